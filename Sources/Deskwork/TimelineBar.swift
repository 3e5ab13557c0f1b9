import Procedure
import Wording

/// A duty as the picture draws it: from when, until when, and how it ended.
struct TimelineBar: Sendable {
    /// Each has a shape of its own, so that colour is never all that tells them apart.
    enum End: Sendable, Hashable, CaseIterable {
        case done, doneLate, open, overdue, excused, notProvable
    }

    let title: String
    /// UTC seconds.
    let start: UInt64
    /// UTC seconds; nil where there is no figure, or it cannot be told.
    let limit: UInt64?
    /// When it was done, or now.
    let until: UInt64
    let end: End

    /// Nil for a duty that is not owed, or whose clock has not begun.
    init?(_ duty: Duty, now: UInt64, in language: Language) {
        guard let start = duty.start?.earliest else { return nil }
        switch duty.status {
        case .notOwed: return nil
        case .done(let moment, _, let lateBy):
            end = lateBy == nil ? .done : .doneLate
            until = min(moment.latest, now)
        case .excused:
            end = .excused
            until = now
        case .open:
            end = .open
            until = now
        case .overdue:
            end = .overdue
            until = now
        case .notProvable:
            end = .notProvable
            until = now
        }
        let words = DutyWords(language: language)
        title = [words.name(of: duty), words.standing(of: duty), words.limit(of: duty)].compactMap {
            $0
        }.joined(separator: " · ")
        self.start = start
        limit = duty.limit.lastSecond
    }
}
