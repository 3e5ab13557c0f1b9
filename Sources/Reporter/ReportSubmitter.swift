import Directory
package import Exchange
package import PortalClient
import SealedMessage
package import SignedNote

/// Sends what a reporter composed, report, follow-up or re-key, and judges the receipts (Specification.md §1.5, §1.6).
package struct ReportSubmitter: Sendable {
    private let calls: SubmissionCalls
    private let portal: VerifiedPortal
    private let clock: @Sendable () -> UInt64

    /// - Parameters:
    ///   - clock: UTC seconds.
    ///   - solver: works while the gateway is short of room.
    ///   - patience: for how long a broken connection is waited out.
    package init(
        calls: PortalCalls, portal: VerifiedPortal, clock: @escaping @Sendable () -> UInt64,
        solver: WorkSolver = WorkSolver(),
        patience: Patience = Patience(limit: SubmissionCalls.briefly)
    ) {
        self.calls = SubmissionCalls(calls, solver: solver, patience: patience)
        self.portal = portal
        self.clock = clock
    }

    /// Sends, and sends the identical messages again for a while, when the connection breaks or there is no room.
    package func submit(
        _ report: borrowing ComposedReport
    ) async throws(SubmissionFailed) -> AcceptedSubmission {
        let submission = report.submission
        return try await post(
            .reports, for: submission.report, with: report.identityID
        ) { submission.with($0).bytes }
    }

    /// Sends a report that was taken down likewise; its claim code holds as soon as it may have arrived.
    package func submit(
        _ intake: ComposedIntake
    ) async throws(SubmissionFailed) -> AcceptedSubmission {
        try await post(
            .reports, for: intake.submission.report, with: intake.identityID
        ) { intake.submission.with($0).bytes }
    }

    /// Sends a follow-up likewise.
    package func submit(
        _ followUp: ComposedFollowUp
    ) async throws(SubmissionFailed) -> AcceptedSubmission {
        let submission = followUp.submission
        return try await post(
            .mailboxMessages, for: submission.message, with: followUp.identityID
        ) { submission.with($0).bytes }
    }

    /// Sends a re-key likewise.
    package func submit(
        _ rekey: borrowing ComposedRekey
    ) async throws(SubmissionFailed) -> AcceptedSubmission {
        let submission = rekey.submission
        return try await post(
            .mailboxRekey, for: submission.message, with: rekey.identityID
        ) { submission.with($0).bytes }
    }

    private func post(
        _ endpoint: Endpoint, for message: SealedMessage, with identity: MessageID,
        _ body: (ProofOfWork) -> [UInt8]
    ) async throws(SubmissionFailed) -> AcceptedSubmission {
        let bytes: [UInt8]
        do {
            bytes = try await calls.post(endpoint, for: WorkRequest(message), body)
        } catch {
            throw error.mayHaveArrived ? .unknown(error.error) : .notSent(error.error)
        }
        do {
            guard let answer = try? SubmissionAnswer(parsing: bytes) else {
                throw ReceiptRefused.malformed
            }
            return AcceptedSubmission(
                report: try judged(answer.report, of: message.id),
                identity: try judged(answer.identity, of: identity))
        } catch let error as ReceiptRefused {
            throw .receipt(error)
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    private func judged(
        _ note: SignedNote, of messageID: MessageID
    ) throws(ReceiptRefused) -> VerifiedReceipt {
        let receipt = try VerifiedReceipt(
            note, of: messageID, in: [portal.directory])
        let today = AlmatyDay(unixSeconds: clock())
        let difference = AlmatyDay(number: receipt.receipt.day).days(until: today)
        guard difference.magnitude <= 1 else { throw .otherDay(difference: difference) }
        return receipt
    }
}

/// The gateway's receipt for one message, its signature checked.
package struct VerifiedReceipt: Sendable {
    package let receipt: ReceiptNote
    package let note: SignedNote

    /// Checks signature, portal and message; the day is for who has a clock.
    ///
    /// - Parameter directories: versions whose gateway note key may have signed.
    init(
        _ note: SignedNote, of messageID: MessageID, in directories: [Directory]
    ) throws(ReceiptRefused) {
        guard let receipt = try? ReceiptNote(parsing: note.text) else { throw .malformed }
        guard directories.contains(where: { note.isSigned(by: $0.gatewayNoteKey) }) else {
            throw .notSignedByGateway
        }
        guard directories.contains(where: { $0.portal == receipt.portal }) else {
            throw .otherPortal
        }
        guard receipt.messageID == messageID else { throw .otherMessage }
        self.receipt = receipt
        self.note = note
    }
}

/// Both receipts of a message that was accepted for certain.
package struct AcceptedSubmission: Sendable {
    /// Of the report, follow-up or re-key.
    package let report: VerifiedReceipt
    package let identity: VerifiedReceipt
}

/// Why a gateway's receipt is none.
package enum ReceiptRefused: Error, Equatable {
    case malformed
    case notSignedByGateway
    case otherPortal
    case otherMessage
    /// More than a day from the client's own date: negative when ahead.
    case otherDay(difference: Int)
}

/// What is known when a report was not accepted for certain.
package enum SubmissionFailed: Error, Equatable {
    /// No attempt can have reached the gateway's storage.
    case notSent(PortalError)
    /// A connection broke after bytes had gone out: the report may have been accepted.
    case unknown(PortalError)
    /// An answer came, but its receipt does not hold.
    case receipt(ReceiptRefused)

    /// Whether it may lie at the gateway, so that its receipt must not be lost.
    package var mayHaveArrived: Bool {
        switch self {
        case .notSent: false
        case .unknown, .receipt: true
        }
    }

    /// Whether the gateway asks for another directory than the one it was sealed to; then it is sealed anew (§1.7).
    package var isForAnotherDirectory: Bool {
        switch self {
        case .notSent(.problem(.directorySuperseded, _)), .notSent(.problem(.directoryUnknown, _)):
            true
        default: false
        }
    }
}
