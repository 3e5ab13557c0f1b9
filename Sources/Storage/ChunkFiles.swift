// `unsafe` here: system calls on paths given for the call, on descriptors this file opens and closes, and on arrays through
// their own buffers with the sizes those have.
import Foundation
import Glibc
import Synchronization

/// Chunks of streams as files, written and read by a few threads beside the database (Specification.md §5).
///
/// A file is there, whole and durable, before a row names it, and goes only after its row has gone. Under the folder's lock.
final class ChunkFiles: Sendable {
    private let root: String
    /// Where a start puts what no row names: another database may still name it.
    private let lost: String
    private let folder: String
    private let threads: OperationQueue
    private let waitingCount = Mutex(0)
    /// Directories whose names this process knows to be durable.
    private let durable = Mutex<Set<String>>([])

    init(folder: String) {
        self.folder = folder
        root = folder + "/uploads"
        lost = folder + "/uploads.lost"
        threads = OperationQueue()
        threads.maxConcurrentOperationCount = ChunkFiles.threadCount
    }

    /// Writes a new file and returns once it and its name are durable.
    func write(
        _ bytes: [UInt8], as name: String, in directory: String
    ) async throws(StorageFailure) {
        try await perform { () throws(StorageFailure) in
            try self.makeDirectory(directory)
            let path = self.path(directory, name)
            do throws(StorageFailure) {
                try ChunkFiles.write(bytes, at: path)
                try ChunkFiles.flush(directory: self.path(directory))
            } catch {
                _ = unsafe unlink(path)
                throw error
            }
        }
    }

    /// Reads a file, which has exactly so many bytes.
    func read(
        _ name: String, in directory: String, byteCount: Int
    ) async throws(StorageFailure) -> [UInt8] {
        try await perform { () throws(StorageFailure) in
            let bytes = ChunkFiles.read(at: self.path(directory, name), byteCount: byteCount)
            guard let bytes else { throw .failed }
            return bytes
        }
    }

    /// Whether all these files are there with these sizes.
    func areThere(
        _ files: [(name: String, byteCount: Int)], in directory: String
    ) async throws(StorageFailure) -> Bool {
        try await perform { () throws(StorageFailure) in
            files.allSatisfy { file in
                ChunkFiles.byteCount(at: self.path(directory, file.name)) == file.byteCount
            }
        }
    }

    /// Removes a file that no row names; one that cannot be removed now is found at the next start.
    func remove(_ name: String, in directory: String) async {
        try? await perform(isBounded: false) { () throws(StorageFailure) in
            _ = unsafe unlink(self.path(directory, name))
        }
    }

    /// Forgets that a directory is durable: nothing is written into it any more.
    func forget(directory: String) {
        durable.withLock { _ = $0.remove(path(directory)) }
    }

    /// Removes a directory that no row names, with everything in it.
    func remove(directory: String) async {
        try? await perform(isBounded: false) { () throws(StorageFailure) in
            self.removeNow(directory: directory)
        }
    }

    /// Puts aside what no row names, and back what was put aside before and rows name. Only before anything else runs.
    ///
    /// A crash leaves such files. But so does an older database that was put back, and then they are somebody's evidence: nothing
    /// is removed before it is known that no newer database exists (`forgetLost`).
    ///
    /// - Parameter kept: the files that rows name in a directory; nil when no row names the directory, `.all` for one that
    ///   belongs to a message.
    func sweep(_ kept: (String) throws -> KeptFiles?) rethrows {
        for directory in ChunkFiles.names(in: lost) {
            let names = ChunkFiles.names(in: lost + "/" + directory)
            switch try kept(directory) {
            case nil: break
            case .all: move(names, of: directory, from: lost, to: root)
            case .only(let wanted):
                move(names.filter(wanted.contains), of: directory, from: lost, to: root)
            }
        }
        for directory in ChunkFiles.names(in: root) {
            let names = ChunkFiles.names(in: path(directory))
            switch try kept(directory) {
            case nil: move(names, of: directory, from: root, to: lost)
            case .all: break
            case .only(let wanted):
                move(names.filter { !wanted.contains($0) }, of: directory, from: root, to: lost)
            }
        }
    }

    /// Removes for good what was put aside: this database is the newest there is.
    func forgetLost() async {
        try? await perform(isBounded: false) { () throws(StorageFailure) in
            for directory in ChunkFiles.names(in: self.lost) {
                for name in ChunkFiles.names(in: self.lost + "/" + directory) {
                    _ = unsafe unlink(self.lost + "/" + directory + "/" + name)
                }
                _ = unsafe rmdir(self.lost + "/" + directory)
            }
            _ = unsafe rmdir(self.lost)
        }
    }

    /// Moves files between the two places; a file that cannot be moved stays where it is, and is found at the next start.
    private func move(_ names: [String], of directory: String, from: String, to: String) {
        if !names.isEmpty {
            _ = unsafe mkdir(to, 0o700)
            _ = unsafe mkdir(to + "/" + directory, 0o700)
        }
        for name in names {
            _ = unsafe rename(
                from + "/" + directory + "/" + name, to + "/" + directory + "/" + name)
        }
        // Only an empty one goes.
        _ = unsafe rmdir(from + "/" + directory)
    }

    /// Which files of a directory are to stay.
    enum KeptFiles {
        case all
        case only(Set<String>)
    }

    /// Runs a piece of work on one of the threads; too many at once are *busy*, since each holds a chunk in memory.
    ///
    /// - Parameter isBounded: false for removals, which hold nothing and must not be left out when there is much to do.
    private func perform<Value: Sendable>(
        isBounded: Bool = true, _ work: @escaping @Sendable () throws(StorageFailure) -> Value
    ) async throws(StorageFailure) -> Value {
        let mayWait = waitingCount.withLock { count in
            guard !isBounded || count < ChunkFiles.mostWaiting else { return false }
            count += 1
            return true
        }
        guard mayWait else { throw .busy }
        let result: Result<Value, StorageFailure> = await withCheckedContinuation { continuation in
            threads.addOperation {
                let result: Result<Value, StorageFailure>
                do throws(StorageFailure) {
                    result = .success(try work())
                } catch {
                    result = .failure(error)
                }
                self.waitingCount.withLock { $0 -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    private func makeDirectory(_ directory: String) throws(StorageFailure) {
        for (path, parent) in [(root, folder), (path(directory), root)] {
            if durable.withLock({ $0.contains(path) }) { continue }
            // One that is there already may be another thread's, who has not flushed its name yet.
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw ChunkFiles.failure
            }
            try ChunkFiles.flush(directory: parent)
            durable.withLock { _ = $0.insert(path) }
        }
    }

    private func removeNow(directory: String) {
        for name in ChunkFiles.names(in: path(directory)) {
            _ = unsafe unlink(path(directory, name))
        }
        _ = unsafe rmdir(path(directory))
        forget(directory: directory)
    }

    private func path(_ directory: String) -> String { root + "/" + directory }

    private func path(_ directory: String, _ name: String) -> String {
        path(directory) + "/" + name
    }

    private static func write(_ bytes: [UInt8], at path: String) throws(StorageFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure }
        do throws(StorageFailure) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes {
                    unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw failure }
                rest = rest.dropFirst(count)
            }
            // No file tells by its times when its chunk came.
            var never = [timespec(), timespec()]
            guard unsafe futimens(descriptor, &never) == 0, fsync(descriptor) == 0 else {
                throw failure
            }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw failure }
    }

    private static func read(at path: String, byteCount: Int) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: byteCount + 1)
        var total = 0
        while total < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[total...])
                return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            total += count
        }
        guard total == byteCount else { return nil }
        bytes.removeLast()
        return bytes
    }

    private static func byteCount(at path: String) -> Int? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    private static func flush(directory: String) throws(StorageFailure) {
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        var never = [timespec(), timespec()]
        guard unsafe futimens(descriptor, &never) == 0, fsync(descriptor) == 0 else {
            throw failure
        }
    }

    private static func names(in directory: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    }

    /// What the last failed system call means: nothing a row names was lost either way.
    private static var failure: StorageFailure {
        errno == ENOSPC || errno == EDQUOT ? .full : .failed
    }

    private static let threadCount = 4
    /// Each holds a chunk of 1 MiB at most.
    private static let mostWaiting = 64
}
