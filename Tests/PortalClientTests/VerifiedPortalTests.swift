import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `A visit to a portal` {
    let stage = Stage()

    @Test func `accepts a portal whose every claim is signed`() async throws {
        let portal = try await stage.visit().verifiedPortal()
        #expect(portal.portal == SamplePortal.portal)
        #expect(portal.freshness == .fresh)
        #expect(portal.set.sealingKey(ofKeyholderAt: 1) != nil)
    }

    @Test func `trusts no other authority than the one given`() async throws {
        let stranger = SamplePortal.signer("other.example/authority").verifierKey
        let visit = PortalVisit(
            calls: stage.calls, authority: stranger, purpose: .reporting
        ) { Sample.noon }
        await #expect(throws: PortalError.directory(.otherPortal(version: 1))) {
            try await visit.verifiedPortal()
        }
    }

    @Test func `refuses a key that is no authority's`() async throws {
        let visit = PortalVisit(
            calls: stage.calls, authority: SamplePortal.gateway.verifierKey, purpose: .reporting
        ) { Sample.noon }
        await #expect(throws: PortalError.notAnAuthorityKey) {
            try await visit.verifiedPortal()
        }
    }

    @Test func `refuses a directory that too few trustees approved`() async throws {
        stage.world.withLock {
            $0.directories = [SamplePortal.note(SamplePortal.draft, approvedBy: ["t1"])]
        }
        await #expect(
            throws: PortalError.directory(.tooFewApprovals(version: 1, count: 1, needed: 2))
        ) { try await stage.visit().verifiedPortal() }
    }

    @Test func `refuses an older directory than one seen before in the same visit`() async throws {
        let visit = stage.visit()
        stage.adoptNextDirectory()
        _ = try await visit.verifiedPortal()
        stage.world.withLock { world in
            world.directories.removeLast()
            world.log = PaperLog()
            world.currency = world.log.currency(signedBy: ["t1", "t2"])
        }
        await #expect(throws: PortalError.directoryWentBack) { try await visit.verifiedPortal() }
    }

    @Test func `refuses an address that the directory does not list`() async throws {
        let stage = Stage(at: "https://elsewhere.demo.example")
        await #expect(throws: PortalError.addressNotListed) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test func `lets only those who sign use a socket`() async throws {
        let stage = Stage(at: "unix:/run/senim.socket")
        await #expect(throws: PortalError.localAddress) {
            try await stage.visit(.reporting).verifiedPortal()
        }
        _ = try await stage.visit(.signing).verifiedPortal()
    }

    @Test func `refuses a key note that its owner did not sign`() async throws {
        stage.tamper(.directory) { bytes in
            Sample.made {
                let answer = try DirectoryAnswer(parsing: bytes)
                let note = try SamplePortal.identity("acs").sign(answer.keyNotes[0]?.text ?? "")
                return DirectoryAnswer(
                    directories: answer.directories,
                    keyNotes: [note] + answer.keyNotes.dropFirst()
                ).bytes
            }
        }
        await #expect(throws: PortalError.keyNote(.notSignedByOwner)) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test func `refuses a key that trustees did not confirm`() async throws {
        stage.tamper(.directory) { bytes in
            Sample.made {
                let answer = try DirectoryAnswer(parsing: bytes)
                let note = SamplePortal.signed(
                    SamplePortal.keyNote(PaperKeys.holder("head"), key: "another"))
                return DirectoryAnswer(
                    directories: answer.directories,
                    keyNotes: [note] + answer.keyNotes.dropFirst()
                ).bytes
            }
        }
        await #expect(throws: PortalError.currencyForAnotherSet) {
            try await stage.visit().verifiedPortal()
        }
        #expect(stage.world.withLock { $0.requests.count } == 4, "both are asked for once more")
    }

    @Test func `refuses a currency note that too few trustees signed`() async throws {
        stage.world.withLock { $0.currency = $0.log.currency(signedBy: ["t1"]) }
        await #expect(throws: PortalError.currency(.tooFewSignatures(count: 1, needed: 2))) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test(arguments: [
        (UInt64(3), CurrencyFreshness.fresh), (4, .stale(dayCount: 4)), (7, .stale(dayCount: 7)),
    ])
    func `warns of a currency note of four days`(
        daysLater: UInt64, freshness: CurrencyFreshness
    ) async throws {
        let portal = try await stage.visit(daysLater: daysLater).verifiedPortal()
        #expect(portal.freshness == freshness)
    }

    @Test func `refuses a currency note of eight days`() async throws {
        await #expect(throws: PortalError.currencyExpired(dayCount: 8)) {
            try await stage.visit(daysLater: 8).verifiedPortal()
        }
    }

    @Test func `refuses a currency note of the day after tomorrow`() async throws {
        stage.world.withLock {
            let day = AlmatyDay(unixSeconds: Sample.noon).advanced(by: 2)
            $0.currency = $0.log.currency(signedBy: ["t1", "t2"], day: day)
        }
        await #expect(throws: PortalError.currencyInTheFuture(dayCount: 2)) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test func `refuses an answer that is no directory`() async throws {
        stage.tamper(.directory) { $0 + [0] }
        await #expect(throws: PortalError.malformed(.tooMany(most: 2))) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test(arguments: Problem.allCases)
    func `knows every problem of the gateway`(problem: Problem) async throws {
        stage.world.withLock { $0.problems = [problem] }
        await #expect(throws: PortalError.problem(problem, retryAfterSeconds: nil)) {
            try await stage.visit().verifiedPortal()
        }
    }

    @Test func `passes on why no answer came`() async throws {
        stage.world.withLock { $0.failures = [.proxyRefused] }
        await #expect(throws: PortalError.transport(.proxyRefused)) {
            try await stage.visit().verifiedPortal()
        }
    }
}

@Suite struct `The public log` {
    let stage = Stage()

    @Test func `is accepted with the cosignatures of two trustees and the witness`() async throws {
        stage.publish()
        let visit = stage.visit()
        let checkpoint = try await visit.publicCheckpoint(of: visit.verifiedPortal())
        #expect(checkpoint.checkpoint.size == stage.world.withLock { $0.log.size })
    }

    @Test(arguments: [["t1", "w1"], ["t1", "t2"]])
    func `is refused when a cosignature is missing`(cosigners: [String]) async throws {
        stage.world.withLock { $0.published = $0.log.checkpoint(cosignedBy: cosigners) }
        let visit = stage.visit()
        let portal = try await visit.verifiedPortal()
        await #expect(throws: PortalError.checkpointRefused(.quorum)) {
            try await visit.publicCheckpoint(of: portal)
        }
    }

    @Test func `is refused when it is not what trustees named today`() async throws {
        stage.world.withLock { world in
            world.published = world.log.checkpoint(
                root: Digest(hashing: [1]), cosignedBy: ["t1", "t2", "w1"])
        }
        let visit = stage.visit()
        let portal = try await visit.verifiedPortal()
        await #expect(throws: PortalError.inconsistent(.rootMismatch)) {
            try await visit.publicCheckpoint(of: portal)
        }
    }

    @Test func `proves each entry from its tiles`() async throws {
        stage.publish()
        let visit = stage.visit()
        let checkpoint = try await visit.publicCheckpoint(of: visit.verifiedPortal())
        var cache = TileCache()
        for entry in stage.world.withLock({ $0.log.entries }) {
            let proof = try await visit.inclusionProof(
                ofEntry: entry.index, in: checkpoint, cache: &cache)
            try proof.verify(leafHash: MerkleHash.leaf(entry.leaf), in: checkpoint)
        }
        let tileCount = stage.world.withLock { $0.requests.count { $0.hasPrefix("/tile/") } }
        #expect(tileCount == 1)
    }
}

@Suite struct `An entry with its proof` {
    let stage = Stage()
    private var policies: [WitnessPolicy] { SamplePortal.chain.policies }

    private func proof() throws -> AcceptanceProof {
        stage.publish()
        return try #require(stage.world.withLock { $0.proof(2) })
    }

    @Test func `is accepted as it stands`() throws {
        let proven = try ProvenEntry(try proof(), policies: policies)
        #expect(proven.entry.index == 2)
    }

    @Test func `is refused under another portal's policy`() throws {
        #expect(throws: EntryRefused.proof(.policy(.unknownLog))) {
            try ProvenEntry(try proof(), policies: [])
        }
    }

    @Test func `is refused when a byte of the leaf changed`() throws {
        let proof = try proof()
        var leaf = proof.entry.leaf
        leaf[11] ^= 1
        #expect(throws: EntryRefused.proof(.inclusion(.rootMismatch))) {
            try ProvenEntry(proof.with(leaf: leaf), policies: policies)
        }
        leaf[43] ^= 1
        #expect(throws: EntryRefused.detailNotCommitted) {
            try ProvenEntry(proof.with(leaf: leaf), policies: policies)
        }
        leaf[0] ^= 1
        #expect(throws: EntryRefused.malformedLeaf) {
            try ProvenEntry(proof.with(leaf: leaf), policies: policies)
        }
    }

    @Test func `is refused when a byte of the nonce changed`() throws {
        let proof = try proof()
        var nonce = proof.entry.nonce
        nonce[0] ^= 1
        #expect(throws: EntryRefused.detailNotCommitted) {
            try ProvenEntry(proof.with(nonce: nonce), policies: policies)
        }
    }

    @Test func `is refused with the detail of another entry`() throws {
        let proof = try proof()
        let other = stage.world.withLock { $0.log.entries[1].detail }
        #expect(throws: EntryRefused.detailNotCommitted) {
            try ProvenEntry(proof.with(detail: other), policies: policies)
        }
        #expect(throws: EntryRefused.malformedDetail) {
            try ProvenEntry(proof.with(detail: [1]), policies: policies)
        }
    }

    @Test func `is refused at another place than the proof's`() throws {
        let proof = try proof()
        #expect(throws: EntryRefused.otherIndex) {
            try ProvenEntry(proof.with(index: 3), policies: policies)
        }
    }

    @Test func `is refused with another entry's proof`() throws {
        let proof = try proof()
        let other = try #require(stage.world.withLock { $0.proof(1) })
        let crossed = AcceptanceProof(entry: other.entry, proof: proof.proof)
        #expect(throws: EntryRefused.otherIndex) { try ProvenEntry(crossed, policies: policies) }
        let cut = AcceptanceProof(entry: proof.entry, proof: Array(proof.proof.dropLast()))
        #expect(throws: EntryRefused.malformedProof) { try ProvenEntry(cut, policies: policies) }
    }
}

extension AcceptanceProof {
    fileprivate func with(
        index: UInt64? = nil, leaf: [UInt8]? = nil, nonce: [UInt8]? = nil, detail: [UInt8]? = nil
    ) -> AcceptanceProof {
        AcceptanceProof(
            entry: LoggedEntry(
                index: index ?? entry.index, leaf: leaf ?? entry.leaf,
                nonce: nonce ?? entry.nonce, detail: detail ?? entry.detail), proof: proof)
    }
}
