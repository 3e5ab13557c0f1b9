import Crypto

/// Ed25519 verification (RFC 8032) with one meaning everywhere, under the rules of Specification.md §3.
///
/// Libraries disagree about odd encodings: what one accepts another refuses, so that two honest readers could judge
/// one signature differently. We therefore refuse every odd encoding by explicit checks before verifying. The equation
/// itself is checked by swift-crypto, whose BoringSSL is built with us: the libsodium of the machine would bring its own
/// version's meaning, with or without the cofactor, to evidence that must hold for years.
package enum Ed25519 {
    /// Whether the signature is valid and every part of it is in its one spelling.
    package static func isValid(
        signature: [UInt8], message: [UInt8], publicKey: [UInt8]
    ) -> Bool {
        guard signature.count == signatureByteCount, isUsable(publicKey: publicKey) else {
            return false
        }
        let point = Array(signature[..<publicKeyByteCount])
        let scalar = Array(signature[publicKeyByteCount...])
        guard isCanonical(point: point), !isOfSmallOrder(point: point),
            isLess(scalar, than: groupOrder)
        else { return false }
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    /// Whether the 32 bytes are a canonical encoding and not one of the eight points of small order.
    ///
    /// Whether they decode to a point at all is left to the verification, which fails if they do not.
    package static func isUsable(publicKey: [UInt8]) -> Bool {
        publicKey.count == publicKeyByteCount && isCanonical(point: publicKey)
            && !isOfSmallOrder(point: publicKey)
    }

    /// Whether the y coordinate is below the field's prime (Specification.md §3.1).
    private static func isCanonical(point: [UInt8]) -> Bool {
        isLess(withoutSign(point), than: fieldPrime)
    }

    /// Whether the point's order divides eight (Specification.md §3.2); expects a canonical encoding.
    private static func isOfSmallOrder(point: [UInt8]) -> Bool {
        smallOrderCoordinates.contains(withoutSign(point))
    }

    /// The y coordinate, without the bit that carries the sign of x.
    private static func withoutSign(_ point: [UInt8]) -> [UInt8] {
        var coordinate = point
        coordinate[publicKeyByteCount - 1] &= 0x7f
        return coordinate
    }

    /// Compares two little-endian numbers of 32 bytes. All of them are public.
    private static func isLess(_ left: [UInt8], than right: [UInt8]) -> Bool {
        left.reversed().lexicographicallyPrecedes(right.reversed())
    }

    package static let publicKeyByteCount = 32
    package static let signatureByteCount = 64

    /// p = 2²⁵⁵ − 19, little-endian.
    private static let fieldPrime: [UInt8] =
        [0xed] + [UInt8](repeating: 0xff, count: 30) + [0x7f]

    /// L = 2²⁵² + 27742317777372353535851937790883648493, little-endian.
    private static let groupOrder: [UInt8] =
        [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58,
            0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
        ] + [UInt8](repeating: 0, count: 15) + [0x10]

    /// The y coordinates of the eight points whose order divides eight: 0, 1, p − 1, and two of order eight.
    private static let smallOrderCoordinates: [[UInt8]] = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
        [
            0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0,
            0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
            0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39,
            0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
        ],
        [
            0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f,
            0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
            0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6,
            0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
        ],
    ]
}
