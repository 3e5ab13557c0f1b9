import Encoding
import SealedMessage
import Secrets

@testable import Sealing

/// A sender who follows the format and breaks one rule inside, where only openers can see it.
struct ForgedMessage: Sendable {
    /// Two holders, of whom the second is addressed, and two of three trustees; seeds as in `SealedSample`.
    static let addressed = [false, true]
    static let threshold = 2
    static let trusteeCount = 3

    /// Changes the plaintext of the body before it is sealed.
    var changeBody: @Sendable (inout [UInt8]) -> Void = { _ in }
    /// Changes share ‖ salt of a slot before it is committed to.
    var changeSecret: @Sendable (SlotRole, Int, inout [UInt8]) -> Void = { _, _, _ in }
    /// Changes share ‖ salt of a slot after it was committed to.
    var changeSlot: @Sendable (SlotRole, Int, inout [UInt8]) -> Void = { _, _, _ in }
    /// Changes the commitment to the keys before everything is bound to it.
    var changeKeyCommitment: @Sendable (inout [UInt8]) -> Void = { _ in }

    static func sample() -> SealedSample {
        SealedSample(addressed: addressed, threshold: threshold, trusteeCount: trusteeCount)
    }

    func seal(json: [UInt8]) throws -> SealedMessage {
        let sample = ForgedMessage.sample()
        let recipients = try sample.recipients()
        let context = try Context(
            kind: .report, directoryHash: Digest(hashing: [1]), nonce: .random(),
            committee: recipients.committee, bodySize: .kibibytes16,
            consentHash: Digest(randomBytes(32)))
        let sealing = SealingSecrets(recipients: recipients, contextHash: context.hash)
        var secrets: [(role: SlotRole, index: Int, bytes: [UInt8])] = []
        for index in 0..<2 {
            secrets.append((.holder, index, bytes(of: sealing.holderSecret(index))))
        }
        for index in 0..<ForgedMessage.trusteeCount {
            secrets.append((.trustee, index, bytes(of: sealing.trusteeSecret(index))))
        }
        for place in secrets.indices {
            changeSecret(secrets[place].role, secrets[place].index, &secrets[place].bytes)
        }
        var keyCommitment = sealing.keys.commitment.bytes
        changeKeyCommitment(&keyCommitment)
        let preheader = Preheader(
            context: context, keyCommitment: try Digest(keyCommitment),
            slotCommitments: secrets.map { role, index, plaintext in
                secret(plaintext).withBytes { bytes in
                    slotCommitment(
                        contextHash: context.hash, role: role, index: index,
                        share: bytes.extracting(0..<32), salt: bytes.extracting(32..<64))
                }
            })
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
        for (role, index, plaintext) in secrets {
            let key =
                role == .holder
                ? sample.holderKey(index).publicKey : sample.trusteeKey(index).publicKey
            slots.append(slot(role, index, plaintext, key))
        }
        let place = OwnPlace.bytes(audience: recipients.audience, sequence: 0, earlier: nil)
        slots.append(
            slot(
                .reporter, 0,
                place + sample.audienceKey.code(for: place, preheaderHash: preheader.hash),
                sample.replyKey.publicKey))
        let header = MessageHeader(preheader: preheader, slots: slots)
        var plaintext = [UInt8](bigEndian: UInt32(json.count)) + Authenticator.none.bytes + json
        plaintext += [UInt8](repeating: 0, count: 16_384 - plaintext.count)
        changeBody(&plaintext)
        return try SealedMessage(
            header: header,
            body: Body.seal(
                plaintext: secret(plaintext), keys: sealing.keys,
                associatedData: header.hash))
    }

    /// Trustee 2's share is off the polynomial: 0 and 1 open the message, 2 with either does not.
    static let shareOffThePolynomial = ForgedMessage(changeSecret: { role, index, bytes in
        if role == .trustee, index == 2 { bytes[0] ^= 1 }
    })

    /// A polynomial of the sender's own: any two shares open the message, and none follows from its keys.
    static let coefficientsOfItsOwn = ForgedMessage(changeSecret: { role, index, bytes in
        guard role == .trustee else { return }
        // Adds the polynomial 5x to the first byte, which is zero at zero.
        bytes[0] ^= Shamir.multiply(5, UInt8(index + 1))
    })

    /// The salt of trustee 0 does not follow from the keys.
    static let saltOfItsOwn = ForgedMessage(changeSecret: { role, index, bytes in
        if role == .trustee, index == 0 { bytes[63] ^= 1 }
    })

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
        ("trustee-share-off-the-polynomial", .inconsistentShares, shareOffThePolynomial),
        ("trustee-coefficients-not-derived", .inconsistentShares, coefficientsOfItsOwn),
        ("trustee-salt-not-derived", .inconsistentShares, saltOfItsOwn),
        (
            "reporter-slot-by-another", .forgedAudience,
            ForgedMessage(changeSlot: { role, _, plaintext in
                if role == .reporter { plaintext[63] ^= 1 }
            })
        ),
        (
            "key-commitment-wrong", .notAddressedOrCover,
            ForgedMessage(changeKeyCommitment: { $0[31] ^= 1 })
        ),
    ]
}
