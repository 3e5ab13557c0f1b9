package import SignedNote

/// The name of one portal, and the names of the keys that act for it (Specification.md §1).
package struct Portal: Sendable, Hashable, CustomStringConvertible {
    /// 1 to 64 of `a-z 0-9 . -`, with a letter or a digit at both ends.
    package let name: String

    /// - Throws: `MalformedName` for any other text.
    package init(_ name: String) throws(MalformedName) {
        let characters = Array(name.utf8)
        guard (1...Portal.maximumByteCount).contains(characters.count),
            characters.allSatisfy({ $0.isLowerAlphanumeric || $0 == .dot || $0 == .hyphen }),
            let first = characters.first, let last = characters.last,
            first.isLowerAlphanumeric, last.isLowerAlphanumeric
        else { throw MalformedName() }
        self.name = name
    }

    /// The portal whose directories this key signs: its name is `<portal>/authority`.
    ///
    /// - Throws: `MalformedName` when the key has another name or is not for signing notes.
    package init(ofAuthority key: VerifierKey) throws(MalformedName) {
        guard key.algorithm == .ed25519, key.name.hasSuffix(Portal.authoritySuffix) else {
            throw MalformedName()
        }
        try self.init(String(key.name.dropLast(Portal.authoritySuffix.count)))
        guard authorityKeyName.hasSameBytes(as: key.name) else { throw MalformedName() }
    }

    package var description: String { name }

    /// Signs directories.
    package var authorityKeyName: String { name + Portal.authoritySuffix }
    /// The gateway's note key: receipts, `accepted` and `dummy`.
    package var gatewayKeyName: String { "\(name)/gateway" }
    /// The log's key and its origin.
    package var logOrigin: String { "\(name)/log" }

    /// The cover client's note key: lists and totals of cover messages.
    package var coverKeyName: String { "\(name)/cover" }

    /// A keyholder's identity key.
    package func keyholderKeyName(_ id: Identifier) -> String { "\(name)/keyholder/\(id)" }
    /// A trustee's note key.
    package func trusteeKeyName(_ id: Identifier) -> String { "\(name)/trustee/\(id)" }
    /// A trustee's cosigning key (0x04).
    package func cosignerKeyName(_ id: Identifier) -> String { "\(name)/trustee/\(id)/cosigner" }
    /// An auditor's note key.
    package func auditorKeyName(_ id: Identifier) -> String { "\(name)/auditor/\(id)" }
    /// The name our own witness program gives its cosigning key (0x04); other witnesses have any name.
    package func witnessKeyName(_ id: Identifier) -> String { "\(name)/witness/\(id)" }

    package static let maximumByteCount = 64
    private static let authoritySuffix = "/authority"
}

/// Names one keyholder, trustee, auditor or person within a portal (Specification.md §1).
package struct Identifier: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 1 to 32 of `a-z 0-9 -`, beginning with a letter.
    package let text: String

    /// - Throws: `MalformedName` for any other text.
    package init(_ text: String) throws(MalformedName) {
        let characters = Array(text.utf8)
        guard (1...Identifier.maximumByteCount).contains(characters.count),
            characters.allSatisfy({ $0.isLowerAlphanumeric || $0 == .hyphen }),
            let first = characters.first, first.isLowerLetter
        else { throw MalformedName() }
        self.text = text
    }

    package var description: String { text }

    package static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    package static let maximumByteCount = 32
}

/// Thrown for a text that is no portal name or identifier.
package struct MalformedName: Error, Equatable {
    package init() {}
}

extension UInt8 {
    static let dot = UInt8(ascii: ".")
    static let hyphen = UInt8(ascii: "-")
    static let newline = UInt8(ascii: "\n")

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLowerLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isLowerAlphanumeric: Bool { isDigit || isLowerLetter }
}
