package import Officer
import Synchronization

/// A desk's records, in the driver's memory, which no kill reaches.
package final class MemoryRecords: RecordStore {
    private let files = Mutex<[String: [UInt8]]>([:])

    package init() {}

    package func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? {
        files.withLock { $0[name] }
    }

    package func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = bytes }
    }

    package func remove(_ name: String) throws(RecordStoreFailed) {
        files.withLock { $0[name] = nil }
    }

    package func names() throws(RecordStoreFailed) -> [String] {
        files.withLock { $0.keys.sorted() }
    }
}
