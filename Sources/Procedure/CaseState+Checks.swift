/// What a statement has to fit before it is applied (Specification.md §6.2).
extension CaseState {
    /// Whether this keyholder may state this, as the case stands.
    func checkMayState(
        _ statement: CaseStatement, by keyholder: String, at time: UInt64
    ) throws(IllegalTransition) {
        guard recusals[keyholder] == nil else { throw IllegalTransition(.recused, "E §7") }
        if case .recused(let instead, _) = statement, instead == keyholder {
            throw IllegalTransition(.asksThemselves, "E §7")
        }
        guard time >= earliestInstant else { throw IllegalTransition(.beforeReceipt, "P8") }
        guard phase != .closed || statement.isForClosedCases else {
            throw IllegalTransition(.caseClosed, "§6.1")
        }
    }

    /// An act against its rule, its receipt, its sitting and its neighbours in order.
    func check(_ stated: DatedAct, at time: UInt64) throws(IllegalTransition) {
        let rule = stated.act.rule
        try checkNotFuture(stated.moment, at: time, rule.source)
        if !rule.isFinding { try checkAfterReceipt(stated.moment, rule.source) }
        if let sitting = stated.sitting { try check(stated, of: sitting) }
        if stated.act == .applicationSent || stated.act == .annexSent {
            guard reception.map({ $0.confirmation == stated.act }) ?? true else {
                throw IllegalTransition(.wrongConfirmation, rule.source)
            }
        }
        if stated.act == .penaltyImposed { try checkPenalty(on: stated.moment.day) }
        try checkOrder(of: stated)
    }

    func checkNotFuture(
        _ moment: Moment, at time: UInt64, _ source: Paragraph
    ) throws(IllegalTransition) {
        guard !Moment.instant(time).isBefore(moment) else {
            throw IllegalTransition(.inFuture, source)
        }
    }

    /// Nobody acts on a report before receiving it; who enters one heard it before its deemed receipt.
    func checkAfterReceipt(
        _ moment: Moment, _ source: Paragraph
    ) throws(IllegalTransition) {
        let earliest: Moment =
            reception?.isIntake == true
            ? .day(receivedOn.adding(days: -OwnTimeLimit.intake.count))
            : .instant(earliestInstant)
        guard !moment.isBefore(earliest) else {
            throw IllegalTransition(.beforeReceipt, source)
        }
    }

    /// A §10: what has gone out as confirmation fits the way the report came.
    func checkConfirmation(of reception: Reception) throws(IllegalTransition) {
        let other: Act = reception.confirmation == .annexSent ? .applicationSent : .annexSent
        guard stated(other) == nil || stated(reception.confirmation) != nil else {
            throw IllegalTransition(.wrongConfirmation, other.rule.source)
        }
    }

    /// A §7: who is unknown signs nothing, and who is known is not unknown.
    func checkPartner(
        _ outcome: Agreement.Outcome?, _ reception: Reception?
    ) throws(IllegalTransition) {
        guard let outcome, let reception else { return }
        let isUnknown = reception.reporter == .anonymous
        guard isUnknown ? outcome != .concluded : outcome != .anonymous else {
            throw IllegalTransition(.partnerMismatch, "A §7")
        }
    }

    func check(_ breach: Breach, at time: UInt64) throws(IllegalTransition) {
        try checkNotFuture(.day(breach.detected), at: time, "L 45(1)")
        guard breach.detected >= breach.committed else {
            throw IllegalTransition(.detectedBeforeCommitted, "L 45(1)")
        }
        guard case .ended(let day) = breach.course else { return }
        try checkNotFuture(.day(day), at: time, "L 45(1)")
        guard day >= breach.committed else {
            throw IllegalTransition(.endedBeforeCommitted, "L 45(1)")
        }
    }

    /// The deemed receipt on the slowest clock that an officer may have.
    private var earliestInstant: UInt64 {
        receivedAt - min(receivedAt, OwnTimeLimit.clockSkewSeconds)
    }

    private func check(
        _ stated: DatedAct, of sitting: SittingNumber
    ) throws(IllegalTransition) {
        let source = stated.act.rule.source
        guard let day = sittings[sitting] else { throw IllegalTransition(.sittingUnknown, source) }
        switch stated.act {
        case .papersSent, .representativeInvited:
            guard stated.moment.day <= day else { throw IllegalTransition(.afterSitting, source) }
        case .sittingHeld:
            guard stated.moment.day == day else {
                throw IllegalTransition(.sittingOnOtherDay, source)
            }
        default: break
        }
    }

    private func checkPenalty(on day: CivilDay) throws(IllegalTransition) {
        guard let breach else { throw IllegalTransition(.breachMissing, "L 45(1)") }
        guard day >= breach.detected else { throw IllegalTransition(.wrongOrder, "L 45(1)") }
        if let pause = pauses.first(where: { $0.ground.forbidsPenalty && $0.covers(day) }) {
            throw IllegalTransition(.penaltyDuringPause, pause.ground.source)
        }
    }

    /// An act is not before the one that comes first, nor after one that follows it and was stated already.
    private func checkOrder(of stated: DatedAct) throws(IllegalTransition) {
        let rule = stated.act.rule
        if let predecessor = rule.predecessor {
            if let earlier = self.stated(predecessor, sitting: stated.sitting) {
                guard !stated.moment.isBefore(earlier.act.moment) else {
                    throw IllegalTransition(.wrongOrder, rule.source)
                }
            } else if rule.needsPredecessor {
                throw IllegalTransition(.predecessorMissing, rule.source)
            }
        }
        for follower in Act.allCases where follower.rule.predecessor == stated.act {
            if let later = self.stated(follower, sitting: stated.sitting) {
                guard !later.act.moment.isBefore(stated.moment) else {
                    throw IllegalTransition(.wrongOrder, rule.source)
                }
            }
        }
    }
}

extension CaseStatement {
    /// What may be stated of a closed case: that it is opened again, held, or what comes after the closing by its nature.
    fileprivate var isForClosedCases: Bool {
        switch self {
        case .reopened, .held, .recused: true
        case .done(let stated):
            [.accepted, .assistanceEnded, .retaliationReported, .bundleMade].contains(stated.act)
        default: false
        }
    }
}
