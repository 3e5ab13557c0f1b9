import Exchange

/// The effort that the gateway suggests, from how short of room it was: pure (Specification.md §12.4).
///
/// It depends on load alone, so it tells everyone the same and nobody's own.
struct EffortCurve: Sendable {
    private var effort: UInt32 = 0
    private var period: UInt64 = 0
    private var isPressed = false

    /// Somebody has waited long or was turned away at this time, in UTC seconds.
    mutating func press(at now: UInt64) {
        move(to: now)
        isPressed = true
        effort = max(effort, EffortCurve.first)
    }

    /// What is suggested at this time, in UTC seconds.
    mutating func suggestion(at now: UInt64) -> UInt32 {
        move(to: now)
        return effort
    }

    /// Ends the periods before this time: the one with pressure doubles the effort, each one without halves it.
    private mutating func move(to now: UInt64) {
        let current = now / EffortCurve.periodSeconds
        guard current > period else {
            // A clock that was put back ends no period, but begins one: else none would end before the old time comes again.
            if current < period { isPressed = false }
            period = current
            return
        }
        if isPressed {
            effort = min(effort * 2, WorkOffer.mostEffort)
        }
        // The first period had pressure or not; those between had none.
        let calm = current - period - (isPressed ? 1 : 0)
        effort = calm < 32 ? effort >> UInt32(calm) : 0
        if effort < EffortCurve.first { effort = 0 }
        isPressed = false
        period = current
    }

    private static let periodSeconds: UInt64 = 10
    /// A moment's work even in a browser.
    private static let first: UInt32 = 1 << 14
}
