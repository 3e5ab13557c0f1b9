/// A limit in months whose clock stands still on some days (L 45(3), (4); Specification.md §7.5).
///
/// The days of the limit without pauses are counted off one by one after the start, and days inside a pause are passed over:
/// what lies before the start or behind the end adds nothing, and a day in two pauses is passed over once.
struct PausedLimit {
    let limit: DutyLimit
    /// How many days were passed over.
    let pausedDays: Int

    init(from start: CivilDay, _ months: Months, pauses: [Pause]) {
        var left = start.adding(months).number - start.number
        let relevant = pauses.filter { ($0.lastDay ?? start.adding(days: 1)) > start }
        // After the first day of an open pause nothing runs any more.
        let openFrom = relevant.filter { $0.lastDay == nil }.map(\.from).min()
        var day = start
        var paused = 0
        while left > 0 {
            day = day.adding(days: 1)
            if let openFrom, day >= openFrom {
                limit = .standing(daysLeft: left)
                pausedDays = paused
                return
            }
            if relevant.contains(where: { $0.covers(day) }) { paused += 1 } else { left -= 1 }
        }
        limit = .day(day)
        pausedDays = paused
    }
}
