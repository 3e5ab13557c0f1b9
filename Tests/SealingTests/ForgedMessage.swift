import Encoding
import SealedMessage
import Secrets

@testable import Sealing

/// A sender who follows the format and breaks one rule inside, where only openers can see it.
struct ForgedMessage: Sendable {
    /// Two holders, of whom the second is addressed, and two of two trustees; seeds as in `SealedSample`.
    static let addressed = [false, true]

    /// Changes the plaintext of the body before it is sealed.
    var changeBody: @Sendable (inout [UInt8]) -> Void = { _ in }
    /// Changes share ‖ salt of a slot after it was committed to.
    var changeSlot: @Sendable (SlotRole, Int, inout [UInt8]) -> Void = { _, _, _ in }
    /// Changes the commitment to the keys before everything is bound to it.
    var changeKeyCommitment: @Sendable (inout [UInt8]) -> Void = { _ in }

    func seal(json: [UInt8]) throws -> SealedMessage {
        let sample = SealedSample(
            addressed: ForgedMessage.addressed, threshold: 2, trusteeCount: 2)
        let recipients = try sample.recipients()
        let secrets = SealingSecrets(recipients: recipients)
        let context = try Context(
            kind: .report, directoryHash: Digest(hashing: [1]), nonce: .random(),
            committee: recipients.committee, bodySize: .kibibytes16,
            consentHash: Digest(randomBytes(32)))
        let keys = MessageKeys(
            contextHash: context.hash, holderKey: secrets.holderKey,
            trusteeKey: secrets.trusteeKey)
        var keyCommitment = keys.commitment.bytes
        changeKeyCommitment(&keyCommitment)
        let preheader = Preheader(
            context: context, keyCommitment: try Digest(keyCommitment),
            slotCommitments: secrets.commitments(
                contextHash: context.hash, recipients: recipients))
        func slot(
            _ role: SlotRole, _ index: Int, _ plaintext: [UInt8], _ key: SealingPublicKey
        ) -> Slot {
            var plaintext = plaintext
            changeSlot(role, index, &plaintext)
            let sealed = key.seal(
                secret(plaintext),
                info: Preheader.slotInfo(
                    role: role, index: index, preheaderHash: preheader.hash))
            return Slot(sealed.encapsulatedKey + sealed.ciphertext)
        }
        var slots: [Slot] = []
        for index in 0..<2 {
            slots.append(
                slot(
                    .holder, index, bytes(of: secrets.holderSecret(index)),
                    sample.holderKey(index).publicKey))
        }
        for index in 0..<2 {
            slots.append(
                slot(
                    .trustee, index, bytes(of: secrets.trusteeSecret(index)),
                    sample.trusteeKey(index).publicKey))
        }
        slots.append(
            slot(
                .reporter, 0, recipients.audience.bytes + [UInt8](repeating: 0, count: 32),
                sample.replyKey.publicKey))
        let header = MessageHeader(preheader: preheader, slots: slots)
        var plaintext = [UInt8](bigEndian: UInt32(json.count)) + Authenticator.none.bytes + json
        plaintext += [UInt8](repeating: 0, count: 16_384 - plaintext.count)
        changeBody(&plaintext)
        return try SealedMessage(
            header: header,
            body: Body.seal(
                plaintext: secret(plaintext), keys: keys,
                associatedData: header.associatedData))
    }

    /// Every forgery of the vectors, and the check that must refuse it.
    static let all: [(name: String, check: OpeningRefused, forgery: ForgedMessage)] = [
        ("padding-not-zero", .padding, ForgedMessage(changeBody: { $0[16_383] = 1 })),
        (
            "json-length-beyond-body", .jsonLength(16_317),
            ForgedMessage(changeBody: { $0.replaceSubrange(0..<4, with: [0, 0, 0x3F, 0xBD]) })
        ),
        (
            "holder-share-not-committed", .commitment(.holder, index: 1),
            ForgedMessage(changeSlot: { role, index, plaintext in
                if role == .holder, index == 1 { plaintext[0] ^= 1 }
            })
        ),
        (
            "trustee-salt-not-committed", .commitment(.trustee, index: 1),
            ForgedMessage(changeSlot: { role, index, plaintext in
                if role == .trustee, index == 1 { plaintext[63] ^= 1 }
            })
        ),
        (
            "key-commitment-wrong", .notAddressedOrCover,
            ForgedMessage(changeKeyCommitment: { $0[31] ^= 1 })
        ),
    ]
}
