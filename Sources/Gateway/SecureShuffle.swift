/// Draws numbers from a cryptographic source of bytes.
///
/// The order within a tick must not be told by any state that somebody could guess.
struct ByteGenerator: RandomNumberGenerator {
    private let randomBytes: @Sendable (Int) -> [UInt8]

    init(_ randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.randomBytes = randomBytes
    }

    mutating func next() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
