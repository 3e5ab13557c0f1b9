import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage

extension Gateway {
    /// `POST /reports` (Specification.md §1).
    func submit(_ request: ServiceRequest, _: Endpoint) async throws(Refusal) -> ServiceResponse {
        let submission: ReportSubmission
        do throws(SubmissionRefused) {
            submission = try ReportSubmission(parsing: request.body)
        } catch {
            throw error.refusal
        }
        return try await admit(
            OwnPair(
                message: submission.report, identity: submission.identity, work: submission.work,
                byteCount: request.body.count)
        ) { storage, pair, day throws(StorageFailure) in
            try await storage.accept(
                NewReport(
                    report: pair.message,
                    identity: pair.identity, mailbox: submission.mailboxID,
                    thread: submission.threadID, day: day,
                    stream: Gateway.stream(of: submission.report, upload: submission.upload)))
        }
    }

    /// What a message must be to be stored, besides well-formed (Specification.md §1.2 and §1.3).
    static func admit(
        _ message: SealedMessage, in view: LogView, on day: AlmatyDay
    ) throws(Refusal) {
        let context = message.context
        guard let period = view.history.set(context.directoryHash, asOf: day) else {
            throw Refusal(.directoryUnknown, "fetch the directory and seal anew")
        }
        guard view.history.isAcceptable(context.directoryHash, on: day) else {
            throw Refusal(.directorySuperseded, "fetch the directory and seal anew")
        }
        let directory = period.set.directory
        guard context.committee.holderCount == directory.keyholders.count,
            context.committee.trusteeCount == directory.trustees.count,
            context.committee.trusteeThreshold == directory.threshold
        else { throw Refusal(.malformedMessage, "the committee is not the directory's") }
    }

    /// Refuses new messages while the disk has only the room that the log needs (Specification.md §1).
    func checkRoom() throws(Refusal) {
        guard !reserve.isTouched else {
            desk.noteTurnedAway()
            throw Refusal(.storageFull, "the gateway's disk is nearly full; nothing was kept")
        }
    }

    /// The signed receipt of a durable message; the same for the same day, since Ed25519 is deterministic.
    func receipt(for message: MessageID, day: UInt32) -> SignedNote {
        let text = ReceiptNote(portal: portal, messageID: message, day: day).text
        guard let note = try? keys.note.sign(text) else {
            preconditionFailure("four lines without control characters can be signed")
        }
        return note
    }

    /// The log as it is now, unless this gateway may take nothing.
    func openView() async throws(Refusal) -> LogView {
        let view = try await view()
        guard view.phase != .rolledBack else { throw ActRefused.rolledBack.refusal }
        return view
    }

    /// Which of these messages were accepted before.
    func known(_ messages: [MessageID]) async throws(Refusal) -> Set<MessageID> {
        try await stored { storage throws(StorageFailure) in
            try await storage.known(messages)
        }
    }

    func isNew(_ message: MessageID) async throws(Refusal) -> Bool {
        try await known([message]).isEmpty
    }
}

extension SubmissionRefused {
    var refusal: Refusal {
        switch self {
        case .exchange: Refusal(.malformedRequest, "the body is not what this path expects")
        case .message(.unsupportedVersion):
            Refusal(.unsupportedVersion, "this gateway reads version 1")
        case .message(.unknownKind): Refusal(.wrongKind, "no such kind of message")
        case .message:
            Refusal(.malformedMessage, "the upload may have been cut short; send it again")
        }
    }
}
