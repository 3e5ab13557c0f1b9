import Encoding
package import Exchange
package import Sealing
package import SignedNote

// What a report's record keeps of statements about the case (Specification.md §12).
extension DeskRecord {
    /// A statement that was made here.
    package struct StatedDuty: Sendable {
        package let note: SignedNote
        /// The sealed bytes until the log has them.
        package var pending: [UInt8]
        /// The entry of the log, by the gateway's word; nil until it has been taken.
        package var index: UInt64?

        init(note: SignedNote, pending: [UInt8]) {
            self.note = note
            self.pending = pending
        }

        init(frame: [UInt8]) throws(MalformedRecord) {
            guard let parts = try? Frames.decode(frame, exactly: 3),
                let note = try? SignedNote(parsing: parts[0]),
                parts[1].isEmpty != parts[2].isEmpty
            else { throw MalformedRecord() }
            self.init(note: note, pending: parts[1])
            index = try DeskRecord.number(in: parts[2])
        }

        var frame: [UInt8] {
            Frames.encode([note.bytes, pending, DeskRecord.frame(of: index)])
        }
    }

    /// A hold that was stated here (Specification.md §14).
    struct StatedHold: Sendable {
        let note: SignedNote
        /// The entry of the log, by the gateway's word; nil until it has been taken.
        var index: UInt64?
        /// Whether it was proven to stand in the public tree.
        var isProven = false

        init(note: SignedNote) {
            self.note = note
        }

        init?(frame: [UInt8]) throws(MalformedRecord) {
            guard !frame.isEmpty else { return nil }
            guard let parts = try? Frames.decode(frame, exactly: 3),
                let note = try? SignedNote(parsing: parts[0]),
                parts[2].count == 1, parts[2][0] <= (parts[1].isEmpty ? 0 : 1)
            else { throw MalformedRecord() }
            self.init(note: note)
            index = try DeskRecord.number(in: parts[1])
            isProven = parts[2][0] == 1
        }

        var frame: [UInt8] {
            Frames.encode([note.bytes, DeskRecord.frame(of: index), [isProven ? 1 : 0]])
        }
    }

    /// What held of all keyholders' statements about the case when they were read last, in the order of the log.
    package struct KeptStatements: Sendable, Hashable {
        package let statements: [KeptStatement]

        /// - Returns: nil for more statements than a case has.
        package init?(_ statements: [KeptStatement]) {
            guard statements.count <= KeptStatements.most else { return nil }
            self.statements = statements
        }

        init?(frame: [UInt8]) throws(MalformedRecord) {
            guard let mark = frame.first else { return nil }
            guard mark == KeptStatements.mark,
                let frames = try? Frames.decode(
                    Array(frame.dropFirst()), most: KeptStatements.most)
            else { throw MalformedRecord() }
            var statements: [KeptStatement] = []
            for frame in frames { statements.append(try KeptStatement(frame: frame)) }
            self.init(statements)
        }

        var frame: [UInt8] { [KeptStatements.mark] + Frames.encode(statements.map(\.frame)) }

        private static let mark: UInt8 = 1
        private static let most = 256
    }

    /// A keyholder's statement about the case, own or another's, every check of which was made.
    package struct KeptStatement: Sendable, Hashable {
        let entry: LoggedEntry
        /// As it was sealed for the officers of the case: it opens with the report, and never without.
        let casePart: SealedDutyPart
        /// SHA-256 of the text of the key that signed it.
        let signer: Digest
        /// Whether it was proven to stand in the public tree.
        let isPublic: Bool

        package init(
            entry: LoggedEntry, casePart: SealedDutyPart, signer: VerifierKey, isPublic: Bool
        ) {
            self.entry = entry
            self.casePart = casePart
            self.signer = KeptStatement.digest(of: signer)
            self.isPublic = isPublic
        }

        init(frame: [UInt8]) throws(MalformedRecord) {
            guard let parts = try? Frames.decode(frame, exactly: 4),
                let entry = try? LoggedEntry(parsing: parts[0]),
                let part = try? SealedDutyPart(parts[1]), let signer = try? Digest(parts[2]),
                parts[3].count == 1, parts[3][0] <= 1
            else { throw MalformedRecord() }
            self.entry = entry
            casePart = part
            self.signer = signer
            isPublic = parts[3][0] == 1
        }

        var frame: [UInt8] {
            Frames.encode([
                entry.bytes, casePart.bytes, signer.bytes, [isPublic ? 1 : 0],
            ])
        }

        /// Whether the statement was signed by this key.
        func isSigned(by key: VerifierKey) -> Bool { signer == KeptStatement.digest(of: key) }

        private static func digest(of key: VerifierKey) -> Digest {
            Digest(hashing: Array(key.text.utf8))
        }
    }

    /// As many as a gateway takes.
    static let mostStated = 512
}
