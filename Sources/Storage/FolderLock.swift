// `unsafe` here: open, flock, rename and unlink of the C library, given a string for the call and a descriptor that this object owns.
import Glibc

/// Holds a folder for one process, from `init` until the object goes or the process ends (Specification.md §1.5).
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `.inUse` when another process, or another lock of this one, holds the folder; `.unusable` when the lock file
    ///   cannot be made.
    init(folder: String) throws(StorageNotOpened) {
        let path = folder + "/" + FolderLock.fileName
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw errno == ENOSPC ? .full : .unusable }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw errno == EWOULDBLOCK ? .inUse : .unusable
        }
    }

    deinit {
        // Unlocked by name: a child process between fork and exec shares the descriptor, and would keep the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static let fileName = "gateway.lock"
}

/// Makes a file that only its owner reads; SQLite gives the same rights to the files beside it.
func createPrivateFile(at path: String) throws(StorageNotOpened) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
        switch errno {
        case EEXIST: throw .exists
        case ENOSPC: throw .full
        default: throw .unusable
        }
    }
    close(descriptor)
}

/// Removes a file, if it is there.
func removeFile(at path: String) {
    _ = unsafe unlink(path)
}

/// Gives a file of a folder another name, in one step that survives the loss of power.
///
/// Only under the folder's lock: nobody takes the new name in between.
func moveFile(
    from old: String, to new: String, within folder: String
) throws(StorageNotOpened) {
    guard !fileExists(at: new) else { throw .exists }
    guard unsafe rename(old, new) == 0 else { throw .unusable }
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unusable }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unusable }
}

/// Whether a file is there.
func fileExists(at path: String) -> Bool {
    unsafe access(path, F_OK) == 0
}
