/// A file whose bytes are in memory, such as one that was picked on the desk's page.
package struct MemorySource: StreamSource {
    package let name: String
    package let mediaType: String
    private let content: [UInt8]

    /// - Parameter name: shortened to what a manifest takes.
    package init(name: String, content: [UInt8]) {
        self.name = FileSource.shortened(name)
        mediaType = FileSource.mediaType(of: self.name)
        self.content = content
    }

    package var byteCount: UInt64 { UInt64(content.count) }

    package func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        guard range.upperBound <= byteCount else { throw .changed }
        return Array(content[Int(range.lowerBound)..<Int(range.upperBound)])
    }
}
