/// Works out the duties of one case at one time (Specification.md §7).
struct DutyReckoning {
    let state: CaseState
    /// UTC seconds.
    let now: UInt64
    let calendar: ProductionCalendar?
    let owners: ResolutionTable
    let delays: [Delay]

    /// What makes a line besides its duty.
    struct Line {
        var part = DutyPart.whole
        var occurrence = 0
        /// Nil for whoever answers in the head's place.
        var role: OwnerRole?
        var force: Force?
        var limitForce: Force?
        var start: Moment?
        var limit = DutyLimit.noFigure
        var pausedDays = 0
        var daysGone: Int?
        var isProvisional = false
        var completion: Completion?
        var excuse: (ground: ExcuseGround, at: Moment)?
        var notOwed: NotOwedReason?
    }

    /// What did a duty.
    struct Completion {
        let moment: Moment
        let grade: EvidenceGrade
        let statedAt: UInt64

        init(_ stated: StatedAct) {
            moment = stated.act.moment
            grade = stated.act.grade
            statedAt = stated.statedAt
        }

        init(_ stated: StatedAgreement) {
            moment = .instant(stated.agreement.at)
            grade = stated.agreement.grade
            statedAt = stated.statedAt
        }

        init(moment: Moment, grade: EvidenceGrade, statedAt: UInt64) {
            self.moment = moment
            self.grade = grade
            self.statedAt = statedAt
        }
    }

    func duty(_ id: DutyID, _ line: Line) -> Duty {
        let status = status(of: id, line)
        let force = line.force ?? id.force
        let end = line.completion.map { min($0.moment.latest, now) } ?? now
        let start = line.start?.earliest
        let elapsed = start.map { end > $0 ? end - $0 : 0 }
        return Duty(
            id: id, part: line.part, occurrence: line.occurrence,
            owner: line.role.map { DutyOwner(role: $0, keyholder: nil) } ?? owners.owner(in: state),
            force: force, limitForce: line.limitForce ?? force, start: line.start,
            limit: line.limit, pausedDays: line.pausedDays, daysGone: line.daysGone,
            isProvisional: line.isProvisional, status: status, elapsed: elapsed,
            delays: status.isLate
                ? Delay.shares(of: delays, from: start ?? end, to: max(end, start ?? end)) : [])
    }

    /// §7.4, in this order: done, not owed by rule, excused, open or overdue.
    private func status(of id: DutyID, _ line: Line) -> DutyStatus {
        if let completion = line.completion {
            return .judging(completion, limit: line.limit)
        }
        if let reason = line.notOwed { return .notOwed(reason) }
        if let excuse = line.excuse {
            return .excused(excuse.ground, lateBy: line.limit.lateness(of: excuse.at))
        }
        if let excuse = state.excuses[id] {
            let moment = Moment.instant(excuse.statedAt)
            return .excused(.stated(excuse.ground), lateBy: line.limit.lateness(of: moment))
        }
        return .running(line.limit, at: now)
    }

    /// Working days after a day, or why nobody can say.
    func limit(_ days: WorkingDays, after day: CivilDay) -> DutyLimit {
        limit { (calendar) throws(OutsideCalendar) in try calendar.day(days, after: day) }
    }

    /// Working days before a day, or why nobody can say.
    func limit(_ days: WorkingDays, before day: CivilDay) -> DutyLimit {
        limit { (calendar) throws(OutsideCalendar) in try calendar.day(days, before: day) }
    }

    private func limit(
        _ count: (ProductionCalendar) throws(OutsideCalendar) -> CivilDay
    ) -> DutyLimit {
        guard let calendar else { return .unknown(.noCalendar) }
        do {
            return .day(try count(calendar))
        } catch {
            return .unknown(error)
        }
    }
}

extension DutyStatus {
    /// What was done, against its limit.
    static func judging(_ done: DutyReckoning.Completion, limit: DutyLimit) -> DutyStatus {
        if case .unknown = limit { return .notProvable(.limitUnknown) }
        let lateBy = limit.lateness(of: done.moment)
        if lateBy == nil, done.grade == .declared, let last = limit.lastSecond,
            done.statedAt > last
        {
            return .notProvable(.declaredAfterLimit)
        }
        return .done(at: done.moment, grade: done.grade, lateBy: lateBy)
    }

    /// What is not done, against its limit.
    static func running(_ limit: DutyLimit, at now: UInt64) -> DutyStatus {
        if case .standing(let days) = limit { return .open(left: UInt64(days) * 86_400) }
        guard let last = limit.lastSecond else { return .open(left: nil) }
        return now > last ? .overdue(by: now - last) : .open(left: last - now)
    }

    /// Whether it was or is past its limit.
    var isLate: Bool {
        switch self {
        case .done(_, _, let lateBy), .excused(_, let lateBy): lateBy != nil
        case .overdue: true
        case .notOwed, .open, .notProvable: false
        }
    }
}
