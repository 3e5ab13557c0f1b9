/// What a commissioner states about a portal, not about a case: D14 and D15 (Specification.md §6.4).
package struct PortalStatement: Sendable, Hashable {
    /// What was held.
    package enum Event: String, Sendable, Hashable, CaseIterable {
        /// The anonymous survey of the moral climate (E §10).
        case survey
        /// A reception by the posted schedule (E §9).
        case reception
    }

    /// The portal it is about.
    package let portal: String
    /// What was held.
    package let event: Event
    /// The day on which it was held.
    package let on: CivilDay
    /// What proves it.
    package let grade: EvidenceGrade
    /// The number of the document, if there is one.
    package let number: ShortText?

    package init(
        portal: String, event: Event, on: CivilDay, grade: EvidenceGrade, number: ShortText? = nil
    ) {
        self.portal = portal
        self.event = event
        self.on = on
        self.grade = grade
        self.number = number
    }

    /// Reads a statement and refuses anything that this module would not have written.
    package init(parsing text: String) throws(MalformedText) {
        var lines = try TextLines(
            text, type: PortalStatement.type, maximumByteCount: CaseStatement.maximumByteCount)
        portal = try lines.portal()
        event = try lines.word("event")
        on = try lines.day("on")
        grade = try lines.word("grade")
        number = try lines.optional("number") { try? ShortText($0) }
        try lines.finish()
    }

    /// The text that reads as this statement.
    package var text: String {
        [
            PortalStatement.type, portal, "event \(event.rawValue)", "on \(on)",
            "grade \(grade.rawValue)", "number \(number?.text ?? "-")",
        ].map { $0 + "\n" }.joined()
    }

    /// The first line.
    package static let type = "senim/portal/v1"
}
