package import Reporter
import Secrets

/// A file that nobody has: as long as it is said to be, of the same 64 KiB of random bytes again and again.
///
/// It is sealed before it leaves, and who can open it is told beforehand that nobody wrote it: no more is needed. Only the piece
/// that is being sent is ever in memory.
package struct RandomFile: StreamSource {
    package let name = "file"
    package let mediaType = "application/octet-stream"
    package let byteCount: UInt64
    private let block = randomBytes(RandomFile.blockByteCount)

    package init(byteCount: UInt64) {
        self.byteCount = byteCount
    }

    package func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        precondition(range.upperBound <= byteCount, "the range lies within the file")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        while bytes.count < range.count {
            let start = Int(
                (range.lowerBound + UInt64(bytes.count)) % UInt64(RandomFile.blockByteCount))
            bytes += block[start...].prefix(range.count - bytes.count)
        }
        return bytes
    }

    private static let blockByteCount = 65_536
}
