// `unsafe` here: the JSON of an opened message, which is for the officer to read, is copied out of locked pages.
import Details
package import Directory
import Encoding
import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

/// A message that passed every check.
///
/// It holds what a reporter wrote: it lives for as long as it is shown.
package struct OpenedMessage: Sendable {
    package let id: MessageID
    package let payload: Payload
    /// When the message became visible: its deemed receipt, UTC seconds.
    package let tick: UInt64
    /// Trustees whose share was not the one committed to.
    package let blamed: [Identifier]

    /// Whether nobody wrote it: it hides when people write.
    package var isCover: Bool {
        if case .report(let report) = payload { report.isCover } else { false }
    }

    /// What the conversation of an identity must be known by.
    typealias ConversationKeys = (MessageID) -> ConversationKey?

    /// Checks 4 to 7 of Specification.md §3; nil for "a cover message, or not addressed to you".
    static func open(
        _ admitted: AdmittedOpening, with gathered: borrowing GatheredShares, as id: Identifier,
        keys: borrowing OfficerKeys, of portal: VerifiedPortal, conversations: ConversationKeys
    ) throws(OpeningFailed) -> OpenedMessage? {
        let header = admitted.message.header
        guard gathered.shares.isComplete else { throw .badShares(gathered.blamed) }
        let holderKey = try ownSecret(of: header, as: id, keys: keys, of: portal).share()
        let body: OpenedBody
        do {
            body = try admitted.message.open(holderKey: holderKey, shares: gathered.shares)
        } catch .notAddressedOrCover {
            return nil
        } catch {
            throw .body(error)
        }
        let payload = try checkedPayload(
            of: body, in: admitted.message, as: id, conversations: conversations)
        return OpenedMessage(
            id: admitted.statement.messageID, payload: payload, tick: admitted.tick,
            blamed: gathered.blamed)
    }

    /// Check 4.
    static func ownSecret(
        of header: MessageHeader, as id: Identifier, keys: borrowing OfficerKeys,
        of portal: VerifiedPortal
    ) throws(OpeningFailed) -> SlotSecret {
        var refusal: OpeningRefused?
        for place in portal.places(ofKeyholder: id, in: header) {
            for quarter in keys.sealingQuarters {
                guard let key = keys.sealingKey(of: quarter) else { continue }
                do {
                    return try key.openHolderSlot(place, of: header)
                } catch .sealedSlot(let role, let index) {
                    refusal = refusal ?? .sealedSlot(role, index: index)
                } catch {
                    // The slot opened: this is the place and the key, and what it holds is wrong.
                    throw .ownSlot(error)
                }
            }
        }
        throw .ownSlot(refusal ?? .noSuchSlot(.holder, index: 0))
    }

    /// Checks 6 (the JSON) and 7.
    private static func checkedPayload(
        of body: borrowing OpenedBody, in message: SealedMessage, as id: Identifier,
        conversations: ConversationKeys
    ) throws(OpeningFailed) -> Payload {
        var json = unsafe body.json.withUnsafeBytes { unsafe Array($0) }
        defer { wipe(&json) }
        let kind = message.context.kind
        guard kind == .report || kind == .identity else { throw .unsupportedKind }
        let payload: Payload
        do {
            payload = try Payload(parsing: json, kind: kind)
        } catch {
            throw .payload(error)
        }
        // Sealing/Specification.md §10.5: text and context speak of files, or neither does.
        guard (payload.stream != nil) == (message.context.stream != nil) else {
            throw .payload(.value("files"))
        }
        switch payload {
        case .report(let report):
            guard report.addressees.contains(id.text) else { throw .notAmongAddressees }
            guard body.authenticator == .none else { throw .authenticator }
        case .identity(let identity):
            let conversation = identity.place.conversation
            guard let key = conversations(conversation) else {
                throw .conversationUnknown(conversation)
            }
            guard
                key.accepts(body.authenticator, for: json, contextHash: message.context.hash)
            else { throw .authenticator }
            guard identity.place.sequence == 1, identity.place.previous == .none else {
                throw .sequence
            }
        case .followUp, .rekey, .handover, .reply, .note: throw .unsupportedKind
        }
        return payload
    }
}

extension OfficerKeys {
    /// The sealing key whose public half has this SHA-256.
    borrowing func sealingKey(withDigest digest: Digest) -> SealingKey? {
        for quarter in sealingQuarters {
            if let key = sealingKey(of: quarter), key.publicKey.digest == digest { return key }
        }
        return nil
    }
}
