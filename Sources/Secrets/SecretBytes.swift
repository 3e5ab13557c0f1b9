// `unsafe` here: this file owns guarded pages, hands out spans that cannot leave the closure, and gives them back
// exactly once in `deinit`; the type is not copyable, so there is one owner.
import CSodium

/// Secret bytes in locked, guarded pages that are wiped when they are let go.
///
/// They never reach a core dump, nor swap where `LockedMemory.isAvailable`; they cannot be printed, copied or compared
/// with `==`, and are lent through a closure.
@safe package struct SecretBytes: ~Copyable, @unchecked Sendable {
    // Sendable without a lock: the memory is written only in initialisers, before anyone else can see the value.
    private let pointer: UnsafeMutableRawPointer
    package let byteCount: Int

    /// As many random bytes as asked for, from the operating system's generator.
    package init(randomByteCount byteCount: Int) {
        unsafe self.init(byteCount: byteCount) { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe randombytes_buf(base, buffer.count)
        }
    }

    /// Moves bytes into locked pages and wipes the array they came from.
    package init(moving bytes: inout [UInt8]) {
        let count = bytes.count
        unsafe self.init(byteCount: count) { buffer in
            unsafe bytes.withUnsafeMutableBytes { source in
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(source))
            }
        }
        wipe(&bytes)
    }

    /// Fills fresh locked pages through a closure.
    package init<E: Error>(
        byteCount: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        Sodium.start()
        let pages = unsafe GuardedPages.take(byteCount)
        unsafe pointer = unsafe pages
        self.byteCount = byteCount
        try unsafe fill(UnsafeMutableRawBufferPointer(start: pages, count: byteCount))
        if !GuardedPages.areUsedAgain(byteCount) { unsafe sodium_mprotect_readonly(pages) }
    }

    /// Lends the bytes; they cannot leave the closure.
    package borrowing func withBytes<R: ~Copyable, E: Error>(
        _ body: (RawSpan) throws(E) -> R
    ) throws(E) -> R {
        let span = unsafe RawSpan(_unsafeStart: UnsafeRawPointer(pointer), byteCount: byteCount)
        return try body(span)
    }

    /// Lends the bytes as a buffer for C and for swift-crypto; the caller keeps nothing of it.
    package borrowing func withUnsafeBytes<R: ~Copyable, E: Error>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(UnsafeRawBufferPointer(start: pointer, count: byteCount))
    }

    /// Lends the address of the first byte to a function of libsodium, for as long as the call takes.
    borrowing func withPointer<R: ~Copyable, E: Error>(
        _ body: (UnsafePointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(UnsafePointer(pointer.assumingMemoryBound(to: UInt8.self)))
    }

    /// Compares in constant time.
    package borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        guard byteCount == other.byteCount else { return false }
        return unsafe sodium_memcmp(pointer, other.pointer, byteCount) == 0
    }

    /// A part of the bytes in pages of its own.
    package borrowing func part(_ range: Range<Int>) -> SecretBytes {
        precondition(
            range.lowerBound >= 0 && range.upperBound <= byteCount, "the part lies within")
        return unsafe withUnsafeBytes { source in
            unsafe SecretBytes(byteCount: range.count) { buffer in
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
            }
        }
    }

    /// A second owner of the same bytes, in pages of its own.
    package borrowing func duplicate() -> SecretBytes {
        unsafe withUnsafeBytes { source in
            unsafe SecretBytes(byteCount: source.count) { buffer in
                unsafe buffer.copyMemory(from: source)
            }
        }
    }

    deinit {
        unsafe GuardedPages.giveBack(pointer, byteCount)
    }
}

/// Compares public-length bytes in constant time.
///
/// - Returns: false at once when the lengths differ; the length is no secret.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
}

/// Overwrites the bytes of an array that held something secret for a moment, and empties it.
package func wipe(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBytes { unsafe wipe($0) }
    bytes = []
}

/// Overwrites memory that held something secret for a moment; the compiler cannot leave it out.
package func wipe(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let base = buffer.baseAddress else { return }
    unsafe sodium_memzero(base, buffer.count)
}

/// As many random bytes as asked for, for values that are public once used: nonces, salts, padding.
package func randomBytes(_ count: Int) -> [UInt8] {
    Sodium.start()
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        if let base = buffer.baseAddress { unsafe randombytes_buf(base, count) }
        initialized = count
    }
}

/// libsodium's one-time start.
package enum Sodium {
    /// Starts libsodium once; cheap afterwards.
    package static func start() {
        precondition(started, "libsodium could not start")
    }

    private static let started: Bool = sodium_init() >= 0
}
