import Crypto
import Encoding
import Foundation
import SealedMessage
import Sealing
import Secrets

/// Sealing and opening as reporter and desk do it, beside bare HPKE and AES-GCM.
///
/// Four keyholders of whom three are addressed, one trustee, a report in the 16 KiB bucket.
struct DeskBench {
    private let holderSeed = randomBytes(SealingKey.seedByteCount)
    private let trusteeSeed = randomBytes(SealingKey.seedByteCount)

    func figures() throws -> [Figure] {
        let holder = DeskBench.key(holderSeed)
        let trustee = DeskBench.key(trusteeSeed)
        let recipients = try Recipients(
            holders: (0..<4).map { index in
                HolderRecipient(
                    key: index == 1 ? holder.publicKey : SealingKey().publicKey,
                    isAddressed: index > 0)
            }, trustees: [trustee.publicKey], threshold: 1)
        let receipt = ReceiptKeys(Receipt(), portal: "bench.senim.example")
        let json = [UInt8](repeating: UInt8(ascii: " "), count: 3000)
        func sealed() throws -> SealedMessage {
            try MessageSealer(
                kind: .report, directoryHash: .zero, recipients: recipients,
                reporter: .own(
                    to: receipt.replyKey.publicKey, authenticatedBy: receipt.audienceKey,
                    sequence: 0)
            ).seal(json: json)
        }
        let message = try sealed()
        let bare = try BareCryptography(bodyByteCount: message.body.count - 16)
        let sealing = try Repeated.inTurns {
            _ = try sealed()
        } beside: {
            try bare.seal(slots: 6)
        }
        let release = try Release(
            sealing: trustee.openTrusteeSlot(0, of: message.header), from: 0, statementHash: .zero,
            to: holder.publicKey)
        let opening = try Repeated.inTurns {
            let message = try SealedMessage(parsing: message.bytes)
            let own = try holder.openHolderSlot(1, of: message.header)
            var shares = TrusteeShares(for: message.header)
            try shares.add(
                try holder.open(release, from: 0, statementHash: .zero), from: 0)
            _ = try message.open(holderKey: own.share(), shares: shares)
        } beside: {
            try bare.open(slots: 2)
        }
        return [
            Figure(
                what: "reports sealed, 6 slots, one core", value: sealing.own, unit: "/s",
                beside: "6 bare HPKE seals and AES-GCM", limit: sealing.limit),
            Figure(
                what: "reports opened at the desk, one core", value: opening.own, unit: "/s",
                beside: "2 bare HPKE openings and AES-GCM", limit: opening.limit,
                bar: .atLeast(0.5)),
        ]
    }

    private static func key(_ seed: [UInt8]) -> SealingKey {
        var seed = seed
        return SealingKey(seed: SecretBytes(moving: &seed))
    }
}

/// swift-crypto alone, over the same sizes, with its key expanded once.
struct BareCryptography {
    private let key: XWingMLKEM768X25519.PrivateKey
    private let contentKey = SymmetricKey(size: .bits256)
    private let body: Data
    private let sealedBody: AES.GCM.SealedBox
    private let encapsulatedKey: Data
    private let slot: Data

    init(bodyByteCount: Int) throws {
        key = try XWingMLKEM768X25519.PrivateKey.generate()
        body = Data(repeating: 0, count: bodyByteCount)
        sealedBody = try AES.GCM.seal(body, using: contentKey)
        var sender = try HPKE.Sender(
            recipientKey: key.publicKey, ciphersuite: BareCryptography.suite, info: info)
        slot = try sender.seal(Data(repeating: 1, count: Slot.plaintextByteCount))
        encapsulatedKey = sender.encapsulatedKey
    }

    func seal(slots: Int) throws {
        for _ in 0..<slots {
            var sender = try HPKE.Sender(
                recipientKey: key.publicKey, ciphersuite: BareCryptography.suite, info: info)
            _ = try sender.seal(Data(repeating: 1, count: Slot.plaintextByteCount))
        }
        _ = try AES.GCM.seal(body, using: contentKey)
    }

    func open(slots: Int) throws {
        for _ in 0..<slots {
            var recipient = try HPKE.Recipient(
                privateKey: key, ciphersuite: BareCryptography.suite, info: info,
                encapsulatedKey: encapsulatedKey)
            _ = try recipient.open(slot)
        }
        _ = try AES.GCM.open(sealedBody, using: contentKey)
    }

    private let info = Data(repeating: 2, count: 46)
    private static let suite = HPKE.Ciphersuite.XWingMLKEM768X25519_SHA256_AES_GCM_256
}
