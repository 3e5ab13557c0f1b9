package import Encoding
package import SignedNote

/// What somebody's `keygen` gives to the authority: their public keys, signed by their own key (Specification.md §9).
///
/// The signature shows that whoever wrote the card holds the key; that the card is theirs, the authority must learn
/// from the person, by the fingerprint. A witness's card is its verifier key alone.
package struct Card: Sendable, Hashable {
    /// Whose card it is, and the keys that role needs.
    package enum Content: Sendable, Hashable {
        case keyholder(id: Identifier, identityKey: VerifierKey)
        case trustee(id: Identifier, noteKey: VerifierKey, cosigningKey: VerifierKey)
        case auditor(id: Identifier, noteKey: VerifierKey, sealingKey: SealingPublicKey)
        case gateway(noteKey: VerifierKey, logKey: VerifierKey)
        case cover(noteKey: VerifierKey)
    }

    package let portal: Portal
    package let content: Content

    /// - Throws: `InvalidCard.keyName` when a key has not the name that Specification.md §1.1 gives it.
    package init(portal: Portal, content: Content) throws(InvalidCard) {
        self.portal = portal
        self.content = content
        for (key, algorithm, name) in namedKeys {
            guard key.name.hasSameBytes(as: name), key.algorithm == algorithm else {
                throw .keyName(expected: name)
            }
        }
        guard Set(namedKeys.map(\.0.publicKey)).count == namedKeys.count else {
            throw .repeatedKey
        }
    }

    /// Reads a card, its rules included, and checks the signature by the card's own key.
    package init(verifying note: SignedNote) throws(InvalidCard) {
        let (portal, content): (Portal, Content)
        do throws(MalformedLines) {
            (portal, content) = try Card.read(note.text)
        } catch {
            throw .malformed(error)
        }
        try self.init(portal: portal, content: content)
        guard note.signatures.count == 1, note.isSigned(by: key) else { throw .notSignedByOwner }
    }

    /// The key that signs the card.
    package var key: VerifierKey {
        switch content {
        case .keyholder(_, let key), .trustee(_, let key, _), .auditor(_, let key, _),
            .gateway(let key, _), .cover(let key):
            key
        }
    }

    /// The lines that are signed.
    package var text: String {
        var lines = [Card.type, portal.name]
        switch content {
        case .keyholder(let id, let key):
            lines += ["keyholder \(id)", "key \(key.text)"]
        case .trustee(let id, let key, let cosigningKey):
            lines += ["trustee \(id)", "key \(key.text)", "cosigning-key \(cosigningKey.text)"]
        case .auditor(let id, let key, let sealingKey):
            lines += ["auditor \(id)", "key \(key.text)", "sealing-key \(sealingKey.text)"]
        case .gateway(let key, let logKey):
            lines += [
                "gateway \(Card.gatewayIdentifier)", "key \(key.text)", "log-key \(logKey.text)",
            ]
        case .cover(let key):
            lines += ["cover \(Card.coverIdentifier)", "key \(key.text)"]
        }
        return NoteLines.text(lines)
    }

    private static func read(_ text: String) throws(MalformedLines) -> (Portal, Content) {
        var lines = try NoteLines(text, type: type)
        let portal = try lines.portal()
        let content: Content
        if lines.next(is: "keyholder") {
            content = .keyholder(
                id: try lines.identifier("keyholder", label: true),
                identityKey: try lines.verifierKey("key", .ed25519, label: true))
        } else if lines.next(is: "trustee") {
            content = .trustee(
                id: try lines.identifier("trustee", label: true),
                noteKey: try lines.verifierKey("key", .ed25519, label: true),
                cosigningKey: try lines.verifierKey("cosigning-key", .cosignature, label: true))
        } else if lines.next(is: "auditor") {
            content = .auditor(
                id: try lines.identifier("auditor", label: true),
                noteKey: try lines.verifierKey("key", .ed25519, label: true),
                sealingKey: try lines.sealingKey("sealing-key", label: true))
        } else if lines.next(is: "cover") {
            try lines.labelled("cover", .exactly(coverIdentifier)) {
                $0.hasSameBytes(as: coverIdentifier) ? () : nil
            }
            content = .cover(noteKey: try lines.verifierKey("key", .ed25519, label: true))
        } else {
            try lines.labelled("gateway", .exactly(gatewayIdentifier)) {
                $0.hasSameBytes(as: gatewayIdentifier) ? () : nil
            }
            content = .gateway(
                noteKey: try lines.verifierKey("key", .ed25519, label: true),
                logKey: try lines.verifierKey("log-key", .ed25519, label: true))
        }
        try lines.finish()
        return (portal, content)
    }

    private var namedKeys: [(VerifierKey, VerifierKey.Algorithm, String)] {
        switch content {
        case .keyholder(let id, let key):
            [(key, .ed25519, portal.keyholderKeyName(id))]
        case .trustee(let id, let key, let cosigningKey):
            [
                (key, .ed25519, portal.trusteeKeyName(id)),
                (cosigningKey, .cosignature, portal.cosignerKeyName(id)),
            ]
        case .auditor(let id, let key, _):
            [(key, .ed25519, portal.auditorKeyName(id))]
        case .gateway(let key, let logKey):
            [
                (key, .ed25519, portal.gatewayKeyName), (logKey, .ed25519, portal.logOrigin),
            ]
        case .cover(let key):
            [(key, .ed25519, portal.coverKeyName)]
        }
    }

    package static let type = "senim/card/v1"
    /// A portal has one gateway; the word stands where others have their id.
    private static let gatewayIdentifier = "gateway"
    /// And one cover client.
    private static let coverIdentifier = "cover"
}

/// Thrown for a note that is no card.
package enum InvalidCard: Error, Equatable {
    case malformed(MalformedLines)
    /// A key has another name, or is for another use, than its role asks.
    case keyName(expected: String)
    /// One key stands in two places.
    case repeatedKey
    /// The card's own key did not sign it, or somebody else did too.
    case notSignedByOwner
}
