/// A text with signatures under it, in the one spelling of C2SP signed-note (Specification.md §1).
///
/// Parsing says nothing about who signed: rely on the text only after `verified(by:)` or `isSigned(by:)`.
package struct SignedNote: Hashable, Sendable {
    /// The text, which ends in a newline.
    package let text: String
    /// The signature lines in the order in which they stand.
    package let signatures: [NoteSignature]
    /// The note as it stands on the wire: text, empty line, signature lines.
    package let bytes: [UInt8]

    /// Reads a note and refuses anything that is not exactly one (Specification.md §1).
    package init(parsing bytes: [UInt8]) throws(MalformedNote) {
        guard bytes.count <= SignedNote.maximumByteCount else {
            throw .tooLong(byteCount: bytes.count)
        }
        guard bytes.last == newline else { throw .unterminated }
        guard let split = SignedNote.lastEmptyLine(in: bytes) else { throw .noSignatures }
        text = try SignedNote.checkedText(bytes[..<split])
        signatures = try NoteSignature.lines(parsing: Array(bytes[(split + 1)...]))
        self.bytes = bytes
    }

    /// Puts signatures made elsewhere under a text.
    ///
    /// - Throws: `MalformedNote` when the text cannot stand in a note, or there are no or too many signatures.
    package init(text: String, signatures: [NoteSignature]) throws(MalformedNote) {
        guard !signatures.isEmpty else { throw .noSignatures }
        guard signatures.count <= SignedNote.maximumSignatureCount else {
            throw .tooManySignatures
        }
        self.text = try SignedNote.checkedText(Array(text.utf8)[...])
        self.signatures = signatures
        var bytes = Array(text.utf8)
        bytes.append(newline)
        for signature in signatures {
            bytes.append(contentsOf: signature.line.utf8)
            bytes.append(newline)
        }
        self.bytes = bytes
    }

    /// The same text with more signatures under it; lines already there are not repeated.
    package func adding(_ more: [NoteSignature]) throws(MalformedNote) -> SignedNote {
        var all = signatures
        for signature in more where !all.contains(signature) { all.append(signature) }
        return try SignedNote(text: text, signatures: all)
    }

    /// Whether the key's own signature stands under the text: at least one line by it, and every such line valid.
    ///
    /// For keys of algorithm 0x01 only; a cosignature is judged by `TransparencyLog` and counts as absent here.
    package func isSigned(by key: VerifierKey) -> Bool {
        guard key.algorithm == .ed25519 else { return false }
        let claims = Set(signatures.filter(key.matches))
        let message = Array(text.utf8)
        return !claims.isEmpty
            && claims.allSatisfy { claim in
                Ed25519.isValid(
                    signature: claim.signature, message: message, publicKey: key.publicKey)
            }
    }

    /// Those of the known keys that signed the note, in the order of their first lines (Specification.md §4).
    ///
    /// Lines by unknown keys are left aside; `unverified(by:)` gives them.
    ///
    /// - Throws: `NoteNotVerified` when a known key's line is invalid, when two known keys cannot be told apart,
    ///   or when no known key signed.
    package func verified(by known: [VerifierKey]) throws(NoteNotVerified) -> [VerifierKey] {
        var verified: [VerifierKey] = []
        for signature in signatures {
            let candidates = known.filter { $0.matches(signature) }
            guard let key = candidates.first else { continue }
            guard candidates.count == 1 else { throw .ambiguousKey(name: key.name) }
            if verified.contains(key) { continue }
            guard isSigned(by: key) else { throw .invalidSignature(name: key.name) }
            verified.append(key)
        }
        guard !verified.isEmpty else { throw .noKnownSignature }
        return verified
    }

    /// The lines by none of the known keys, identical ones once.
    package func unverified(by known: [VerifierKey]) -> [NoteSignature] {
        var unknown: [NoteSignature] = []
        for signature in signatures
        where !known.contains(where: { $0.matches(signature) }) && !unknown.contains(signature) {
            unknown.append(signature)
        }
        return unknown
    }

    package static func == (left: SignedNote, right: SignedNote) -> Bool {
        left.bytes == right.bytes
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }

    /// The index of the newline that is the last empty line.
    private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
        var index = bytes.count - 1
        while index > 0 {
            if bytes[index] == newline && bytes[index - 1] == newline { return index }
            index -= 1
        }
        return nil
    }

    /// Specification.md §1.1: valid UTF-8, no control character but newline, a newline at the end.
    package static func checkedText(
        _ bytes: ArraySlice<UInt8>
    ) throws(MalformedNote) -> String {
        guard bytes.count <= maximumTextByteCount else { throw .tooLong(byteCount: bytes.count) }
        guard bytes.last == newline else { throw .unterminated }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == newline }) else { throw .controlCharacter }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    /// The longest text, in bytes. Our own limit: the largest bucket of the protocol is 1 MiB.
    package static let maximumTextByteCount = 1 << 20
    /// The most signature lines, as Go's `x/mod` has it; C2SP asks for at least 16.
    package static let maximumSignatureCount = 100
    /// The longest note, in bytes: the longest text under the most and longest signature lines.
    package static let maximumByteCount =
        maximumTextByteCount + 1 + maximumSignatureCount
        * (KeyName.maximumByteCount + (NoteSignature.maximumByteCount + 6) / 3 * 4 + 6)
}

private let newline = UInt8(ascii: "\n")

/// Thrown for bytes or text that are no note.
package enum MalformedNote: Error, Equatable {
    case tooLong(byteCount: Int)
    case notUTF8
    /// A byte below 0x20 other than newline.
    case controlCharacter
    /// The text, or the last signature line, does not end in a newline.
    case unterminated
    /// There is no empty line with signature lines behind it.
    case noSignatures
    case signatureLine(MalformedNoteSignature)
    case tooManySignatures
}

/// Thrown when a note's signatures do not show what was asked.
package enum NoteNotVerified: Error, Equatable {
    /// A line by a known key does not verify: the note was changed, or is a forgery.
    case invalidSignature(name: String)
    /// Two of the known keys have one name and key ID.
    case ambiguousKey(name: String)
    case noKnownSignature
}
