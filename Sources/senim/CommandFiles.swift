// `unsafe` here: system calls on paths and on arrays through their own buffers, alive for the call, with the sizes those have.
import Glibc

/// Files and descriptors for commands: bounded reading, writing that never overwrites and is durable before it returns.
enum CommandFiles {
    /// Reads a whole file.
    ///
    /// - Parameter limit: refuses longer files, in bytes.
    static func read(_ path: String, limit: Int) throws(CommandFileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .cannotRead(path: path) }
        defer { _ = close(descriptor) }
        guard let bytes = read(descriptor: descriptor, limit: limit) else {
            throw .cannotRead(path: path)
        }
        guard bytes.count <= limit else { throw .tooLong(path: path, limit: limit) }
        return bytes
    }

    /// Reads a whole file that may be missing; nil when it is, and only then.
    static func ifThere(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8]? {
        if unsafe access(path, F_OK) != 0, errno == ENOENT { return nil }
        do throws(CommandFileError) {
            return try read(path, limit: limit)
        } catch {
            throw error.failure
        }
    }

    /// Refuses a path that is taken, before something is done whose result only this once can be written there.
    static func demandNew(_ path: String) throws(CommandFailure) {
        guard unsafe access(path, F_OK) != 0 else {
            throw CommandFileError.exists(path: path).failure
        }
    }

    /// Reads a descriptor that the caller was handed until its end.
    static func read(descriptor: Int32, named name: String, limit: Int) throws(CommandFileError)
        -> [UInt8]
    {
        guard let bytes = read(descriptor: descriptor, limit: limit) else {
            throw .cannotRead(path: name)
        }
        guard bytes.count <= limit else { throw .tooLong(path: name, limit: limit) }
        return bytes
    }

    /// Passes bytes to a descriptor that the caller was handed.
    static func pass(_ bytes: [UInt8], to descriptor: Int32) throws(CommandFileError) {
        guard writeAll(descriptor, bytes) else {
            throw .cannotWrite(path: "fd:\(descriptor)", full: isFull)
        }
    }

    /// Makes a new file of mode 0600 and returns once it is on disk.
    ///
    /// - Throws: `CommandFileError.exists` when there is one already: nothing is overwritten.
    static func writeNew(_ path: String, _ bytes: [UInt8]) throws(CommandFileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .cannotWrite(path: path, full: isFull)
        }
        let isWritten = writeAll(descriptor, bytes) && fsync(descriptor) == 0
        let full = isFull
        guard close(descriptor) == 0, isWritten else {
            _ = unsafe unlink(path)
            throw .cannotWrite(path: path, full: full)
        }
        syncFolder(of: path)
    }

    /// The bytes, at most one more than the limit; nil when reading fails.
    private static func read(descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                return nil
            }
            bytes.append(contentsOf: chunk.prefix(min(count, limit + 1 - bytes.count)))
        }
        return bytes
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe write(descriptor, rest.baseAddress, rest.count)
            }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return false
            }
            written += count
        }
        return true
    }

    /// Makes the name durable, too; a file system that cannot do it has done its best.
    static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static var isFull: Bool { errno == ENOSPC || errno == EDQUOT }
}

/// Why a file could not be read or written. Paths are the caller's own words.
enum CommandFileError: Error, Equatable {
    case cannotRead(path: String)
    case tooLong(path: String, limit: Int)
    case exists(path: String)
    case cannotWrite(path: String, full: Bool)
}
