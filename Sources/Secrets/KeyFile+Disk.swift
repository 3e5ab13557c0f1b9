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

    /// What becomes of a file that is there already.
    package enum Existing: Sendable {
        /// It stays as it is, and nothing is saved.
        case kept
        case replaced
        /// It is replaced, and then its content overwritten: it held keys.
        case overwritten
    }

    /// Saves a file so that a loss of power leaves either the old one or the new one, whole.
    ///
    /// Written beside its place with mode 0600, flushed, moved there in one step, and the folder flushed. Compromise: a file
    /// system that copies on write, a flash drive that spreads its writes, a snapshot and a backup keep overwritten bytes
    /// (Specification.md §2.4).
    package static func save(
        _ bytes: [UInt8], path: String, existing: Existing = .kept
    ) throws(KeyFileDiskError) {
        let (folder, name) = split(path)
        let beside = folder + "/." + name + "." + Hex.encode(randomBytes(8))
        let temporary = beside + newSuffix
        let descriptor = unsafe Glibc.open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system(operation: "create", code: errno) }
        let old = beside + oldSuffix
        do throws(KeyFileDiskError) {
            try writeAndFlush(bytes, to: descriptor)
            if existing == .overwritten { try keep(path, as: old) }
            try move(temporary, to: path, replacing: existing != .kept)
        } catch {
            _ = unsafe unlink(temporary)
            _ = unsafe unlink(old)
            throw error
        }
        try flush(folder: folder)
        if existing == .overwritten { try erase(old) }
    }

    /// Overwrites and removes what a process that ended in the middle of `save` left beside a key file.
    ///
    /// Only for who holds the folder: another process may be saving.
    package static func finishSaving(path: String) throws(KeyFileDiskError) {
        let (folder, name) = split(path)
        guard let listing = unsafe opendir(folder) else {
            throw .system(operation: "open", code: errno)
        }
        var names: [String] = []
        while let entry = unsafe readdir(listing) {
            names.append(
                unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    unsafe String(
                        cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
                })
        }
        unsafe closedir(listing)
        for left in names where left.hasPrefix("." + name + ".") {
            guard left.hasSuffix(newSuffix) || left.hasSuffix(oldSuffix) else { continue }
            let file = folder + "/" + left
            // Before the new file came to its place, the second name is one of the file in use.
            if isSameFile(file, path) {
                _ = unsafe unlink(file)
            } else {
                try erase(file)
            }
        }
    }

    /// Gives the file that is to be replaced a second name, under which it can be overwritten afterwards.
    ///
    /// There may be none; and on a file system without second names it is overwritten by nobody (Specification.md §2.4).
    private static func keep(_ path: String, as old: String) throws(KeyFileDiskError) {
        guard unsafe link(path, old) == 0 || [ENOENT, EPERM, EOPNOTSUPP].contains(errno) else {
            throw .system(operation: "link", code: errno)
        }
    }

    private static func erase(_ path: String) throws(KeyFileDiskError) {
        let descriptor = unsafe Glibc.open(
            path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw .system(operation: "open", code: errno)
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile
        }
        try writeAndFlush(randomBytes(Int(status.st_size)), to: descriptor)
        guard unsafe unlink(path) == 0 else { throw .system(operation: "unlink", code: errno) }
    }

    private static func isSameFile(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard unsafe lstat(one, &first) == 0, unsafe lstat(other, &second) == 0 else {
            return false
        }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
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

    private static let newSuffix = ".new"
    private static let oldSuffix = ".old"
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
