import Encoding

/// One signature line of a note: who claims to have signed, and the bytes of the signature (Specification.md §1.3).
///
/// It is a claim. Only `SignedNote.verified(by:)` and `isSigned(by:)` judge it.
package struct NoteSignature: Hashable, Sendable {
    package let name: String
    package let keyID: UInt32
    /// The signature behind the key ID: 64 bytes for Ed25519, 72 for a cosignature.
    package let signature: [UInt8]

    /// - Throws: `MalformedNoteSignature` when name or signature cannot stand in a line.
    package init(
        name: String, keyID: UInt32, signature: [UInt8]
    ) throws(MalformedNoteSignature) {
        guard KeyName.isValid(name) else { throw .name }
        guard !signature.isEmpty, signature.count <= NoteSignature.maximumByteCount else {
            throw .length(byteCount: signature.count)
        }
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// Reads a line without its newline: em dash, space, name, space, base64(key ID ‖ signature).
    package init(parsingLine line: some Collection<UInt8>) throws(MalformedNoteSignature) {
        guard let text = String(validating: line, as: UTF8.self),
            text.utf8.starts(with: NoteSignature.prefix)
        else { throw .dash }
        let parts = text.utf8.dropFirst(NoteSignature.prefix.count).split(
            separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .name }
        guard parts[1].count <= (NoteSignature.maximumByteCount + 6) / 3 * 4,
            let bytes = try? Base64.decode(Substring(parts[1])), bytes.count > 4
        else { throw .base64 }
        try self.init(
            name: String(Substring(parts[0])),
            keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            signature: Array(bytes.dropFirst(4)))
    }

    /// Reads lines as a witness answers them, each with its newline and nothing else (Specification.md §1.3).
    ///
    /// - Throws: `MalformedNote` when a line is malformed, cut short, or there are none or too many.
    package static func lines(parsing bytes: [UInt8]) throws(MalformedNote) -> [NoteSignature] {
        guard let last = bytes.last else { throw .noSignatures }
        guard last == UInt8(ascii: "\n") else { throw .unterminated }
        var signatures: [NoteSignature] = []
        let lines = bytes.dropLast().split(
            separator: UInt8(ascii: "\n"), maxSplits: SignedNote.maximumSignatureCount,
            omittingEmptySubsequences: false)
        guard lines.count <= SignedNote.maximumSignatureCount else { throw .tooManySignatures }
        for line in lines {
            do throws(MalformedNoteSignature) {
                signatures.append(try NoteSignature(parsingLine: line))
            } catch {
                throw .signatureLine(error)
            }
        }
        return signatures
    }

    /// The line without its newline.
    package var line: String {
        "— \(name) \(Base64.encode([UInt8](bigEndian: keyID) + signature))"
    }

    package static func == (left: NoteSignature, right: NoteSignature) -> Bool {
        left.keyID == right.keyID && left.signature == right.signature
            && left.name.hasSameBytes(as: right.name)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(signature)
    }

    /// The longest signature read, in bytes: room for post-quantum signatures (C2SP: nearly 5 kB) that we only carry.
    package static let maximumByteCount = 8192

    /// Em dash and space.
    private static let prefix = Array("— ".utf8)
}

/// Thrown for a line that is no signature line.
package enum MalformedNoteSignature: Error, Equatable {
    /// The line does not begin with an em dash and a space.
    case dash
    /// The name is missing, empty, too long, or has white space, a plus or a control character.
    case name
    /// The rest of the line is not canonical base64 of more than four bytes.
    case base64
    case length(byteCount: Int)
}
