/// Random edits that a seed repeats exactly: a failure names the seed that replays it.
package struct SeededMutations: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed &* 0x9e37_79b9_7f4a_7c15
    }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// One to three edits: a bit, a byte, a piece removed, repeated, inserted, exchanged or cut off.
    package mutating func mutate(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...3, using: &self) {
            guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &self)] }
            let position = Int.random(in: 0..<bytes.count, using: &self)
            let end = min(bytes.count, position + Int.random(in: 1...8, using: &self))
            switch Int.random(in: 0..<9, using: &self) {
            case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes[position] = interesting.randomElement(using: &self) ?? 0
            case 2: bytes.removeSubrange(position..<end)
            case 3: bytes.insert(contentsOf: bytes[position..<end], at: end)
            case 4: bytes.insert(interesting.randomElement(using: &self) ?? 0, at: position)
            case 5: bytes.swapAt(position, Int.random(in: 0..<bytes.count, using: &self))
            case 6: bytes.removeSubrange(position...)
            case 7: bytes[position] &+= 1
            default: bytes.insert(contentsOf: "\u{2014} \u{0301}\u{200B}x=".utf8, at: position)
            }
        }
        return bytes
    }

    private let interesting: [UInt8] = Array("\n \t+-/=.0129AZaz#—\u{0}\u{7f}\r".utf8) + [255, 128]
}

/// The bytes with the edits of one seed.
package func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var mutations = SeededMutations(seed: seed)
    return mutations.mutate(bytes)
}
