// `unsafe` here: pages of `sodium_malloc` are handed from one owner to the next, each for one length alone; between two
// owners they are wiped and closed to every access.
import CSodium
import Synchronization

/// Guarded pages for secrets of a few lengths, used again rather than given back to the system (Specification.md §1.5).
///
/// A fresh allocation costs seven system calls, and opening one report makes twenty.
enum GuardedPages {
    /// Pages that can be written, of at least one byte.
    static func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
        let kept = idle.withLock { idle -> UInt? in
            guard let pages = idle.pages[byteCount]?.popLast() else { return nil }
            idle.count -= 1
            return pages
        }
        if let kept, let pages = unsafe UnsafeMutableRawPointer(bitPattern: kept) {
            precondition(
                unsafe sodium_mprotect_readwrite(pages) == 0, "pages of one's own can be opened")
            return unsafe pages
        }
        guard let pages = unsafe sodium_malloc(max(byteCount, 1)) else {
            preconditionFailure("no memory left for a secret and its guard pages")
        }
        return unsafe pages
    }

    /// Wipes pages that `take` gave for that length, and keeps them or lets them go.
    static func giveBack(_ pages: UnsafeMutableRawPointer, _ byteCount: Int) {
        guard lengths.contains(byteCount) else {
            unsafe sodium_free(pages)
            return
        }
        precondition(
            unsafe sodium_mprotect_readwrite(pages) == 0, "pages of one's own can be opened")
        unsafe sodium_memzero(pages, byteCount)
        let isKept = idle.withLock { idle in
            guard idle.count < most, unsafe sodium_mprotect_noaccess(pages) == 0 else {
                return false
            }
            idle.pages[byteCount, default: []].append(UInt(bitPattern: pages))
            idle.count += 1
            return true
        }
        if !isKept { unsafe sodium_free(pages) }
    }

    private struct Idle {
        /// Addresses by length.
        var pages: [Int: [UInt]] = [:]
        var count = 0
    }

    private static let idle = Mutex(Idle())
    /// Keys, shares, and a share with its salt.
    private static let lengths = 1...64
    /// Of locked memory the system gives little: with guard pages apart, this is 128 KiB.
    private static let most = 32
}
