/// One statement in, the next state out (Specification.md §6.1).
extension CaseState {
    /// Applies what a keyholder stated at a time (UTC seconds), or refuses it and changes nothing.
    package mutating func apply(
        _ statement: CaseStatement, by keyholder: String, at time: UInt64
    ) throws(IllegalTransition) {
        try checkMayState(statement, by: keyholder, at: time)
        switch statement {
        case .triaged(let concerns):
            self.concerns = Set(concerns)
            advance(from: [.received], to: .triaged)
        case .classified(let classification, let ground):
            guard classifications.isEmpty || ground != nil else {
                throw IllegalTransition(.reclassifiedWithoutGround, "§4.1")
            }
            classifications.append(classification)
            advance(from: [.received], to: .triaged)
        case .received(let reception):
            try checkConfirmation(of: reception)
            try checkPartner(agreements[.application]?.agreement.outcome, reception)
            self.reception = reception
        case .done(let act): try apply(act, at: time)
        case .agreement(let agreement): try apply(agreement, at: time)
        case .sitting(let sitting, let day):
            if let held = stated(.sittingHeld, sitting: sitting)?.act.moment.day, held != day {
                throw IllegalTransition(.sittingOnOtherDay, "A §16–17")
            }
            sittings[sitting] = day
        case .appealNotice(let notice):
            guard notice.received >= notice.appealed else {
                throw IllegalTransition(.noticeBeforeAppeal, "A §20")
            }
            try checkNotFuture(.day(notice.received), at: time, "A §20")
            appealNotice = notice
        case .breach(let breach):
            try check(breach, at: time)
            self.breach = breach
        case .proceedingsClosed(let day, _):
            try checkNotFuture(.day(day), at: time, "L 45(2)")
            proceedingsClosed = day
        case .pauseBegan(let ground, let day, _):
            try beginPause(ground, on: day, at: time)
        case .pauseEnded(let ground, let day, _):
            try endPause(ground, lastDay: day, at: time)
        case .recused(let instead, _): recusals[keyholder] = .some(instead)
        case .notOwed(let duty, let ground):
            guard !duty.isOfPortal else { throw IllegalTransition(.dutyOfPortal, duty.source) }
            excuses[duty] = StatedExcuse(ground: ground, statedAt: time)
        case .closed(let reason):
            guard !classifications.isEmpty else { throw IllegalTransition(.notClassified, "§6.1") }
            closeReason = reason
            phase = .closed
        case .reopened:
            guard phase == .closed else { throw IllegalTransition(.caseNotClosed, "§6.1") }
            closeReason = nil
            phase = .reopened
        case .escalated(let escalation, _):
            escalations.append(escalation)
            phase = .escalated
        case .held(let day, _):
            if let day, day < Almaty.day(of: time) {
                throw IllegalTransition(.holdInPast, "§6.1")
            }
            holds[keyholder] = day
        }
    }

    private mutating func apply(_ stated: DatedAct, at time: UInt64) throws(IllegalTransition) {
        try check(stated, at: time)
        if stated.act == .retaliationReported { retaliations.append(stated.moment.day) }
        acts[ActKey(act: stated.act, sitting: stated.sitting)] = StatedAct(
            act: stated, statedAt: time)
        if stated.act == .decisionTaken {
            advance(from: [.received, .triaged, .underWay, .reopened, .escalated], to: .decided)
        } else if !stated.act.rule.isFinding {
            advance(from: [.received, .triaged, .reopened], to: .underWay)
        }
    }

    private mutating func apply(
        _ agreement: Agreement, at time: UInt64
    ) throws(IllegalTransition) {
        let source = agreement.purpose.duty.source
        if agreement.purpose == .notice, appealNotice == nil {
            throw IllegalTransition(.noticeMissing, source)
        }
        try checkNotFuture(.instant(agreement.at), at: time, source)
        try checkAfterReceipt(.instant(agreement.at), source)
        if agreement.purpose == .application { try checkPartner(agreement.outcome, reception) }
        agreements[agreement.purpose] = StatedAgreement(agreement: agreement, statedAt: time)
        advance(from: [.received, .triaged, .reopened], to: .underWay)
    }

    private mutating func beginPause(
        _ ground: PauseGround, on day: CivilDay, at time: UInt64
    ) throws(IllegalTransition) {
        try checkNotFuture(.day(day), at: time, ground.source)
        guard !pauses.contains(where: { $0.ground == ground && $0.lastDay == nil }) else {
            throw IllegalTransition(.pauseOpen, ground.source)
        }
        pauses.append(Pause(ground: ground, from: day, lastDay: nil))
    }

    private mutating func endPause(
        _ ground: PauseGround, lastDay: CivilDay, at time: UInt64
    ) throws(IllegalTransition) {
        try checkNotFuture(.day(lastDay), at: time, ground.source)
        guard let index = pauses.firstIndex(where: { $0.ground == ground && $0.lastDay == nil })
        else { throw IllegalTransition(.noPauseOpen, ground.source) }
        guard lastDay >= pauses[index].from else {
            throw IllegalTransition(.pauseEndedBeforeBegun, ground.source)
        }
        pauses[index].lastDay = lastDay
    }

    private mutating func advance(from phases: Set<CasePhase>, to phase: CasePhase) {
        if phases.contains(self.phase) { self.phase = phase }
    }
}

extension Agreement.Purpose {
    /// The duty it answers.
    package var duty: DutyID {
        switch self {
        case .application: .d1
        case .notice: .d9a
        }
    }
}
