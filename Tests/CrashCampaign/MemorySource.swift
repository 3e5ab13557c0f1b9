package import Reporter

/// A file of one byte, repeated.
package struct MemorySource: StreamSource {
    package let name = "сурет.bin"
    package let mediaType = "application/octet-stream"
    package let byteCount: UInt64
    private let byte = UInt8.random(in: 0...255)

    package init(byteCount: UInt64) {
        self.byteCount = byteCount
    }

    package func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        [UInt8](repeating: byte, count: range.count)
    }
}
