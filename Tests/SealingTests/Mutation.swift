/// A generator that repeats itself for the same seed (SplitMix64), so that a failure can be replayed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// One to three small injuries: a changed, inserted, removed or repeated byte, or a cut.
func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
        guard !bytes.isEmpty else { return bytes }
        let position = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[position] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: position)
        case 3: bytes.remove(at: position)
        case 4: bytes.insert(bytes[position], at: position)
        default: bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &generator))
        }
    }
    return bytes
}
