/// What a commissioner stated about a portal (Specification.md §6.4).
package struct PortalState: Sendable, Hashable {
    /// Whose commissioner states it.
    package let portal: String
    /// The first day on which the commissioner owed D14 and D15.
    package let from: CivilDay
    /// By event, the last statement of each day.
    private var events: [PortalStatement.Event: [CivilDay: Stated]] = [:]

    struct Stated: Sendable, Hashable {
        let grade: EvidenceGrade
        let statedAt: UInt64
    }

    package init(portal: String, from: CivilDay) {
        self.portal = portal
        self.from = from
    }

    /// Applies what was stated at a time (UTC seconds), or refuses it.
    package mutating func apply(
        _ statement: PortalStatement, at time: UInt64
    ) throws(IllegalTransition) {
        let duty = statement.event.duty
        guard statement.on <= Almaty.day(of: time) else {
            throw IllegalTransition(.inFuture, duty.source)
        }
        guard statement.portal == portal else {
            throw IllegalTransition(.otherPortal, duty.source)
        }
        guard statement.on >= from else { throw IllegalTransition(.wrongOrder, duty.source) }
        events[statement.event, default: [:]][statement.on] = Stated(
            grade: statement.grade, statedAt: time)
    }

    /// The days of an event, ascending, with what proves them.
    func stated(_ event: PortalStatement.Event) -> [(day: CivilDay, stated: Stated)] {
        (events[event] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension PortalStatement.Event {
    /// The duty it does.
    package var duty: DutyID {
        switch self {
        case .survey: .d14
        case .reception: .d15
        }
    }
}
