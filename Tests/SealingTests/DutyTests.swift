import Encoding
import SealedMessage
import Secrets
import Testing

@testable import Sealing

/// A statement sealed to three trustees, the second of whom has no key, two auditors and the case.
private struct Sealed: ~Copyable {
    let subject = DutySubject(MessageID(Digest(hashing: [7])), keyholder: "acs")
    let duty: SealedDuty
    let commitment: Digest

    init(_ text: String) throws {
        let stated = StatedDuty(try DutyText(text))
        commitment = stated.commitment
        duty = SealedDuty(
            stated, about: subject,
            trustees: [SealedSample.key(1).publicKey, nil, SealedSample.key(3).publicKey],
            auditors: [SealedSample.key(11).publicKey, SealedSample.key(12).publicKey],
            conversation: conversation(5))
    }

    func part(_ place: Int) throws -> SealedDutyPart {
        try #require(duty.part(place))
    }
}

private func conversation(_ number: UInt8) -> ConversationKey {
    ConversationKey(secret([UInt8](repeating: number, count: 32)))
}

@Suite struct `The text of a statement` {
    @Test(arguments: ["x", "1424-ке қоңырау шалынды", String(repeating: "я", count: 500)])
    func `is what was stated`(text: String) throws {
        #expect(try DutyText(text).text == text)
        #expect(try DutyText(text).bytes == Array(text.utf8))
    }

    @Test func `is neither empty nor longer than 1000 bytes`() {
        for count in [0, 1001] {
            #expect(throws: MalformedDutyText.byteCount(count)) {
                try DutyText(String(repeating: "x", count: count))
            }
        }
    }

    @Test func `is UTF-8 without the byte 0`() {
        #expect(throws: MalformedDutyText.zeroByte) { try DutyText("a\0b") }
        #expect(throws: MalformedDutyText.notUTF8) { try DutyText([0x61, 0xFF]) }
    }
}

@Suite struct `A sealed statement` {
    @Test func `opens to the same text and commitment for everyone who reads it`() throws {
        let sealed = try Sealed("called 1424")
        for (place, key) in [(0, UInt8(1)), (2, 3)] {
            let stated = try SealedSample.key(key).open(
                sealed.part(place), as: .trustee(place), about: sealed.subject)
            #expect(stated.text.text == "called 1424")
            #expect(stated.commitment == sealed.commitment)
        }
        for index in 0...1 {
            let stated = try SealedSample.key(UInt8(11 + index)).open(
                sealed.part(3 + index), as: .auditor(index), about: sealed.subject)
            #expect(stated.text.text == "called 1424")
            #expect(stated.commitment == sealed.commitment)
        }
        let stated = try conversation(5).open(sealed.duty.casePart, about: sealed.subject)
        #expect(stated.text.text == "called 1424")
        #expect(stated.commitment == sealed.commitment)
    }

    @Test func `has one length whatever it says, and so has each part`() throws {
        let lengths = try Set(
            ["x", String(repeating: "x", count: 1000)].map { try Sealed($0).duty.bytes.count })
        #expect(lengths == [6 * 2192])
    }

    @Test func `commits to something else each time`() throws {
        #expect(try Sealed("x").commitment != Sealed("x").commitment)
        let (first, second) = (try Sealed("x").duty.casePart, try Sealed("x").duty.casePart)
        #expect(first.bytes.prefix(32) != second.bytes.prefix(32))
    }

    @Test func `opens for nobody else, in no other place, and about nothing else`() throws {
        let sealed = try Sealed("x")
        let part = try sealed.part(0)
        let key = SealedSample.key(1)
        #expect(throws: DutyRefused.cannotOpen) {
            _ = try SealedSample.key(2).open(part, as: .trustee(0), about: sealed.subject)
        }
        for reader in [DutyReader.trustee(1), .auditor(0)] {
            #expect(throws: DutyRefused.cannotOpen) {
                _ = try key.open(part, as: reader, about: sealed.subject)
            }
        }
        for other in [
            DutySubject(MessageID(Digest(hashing: [7])), keyholder: "head"),
            DutySubject(MessageID(Digest(hashing: [8])), keyholder: "acs"),
        ] {
            #expect(throws: DutyRefused.cannotOpen) {
                _ = try key.open(part, as: .trustee(0), about: other)
            }
            #expect(throws: DutyRefused.cannotOpen) {
                _ = try conversation(5).open(sealed.duty.casePart, about: other)
            }
        }
        for position in [0, 1119, 1120, 2191] {
            #expect(throws: DutyRefused.cannotOpen) {
                _ = try key.open(
                    part.flipped(at: position), as: .trustee(0), about: sealed.subject)
            }
        }
    }

    @Test func `opens for the case with the report's conversation key alone`() throws {
        let sealed = try Sealed("x")
        #expect(throws: DutyRefused.cannotOpen) {
            _ = try conversation(6).open(sealed.duty.casePart, about: sealed.subject)
        }
        for position in [0, 31, 32, 2175, 2176, 2191] {
            #expect(throws: DutyRefused.cannotOpen) {
                _ = try conversation(5).open(
                    sealed.duty.casePart.flipped(at: position), about: sealed.subject)
            }
        }
    }

    @Test(
        arguments: [
            ([0, 0], DutyRefused.text(.byteCount(0))),
            ([0x03, 0xE9], .text(.byteCount(1001))),
            ([0x04, 0x00], .text(.byteCount(1024))),
            ([0xFF, 0xFF], .text(.byteCount(65535))),
            ([0, 1, 0], .text(.zeroByte)), ([0, 1, 0xFF], .text(.notUTF8)),
            ([0, 1, 0x61, 0x62], .padding),
        ] as [([UInt8], DutyRefused)])
    func `is refused when it holds what the format does not allow`(
        start: [UInt8], refusal: DutyRefused
    ) throws {
        let subject = DutySubject(MessageID(.zero), keyholder: "acs")
        let length = Int(start[0]) << 8 | Int(start[1])
        let filler = length > 1000 && length <= 1022 ? length : 0
        let text = Array(start.dropFirst(2)) + [UInt8](repeating: 0x61, count: filler)
        let plaintext = Array(start.prefix(2)) + text
        let bytes =
            [UInt8](repeating: 9, count: 32) + plaintext
            + [UInt8](repeating: 0, count: 1024 - plaintext.count)
        let info =
            Array("senim/1 duty".utf8) + [2, 0]
            + labelledHash(
                "senim/1 duty-of", Digest.zero.bytes, Digest(hashing: Array("acs".utf8)).bytes
            ).bytes
        let sealed = SealedSample.key(1).publicKey.seal(secret(bytes), info: info)
        let part = try SealedDutyPart(sealed.encapsulatedKey + sealed.ciphertext)
        #expect(throws: refusal) {
            _ = try SealedSample.key(1).open(part, as: .trustee(0), about: subject)
        }
    }

    @Test(arguments: [0, 1, 2191, 2192, 2193, 41 * 2192])
    func `has a whole number of parts, 2 to 40`(byteCount: Int) {
        #expect(throws: MalformedDuty(byteCount: byteCount)) {
            _ = try SealedDuty([UInt8](repeating: 0, count: byteCount))
        }
    }
}

extension SealedDutyPart {
    fileprivate func flipped(at position: Int) throws -> SealedDutyPart {
        var bytes = bytes
        bytes[position] ^= 1
        return try SealedDutyPart(bytes)
    }
}
