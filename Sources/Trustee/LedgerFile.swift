// `unsafe` here: POSIX calls get buffers of exactly the byte counts they are told, alive for the call.
import Encoding
import Glibc

/// The ledger on disk, held by one process, written to at its end and flushed each time (Specification.md §1.2).
package struct LedgerFile: ~Copyable {
    private let path: String
    private let descriptor: CInt
    private var chain: Digest
    private var byteCount: Int
    private var isBroken = false

    /// What was in the file: the records, and how many torn bytes were cut off its end.
    package struct Opened: ~Copyable {
        package var file: LedgerFile
        package let records: [LedgerRecord]
        package let tornByteCount: Int
    }

    /// Begins a ledger with its first record.
    ///
    /// - Throws: `LedgerFailed.exists` when there is a file already.
    package static func create(
        path: String, first: LedgerRecord
    ) throws(LedgerFailed) -> LedgerFile {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .notWritable(path: path)
        }
        var file = LedgerFile(
            path: path, descriptor: descriptor, chain: LedgerFormat.start, byteCount: 0)
        try file.lock()
        let (record, chain) = LedgerFormat.record(first.payload, after: LedgerFormat.start)
        try file.write(LedgerFormat.magic + record)
        file.chain = chain
        try LedgerFile.flushFolder(of: path)
        return file
    }

    /// Opens a ledger for this process alone, reads it whole, and cuts a torn end off.
    package static func open(path: String) throws(LedgerFailed) -> Opened {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .notReadable(path: path)
        }
        var file = LedgerFile(
            path: path, descriptor: descriptor, chain: LedgerFormat.start, byteCount: 0)
        try file.lock()
        let bytes = try LedgerFile.read(descriptor, path: path)
        let contents = try LedgerFile.contents(bytes)
        file.chain = contents.chain
        file.byteCount = contents.goodByteCount
        let torn = bytes.count - contents.goodByteCount
        if torn > 0 {
            guard ftruncate(descriptor, off_t(contents.goodByteCount)) == 0,
                fsync(descriptor) == 0
            else { throw .notWritable(path: path) }
        }
        return Opened(file: file, records: contents.records, tornByteCount: torn)
    }

    /// Reads a ledger that another process may be writing; a torn end is left aside.
    package static func records(path: String) throws(LedgerFailed) -> [LedgerRecord] {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .notReadable(path: path)
        }
        defer { close(descriptor) }
        return try contents(try read(descriptor, path: path)).records
    }

    private init(path: String, descriptor: CInt, chain: Digest, byteCount: Int) {
        self.path = path
        self.descriptor = descriptor
        self.chain = chain
        self.byteCount = byteCount
    }

    deinit {
        // Unlocked by name: a child process between fork and exec shares the descriptor, and would keep the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Writes records and flushes them; when this returns, a power cut does not lose them.
    ///
    /// - Throws: `LedgerFailed.notWritable`, after which this value writes nothing more: what the disk holds is not known.
    package mutating func append(_ records: [LedgerRecord]) throws(LedgerFailed) {
        guard !isBroken else { throw .notWritable(path: path) }
        var bytes: [UInt8] = []
        var next = chain
        for record in records {
            let (written, after) = LedgerFormat.record(record.payload, after: next)
            bytes += written
            next = after
        }
        try write(bytes)
        chain = next
    }

    private mutating func write(_ bytes: [UInt8]) throws(LedgerFailed) {
        isBroken = true
        var status = stat()
        // Another size than ours means that somebody else writes: compare before the swap.
        guard unsafe fstat(descriptor, &status) == 0, Int(status.st_size) == byteCount else {
            throw .notWritable(path: path)
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress, buffer.count,
                    off_t(byteCount + bytes.count - rest.count))
            }
            guard count > 0 else { throw .notWritable(path: path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .notWritable(path: path) }
        byteCount += bytes.count
        isBroken = false
    }

    private borrowing func lock() throws(LedgerFailed) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
    }

    private static func contents(_ bytes: [UInt8]) throws(LedgerFailed) -> LedgerFormat.Contents {
        do throws(DamagedLedger) {
            return try LedgerFormat.read(bytes)
        } catch {
            throw .damaged(error)
        }
    }

    private static func read(_ descriptor: CInt, path: String) throws(LedgerFailed) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw .notReadable(path: path) }
            guard count > 0 else { return bytes }
            bytes += piece.prefix(count)
        }
    }

    private static func flushFolder(of path: String) throws(LedgerFailed) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notWritable(path: folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .notWritable(path: folder) }
    }
}

/// Why the ledger could not be opened, read or written.
package enum LedgerFailed: Error, Equatable {
    case exists(path: String)
    case missing(path: String)
    /// Another process has it.
    case inUse(path: String)
    case notReadable(path: String)
    /// The disk is full or failed, or the file is not as this process left it.
    case notWritable(path: String)
    case damaged(DamagedLedger)
}
