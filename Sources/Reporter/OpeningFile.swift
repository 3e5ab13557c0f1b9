// `unsafe` here: keys and shares are copied out of locked pages into the bytes of a file that its owner asked for.
import Encoding
import Exchange
package import SealedMessage
import Sealing
import Secrets

/// What lets whoever has it and the proof file read a report and see whom it addresses (Specification.md §3.1).
///
/// It can be made only when the report is sealed, and is made only for a reporter who asks for it.
package struct OpeningFile: ~Copyable, Sendable {
    package let messageID: MessageID
    let holderKey: SecretBytes
    let trusteeKey: SecretBytes
    /// share ‖ salt of each holder, then of each trustee.
    let slots: SecretBytes

    /// Takes what a sealer kept of a message.
    init(of kept: borrowing MessageWithSecrets) {
        messageID = kept.message.id
        holderKey = kept.secrets.holderKey.duplicate()
        trusteeKey = kept.secrets.trusteeKey.duplicate()
        let committee = kept.message.context.committee
        let count = committee.holderCount + committee.trusteeCount
        var slots: [UInt8] = []
        slots.reserveCapacity(count * Slot.plaintextByteCount)
        for index in 0..<committee.holderCount {
            slots += OpeningFile.copied(kept.secrets.holderSecret(index))
        }
        for index in 0..<committee.trusteeCount {
            slots += OpeningFile.copied(kept.secrets.trusteeSecret(index))
        }
        self.slots = SecretBytes(moving: &slots)
    }

    /// Reads a file; whether it fits a message is asked with `opened(_:)`.
    package init(parsing bytes: [UInt8]) throws(MalformedOpeningFile) {
        guard bytes.count <= OpeningFile.maximumByteCount, bytes.starts(with: OpeningFile.magic),
            var frames = try? Frames.decode(
                Array(bytes.dropFirst(OpeningFile.magic.count)), exactly: 4),
            let id = try? Digest(frames[0]), frames[1].count == OpeningFile.keyByteCount,
            frames[2].count == OpeningFile.keyByteCount
        else { throw MalformedOpeningFile() }
        messageID = MessageID(id)
        holderKey = SecretBytes(moving: &frames[1])
        trusteeKey = SecretBytes(moving: &frames[2])
        slots = SecretBytes(moving: &frames[3])
    }

    /// The file.
    package borrowing func bytes() -> [UInt8] {
        OpeningFile.magic
            + Frames.encode([
                messageID.digest.bytes, OpeningFile.copied(holderKey),
                OpeningFile.copied(trusteeKey), OpeningFile.copied(slots),
            ])
    }

    private static func copied(_ secret: borrowing SecretBytes) -> [UInt8] {
        unsafe secret.withUnsafeBytes { unsafe Array($0) }
    }

    /// The longest file read, in bytes: more than 16 holders and 7 trustees take.
    package static let maximumByteCount = 4096
    private static let keyByteCount = 32
    private static let magic = Array("senim/opening/v1\n".utf8)
}

/// Thrown for bytes that are no opening file.
package struct MalformedOpeningFile: Error, Equatable {
    package init() {}
}
