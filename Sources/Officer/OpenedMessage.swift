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
    /// The log index of its acceptance.
    package let index: UInt64
    /// When the message became visible: its deemed receipt, UTC seconds.
    package let tick: UInt64
    /// Trustees whose share was not the one committed to.
    package let blamed: [Identifier]
    /// Who claims to have written a handover: only the report that it carries tells whether it is true.
    let author: UnverifiedAuthor?
    /// Whether nobody wrote it: it is a cover message, or belongs to one.
    package let isCover: Bool

    /// The conversations that were opened here, by their reports.
    typealias Conversations = (MessageID) -> Conversation?

    /// Checks 4 to 7 of Specification.md §3; nil for "a cover message, or not addressed to you".
    static func open(
        _ admitted: AdmittedOpening, with gathered: borrowing GatheredShares, as id: Identifier,
        keys: borrowing OfficerKeys, of portal: VerifiedPortal, conversations: Conversations
    ) throws(OpeningFailed) -> OpenedMessage? {
        let header = admitted.message.header
        guard gathered.shares.isComplete else { throw .badShares(gathered.blamed) }
        let holderKey: SecretBytes
        do {
            holderKey = try ownSecret(of: header, as: id, keys: keys, of: portal).share()
        } catch .ownSlot(.sealedSlot) where !admitted.isSealed(toKeyIn: keys) {
            // The slot may be whole, and what opened it a key that is gone or was never here.
            throw .sealingKeyMissing
        }
        let body: OpenedBody
        do {
            body = try admitted.message.open(holderKey: holderKey, shares: gathered.shares)
        } catch .notAddressedOrCover {
            return nil
        } catch {
            throw .body(error)
        }
        let (payload, author) = try checkedPayload(
            of: body, in: admitted.message, from: admitted.origin, as: id, portal: portal,
            conversations: conversations)
        return OpenedMessage(
            id: admitted.statement.messageID, payload: payload,
            index: admitted.acceptance.index, tick: admitted.tick, blamed: gathered.blamed,
            author: author, isCover: isCover(payload, in: conversations))
    }

    /// A message that was handed over, read with the keys that came with the handover (Specification.md §9.3).
    static func open(
        _ handedOver: HandedOverMessage, with item: HandoverPayload.Item,
        of portal: VerifiedPortal, conversations: Conversations
    ) throws(OpeningFailed) -> OpenedMessage {
        let halves = MessageHalves(item)
        let body: OpenedBody
        do {
            body = try handedOver.message.open(
                holderKey: halves.holderKey, trusteeKey: halves.trusteeKey)
        } catch {
            throw .handedOverKeys
        }
        let (payload, author) = try checkedPayload(
            of: body, in: handedOver.message, from: handedOver.origin, as: nil, portal: portal,
            conversations: conversations)
        return OpenedMessage(
            id: handedOver.message.id, payload: payload, index: handedOver.index,
            tick: handedOver.tick, blamed: [], author: author,
            isCover: isCover(payload, in: conversations))
    }

    /// A report says so itself; what is added to it need not.
    private static func isCover(_ payload: Payload, in conversations: Conversations) -> Bool {
        if case .report(let report) = payload { return report.isCover }
        return payload.place.flatMap { conversations($0.conversation) }?.report.isCover == true
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
    ///
    /// - Parameter id: who must stand among the addressees; nil for what was handed over.
    private static func checkedPayload(
        of body: borrowing OpenedBody, in message: SealedMessage, from origin: MessageOrigin,
        as id: Identifier?, portal: VerifiedPortal, conversations: Conversations
    ) throws(OpeningFailed) -> (Payload, UnverifiedAuthor?) {
        var json = body.json
        defer { wipe(&json) }
        let payload: Payload
        do {
            payload = try Payload(parsing: json, kind: message.context.kind)
        } catch {
            throw .payload(error)
        }
        // Sealing/Specification.md §10.5: text and context speak of files, or neither does.
        guard (payload.stream != nil) == (message.context.stream != nil) else {
            throw .payload(.value("files"))
        }
        try ConversationChecks(
            json: json, authenticator: body.authenticator, headerHash: message.header.hash,
            origin: origin, reader: id, portal: portal,
            conversation: payload.place.flatMap { conversations($0.conversation) }
        ).check(payload)
        guard case .handover = payload else { return (payload, nil) }
        return (
            payload,
            UnverifiedAuthor(
                headerHash: message.header.hash, json: json, authenticator: body.authenticator)
        )
    }
}
