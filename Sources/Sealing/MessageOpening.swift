import Encoding
package import SealedMessage
package import Secrets

extension SealingKey {
    /// Opens the slot of a keyholder and checks it against its commitment (Officer/Specification.md §3, step 4).
    ///
    /// A share that opens and fits says nothing of who was addressed: an unaddressed holder's is random.
    package borrowing func openHolderSlot(
        _ index: Int, of header: MessageHeader
    ) throws(OpeningRefused) -> SlotSecret {
        try openShare(of: .holder, at: index, in: header)
    }

    /// Opens the slot of a trustee and checks it against its commitment (Trustee/Specification.md §3).
    package borrowing func openTrusteeSlot(
        _ index: Int, of header: MessageHeader
    ) throws(OpeningRefused) -> SlotSecret {
        try openShare(of: .trustee, at: index, in: header)
    }

    /// Opens the reporter's slot of an own message: whom it addresses and where it stands (Specification.md §4.5).
    ///
    /// - Parameter key: the receipt's; it tells what the receipt's holder wrote from what somebody made up who knows the
    ///   reply key.
    package borrowing func openOwnPlace(
        of header: MessageHeader, authenticatedBy key: AudienceKey
    ) throws(OpeningRefused) -> OwnPlace {
        let plaintext = try openSlot(of: .reporter, at: 0, in: header)
        var bytes = plaintext.withBytes { $0.copiedBytes }
        defer { wipe(&bytes) }
        var place = Array(bytes[..<OwnPlace.byteCount])
        defer { wipe(&place) }
        let code = key.code(for: place, preheaderHash: header.preheader.hash)
        guard constantTimeEqual(code, Array(bytes[OwnPlace.byteCount...])) else {
            throw .forgedAudience
        }
        return try OwnPlace(
            bytes: place, holderCount: header.context.committee.holderCount)
    }

    /// Opens a reply by the reporter's slot, which holds both keys.
    package borrowing func openReply(
        _ message: SealedMessage
    ) throws(OpeningRefused) -> OpenedBody {
        let keys = try openSlot(of: .reporter, at: 0, in: message.header)
        return try message.open(holderKey: keys.part(0..<32), trusteeKey: keys.part(32..<64))
    }

    private borrowing func openShare(
        of role: SlotRole, at index: Int, in header: MessageHeader
    ) throws(OpeningRefused) -> SlotSecret {
        let plaintext = try openSlot(of: role, at: index, in: header)
        guard let secret = try? SlotSecret(plaintext),
            secret.matches(header.preheader, role: role, index: index)
        else { throw .commitment(role, index: index) }
        return secret
    }

    private borrowing func openSlot(
        of role: SlotRole, at index: Int, in header: MessageHeader
    ) throws(OpeningRefused) -> SecretBytes {
        guard let slot = header.slot(of: role, at: index) else {
            throw .noSuchSlot(role, index: index)
        }
        do {
            return try open(
                encapsulatedKey: slot.encapsulatedKey, ciphertext: slot.ciphertext,
                info: Preheader.slotInfo(
                    role: role, index: index, preheaderHash: header.preheader.hash))
        } catch {
            throw .sealedSlot(role, index: index)
        }
    }
}

extension SealedMessage {
    /// Opens the body with both halves of the key (Officer/Specification.md §3, steps 5 and 6).
    ///
    /// The commitment is compared first, in constant time: a mismatch means that the holder was not addressed,
    /// or that the message is a cover. Nobody can tell which. Then every trustee's commitment is computed anew, before
    /// the body is read (Specification.md §5.3).
    package func open(
        holderKey: borrowing SecretBytes, trusteeKey: borrowing SecretBytes
    ) throws(OpeningRefused) -> OpenedBody {
        let keys = MessageKeys(
            contextHash: context.hash, holderKey: holderKey, trusteeKey: trusteeKey)
        guard constantTimeEqual(keys.commitment.bytes, header.preheader.keyCommitment.bytes) else {
            throw .notAddressedOrCover
        }
        let sharing = TrusteeSharing(
            keys: keys, trusteeKey: trusteeKey, committee: context.committee)
        guard sharing.isCommitted(in: header.preheader) else { throw .inconsistentShares }
        return try Body.open(self, keys: keys)
    }

    /// Opens the body with a keyholder's share and those of t trustees or more.
    ///
    /// When the first t do not fit, the others are tried: of a sender who lied to some trustees, a message may open
    /// with some only, and is then refused as `inconsistentShares`.
    package func open(
        holderKey: borrowing SecretBytes, shares: borrowing TrusteeShares
    ) throws(OpeningRefused) -> OpenedBody {
        try open(
            holderKey: holderKey, trusteeKey: trusteeKey(holderKey: holderKey, shares: shares))
    }

    /// The trustees' half of the key: of the shares at hand, that choice of t which fits the key commitment.
    ///
    /// With the holder's half it reads the message: it is what a handover carries.
    package func trusteeKey(
        holderKey: borrowing SecretBytes, shares: borrowing TrusteeShares
    ) throws(OpeningRefused) -> SecretBytes {
        for subset in try shares.sufficientSubsets() {
            let trusteeKey = shares.combined(subset)
            let keys = MessageKeys(
                contextHash: context.hash, holderKey: holderKey, trusteeKey: trusteeKey)
            if constantTimeEqual(keys.commitment.bytes, header.preheader.keyCommitment.bytes) {
                return trusteeKey
            }
        }
        throw .notAddressedOrCover
    }
}

/// Why a message does not open. Indices are places in the directory; nothing of a secret is told.
package enum OpeningRefused: Error, Equatable {
    case noSuchSlot(SlotRole, index: Int)
    /// The slot does not open with this key: another quarter's key, a random slot, or damage.
    case sealedSlot(SlotRole, index: Int)
    /// The share is not the one the message committed to: whoever sealed or gave it lied.
    case commitment(SlotRole, index: Int)
    /// The same trustee's share came twice.
    case repeatedShare(index: Int)
    case tooFewShares(Int, expected: Int)
    /// The keys are not those of this message: "not mine, or cover".
    case notAddressedOrCover
    /// The trustees' shares are not those that follow from the keys: the sender broke the format, so that some trustees'
    /// shares might open the message and others not. Malformed, and never a word about who was addressed.
    case inconsistentShares
    /// The body does not fit its keys and header.
    case damagedBody
    /// The length of the JSON goes beyond the body.
    case jsonLength(Int)
    /// Bytes other than zero stand behind the JSON.
    case padding
    /// The reporter's slot holds no audience.
    case audience
    /// Somebody without the receipt made the reporter's slot: an officer who knows the reply key, or no own message.
    case forgedAudience
}
