import Encoding
import SignedNote

/// The lines that C2SP's tlog-proof and tlog-witness share: hashes in base64, an empty line, then a checkpoint.
enum ProofText {
    /// Splits at the first empty line: the lines before it, and the bytes of the checkpoint behind it.
    static func split(
        _ bytes: [UInt8]
    ) throws(MalformedProofText) -> (lines: [String], checkpoint: [UInt8]) {
        guard bytes.count <= maximumByteCount else { throw .tooLong(byteCount: bytes.count) }
        var lines: [String] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard end > start else { return (lines, Array(bytes[(end + 1)...])) }
            guard lines.count < maximumLineCount,
                let line = String(validating: bytes[start..<end], as: UTF8.self)
            else { throw .lines }
            lines.append(line)
            start = end + 1
        }
        throw .lines
    }

    static func hashes(_ lines: some Collection<String>) throws(MalformedProofText) -> [Digest] {
        var hashes: [Digest] = []
        for line in lines {
            guard let bytes = try? Base64.decode(line), let hash = try? Digest(bytes) else {
                throw .hash
            }
            hashes.append(hash)
        }
        return hashes
    }

    static func checkpoint(_ bytes: [UInt8]) throws(MalformedProofText) -> UnverifiedCheckpoint {
        do throws(MalformedCheckpoint) {
            return try UnverifiedCheckpoint(parsing: bytes)
        } catch {
            throw .checkpoint(error)
        }
    }

    static func print(
        _ head: [String], _ hashes: [Digest], _ checkpoint: UnverifiedCheckpoint
    ) -> [UInt8] {
        let lines = head + hashes.map { Base64.encode($0.bytes) } + [""]
        return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] } + checkpoint.note.bytes
    }

    /// Reads `name number`; nil when the line is of another name.
    static func number(_ line: String, named name: String) throws(MalformedProofText) -> UInt64? {
        guard line.utf8.starts(with: "\(name) ".utf8) else { return nil }
        guard let value = try? Decimal.decode(Substring(line.utf8.dropFirst(name.utf8.count + 1)))
        else { throw .number }
        return value
    }

    /// 63 hashes and the lines before them.
    private static let maximumLineCount = TreeSize.maximumProofCount + 3
    /// Our own limit: 66 lines, a checkpoint with 100 of the longest signature lines, 64 KiB of extra data.
    private static let maximumByteCount = 2 << 20
}

/// Thrown for bytes that are no proof or no request to a witness.
package enum MalformedProofText: Error, Equatable {
    case tooLong(byteCount: Int)
    /// The first line names another format or version.
    case unknownFormat
    /// A line is missing, too many, not text, or there is no empty line before the checkpoint.
    case lines
    /// The extra data are not canonical base64, or empty.
    case extra
    /// An index or size is not a canonical decimal number.
    case number
    /// A line is not the base64 of 32 bytes.
    case hash
    case tooManyHashes
    case checkpoint(MalformedCheckpoint)
}
