import Details
package import Directory
import Encoding
import Exchange
import PortalClient
package import Procedure
package import SealedMessage
import SignedNote

// Legal holds (Specification.md §14): a clear note for those who destroy, and a sealed statement with its ground for those who judge.
extension Desk {
    /// Holds a report until a day, or lifts that: first in clear, then sealed with its ground.
    ///
    /// After an interruption the same call goes on where it stopped, and states nothing twice.
    ///
    /// - Parameter day: the last day; nil lifts what this keyholder stated before.
    /// - Throws: `DeskFailed.illegal`, `StatementFailed.holdDay` for what is not allowed: nothing is sent then.
    package borrowing func hold(
        _ report: MessageID, until day: AlmatyDay?, ground: ShortText
    ) async throws(DeskFailed) -> StatementReceipt {
        if let day, !HoldNote.mayLast(until: day, statedAt: clock()) {
            throw .statement(.holdDay)
        }
        let until = try? day.map { try CivilDay(parsing: $0.text) }
        let placed = try await placed(.held(until: until, ground: ground), of: report)
        try await postHold(until: day, of: report)
        return try await state(Array(placed.text.utf8), of: report)
    }

    /// The holds that this desk stated, as they stand: others' it learns from the log's refusal to end a key.
    borrowing func ownHolds() throws(DeskFailed) -> StandingHolds {
        var holds = StandingHolds()
        for report in try recordedMessages() {
            guard let record = try? record(of: report), let tick = record.tick,
                let held = record.hold, let note = try? HoldNote(parsing: held.note.text)
            else { continue }
            holds.enter(note, acceptedAt: tick)
        }
        return holds
    }

    /// Looks whether the public log has the hold that the gateway said it has; one that it lacks a day later is stated anew.
    ///
    /// - Returns: the hold that is missing; nil when nothing is amiss.
    borrowing func missingHold(of report: MessageID) async throws(DeskFailed) -> RefusedFact? {
        guard var record = try record(of: report), let held = record.hold, !held.isProven,
            let index = held.index, let note = try? HoldNote(parsing: held.note.text)
        else { return nil }
        do {
            // The identical note gets its place again, and the proof once there is one.
            if let proof = try await log(held.note, at: .hold).proof, isProven(proof, held) {
                record.hold?.isProven = true
                try save(record, of: report)
                return nil
            }
        } catch .portal(.problem) {
            // It knows nothing of it now: no proof either.
        }
        guard isOverdue(note.time) else { return nil }
        if note.until.map({ HoldNote.mayLast(until: $0, statedAt: clock()) }) ?? true {
            do {
                try await logHold(until: note.until, of: report, in: &record)
            } catch .portal {
                // That it is missing is said all the same, and tried again the next time.
                record.hold = held
                try save(record, of: report)
            }
        }
        return RefusedFact(index: index, reason: .hidden)
    }

    /// Sees to it that the log has the hold: durable first, then sent, and the identical note again until the log has it.
    private borrowing func postHold(
        until day: AlmatyDay?, of report: MessageID
    ) async throws(DeskFailed) {
        guard var record = try record(of: report) else { throw .statement(.notOpened) }
        if let last = record.hold, last.index == nil {
            do {
                record.hold?.index = try await log(last.note, at: .hold).index
                try save(record, of: report)
            } catch .portal(.problem(.noteTooOld, _)), .portal(.problem(.noteRefused, _)) {
                // What was logged is answered again, whatever its age: this one never was.
                try await logHold(until: day, of: report, in: &record)
                return
            }
        }
        guard !isStanding(record.hold, until: day) else { return }
        try await logHold(until: day, of: report, in: &record)
    }

    /// Signs a hold that takes the place of the one before, and has it logged.
    private borrowing func logHold(
        until day: AlmatyDay?, of report: MessageID, in record: inout DeskRecord
    ) async throws(DeskFailed) {
        let before = record.hold
        // The log takes none that is not later than the last (Details/Specification.md §4.3).
        let last = before.flatMap { try? HoldNote(parsing: $0.note.text) }?.time
        let note = HoldNote(
            portal: portal.portal, messageID: report, keyholder: keys.id, until: day,
            time: max(clock(), last.map { $0 < .max ? $0 + 1 : $0 } ?? 0))
        guard let signed = try? caller.sign(note.text) else {
            preconditionFailure("lines without control characters can be signed")
        }
        record.hold = DeskRecord.StatedHold(note: signed)
        try save(record, of: report)
        do {
            record.hold?.index = try await log(signed, at: .hold).index
        } catch .portal(.problem(.noteRefused, let seconds)) {
            record.hold = before?.index == nil ? nil : before
            try save(record, of: report)
            throw .portal(.problem(.noteRefused, retryAfterSeconds: seconds))
        }
        try save(record, of: report)
    }

    /// Whether the log has this very hold, of this quarter: to state it again would keep no more keys.
    private borrowing func isStanding(
        _ hold: DeskRecord.StatedHold?, until day: AlmatyDay?
    ) -> Bool {
        guard let hold, hold.index != nil, let note = try? HoldNote(parsing: hold.note.text) else {
            return false
        }
        return note.until == day && AlmatyDay(unixSeconds: note.time).quarter == today.quarter
    }

    /// Whether a proof shows this very note in the public log, where the gateway said it stands.
    private borrowing func isProven(
        _ proof: AcceptanceProof, _ hold: DeskRecord.StatedHold
    ) -> Bool {
        guard let entry = try? ProvenEntry(proof, policies: portal.policies).entry else {
            return false
        }
        return entry.index == hold.index && entry.note.bytes == hold.note.bytes
    }
}
