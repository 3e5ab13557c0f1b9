/// A JSON value as Senim uses it: strict I-JSON (RFC 7493), and numbers are integers.
///
/// `init(parsing:)` stands in StrictJSON.swift, `bytes` in StrictJSON+Writing.swift.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// At most 2^53 − 1 either way, so that every reader sees the same number.
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    /// Members in the order parsed; no two names are alike.
    case object([JSONMember])

    /// The largest integer, either way, that every JSON reader keeps exactly (RFC 7493 §2.2).
    package static let largestInteger: Int64 = 9_007_199_254_740_991
}

/// One name and its value.
package struct JSONMember: Sendable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue: Equatable {
    /// Compares by content: members in any order, strings code point by code point.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): areEqual(left, right)
        default: false
        }
    }

    private static func areEqual(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        guard left.count == right.count else { return false }
        var values: [[UInt8]: JSONValue] = [:]
        for member in left { values[Array(member.name.utf8)] = member.value }
        return right.allSatisfy { values[Array($0.name.utf8)] == $0.value }
    }
}
