/// D1 to D6: what a report under the Algorithm brings (Specification.md §7.1).
extension DutyReckoning {
    var algorithmDuties: [Duty] {
        let isNow = [.algorithm, .triage].contains(state.track)
        let tracks = Set(state.classifications.map(\.track))
        var line = Line()
        line.isProvisional = state.track == .triage
        line.notOwed = isNow ? nil : .reclassified
        var ofMeasures = line
        if state.track == .incitement { ofMeasures.notOwed = nil }
        let hasMeasures = isNow || !tracks.isDisjoint(with: [.algorithm, .incitement])
        guard isNow || tracks.contains(.algorithm) else {
            return hasMeasures ? [measures(ofMeasures)] : []
        }
        return [
            agreement(line), call(line), confirmation(line), rights(line), measures(ofMeasures),
            decisionTold(line),
        ]
    }

    private var receipt: Moment { .instant(state.receivedAt) }

    private var isAnonymous: Bool { state.reception?.reporter == .anonymous }

    private func completion(_ acts: Act...) -> Completion? {
        acts.compactMap { state.stated($0) }.map { Completion($0) }
            .min { $0.moment.isBefore($1.moment) }
    }

    /// D1: 24 hours; who declined or did not answer excuses it, and with the unknown nobody can sign.
    private func agreement(_ base: Line) -> Duty {
        var line = base
        line.start = receipt
        line.limit = .instant(state.receivedAt + Order153TimeLimit.agreement.seconds)
        line.notOwed = line.notOwed ?? (isAnonymous ? .anonymous : nil)
        if let stated = state.agreements[.application] {
            let moment = Moment.instant(stated.agreement.at)
            switch stated.agreement.outcome {
            case .concluded: line.completion = Completion(stated)
            case .declined: line.excuse = (.declined, moment)
            case .noAnswer: line.excuse = (.noAnswer, moment)
            case .anonymous: line.notOwed = line.notOwed ?? .anonymous
            }
        }
        return duty(.d1, line)
    }

    /// D2: at once; the figure is ours.
    private func call(_ base: Line) -> Duty {
        var line = base
        line.start = receipt
        line.limit = .instant(state.receivedAt + OwnTimeLimit.call1424.seconds)
        line.limitForce = .ours
        line.notOwed = line.notOwed ?? serviceHasIt
        line.completion = completion(.called1424)
        return duty(.d2, line)
    }

    /// D3: three working days.
    private func confirmation(_ base: Line) -> Duty {
        var line = base
        line.start = receipt
        line.limit = limit(AlgorithmTimeLimit.writtenConfirmation, after: state.receivedOn)
        line.notOwed = line.notOwed ?? serviceHasIt
        line.completion = completion(.applicationSent, .annexSent)
        return duty(.d3, line)
    }

    /// D4: with the first contact; the unknown see their rights in the mailbox (A §12).
    private func rights(_ base: Line) -> Duty {
        var line = base
        line.start = state.stated(.contacted)?.act.moment
        if case .instant(let seconds) = line.start { line.limit = .instant(seconds) }
        line.limitForce = .ours
        line.notOwed = line.notOwed ?? (isAnonymous ? .anonymous : nil)
        line.completion = completion(.rightsExplained)
        return duty(.d4, line)
    }

    /// D5: one calendar month. Of whoever is not known to be no civil servant, the portal asks the same.
    private func measures(_ base: Line) -> Duty {
        var line = base
        line.start = receipt
        line.limit = .day(state.receivedOn.adding(CivilServiceLawTimeLimit.measures))
        switch state.reception?.reporter {
        case .civilServant: break
        case .anonymous, nil: line.force = .ours
        case .employee, .citizen: line.notOwed = line.notOwed ?? .reporterNotCivilServant
        }
        line.completion = completion(.measuresTaken, .referred)
        return duty(.d5, line)
    }

    /// D6: with the decision; the figure is ours.
    private func decisionTold(_ base: Line) -> Duty {
        var line = base
        if let decided = state.stated(.decisionTaken)?.act.moment {
            line.start = decided
            line.limit = .day(decided.day)
        }
        line.limitForce = .ours
        line.completion = completion(.decisionTold)
        return duty(.d6, line)
    }

    private var serviceHasIt: NotOwedReason? {
        owners.owner(in: state).role == .service ? .serviceHasIt : nil
    }
}
