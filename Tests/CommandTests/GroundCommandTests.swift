import ArgumentParser
import Details
import Directory
import Encoding
import PortalSamples
import SealedMessage
import Secrets
import SignedNote
import Testing
import Trustee
import Wording

@testable import senim

@Suite struct `Approving a decision` {
    private func statement(
        about message: Digest, number: String = "12-34"
    ) throws -> AccessStatement {
        try AccessStatement(
            portal: SamplePortal.portal, messageID: MessageID(message), preheaderHash: .zero,
            directoryHash: .zero, keyholder: SamplePortal.identifier("acs"), action: .identity,
            ground: .decision(
                number: DecisionNumber(number), day: AlmatyDay(unixSeconds: SampleCommand.noon)),
            sealingKeyDigest: .zero, nonce: .zero, time: SampleCommand.noon)
    }

    @Test func `shows ten other statements, and those about other messages before all`() throws {
        let own = try statement(about: Digest(hashing: [1]))
        let other = try statement(about: Digest(hashing: [2]))
        func listed(_ others: [AccessStatement]) -> [AccessStatement] {
            DecisionUse(statement: own, tick: SampleCommand.noon, others: others).listed
        }
        let crowd = [AccessStatement](repeating: own, count: 30)
        #expect(listed([other] + crowd) == Array(crowd.prefix(9)) + [other])
        #expect(listed([AccessStatement](repeating: other, count: 30) + crowd).count == 10)
        #expect(listed([]).isEmpty)
        // Many of one day, of other numbers, take nothing off the list that names this very decision.
        let day = [AccessStatement](
            repeating: try statement(about: Digest(hashing: [3]), number: "77"), count: 30)
        let respelt = try statement(about: Digest(hashing: [2]), number: "Б12/34")
        #expect(listed([respelt] + day + crowd) == Array(day.prefix(9)) + [respelt])
    }

    @Test func `asks for the message, and again for a decision that was used for another`() throws {
        let digests = [Digest(hashing: [1]), Digest(hashing: [2])]
        let statements = try digests.map { try statement(about: $0) }
        let digits = String(digests[0].hex.prefix(8))
        func refusal(
            _ options: [String], others: [AccessStatement], isSure: Bool = false
        ) throws -> Phrase? {
            let command = try TrusteeApprove.parse(
                ["--folder", "trustee", "--ground", Digest.zero.hex] + options)
            let use = DecisionUse(
                statement: statements[0], tick: SampleCommand.noon, others: others)
            return SampleCommand.refusal {
                try command.confirm(use, SampleCommand.output) { _ in isSure }
            }
        }
        let wrong = ["--message", String(digests[1].hex.prefix(8))]
        #expect(try refusal(wrong, others: []) == .trusteeGroundOtherMessage)
        #expect(try refusal(["--message", digits], others: []) == nil)
        #expect(try refusal(["--message", digits], others: [statements[0]]) == nil)
        #expect(
            try refusal(["--message", digits], others: [statements[1]]) == .trusteeGroundUsedBefore)
        #expect(
            try refusal(["--message", digits, "--used-before"], others: [statements[1]]) == nil)
        #expect(
            try refusal(["--message", digits], others: [statements[1]], isSure: true) == nil)
    }

    @Test func `tells of files that look like a wish to challenge, and are none`() throws {
        let folder = try SampleFile.folder()
        let options = try TrusteeFolderOptions.parse(["--folder", folder.path])
        let key = SamplePortal.trustee("t1")
        let request = ChallengeRequest(
            portal: SamplePortal.portal, message: MessageID(Digest(hashing: [1])),
            keyholder: SamplePortal.identifier("head"), time: SampleCommand.noon)
        let bytes = try key.sign(request.text).bytes
        try CommandFiles.writeNew(options.challenge(request.message, request.keyholder), bytes)
        // The same under another name, and what is no note at all.
        try CommandFiles.writeNew(folder.path + "/challenge-copy.note", bytes)
        try CommandFiles.writeNew(folder.path + "/challenge-torn.note", Array(bytes.prefix(40)))
        try CommandFiles.writeNew(
            folder.path + "/challenge-long.note", [UInt8](repeating: 0, count: 5000))
        let state = try TrusteeState(
            trustee: SamplePortal.identifier("t1"), authority: SamplePortal.authority.verifierKey,
            directory: SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))
        let wishes = options.challenges(of: state)
        #expect(wishes.requests == [request])
        #expect(
            wishes.unread == [
                .foreign("challenge-copy.note"), .unreadable("challenge-long.note"),
                .foreign("challenge-torn.note"),
            ])
    }

    @Test func `approves no directory over one that was not taken`() throws {
        let folder = try SampleFile.folder()
        let command = try TrusteeApprove.parse(["--folder", folder.path])
        let first = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"])
        _ = try LedgerFile.create(
            path: command.folder.ledger,
            first: .opened(
                trustee: SamplePortal.identifier("t1"),
                authority: SamplePortal.authority.verifierKey, directory: first))
        var draft = DirectoryDraft(following: SamplePortal.directory)
        let second = SamplePortal.note(draft, approvedBy: [])
        draft.version = 3
        let third = SamplePortal.note(draft, approvedBy: [])
        func refusal(_ note: SignedNote) -> Phrase? {
            SampleCommand.refusal { _ = try command.checked(note) }
        }
        #expect(refusal(second) == nil)
        #expect(refusal(third) == nil)
        let path = command.folder.approvedDirectory
        func leave(_ bytes: [UInt8]) throws {
            try KeyFile.save(bytes, path: path, existing: .replaced)
        }
        // What `run` would not take stands in nobody's way: another's signature, or no note.
        try leave(SamplePortal.note(draft, approvedBy: ["t2"]).bytes)
        #expect(refusal(second) == nil)
        try leave([1, 2, 3])
        #expect(refusal(second) == nil)
        draft.version = 2
        try leave(SamplePortal.note(draft, approvedBy: ["t1"]).bytes)
        #expect(refusal(second) == nil)
        #expect(refusal(third) == .trusteeUntaken(version: 2))
        draft.keyholders[0].isSuspended = true
        let other = SamplePortal.note(draft, approvedBy: [])
        #expect(refusal(other) == .trusteeApprovedOther(version: 2))
        // What cannot be read may be another text.
        try leave([UInt8](repeating: 0, count: 200_000))
        #expect(refusal(second) != nil)
    }
}
