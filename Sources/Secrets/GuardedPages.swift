// `unsafe` here: pages of `sodium_malloc` are handed from one owner to the next, each for one length alone; between two
// owners they are wiped.
import CSodium
import Synchronization

/// Guarded pages that are used again for a secret of the same length, rather than given back to the system (Specification.md §1.5).
///
/// A fresh allocation costs ten system calls, each of which stops the other processors; opening one report makes twenty.
enum GuardedPages {
    /// Whether secrets of this length are kept in pages that are used again; such pages stay writable.
    static func areUsedAgain(_ byteCount: Int) -> Bool {
        isAllowed && (1...mostBytes / 4).contains(byteCount)
    }

    /// Pages that can be written, of at least one byte.
    static func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
        if areUsedAgain(byteCount),
            let kept = idle.withLock({ $0.take(byteCount) }),
            let pages = unsafe UnsafeMutableRawPointer(bitPattern: kept)
        {
            return unsafe pages
        }
        guard let pages = unsafe sodium_malloc(max(byteCount, 1)) else {
            preconditionFailure("no memory left for a secret and its guard pages")
        }
        return unsafe pages
    }

    /// Wipes pages that `take` gave for that length, and keeps them; those that were idle longest go.
    static func giveBack(_ pages: UnsafeMutableRawPointer, _ byteCount: Int) {
        guard areUsedAgain(byteCount) else {
            unsafe sodium_free(pages)
            return
        }
        unsafe sodium_memzero(pages, byteCount)
        let address = UInt(bitPattern: pages)
        for address in idle.withLock({ $0.keep(address, byteCount) }) {
            unsafe sodium_free(UnsafeMutableRawPointer(bitPattern: address))
        }
    }

    /// How many are idle, and of how many bytes.
    static var idlePages: (count: Int, byteCount: Int) {
        idle.withLock { ($0.pages.count, $0.byteCount) }
    }

    private struct Idle {
        /// The one that came last at the end.
        var pages: [(address: UInt, byteCount: Int)] = []
        var byteCount = 0

        mutating func take(_ byteCount: Int) -> UInt? {
            guard let index = pages.lastIndex(where: { $0.byteCount == byteCount }) else {
                return nil
            }
            self.byteCount -= byteCount
            return pages.remove(at: index).address
        }

        /// - Returns: what there is no more room for.
        mutating func keep(_ address: UInt, _ byteCount: Int) -> [UInt] {
            pages.append((address, byteCount))
            self.byteCount += byteCount
            var gone: [UInt] = []
            while pages.count > GuardedPages.mostPages || self.byteCount > GuardedPages.mostBytes {
                let first = pages.removeFirst()
                self.byteCount -= first.byteCount
                gone.append(first.address)
            }
            return gone
        }
    }

    private static let idle = Mutex(Idle())
    static let mostPages = 64
    static let mostBytes = 524_288
    /// Not where the system lets this process lock so little that idle pages would take it from others, or nothing: then every secret
    /// tries anew.
    private static let isAllowed = LockedMemory.canLock(byteCount: 4 * mostBytes)
}
