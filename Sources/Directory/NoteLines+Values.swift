package import Encoding
package import SignedNote

// The kinds of value that stand in more than one note. Each read is exact: `label` true where the field's name stands
// in front of the value.
extension NoteLines {
    package mutating func portal() throws(MalformedLines) -> Portal {
        try value("portal", .portal) { try? Portal($0) }
    }

    package mutating func identifier(
        _ field: String, label: Bool = false
    ) throws(MalformedLines) -> Identifier {
        try read(field, label, .identifier) { try? Identifier($0) }
    }

    package mutating func digest(
        _ field: String, label: Bool = false
    ) throws(MalformedLines) -> Digest {
        try read(field, label, .digest) { try? Digest(hex: $0) }
    }

    package mutating func number(
        _ field: String, label: Bool = false, from least: UInt64 = 0, to most: UInt64 = .max
    ) throws(MalformedLines) -> UInt64 {
        try read(field, label, .number) { text in
            guard let number = try? Decimal.decode(text), (least...most).contains(number) else {
                return nil
            }
            return number
        }
    }

    /// `keyholder <id>` or `trustee <id>`.
    package mutating func owner() throws(MalformedLines) -> SealingKeyOwner {
        try value("owner", .ownerAndIdentifier) { SealingKeyOwner(line: $0) }
    }

    package mutating func quarter() throws(MalformedLines) -> Quarter {
        try value("quarter", .quarter) { try? Quarter(parsing: $0) }
    }

    package mutating func verifierKey(
        _ field: String, _ algorithm: VerifierKey.Algorithm, label: Bool
    ) throws(MalformedLines) -> VerifierKey {
        try read(field, label, algorithm == .ed25519 ? .noteKey : .cosigningKey) { text in
            guard let key = try? VerifierKey(parsing: text), key.algorithm == algorithm,
                key.text.hasSameBytes(as: text)
            else { return nil }
            return key
        }
    }

    package mutating func sealingKey(
        _ field: String, label: Bool
    ) throws(MalformedLines) -> SealingPublicKey {
        try read(field, label, .sealingKey) { try? SealingPublicKey(parsing: $0) }
    }

    package mutating func read<T>(
        _ field: String, _ label: Bool, _ expected: ExpectedValue, _ value: (String) -> T?
    ) throws(MalformedLines) -> T {
        label
            ? try labelled(field, expected, value)
            : try self.value(field, expected, value)
    }
}
