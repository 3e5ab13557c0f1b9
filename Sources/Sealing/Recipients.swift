package import Encoding
package import SealedMessage

/// One keyholder of the directory, as a message sees them (Specification.md §4).
package struct HolderRecipient: Sendable {
    /// Nil when no key note stands for this quarter: the slot is then random, and nobody opens it.
    package let key: SealingPublicKey?
    /// Whether the sender lets this keyholder read.
    package let isAddressed: Bool

    package init(key: SealingPublicKey?, isAddressed: Bool) {
        self.key = key
        self.isAddressed = isAddressed
    }
}

/// Who can open a message: all keyholders and trustees of the directory, in its order.
package struct Recipients: Sendable {
    package let holders: [HolderRecipient]
    /// Nil where no key note stands for this quarter.
    package let trustees: [SealingPublicKey?]
    package let committee: Committee

    /// Takes the lists of a directory.
    ///
    /// - Throws: `CannotSeal` when nobody could ever open the message, or when an addressed keyholder could
    ///   not: the sender is to know before sealing, and leave that person unticked.
    package init(
        holders: [HolderRecipient], trustees: [SealingPublicKey?], threshold: Int
    ) throws(CannotSeal) {
        do {
            committee = try Committee(
                holderCount: holders.count, trusteeCount: trustees.count,
                trusteeThreshold: threshold)
        } catch {
            throw .impossibleCommittee
        }
        if let index = holders.firstIndex(where: { $0.isAddressed && $0.key == nil }) {
            throw .addresseeWithoutKey(holder: index)
        }
        guard holders.contains(where: \.isAddressed) else { throw .noAddressee }
        let keyCount = trustees.count(where: { $0 != nil })
        guard keyCount >= threshold else {
            throw .tooFewTrustees(withKey: keyCount, expected: threshold)
        }
        self.holders = holders
        self.trustees = trustees
    }

    /// The audience as the reporter's slot keeps it.
    package var audience: Audience {
        Audience(addressed: holders.indices.filter { holders[$0].isAddressed })
    }
}

/// Whom a message addresses: 12 bytes, holder i at bit i mod 8, counted from the lowest, of byte i / 8.
package struct Audience: Sendable, Hashable {
    package let bytes: [UInt8]

    package init(addressed holders: [Int]) {
        var bytes = [UInt8](repeating: 0, count: Audience.byteCount)
        for holder in holders { bytes[holder / 8] |= 1 << UInt8(holder % 8) }
        self.bytes = bytes
    }

    /// Reads 12 bytes.
    ///
    /// - Throws: `OpeningRefused.audience` when the byte count differs or a bit stands for no holder.
    init(bytes: [UInt8], holderCount: Int) throws(OpeningRefused) {
        let audience = Audience(
            addressed: (0..<holderCount).filter {
                $0 / 8 < bytes.count && bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1
            })
        guard audience.bytes == bytes else { throw .audience }
        self = audience
    }

    /// Whether the keyholder at this place of the directory is addressed.
    package func contains(_ holder: Int) -> Bool {
        (0..<Audience.byteCount * 8).contains(holder)
            && bytes[holder / 8] >> UInt8(holder % 8) & 1 == 1
    }

    package static let byteCount = 12
}

/// What the last slot holds for the reporter (Specification.md §4).
package enum ReporterSlot: Sendable {
    /// Own messages: audience and place, so that a stolen receipt opens no text; authenticated under the receipt's key.
    case own(
        to: SealingPublicKey, authenticatedBy: AudienceKey, sequence: UInt32,
        earlier: EarlierReceipt? = nil)
    /// Replies: both keys.
    case keys(to: SealingPublicKey)
    /// Notes and handovers: nothing.
    case random
}

/// Why a message is not sealed.
package enum CannotSeal: Error, Equatable {
    /// The counts or the threshold are outside what the format allows.
    case impossibleCommittee
    case noAddressee
    case addresseeWithoutKey(holder: Int)
    case tooFewTrustees(withKey: Int, expected: Int)
    case tooLong(byteCount: Int, maximum: Int)
    /// An identity message needs its consent hash, and no other has one.
    case consent
    /// Only messages of kind 1 may carry files.
    case stream
}
