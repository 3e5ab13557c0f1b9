/// D11 and D12: penalty and suspension (Specification.md §7.1, §7.5).
extension DutyReckoning {
    /// D11: one line for each limit that binds; what is imposed must keep them all.
    var penaltyDuties: [Duty] {
        guard let breach = state.breach else {
            return (state.track == .discipline ? [duty(.d11, penalty(.detection))] : [])
                + suspension
        }
        return [fromDetection(of: breach), fromCommission(of: breach)] + suspension
    }

    /// A closed criminal or administrative case takes the place of detection where it left discrediting misconduct.
    private func fromDetection(of breach: Breach) -> Duty {
        var line = penalty(.detection)
        var start = breach.detected
        var months =
            breach.regime == .ordinary
            ? CivilServiceLawTimeLimit.penaltyFromDetection
            : CivilServiceLawTimeLimit.gravePenaltyFromDetection
        if breach.regime == .discrediting, let closed = state.proceedingsClosed {
            line.part = .closedCase
            start = closed
            months = CivilServiceLawTimeLimit.penaltyFromClosedCase
        }
        run(&line, from: start, months)
        return duty(.d11, line)
    }

    private func fromCommission(of breach: Breach) -> Duty {
        var line = penalty(.commission)
        let start: CivilDay? =
            switch breach.course {
            case .single: breach.committed
            case .continuing: nil
            case .ended(let day): day
            }
        if let start {
            run(
                &line, from: start,
                breach.regime == .ordinary
                    ? CivilServiceLawTimeLimit.penaltyFromCommission
                    : CivilServiceLawTimeLimit.gravePenaltyFromCommission)
        }
        return duty(.d11, line)
    }

    private func penalty(_ part: DutyPart) -> Line {
        var line = Line()
        line.part = part
        line.role = .punishing
        line.completion = state.stated(.penaltyImposed).map { Completion($0) }
        return line
    }

    private func run(_ line: inout Line, from start: CivilDay, _ months: Months) {
        let paused = PausedLimit(from: start, months, pauses: state.pauses)
        line.start = .day(start)
        line.limit = paused.limit
        line.pausedDays = paused.pausedDays
    }

    /// D12: at most one month; the end of the suspension is what is due.
    private var suspension: [Duty] {
        guard let begun = state.stated(.suspended)?.act.moment else { return [] }
        var line = Line()
        line.role = .appointing
        line.start = begun
        line.limit = .day(begun.day.adding(CivilServiceLawTimeLimit.suspension))
        line.completion = state.stated(.suspensionEnded).map { Completion($0) }
        return [duty(.d12, line)]
    }
}
