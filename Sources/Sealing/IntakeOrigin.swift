package import Encoding

/// How a report reached the officer who took it down (Specification.md §8.2; Algorithm §5).
package struct IntakeOrigin: Sendable, Hashable {
    /// The six ways of the Algorithm.
    package enum Way: Int, Sendable, Hashable, CaseIterable {
        case inPersonToHead = 1
        case authorisedRecipient, electronic, hotline, anonymousPortal, other
    }

    package let way: Way
    /// On which day the officer was told: whole days of UTC+5 since 1 January 1970.
    package let day: UInt32

    package init(_ way: Way, day: UInt32) {
        self.way = way
        self.day = day
    }

    /// Reads the member `received`, which stands there exactly when `intake` is true.
    init?(
        in reader: inout JSONObjectReader, isIntake: Bool
    ) throws(InvalidPayload) {
        guard reader.has("received") == isIntake else { throw .value("received") }
        guard isIntake else { return nil }
        var origin = try reader.member("received") { reader, name throws(JSONSchemaError) in
            try reader.object(name)
        }
        guard let way = Way(rawValue: Int(try origin.integer("channel", of: 1...6))) else {
            throw .value("channel")
        }
        self.way = way
        day = UInt32(try origin.integer("day", of: 0...ReplyStatus.lastDay))
        try origin.end()
    }

    /// The object as it stands in the report.
    package var json: JSONValue {
        .object([
            JSONMember("channel", .integer(Int64(way.rawValue))),
            JSONMember("day", .integer(Int64(day))),
        ])
    }
}
