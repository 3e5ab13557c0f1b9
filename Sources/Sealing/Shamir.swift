// `unsafe` here: shares are computed byte by byte in buffers of locked pages whose lengths stand beside them.
import Secrets

/// Shamir's secret sharing over GF(2⁸) with the polynomial 0x11B (Specification.md §4).
///
/// Share j belongs to x = j + 1. Nothing branches or looks up by a secret byte.
enum Shamir {
    static let secretByteCount = 32

    /// Splits 32 bytes into shares of 32 bytes each, behind one another.
    ///
    /// - Parameter coefficients: 32 bytes for x, 32 for x², and so on; any number of shares that is one larger than
    ///   theirs gives the secret back.
    static func split(
        _ secret: borrowing SecretBytes, coefficients: borrowing SecretBytes, shareCount: Int
    ) -> SecretBytes {
        precondition(secret.byteCount == secretByteCount, "a secret of 32 bytes is shared")
        precondition((1...255).contains(shareCount), "x is one byte and not zero")
        let degree = coefficients.byteCount / secretByteCount
        return unsafe secret.withUnsafeBytes { secret in
            unsafe coefficients.withUnsafeBytes { coefficients in
                unsafe SecretBytes(byteCount: shareCount * secretByteCount) { shares in
                    for share in 0..<shareCount {
                        for byte in 0..<secretByteCount {
                            // Horner's rule, from the highest power down.
                            var value: UInt8 = 0
                            for power in stride(from: degree, to: 0, by: -1) {
                                value ^= unsafe coefficients[(power - 1) * secretByteCount + byte]
                                value = multiply(value, UInt8(share + 1))
                            }
                            unsafe shares[share * secretByteCount + byte] = value ^ secret[byte]
                        }
                    }
                }
            }
        }
    }

    /// The secret from shares that stand behind one another, one for each index, in that order.
    ///
    /// - Precondition: indices are distinct; as many as the threshold, or the result means nothing.
    static func combine(_ shares: borrowing SecretBytes, indices: [Int]) -> SecretBytes {
        precondition(shares.byteCount == indices.count * secretByteCount, "one share an index")
        precondition(Set(indices).count == indices.count, "one index a share")
        let weights = indices.map { weightAtZero(of: $0, among: indices) }
        return unsafe shares.withUnsafeBytes { shares in
            unsafe SecretBytes(byteCount: secretByteCount) { secret in
                for byte in 0..<secretByteCount {
                    var value: UInt8 = 0
                    for (position, weight) in weights.enumerated() {
                        value ^= multiply(unsafe shares[position * secretByteCount + byte], weight)
                    }
                    unsafe secret[byte] = value
                }
            }
        }
    }

    /// Lagrange's coefficient at zero: ∏ xₘ / (xₘ − xⱼ). Indices are public.
    private static func weightAtZero(of index: Int, among indices: [Int]) -> UInt8 {
        let x = UInt8(index + 1)
        return indices.filter { $0 != index }.reduce(1) { product, other in
            let otherX = UInt8(other + 1)
            return multiply(product, multiply(otherX, inverse(otherX ^ x)))
        }
    }

    /// The product in GF(2⁸), in the same time for all factors.
    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt8 = 0
        var factor = left
        for bit: UInt8 in 0..<8 {
            product ^= factor & (0 &- (right >> bit & 1))
            let overflow = 0 &- (factor >> 7)
            factor = factor << 1 ^ (0x1B & overflow)
        }
        return product
    }

    /// a²⁵⁴, which is 1/a for every a but zero: the product of a², a⁴ … a¹²⁸.
    static func inverse(_ value: UInt8) -> UInt8 {
        var result: UInt8 = 1
        var power = value
        for _ in 1...7 {
            power = multiply(power, power)
            result = multiply(result, power)
        }
        return result
    }
}
