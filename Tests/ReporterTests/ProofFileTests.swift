import Details
import Directory
import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

@Suite struct `A proof file` {
    private let authority = SamplePortal.authority.verifierKey

    private func proof() async throws -> (ProofFile, MessageID) {
        let letter = try await Correspondence()
        let accepted = try await letter.submit()
        letter.stage.tick()
        let reader = MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt)
        let answer = try await reader.fetchMessage(letter.report.reportID)
        let file = try ProofFile(
            answer, of: letter.report.reportID, portal: letter.portal,
            receipt: accepted.report.note)
        return (file, letter.report.reportID)
    }

    /// The file with one of its frames changed.
    private func file(
        changing frame: Int, _ change: ([UInt8]) -> [UInt8]
    ) async throws -> ProofFile {
        let magic = Array("senim/proof/v1\n".utf8)
        let bytes = try await proof().0.bytes
        var frames = try Frames.decode(Array(bytes.dropFirst(magic.count)), exactly: 7)
        frames[frame] = change(frames[frame])
        return try ProofFile(parsing: magic + Frames.encode(frames))
    }

    @Test func `shows offline that the message was accepted`() async throws {
        let (file, id) = try await proof()
        let proven = try ProofFile(parsing: file.bytes).verified(by: authority)
        #expect(proven.messageID == id)
        #expect(proven.tick == Sample.noon)
        #expect(proven.portal == SamplePortal.portal)
        #expect(proven.hasReceipt)
    }

    @Test func `is not there before the tick`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let reader = MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt)
        let answer = try await reader.fetchMessage(letter.report.reportID)
        #expect(throws: ProofRefused.notYetProven) {
            try ProofFile(
                answer, of: letter.report.reportID, portal: letter.portal, receipt: nil)
        }
    }

    @Test func `is not made of another message than the one asked for`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let reader = MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt)
        let answer = try await reader.fetchMessage(letter.report.identityID)
        #expect(throws: ProofRefused.otherMessage) {
            try ProofFile(
                answer, of: letter.report.reportID, portal: letter.portal, receipt: nil)
        }
    }

    @Test func `shows nothing to who trusts another authority`() async throws {
        let (file, _) = try await proof()
        #expect(throws: ProofRefused.otherAuthority) {
            try file.verified(by: SamplePortal.signer("other.example/authority").verifierKey)
        }
    }

    @Test func `shows nothing with a changed byte of the message`() async throws {
        let body = try await file(changing: 0) { $0.flipped(at: -1) }
        #expect(throws: ProofRefused.acceptance(.otherDetail)) {
            try body.verified(by: authority)
        }
        let directoryHash = try await file(changing: 0) { $0.flipped(at: 8) }
        #expect(throws: ProofRefused.otherDirectory) {
            try directoryHash.verified(by: authority)
        }
    }

    @Test func `shows nothing with a changed nonce, leaf or detail`() async throws {
        let nonce = try await file(changing: 1) { $0.flipped(at: 12 + 4 + 44 + 4) }
        #expect(throws: ProofRefused.acceptance(.entry(.detailNotCommitted))) {
            try nonce.verified(by: authority)
        }
        let day = try await file(changing: 1) { $0.flipped(at: 12 + 4 + 11) }
        #expect(throws: ProofRefused.acceptance(.entry(.proof(.inclusion(.rootMismatch))))) {
            try day.verified(by: authority)
        }
    }

    @Test func `shows nothing with a directory that nobody approved`() async throws {
        let stranger = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1"])
        let file = try await file(changing: 3) { bytes in
            Sample.made {
                let answer = try DirectoryAnswer(parsing: bytes)
                return DirectoryAnswer(directories: [stranger], keyNotes: answer.keyNotes).bytes
            }
        }
        #expect(
            throws: ProofRefused.directory(
                .directory(.tooFewApprovals(version: 1, count: 1, needed: 2)))
        ) { try file.verified(by: authority) }
    }

    @Test func `shows nothing under a policy that is not the directory's`() async throws {
        let file = try await file(changing: 4) { $0 + Array("# more\n".utf8) }
        #expect(throws: ProofRefused.policy) { try file.verified(by: authority) }
    }

    @Test func `shows nothing with a receipt that the gateway did not sign`() async throws {
        let file = try await file(changing: 6) { bytes in
            Sample.made {
                try SamplePortal.identity("acs").sign(SignedNote(parsing: bytes).text).bytes
            }
        }
        #expect(throws: ProofRefused.receipt(.notSignedByGateway)) {
            try file.verified(by: authority)
        }
    }

    @Test func `is not read when it is something else or cut short`() async throws {
        let bytes = try await proof().0.bytes
        #expect(throws: MalformedProofFile.notAProofFile) {
            try ProofFile(parsing: Array(bytes.dropFirst()))
        }
        #expect(throws: MalformedProofFile.frames) {
            try ProofFile(parsing: Array(bytes.dropLast()))
        }
        #expect(throws: MalformedProofFile.frames) { try ProofFile(parsing: bytes + [0]) }
        #expect(throws: MalformedProofFile.message) {
            try ProofFile(
                parsing: Array("senim/proof/v1\n".utf8)
                    + Frames.encode(Array(repeating: [1], count: 7)))
        }
        #expect(throws: MalformedProofFile.tooLong) {
            try ProofFile(
                parsing: [UInt8](repeating: 0, count: ProofFile.maximumByteCount + 1))
        }
    }
}

extension [UInt8] {
    /// With one bit changed; negative positions count from the end.
    func flipped(at position: Int) -> [UInt8] {
        var bytes = self
        bytes[position < 0 ? count + position : position] ^= 1
        return bytes
    }
}
