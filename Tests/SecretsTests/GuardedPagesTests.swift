// `unsafe` here: a test looks at pages that it is given to fill.
import Testing

@testable import Secrets

@Suite(.serialized) struct `Guarded pages` {
    @Test func `are used again, and hold nothing then`() {
        // A length that no other test asks for.
        let byteCount = 4_111
        _ = SecretBytes(randomByteCount: byteCount)
        var isEmpty = false
        _ = unsafe SecretBytes(byteCount: byteCount) { buffer in
            isEmpty = unsafe buffer.allSatisfy { $0 == 0 }
        }
        // libsodium fills fresh pages with other bytes than zero: these were used before.
        #expect(isEmpty == GuardedPages.areUsedAgain(byteCount))
    }

    @Test func `are few while idle, whatever was let go`() {
        for byteCount in 1...200 { _ = SecretBytes(randomByteCount: byteCount) }
        for _ in 0..<20 { _ = SecretBytes(randomByteCount: GuardedPages.mostBytes / 4) }
        let idle = GuardedPages.idlePages
        #expect(idle.count <= GuardedPages.mostPages && idle.byteCount <= GuardedPages.mostBytes)
    }

    @Test func `that are large or none are not kept`() {
        #expect(!GuardedPages.areUsedAgain(0))
        #expect(!GuardedPages.areUsedAgain(GuardedPages.mostBytes / 4 + 1))
    }

    @Test func `go back when their filling fails`() {
        struct Refusal: Error {}
        let byteCount = 4_113
        _ = try? unsafe SecretBytes(byteCount: byteCount) { (buffer) throws(Refusal) in
            unsafe buffer.copyBytes(from: [1, 2, 3])
            throw Refusal()
        }
        var bytes: [UInt8] = []
        _ = unsafe SecretBytes(byteCount: byteCount) { buffer in
            bytes = unsafe Array(buffer.prefix(3))
        }
        #expect(bytes != [1, 2, 3])
        #expect((bytes == [0, 0, 0]) == GuardedPages.areUsedAgain(byteCount))
    }
}
