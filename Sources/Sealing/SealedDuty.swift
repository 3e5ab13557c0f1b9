package import Encoding
package import SealedMessage
import Secrets

/// A keyholder's statement about a case, sealed apart to each trustee, each auditor, and the officers of the case
/// (Specification.md §12).
///
/// Of equal length whatever it says: 2192 bytes a reader, trustees first, then auditors, in directory order, the case last.
package struct SealedDuty: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Takes bytes that came from outside; only opening tells what they are.
    ///
    /// - Throws: `MalformedDuty` when they do not divide into 2 to 40 parts.
    package init(_ bytes: [UInt8]) throws(MalformedDuty) {
        guard bytes.count.isMultiple(of: SealedDuty.partByteCount),
            (2...SealedDuty.mostParts).contains(bytes.count / SealedDuty.partByteCount)
        else { throw MalformedDuty(byteCount: bytes.count) }
        self.bytes = bytes
    }

    /// Seals a statement to everyone who reads a part of it.
    ///
    /// - Parameters:
    ///   - trustees: their sealing keys in directory order; nil gives a part of random bytes that nobody opens.
    ///   - auditors: theirs.
    ///   - conversation: the report's own key, which everyone has who opened it.
    package init(
        _ duty: borrowing StatedDuty, about subject: DutySubject,
        trustees: [SealingPublicKey?], auditors: [SealingPublicKey],
        conversation: borrowing ConversationKey
    ) {
        precondition(
            (1..<SealedDuty.mostParts).contains(trustees.count + auditors.count),
            "a directory lists at most 7 trustees and 32 auditors")
        var bytes: [UInt8] = []
        for (index, key) in trustees.enumerated() {
            bytes += SealedDuty.part(duty, to: key, info: subject.info(.trustee(index)))
        }
        for (index, key) in auditors.enumerated() {
            bytes += SealedDuty.part(duty, to: key, info: subject.info(.auditor(index)))
        }
        bytes += conversation.casePart(of: duty, about: subject)
        self.bytes = bytes
    }

    /// What the keyholder's signed note names.
    package var digest: Digest { Digest(hashing: bytes) }

    package var partCount: Int { bytes.count / SealedDuty.partByteCount }

    /// How many trustees and auditors it was sealed to.
    package var readerCount: Int { partCount - 1 }

    /// The part of the trustee or auditor in this place; nil beyond the last.
    package func part(_ place: Int) -> SealedDutyPart? {
        guard (0..<readerCount).contains(place) else { return nil }
        return anyPart(place)
    }

    /// The part of those who opened the report.
    package var casePart: SealedDutyPart { anyPart(readerCount) }

    private func anyPart(_ place: Int) -> SealedDutyPart {
        let start = place * SealedDuty.partByteCount
        return SealedDutyPart(unchecked: Array(bytes[start..<start + SealedDuty.partByteCount]))
    }

    private static func part(
        _ duty: borrowing StatedDuty, to key: SealingPublicKey?, info: [UInt8]
    ) -> [UInt8] {
        guard let key else { return randomBytes(partByteCount) }
        let sealed = duty.withBytes { key.seal($0, info: info) }
        return sealed.encapsulatedKey + sealed.ciphertext
    }

    /// One reader's part: encapsulated key 1120, salt 32, plaintext 1024, tag 16.
    package static let partByteCount =
        Slot.encapsulatedKeyByteCount + StatedDuty.byteCount + tagByteCount
    static let tagByteCount = 16
    /// 7 trustees, 32 auditors and the case.
    package static let mostParts = 40
}

/// One reader's part of a sealed statement: 2192 bytes.
package struct SealedDutyPart: Sendable, Hashable {
    package let bytes: [UInt8]

    fileprivate init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Throws: `MalformedDuty` for another length than 2192 bytes.
    package init(_ bytes: [UInt8]) throws(MalformedDuty) {
        guard bytes.count == SealedDuty.partByteCount else {
            throw MalformedDuty(byteCount: bytes.count)
        }
        self.bytes = bytes
    }
}

/// Who reads a part, and in which place of the directory that it was sealed to.
package enum DutyReader: Sendable, Hashable {
    case trustee(Int)
    case auditor(Int)

    /// The role's byte in the protocol, which slots have, too; and the place among its like.
    fileprivate var bytes: [UInt8] {
        switch self {
        case .trustee(let index): [2, UInt8(index)]
        case .auditor(let index): [4, UInt8(index)]
        }
    }
}

/// Which message a statement is about, and whose it is: what its parts are bound to.
package struct DutySubject: Sendable, Hashable {
    let hash: Digest

    /// - Parameter keyholder: the id in the directory.
    package init(_ message: MessageID, keyholder: String) {
        hash = labelledHash(
            "senim/1 duty-of", message.bytes, Digest(hashing: Array(keyholder.utf8)).bytes)
    }

    fileprivate func info(_ reader: DutyReader) -> [UInt8] {
        Array("senim/1 duty".utf8) + reader.bytes + hash.bytes
    }
}

extension SealingKey {
    /// Opens a trustee's or an auditor's part; whether it fits the commitment is asked of what it opens to.
    package borrowing func open(
        _ part: SealedDutyPart, as reader: DutyReader, about subject: DutySubject
    ) throws(DutyRefused) -> StatedDuty {
        let opened: SecretBytes
        do {
            opened = try open(
                encapsulatedKey: Array(part.bytes.prefix(Slot.encapsulatedKeyByteCount)),
                ciphertext: Array(part.bytes.dropFirst(Slot.encapsulatedKeyByteCount)),
                info: subject.info(reader))
        } catch {
            throw .cannotOpen
        }
        return try StatedDuty(opened: opened)
    }
}

/// Thrown for bytes that are no sealed statement by their length.
package struct MalformedDuty: Error, Equatable {
    package let byteCount: Int
}
