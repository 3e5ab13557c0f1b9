/// D7 to D10: what protects the reporter (Specification.md §7.1).
extension DutyReckoning {
    /// D7 and D8, for each sitting.
    var sittingDuties: [Duty] {
        let sittings = state.sittings.sorted { $0.key < $1.key }
        return sittings.flatMap { papersAndInvitation($0.key, on: $0.value) }
            + sittings.compactMap { copy(of: $0.key) }
    }

    private func papersAndInvitation(_ sitting: SittingNumber, on day: CivilDay) -> [Duty] {
        var papers = Line()
        papers.part = .papers
        papers.occurrence = sitting.number
        papers.start = .day(day)
        papers.limit = limit(AlgorithmTimeLimit.papersBeforeSitting, before: day)
        papers.completion = state.stated(.papersSent, sitting: sitting).map { Completion($0) }
        var invitation = papers
        invitation.part = .invitation
        invitation.limit = .day(day.adding(days: -1))
        invitation.limitForce = .ours
        invitation.completion = state.stated(.representativeInvited, sitting: sitting)
            .map { Completion($0) }
        return [duty(.d7, papers), duty(.d7, invitation)]
    }

    /// D8: three working days after the decision.
    private func copy(of sitting: SittingNumber) -> Duty? {
        guard let decided = state.stated(.sittingDecided, sitting: sitting)?.act.moment else {
            return nil
        }
        var line = Line()
        line.occurrence = sitting.number
        line.start = decided
        line.limit = limit(AlgorithmTimeLimit.copyOfDecision, after: decided.day)
        line.completion = state.stated(.copySent, sitting: sitting).map { Completion($0) }
        return duty(.d8, line)
    }

    /// D9 and D9a, once the agency's notice came.
    var appealDuties: [Duty] {
        guard let notice = state.appealNotice else { return [] }
        var decision = Line()
        decision.start = .day(notice.appealed)
        decision.limit = .day(
            notice.appealed.adding(days: AlgorithmTimeLimit.decisionOnAppeal.count))
        decision.daysGone = notice.received.number - notice.appealed.number
        decision.completion = state.sittings.keys.sorted()
            .compactMap { state.stated(.sittingDecided, sitting: $0) }
            .filter { $0.act.moment.day >= notice.received }
            .min { ($0.act.moment.day, $0.statedAt) < ($1.act.moment.day, $1.statedAt) }
            .map { Completion($0) }
        var agreement = Line()
        agreement.start = .day(notice.received)
        agreement.notOwed = notice.hasServiceAgreement ? nil : .noServiceAgreement
        if let stated = state.agreements[.notice] {
            let moment = Moment.instant(stated.agreement.at)
            switch stated.agreement.outcome {
            case .concluded: agreement.completion = Completion(stated)
            case .declined: agreement.excuse = (.declined, moment)
            case .noAnswer: agreement.excuse = (.noAnswer, moment)
            case .anonymous: agreement.notOwed = agreement.notOwed ?? .anonymous
            }
        }
        return [duty(.d9, decision), duty(.d9a, agreement)]
    }

    /// D10: three years from the latest of acceptance and other assistance.
    var protectionDuties: [Duty] {
        let begun = state.protectionStart
        guard begun != nil || [.algorithm, .triage, .protection].contains(state.track) else {
            return []
        }
        var line = Line()
        line.isProvisional = state.track == .triage
        if let begun, let end = state.protectionEnd {
            line.start = .day(begun)
            line.limit = .day(end)
            line.notOwed = now > Almaty.lastSecond(of: end) ? .termEnded : nil
        }
        return [duty(.d10, line)]
    }
}

extension CaseState {
    /// The latest of acceptance by the anti-corruption bodies and the end of other assistance.
    package var protectionStart: CivilDay? {
        [Act.accepted, .assistanceEnded].compactMap { stated($0)?.act.moment.day }.max()
    }

    /// The last day of the three years of D10; nothing of the case is erased before it (P15).
    package var protectionEnd: CivilDay? {
        protectionStart?.adding(AlgorithmTimeLimit.protection)
    }
}
