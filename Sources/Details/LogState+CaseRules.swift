import Directory
import Encoding
import SealedMessage

// The rules of what people do around a report, beyond asking for it and answering (Specification.md §4.3).
extension LogState {
    /// A keyholder who may act states the outcome of a message they asked for, or got by a handover they asked for, once.
    func judge(
        _ note: OutcomeNote, on day: AlmatyDay, _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        let keyholder = try reader(note.keyholder, of: note.messageID, on: day, directory, facts)
        guard !facts.contains(note.name) else { throw .statedTwice }
        return (.nothing, keyholder.identityKey)
    }

    /// A keyholder who may act states something about such a message, a commissioner about the portal: each statement once.
    func judge(
        _ note: DutyNote, on day: AlmatyDay, _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        let keyholder =
            note.isOfPortal
            ? try actor(note.keyholder, on: day, directory)
            : try reader(note.keyholder, of: note.messageID, on: day, directory, facts)
        guard !note.isOfPortal || keyholder.role == .commissioner else { throw .notCommissioner }
        guard !facts.contains(note.name) else { throw .statedTwice }
        return (.nothing, keyholder.identityKey)
    }

    /// A keyholder who may act holds such a message until a day that makes sense, or lifts it: so often, and no more.
    func judge(
        _ note: HoldNote, on day: AlmatyDay, _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        let keyholder = try reader(note.keyholder, of: note.messageID, on: day, directory, facts)
        if let until = note.until, !HoldNote.mayLast(until: until, statedAt: note.time) {
            throw .holdDay
        }
        guard !facts.contains(note.name) else { throw .statedTwice }
        guard facts.holdCount(of: note.messageID, by: keyholder.id) < HoldNote.mostOfMessage else {
            throw .tooManyHolds
        }
        // Else a gateway could keep a lift back, and log it behind the hold that was to outlast it.
        if let last = facts.holds.lastTime(of: note.messageID, by: keyholder.id) {
            guard last < note.time else { throw .holdNotLater }
        }
        return (.nothing, keyholder.identityKey)
    }

    /// A trustee challenges an outcome, once; shares are released to a key of its own.
    func judge(
        _ note: ChallengeNote, on day: AlmatyDay, _ directory: Directory, _ history: SetHistory,
        _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard let trustee = directory.trustee(note.trustee) else { throw .unknownTrustee }
        guard facts.contains(.outcome(of: note.messageID, by: note.keyholder)) else {
            throw .noOutcome
        }
        guard !facts.contains(note.name) else { throw .statedTwice }
        let isTheirs = history.acceptable(on: day).contains { set in
            set.keyNotes.contains { keyNote in
                keyNote?.signer == trustee.noteKey
                    && keyNote?.keyNote.sealingKey.digest == note.sealingKeyDigest
            }
        }
        guard isTheirs else { throw .otherSealingKey }
        return (.nothing, trustee.noteKey)
    }

    /// The challenger says what it found, once.
    func judge(
        _ note: ChallengeResultNote, _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard let trustee = directory.trustee(note.trustee) else { throw .unknownTrustee }
        guard let challenge = facts.challenge(note.challenge) else { throw .unknownStatement }
        guard challenge.messageID == note.messageID, challenge.keyholder == note.keyholder,
            challenge.trustee == note.trustee
        else { throw .otherMessage }
        guard !facts.contains(note.name) else { throw .statedTwice }
        return (.nothing, trustee.noteKey)
    }

    /// A keyholder hands accepted messages over to another person who may act, once for each handover message.
    func judge(
        _ note: HandoverNote, on day: AlmatyDay, _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        let keyholder = try actor(note.keyholder, on: day, directory)
        let successor = try actor(note.successor, on: day, directory)
        guard successor.id != keyholder.id else { throw .successor }
        for message in note.messages where facts.acceptance(of: message) == nil {
            throw .unknownMessage
        }
        // The detail comes before its message, so that nobody's own message is passed off as a handover.
        guard facts.acceptance(of: note.handoverID) == nil else { throw .acceptedTwice }
        guard !facts.contains(note.name) else { throw .statedTwice }
        if let report = note.messages.first,
            facts.handoverCount(of: report, by: keyholder.id) >= HandoverNote.mostOfReport
        {
            throw .tooManyHandovers
        }
        return (.nothing, keyholder.identityKey)
    }

    /// The owner of a sealing key of a quarter that is long over says, once, that it is gone.
    func judge(
        _ note: KeyDestroyedNote, on day: AlmatyDay, _ directory: Directory, _ history: SetHistory,
        _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard let signer = note.owner.signingKey(in: directory) else { throw .unknownOwner }
        guard
            history.book.note(signer: signer, quarter: note.quarter)?.keyNote.sealingKey.digest
                == note.sealingKeyDigest
        else { throw .otherSealingKey }
        guard KeyRetention.lastUse(of: note.quarter) < day else { throw .keyInUse }
        if let held = facts.holds.lastDay(ofKeysOf: note.quarter), day <= held {
            throw .keyHeld
        }
        guard !facts.contains(note.name) else { throw .statedTwice }
        return (.nothing, signer)
    }

    /// A keyholder who may act, and asked for the accepted message or for a handover that brought it.
    private func reader(
        _ id: Identifier, of message: MessageID, on day: AlmatyDay, _ directory: Directory,
        _ facts: some LogFacts
    ) throws(InvalidDetail) -> Keyholder {
        let keyholder = try actor(id, on: day, directory)
        guard facts.acceptance(of: message) != nil else { throw .unknownMessage }
        let hasAsked = ([message] + facts.handovers(of: message, to: id)).contains {
            facts.hasAsked(id, about: $0)
        }
        guard hasAsked else { throw .notAsked }
        return keyholder
    }

    private func actor(
        _ id: Identifier, on day: AlmatyDay, _ directory: Directory
    ) throws(InvalidDetail) -> Keyholder {
        guard let keyholder = directory.keyholder(id) else { throw .unknownKeyholder }
        guard keyholder.mayAct(on: day) else { throw .keyholderMayNotAct }
        return keyholder
    }
}
