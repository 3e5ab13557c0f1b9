import Encoding
import SealedMessage
import Secrets
import Testing

@testable import Sealing

@Suite struct `Sealing and opening` {
    let text = Array(#"{"type":"test"}"#.utf8)

    @Test(arguments: [[0, 1], [0, 2], [2, 1], [0, 1, 2]])
    func `gives the text to an addressee with t trustees`(trustees: [Int]) throws {
        let sample = SealedSample()
        let message = try sample.sealer().seal(json: text)
        let parsed = try SealedMessage(parsing: message.bytes)
        #expect(parsed == message)
        for holder in [1, 2] {
            let opened = try sample.open(parsed, as: holder, with: trustees)
            #expect(opened.json == text)
            #expect(opened.authenticator == .none)
        }
    }

    @Test func `gives nothing to a keyholder who is not addressed`() throws {
        let sample = SealedSample()
        let message = try sample.sealer().seal(json: text)
        for holder in [0, 3] {
            #expect(throws: OpeningRefused.notAddressedOrCover) {
                _ = try sample.open(message, as: holder, with: [0, 1])
            }
        }
    }

    @Test func `gives nothing without enough trustees`() throws {
        let sample = SealedSample()
        let message = try sample.sealer().seal(json: text)
        #expect(throws: OpeningRefused.tooFewShares(1, expected: 2)) {
            _ = try sample.open(message, as: 1, with: [2])
        }
    }

    @Test func `works with one holder and one trustee`() throws {
        let sample = SealedSample(addressed: [true], threshold: 1, trusteeCount: 1)
        let message = try sample.sealer().seal(json: text)
        let opened = try sample.open(message, as: 0, with: [0])
        #expect(opened.json == text)
    }

    @Test(arguments: [0, 16_316, 16_317, 65_468, 65_469, 262_076, 262_077, 1_048_508])
    func `pads every length to one of four`(byteCount: Int) throws {
        let sample = SealedSample(addressed: [true], threshold: 1, trusteeCount: 1)
        let json = [UInt8](repeating: 0x20, count: byteCount)
        let message = try sample.sealer().seal(json: json)
        #expect(message.context.bodySize.plaintextByteCount >= byteCount + 68)
        let opened = try sample.open(message, as: 0, with: [0])
        #expect(opened.json == json)
    }

    @Test func `refuses a text that fits no body`() throws {
        let sample = SealedSample()
        #expect(throws: CannotSeal.tooLong(byteCount: 1_048_509, maximum: 1_048_508)) {
            try sample.sealer().seal(json: [UInt8](repeating: 0, count: 1_048_509))
        }
        #expect(throws: CannotSeal.tooLong(byteCount: 16_317, maximum: 16_316)) {
            try sample.sealer(kind: .identity).seal(json: [UInt8](repeating: 0, count: 16_317))
        }
        #expect(throws: CannotSeal.tooLong(byteCount: 262_077, maximum: 262_076)) {
            try sample.sealer(kind: .reply).seal(json: [UInt8](repeating: 0, count: 262_077))
        }
        let longest = [UInt8](repeating: 0, count: 262_076)
        #expect(throws: Never.self) { try sample.sealer(kind: .reply).seal(json: longest) }
    }

    @Test func `hands the whole header's hash to the authenticator, and passes on its refusal`()
        throws
    {
        struct Refusal: Error, Equatable {}
        let sample = SealedSample()
        let key = ConversationKey(secret([UInt8](repeating: 1, count: 32)))
        let message = try sample.sealer().seal(json: text) { (hash) throws(Refusal) in
            key.authenticator(for: text, headerHash: hash)
        }
        let opened = try sample.open(message, as: 1, with: [0, 1])
        let isAccepted = key.accepts(
            opened.authenticator, for: text, headerHash: message.header.hash)
        #expect(isAccepted)
        let isAcceptedElsewhere = key.accepts(
            opened.authenticator, for: text, headerHash: Digest(hashing: []))
        #expect(!isAcceptedElsewhere)
        let isNoneAccepted = key.accepts(.none, for: text, headerHash: message.header.hash)
        #expect(!isNoneAccepted)
        #expect(throws: SealingFailure<Refusal>.self) {
            try sample.sealer().seal(json: text) { (_) throws(Refusal) in throw Refusal() }
        }
    }

    /// Who may read knows both halves, and could otherwise seal the same text for one reader alone.
    @Test(arguments: [true, false])
    func `authenticates no copy of the text for fewer readers`(isCommittedAnew: Bool) throws {
        let sample = SealedSample()
        let key = ConversationKey(secret([UInt8](repeating: 1, count: 32)))
        let kept = try sample.sealer().sealKeepingSecrets(json: text) { (hash) throws(Never) in
            key.authenticator(for: text, headerHash: hash)
        }
        let header = kept.message.header
        var commitments = header.preheader.slotCommitments
        if isCommittedAnew { commitments[1] = Digest(hashing: [1]) }
        let preheader = Preheader(
            context: header.context, keyCommitment: header.preheader.keyCommitment,
            slotCommitments: commitments)
        let slotCount = header.slotCount
        let copy = MessageHeader(
            preheader: preheader,
            slots: (0..<slotCount).map { _ in Slot(randomBytes(Slot.byteCount)) })
        let opened = try sample.open(kept.message, as: 1, with: [0, 1])
        let body = Body.seal(
            json: text, authenticator: opened.authenticator, size: header.context.bodySize,
            keys: kept.secrets.keys, associatedData: copy.hash)
        let message = try SealedMessage(header: copy, body: body)
        let reread = try Body.open(message, keys: kept.secrets.keys)
        #expect(message.context == header.context && reread.json == text)
        let isAccepted = key.accepts(
            reread.authenticator, for: text, headerHash: message.header.hash)
        #expect(!isAccepted)
    }

    @Test func `seals a text that depends on its header, of the length it was said to have`() throws
    {
        let sample = SealedSample()
        let message = try sample.sealer().seal(jsonOf: 32) { (hash) throws(Never) in
            AuthenticatedText(json: hash.bytes, authenticator: .none)
        }
        let opened = try sample.open(message, as: 1, with: [0, 1])
        #expect(opened.json == message.header.hash.bytes)
    }

    @Test func `tells the reporter whom an own message addresses, and nothing else`() throws {
        let sample = SealedSample()
        let message = try sample.sealer().seal(json: text)
        let place = try sample.replyKey.openOwnPlace(
            of: message.header, authenticatedBy: sample.audienceKey)
        #expect((0..<4).map(place.audience.contains) == [false, true, true, false])
        #expect(!place.audience.contains(-1) && !place.audience.contains(96))
        #expect(place.sequence == 0)
        #expect(earlierReceipt(in: place) == nil)
        #expect(throws: OpeningRefused.notAddressedOrCover) {
            _ = try sample.replyKey.openReply(message)
        }
    }

    /// An officer learns the reply key from the report, and could otherwise make up an own message.
    @Test func `believes an audience only of the receipt's holder, and for one message`() throws {
        let sample = SealedSample()
        let message = try sample.sealer().seal(json: text)
        #expect(throws: OpeningRefused.forgedAudience) {
            _ = try sample.replyKey.openOwnPlace(
                of: message.header, authenticatedBy: SealedSample.audienceKey(202))
        }
        let header = message.header
        func carrying(_ plaintext: [UInt8]) -> MessageHeader {
            let sealed = sample.replyKey.publicKey.seal(
                secret(plaintext),
                info: Preheader.slotInfo(
                    role: .reporter, index: 0, preheaderHash: header.preheader.hash))
            var slots = (0..<4).compactMap { header.slot(of: .holder, at: $0) }
            slots += (0..<3).compactMap { header.slot(of: .trustee, at: $0) }
            slots.append(Slot(sealed.encapsulatedKey + sealed.ciphertext))
            return MessageHeader(preheader: header.preheader, slots: slots)
        }
        func open(_ header: MessageHeader) throws -> Audience {
            try sample.replyKey.openOwnPlace(
                of: header, authenticatedBy: sample.audienceKey
            ).audience
        }
        let own = OwnPlace.bytes(
            audience: Audience(addressed: [1, 2]), sequence: 3, earlier: nil)
        let wider = OwnPlace.bytes(
            audience: Audience(addressed: [0, 1, 2]), sequence: 3, earlier: nil)
        let later = OwnPlace.bytes(
            audience: Audience(addressed: [1, 2]), sequence: 4, earlier: nil)
        let hash = header.preheader.hash
        let good = sample.audienceKey.code(for: own, preheaderHash: hash)
        #expect(try open(carrying(own + good)) == Audience(addressed: [1, 2]))
        let ofAnotherMessage = sample.audienceKey.code(for: own, preheaderHash: .zero)
        let halfRight = Array(good.prefix(31)) + [good[31] ^ 1]
        for (audience, code) in [
            (own, [UInt8](repeating: 0, count: 32)), (wider, good), (later, good),
            (own, ofAnotherMessage), (own, halfRight),
        ] {
            #expect(throws: OpeningRefused.forgedAudience) { try open(carrying(audience + code)) }
        }
        let beyond = OwnPlace.bytes(
            audience: Audience(addressed: [4]), sequence: 0, earlier: nil)
        #expect(throws: OpeningRefused.audience) {
            try open(
                carrying(
                    beyond + sample.audienceKey.code(for: beyond, preheaderHash: hash)))
        }
    }

    /// The earlier receipt as it would be shown; nil when there is none.
    private func earlierReceipt(in place: borrowing OwnPlace) -> String? {
        guard let receipt = place.earlierReceipt() else { return nil }
        return receipt.text(portal: "p.example")
    }

    @Test func `carries the earlier receipt of a re-key, and its place, to the new receipt alone`()
        throws
    {
        let sample = SealedSample()
        let earlier = Receipt(secret: secret([UInt8](repeating: 7, count: 16)))
        let message = try sample.sealer(
            reporter: .own(
                to: sample.replyKey.publicKey, authenticatedBy: sample.audienceKey, sequence: 9,
                earlier: EarlierReceipt(earlier))
        ).seal(json: text)
        let place = try sample.replyKey.openOwnPlace(
            of: message.header, authenticatedBy: sample.audienceKey)
        #expect(place.sequence == 9)
        #expect(earlierReceipt(in: place) == earlier.text(portal: "p.example"))
    }

    @Test func `gives a reply to the reporter alone`() throws {
        let sample = SealedSample()
        let message = try sample.sealer(
            kind: .reply, reporter: .keys(to: sample.replyKey.publicKey)
        ).seal(json: text)
        #expect(try sample.replyKey.openReply(message).json == text)
        #expect(throws: OpeningRefused.forgedAudience) {
            _ = try sample.replyKey.openOwnPlace(
                of: message.header, authenticatedBy: sample.audienceKey)
        }
    }

    @Test func `leaves a random slot to nobody`() throws {
        let sample = SealedSample()
        let message = try sample.sealer(kind: .note, reporter: .random).seal(json: text)
        #expect(throws: OpeningRefused.sealedSlot(.reporter, index: 0)) {
            _ = try sample.replyKey.openOwnPlace(
                of: message.header, authenticatedBy: sample.audienceKey)
        }
    }

    @Test func `never repeats a byte that could`() throws {
        let sample = SealedSample()
        let first = try sample.sealer().seal(json: text)
        let second = try sample.sealer().seal(json: text)
        #expect(first.context.nonce != second.context.nonce)
        #expect(first.context.consentHash != second.context.consentHash)
        #expect(first.header.preheader.keyCommitment != second.header.preheader.keyCommitment)
        #expect(Set(first.header.preheader.slotCommitments).count == 7)
        #expect(
            Set(first.header.preheader.slotCommitments)
                .isDisjoint(with: second.header.preheader.slotCommitments))
        #expect(first.body != second.body)
    }

    @Test func `keeps its secrets only for whom they prove something`() throws {
        let sample = SealedSample()
        let kept = try sample.sealer().sealKeepingSecrets(json: text) { (_) throws(Never) in .none }
        let opened = try kept.message.open(
            holderKey: kept.secrets.holderKey, trusteeKey: kept.secrets.trusteeKey)
        #expect(opened.json == text)
        for holder in 0..<4 {
            let slot = try SlotSecret(kept.secrets.holderSecret(holder))
            let fits = slot.matches(
                kept.message.header.preheader, role: .holder, index: holder)
            #expect(fits)
            let isAddressed = slot.share().isEqual(to: kept.secrets.holderKey)
            #expect(isAddressed == sample.addressed[holder])
        }
        for trustee in 0..<3 {
            let slot = try SlotSecret(kept.secrets.trusteeSecret(trustee))
            let fits = slot.matches(
                kept.message.header.preheader, role: .trustee, index: trustee)
            #expect(fits)
        }
    }

    /// Computed by another program from Specification.md §3 and §4 alone.
    @Test func `derives from the keys what the vectors say`() throws {
        struct Vector: Decodable {
            let name: String
            let threshold, trusteeCount: Int
            let contextHash, holderKey, trusteeKey, keyCommitment, contentKey,
                coefficients: HexBytes
            let shares, salts, commitments: [HexBytes]
            let audienceKey, audience, preheaderHash, audienceCode: HexBytes
        }
        for vector in try VectorFile.decode("sealed-message/derived.json", as: [Vector].self) {
            let contextHash = try Digest(vector.contextHash.bytes)
            let trusteeKey = secret(vector.trusteeKey.bytes)
            let keys = MessageKeys(
                contextHash: contextHash, holderKey: secret(vector.holderKey.bytes),
                trusteeKey: trusteeKey)
            #expect(keys.commitment.bytes == vector.keyCommitment.bytes, "\(vector.name)")
            #expect(bytes(of: SecretBytes(keys.contentKey)) == vector.contentKey.bytes)
            #expect(
                bytes(of: keys.coefficients(threshold: vector.threshold))
                    == vector.coefficients.bytes)
            let sharing = TrusteeSharing(
                keys: keys, trusteeKey: trusteeKey,
                committee: try Committee(
                    holderCount: 1, trusteeCount: vector.trusteeCount,
                    trusteeThreshold: vector.threshold))
            for index in 0..<vector.trusteeCount {
                #expect(
                    bytes(of: sharing.secret(index))
                        == vector.shares[index].bytes + vector.salts[index].bytes)
            }
            #expect(
                sharing.commitments(contextHash: contextHash).map(\.bytes)
                    == vector.commitments.map(\.bytes))
            let code = AudienceKey(secret(vector.audienceKey.bytes)).code(
                for: vector.audience.bytes, preheaderHash: try Digest(vector.preheaderHash.bytes))
            #expect(code == vector.audienceCode.bytes)
        }
    }

    @Test func `salts every share, and gives the unaddressed random ones`() throws {
        let secrets = SealingSecrets(
            recipients: try SealedSample().recipients(), contextHash: Digest(hashing: [1]))
        var slots: [[UInt8]] = []
        for index in 0..<4 { slots.append(bytes(of: secrets.holderSecret(index))) }
        for index in 0..<3 { slots.append(bytes(of: secrets.trusteeSecret(index))) }
        #expect(Set(slots.map { $0[32...] }).count == 7)
        // The two addressees share one share.
        #expect(Set(slots.map { $0[..<32] }).count == 6)
        #expect(slots.allSatisfy { $0[..<32].contains { $0 != 0 } })
        #expect(slots.allSatisfy { $0[32...].contains { $0 != 0 } })
    }

    @Test func `leaves a slot without a key random`() throws {
        let sample = SealedSample()
        let recipients = try Recipients(
            holders: [
                HolderRecipient(key: nil, isAddressed: false),
                HolderRecipient(key: sample.holderKey(1).publicKey, isAddressed: true),
            ],
            trustees: [
                sample.trusteeKey(0).publicKey, nil, sample.trusteeKey(2).publicKey,
            ], threshold: 2)
        let message = try MessageSealer(
            kind: .report, directoryHash: .zero, recipients: recipients, reporter: .random
        ).seal(json: text)
        let opened = try sample.open(message, as: 1, with: [2, 0])
        #expect(opened.json == text)
        #expect(throws: OpeningRefused.sealedSlot(.holder, index: 0)) {
            _ = try sample.holderKey(0).openHolderSlot(0, of: message.header)
        }
        #expect(throws: OpeningRefused.sealedSlot(.trustee, index: 1)) {
            _ = try sample.trusteeKey(1).openTrusteeSlot(1, of: message.header)
        }
    }
}

@Suite struct `A list of recipients` {
    let key = SealedSample.key(1).publicKey

    @Test func `includes somebody who can read`() {
        #expect(throws: CannotSeal.noAddressee) {
            try Recipients(
                holders: [HolderRecipient(key: key, isAddressed: false)], trustees: [key],
                threshold: 1)
        }
        #expect(throws: CannotSeal.addresseeWithoutKey(holder: 1)) {
            try Recipients(
                holders: [
                    HolderRecipient(key: key, isAddressed: true),
                    HolderRecipient(key: nil, isAddressed: true),
                ], trustees: [key], threshold: 1)
        }
    }

    @Test func `includes enough trustees`() {
        let holder = HolderRecipient(key: key, isAddressed: true)
        #expect(throws: CannotSeal.tooFewTrustees(withKey: 1, expected: 2)) {
            try Recipients(holders: [holder], trustees: [nil, key, nil], threshold: 2)
        }
        for (count, threshold) in [(0, 0), (2, 1), (3, 4), (8, 5)] {
            #expect(throws: CannotSeal.impossibleCommittee) {
                try Recipients(
                    holders: [holder], trustees: [SealingPublicKey?](repeating: key, count: count),
                    threshold: threshold)
            }
        }
        #expect(throws: CannotSeal.impossibleCommittee) {
            try Recipients(
                holders: [HolderRecipient](repeating: holder, count: 17), trustees: [key],
                threshold: 1)
        }
    }

    @Test func `gives consent exactly with an identity`() throws {
        let recipients = try Recipients(
            holders: [HolderRecipient(key: key, isAddressed: true)], trustees: [key], threshold: 1)
        #expect(throws: CannotSeal.consent) {
            _ = try MessageSealer(
                kind: .identity, directoryHash: .zero, recipients: recipients, reporter: .random)
        }
        #expect(throws: CannotSeal.consent) {
            _ = try MessageSealer(
                kind: .report, directoryHash: .zero, recipients: recipients, reporter: .random,
                consentHash: .zero)
        }
    }
}
