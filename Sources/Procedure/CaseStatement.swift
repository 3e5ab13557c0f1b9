/// What an officer states about a case: one statement, one `duty` detail (Specification.md §5).
///
/// Its text is sealed to trustees and auditors, so that they can recompute every duty. It never says who the reporter is.
package enum CaseStatement: Sendable, Hashable {
    /// The report was looked at; whom in the line of duty it is about.
    case triaged(concerns: [Concern])
    /// The ground is given when an earlier classification changes.
    case classified(Classification, ground: ShortText?)
    case received(Reception)
    case done(DatedAct)
    case agreement(Agreement)
    /// A sitting of the conciliation commission or collegial body is to be on a day; said again, it was moved.
    case sitting(SittingNumber, on: CivilDay)
    case appealNotice(AppealNotice)
    case breach(Breach)
    /// A criminal or administrative case about it was closed, by a decision with a number.
    case proceedingsClosed(on: CivilDay, number: ShortText)
    case pauseBegan(PauseGround, on: CivilDay, number: ShortText)
    /// The last day of the pause.
    case pauseEnded(PauseGround, lastDay: CivilDay, number: ShortText)
    /// The officer steps back; who is asked instead.
    case recused(instead: String?, ground: ShortText)
    case notOwed(DutyID, ground: ShortText)
    case closed(CloseReason)
    case reopened(ground: ShortText)
    case escalated(Escalation, ground: ShortText)
    /// A legal hold until a day; nil lifts it.
    case held(until: CivilDay?, ground: ShortText)
}
