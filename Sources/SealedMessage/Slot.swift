/// Whose slot it is; the byte stands in commitments and in the HPKE info (Specification.md §3, §4).
package enum SlotRole: UInt8, Sendable, Hashable {
    case holder = 1
    case trustee = 2
    case reporter = 3
}

/// One sealed share: 1200 bytes that look random to everyone but its recipient (Specification.md §4).
package struct Slot: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Takes exactly 1200 bytes, made by sealing or at random.
    package init(_ bytes: [UInt8]) {
        precondition(bytes.count == Slot.byteCount, "a slot has 1200 bytes")
        self.bytes = bytes
    }

    package var encapsulatedKey: [UInt8] { Array(bytes.prefix(Slot.encapsulatedKeyByteCount)) }
    package var ciphertext: [UInt8] { Array(bytes.dropFirst(Slot.encapsulatedKeyByteCount)) }

    package static let byteCount = 1200
    /// X-Wing's: 1088 of ML-KEM-768 and 32 of X25519.
    package static let encapsulatedKeyByteCount = 1120
    /// What a slot seals: a share or bitmap, and a salt or zeros.
    package static let plaintextByteCount = 64
}
