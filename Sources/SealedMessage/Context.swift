package import Encoding

/// What everything else in a message is bound to: 148 bytes in clear (Specification.md §2).
package struct Context: Sendable, Hashable {
    package let kind: MessageKind
    /// The directory and key notes the message was sealed to.
    package let directoryHash: Digest
    package let nonce: MessageNonce
    /// The committee: n holders, of whom each alone suffices, and t of m trustees.
    package let committee: Committee
    package let bodySize: BodySize
    /// The stream of files; nil when there is none.
    package let stream: StreamReference?
    /// `L("senim/1 consent", token)` in an identity message, random in others.
    package let consentHash: Digest

    /// Makes the context of a message to be sealed.
    ///
    /// - Throws: `MalformedMessage` when the parts do not go together.
    package init(
        kind: MessageKind, directoryHash: Digest, nonce: MessageNonce, committee: Committee,
        bodySize: BodySize, stream: StreamReference? = nil, consentHash: Digest
    ) throws(MalformedMessage) {
        guard bodySize <= kind.maximumBodySize else {
            let byteCount = UInt32(bodySize.ciphertextByteCount)
            throw kind == .identity
                ? .identityBodyByteCount(byteCount)
                : kind == .reply ? .replyBodyByteCount(byteCount) : .bodyByteCount(byteCount)
        }
        guard stream == nil || kind.mayCarryStream else { throw .streamNotAllowed }
        self.kind = kind
        self.directoryHash = directoryHash
        self.nonce = nonce
        self.committee = committee
        self.bodySize = bodySize
        self.stream = stream
        self.consentHash = consentHash
    }

    /// Reads the 148 bytes of Specification.md §2 from the beginning of the reader.
    init(reading reader: inout ByteReader) throws(MalformedMessage) {
        let kind: MessageKind
        let directoryHash: Digest
        let nonce: MessageNonce
        let counts: [UInt8]
        let bodyByteCount: UInt32
        let chunkCount: UInt32
        let streamHash: Digest
        let consentHash: Digest
        let byteCount = reader.remainingByteCount
        do {
            // The first eight bytes are judged before the length: what is not ours is not called short.
            let magic = try reader.bytes(Context.magic.count)
            guard magic == Context.magic else { throw MalformedMessage.notASealedMessage }
            let version = try reader.uint8()
            guard version == Context.version else {
                throw MalformedMessage.unsupportedVersion(version)
            }
            let code = try reader.uint8()
            guard let known = MessageKind(rawValue: code) else {
                throw MalformedMessage.unknownKind(code)
            }
            kind = known
            directoryHash = try reader.digest()
            nonce = try MessageNonce(reader.bytes(MessageNonce.byteCount))
            counts = try reader.bytes(4)
            bodyByteCount = try reader.uint32()
            chunkCount = try reader.uint32()
            streamHash = try reader.digest()
            consentHash = try reader.digest()
        } catch let refusal as MalformedMessage {
            throw refusal
        } catch {
            throw .truncated(byteCount: byteCount, expected: Context.byteCount)
        }
        let committee = try Committee(
            holderCount: counts[0], holderThreshold: counts[1], trusteeCount: counts[2],
            trusteeThreshold: counts[3])
        guard let bodySize = BodySize(ciphertextByteCount: bodyByteCount) else {
            throw .bodyByteCount(bodyByteCount)
        }
        try self.init(
            kind: kind, directoryHash: directoryHash, nonce: nonce, committee: committee,
            bodySize: bodySize,
            stream: try StreamReference(chunkCount: chunkCount, hash: streamHash),
            consentHash: consentHash)
    }

    /// The 148 bytes, as they stand on the wire.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Context.byteCount)
        bytes += Context.magic
        bytes.append(Context.version)
        bytes.append(kind.rawValue)
        directoryHash.append(to: &bytes)
        bytes += nonce.bytes
        bytes += committee.bytes
        bytes.append(bigEndian: UInt32(bodySize.ciphertextByteCount))
        bytes.append(bigEndian: stream?.chunkCount ?? 0)
        (stream?.hash ?? .zero).append(to: &bytes)
        consentHash.append(to: &bytes)
        return bytes
    }

    /// cH of the protocol: what shares, keys and authenticators are bound to.
    package var hash: Digest { labelledHash("senim/1 context", bytes) }

    package static let byteCount = 148
    /// The version this code reads and writes; another is refused.
    package static let version: UInt8 = 1
    private static let magic: [UInt8] = Array("SENIM".utf8) + [0]
}
