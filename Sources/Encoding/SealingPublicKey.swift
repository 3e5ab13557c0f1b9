/// An X-Wing public key to which shares and releases are sealed: 1216 bytes (Sealing/Specification.md §1.2).
///
/// Only a value: directories list it, and module Sealing seals to it. It is checked as far as a stranger could make it
/// useless: one malformed key would stop every reporter from sealing.
package struct SealingPublicKey: Sendable, Hashable {
    /// ML-KEM-768 encapsulation key (1184 bytes) ‖ X25519 public key (32 bytes).
    package let bytes: [UInt8]

    /// - Throws: `MalformedSealingKey` when the length is wrong, a coefficient is not reduced (FIPS 203 §7.2), or the
    ///   X25519 coordinate has a second spelling or belongs to a point of small order.
    package init(_ bytes: [UInt8]) throws(MalformedSealingKey) {
        guard bytes.count == SealingPublicKey.byteCount else {
            throw .length(byteCount: bytes.count)
        }
        for index in stride(from: 0, to: SealingPublicKey.polynomialByteCount, by: 3) {
            let low = Int(bytes[index]) | Int(bytes[index + 1] & 15) << 8
            let high = Int(bytes[index + 1] >> 4) | Int(bytes[index + 2]) << 4
            guard low < SealingPublicKey.modulus, high < SealingPublicKey.modulus else {
                throw .coefficient
            }
        }
        let point = Array(bytes.suffix(32))
        guard SealingPublicKey.isCanonical(point) else { throw .notCanonical }
        guard !SealingPublicKey.smallOrderPoints.contains(point) else { throw .smallOrder }
        self.bytes = bytes
    }

    /// Reads canonical base64.
    package init(parsing text: String) throws(MalformedSealingKey) {
        guard let bytes = try? Base64.decode(text) else { throw .base64 }
        try self.init(bytes)
    }

    /// Canonical base64.
    package var text: String { Base64.encode(bytes) }

    /// SHA-256 of the bytes, as access statements name the key.
    package var digest: Digest { Digest(hashing: bytes) }

    package static let byteCount = 1216
    /// ML-KEM's q.
    private static let modulus = 3329
    /// 3 × 256 coefficients of 12 bits.
    private static let polynomialByteCount = 1152
    /// The u coordinates with which X25519 gives zeros whatever the secret (RFC 7748 §6.1): 0, 1, p − 1 and order 8.
    private static let smallOrderPoints: Set<[UInt8]> = {
        let eight = [
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        ]
        let zeros = [UInt8](repeating: 0, count: 31)
        return Set(
            [[0] + zeros, [1] + zeros, [0xEC] + prime.dropFirst()]
                + eight.compactMap { try? Hex.decode($0) })
    }()
    /// p = 2²⁵⁵ − 19, least significant byte first.
    private static let prime: [UInt8] =
        [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

    /// Whether u is below p; X25519 itself would take bit 255 and anything up to 2²⁵⁵ − 1 for another spelling.
    private static func isCanonical(_ coordinate: [UInt8]) -> Bool {
        coordinate.reversed().lexicographicallyPrecedes(prime.reversed())
    }
}

/// Thrown for bytes or text that are no sealing key.
package enum MalformedSealingKey: Error, Equatable {
    case base64
    case length(byteCount: Int)
    /// A coefficient of the ML-KEM key is not below q.
    case coefficient
    /// The X25519 coordinate is not below 2²⁵⁵ − 19, or has bit 255 set: the same key would have two spellings.
    case notCanonical
    /// The X25519 point gives a shared secret of zeros.
    case smallOrder
}
