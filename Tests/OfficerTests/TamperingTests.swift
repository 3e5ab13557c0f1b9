import Details
import Directory
import Encoding
import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `What the gateway changes in an opening` {
    /// Opens with a change to the answer of `/open`.
    private func open(
        _ change: @escaping @Sendable (OpenAnswer) throws -> OpenAnswer
    ) async throws {
        let bureau = try await Bureau()
        bureau.stage.tamperOpen(change)
        _ = try await bureau.open()
    }

    /// Opens with a change to the answer of `/releases`.
    private func release(
        _ change: @escaping @Sendable (ReleasesAnswer) throws -> ReleasesAnswer
    ) async throws {
        let bureau = try await Bureau()
        bureau.stage.tamperReleases { $0.answers.isEmpty ? $0 : try change($0) }
        _ = try await bureau.open()
    }

    private func answer(
        _ change: @escaping @Sendable (TrusteeAnswer) throws -> TrusteeAnswer
    ) async throws {
        let bureau = try await Bureau()
        bureau.stage.tamperAnswer(change)
        _ = try await bureau.open()
    }

    @Test func `a fresh checkpoint that the log did not sign`() async {
        await #expect(throws: DeskFailed.opening(.freshNotSigned(.notSignedByLog))) {
            try await open { answer in
                answer.with(
                    freshCheckpoint: try SamplePortal.gateway.sign(answer.freshCheckpoint.text))
            }
        }
    }

    @Test func `a byte of the acceptance's nonce`() async {
        await #expect(
            throws: DeskFailed.opening(.acceptanceEntry(.detailNotCommitted))
        ) {
            try await open {
                $0.with(acceptance: $0.acceptance.with(nonce: $0.acceptance.nonce.flipped(at: 0)))
            }
        }
    }

    @Test func `the acceptance for that of another message`() async throws {
        let bureau = try await Bureau()
        let other = bureau.stage.world.withLock { $0.log.entries[7] }
        bureau.stage.tamperOpen { $0.with(acceptance: other) }
        await #expect(throws: DeskFailed.opening(.acceptanceOfAnother)) {
            try await bureau.open()
        }
    }

    @Test func `a hash of the acceptance's proof`() async {
        await #expect(throws: DeskFailed.opening(.acceptanceNotIncluded(.rootMismatch))) {
            try await open { $0.with(acceptanceProof: $0.acceptanceProof.spoilt) }
        }
    }

    @Test func `the statement for another`() async {
        await #expect(throws: DeskFailed.opening(.anotherStatement)) {
            try await open { $0.with(statement: $0.acceptance) }
        }
    }

    @Test func `a byte of the statement's nonce`() async {
        await #expect(throws: DeskFailed.opening(.statementEntry(.detailNotCommitted))) {
            try await open {
                $0.with(statement: $0.statement.with(nonce: $0.statement.nonce.flipped(at: 0)))
            }
        }
    }

    @Test func `a hash of the statement's proof`() async {
        await #expect(throws: DeskFailed.opening(.statementNotIncluded(.rootMismatch))) {
            try await open { $0.with(statementProof: $0.statementProof.spoilt) }
        }
    }

    @Test(arguments: [-1, 8, 148])
    func `a byte of slot, directory hash or commitment`(position: Int) async {
        await #expect(throws: DeskFailed.opening(.anotherMessage)) {
            try await open { $0.with(header: $0.header.flipped(at: position)) }
        }
    }

    @Test func `a byte of the body, or its length`() async {
        await #expect(throws: DeskFailed.opening(.anotherMessage)) {
            try await open { $0.with(body: $0.body.flipped(at: 0)) }
        }
        await #expect(
            throws: DeskFailed.opening(.message(.bodyMismatch(byteCount: 16399, expected: 16400)))
        ) { try await open { $0.with(body: Array($0.body.dropLast())) } }
    }

    @Test func `the preheader hash in the list`() async throws {
        let bureau = try await Bureau()
        bureau.stage.tamper(.inbox) { bytes in
            Sample.made {
                MessageList(
                    messages: try MessageList(parsing: bytes).messages.map { message in
                        ListedMessage(
                            messageID: message.messageID, kind: message.kind, isOwn: message.isOwn,
                            index: message.index, tick: message.tick, preheaderHash: .zero,
                            consentHash: message.consentHash)
                    }
                ).bytes
            }
        }
        await #expect(throws: DeskFailed.opening(.anotherPreheader)) { try await bureau.open() }
    }

    @Test func `the trustees' cosignatures`() async throws {
        let bureau = try await Bureau()
        bureau.stage.world.withLock { $0.cosigners = ["t1"] }
        await #expect(throws: DeskFailed.opening(.notCosigned(.quorum))) {
            try await bureau.open()
        }
    }

    @Test func `a hash of the consistency proof`() async {
        await #expect(throws: DeskFailed.opening(.inconsistent(.rootMismatch))) {
            try await release { $0.with(consistency: $0.consistency.spoilt) }
        }
    }

    @Test func `a hash of the proofs in the cosigned tree`() async {
        await #expect(throws: DeskFailed.opening(.acceptanceNotCosigned(.rootMismatch))) {
            try await release { $0.with(acceptanceProof: $0.acceptanceProof.spoilt) }
        }
        await #expect(throws: DeskFailed.opening(.statementNotCosigned(.rootMismatch))) {
            try await release { $0.with(statementProof: $0.statementProof.spoilt) }
        }
    }

    @Test func `a byte of a release`() async {
        await #expect(
            throws: DeskFailed.opening(.releaseChanged(SamplePortal.identifier("t1")))
        ) {
            try await answer {
                TrusteeAnswer(note: $0.note, release: $0.release.flipped(at: 0))
            }
        }
    }

    @Test func `the signature of a trustee's answer`() async {
        await #expect(
            throws: DeskFailed.opening(.answerNotSigned(SamplePortal.identifier("t1")))
        ) {
            try await answer {
                TrusteeAnswer(
                    note: try SamplePortal.trustee("t2").sign($0.note.text), release: $0.release)
            }
        }
    }

    @Test func `a trustee's answer for one to another statement`() async {
        await #expect(
            throws: DeskFailed.opening(.answerToAnother(SamplePortal.identifier("t1")))
        ) {
            try await answer { answer in
                let note = try ReleaseNote(parsing: answer.note.text)
                let other = ReleaseNote(
                    portal: note.portal, statement: StatementHash(.zero),
                    messageID: note.messageID, trustee: note.trustee, time: note.time,
                    releaseDigest: note.releaseDigest)
                return TrusteeAnswer(
                    note: other.signed(by: SamplePortal.trustee("t1")), release: answer.release)
            }
        }
    }

    @Test func `a trustee for one that nobody listed`() async {
        let stranger = SamplePortal.identifier("t9")
        await #expect(throws: DeskFailed.opening(.unknownTrustee(stranger))) {
            try await answer { answer in
                let note = try ReleaseNote(parsing: answer.note.text)
                let other = ReleaseNote(
                    portal: note.portal, statement: note.statement, messageID: note.messageID,
                    trustee: stranger, time: note.time, releaseDigest: note.releaseDigest)
                return TrusteeAnswer(
                    note: other.signed(by: SamplePortal.trustee("t9")), release: answer.release)
            }
        }
    }

    @Test func `a trustee's answer for something else`() async {
        await #expect(throws: DeskFailed.opening(.malformedAnswer)) {
            try await answer {
                TrusteeAnswer(
                    note: try SamplePortal.trustee("t1").sign("something else\n"),
                    release: $0.release)
            }
        }
    }

    @Test func `a byte of a record on the disk`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.records.files.withLock { files in
            for (name, bytes) in files { files[name] = bytes.flipped(at: -1) }
        }
        await #expect(throws: DeskFailed.record(.malformed(bureau.report.reportID))) {
            try await bureau.open(releasing: nil)
        }
    }
}
