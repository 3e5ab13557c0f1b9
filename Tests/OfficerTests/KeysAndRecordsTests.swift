import Details
import Directory
import Encoding
import Exchange
import Glibc
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing
import TransparencyLog

// `unsafe` here: a temporary folder is removed by its path.

@Suite struct `A keyholder's keys` {
    @Test func `come with a card and a key note that a directory accepts`() throws {
        let quarter = AlmatyDay(unixSeconds: Sample.noon).quarter
        let keys = OfficerKeys(
            portal: SamplePortal.portal, id: SamplePortal.identifier("acs"), quarter: quarter)
        let card = try Card(verifying: keys.card())
        let identity = keys.identitySigner().verifierKey
        #expect(card.key == identity)
        let signed = keys.keyNote(for: quarter, at: 1)
        let note = try KeyNote(parsing: #require(signed).text)
        #expect(note.owner == .keyholder(SamplePortal.identifier("acs")))
        let publicKey = keys.sealingKey(of: quarter)?.publicKey
        #expect(note.sealingKey == publicKey)
    }

    @Test func `are made for each quarter once`() throws {
        let quarter = AlmatyDay(unixSeconds: Sample.noon).quarter
        var keys = OfficerKeys(
            portal: SamplePortal.portal, id: SamplePortal.identifier("acs"), quarter: quarter)
        let first = keys.sealingKey(of: quarter)?.publicKey
        keys.addKeys(for: quarter)
        let again = keys.sealingKey(of: quarter)?.publicKey
        #expect(again == first)
        keys.addKeys(for: quarter.next)
        let quarters = keys.sealingQuarters
        #expect(quarters == [quarter.next, quarter])
        let missing = keys.keyNote(for: quarter.previous, at: 1)
        #expect(missing == nil)
    }

    @Test func `survive the key file, and no other role's file passes for one`() throws {
        let quarter = AlmatyDay(unixSeconds: Sample.noon).quarter
        let keys = OfficerKeys(
            portal: SamplePortal.portal, id: SamplePortal.identifier("acs"), quarter: quarter)
        let names = keys.withRing { $0.names }
        #expect(names == ["data-2026Q4", "identity", "sealing-2026Q4"])
        #expect(throws: UnusableKeyFile()) {
            _ = try OfficerKeys(KeyRing(role: .trustee, portal: "demo.example", id: "t1"))
        }
        #expect(throws: UnusableKeyFile()) {
            _ = try OfficerKeys(KeyRing(role: .keyholder, portal: "demo.example", id: "acs"))
        }
    }

    @Test func `of this quarter are posted when the portal lists none`() async throws {
        let bureau = try await Bureau()
        bureau.stage.world.withLock { world in
            world.tampering[Endpoint.directory.path] = { bytes in
                Sample.made {
                    let answer = try DirectoryAnswer(parsing: bytes)
                    var notes = answer.keyNotes
                    notes[1] = nil
                    return DirectoryAnswer(directories: answer.directories, keyNotes: notes).bytes
                }
            }
            let set = Sample.made {
                try DirectorySet(
                    directory: SamplePortal.directory,
                    keyNotes: SamplePortal.directory.sealingKeyOwners.enumerated().map {
                        $0.offset == 1
                            ? nil
                            : try VerifiedKeyNote(
                                verifying: PaperKeys.note($0.element), in: SamplePortal.directory)
                    })
            }
            world.currency = world.log.currency(signedBy: ["t1", "t2"], hash: set.hash)
        }
        var desk = try await bureau.desk()
        let isListed = try await desk.tendKeys { _ in Issue.record("nothing to save") }
        #expect(!isListed)
        let posted = try #require(bureau.stage.world.withLock { $0.postedKeys.first })
        #expect(
            try KeyNote(parsing: posted.text).sealingKey.digest
                == PaperKeys.sealingKey(PaperKeys.holder("acs")).publicKey.digest)
    }
}

@Suite struct `A record whose key is gone` {
    @Test func `counts as none in lists, and keeps nobody from the others`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        #expect(try await desk.inbox().map(\.state).contains(.opened))
        var keys = try Bureau.keys("acs")
        keys.removeKeys(of: AlmatyDay(unixSeconds: Sample.noon).quarter)
        let later = try await Desk(
            visit: bureau.stage.visit(.signing), keys: keys, records: bureau.records,
            clock: { Sample.noon }, pause: { _ in })
        #expect(try await later.inbox().allSatisfy { $0.state == .new })
        await #expect(throws: DeskFailed.reply(.notOpened)) {
            try await later.thread(of: bureau.report.reportID)
        }
        #expect(try await later.keyNeeds().isEmpty)
    }
}

@Suite struct `A folder of records` {
    @Test func `gives back what was put in, and replaces it`() throws {
        let path = "/tmp/senim-records-\(Digest(hashing: randomBytes(32)).hex.prefix(16))"
        defer {
            for name in ["a", "b"] { _ = unsafe unlink("\(path)/\(name).record") }
            _ = unsafe rmdir(path)
        }
        let folder = try RecordFolder(path)
        #expect(try folder.read("a") == nil)
        try folder.write([1], as: "a")
        try folder.write([2, 3], as: "a")
        try folder.write([], as: "b")
        #expect(try folder.read("a") == [2, 3])
        #expect(try RecordFolder(path).names() == ["a", "b"])
    }

    @Test func `is refused where none can be`() {
        #expect(throws: RecordStoreFailed.folder) { try RecordFolder("/proc/none/records") }
    }
}
