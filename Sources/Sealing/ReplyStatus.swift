package import Encoding

/// One thing that a reply states of a case, by itself and with its day (Specification.md §8.10).
///
/// A client says it in its reader's language. It is its author's word: nothing else proves it.
package struct ReplyStatus: Sendable, Hashable {
    /// What is stated.
    package enum Matter: String, Sendable, Hashable, CaseIterable {
        /// The report reached its readers.
        case received
        /// It was taken up as an application under the law.
        case accepted
        /// The Anti-corruption Service was informed through 1424 (Algorithm §8).
        case serviceInformed = "service-informed"
        /// The written confirmation went to the Anti-corruption Service (Algorithm §9).
        case confirmationSent = "confirmation-sent"
        /// Rights and duties were explained (Algorithm §12).
        case rightsExplained = "rights-explained"
        /// An answer is owed by this day.
        case answerDue = "answer-due"
        /// It was sent on to another body.
        case referred
        /// It is being checked until this day.
        case checkUntil = "check-until"
        /// The check goes on until this later day.
        case extendedUntil = "extended-until"
        /// Measures were taken (Law Art. 52(3)).
        case measuresTaken = "measures-taken"
        case decisionTaken = "decision-taken"
        /// The decision was told to the reporter (Algorithm, Annex 3 (4)).
        case decisionTold = "decision-told"
        /// Pressure on the reporter was put on the record.
        case retaliationNoted = "retaliation-noted"
        /// The papers went to the civil-service agency before a sitting (Algorithm §18).
        case papersSent = "papers-sent"
        /// A commission sits on a measure against the reporter (Algorithm §16).
        case sitting
        /// Labour rights are protected until this day (Algorithm, Annex 3 (1), (7)).
        case protectedUntil = "protected-until"
        case closed
        case reopened
        /// The reporter is asked to look again on this day.
        case comeBack = "come-back"
    }

    package let matter: Matter
    /// Whole days of UTC+5 since 1 January 1970.
    package let day: UInt32

    package init(_ matter: Matter, day: UInt32) {
        self.matter = matter
        self.day = day
    }

    /// Reads one member of the list.
    init(_ value: JSONValue) throws(InvalidPayload) {
        var reader = try JSONObjectReader(element: value)
        let code = try reader.code("what")
        guard let matter = Matter.allCases.first(where: { Array($0.rawValue.utf8) == code }) else {
            throw .value("what")
        }
        self.matter = matter
        day = UInt32(try reader.integer("day", of: 0...ReplyStatus.lastDay))
        try reader.end()
    }

    /// The object that stands in the list.
    package var json: JSONValue {
        .object([
            JSONMember("what", .string(matter.rawValue)), JSONMember("day", .integer(Int64(day))),
        ])
    }

    /// 31 December 9999.
    package static let lastDay: Int64 = 2_932_896
    /// The most that one reply states.
    package static let maximumCount = 8
}

extension ReplyStatus.Matter: Comparable {
    /// The table's order.
    package static func < (left: Self, right: Self) -> Bool { left.place < right.place }

    /// The place in the table of §8.10.
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The other of two of which the newest alone stands: an extended check has one end, a reopened case is not closed.
    package var counterpart: Self? {
        switch self {
        case .checkUntil: .extendedUntil
        case .extendedUntil: .checkUntil
        case .closed: .reopened
        case .reopened: .closed
        default: nil
        }
    }

    /// Whether its day is one on which to look again.
    package var isDateToReturn: Bool {
        switch self {
        case .answerDue, .checkUntil, .extendedUntil, .sitting, .comeBack: true
        default: false
        }
    }
}

extension JSONObjectReader {
    /// The statuses of a reply: none when the member is left out, else one to eight in the table's order.
    mutating func statuses() throws(InvalidPayload) -> [ReplyStatus] {
        guard has("status") else { return [] }
        let elements = try member("status") { reader, name throws(JSONSchemaError) in
            try reader.array(name, maximumCount: ReplyStatus.maximumCount)
        }
        var statuses: [ReplyStatus] = []
        for element in elements {
            let status = try ReplyStatus(element)
            if let last = statuses.last, last.matter >= status.matter { throw .value("status") }
            statuses.append(status)
        }
        guard !statuses.isEmpty else { throw .value("status") }
        return statuses
    }
}
