import Encoding
import Secrets
import Testing

@testable import Sealing

@Suite struct `Shamir's sharing` {
    @Test func `multiplies as GF(2⁸) with 0x11B does`() {
        // FIPS 197 §4.2.
        #expect(Shamir.multiply(0x57, 0x83) == 0xC1)
        #expect(Shamir.multiply(0x57, 0x13) == 0xFE)
        for value in UInt8(1)...255 {
            #expect(Shamir.multiply(value, Shamir.inverse(value)) == 1)
            #expect(Shamir.multiply(value, 1) == value)
            #expect(Shamir.multiply(value, 0) == 0)
        }
    }

    /// Every product, against a table built from powers of the generator 3.
    @Test func `multiplies every pair rightly`() {
        var logarithm = [Int](repeating: 0, count: 256)
        var power = [UInt8](repeating: 0, count: 255)
        var value: UInt8 = 1
        for exponent in 0..<255 {
            power[exponent] = value
            logarithm[Int(value)] = exponent
            let doubled = value << 1 ^ (value & 0x80 == 0 ? 0 : 0x1B)
            value = doubled ^ value
        }
        for left in UInt8(1)...255 {
            for right in UInt8(1)...255
            where Shamir.multiply(left, right)
                != power[(logarithm[Int(left)] + logarithm[Int(right)]) % 255]
            {
                Issue.record("\(left) times \(right)")
            }
        }
    }

    @Test func `fits the published shares`() throws {
        struct Vector: Decodable {
            let name: String
            let threshold: Int
            let secret, coefficients: HexBytes
            let shares: [HexBytes]
        }
        for vector in try VectorFile.decode("shamir/shares.json", as: [Vector].self) {
            let shares = Shamir.split(
                secret(vector.secret.bytes), coefficients: secret(vector.coefficients.bytes),
                shareCount: vector.shares.count)
            #expect(bytes(of: shares) == vector.shares.flatMap(\.bytes), "\(vector.name)")
            let last = Array(vector.shares.indices.suffix(vector.threshold))
            let combined = Shamir.combine(
                secret(last.flatMap { vector.shares[$0].bytes }), indices: last)
            #expect(bytes(of: combined) == vector.secret.bytes, "\(vector.name)")
        }
    }

    @Test(arguments: (1...5).flatMap { count in (1...count).map { (count, $0) } } + [(7, 4)])
    func `gives the secret to any t of m, and to no fewer`(count: Int, threshold: Int) {
        let original = SecretBytes(randomByteCount: 32)
        let shares = Shamir.split(
            original, coefficients: SecretBytes(randomByteCount: (threshold - 1) * 32),
            shareCount: count)
        for subset in 1..<(1 << count) {
            let indices = (0..<count).filter { subset >> $0 & 1 == 1 }
            let chosen = secret(
                indices.flatMap { bytes(of: shares.part($0 * 32..<($0 + 1) * 32)) })
            let isGiven = Shamir.combine(chosen, indices: indices).isEqual(to: original)
            #expect(isGiven == (indices.count >= threshold))
        }
    }
}
