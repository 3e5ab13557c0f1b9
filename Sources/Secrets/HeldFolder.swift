// `unsafe` here: open and flock of the C library, given a string for the call and a descriptor that this value owns.
import Glibc

/// Holds a folder for one process, from `init` until the value goes or the process ends.
///
/// Two processes that change what lies in it one after the other would each undo what the other did.
package struct HeldFolder: ~Copyable, Sendable {
    private let descriptor: CInt

    package init(path: String) throws(FolderNotHeld) {
        let descriptor = unsafe open(
            path + "/" + HeldFolder.lockName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .notWritable }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK ? .inUse : .notWritable
        }
        self.descriptor = descriptor
    }

    deinit {
        // Unlocked by name: a child process between fork and exec shares the descriptor, and would keep the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static let lockName = "lock"
}

/// Why a folder is not held.
package enum FolderNotHeld: Error, Equatable {
    /// Another process has it.
    case inUse
    /// There is no such folder.
    case missing
    case notWritable
}
