import Directory
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets

/// A change to a new receipt, sealed, with its identity message (Specification.md §6).
///
/// Composed once; a retry sends these same bytes.
package struct ComposedRekey: ~Copyable, Sendable {
    /// The new receipt.
    package let receipt: Receipt
    package let submission: RekeySubmission
    package let messageID: MessageID
    package let identityID: MessageID

    /// Seals the new keys behind the newest own message of a conversation.
    ///
    /// - Parameters:
    ///   - old: the receipt at hand; the new one will open what it opened.
    ///   - receipt: the new one.
    /// - Throws: `CannotCompose` when too few trustees have a key today.
    package init(
        of old: borrowing Receipt, behind head: ConversationHead, for audience: ChosenAudience,
        of portal: VerifiedPortal, receipt: consuming Receipt = Receipt()
    ) throws(CannotCompose) {
        let name = portal.portal.name
        let oldKeys = ReceiptKeys(old, portal: name)
        let keys = ReceiptKeys(receipt, portal: name)
        let ownSealer = try OwnMessageSealer(to: audience, of: portal)
        let sealer = try ownSealer.sealer(
            for: keys, sequence: head.place.sequence, earlier: EarlierReceipt(old))
        let message: SealedMessage
        do {
            var json = try ComposedRekey.json(
                at: head.place, addressees: audience.addressed.map(\.keyholder.id.text),
                from: oldKeys, to: keys, by: sealer, portal: name)
            defer { wipe(&json) }
            message = try OwnMessageSealer.seal(json, by: sealer, authenticatedBy: oldKeys)
        }
        let identity = try ownSealer.identity(
            ReportDraft.Identity(), at: head.place(behind: message.id), keys: keys)
        messageID = message.id
        identityID = identity.id
        submission = RekeySubmission(
            work: .none, capability: oldKeys.copiedCapability, mailboxID: keys.mailboxID,
            threadID: keys.conversationKey.threadID, message: message, identity: identity)
        self.receipt = receipt
    }

    /// The JSON, signed by the old receipt's re-key key over cH of the message that it will stand in.
    private static func json(
        at place: ConversationPlace, addressees: [String], from old: borrowing ReceiptKeys,
        to new: borrowing ReceiptKeys, by sealer: borrowing MessageSealer, portal: String
    ) throws(CannotCompose) -> [UInt8] {
        let keys = RekeyedKeys(
            replyKey: new.replyKey.publicKey, conversationKey: new.conversationKey.copiedBytes,
            rekeyHash: new.rekeyHash)
        var payload = RekeyPayload(
            place: place, addressees: addressees, keys: keys, rekeyKey: old.rekeyKey.publicKey,
            signature: [UInt8](repeating: 0, count: Authenticator.byteCount))
        do {
            // A signature has one length, so the text without it tells the length of the text with it.
            let unsigned = try payload.json()
            let contextHash = try sealer.contextHash(jsonByteCount: unsigned.count)
            let statement = RekeyStatement(payload, portal: portal, contextHash: contextHash)
            payload.signature = old.rekeyKey.signature(for: statement.bytes)
            return try payload.json()
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as CannotSeal {
            throw .seal(error)
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }
}
