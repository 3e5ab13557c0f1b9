import Encoding
package import SealedMessage
package import Secrets

extension SealingKey {
    /// Opens the slot of a keyholder and checks it against its commitment (protocol §5, desk step 4).
    ///
    /// A share that opens and fits says nothing of who was addressed: an unaddressed holder's is random.
    package borrowing func openHolderSlot(
        _ index: Int, of header: MessageHeader
    ) throws(OpeningRefused) -> SlotSecret {
        try openShare(of: .holder, at: index, in: header)
    }

    /// Opens the slot of a trustee and checks it against its commitment (protocol §5, trustee step 6).
    package borrowing func openTrusteeSlot(
        _ index: Int, of header: MessageHeader
    ) throws(OpeningRefused) -> SlotSecret {
        try openShare(of: .trustee, at: index, in: header)
    }

    /// Opens the reporter's slot of an own message: whom it addresses.
    package borrowing func openAudience(
        of header: MessageHeader
    ) throws(OpeningRefused) -> Audience {
        let plaintext = try openSlot(of: .reporter, at: 0, in: header)
        var bytes = plaintext.withBytes { $0.copiedBytes }
        defer { wipe(&bytes) }
        guard bytes[32...].allSatisfy({ $0 == 0 }) else { throw .audience }
        return try Audience(
            bytes: Array(bytes[..<32]), holderCount: header.context.committee.holderCount)
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
    /// Opens the body with both halves of the key (protocol §5, desk steps 5 and 6).
    ///
    /// The commitment is compared first, in constant time: a mismatch means that the holder was not addressed,
    /// or that the message is a cover. Nobody can tell which.
    package func open(
        holderKey: borrowing SecretBytes, trusteeKey: borrowing SecretBytes
    ) throws(OpeningRefused) -> OpenedBody {
        let keys = MessageKeys(
            contextHash: context.hash, holderKey: holderKey, trusteeKey: trusteeKey)
        guard constantTimeEqual(keys.commitment.bytes, header.preheader.keyCommitment.bytes) else {
            throw .notAddressedOrCover
        }
        return try Body.open(self, keys: keys)
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
    /// The body does not fit its keys and header.
    case damagedBody
    /// The length of the JSON goes beyond the body.
    case jsonLength(Int)
    /// Bytes other than zero stand behind the JSON.
    case padding
    /// The reporter's slot holds no audience.
    case audience
}
