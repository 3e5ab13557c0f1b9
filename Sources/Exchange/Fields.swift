import Encoding
import SealedMessage
import SignedNote

/// One entry of the log with what it commits to, as it travels to those who may read details.
///
/// Frames: u64 index, leaf (44 bytes), nonce (32), detail (a signed note).
package struct LoggedEntry: Sendable, Hashable {
    package let index: UInt64
    package let leaf: [UInt8]
    package let nonce: [UInt8]
    package let detail: [UInt8]

    package init(index: UInt64, leaf: [UInt8], nonce: [UInt8], detail: [UInt8]) {
        self.index = index
        self.leaf = leaf
        self.nonce = nonce
        self.detail = detail
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 4)
        index = try Field.uint64(frames[0], "index")
        guard frames[1].count == 44 else { throw .field("leaf") }
        guard frames[2].count == 32 else { throw .field("entry nonce") }
        leaf = frames[1]
        nonce = frames[2]
        detail = frames[3]
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: index), leaf, nonce, detail])
    }
}

/// Fixed-length fields inside frames, read strictly.
enum Field {
    static func uint64(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> UInt64 {
        var reader = ByteReader(bytes)
        guard bytes.count == 8, let value = try? reader.uint64() else { throw .field(name) }
        return value
    }

    /// Log indices in a list that goes on from its last one: each greater than the one before, and the last with a successor.
    static func ascending(
        _ indices: [UInt64], _ name: StaticString
    ) throws(MalformedExchange) {
        guard zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 }), indices.last != .max
        else { throw .field(name) }
    }

    static func uint32(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> UInt32 {
        var reader = ByteReader(bytes)
        guard bytes.count == 4, let value = try? reader.uint32() else { throw .field(name) }
        return value
    }

    static func uint8(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> UInt8 {
        guard bytes.count == 1 else { throw .field(name) }
        return bytes[0]
    }

    static func bool(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> Bool {
        let value = try uint8(bytes, name)
        guard value <= 1 else { throw .field(name) }
        return value == 1
    }

    /// Whether a message is the reporter's own: of kinds that only one side writes there is no choice.
    static func isOwn(_ bytes: [UInt8], kind: MessageKind) throws(MalformedExchange) -> Bool {
        let isOwn = try bool(bytes, "own")
        switch kind {
        case .report: break
        case .identity: guard isOwn else { throw .field("own") }
        case .reply, .note: guard !isOwn else { throw .field("own") }
        }
        return isOwn
    }

    static func digest(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> Digest {
        guard let digest = try? Digest(bytes) else { throw .field(name) }
        return digest
    }

    static func note(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange) -> SignedNote
    {
        guard let note = try? SignedNote(parsing: bytes) else { throw .field(name) }
        return note
    }

    /// An empty frame stands for "none".
    static func optionalNote(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange)
        -> SignedNote?
    {
        bytes.isEmpty ? nil : try note(bytes, name)
    }

    /// Hashes of a proof, one behind the other; at most 63 (RFC 9162: no tree is deeper).
    static func digests(_ bytes: [UInt8], _ name: StaticString) throws(MalformedExchange)
        -> [Digest]
    {
        guard bytes.count.isMultiple(of: 32), bytes.count <= 63 * 32 else { throw .field(name) }
        var digests: [Digest] = []
        var reader = ByteReader(bytes)
        while reader.remainingByteCount > 0 {
            guard let digest = try? reader.digest() else { throw .field(name) }
            digests.append(digest)
        }
        return digests
    }

    static func bytes(_ digests: [Digest]) -> [UInt8] {
        var bytes: [UInt8] = []
        for digest in digests { digest.append(to: &bytes) }
        return bytes
    }

    static func entries(_ bytes: [UInt8], most: Int) throws(MalformedExchange) -> [LoggedEntry] {
        var entries: [LoggedEntry] = []
        for frame in try Frames.decode(bytes, most: most) {
            entries.append(try LoggedEntry(parsing: frame))
        }
        return entries
    }
}
