package import Encoding
package import SealedMessage
import Secrets

/// Seals one message (Specification.md §3–5) and is used up by it: the next needs another, with another nonce.
package struct MessageSealer: ~Copyable, Sendable {
    package let kind: MessageKind
    package let directoryHash: Digest
    package let recipients: Recipients
    package let reporter: ReporterSlot
    /// Fresh and random for each message; an identity's consent token is derived from it beforehand.
    package let nonce: MessageNonce
    private let consentHash: Digest
    /// The files, sealed beforehand under the same nonce; nil when there are none.
    private let stream: StreamReference?

    /// Fixes everything but the text.
    ///
    /// - Parameters:
    ///   - consentHash: `ConsentToken.hash` for kind 4, nil for every other kind.
    ///   - stream: what the stream's chunks hash to; only in kinds that may carry one.
    package init(
        kind: MessageKind, directoryHash: Digest, recipients: Recipients, reporter: ReporterSlot,
        nonce: MessageNonce = .random(), consentHash: Digest? = nil,
        stream: StreamReference? = nil
    ) throws(CannotSeal) {
        guard (consentHash != nil) == (kind == .identity) else { throw .consent }
        guard stream == nil || kind.mayCarryStream else { throw .stream }
        self.kind = kind
        self.directoryHash = directoryHash
        self.recipients = recipients
        self.reporter = reporter
        self.nonce = nonce
        self.stream = stream
        self.consentHash = consentHash ?? MessageNonce.random().digest
    }

    /// Seals a text.
    ///
    /// - Parameter authenticator: given hH, answers the 64 bytes that stand before the JSON.
    package consuming func seal<E: Error>(
        json: [UInt8], authenticator: (Digest) throws(E) -> Authenticator
    ) throws(SealingFailure<E>) -> SealedMessage {
        try sealKeepingSecrets(json: json, authenticator: authenticator).message
    }

    /// Seals a text whose authenticator cannot fail.
    package consuming func seal(
        json: [UInt8], authenticator: Authenticator = .none
    ) throws(CannotSeal) -> SealedMessage {
        do {
            return try seal(json: json) { (_) throws(Never) in authenticator }
        } catch {
            switch error {
            case .cannotSeal(let reason): throw reason
            }
        }
    }

    /// Seals a text that says something of its own header, as a re-key's, which carries a signature over it.
    ///
    /// - Parameters:
    ///   - byteCount: how long the text will be: the header declares it before the text is known.
    ///   - text: given hH, answers the JSON, of exactly that length, and the 64 bytes that stand before it.
    package consuming func seal<E: Error>(
        jsonOf byteCount: Int, text: (Digest) throws(E) -> AuthenticatedText
    ) throws(SealingFailure<E>) -> SealedMessage {
        try sealKeepingSecrets(jsonOf: byteCount, text: text).message
    }

    /// Seals a text and keeps what proves, to a court, what it says and whom it addresses.
    ///
    /// Only for a sender who asked for it: whoever holds the result can read the message.
    package consuming func sealKeepingSecrets<E: Error>(
        json: [UInt8], authenticator: (Digest) throws(E) -> Authenticator
    ) throws(SealingFailure<E>) -> MessageWithSecrets {
        try sealKeepingSecrets(jsonOf: json.count) { (headerHash) throws(E) in
            AuthenticatedText(json: json, authenticator: try authenticator(headerHash))
        }
    }

    /// The header is complete before the text is asked for: what is signed within the text covers every slot
    /// (Specification.md §5.5).
    private consuming func sealKeepingSecrets<E: Error>(
        jsonOf byteCount: Int, text: (Digest) throws(E) -> AuthenticatedText
    ) throws(SealingFailure<E>) -> MessageWithSecrets {
        let context: Context
        do {
            context = try self.context(jsonByteCount: byteCount)
        } catch {
            throw .cannotSeal(error)
        }
        let secrets = SealingSecrets(recipients: recipients, contextHash: context.hash)
        let preheader = Preheader(
            context: context, keyCommitment: secrets.keys.commitment,
            slotCommitments: secrets.commitments(contextHash: context.hash))
        let header = MessageHeader(
            preheader: preheader, slots: slots(for: preheader.hash, holding: secrets))
        let headerHash = header.hash
        let signed: AuthenticatedText
        do {
            signed = try text(headerHash)
        } catch {
            throw .authenticator(error)
        }
        precondition(signed.json.count == byteCount, "the text has the length it was said to have")
        let body = Body.seal(
            json: signed.json, authenticator: signed.authenticator, size: context.bodySize,
            keys: secrets.keys, associatedData: headerHash)
        do {
            return MessageWithSecrets(
                message: try SealedMessage(header: header, body: body), secrets: secrets)
        } catch {
            preconditionFailure("the body was sealed to the declared length")
        }
    }

    private borrowing func context(jsonByteCount: Int) throws(CannotSeal) -> Context {
        let largest = kind.maximumBodySize
        guard let bodySize = BodySize(holding: Body.prefixByteCount + jsonByteCount),
            bodySize <= largest
        else {
            throw .tooLong(
                byteCount: jsonByteCount,
                maximum: largest.plaintextByteCount - Body.prefixByteCount)
        }
        do {
            return try Context(
                kind: kind, directoryHash: directoryHash, nonce: nonce,
                committee: recipients.committee, bodySize: bodySize, stream: stream,
                consentHash: consentHash)
        } catch {
            preconditionFailure("the parts were checked before")
        }
    }

    private borrowing func slots(
        for preheaderHash: Digest, holding secrets: borrowing SealingSecrets
    )
        -> [Slot]
    {
        var slots: [Slot] = []
        for (index, holder) in recipients.holders.enumerated() {
            slots.append(
                Slot(
                    sealing: secrets.holderSecret(index), to: holder.key, role: .holder,
                    index: index, preheaderHash: preheaderHash))
        }
        for (index, key) in recipients.trustees.enumerated() {
            slots.append(
                Slot(
                    sealing: secrets.trusteeSecret(index), to: key, role: .trustee,
                    index: index, preheaderHash: preheaderHash))
        }
        let plaintext: SecretBytes
        let key: SealingPublicKey?
        switch reporter {
        case .own(let replyKey, let audienceKey, let sequence, let earlier):
            var place = OwnPlace.bytes(
                audience: recipients.audience, sequence: sequence, earlier: earlier)
            place += audienceKey.code(for: place, preheaderHash: preheaderHash)
            plaintext = SecretBytes(moving: &place)
            key = replyKey
        case .keys(let replyKey):
            plaintext = SecretBytes(joining: secrets.holderKey, secrets.trusteeKey)
            key = replyKey
        case .random:
            plaintext = SecretBytes(randomByteCount: Slot.plaintextByteCount)
            key = nil
        }
        slots.append(
            Slot(
                sealing: plaintext, to: key, role: .reporter, index: 0,
                preheaderHash: preheaderHash))
        return slots
    }
}

/// A text to be sealed, and the 64 bytes before it that say whose it is.
package struct AuthenticatedText: Sendable {
    package let json: [UInt8]
    package let authenticator: Authenticator

    package init(json: [UInt8], authenticator: Authenticator) {
        self.json = json
        self.authenticator = authenticator
    }
}

/// Why sealing failed: by itself, or because the authenticator could not be made.
package enum SealingFailure<E: Error>: Error {
    case cannotSeal(CannotSeal)
    case authenticator(E)
}

extension MessageNonce {
    /// A fresh one from the operating system's generator.
    package static func random() -> MessageNonce {
        guard let nonce = try? MessageNonce(randomBytes(byteCount)) else {
            preconditionFailure("as many bytes were asked for as a nonce has")
        }
        return nonce
    }

    /// The same 32 bytes as a digest: a consent hash that nobody's token fits.
    fileprivate var digest: Digest {
        guard let digest = try? Digest(bytes) else {
            preconditionFailure("a nonce and a digest have 32 bytes each")
        }
        return digest
    }
}

extension Slot {
    /// Seals 64 bytes to a key; without a key the slot is 1200 random bytes (Specification.md §4).
    fileprivate init(
        sealing plaintext: borrowing SecretBytes, to key: SealingPublicKey?, role: SlotRole,
        index: Int, preheaderHash: Digest
    ) {
        guard let key else {
            self.init(randomBytes(Slot.byteCount))
            return
        }
        let sealed = key.seal(
            plaintext,
            info: Preheader.slotInfo(role: role, index: index, preheaderHash: preheaderHash))
        self.init(sealed.encapsulatedKey + sealed.ciphertext)
    }
}
