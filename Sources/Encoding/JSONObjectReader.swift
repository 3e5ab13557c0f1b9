/// Reads the members of one object by a schema: each by name, each once, none left over.
package struct JSONObjectReader {
    // By bytes: to Swift's `String`, the Kelvin sign equals K, and no other reader thinks so.
    private var members: [[UInt8]: JSONValue]

    /// - Throws: `JSONSchemaError.notAnObject` for any other value.
    package init(_ value: JSONValue) throws(JSONSchemaError) {
        guard case .object(let list) = value else { throw .notAnObject }
        members = [:]
        for member in list {
            guard members.updateValue(member.value, forKey: Array(member.name.utf8)) == nil else {
                throw .duplicateMember
            }
        }
    }

    /// Whether a member that may be left out is there, unread as yet.
    package func has(_ name: String) -> Bool { members[Array(name.utf8)] != nil }

    /// A string of at most so many bytes of UTF-8.
    package mutating func string(
        _ name: String, maximumByteCount: Int
    ) throws(JSONSchemaError) -> String {
        guard case .string(let value) = try take(name) else { throw .wrongType(name) }
        guard value.utf8.count <= maximumByteCount else { throw .outOfBounds(name) }
        return value
    }

    /// An integer within bounds.
    package mutating func integer(
        _ name: String, in bounds: ClosedRange<Int64>
    ) throws(JSONSchemaError) -> Int64 {
        guard case .integer(let value) = try take(name) else { throw .wrongType(name) }
        guard bounds.contains(value) else { throw .outOfBounds(name) }
        return value
    }

    package mutating func bool(_ name: String) throws(JSONSchemaError) -> Bool {
        guard case .bool(let value) = try take(name) else { throw .wrongType(name) }
        return value
    }

    /// A list of at most so many values.
    package mutating func array(
        _ name: String, maximumCount: Int
    ) throws(JSONSchemaError) -> [JSONValue] {
        guard case .array(let elements) = try take(name) else { throw .wrongType(name) }
        guard elements.count <= maximumCount else { throw .outOfBounds(name) }
        return elements
    }

    /// A list of strings, both bounded.
    package mutating func strings(
        _ name: String, maximumCount: Int, maximumByteCount: Int
    ) throws(JSONSchemaError) -> [String] {
        var strings: [String] = []
        for element in try array(name, maximumCount: maximumCount) {
            guard case .string(let value) = element else { throw .wrongType(name) }
            guard value.utf8.count <= maximumByteCount else { throw .outOfBounds(name) }
            strings.append(value)
        }
        return strings
    }

    /// An object within the object, to be read and finished by itself.
    package mutating func object(_ name: String) throws(JSONSchemaError) -> JSONObjectReader {
        let value = try take(name)
        guard case .object = value else { throw .wrongType(name) }
        return try JSONObjectReader(value)
    }

    /// Ends the reading.
    ///
    /// - Throws: `JSONSchemaError.unknownMember` when a member was not asked for.
    package func finish() throws(JSONSchemaError) {
        guard members.isEmpty else { throw .unknownMember }
    }

    private mutating func take(_ name: String) throws(JSONSchemaError) -> JSONValue {
        guard let value = members.removeValue(forKey: Array(name.utf8)) else {
            throw .missing(name)
        }
        return value
    }
}

/// Why a JSON text does not fit its schema. Names are the schema's own, never the sender's.
package enum JSONSchemaError: Error, Equatable {
    case notAnObject
    case missing(String)
    case wrongType(String)
    /// Too long, too many, or outside the numbers allowed.
    case outOfBounds(String)
    case unknownMember
    /// Cannot come from a parsed text, only from an object put together by hand.
    case duplicateMember
}
