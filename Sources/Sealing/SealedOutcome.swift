package import Encoding
package import SealedMessage
import Secrets

/// What a message was to a keyholder, sealed apart to each trustee and each auditor (Specification.md §11).
///
/// Of equal length whatever it says: 1201 bytes a reader, trustees first, then auditors, in directory order.
package struct SealedOutcome: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Takes bytes that came from outside; only opening tells what they are.
    ///
    /// - Throws: `MalformedOutcome` when they do not divide into 1 to 39 parts.
    package init(_ bytes: [UInt8]) throws(MalformedOutcome) {
        guard bytes.count.isMultiple(of: SealedOutcome.partByteCount),
            (1...SealedOutcome.mostParts).contains(bytes.count / SealedOutcome.partByteCount)
        else { throw MalformedOutcome(byteCount: bytes.count) }
        self.bytes = bytes
    }

    /// Seals an outcome to everyone who reads a part of it.
    ///
    /// - Parameters:
    ///   - trustees: their sealing keys in directory order; nil gives a part of random bytes that nobody opens.
    ///   - auditors: theirs.
    package init(
        _ outcome: borrowing StatedOutcome, about subject: OutcomeSubject,
        trustees: [SealingPublicKey?], auditors: [SealingPublicKey]
    ) {
        precondition(
            (1...SealedOutcome.mostParts).contains(trustees.count + auditors.count),
            "a directory lists at most 7 trustees and 32 auditors")
        let forTrustees = outcome.plaintext()
        let forAuditors = outcome.closedPlaintext()
        var bytes: [UInt8] = []
        for (index, key) in trustees.enumerated() {
            bytes += SealedOutcome.part(
                forTrustees, to: key, info: subject.info(.trustee, index: index))
        }
        for (index, key) in auditors.enumerated() {
            bytes += SealedOutcome.part(
                forAuditors, to: key, info: subject.info(.auditor, index: index))
        }
        self.bytes = bytes
    }

    /// What the keyholder's signed note names.
    package var digest: Digest { Digest(hashing: bytes) }

    package var partCount: Int { bytes.count / SealedOutcome.partByteCount }

    /// The part of the reader in this place; nil beyond the last.
    package func part(_ place: Int) -> SealedOutcomePart? {
        guard (0..<partCount).contains(place) else { return nil }
        let start = place * SealedOutcome.partByteCount
        return SealedOutcomePart(
            unchecked: Array(bytes[start..<start + SealedOutcome.partByteCount]))
    }

    private static func part(
        _ plaintext: borrowing SecretBytes, to key: SealingPublicKey?, info: [UInt8]
    ) -> [UInt8] {
        guard let key else { return randomBytes(partByteCount) }
        let sealed = key.seal(plaintext, info: info)
        return sealed.encapsulatedKey + sealed.ciphertext
    }

    /// One reader's part: encapsulated key 1120, code 1, share 32, salt 32, tag 16.
    package static let partByteCount = Slot.byteCount + 1
    /// 7 trustees and 32 auditors.
    package static let mostParts = 39
}

/// One reader's part of a sealed outcome: 1201 bytes.
package struct SealedOutcomePart: Sendable, Hashable {
    package let bytes: [UInt8]

    fileprivate init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Throws: `MalformedOutcome` for another length than 1201 bytes.
    package init(_ bytes: [UInt8]) throws(MalformedOutcome) {
        guard bytes.count == SealedOutcome.partByteCount else {
            throw MalformedOutcome(byteCount: bytes.count)
        }
        self.bytes = bytes
    }

    fileprivate var encapsulatedKey: [UInt8] {
        Array(bytes.prefix(Slot.encapsulatedKeyByteCount))
    }
    fileprivate var ciphertext: [UInt8] {
        Array(bytes.dropFirst(Slot.encapsulatedKeyByteCount))
    }
}

/// Which message an outcome is about, and whose it is: what its parts are bound to.
package struct OutcomeSubject: Sendable, Hashable {
    private let hash: Digest

    /// - Parameter keyholder: the id in the directory.
    package init(_ message: MessageID, keyholder: String) {
        hash = labelledHash(
            "senim/1 outcome-of", message.bytes, Digest(hashing: Array(keyholder.utf8)).bytes)
    }

    /// Who reads a part; the bytes are those of roles in the protocol, which slots have, too.
    fileprivate enum Reader: UInt8 {
        case trustee = 2
        case auditor = 4
    }

    fileprivate func info(_ reader: Reader, index: Int) -> [UInt8] {
        Array("senim/1 outcome".utf8) + [reader.rawValue, UInt8(index)] + hash.bytes
    }
}

extension SealingKey {
    /// Opens a trustee's part.
    ///
    /// - Parameter index: the trustee's place in the directory that the outcome was sealed to.
    package borrowing func open(
        _ part: SealedOutcomePart, asTrustee index: Int, about subject: OutcomeSubject
    ) throws(OutcomeRefused) -> StatedOutcome {
        try StatedOutcome(
            plaintext: try open(part, info: subject.info(.trustee, index: index)))
    }

    /// Opens an auditor's part: whether the message was taken up; if not, the keyholder's clock is closed all the same.
    package borrowing func open(
        _ part: SealedOutcomePart, asAuditor index: Int, about subject: OutcomeSubject
    ) throws(OutcomeRefused) -> Bool {
        let plaintext = try open(part, info: subject.info(.auditor, index: index))
        guard StatedOutcome.isBare(plaintext) else { throw .notZero }
        let code = StatedOutcome.code(in: plaintext)
        switch code {
        case OutcomeCode.takenUp.rawValue: return true
        case StatedOutcome.closed: return false
        default: throw .code(code)
        }
    }

    private borrowing func open(
        _ part: SealedOutcomePart, info: [UInt8]
    ) throws(OutcomeRefused) -> SecretBytes {
        do {
            return try open(
                encapsulatedKey: part.encapsulatedKey, ciphertext: part.ciphertext, info: info)
        } catch {
            throw .cannotOpen
        }
    }
}

/// Thrown for bytes that are no sealed outcome by their length.
package struct MalformedOutcome: Error, Equatable {
    package let byteCount: Int
}

/// Why a part of a sealed outcome says nothing.
package enum OutcomeRefused: Error, Equatable {
    /// Another key, another place, another subject, or damage.
    case cannotOpen
    case code(UInt8)
    /// Something stands behind a code that reveals nothing.
    case notZero
}
