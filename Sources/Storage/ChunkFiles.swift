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
    private let folder: String
    private let threads: OperationQueue
    private let waitingCount = Mutex(0)

    init(folder: String) {
        self.folder = folder
        root = folder + "/uploads"
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
        try? await perform { () throws(StorageFailure) in
            _ = unsafe unlink(self.path(directory, name))
        }
    }

    /// Removes a directory that no row names, with everything in it.
    func remove(directory: String) async {
        try? await perform { () throws(StorageFailure) in self.removeNow(directory: directory) }
    }

    /// Removes what a crash left behind: directories and files that no row names. Only before anything else runs.
    ///
    /// - Parameter kept: the files that rows name in a directory; nil when no row names the directory, `.all` for one that
    ///   belongs to a message.
    func sweep(_ kept: (String) throws -> KeptFiles?) rethrows {
        for directory in ChunkFiles.names(in: root) {
            switch try kept(directory) {
            case nil: removeNow(directory: directory)
            case .all: break
            case .only(let names):
                for name in ChunkFiles.names(in: path(directory)) where !names.contains(name) {
                    _ = unsafe unlink(path(directory, name))
                }
            }
        }
    }

    /// Which files of a directory are to stay.
    enum KeptFiles {
        case all
        case only(Set<String>)
    }

    /// Runs a piece of work on one of the threads; too many at once are *busy*, since each holds a chunk in memory.
    private func perform<Value: Sendable>(
        _ work: @escaping @Sendable () throws(StorageFailure) -> Value
    ) async throws(StorageFailure) -> Value {
        let mayWait = waitingCount.withLock { count in
            guard count < ChunkFiles.mostWaiting else { return false }
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
            if unsafe mkdir(path, 0o700) == 0 {
                try ChunkFiles.flush(directory: parent)
            } else if errno != EEXIST {
                throw ChunkFiles.failure
            }
        }
    }

    private func removeNow(directory: String) {
        for name in ChunkFiles.names(in: path(directory)) {
            _ = unsafe unlink(path(directory, name))
        }
        _ = unsafe rmdir(path(directory))
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
