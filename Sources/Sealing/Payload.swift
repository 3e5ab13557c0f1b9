package import Encoding
package import SealedMessage

/// What stands in an opened body, read by the schema of its type (Specification.md §8).
package enum Payload: Sendable, Equatable {
    case report(ReportPayload)
    case followUp(FollowUpPayload)
    case rekey(RekeyPayload)
    case handover(HandoverPayload)
    case identity(IdentityPayload)
    case reply(ReplyPayload)
    case note(NotePayload)

    /// Reads the JSON of a message of this kind and refuses a type that does not belong to the kind.
    package init(parsing json: [UInt8], kind: MessageKind) throws(InvalidPayload) {
        switch kind {
        case .report: self = try Payload(parsingKind1: json)
        case .identity: self = .identity(try IdentityPayload(parsing: json))
        case .reply: self = .reply(try ReplyPayload(parsing: json))
        case .note: self = .note(try NotePayload(parsing: json))
        }
    }

    /// Kind 1 hides four types from the gateway: the true one stands in the JSON.
    private init(parsingKind1 json: [UInt8]) throws(InvalidPayload) {
        switch try JSONObjectReader.type(ofPayload: json) {
        case Array(ReportPayload.type.utf8): self = .report(try ReportPayload(parsing: json))
        case Array(FollowUpPayload.type.utf8):
            self = .followUp(try FollowUpPayload(parsing: json))
        case Array(RekeyPayload.type.utf8): self = .rekey(try RekeyPayload(parsing: json))
        case Array(HandoverPayload.type.utf8):
            self = .handover(try HandoverPayload(parsing: json))
        default: throw .value("type")
        }
    }
}

/// Why a JSON text is no payload. Members are named as the schema names them; no value is told.
package enum InvalidPayload: Error, Equatable {
    case json(MalformedJSON)
    case schema(JSONSchemaError)
    /// The member's value is not one of those allowed.
    case value(String)
    /// The member is longer than its limit, in bytes of UTF-8.
    case tooLong(String, byteCount: Int, maximum: Int)
}

extension JSONObjectReader {
    /// The type that a payload says it has.
    static func type(ofPayload json: [UInt8]) throws(InvalidPayload) -> [UInt8] {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: json)
        } catch {
            throw .json(error)
        }
        var reader = try JSONObjectReader(element: value)
        return try reader.code("type")
    }

    /// Begins to read an object.
    init(element value: JSONValue) throws(InvalidPayload) {
        self = try schema { () throws(JSONSchemaError) in try JSONObjectReader(value) }
    }

    /// Begins to read a payload of this type.
    init(payload json: [UInt8], type: String) throws(InvalidPayload) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: json)
        } catch {
            throw .json(error)
        }
        self = try JSONObjectReader(element: value)
        guard try code("type") == Array(type.utf8) else { throw .value("type") }
    }

    /// A short code, as bytes: to Swift's `String`, the Kelvin sign equals K.
    mutating func code(_ name: String) throws(InvalidPayload) -> [UInt8] {
        try Array(
            member(name) { reader, name throws(JSONSchemaError) in
                try reader.string(name, maximumByteCount: 64)
            }.utf8)
    }

    /// A text that is safe to show (Specification.md §8.1).
    mutating func text(_ name: String, maximumByteCount: Int) throws(InvalidPayload) -> String {
        let text = try member(name) { reader, name throws(JSONSchemaError) in
            try reader.string(name, maximumByteCount: maximumByteCount)
        }
        guard PlainText.isPlain(text) else { throw .value(name) }
        return text
    }

    /// A hash or an identifier: 64 lower-case hexadecimal digits.
    mutating func digest(_ name: String) throws(InvalidPayload) -> Digest {
        guard let digest = try? Digest(hex: String(decoding: try code(name), as: UTF8.self)) else {
            throw .value(name)
        }
        return digest
    }

    /// A key in canonical base64, of so many bytes.
    mutating func key(_ name: String, byteCount: Int) throws(InvalidPayload) -> [UInt8] {
        let text = try member(name) { reader, name throws(JSONSchemaError) in
            try reader.string(name, maximumByteCount: (byteCount + 2) / 3 * 4)
        }
        guard let bytes = try? Base64.decode(text), bytes.count == byteCount else {
            throw .value(name)
        }
        return bytes
    }

    mutating func integer(_ name: String, of bounds: ClosedRange<Int64>) throws(InvalidPayload)
        -> Int64
    {
        try member(name) { reader, name throws(JSONSchemaError) in
            try reader.integer(name, in: bounds)
        }
    }

    mutating func flag(_ name: String) throws(InvalidPayload) -> Bool {
        try member(name) { reader, name throws(JSONSchemaError) in try reader.bool(name) }
    }

    /// A list of different short codes.
    mutating func codes(_ name: String, maximumCount: Int) throws(InvalidPayload) -> [[UInt8]] {
        let codes = try member(name) { reader, name throws(JSONSchemaError) in
            try reader.strings(name, maximumCount: maximumCount, maximumByteCount: 64)
        }.map { Array($0.utf8) }
        guard Set(codes).count == codes.count else { throw .value(name) }
        return codes
    }

    /// The id of a keyholder.
    mutating func id(_ name: String) throws(InvalidPayload) -> String {
        let id = try code(name)
        guard PayloadID.isValid(id) else { throw .value(name) }
        return String(decoding: id, as: UTF8.self)
    }

    func end() throws(InvalidPayload) {
        try schema { () throws(JSONSchemaError) in try finish() }
    }

    mutating func member<R>(
        _ name: String, _ read: (inout JSONObjectReader, String) throws(JSONSchemaError) -> R
    ) throws(InvalidPayload) -> R {
        do {
            return try read(&self, name)
        } catch {
            throw .schema(error)
        }
    }
}

private func schema<R>(
    _ read: () throws(JSONSchemaError) -> R
) throws(InvalidPayload) -> R {
    do {
        return try read()
    } catch {
        throw .schema(error)
    }
}
