import Directory
import Exchange
import HTTPService
import SealedMessage
import Storage

extension Gateway {
    /// A message of the reporter's own with the identity message that goes with it, as they were handed over.
    struct OwnPair {
        let message: SealedMessage
        let identity: SealedMessage
        let work: ProofOfWork
        /// The whole request, in bytes.
        let byteCount: Int
    }

    /// The pair as it will be stored, hashed once.
    struct NewPair {
        let message: NewMessage
        let identity: NewMessage
    }

    /// Admits what a reporter hands over, report, follow-up or re-key: in its turn unless it was accepted before, stored in
    /// one transaction, and only then confirmed (Specification.md §1).
    ///
    /// - Parameter accept: stores it for a day, or finds the day on which it was stored.
    func admit(
        _ pair: OwnPair,
        accept:
            @escaping @Sendable (any Storage, NewPair, UInt32) async throws(StorageFailure)
            -> Acceptance
    ) async throws(Refusal) -> ServiceResponse {
        guard pair.message.context.kind == .report, pair.identity.context.kind == .identity else {
            throw Refusal(.wrongKind, "expected a message of kind 1 and its identity message")
        }
        let view = try await openView()
        let day = view.day(at: environment.clock())
        let new = NewPair(
            message: NewMessage(pair.message), identity: NewMessage(pair.identity))
        let known = try await known([new.message.id, new.identity.id])
        let isMessageNew = !known.contains(new.message.id)
        let isIdentityNew = !known.contains(new.identity.id)
        if isMessageNew || isIdentityNew {
            try checkRoom()
            try Gateway.admit(pair.message, in: view, on: day)
            guard pair.identity.context.directoryHash == pair.message.context.directoryHash else {
                throw Refusal(.malformedMessage, "both must be sealed to one directory")
            }
            try Gateway.admit(pair.identity, in: view, on: day)
        }
        let accepted =
            isMessageNew && isIdentityNew
            ? try await inTurn(
                pair.work, for: WorkRequest(pair.message), byteCount: pair.byteCount
            ) { () throws(Refusal) in try await stored(new, on: day, accept) }
            : try await stored(new, on: day, accept)
        return .bytes(
            SubmissionAnswer(
                report: receipt(for: new.message.id, day: accepted),
                identity: receipt(for: new.identity.id, day: accepted)
            ).bytes)
    }

    /// Stores what was admitted, or finds the day on which it was stored.
    private func stored(
        _ pair: NewPair, on day: AlmatyDay,
        _ accept:
            @Sendable (any Storage, NewPair, UInt32) async throws(StorageFailure)
            -> Acceptance
    ) async throws(Refusal) -> UInt32 {
        let acceptance = try await stored { storage throws(StorageFailure) in
            try await accept(storage, pair, day.number)
        }
        switch acceptance {
        case .accepted(let day): return day
        case .conflict:
            throw Refusal(.malformedRequest, "mailbox, thread or message is taken; seal anew")
        case .unknownMailbox, .unknownThread: throw Refusal.unknownMailbox
        case .changed: throw Refusal.changedMailbox
        case .incompleteUpload: throw Refusal.incompleteUpload
        case .exhausted:
            throw Refusal(
                .conversationFull,
                "a conversation has so many own messages and changes, and no more")
        }
    }
}
