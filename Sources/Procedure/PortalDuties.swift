/// The duties of a commissioner for a portal at a time, D14 and D15 (Specification.md §7.6).
package func duties(of portal: PortalState, at now: UInt64) -> [Duty] {
    let reckoning = PortalReckoning(portal: portal, now: min(now, Almaty.lastInstant))
    return reckoning.surveys + reckoning.receptions
}

private struct PortalReckoning {
    let portal: PortalState
    let now: UInt64

    /// D14: each survey within six months of the one before, the first of the portal's beginning; then the next one.
    var surveys: [Duty] {
        var start = portal.from
        var duties: [Duty] = []
        for survey in portal.stated(.survey) where survey.day > start || duties.isEmpty {
            duties.append(duty(.d14, duties.count + 1, from: start, survey))
            start = survey.day
        }
        return duties + [duty(.d14, duties.count + 1, from: start, nil)]
    }

    /// D15: each calendar month that began with the portal or after it, up to this one; the first reception counts.
    var receptions: [Duty] {
        let receptions = portal.stated(.reception)
        let (year, month, day) = portal.from.civil
        let ownMonth = CivilDay(year: year, month: month, day: 1)
        var first = day == 1 ? ownMonth : ownMonth.adding(EthicsTimeLimit.reception)
        var duties: [Duty] = []
        while Almaty.start(of: first) <= now {
            let next = first.adding(EthicsTimeLimit.reception)
            let held = receptions.first { (first..<next).contains($0.day) }
            duties.append(
                duty(.d15, duties.count + 1, from: first, until: next.adding(days: -1), held))
            first = next
        }
        return duties
    }

    private func duty(
        _ id: DutyID, _ occurrence: Int, from start: CivilDay, until last: CivilDay? = nil,
        _ event: (day: CivilDay, stated: PortalState.Stated)?
    ) -> Duty {
        let limit = DutyLimit.day(last ?? start.adding(EthicsTimeLimit.survey))
        let completion = event.map { event in
            DutyReckoning.Completion(
                moment: .day(event.day), grade: event.stated.grade,
                statedAt: event.stated.statedAt)
        }
        let end = min(completion?.moment.latest ?? now, now)
        let begin = Almaty.start(of: start)
        return Duty(
            id: id, part: .whole, occurrence: occurrence,
            owner: DutyOwner(role: .commissioner, keyholder: nil), force: id.force,
            limitForce: id.force, start: .day(start), limit: limit, pausedDays: 0, daysGone: nil,
            isProvisional: false,
            status: completion.map { .judging($0, limit: limit) } ?? .running(limit, at: now),
            elapsed: end > begin ? end - begin : 0, delays: [])
    }
}
