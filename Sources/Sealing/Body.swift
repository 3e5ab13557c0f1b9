// `unsafe` here: the plaintext is laid out in, and read from, locked pages whose length is checked first.
import Crypto
import Encoding
import FoundationEssentials
import SealedMessage
import Secrets

/// The body of a message: length ‖ authenticator ‖ JSON ‖ zeros under AES-256-GCM (Specification.md §5).
enum Body {
    /// The length of the JSON, and the authenticator.
    static let prefixByteCount = 4 + Authenticator.byteCount

    static func seal(
        json: [UInt8], authenticator: Authenticator, size: BodySize, keys: MessageKeys,
        associatedData: Encoding.Digest
    ) -> [UInt8] {
        let prefix = [UInt8](bigEndian: UInt32(json.count)) + authenticator.bytes
        let plaintext = unsafe SecretBytes(byteCount: size.plaintextByteCount) { buffer in
            unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
            unsafe buffer.copyBytes(from: prefix)
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[prefix.count...])
                .copyBytes(from: json)
        }
        return seal(plaintext: plaintext, keys: keys, associatedData: associatedData)
    }

    /// Seals a plaintext that is laid out already.
    static func seal(
        plaintext: borrowing SecretBytes, keys: MessageKeys, associatedData: Encoding.Digest
    ) -> [UInt8] {
        do {
            let box = try unsafe plaintext.withUnsafeBytes { plaintext in
                try unsafe AES.GCM.seal(
                    plaintext.assumingMemoryBound(to: UInt8.self), using: keys.contentKey,
                    nonce: nonce(), authenticating: associatedData.bytes)
            }
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            preconditionFailure("AES-256-GCM seals whatever fits its limits")
        }
    }

    static func open(_ message: SealedMessage, keys: MessageKeys) throws(OpeningRefused)
        -> OpenedBody
    {
        let plaintext: SecretBytes
        do {
            let box = try AES.GCM.SealedBox(
                nonce: nonce(), ciphertext: message.body.dropLast(tagByteCount),
                tag: message.body.suffix(tagByteCount))
            var opened = try AES.GCM.open(
                box, using: keys.contentKey,
                authenticating: message.header.hash.bytes)
            plaintext = SecretBytes(moving: &opened)
        } catch {
            throw .damagedBody
        }
        return try OpenedBody(plaintext: plaintext)
    }

    /// Zeros: the content key seals one body and nothing else.
    private static func nonce() throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 12))
    }

    private static let tagByteCount = 16
}

/// What stood in a body: who claims to have written it, and the JSON, not yet read by a schema.
package struct OpenedBody: ~Copyable, Sendable {
    /// Not yet checked: by `ConversationKey`, by an officer's public key, or for zeros.
    package let authenticator: Authenticator
    private let plaintext: SecretBytes
    private let jsonRange: Range<Int>

    /// The bytes of the JSON text, copied out of locked pages for whoever parses it.
    package var json: [UInt8] {
        unsafe plaintext.withUnsafeBytes { unsafe Array($0[jsonRange]) }
    }

    /// Reads Specification.md §5 and refuses a wrong length and any padding but zeros.
    init(plaintext: consuming SecretBytes) throws(OpeningRefused) {
        var prefix = plaintext.withBytes { bytes in
            bytes.extracting(first: Body.prefixByteCount).copiedBytes
        }
        defer { wipe(&prefix) }
        var reader = ByteReader(prefix)
        guard let byteCount = try? reader.uint32(),
            let authenticator = try? Authenticator(signature: reader.bytes(Authenticator.byteCount))
        else { preconditionFailure("every body is longer than its prefix") }
        let end = Body.prefixByteCount + Int(byteCount)
        guard end <= plaintext.byteCount else { throw .jsonLength(Int(byteCount)) }
        let padding = unsafe plaintext.withUnsafeBytes { bytes in
            unsafe bytes[end...].reduce(0) { $0 | $1 }
        }
        guard padding == 0 else { throw .padding }
        self.authenticator = authenticator
        jsonRange = Body.prefixByteCount..<end
        self.plaintext = plaintext
    }
}
