import Encoding

/// Byte strings in a row, each behind its length: the one container of requests and answers.
///
/// Exchange/Specification.md §1: `(u32 length ‖ bytes)*`, nothing before, between or behind. A frame may hold frames.
package enum Frames {
    /// Writes the byte strings one after the other.
    package static func encode(_ frames: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frames.reduce(0) { $0 + 4 + $1.count })
        for frame in frames {
            bytes.append(bigEndian: UInt32(frame.count))
            bytes.append(contentsOf: frame)
        }
        return bytes
    }

    /// Reads all frames.
    ///
    /// - Parameter most: refuses more frames than this, so that a stranger's bytes cost a bounded amount of memory.
    package static func decode(_ bytes: [UInt8], most: Int) throws(MalformedExchange) -> [[UInt8]] {
        var frames: [[UInt8]] = []
        var reader = ByteReader(bytes)
        while reader.remainingByteCount > 0 {
            guard frames.count < most else { throw .tooMany(most: most) }
            do {
                frames.append(try reader.bytes(Int(try reader.uint32())))
            } catch {
                throw .frame
            }
        }
        return frames
    }

    /// Reads exactly so many frames.
    package static func decode(_ bytes: [UInt8], exactly count: Int) throws(MalformedExchange)
        -> [[UInt8]]
    {
        let frames = try decode(bytes, most: count)
        guard frames.count == count else { throw .frameCount(frames.count, expected: count) }
        return frames
    }
}

/// Thrown for a request or an answer that is not exactly what the specification says.
package enum MalformedExchange: Error, Equatable {
    /// The bytes do not divide into frames.
    case frame
    case frameCount(Int, expected: Int)
    case tooMany(most: Int)
    /// A field has the wrong length, type or value; the name is the specification's.
    case field(StaticString)

    package static func == (left: MalformedExchange, right: MalformedExchange) -> Bool {
        "\(left)" == "\(right)"
    }
}
