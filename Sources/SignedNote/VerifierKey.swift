import Encoding

/// A public key with the name and the one use it is trusted for: C2SP's *vkey* (Specification.md §2).
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// What the key signs, and how (C2SP signed-note, "Signature types").
    package enum Algorithm: UInt8, Hashable, Sendable {
        /// Ed25519 over the note's text.
        case ed25519 = 0x01
        /// A witness's timestamped Ed25519 cosignature of a checkpoint (C2SP tlog-cosignature).
        case cosignature = 0x04
    }

    /// The name that stands in front of the signature, as UTF-8 bytes compare.
    package let name: String
    /// The first four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key), big-endian.
    package let keyID: UInt32
    package let algorithm: Algorithm
    /// 32 bytes, canonical and not of small order.
    package let publicKey: [UInt8]

    /// - Throws: `MalformedVerifierKey` for a bad name or a public key that Specification.md §3 refuses.
    package init(
        name: String, algorithm: Algorithm, publicKey: [UInt8]
    ) throws(MalformedVerifierKey) {
        guard KeyName.isValid(name) else { throw .name }
        guard publicKey.count == Ed25519.publicKeyByteCount else {
            throw .publicKeyLength(byteCount: publicKey.count)
        }
        guard Ed25519.isUsable(publicKey: publicKey) else { throw .publicKeyRefused }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        keyID = VerifierKey.keyID(name: name, algorithm: algorithm, publicKey: publicKey)
    }

    /// Reads `<name>+<key id in hex>+<base64(algorithm ‖ public key)>` (Specification.md §2.1).
    package init(parsing text: String) throws(MalformedVerifierKey) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .parts(count: parts.count) }
        guard let idBytes = try? Hex.decode(Substring(parts[1])), idBytes.count == 4 else {
            throw .keyID
        }
        guard let material = try? Base64.decode(Substring(parts[2])), let first = material.first
        else { throw .base64 }
        guard let algorithm = Algorithm(rawValue: first) else {
            throw .unsupportedAlgorithm(first)
        }
        try self.init(
            name: String(Substring(parts[0])), algorithm: algorithm,
            publicKey: Array(material.dropFirst()))
        guard idBytes == [UInt8](bigEndian: keyID) else { throw .keyIDMismatch }
    }

    /// The canonical spelling, which `init(parsing:)` reads.
    package var text: String {
        let id = Hex.encode([UInt8](bigEndian: keyID))
        return "\(name)+\(id)+\(Base64.encode([algorithm.rawValue] + publicKey))"
    }

    package var description: String { text }

    /// Whether the signature line claims to be by this key.
    package func matches(_ signature: NoteSignature) -> Bool {
        keyID == signature.keyID && name.hasSameBytes(as: signature.name)
    }

    package static func == (left: VerifierKey, right: VerifierKey) -> Bool {
        left.algorithm == right.algorithm && left.publicKey == right.publicKey
            && left.name.hasSameBytes(as: right.name)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(publicKey)
        hasher.combine(keyID)
    }

    private static func keyID(name: String, algorithm: Algorithm, publicKey: [UInt8]) -> UInt32 {
        let bytes = Array(name.utf8) + [UInt8(ascii: "\n"), algorithm.rawValue] + publicKey
        return Digest(hashing: bytes).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// Thrown for a text or a triple that is no verifier key.
package enum MalformedVerifierKey: Error, Equatable {
    /// There are not exactly three parts between plus signs.
    case parts(count: Int)
    /// The name is empty, too long, or has white space, a plus or a control character.
    case name
    /// The key ID is not eight lower-case hexadecimal digits.
    case keyID
    /// The last part is not canonical base64, or is empty.
    case base64
    /// The algorithm is neither 0x01 nor 0x04.
    case unsupportedAlgorithm(UInt8)
    case publicKeyLength(byteCount: Int)
    /// The public key is not canonical or is of small order.
    case publicKeyRefused
    /// The key ID is not the one of this name, algorithm and key.
    case keyIDMismatch
}
