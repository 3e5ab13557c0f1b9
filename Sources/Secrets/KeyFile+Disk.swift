// `unsafe` here: system calls read and write buffers that are alive for the call, of the length given.
import Encoding
import Glibc

extension KeyFile {
    /// Reads a key file's bytes, from a regular file that is its owner's alone (Specification.md §2.4).
    package static func read(path: String) throws(KeyFileDiskError) -> [UInt8] {
        // Not blocking, so that a pipe in its place is refused at once and not waited for.
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .notFound : .system(operation: "open", code: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .system(operation: "fstat", code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(operation: "read", code: errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= maximumByteCount else { throw .tooLong }
        }
    }

    /// Saves a key file so that a loss of power leaves either the old one or the new one, whole.
    ///
    /// Written beside its place with mode 0600, flushed, moved there in one step, and the folder flushed.
    ///
    /// - Parameter replacing: whether an existing file may be replaced; otherwise it is left as it is.
    package static func save(
        _ bytes: [UInt8], path: String, replacing: Bool = false
    ) throws(KeyFileDiskError) {
        let (folder, name) = split(path)
        let temporary = folder + "/." + name + "." + Hex.encode(randomBytes(8)) + ".new"
        let descriptor = unsafe Glibc.open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system(operation: "create", code: errno) }
        do throws(KeyFileDiskError) {
            try writeAndFlush(bytes, to: descriptor)
            try move(temporary, to: path, replacing: replacing)
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
        try flush(folder: folder)
    }

    /// Replaces a key file by one with fewer keys, then overwrites what the old one held.
    ///
    /// The new file is in its place, durably, before anything of the old one is touched. Compromise: a file system that copies
    /// on write, a flash drive that spreads its writes, a snapshot and a backup keep the old bytes (Specification.md §2.4).
    package static func overwrite(path: String, with bytes: [UInt8]) throws(KeyFileDiskError) {
        let old = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
        guard old >= 0 else {
            throw errno == ENOENT ? .notFound : .system(operation: "open", code: errno)
        }
        let byteCount: Int
        do throws(KeyFileDiskError) {
            var status = stat()
            guard unsafe fstat(old, &status) == 0 else {
                throw .system(operation: "fstat", code: errno)
            }
            guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
            byteCount = Int(status.st_size)
            try save(bytes, path: path, replacing: true)
        } catch {
            close(old)
            throw error
        }
        // The descriptor still reaches the old file, which has no name any more.
        try writeAndFlush(randomBytes(byteCount), to: old)
    }

    /// Writes everything, flushes and closes.
    private static func writeAndFlush(
        _ bytes: [UInt8], to descriptor: Int32
    ) throws(KeyFileDiskError) {
        do throws(KeyFileDiskError) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes {
                    unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw .system(operation: "write", code: errno) }
                rest = rest.dropFirst(count)
            }
            guard fsync(descriptor) == 0 else { throw .system(operation: "fsync", code: errno) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw .system(operation: "close", code: errno) }
    }

    private static func move(
        _ temporary: String, to path: String, replacing: Bool
    ) throws(KeyFileDiskError) {
        guard !replacing else {
            guard unsafe rename(temporary, path) == 0 else {
                throw .system(operation: "rename", code: errno)
            }
            return
        }
        // A second name fails when the first exists, in one step; `rename` would replace it.
        guard unsafe link(temporary, path) == 0 else {
            throw errno == EEXIST ? .wouldOverwrite : .system(operation: "link", code: errno)
        }
        guard unsafe unlink(temporary) == 0 else {
            throw .system(operation: "unlink", code: errno)
        }
    }

    private static func flush(folder: String) throws(KeyFileDiskError) {
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(operation: "open", code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(operation: "fsync", code: errno) }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}

/// Why a key file was not read or saved.
package enum KeyFileDiskError: Error, Equatable {
    case notFound
    /// There is a file already, and nobody asked to replace it.
    case wouldOverwrite
    case tooLong
    /// A folder, a pipe or a device.
    case notAFile
    /// The group or others may read, write or execute it.
    case openToOthers
    /// A system call failed; the code is `errno`.
    case system(operation: String, code: Int32)
}
