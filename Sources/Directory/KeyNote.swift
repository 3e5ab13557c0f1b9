package import Encoding
package import SignedNote

/// Whose sealing key it is: a holder's or a trustee's.
package enum SealingKeyOwner: Sendable, Hashable, CustomStringConvertible {
    case keyholder(Identifier)
    case trustee(Identifier)

    package var id: Identifier {
        switch self {
        case .keyholder(let id), .trustee(let id): id
        }
    }

    /// `keyholder <id>` or `trustee <id>`, as a note writes it.
    package var description: String {
        switch self {
        case .keyholder(let id): "keyholder \(id)"
        case .trustee(let id): "trustee \(id)"
        }
    }

    /// The key that signs this owner's key notes: identity or note key; nil when the directory does not list them.
    package func signingKey(in directory: Directory) -> VerifierKey? {
        switch self {
        case .keyholder(let id): directory.keyholder(id)?.identityKey
        case .trustee(let id): directory.trustee(id)?.noteKey
        }
    }

    init?(line: String) {
        for (prefix, make) in [
            ("keyholder ", SealingKeyOwner.keyholder), ("trustee ", SealingKeyOwner.trustee),
        ] where line.utf8.starts(with: prefix.utf8) {
            let rest = String(Substring(line.utf8.dropFirst(prefix.utf8.count)))
            guard let id = try? Identifier(rest) else { return nil }
            self = make(id)
            return
        }
        return nil
    }
}

extension Directory {
    /// Holders, then trustees, in the order of their slots.
    package var sealingKeyOwners: [SealingKeyOwner] {
        keyholders.map { .keyholder($0.id) } + trustees.map { .trustee($0.id) }
    }
}

/// One sealing key for one quarter (Specification.md §6).
package struct KeyNote: Sendable, Hashable {
    package let portal: Portal
    package let owner: SealingKeyOwner
    package let quarter: Quarter
    package let sealingKey: SealingPublicKey
    /// UTC seconds at which the owner signed.
    package let time: UInt64

    package init(
        portal: Portal, owner: SealingKeyOwner, quarter: Quarter, sealingKey: SealingPublicKey,
        time: UInt64
    ) {
        self.portal = portal
        self.owner = owner
        self.quarter = quarter
        self.sealingKey = sealingKey
        self.time = time
    }

    /// Reads the six lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: KeyNote.type)
        portal = try lines.portal()
        owner = try lines.owner()
        quarter = try lines.quarter()
        sealingKey = try lines.sealingKey("key", label: false)
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed by the owner's identity or note key.
    package var text: String {
        NoteLines.text([
            KeyNote.type, portal.name, owner.description, quarter.text, sealingKey.text,
            String(time),
        ])
    }

    /// SHA-256 of the text: the owner's part of the directory hash.
    package var digest: Digest { Digest(hashing: Array(text.utf8)) }

    package static let type = "senim/key/v1"
}

/// A key note whose owner a directory lists, signed by that owner and nobody else.
package struct VerifiedKeyNote: Sendable, Hashable {
    package let keyNote: KeyNote
    package let note: SignedNote
    /// The key that signed; another key under the same id is another owner (Specification.md §6.2).
    package let signer: VerifierKey
    /// SHA-256 of the text.
    package let digest: Digest

    /// Checks a key note against the directory that lists its owner (Specification.md §6.1).
    package init(
        verifying note: SignedNote, in directory: Directory
    ) throws(InvalidKeyNote) {
        let keyNote: KeyNote
        do throws(MalformedLines) {
            keyNote = try KeyNote(parsing: note.text)
        } catch {
            throw .malformed(error)
        }
        guard keyNote.portal == directory.portal else { throw .otherPortal }
        guard let signer = keyNote.owner.signingKey(in: directory) else { throw .unknownOwner }
        guard note.signatures.count == 1, note.isSigned(by: signer) else {
            throw .notSignedByOwner
        }
        self.keyNote = keyNote
        self.note = note
        self.signer = signer
        digest = keyNote.digest
    }
}

/// Thrown for a note that is no key note of a listed owner.
package enum InvalidKeyNote: Error, Equatable {
    case malformed(MalformedLines)
    case otherPortal
    /// The directory lists no such keyholder or trustee.
    case unknownOwner
    /// The signature is missing or wrong, or there is another beside it.
    case notSignedByOwner
}
