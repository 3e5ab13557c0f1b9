import Encoding
import Secrets

/// What the reporter's slot of an own message tells its reporter (Specification.md §4.5): whom it addresses, where it stands
/// among the own messages, and, after a change of receipts, the receipt before.
package struct OwnPlace: ~Copyable, Sendable {
    package let audience: Audience
    /// 0 in a report; counts the own messages of a conversation after it.
    package let sequence: UInt32
    /// The secret of the receipt that a re-key replaced; zeros in every other message.
    private let earlier: SecretBytes

    /// Reads the first 32 bytes of the slot, whose code was checked.
    ///
    /// - Throws: `OpeningRefused.audience` when a bit stands for no holder.
    init(bytes: [UInt8], holderCount: Int) throws(OpeningRefused) {
        var reader = ByteReader(bytes)
        guard let audience = try? reader.bytes(Audience.byteCount),
            let sequence = try? reader.uint32(), var secret = try? reader.bytes(Receipt.byteCount)
        else { throw .audience }
        self.audience = try Audience(bytes: audience, holderCount: holderCount)
        self.sequence = sequence
        earlier = SecretBytes(moving: &secret)
    }

    /// The receipt that opens what came before; nil in every message but a re-key.
    package borrowing func earlierReceipt() -> Receipt? {
        guard !earlier.isEqual(to: SecretBytes(zeroByteCount: Receipt.byteCount)) else {
            return nil
        }
        return Receipt(secret: earlier.part(0..<Receipt.byteCount))
    }

    /// The 32 bytes before the code; the caller wipes them.
    static func bytes(audience: Audience, sequence: UInt32, earlier: EarlierReceipt?) -> [UInt8] {
        var bytes = audience.bytes
        bytes.append(bigEndian: sequence)
        bytes += earlier?.copiedBytes ?? [UInt8](repeating: 0, count: Receipt.byteCount)
        return bytes
    }

    static let byteCount = Audience.byteCount + 4 + Receipt.byteCount
}

/// The receipt that a new one replaces, on its way into the re-key message (Specification.md §8.6).
///
/// A reference, so that a sealer can carry it without a second copy of the secret.
package final class EarlierReceipt: Sendable {
    private let secret: SecretBytes

    package init(_ receipt: borrowing Receipt) {
        secret = receipt.secret.part(0..<Receipt.byteCount)
    }

    fileprivate var copiedBytes: [UInt8] { secret.withBytes { $0.copiedBytes } }
}
