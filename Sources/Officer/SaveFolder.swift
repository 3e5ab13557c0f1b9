// `unsafe` here: system calls on names given for the call, on descriptors that these objects own, and on arrays through their
// own buffers with the sizes those have.
import Encoding
import Glibc
import Secrets

/// A folder of the officer's own that files are saved into: nothing in it is ever replaced (Specification.md §7.3).
///
/// Held open, so that all names mean this folder even if another takes its place meanwhile.
package final class SaveFolder: Sendable {
    private let descriptor: Int32

    /// Takes a folder, and makes it, with mode 0700, if it is missing.
    package init(_ path: String) throws(SavingFailed) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .folder }
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder }
    }

    deinit {
        close(descriptor)
    }

    /// Whether something has this name, were it a link to nowhere.
    func has(_ name: String) -> Bool {
        var status = stat()
        return unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    }

    /// Begins a file beside its place: mode 0600, under a name that nobody has.
    func begin() throws(SavingFailed) -> UnfinishedFile {
        let name = ".senim-" + Hex.encode(randomBytes(8)) + ".part"
        let file = unsafe openat(
            descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SaveFolder.failure }
        return UnfinishedFile(name: name, descriptor: file, folder: self)
    }

    /// Gives a finished file its name in one step; false when the name is taken.
    func publish(_ file: UnfinishedFile, as name: String) throws(SavingFailed) -> Bool {
        try file.finish()
        // A second name fails when the first exists; `rename` would replace it.
        if unsafe linkat(descriptor, file.name, descriptor, name, 0) == 0 {
            file.remove()
            return true
        }
        switch errno {
        case EEXIST: return false
        case EPERM, ENOTSUP, EMLINK, ENOSYS: return try reserve(name, for: file)
        default: throw SaveFolder.failure
        }
    }

    /// Makes the names durable.
    func flush() throws(SavingFailed) {
        guard fsync(descriptor) == 0 else { throw SaveFolder.failure }
    }

    /// Removes a file of ours, if it is there.
    func remove(_ name: String) {
        _ = unsafe unlinkat(descriptor, name, 0)
    }

    /// On disks without second names, such as a memory stick's: takes the name with an empty file of our own, then replaces that.
    private func reserve(_ name: String, for file: UnfinishedFile) throws(SavingFailed) -> Bool {
        let own = unsafe openat(
            descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard own >= 0 else {
            if errno == EEXIST { return false }
            throw SaveFolder.failure
        }
        close(own)
        guard unsafe renameat(descriptor, file.name, descriptor, name) == 0 else {
            let failure = SaveFolder.failure
            remove(name)
            throw failure
        }
        return true
    }

    fileprivate static var failure: SavingFailed {
        .notWritten(isFull: errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
    }
}

/// A file that has no name yet that anybody looks for; it goes when the object does, unless it was published.
final class UnfinishedFile {
    fileprivate let name: String
    private var descriptor: Int32?
    private let folder: SaveFolder

    fileprivate init(name: String, descriptor: Int32, folder: SaveFolder) {
        self.name = name
        self.descriptor = descriptor
        self.folder = folder
    }

    deinit {
        if let descriptor { close(descriptor) }
        // Once it was published this name has gone, and nothing happens.
        folder.remove(name)
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(SavingFailed) {
        guard let descriptor else { preconditionFailure("a finished file is not written to") }
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SaveFolder.failure }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes the bytes durable and lets the file go; a second call does nothing.
    func finish() throws(SavingFailed) {
        guard let open = descriptor else { return }
        descriptor = nil
        let isFlushed = fsync(open) == 0
        let failure = SaveFolder.failure
        guard close(open) == 0, isFlushed else { throw failure }
    }

    fileprivate func remove() { folder.remove(name) }
}
