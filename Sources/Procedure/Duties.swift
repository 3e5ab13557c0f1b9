/// The duties of a case at a time, in the order of the table (Specification.md §7).
///
/// - Parameters:
///   - state: the case, from its statements.
///   - now: UTC seconds.
///   - calendar: the production calendar in force, or the auditor's; without one, working days are unknown.
///   - owners: who answers in the head's place.
///   - delays: when officers waited for trustees or the portal.
package func duties(
    of state: CaseState, at now: UInt64, calendar: ProductionCalendar?, owners: ResolutionTable,
    delays: [Delay] = []
) -> [Duty] {
    let reckoning = DutyReckoning(
        state: state, now: min(now, Almaty.lastInstant), calendar: calendar, owners: owners,
        delays: delays)
    return reckoning.algorithmDuties + reckoning.sittingDuties + reckoning.appealDuties
        + reckoning.protectionDuties + reckoning.penaltyDuties + reckoning.servantDuties
}
