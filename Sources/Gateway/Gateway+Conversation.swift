import Encoding
import Exchange
import HTTPService
import Storage

extension Gateway {
    /// `POST /mailbox/messages`: what the reporter adds (Specification.md §1).
    func followUp(_ request: ServiceRequest, _: Endpoint) async throws(Refusal) -> ServiceResponse {
        let submission: FollowUpSubmission
        do throws(SubmissionRefused) {
            submission = try FollowUpSubmission(parsing: request.body)
        } catch {
            throw error.refusal
        }
        let mailbox = Gateway.mailboxID(submission.capability)
        return try await admit(
            OwnPair(
                message: submission.message, identity: submission.identity, work: submission.work,
                byteCount: request.body.count)
        ) { storage, pair, day throws(StorageFailure) in
            try await storage.accept(
                NewFollowUp(
                    message: pair.message,
                    identity: pair.identity, mailbox: mailbox, day: day,
                    stream: Gateway.stream(of: submission.message, upload: submission.upload)))
        }
    }

    /// `POST /mailbox/rekey`: a new receipt in the place of the old one (Specification.md §9.5).
    func rekey(_ request: ServiceRequest, _: Endpoint) async throws(Refusal) -> ServiceResponse {
        let submission: RekeySubmission
        do throws(SubmissionRefused) {
            submission = try RekeySubmission(parsing: request.body)
        } catch {
            throw error.refusal
        }
        let mailbox = Gateway.mailboxID(submission.capability)
        return try await admit(
            OwnPair(
                message: submission.message, identity: submission.identity, work: submission.work,
                byteCount: request.body.count)
        ) { storage, pair, day throws(StorageFailure) in
            try await storage.accept(
                NewRekey(
                    followUp: NewFollowUp(
                        message: pair.message,
                        identity: pair.identity, mailbox: mailbox, day: day),
                    successor: submission.mailboxID, thread: submission.threadID))
        }
    }

    /// `POST /mailbox/close`: nothing opens the mailbox any more (Specification.md §9.6).
    func closeMailbox(
        _ request: ServiceRequest, _: Endpoint
    ) async throws(Refusal) -> ServiceResponse {
        guard let asked = try? MailboxClosing(parsing: request.body) else {
            throw Refusal(.malformedRequest, "expected a capability")
        }
        _ = try await openView()
        let closing = try await stored { storage throws(StorageFailure) in
            try await storage.closeMailbox(Gateway.mailboxID(asked.capability))
        }
        switch closing {
        case .closed: return .bytes([])
        case .unknownMailbox: throw Refusal.unknownMailbox
        case .changed: throw Refusal.changedMailbox
        }
    }

    /// What the gateway stores of a capability.
    static func mailboxID(_ capability: [UInt8]) -> Digest {
        labelledHash("senim/1 mailbox-id", capability)
    }
}
