import Encoding
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// An outcome sealed to three trustees, the second of whom has no key, and two auditors.
private struct Sealed: ~Copyable {
    let subject = OutcomeSubject(MessageID(Digest(hashing: [7])), keyholder: "acs")
    let outcome: SealedOutcome

    init(_ stated: borrowing StatedOutcome) {
        outcome = SealedOutcome(
            stated, about: subject,
            trustees: [SealedSample.key(1).publicKey, nil, SealedSample.key(3).publicKey],
            auditors: [SealedSample.key(11).publicKey, SealedSample.key(12).publicKey])
    }

    func part(_ place: Int) throws -> SealedOutcomePart {
        try #require(outcome.part(place))
    }
}

@Suite struct `A sealed outcome` {
    private let revealed = [UInt8](repeating: 5, count: 32) + [UInt8](repeating: 6, count: 32)

    private func notAddressed() throws -> StatedOutcome {
        StatedOutcome(notAddressedWith: try SlotSecret(secret(revealed)))
    }

    private func stated(_ code: OutcomeCode) throws -> StatedOutcome {
        if code == .notAddressed { return try notAddressed() }
        return StatedOutcome(code)
    }

    private func given(by stated: borrowing StatedOutcome) -> [UInt8]? {
        guard let secret = stated.secret() else { return nil }
        return secret.withBytes { bytes(of: $0) }
    }

    @Test func `opens to the code for each trustee, and to the share it gives away`() throws {
        let sealed = Sealed(try notAddressed())
        for (place, key) in [(0, UInt8(1)), (2, 3)] {
            let stated = try SealedSample.key(key).open(
                sealed.part(place), asTrustee: place, about: sealed.subject)
            let code = stated.code
            #expect(code == .notAddressed)
            let share = given(by: stated)
            #expect(share == revealed)
        }
    }

    @Test(arguments: [OutcomeCode.takenUp, .cover, .malformed])
    func `reveals nothing with any other code`(code: OutcomeCode) throws {
        let sealed = Sealed(StatedOutcome(code))
        let stated = try SealedSample.key(1).open(
            sealed.part(0), asTrustee: 0, about: sealed.subject)
        let read = stated.code
        #expect(read == code)
        let share = given(by: stated)
        #expect(share == nil)
    }

    @Test func `tells auditors whether it was taken up, and nothing else`() throws {
        for code in OutcomeCode.allCases {
            let sealed = Sealed(try stated(code))
            for index in 0...1 {
                let isTakenUp = try SealedSample.key(UInt8(11 + index)).open(
                    sealed.part(3 + index), asAuditor: index, about: sealed.subject)
                #expect(isTakenUp == (code == .takenUp))
            }
        }
    }

    @Test func `has one length whatever it says`() throws {
        var lengths: Set<Int> = []
        for code in OutcomeCode.allCases {
            lengths.insert(Sealed(try stated(code)).outcome.bytes.count)
        }
        #expect(lengths == [5 * 1201])
    }

    @Test func `opens for nobody else, in no other place, and about nothing else`() throws {
        let sealed = Sealed(StatedOutcome(.takenUp))
        let part = try sealed.part(0)
        let key = SealedSample.key(1)
        #expect(throws: OutcomeRefused.cannotOpen) {
            _ = try SealedSample.key(2).open(part, asTrustee: 0, about: sealed.subject)
        }
        #expect(throws: OutcomeRefused.cannotOpen) {
            _ = try key.open(part, asTrustee: 1, about: sealed.subject)
        }
        #expect(throws: OutcomeRefused.cannotOpen) {
            _ = try key.open(part, asAuditor: 0, about: sealed.subject)
        }
        for other in [
            OutcomeSubject(MessageID(Digest(hashing: [7])), keyholder: "head"),
            OutcomeSubject(MessageID(Digest(hashing: [8])), keyholder: "acs"),
        ] {
            #expect(throws: OutcomeRefused.cannotOpen) {
                _ = try key.open(part, asTrustee: 0, about: other)
            }
        }
        for position in [0, 1119, 1120, 1200] {
            var bytes = part.bytes
            bytes[position] ^= 1
            let changed = try SealedOutcomePart(bytes)
            #expect(throws: OutcomeRefused.cannotOpen) {
                _ = try key.open(changed, asTrustee: 0, about: sealed.subject)
            }
        }
    }

    @Test func `is refused when it says what the format does not know`() throws {
        let subject = OutcomeSubject(MessageID(.zero), keyholder: "acs")
        func part(_ plaintext: [UInt8], role: UInt8) throws -> SealedOutcomePart {
            let info =
                Array("senim/1 outcome".utf8) + [role, 0]
                + labelledHash(
                    "senim/1 outcome-of", Digest.zero.bytes,
                    Digest(hashing: Array("acs".utf8)).bytes
                ).bytes
            let sealed = SealedSample.key(1).publicKey.seal(secret(plaintext), info: info)
            return try SealedOutcomePart(sealed.encapsulatedKey + sealed.ciphertext)
        }
        let zeros = [UInt8](repeating: 0, count: 64)
        let key = SealedSample.key(1)
        // The info above is the one the format has: what is right opens.
        let right = try part([1] + zeros, role: 2)
        let opened = try key.open(right, asTrustee: 0, about: subject).code
        #expect(opened == .takenUp)
        for code in [UInt8(0), 5, 255] {
            let wrong = try part([code] + zeros, role: 2)
            #expect(throws: OutcomeRefused.code(code)) {
                _ = try key.open(wrong, asTrustee: 0, about: subject)
            }
        }
        let revealing = try part([1] + revealed, role: 2)
        #expect(throws: OutcomeRefused.notZero) {
            _ = try key.open(revealing, asTrustee: 0, about: subject)
        }
        let telling = try part([3] + zeros, role: 4)
        #expect(throws: OutcomeRefused.code(3)) {
            _ = try key.open(telling, asAuditor: 0, about: subject)
        }
        let leaking = try part([2] + revealed, role: 4)
        #expect(throws: OutcomeRefused.notZero) {
            _ = try key.open(leaking, asAuditor: 0, about: subject)
        }
    }

    @Test(arguments: [0, 1, 1200, 1202, 40 * 1201])
    func `has a whole number of parts, at most 39`(byteCount: Int) {
        #expect(throws: MalformedOutcome(byteCount: byteCount)) {
            _ = try SealedOutcome([UInt8](repeating: 0, count: byteCount))
        }
    }
}

@Suite struct `A share that was called useless` {
    private var sample: SealedSample { SealedSample() }

    private func finding(
        holder: Int, trustees: [Int] = [0, 2]
    ) throws -> ShareFinding {
        let message = try sample.sealer().seal(json: Array("{}".utf8))
        let secret = try sample.holderKey(holder).openHolderSlot(holder, of: message.header)
        return try sample.shares(of: message, from: trustees).finding(
            of: secret, ofHolder: holder, in: message.header)
    }

    @Test func `is shown to be the key of a message that was addressed`() throws {
        #expect(try finding(holder: 1) == .addressed)
        #expect(try finding(holder: 2, trustees: [0, 1, 2]) == .addressed)
    }

    @Test func `is shown to be useless where it was not`() throws {
        #expect(try finding(holder: 0) == .notAddressed)
        #expect(try finding(holder: 3, trustees: [0, 1, 2]) == .notAddressed)
    }

    @Test func `shows nothing with fewer shares than t`() throws {
        #expect(throws: OpeningRefused.tooFewShares(1, expected: 2)) {
            _ = try finding(holder: 1, trustees: [1])
        }
    }

    @Test func `must be the one that the message committed to`() throws {
        let message = try sample.sealer().seal(json: Array("{}".utf8))
        let secret = try sample.holderKey(1).openHolderSlot(1, of: message.header)
        let shares = try sample.shares(of: message, from: [0, 1])
        #expect(throws: OpeningRefused.commitment(.holder, index: 2)) {
            _ = try shares.finding(of: secret, ofHolder: 2, in: message.header)
        }
    }
}
