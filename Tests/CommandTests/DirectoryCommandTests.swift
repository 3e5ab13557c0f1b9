import ArgumentParser
import Directory
import PortalSamples
import Secrets
import SignedNote
import Testing
import TransparencyLog
import Wording

@testable import senim

/// What the authority's commands do to a draft, and what they refuse.
@Suite struct `The draft of a directory` {
    private let portal = SamplePortal.portal

    private func removed(_ id: String, from draft: inout DirectoryDraft) throws -> String {
        try DirectoryRemove.parse([id, "--folder", "authority"]).remove(from: &draft)
    }

    /// A card as its owner signs it.
    private func card(
        _ content: Card.Content, signedBy signer: borrowing NoteSigner
    ) throws -> SampleFile {
        let card = try Card(portal: portal, content: content)
        return try SampleFile(String(decoding: try signer.sign(card.text).bytes, as: UTF8.self))
    }

    private func replace(_ options: [String], in draft: inout DirectoryDraft) throws {
        _ = try DirectoryReplace.parse(options + ["--folder", "authority"]).replace(in: &draft)
    }

    @Test(arguments: [
        ("head", "demo.example/keyholder/head"), ("t2", "demo.example/trustee/t2"),
        ("a1", "demo.example/auditor/a1"), ("w1", "demo.example/witness/w1"),
        ("cover", "demo.example/cover"),
        ("demo.example/witness/w1", "demo.example/witness/w1"),
    ])
    func `loses whom an id or the name of a key names, and nobody else`(
        id: String, name: String
    ) throws {
        var draft = SamplePortal.draft
        draft.coverKey = SamplePortal.signer(portal.coverKeyName).verifierKey
        var expected = draft
        expected.keyholders.removeAll { $0.id.text == id }
        expected.trustees.removeAll { $0.id.text == id }
        expected.auditors.removeAll { $0.id.text == id }
        if name.hasSuffix("/w1") { expected.witnesses = [] }
        if id == "cover" { expected.coverKey = nil }
        #expect(try removed(id, from: &draft) == name)
        #expect(draft == expected)
        #expect(draft != SamplePortal.draft || id == "cover")
    }

    @Test(arguments: ["w", "keyholder/head", "", "authority"])
    func `loses nobody whom it does not list`(id: String) {
        var draft = SamplePortal.draft
        let refusal = SampleCommand.refusal { _ = try removed(id, from: &draft) }
        #expect(refusal == .directoryMemberUnknown(id: id))
        #expect(draft == SamplePortal.draft)
    }

    @Test func `asks for the name of the key where several have one id`() throws {
        var draft = SamplePortal.draft
        draft.auditors = [SamplePortal.auditorEntry("t2")]
        #expect(
            SampleCommand.refusal { _ = try removed("t2", from: &draft) }
                == .directoryIdAmbiguous(id: "t2"))
        #expect(try removed("demo.example/auditor/t2", from: &draft) == "demo.example/auditor/t2")
        #expect(draft.auditors.isEmpty && draft.trustees.count == 3)
    }

    @Test func `gets a new key, and keeps the person and the place`() throws {
        var draft = SamplePortal.draft
        let new = try NoteSigner(name: "demo.example/keyholder/head", key: SigningKey())
        let file = try card(
            .keyholder(id: SamplePortal.identifier("head"), identityKey: new.verifierKey),
            signedBy: new)
        try replace(["--card", file.path], in: &draft)
        var expected = SamplePortal.draft
        expected.keyholders[0].identityKey = new.verifierKey
        #expect(draft == expected)
        #expect(throws: Never.self) { try Directory(checking: draft) }
    }

    @Test func `gets a trustee's and an auditor's new keys under the old names`() throws {
        var draft = SamplePortal.draft
        let trustee = try NoteSigner(name: "demo.example/trustee/t2", key: SigningKey())
        let cosigner = try CosigningKey(name: "demo.example/trustee/t2/cosigner", key: SigningKey())
        let auditor = try NoteSigner(name: "demo.example/auditor/a1", key: SigningKey())
        let sealingKey = SamplePortal.sealingKey("new")
        let cards = [
            try card(
                .trustee(
                    id: SamplePortal.identifier("t2"), noteKey: trustee.verifierKey,
                    cosigningKey: cosigner.verifierKey), signedBy: trustee),
            try card(
                .auditor(
                    id: SamplePortal.identifier("a1"), noteKey: auditor.verifierKey,
                    sealingKey: sealingKey), signedBy: auditor),
        ]
        for card in cards { try replace(["--card", card.path], in: &draft) }
        let old = SamplePortal.draft
        #expect(draft.trustees.map(\.id) == old.trustees.map(\.id))
        #expect(draft.trustees[1].name == old.trustees[1].name)
        #expect(draft.trustees[1].noteKey == trustee.verifierKey)
        #expect(draft.trustees[1].cosigningKey == cosigner.verifierKey)
        #expect(draft.auditors[0].noteKey == auditor.verifierKey)
        #expect(draft.auditors[0].sealingKey == sealingKey)
        #expect(throws: Never.self) { try Directory(checking: draft) }
    }

    @Test func `gets a witness's new key from its file`() throws {
        var draft = SamplePortal.draft
        let name = "demo.example/witness/w1"
        let new = try CosigningKey(name: name, key: SigningKey()).verifierKey
        let file = try SampleFile(new.text + "\n")
        try replace(["--vkey", file.path], in: &draft)
        #expect(draft.witnesses == [new])
    }

    @Test func `gets no key of somebody whom it does not list, or who cannot be replaced`() throws {
        var draft = SamplePortal.draft
        let stranger = SamplePortal.identity("deputy")
        let unlisted = try card(
            .keyholder(
                id: SamplePortal.identifier("deputy"), identityKey: stranger.verifierKey),
            signedBy: stranger)
        let gateway = try card(
            .gateway(
                noteKey: SamplePortal.gateway.verifierKey,
                logKey: SamplePortal.signer(portal.logOrigin).verifierKey),
            signedBy: SamplePortal.gateway)
        let refusals: [([String], Phrase)] = [
            (["--card", unlisted.path], .directoryMemberUnknown(id: "deputy")),
            (["--card", gateway.path], .directoryCardOtherRole),
            ([], .usageMissing(option: "--card")),
            (
                ["--card", gateway.path, "--vkey", gateway.path],
                .usageTogether(first: "--card", second: "--vkey")
            ),
        ]
        for (options, phrase) in refusals {
            #expect(SampleCommand.refusal { try replace(options, in: &draft) } == phrase)
        }
        #expect(draft == SamplePortal.draft)
    }

    @Test func `gets no key that it has already`() throws {
        var draft = SamplePortal.draft
        let head = SamplePortal.identity("head")
        let old = try card(
            .keyholder(
                id: SamplePortal.identifier("head"), identityKey: head.verifierKey), signedBy: head)
        let trustee = draft.trustees[1]
        let oldTrustee = try card(
            .trustee(
                id: trustee.id, noteKey: trustee.noteKey, cosigningKey: trustee.cosigningKey),
            signedBy: SamplePortal.trustee("t2"))
        let witness = try SampleFile(draft.witnesses[0].text + "\n")
        let refusals = [
            (["--card", old.path], "head"), (["--card", oldTrustee.path], "t2"),
            (["--vkey", witness.path], "demo.example/witness/w1"),
        ]
        for (options, id) in refusals {
            #expect(
                SampleCommand.refusal { try replace(options, in: &draft) }
                    == .directoryKeyUnchanged(id: id))
        }
        #expect(draft == SamplePortal.draft)
    }

    @Test func `leaves suspended whom a new key is given, and knows it`() throws {
        var draft = SamplePortal.draft
        draft.keyholders[0].isSuspended = true
        let new = try NoteSigner(name: "demo.example/keyholder/head", key: SigningKey())
        let file = try card(
            .keyholder(id: SamplePortal.identifier("head"), identityKey: new.verifierKey),
            signedBy: new)
        try replace(["--card", file.path], in: &draft)
        #expect(draft.isSuspended(holderOf: new.verifierKey))
        draft.keyholders[0].isSuspended = false
        #expect(!draft.isSuspended(holderOf: new.verifierKey))
    }

    @Test(
        arguments: [
            ([], Phrase.usageMissing(option: "--web")),
            (["--web", "ftp://a.example"], .usageInvalid(option: "--web")),
            (
                ["--web", "https://a.example", "--web", "https://a.example"],
                .usageInvalid(option: "--web")
            ),
            (["--onion", "https://a.example"], .usageInvalid(option: "--onion")),
        ] as [([String], Phrase)])
    func `has addresses of the right kind, at least one and none twice`(
        options: [String], phrase: Phrase
    ) throws {
        let command = try DirectorySetOrigins.parse(options + ["--folder", "authority"])
        #expect(SampleCommand.refusal { _ = try command.addresses.origins() } == phrase)
        let good = try DirectorySetOrigins.parse(
            ["--web", "https://b.example", "--folder", "authority"])
        #expect(try good.addresses.origins().web.map(\.text) == ["https://b.example"])
    }

    @Test func `gives an id that was once a person's to no other`() throws {
        let folder = try SampleFile.folder()
        try folder.write(
            Array((SamplePortal.authority.verifierKey.text + "\n").utf8), as: "authority.vkey")
        var draft = SamplePortal.draft
        for version in 1...2 {
            let note = SamplePortal.note(draft, approvedBy: [])
            try folder.write(note.bytes, as: "directory-\(version).note")
            draft = DirectoryDraft(following: try Directory(checking: draft))
            draft.keyholders.removeAll { $0.id.text == "head" }
        }
        let command = try DirectoryAddKeyholder.parse([
            "--folder", folder.path, "--card", "x", "--person", "x", "--name", "x", "--body", "x",
            "--role", "head", "--post", "x", "--from", "2026-01-01",
        ])
        #expect(draft.version == 3)
        #expect(
            SampleCommand.refusal {
                try command.checkPerson(of: SamplePortal.keyholder("head", person: "q"), in: draft)
            } == .portalDirectoryOtherPerson("head"))
        #expect(throws: Never.self) {
            try command.checkPerson(of: SamplePortal.keyholder("head"), in: draft)
        }
    }
}

/// What becomes of a version that trustees declined.
@Suite struct `A signed version of a directory` {
    /// A folder with versions 1 and 2, and the draft of the third.
    private func folder() throws -> SampleFile {
        let folder = try SampleFile.folder()
        try folder.write(
            Array((SamplePortal.authority.verifierKey.text + "\n").utf8), as: "authority.vkey")
        var draft = SamplePortal.draft
        for version in 1...2 {
            if version == 2 { draft.threshold = 3 }
            let note = SamplePortal.note(draft, approvedBy: [])
            try folder.write(note.bytes, as: "directory-\(version).note")
            draft = DirectoryDraft(following: try Directory(checking: draft))
        }
        try folder.write(Array(draft.text.utf8), as: "draft.directory")
        return folder
    }

    private func withdraw(_ version: String, sure: Bool = true, in folder: SampleFile) throws {
        let options = [version, "--folder", folder.path] + (sure ? ["--not-in-force"] : [])
        _ = try DirectoryWithdraw.parse(options).withdraw()
    }

    private func versionToSign(in folder: SampleFile) throws -> UInt64 {
        let command = try DirectorySign.parse(["--folder", folder.path, "--passphrase-fd", "0"])
        let folder = DirectoryFolder(path: folder.path)
        let directory = try Directory(checking: try folder.draft())
        _ = try command.earlier(than: directory, in: folder)
        return directory.version
    }

    @Test func `becomes a draft again with the changes made since, and its note is kept`() throws {
        let sample = try folder()
        let folder = DirectoryFolder(path: sample.path)
        let second = try folder.read(folder.noteFile(version: 2), limit: 1 << 20)
        var draft = try folder.draft()
        draft.keyholders[0].isSuspended = true
        try folder.save(draft)
        try withdraw("2", in: sample)
        let again = try folder.draft()
        #expect(again.version == 2 && again.previous == SamplePortal.directory.digest)
        #expect(again.threshold == 3 && again.keyholders[0].isSuspended)
        #expect(!folder.exists(folder.noteFile(version: 2)))
        let kept = sample.path + "/directory-2.withdrawn-1.note"
        #expect(try folder.read(kept, limit: 1 << 20) == second)
        #expect(try versionToSign(in: sample) == 2)
    }

    @Test func `keeps the changes when it was stopped before its note was moved`() throws {
        let sample = try folder()
        let folder = DirectoryFolder(path: sample.path)
        var draft = try folder.draft()
        draft.keyholders[0].isSuspended = true
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        try folder.save(draft)
        try withdraw("2", in: sample)
        #expect(try folder.draft() == draft)
        #expect(!folder.exists(folder.noteFile(version: 2)))
    }

    @Test func `takes its place again when it came into force after all`() throws {
        let sample = try folder()
        let folder = DirectoryFolder(path: sample.path)
        let second = try folder.signed(version: 2)
        try withdraw("2", in: sample)
        // Another text took its place meanwhile, and is withdrawn in turn.
        var other = try folder.draft()
        other.keyholders[0].isSuspended = true
        try sample.write(
            SamplePortal.note(other, approvedBy: []).bytes, as: "directory-2.note")
        try withdraw("2", in: sample)
        #expect(folder.exists(sample.path + "/directory-2.withdrawn-2.note"))
        try sample.write(second.note.bytes, as: "directory-2.note")
        let draft = try folder.draft()
        #expect(draft == DirectoryDraft(following: second.directory))
    }

    @Test func `is withdrawn only if it is the last, not the first, and not in force`() throws {
        let sample = try folder()
        let folder = DirectoryFolder(path: sample.path)
        let draft = try folder.draft()
        for version in ["1", "3"] {
            #expect(
                SampleCommand.refusal { try withdraw(version, in: sample) }
                    == .directoryWithdrawNotLast(version: version))
        }
        #expect(
            SampleCommand.refusal { try withdraw("2", sure: false, in: sample) }
                == .directoryWithdrawNotSure(version: "2"))
        #expect(try folder.draft() == draft)
        #expect(folder.exists(folder.noteFile(version: 2)))
        try withdraw("2", in: sample)
        #expect(
            SampleCommand.refusal { try withdraw("1", in: sample) } == .directoryWithdrawFirst)
        #expect(folder.exists(folder.noteFile(version: 1)))
    }

    @Test func `is not signed again under the next number`() throws {
        let sample = try folder()
        let folder = DirectoryFolder(path: sample.path)
        #expect(
            SampleCommand.refusal { _ = try versionToSign(in: sample) }
                == .directoryUnchanged(version: "2"))
        var draft = try folder.draft()
        draft.keyholders[0].isSuspended = true
        try folder.save(draft)
        #expect(try versionToSign(in: sample) == 3)
    }
}
