import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `Sending a report` {
    @Test func `gives two receipts, for the report and for the identity message`() async throws {
        let letter = try await Correspondence()
        let accepted = try await letter.submit()
        #expect(accepted.report.receipt.messageID == letter.report.reportID)
        #expect(accepted.identity.receipt.messageID == letter.report.identityID)
        let kinds = letter.stage.world.withLock { $0.held.map(\.message.context.kind) }
        #expect(kinds == [.report, .identity])
    }

    @Test func `gives the gateway nothing that opens the mailbox`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let keys = ReceiptKeys(letter.report.receipt, portal: SamplePortal.portal.name)
        let capability = unsafe keys.capability.withUnsafeBytes { unsafe Array($0) }
        let body = try #require(letter.stage.world.withLock { $0.bodies.last })
        #expect(!body.contains(capability))
        #expect(body.contains(keys.mailboxID.bytes))
    }

    @Test(arguments: [TransportError.timedOut, .brokenAnswer, .cannotConnect])
    func `sends the identical bytes again when the connection breaks`(
        error: TransportError
    ) async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock {
            $0.bodies = []
            $0.failures = [error, error, error]
        }
        try await letter.submit()
        let bodies = letter.stage.world.withLock { $0.bodies }
        #expect(bodies.count == 4 && Set(bodies).count == 1)
        #expect(letter.stage.world.withLock { $0.held.count } == 2)
    }

    @Test(arguments: [TransportError.cannotConnect, .proxyRefused])
    func `says that nothing was sent when nothing can have arrived`(
        error: TransportError
    ) async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock { $0.failures = Array(repeating: error, count: 9) }
        await #expect(throws: SubmissionFailed.notSent(.transport(error))) {
            try await letter.submit()
        }
        #expect(letter.stage.world.withLock { $0.failures.count } == 5, "it gives up after four")
    }

    @Test func `says that it does not know when bytes may have arrived`() async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock {
            $0.failures = [.timedOut, .cannotConnect, .cannotConnect, .cannotConnect]
        }
        await #expect(throws: SubmissionFailed.unknown(.transport(.cannotConnect))) {
            try await letter.submit()
        }
    }

    @Test func `waits while the gateway is busy, and stops when it refuses`() async throws {
        let letter = try await Correspondence()
        letter.stage.world.withLock { $0.problems = [.busy, .busy] }
        try await letter.submit()
        letter.stage.world.withLock { $0.problems = [.directorySuperseded] }
        await #expect(
            throws: SubmissionFailed.notSent(
                .problem(.directorySuperseded, retryAfterSeconds: nil))
        ) { try await letter.submit() }
    }

    @Test func `refuses a receipt that the gateway did not sign`() async throws {
        let letter = try await Correspondence()
        letter.stage.tamperReceipt { SamplePortal.note($0, by: SamplePortal.identity("head")) }
        await #expect(throws: SubmissionFailed.receipt(.notSignedByGateway)) {
            try await letter.submit()
        }
    }

    @Test func `refuses a receipt for another message`() async throws {
        let letter = try await Correspondence()
        let other = letter.report.identityID
        letter.stage.tamperReceipt { receipt in
            SamplePortal.note(
                ReceiptNote(portal: receipt.portal, messageID: other, day: receipt.day),
                by: SamplePortal.gateway)
        }
        await #expect(throws: SubmissionFailed.receipt(.otherMessage)) {
            try await letter.submit()
        }
    }

    @Test func `refuses a receipt for another portal`() async throws {
        let letter = try await Correspondence()
        letter.stage.tamperReceipt { receipt in
            Sample.made {
                SamplePortal.note(
                    ReceiptNote(
                        portal: try .init("other.example"), messageID: receipt.messageID,
                        day: receipt.day), by: SamplePortal.gateway)
            }
        }
        await #expect(throws: SubmissionFailed.receipt(.otherPortal)) {
            try await letter.submit()
        }
    }

    @Test func `refuses a receipt two days away, and takes one of yesterday`() async throws {
        let letter = try await Correspondence()
        _ = try await letter.submitter(now: Sample.noon + Sample.day).submit(letter.report)
        await #expect(throws: SubmissionFailed.receipt(.otherDay(difference: 2))) {
            try await letter.submitter(now: Sample.noon + 2 * Sample.day).submit(letter.report)
        }
    }

    @Test func `refuses an answer that is no pair of receipts`() async throws {
        let letter = try await Correspondence()
        letter.stage.tamper(.reports) { Array($0.dropLast()) }
        await #expect(throws: SubmissionFailed.receipt(.malformed)) { try await letter.submit() }
    }
}

extension Stage {
    /// Replaces the report's receipt on its way.
    func tamperReceipt(_ change: @escaping @Sendable (ReceiptNote) -> SignedNote) {
        tamper(.reports) { bytes in
            Sample.made {
                let answer = try SubmissionAnswer(parsing: bytes)
                let receipt = try ReceiptNote(parsing: answer.report.text)
                return SubmissionAnswer(report: change(receipt), identity: answer.identity).bytes
            }
        }
    }
}

extension SamplePortal {
    static func note(_ receipt: ReceiptNote, by signer: borrowing NoteSigner) -> SignedNote {
        do {
            return try signer.sign(receipt.text)
        } catch {
            preconditionFailure("a receipt can be signed")
        }
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
