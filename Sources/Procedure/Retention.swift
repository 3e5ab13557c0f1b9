/// Until when a case must be kept (P15; Specification.md §6.3).
package enum Retention: Sendable, Hashable {
    /// The last day of protection, of a penalty's limits, and of a hold; nil where none of them began.
    case until(CivilDay?)
    /// A clock stands still or has not begun: nobody can name the day yet.
    case undetermined

    /// From a case and its duties.
    package init(of state: CaseState, duties: [Duty]) {
        var last = [state.protectionEnd, state.heldUntil].compactMap { $0 }.max()
        for duty in duties where duty.id == .d11 {
            guard case .day(let day) = duty.limit else {
                self = .undetermined
                return
            }
            last = max(last ?? day, day)
        }
        self = .until(last)
    }
}
