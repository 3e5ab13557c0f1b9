import Crypto
import Encoding
import SealedMessage
import Secrets
import Testing

@testable import Sealing

@Suite struct `Opening what was tampered with` {
    let text = Array(#"{"type":"test"}"#.utf8)

    private func changing(_ message: SealedMessage, at offset: Int) throws -> SealedMessage {
        var bytes = message.bytes
        bytes[offset] ^= 1
        return try SealedMessage(parsing: bytes)
    }

    /// 148 context, 32 commitment to the keys, 7 × 32 to the slots, 8 × 1200 slots, then the body.
    @Test(
        arguments: [
            (8, OpeningRefused.sealedSlot(.holder, index: 1)),  // directory hash
            (148, .sealedSlot(.holder, index: 1)),  // commitment to the keys
            (180, .sealedSlot(.holder, index: 1)),  // commitment to another's slot
            (1_604, .sealedSlot(.holder, index: 1)),  // own encapsulated key
            (2_803, .sealedSlot(.holder, index: 1)),  // own ciphertext
            (6_404, .sealedSlot(.trustee, index: 1)),  // a trustee's slot
            (404, .damagedBody),  // another holder's slot: the body covers it
            (308, .sealedSlot(.holder, index: 1)),  // commitment to a trustee's share
            (10_003, .damagedBody),  // the reporter's slot
            (10_004, .damagedBody),  // the body
            (26_403, .damagedBody),  // its tag
        ] as [(Int, OpeningRefused)])
    func `is refused by the check that covers it`(offset: Int, refusal: OpeningRefused) throws {
        let sample = SealedSample()
        let message = try changing(try sample.sealer().seal(json: text), at: offset)
        #expect(throws: refusal) { _ = try sample.open(message, as: 1, with: [0, 1]) }
    }

    @Test func `refuses another's key and a place that is not there`() throws {
        let sample = SealedSample()
        let header = try sample.sealer().seal(json: text).header
        #expect(throws: OpeningRefused.sealedSlot(.holder, index: 2)) {
            _ = try sample.holderKey(1).openHolderSlot(2, of: header)
        }
        #expect(throws: OpeningRefused.sealedSlot(.trustee, index: 1)) {
            _ = try sample.holderKey(1).openTrusteeSlot(1, of: header)
        }
        #expect(throws: OpeningRefused.noSuchSlot(.holder, index: 4)) {
            _ = try sample.holderKey(1).openHolderSlot(4, of: header)
        }
    }

    /// A sender commits to one share and seals another.
    @Test func `refuses a share that was not committed to`() throws {
        let sample = SealedSample()
        let header = try sample.sealer().seal(json: text).header
        let preheader = header.preheader
        func forged(_ role: SlotRole, _ key: SealingPublicKey) -> Slot {
            let sealed = key.seal(
                SecretBytes(randomByteCount: 64),
                info: Preheader.slotInfo(role: role, index: 1, preheaderHash: preheader.hash))
            return Slot(sealed.encapsulatedKey + sealed.ciphertext)
        }
        var slots = (0..<4).compactMap { header.slot(of: .holder, at: $0) }
        slots += (0..<3).compactMap { header.slot(of: .trustee, at: $0) }
        slots += [header.slot(of: .reporter, at: 0)].compactMap { $0 }
        slots[1] = forged(.holder, sample.holderKey(1).publicKey)
        slots[5] = forged(.trustee, sample.trusteeKey(1).publicKey)
        let forgery = MessageHeader(preheader: preheader, slots: slots)
        #expect(throws: OpeningRefused.commitment(.holder, index: 1)) {
            _ = try sample.holderKey(1).openHolderSlot(1, of: forgery)
        }
        #expect(throws: OpeningRefused.commitment(.trustee, index: 1)) {
            _ = try sample.trusteeKey(1).openTrusteeSlot(1, of: forgery)
        }
        _ = try sample.holderKey(2).openHolderSlot(2, of: forgery)
    }

    @Test func `names the trustee who gave a wrong share`() throws {
        let sample = SealedSample()
        let header = try sample.sealer().seal(json: text).header
        var shares = TrusteeShares(for: header)
        let first = try sample.trusteeKey(0).openTrusteeSlot(0, of: header)
        try shares.add(first, from: 0)
        #expect(throws: OpeningRefused.commitment(.trustee, index: 2)) {
            try shares.add(first, from: 2)
        }
        #expect(throws: OpeningRefused.commitment(.trustee, index: 1)) {
            try shares.add(SlotSecret(SecretBytes(randomByteCount: 64)), from: 1)
        }
        #expect(throws: OpeningRefused.repeatedShare(index: 0)) { try shares.add(first, from: 0) }
        #expect(throws: OpeningRefused.noSuchSlot(.trustee, index: 3)) {
            try shares.add(first, from: 3)
        }
        let counts = (shares.count, shares.isComplete)
        #expect(counts == (1, false))
        try shares.add(sample.trusteeKey(2).openTrusteeSlot(2, of: header), from: 2)
        let isComplete = shares.isComplete
        #expect(isComplete)
    }

    /// Whether a message opens must not depend on which trustees answered: an honest officer could be framed.
    @Test func `refuses a message that only some trustees' shares would open`() throws {
        let sample = ForgedMessage.sample()
        let message = try ForgedMessage.shareOffThePolynomial.seal(json: text)
        for trustees in [[0, 1], [1, 0], [0, 1, 2], [0, 2, 1], [2, 1, 0]] {
            #expect(throws: OpeningRefused.inconsistentShares) {
                _ = try sample.open(message, as: 1, with: trustees)
            }
        }
        // With two shares of which one is off, nobody can know more.
        #expect(throws: OpeningRefused.notAddressedOrCover) {
            _ = try sample.open(message, as: 1, with: [0, 2])
        }
        // Whom the message does not address learns nothing more than ever.
        #expect(throws: OpeningRefused.notAddressedOrCover) {
            _ = try sample.open(message, as: 0, with: [0, 1, 2])
        }
    }

    @Test func `refuses shares and salts that do not follow from the keys`() throws {
        let sample = ForgedMessage.sample()
        for forgery in [ForgedMessage.coefficientsOfItsOwn, .saltOfItsOwn] {
            let message = try forgery.seal(json: text)
            for trustees in [[0, 1], [0, 2], [1, 2], [0, 1, 2]] {
                #expect(throws: OpeningRefused.inconsistentShares) {
                    _ = try sample.open(message, as: 1, with: trustees)
                }
            }
        }
        // Before the body is read.
        var both = ForgedMessage.saltOfItsOwn
        both.changeBody = { $0[16_383] = 1 }
        let message = try both.seal(json: text)
        #expect(throws: OpeningRefused.inconsistentShares) {
            _ = try sample.open(message, as: 1, with: [0, 1])
        }
    }

    @Test func `opens an honest message with any shares, in any order`() throws {
        let sample = SealedSample(threshold: 4, trusteeCount: 7)
        let message = try sample.sealer().seal(json: text)
        for trustees in [[0, 1, 2, 3], [6, 4, 2, 0], [6, 5, 4, 3, 2, 1, 0]] {
            #expect(try sample.open(message, as: 1, with: trustees).json == text)
        }
        #expect(throws: OpeningRefused.notAddressedOrCover) {
            _ = try sample.open(message, as: 0, with: [0, 1, 2, 3, 4, 5, 6])
        }
        let subsets = try sample.shares(of: message, from: [6, 5, 4, 3, 2, 1, 0])
            .sufficientSubsets()
        #expect(subsets.count == 35)
        #expect(Set(subsets).count == 35)
        #expect(subsets.allSatisfy { Set($0).count == 4 })
    }

    @Test(
        arguments: [
            (0, [0, 0, 0x3F, 0xBD], OpeningRefused.jsonLength(16_317)),
            (0, [0xFF, 0xFF, 0xFF, 0xFF], .jsonLength(4_294_967_295)),
            (16_383, [1], .padding), (68 + 15, [1], .padding),
            (0, [0, 0, 0, 14], .padding),
        ] as [(Int, [UInt8], OpeningRefused)])
    func `refuses a body with one flaw`(
        offset: Int, replacement: [UInt8], refusal: OpeningRefused
    ) throws {
        var plaintext =
            [0, 0, 0, UInt8(text.count)] + [UInt8](repeating: 0, count: 64) + text
        plaintext += [UInt8](repeating: 0, count: 16_384 - plaintext.count)
        #expect(try OpenedBody(plaintext: secret(plaintext)).json == text)
        plaintext.replaceSubrange(offset..<offset + replacement.count, with: replacement)
        #expect(throws: refusal) { _ = try OpenedBody(plaintext: secret(plaintext)) }
    }

    @Test func `refuses an audience beyond the holders`() {
        var bytes = [UInt8](repeating: 0, count: 12)
        bytes[0] = 0b0001_0000
        #expect(throws: OpeningRefused.audience) { try Audience(bytes: bytes, holderCount: 4) }
        #expect(throws: Never.self) { try Audience(bytes: bytes, holderCount: 5) }
        #expect(throws: OpeningRefused.audience) { try Audience(bytes: [16], holderCount: 5) }
    }
}

@Suite struct `A release` {
    let statement = Digest(hashing: [1])

    @Test func `opens for its officer, statement and trustee only`() throws {
        let officer = SealedSample.key(1)
        let share = try SlotSecret(SecretBytes(randomByteCount: 64))
        let release = Release(
            sealing: share, from: 2, statementHash: statement, to: officer.publicKey)
        #expect(release.bytes.count == 1200)
        let parsed = try Release(release.bytes)
        #expect(parsed.digest == Digest(hashing: release.bytes))
        let opened = try officer.open(parsed, from: 2, statementHash: statement)
        let isSame = opened.share().isEqual(to: share.share())
        #expect(isSame)
        #expect(throws: CannotOpen()) {
            _ = try officer.open(parsed, from: 1, statementHash: statement)
        }
        #expect(throws: CannotOpen()) {
            _ = try officer.open(parsed, from: 300, statementHash: statement)
        }
        #expect(throws: CannotOpen()) {
            _ = try officer.open(parsed, from: 2, statementHash: .zero)
        }
        #expect(throws: CannotOpen()) {
            _ = try SealedSample.key(2).open(parsed, from: 2, statementHash: statement)
        }
        #expect(throws: MalformedRelease(byteCount: 1199)) {
            try Release(Array(release.bytes.dropLast()))
        }
    }

    @Test func `holds exactly a share and a salt`() throws {
        let officer = SealedSample.key(1)
        let sealed = officer.publicKey.seal(
            SecretBytes(randomByteCount: 64), info: Array("senim/1 release".utf8))
        #expect(throws: CannotOpen()) {
            _ = try officer.open(
                Release(sealed.encapsulatedKey + sealed.ciphertext), from: 0,
                statementHash: statement)
        }
        #expect(throws: MalformedSlotSecret(byteCount: 63)) {
            _ = try SlotSecret(SecretBytes(randomByteCount: 63))
        }
    }
}

@Suite struct `A sealed record` {
    @Test func `opens under its own key and id only`() throws {
        let key = RecordKey()
        let sealed = key.seal(secret([1, 2, 3]), id: [7])
        #expect(sealed.count == 31)
        #expect(bytes(of: try key.open(sealed, id: [7])) == [1, 2, 3])
        #expect(throws: CannotOpen()) { _ = try key.open(sealed, id: [8]) }
        #expect(throws: CannotOpen()) { _ = try RecordKey().open(sealed, id: [7]) }
        #expect(throws: CannotOpen()) { _ = try key.open([], id: [7]) }
        for offset in sealed.indices {
            var damaged = sealed
            damaged[offset] ^= 1
            #expect(throws: CannotOpen()) { _ = try key.open(damaged, id: [7]) }
        }
        #expect(key.seal(secret([1, 2, 3]), id: [7]) != sealed)
        let again = key.withBytes { RecordKey($0.duplicate()) }
        #expect(bytes(of: try again.open(sealed, id: [7])) == [1, 2, 3])
    }
}

@Suite struct `A sealing key` {
    @Test func `refuses another length or a point of small order`() {
        let key = SealedSample.key(1).publicKey
        #expect(throws: MalformedSealingKey.length(byteCount: 1215)) {
            try SealingPublicKey(Array(key.bytes.dropLast()))
        }
        #expect(throws: MalformedSealingKey.smallOrder) {
            try SealingPublicKey(key.bytes[..<1184] + [UInt8](repeating: 0, count: 32))
        }
        #expect(throws: MalformedSealingKey.coefficient) {
            try SealingPublicKey([UInt8](repeating: 0xFF, count: 1184) + key.bytes[1184...])
        }
        #expect(SealedSample.key(1).publicKey == key)
        #expect(SealingKey().publicKey != SealingKey().publicKey)
    }
}
