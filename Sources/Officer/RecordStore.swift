/// Where a desk's sealed records lie.
package protocol RecordStore: Sendable {
    /// The bytes under a name; nil when there are none.
    func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]?

    /// Puts bytes under a name, in place of others, and returns once they are durable.
    func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed)

    /// Deletes what stands under a name, if anything does.
    func remove(_ name: String) throws(RecordStoreFailed)

    /// All names.
    func names() throws(RecordStoreFailed) -> [String]
}

/// Why records could not be read or written.
package enum RecordStoreFailed: Error, Equatable {
    /// The folder is missing and could not be made.
    case folder
    case read(name: String)
    case write(name: String, isFull: Bool)
}
