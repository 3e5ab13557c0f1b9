/// Reads big-endian fields from bytes that came from outside.
///
/// Each read either gives exactly what was asked for or throws; `finish()` refuses what is left over.
package struct ByteReader {
    private var rest: ArraySlice<UInt8>

    package init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    package var remainingByteCount: Int { rest.count }

    package mutating func bytes(_ count: Int) throws(MalformedBytes) -> [UInt8] {
        guard count >= 0, rest.count >= count else {
            throw .truncated(byteCount: rest.count, expected: count)
        }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    package mutating func uint8() throws(MalformedBytes) -> UInt8 {
        try bytes(1)[0]
    }

    package mutating func uint32() throws(MalformedBytes) -> UInt32 {
        try bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    package mutating func uint64() throws(MalformedBytes) -> UInt64 {
        try bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func digest() throws(MalformedBytes) -> Digest {
        let bytes = try bytes(Digest.byteCount)
        guard let digest = try? Digest(bytes) else { preconditionFailure("32 bytes are a digest") }
        return digest
    }

    /// Ends the reading.
    ///
    /// - Throws: `MalformedBytes.trailing` when bytes are left.
    package func finish() throws(MalformedBytes) {
        guard rest.isEmpty else { throw .trailing(byteCount: rest.count) }
    }
}

/// Thrown by `ByteReader`.
package enum MalformedBytes: Error, Equatable {
    case truncated(byteCount: Int, expected: Int)
    case trailing(byteCount: Int)
}

extension [UInt8] {
    /// Appends the value in big-endian order.
    @inlinable package mutating func append(bigEndian value: some FixedWidthInteger) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// The value in big-endian order.
    @inlinable package init(bigEndian value: some FixedWidthInteger) {
        self = []
        append(bigEndian: value)
    }
}
