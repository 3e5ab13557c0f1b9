/// D13, D16 and D17: what a servant, or the head about a servant, has to set right (Specification.md §7.1).
extension DutyReckoning {
    var servantDuties: [Duty] {
        [rebuttal, conflict, money, gift].compactMap { $0 }
    }

    /// D13: one month from the discovery.
    private var rebuttal: Duty? {
        following(.d13, .accusationFound, done: .accusationRebutted, role: .servant) { day in
            day.adding(CivilServiceLawTimeLimit.rebuttal)
        }
    }

    /// D16: in time, without a figure; the report itself is the "other source" where there was no notice.
    private var conflict: Duty? {
        let notice = state.stated(.conflictNoticed)?.act.moment
        guard notice != nil || state.classification?.kind == .conflictOfInterest else { return nil }
        var line = Line()
        line.start = notice ?? .instant(state.receivedAt)
        line.completion = state.stated(.conflictResolved).map { Completion($0) }
        return duty(.d16, line)
    }

    /// D17: money within two weeks.
    private var money: Duty? {
        following(.d17, .moneyFound, done: .moneyReturned, role: .servant, part: .money) { day in
            day.adding(days: CivilServiceLawTimeLimit.moneyReturned.count)
        }
    }

    /// D17: gifts within seven days.
    private var gift: Duty? {
        following(.d17, .giftFound, done: .giftHandedOver, role: .servant, part: .gift) { day in
            day.adding(days: CivilServiceLawTimeLimit.giftHandedOver.count)
        }
    }

    private func following(
        _ id: DutyID, _ found: Act, done: Act, role: OwnerRole, part: DutyPart = .whole,
        limit: (CivilDay) -> CivilDay
    ) -> Duty? {
        guard let start = state.stated(found)?.act.moment else { return nil }
        var line = Line()
        line.part = part
        line.role = role
        line.start = start
        line.limit = .day(limit(start.day))
        line.completion = state.stated(done).map { Completion($0) }
        return duty(id, line)
    }
}
