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
            holds.enter(note, at: 0, acceptedAt: tick)
        }
        return holds
    }

    /// Sees to it that the log has the hold: durable first, then sent, and the identical note again until the log has it.
    private borrowing func postHold(
        until day: AlmatyDay?, of report: MessageID
    ) async throws(DeskFailed) {
        guard var record = try record(of: report) else { throw .statement(.notOpened) }
        if let last = record.hold, !last.isLogged {
            do {
                try await send(last.note)
                record.hold?.isLogged = true
            } catch .portal(.problem(.noteTooOld, _)), .portal(.problem(.noteRefused, _)) {
                // What was logged is answered again, whatever its age: this one never was.
                record.hold = nil
            }
            try save(record, of: report)
        }
        guard !isStanding(record.hold, until: day) else { return }
        let before = record.hold
        let note = HoldNote(
            portal: portal.portal, messageID: report, keyholder: keys.id, until: day,
            time: clock())
        guard let signed = try? caller.sign(note.text) else {
            preconditionFailure("lines without control characters can be signed")
        }
        record.hold = DeskRecord.StatedHold(note: signed)
        try save(record, of: report)
        do {
            try await send(signed)
        } catch .portal(.problem(.noteRefused, let seconds)) {
            record.hold = before
            try save(record, of: report)
            throw .portal(.problem(.noteRefused, retryAfterSeconds: seconds))
        }
        record.hold?.isLogged = true
        try save(record, of: report)
    }

    /// Whether the log has this very hold, of this quarter: to state it again would keep no more keys.
    private borrowing func isStanding(
        _ hold: DeskRecord.StatedHold?, until day: AlmatyDay?
    ) -> Bool {
        guard let hold, hold.isLogged, let note = try? HoldNote(parsing: hold.note.text) else {
            return false
        }
        return note.until == day && AlmatyDay(unixSeconds: note.time).quarter == today.quarter
    }

    private borrowing func send(_ hold: SignedNote) async throws(DeskFailed) {
        do throws(PortalError) {
            let answer = try await caller.post(.hold, hold.bytes)
            guard answer.count == 8 else { throw .malformed(.field("index")) }
        } catch {
            throw .portal(error)
        }
    }
}
