// `unsafe` here: pages are mapped, locked, unlocked and unmapped by their own address and length, and never read.
import CSodium
import Glibc

/// Whether this process may keep memory out of swap (Specification.md §1.4).
package enum LockedMemory {
    /// Asks the kernel once, with pages of its own; later limits are not noticed.
    ///
    /// libsodium goes on without a word when locking fails: secrets are still guarded and wiped, but may be swapped out.
    package static let isAvailable = canLock(byteCount: 64 * 1024)

    /// Locks that much memory and lets it go again.
    static func canLock(byteCount: Int) -> Bool {
        Sodium.start()
        guard
            let pages = unsafe mmap(
                nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            unsafe pages != MAP_FAILED
        else { return false }
        defer { unsafe munmap(pages, byteCount) }
        guard unsafe sodium_mlock(pages, byteCount) == 0 else { return false }
        unsafe sodium_munlock(pages, byteCount)
        return true
    }
}
