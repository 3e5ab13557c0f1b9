/// Who a key file belongs to (Specification.md §2).
package enum KeyRole: UInt8, Sendable, Hashable, CaseIterable {
    case authority = 1
    case gateway = 2
    case keyholder = 3
    case trustee = 4
    case witness = 5
    case auditor = 6
    case cover = 7
}

/// The secrets of one key file, each by its name.
///
/// Names are at most 32 characters of printable ASCII without spaces, such as `identity` or `sealing-2026Q4`.
package struct KeyRing: ~Copyable, Sendable {
    package let role: KeyRole
    package let portal: String
    package let id: String
    private var entries: [String: Entry] = [:]

    /// An empty ring for one role of one portal.
    package init(role: KeyRole, portal: String, id: String) throws(InvalidKeyRing) {
        guard KeyRing.isPortal(portal) else { throw .portal }
        guard KeyRing.isID(id) else { throw .id }
        self.role = role
        self.portal = portal
        self.id = id
    }

    /// The names, in the order of their bytes.
    package var names: [String] {
        entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package borrowing func contains(_ name: String) -> Bool { entries[name] != nil }

    /// Puts a secret in.
    ///
    /// - Throws: `InvalidKeyRing.repeatedName` when the name is taken: nothing is overwritten by chance.
    package mutating func insert(
        _ name: String, _ secret: consuming SecretBytes
    ) throws(InvalidKeyRing) {
        guard KeyRing.isName(name) else { throw .name }
        guard entries[name] == nil else { throw .repeatedName }
        guard secret.byteCount <= KeyRing.maximumSecretByteCount else { throw .secretByteCount }
        guard entries.count < KeyRing.maximumSecretCount else { throw .secretCount }
        entries[name] = Entry(secret)
    }

    /// Takes a secret out and wipes it, as when a quarter's key is destroyed.
    package mutating func remove(_ name: String) throws(MissingSecret) {
        guard entries.removeValue(forKey: name) != nil else { throw MissingSecret(name: name) }
    }

    /// Lends a secret.
    package borrowing func withSecret<R: ~Copyable>(
        named name: String, _ body: (borrowing SecretBytes) -> R
    ) throws(MissingSecret) -> R {
        guard let entry = entries[name] else { throw MissingSecret(name: name) }
        return body(entry.secret)
    }

    /// A second owner of a secret, as keys that outlive the ring need it.
    package borrowing func secret(named name: String) throws(MissingSecret) -> SecretBytes {
        try withSecret(named: name) { $0.duplicate() }
    }

    /// Lets a dictionary hold what cannot be copied; the secret is wiped with the last reference.
    private final class Entry: Sendable {
        let secret: SecretBytes

        init(_ secret: consuming SecretBytes) {
            self.secret = secret
        }
    }

    package static let maximumSecretByteCount = 1_024
    package static let maximumSecretCount = 255

    static func isName(_ name: String) -> Bool {
        (1...32).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    static func isPortal(_ portal: String) -> Bool {
        guard (1...64).contains(portal.utf8.count), let first = portal.utf8.first,
            let last = portal.utf8.last
        else { return false }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
            && portal.utf8.allSatisfy {
                isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
    }

    static func isID(_ id: String) -> Bool {
        guard (1...32).contains(id.utf8.count), let first = id.utf8.first else { return false }
        return isLetter(first)
            && id.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// Why a ring does not take what it was given.
package enum InvalidKeyRing: Error, Equatable {
    case portal
    case id
    case name
    case repeatedName
    case secretByteCount
    case secretCount
}

/// Thrown when a key file has no secret of that name.
package struct MissingSecret: Error, Equatable {
    package let name: String
}
