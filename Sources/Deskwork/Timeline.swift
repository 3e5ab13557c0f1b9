package import Procedure
package import Wording

/// A case on a time axis: what was done, and each duty from its start to its limit. As a picture, and as the rows of the tables that
/// say the same without it.
///
/// Pure: the same case, time and language give the same bytes.
package struct Timeline: Sendable {
    /// What was done, by day, each with the number that marks it in the picture.
    package struct Deed: Sendable, Hashable {
        /// From 1.
        package let number: Int
        /// Day, or time in Almaty.
        package let when: String
        /// The act, or what the statement is about.
        package let what: String
        let at: UInt64
    }

    /// A duty in words. What is marked in the picture by shape and colour stands in `status`.
    package struct Row: Sendable, Hashable {
        /// As `DutyText` says it.
        package let name: String
        /// Nil where the source states no figure.
        package let limit: String?
        /// As `DutyText` says it.
        package let status: String
        /// Past its limit and not done.
        package let isOverdue: Bool
    }

    /// When the report counts as received (P8), UTC seconds.
    let receivedAt: UInt64
    let now: UInt64
    let language: Language
    /// The oldest first.
    package let deeds: [Deed]
    /// Every duty, in the order of the table; also those not owed, which the picture leaves out.
    package let rows: [Row]
    let bars: [TimelineBar]

    /// - Parameters:
    ///   - duties: of that history, at that time.
    ///   - now: UTC seconds.
    package init(of history: CaseHistory, duties: [Duty], now: UInt64, in language: Language) {
        receivedAt = history.state.receivedAt
        self.now = now
        self.language = language
        let done = history.accepted.map { accepted in
            (accepted.statement.doneAt ?? accepted.entry.time, accepted.statement)
        }.sorted { $0.0 < $1.0 }
        deeds = done.enumerated().map { index, deed in
            Deed(
                number: index + 1,
                when: (deed.1.statedMoment ?? .instant(deed.0)).text(in: language),
                what: deed.1.deed.text(in: language), at: deed.0)
        }
        rows = duties.map { duty in
            let words = DutyWords(language: language)
            let isOverdue = if case .overdue = duty.status { true } else { false }
            return Row(
                name: words.name(of: duty), limit: words.limit(of: duty),
                status: words.standing(of: duty), isOverdue: isOverdue)
        }
        bars = duties.compactMap { TimelineBar($0, now: now, in: language) }
    }

    /// The picture in one sentence, for those who do not see it.
    package var summary: Phrase {
        let overdue = rows.count { $0.isOverdue }
        let open = bars.count { $0.end == .open }
        return .timelineSummary(
            received: CivilTime(unixSeconds: receivedAt), done: deeds.count, overdue: overdue,
            open: open)
    }
}

extension CaseStatement {
    /// What a person reads of it.
    fileprivate var deed: Phrase {
        switch self {
        case .done(let act): act.act.label
        default: word.label
        }
    }

    /// When what is stated was, as it is stated; nil for what has no time but its statement's.
    fileprivate var statedMoment: Moment? {
        switch self {
        case .done(let act): act.moment
        case .agreement(let agreement): .instant(agreement.at)
        case .sitting(_, let day): .day(day)
        case .proceedingsClosed(let day, _), .pauseBegan(_, let day, _): .day(day)
        case .pauseEnded(_, let day, _): .day(day)
        default: nil
        }
    }

    /// The same, UTC seconds.
    fileprivate var doneAt: UInt64? { statedMoment?.earliest }
}
