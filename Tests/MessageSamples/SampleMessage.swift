package import Encoding
package import SealedMessage

/// Messages of the right form that nobody can open: for those who only carry them.
package enum SampleMessage {
    /// A message whose bytes follow from its name.
    package static func made(
        _ name: String, kind: MessageKind = .report, directoryHash: Digest = .zero,
        holderCount: Int = 2, trusteeCount: Int = 3, threshold: Int = 2,
        size: BodySize = .kibibytes16, stream: StreamReference? = nil
    ) -> SealedMessage {
        do {
            let context = try Context(
                kind: kind, directoryHash: directoryHash,
                nonce: try MessageNonce(digest(name, "nonce").bytes),
                committee: try Committee(
                    holderCount: holderCount, trusteeCount: trusteeCount,
                    trusteeThreshold: threshold),
                bodySize: size, stream: stream, consentHash: digest(name, "consent"))
            let preheader = Preheader(
                context: context, keyCommitment: digest(name, "keys"),
                slotCommitments: (0..<holderCount + trusteeCount).map { digest(name, "slot \($0)") }
            )
            let slots = (0...holderCount + trusteeCount).map { index in
                Slot(filler(name, "slot bytes \(index)", count: Slot.byteCount))
            }
            return try SealedMessage(
                header: MessageHeader(preheader: preheader, slots: slots),
                body: filler(name, "body", count: size.ciphertextByteCount))
        } catch {
            preconditionFailure("the sample is wrong: \(error)")
        }
    }

    /// A sealed chunk of a stream, of random-looking bytes that follow from a name; the last one may be shorter.
    package static func chunk(
        _ name: String, _ index: UInt32,
        byteCount: Int = StreamReference.maximumChunkByteCount
    ) -> [UInt8] {
        filler(name, "chunk \(index)", count: byteCount)
    }

    /// What a context says of these chunks.
    package static func reference(_ chunks: [[UInt8]]) -> StreamReference {
        do {
            return try StreamReference(chunkDigests: chunks.map { Digest(hashing: $0) })
        } catch {
            preconditionFailure("the sample is wrong: \(error)")
        }
    }

    /// A digest that follows from a name.
    package static func digest(_ name: String, _ part: String) -> Digest {
        Digest(hashing: Array("\(name)/\(part)".utf8))
    }

    private static func filler(_ name: String, _ part: String, count: Int) -> [UInt8] {
        let piece = digest(name, part).bytes
        return (0..<count).map { piece[$0 % piece.count] }
    }
}
