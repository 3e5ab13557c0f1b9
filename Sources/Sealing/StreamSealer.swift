// `unsafe` here: the random key is copied from swift-crypto, within the closure, into the manifest that is sealed.
import Crypto
import Encoding
import FoundationEssentials
package import SealedMessage

/// Seals the files of one message, chunk by chunk; it holds none of them (Specification.md §10).
///
/// A chunk may be sealed again, to be sent again. Its plaintext must then be the same: never do two plaintexts leave under one nonce.
package struct StreamSealer: Sendable {
    package let layout: StreamLayout
    private let cipher: StreamCipher
    private let key: SymmetricKey
    private var digests: [Encoding.Digest?]

    /// Draws a fresh key.
    ///
    /// - Parameter nonce: of the message that will bring the files.
    package init(layout: StreamLayout, nonce: MessageNonce) {
        self.init(layout: layout, nonce: nonce, key: SymmetricKey(size: .bits256))
    }

    /// Takes a key, so that vectors can be made again.
    init(layout: StreamLayout, nonce: MessageNonce, key: SymmetricKey) {
        self.layout = layout
        self.key = key
        cipher = StreamCipher(key: key, nonce: nonce, chunkCount: layout.chunkCount)
        digests = Array(repeating: nil, count: Int(layout.chunkCount))
    }

    /// Seals the bytes of the files that stand in a chunk; padding is added here.
    ///
    /// - Throws: `StreamChanged` when this chunk was sealed before from other bytes.
    package mutating func seal(
        _ content: [UInt8], at index: UInt32
    ) throws(StreamChanged) -> [UInt8] {
        precondition(
            content.count == layout.content(ofChunk: index).count,
            "the caller gives exactly the chunk's part of the files")
        let padding = layout.plaintextByteCount(ofChunk: index) - content.count
        let chunk = cipher.seal(
            padding == 0 ? content : content + [UInt8](repeating: 0, count: padding), at: index)
        let digest = Digest(hashing: chunk)
        if let known = digests[Int(index)], known != digest { throw StreamChanged(index: index) }
        digests[Int(index)] = digest
        return chunk
    }

    /// What the message's context says of the stream; nil until every chunk was sealed.
    package var reference: StreamReference? {
        let known = digests.compactMap { $0 }
        guard known.count == digests.count else { return nil }
        return try? StreamReference(chunkDigests: known)
    }

    /// What the message's JSON says of the files.
    ///
    /// - Throws: `InvalidPayload.value` when a reader would refuse them.
    package func manifest(of files: [StreamedFile]) throws(InvalidPayload) -> StreamManifest {
        let bytes = unsafe key.withUnsafeBytes { unsafe Array($0) }
        let manifest = try StreamManifest(key: bytes, files: files)
        guard manifest.byteCount == layout.contentByteCount else { throw .value("files") }
        return manifest
    }
}

/// A file changed while it was being sent: what was sent of it cannot be completed under the same key.
package struct StreamChanged: Error, Equatable {
    package let index: UInt32
}

/// AES-256-GCM over the chunks of one stream (Specification.md §10.2).
struct StreamCipher: Sendable {
    private let key: SymmetricKey
    private let associatedData: [UInt8]
    private let chunkCount: UInt32

    init(key: SymmetricKey, nonce: MessageNonce, chunkCount: UInt32) {
        self.key = key
        self.chunkCount = chunkCount
        associatedData = labelledHash("senim/1 stream", nonce.bytes).bytes
    }

    func seal(_ plaintext: [UInt8], at index: UInt32) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(
                plaintext, using: key, nonce: nonce(index), authenticating: associatedData)
            var chunk = [UInt8]()
            chunk.reserveCapacity(plaintext.count + StreamCipher.tagByteCount)
            chunk += box.ciphertext
            chunk += box.tag
            return chunk
        } catch {
            preconditionFailure("AES-256-GCM seals whatever fits its limits")
        }
    }

    /// The plaintext, or nil for another key, place, stream or any changed byte.
    func open(_ chunk: [UInt8], at index: UInt32) -> [UInt8]? {
        guard chunk.count > StreamCipher.tagByteCount else { return nil }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: nonce(index), ciphertext: chunk.dropLast(StreamCipher.tagByteCount),
                tag: chunk.suffix(StreamCipher.tagByteCount))
            return Array(try AES.GCM.open(box, using: key, authenticating: associatedData))
        } catch {
            return nil
        }
    }

    /// Seven zero bytes, the index, and whether it is the last: so no chunk passes for another, and no stream for a shorter one.
    private func nonce(_ index: UInt32) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(
            data: [UInt8](repeating: 0, count: 7) + [UInt8](bigEndian: index)
                + [index == chunkCount - 1 ? 1 : 0])
    }

    private static let tagByteCount = 16
}
