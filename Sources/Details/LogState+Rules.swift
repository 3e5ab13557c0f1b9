import Directory
import Encoding
import SealedMessage
import SignedNote

/// The entry to be judged, as far as the rules ask.
struct NextEntry {
    let note: SignedNote
    let detail: Detail
    let day: AlmatyDay
    /// UTC seconds; nil for one who reads what was judged before.
    let latest: UInt64?
}

extension LogState {
    typealias Judgement = (effect: LogEffect, signer: VerifierKey?)

    /// Specification.md §4.2, in its order.
    func judge(
        _ entry: NextEntry, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard entry.detail.portal == portal else { throw .otherPortal }
        guard entry.day >= lastDay else { throw .dayDecreased }
        try checkLatest(of: entry)
        try checkTime(of: entry)
        guard let chain, let history else { return try judgeFirst(entry) }
        let directory = chain.current
        switch entry.detail {
        case .accepted(let note):
            guard note.tick >= lastTick else { throw .tickDecreased }
            guard facts.acceptance(of: note.messageID) == nil else { throw .acceptedTwice }
            return (.tick(note.tick), directory.gatewayNoteKey)
        case .dummy(let note):
            guard note.tick >= lastTick else { throw .tickDecreased }
            return (.tick(note.tick), directory.gatewayNoteKey)
        case .overload(let note):
            guard note.tick >= lastTick else { throw .tickDecreased }
            return (.tick(note.tick), directory.gatewayNoteKey)
        case .access(let statement):
            return try judge(statement, on: entry.day, directory, history, facts)
        case .release(let note):
            return try judgeAnswer(
                to: note.statement, about: note.messageID, by: note.trustee, directory, facts)
        case .refusal(let note):
            return try judgeAnswer(
                to: note.statement, about: note.messageID, by: note.trustee, directory, facts)
        case .directory:
            return try judgeDirectory(entry.note, chain, history)
        case .key(let keyNote):
            return try judge(keyNote, entry, directory, history)
        case .outcome(let note):
            return try judge(note, on: entry.day, directory, facts)
        case .challenge(let note):
            return try judge(note, on: entry.day, directory, history, facts)
        case .challengeResult(let note):
            return try judge(note, directory, facts)
        case .handover(let note):
            return try judge(note, on: entry.day, directory, facts)
        case .keyDestroyed(let note):
            return try judge(note, on: entry.day, directory, history, facts)
        case .duty(let note):
            return try judge(note, on: entry.day, directory, facts)
        case .hold(let note):
            return try judge(note, on: entry.day, directory, facts)
        }
    }

    /// §4.2.4: nothing from after the reader's clock, which only postpones it.
    private func checkLatest(of entry: NextEntry) throws(InvalidDetail) {
        guard let latest = entry.latest else { return }
        guard entry.day <= AlmatyDay(unixSeconds: latest), entry.detail.time ?? 0 <= latest else {
            throw .inTheFuture
        }
    }

    /// §4.2.3, §4.2.5, §4.2.6: the time of the detail against the last tick and the day of the leaf.
    ///
    /// The lower bound follows from the log alone. If it followed from anything that a reader did, an entry might stand
    /// in the log that one reader takes and another never will.
    private func checkTime(of entry: NextEntry) throws(InvalidDetail) {
        guard let time = entry.detail.time else { return }
        let slack: Int
        switch entry.detail {
        case .accepted, .dummy, .overload:
            // Ticks never decrease at all (§4.3).
            slack = 0
        case .access, .release, .refusal, .key, .directory, .outcome, .challenge, .challengeResult,
            .handover, .keyDestroyed, .duty, .hold:
            slack = 1
            let (end, overflow) = time.addingReportingOverflow(LogState.slackSeconds)
            guard overflow || end >= lastTick else { throw .tooOld }
        }
        guard abs(entry.day.days(until: AlmatyDay(unixSeconds: time))) <= slack else {
            throw .dayMismatch
        }
    }

    private func judgeFirst(_ entry: NextEntry) throws(InvalidDetail) -> Judgement {
        guard case .directory = entry.detail, size == 0 else { throw .firstEntry }
        do throws(InvalidDirectoryChain) {
            let chain = try DirectoryChain.verified(first: entry.note, authority: authority)
            return (.directory(chain), nil)
        } catch {
            throw .directory(error)
        }
    }

    private func judge(
        _ statement: AccessStatement, on day: AlmatyDay, _ directory: Directory,
        _ history: SetHistory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard let keyholder = directory.keyholder(statement.keyholder) else {
            throw .unknownKeyholder
        }
        guard keyholder.mayAct(on: day) else { throw .keyholderMayNotAct }
        guard facts.acceptance(of: statement.messageID) != nil else { throw .unknownMessage }
        guard !facts.isUsed(statementNonce: statement.nonce) else { throw .nonceUsed }
        let sets = history.acceptable(on: day)
        guard sets.contains(where: { $0.hash == statement.directoryHash }) else {
            throw .directoryNotCurrent
        }
        // The key must be one this very identity key signed: a predecessor's under the same id is not theirs.
        let isTheirs = sets.contains { set in
            set.keyNotes.contains { keyNote in
                keyNote?.signer == keyholder.identityKey
                    && keyNote?.keyNote.sealingKey.digest == statement.sealingKeyDigest
            }
        }
        guard isTheirs else { throw .otherSealingKey }
        return (.nothing, keyholder.identityKey)
    }

    private func judgeAnswer(
        to hash: StatementHash, about message: MessageID, by id: Identifier,
        _ directory: Directory, _ facts: some LogFacts
    ) throws(InvalidDetail) -> Judgement {
        guard let trustee = directory.trustee(id) else { throw .unknownTrustee }
        let asked = facts.statement(hash)?.statement.messageID ?? facts.challenge(hash)?.messageID
        guard let asked else { throw .unknownStatement }
        guard asked == message else { throw .otherMessage }
        guard facts.challenge(hash)?.trustee != id else { throw .ownChallenge }
        guard !facts.isAnswered(hash, by: id) else { throw .answeredTwice }
        return (.nothing, trustee.noteKey)
    }

    private func judgeDirectory(
        _ note: SignedNote, _ chain: VerifiedDirectoryChain, _ history: SetHistory
    ) throws(InvalidDetail) -> Judgement {
        let longer: VerifiedDirectoryChain
        do throws(InvalidDirectoryChain) {
            longer = try chain.appending(note)
        } catch {
            throw .directory(error)
        }
        let keys = longer.current.auditors.map(\.sealingKey.digest)
        guard !keys.contains(where: { history.book.contains(sealingKey: $0) }) else {
            throw .sealingKeyReused
        }
        return (.directory(longer), nil)
    }

    private func judge(
        _ keyNote: KeyNote, _ entry: NextEntry, _ directory: Directory, _ history: SetHistory
    ) throws(InvalidDetail) -> Judgement {
        let quarter = entry.day.quarter
        guard keyNote.quarter == quarter || keyNote.quarter == quarter.next else {
            throw .keyQuarter
        }
        let verified: VerifiedKeyNote
        do throws(InvalidKeyNote) {
            verified = try VerifiedKeyNote(verifying: entry.note, in: directory)
        } catch {
            throw .key(error)
        }
        do throws(KeyNoteRefused) {
            try history.book.check(verified)
        } catch {
            throw .keyRefused(error)
        }
        guard !directory.auditors.map(\.sealingKey).contains(keyNote.sealingKey) else {
            throw .sealingKeyReused
        }
        return (.key(verified), nil)
    }
}
