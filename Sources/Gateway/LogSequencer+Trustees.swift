import Details
import Directory
import Encoding
import Exchange
import SealedMessage
import SignedNote
import Storage
import TransparencyLog

extension LogSequencer {
    /// Answers a trustee's poll, and learns from it whether this database is as new as the log (Specification.md §6).
    func answer(
        _ poll: TrusteePoll, from trustee: DirectoryTrustee
    ) async throws(Refusal) -> TrusteePollAnswer {
        await takeTurn()
        defer { endTurn() }
        do {
            try await compare(poll, of: trustee)
            guard phase != .rolledBack else { throw ActRefused.rolledBack.refusal }
            try await moveStaleTarget()
            try await renewOffer()
            return try await pollAnswer(poll, trustee)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            let failure = error as? StorageFailure ?? .failed
            note(failure)
            throw Refusal(failure)
        }
    }

    /// A rollback is believed on the log's own signature alone: no trustee can make one up.
    private func compare(_ poll: TrusteePoll, of trustee: DirectoryTrustee) async throws {
        guard phase != .rolledBack, let directory = state.chain?.current else { return }
        if let note = poll.cosigned {
            guard let claim = try? UnverifiedCheckpoint(note),
                let cosigned = try? claim.verified(by: directory.logKey).checkpoint
            else { throw Refusal(.noteRefused, "the log never signed this checkpoint") }
            var isWithin = cosigned.size <= edge.size
            if isWithin, cosigned.size > 0 {
                isWithin = try await storage.root(ofSize: cosigned.size) == cosigned.root
            }
            guard isWithin else {
                phase = .rolledBack
                announce("rolled back: a trustee has seen a larger or another log")
                return
            }
        }
        guard poll.heldSize <= edge.size else {
            throw Refusal(.noteRefused, "there are fewer entries than you hold")
        }
        guard case .waiting(var seen) = phase else { return }
        seen.insert(trustee.id)
        let known = seen.intersection(directory.trustees.map(\.id))
        if known.count >= directory.trustees.count - directory.threshold + 1 {
            phase = .running
            announce("running")
        } else {
            phase = .waiting(seen: seen)
        }
    }

    private func pollAnswer(
        _ poll: TrusteePoll, _ trustee: DirectoryTrustee
    ) async throws(StorageFailure) -> TrusteePollAnswer {
        let size = target?.size ?? 0
        let entries = try await storage.entries(
            from: poll.heldSize, below: size, mostCount: TrusteePollAnswer.mostEntries,
            mostByteCount: LogSequencer.mostAnswerBytes)
        var checkpoint: SignedNote?
        if poll.heldSize + UInt64(entries.count) == size {
            checkpoint = try await storage.checkpoint(.ofSize(size))?.cosigned()
        }
        var statements: [PendingStatement] = []
        for pending in try await storage.pendingStatements(
            for: trustee.id.text, below: size, places: LogSequencer.offerPlaces)
        {
            guard let message = try await storage.message(pending.message) else { throw .failed }
            statements.append(
                PendingStatement(
                    statement: pending.hash, index: pending.entry, header: message.header,
                    bodyDigest: message.bodyDigest))
        }
        return TrusteePollAnswer(
            entries: entries.map(LoggedEntry.init), checkpoint: checkpoint,
            statements: statements, currencyText: offer?.text(for: trustee),
            directory: proposalNote(for: trustee))
    }

    /// What may wait for a person has places of its own; the others never wait behind it (Specification.md §3.6).
    private static let offerPlaces = OfferPlaces(
        all: TrusteePollAnswer.mostStatements, challenges: 8, decisions: 8, decisionsOfOne: 2)
    /// Leaves room in 4 MiB for statements with their headers, and a directory.
    private static let mostAnswerBytes = 1024 * 1024
}

extension LoggedEntry {
    init(_ entry: StoredEntry) {
        self.init(
            index: entry.index, leaf: entry.leaf, nonce: entry.nonce, detail: entry.detail)
    }
}
