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
        let message = try ComposedRekey.message(
            at: head.place, addressees: audience.addressed.map(\.keyholder.id.text),
            from: oldKeys, to: keys, by: sealer, portal: name)
        let identity = try ownSealer.identity(
            ReportDraft.Identity(), at: head.place(behind: message.id), keys: keys)
        messageID = message.id
        identityID = identity.id
        submission = RekeySubmission(
            work: .none, capability: oldKeys.copiedCapability, mailboxID: keys.mailboxID,
            threadID: keys.conversationKey.threadID, message: message, identity: identity)
        self.receipt = receipt
    }

    /// The message, signed by the old receipt's re-key key over its own header, and authenticated by the old conversation's.
    private static func message(
        at place: ConversationPlace, addressees: [String], from old: borrowing ReceiptKeys,
        to new: borrowing ReceiptKeys, by sealer: consuming MessageSealer, portal: String
    ) throws(CannotCompose) -> SealedMessage {
        let keys = RekeyedKeys(
            replyKey: new.replyKey.publicKey, conversationKey: new.conversationKey.copiedBytes,
            rekeyHash: new.rekeyHash)
        let payload = RekeyPayload(
            place: place, addressees: addressees, keys: keys, rekeyKey: old.rekeyKey.publicKey,
            signature: [UInt8](repeating: 0, count: Authenticator.byteCount))
        do {
            // A signature has one length, so the text without it tells the length of the text with it.
            var unsigned = try payload.json()
            defer { wipe(&unsigned) }
            return try sealer.seal(jsonOf: unsigned.count) { (headerHash) throws(InvalidPayload) in
                var payload = payload
                let statement = RekeyStatement(payload, portal: portal, headerHash: headerHash)
                payload.signature = old.rekeyKey.signature(for: statement.bytes)
                let json = try payload.json()
                return AuthenticatedText(
                    json: json,
                    authenticator: old.conversationKey.authenticator(
                        for: json, headerHash: headerHash))
            }
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as SealingFailure<InvalidPayload> {
            switch error {
            case .cannotSeal(let reason): throw .seal(reason)
            case .authenticator(let reason): throw .payload(reason)
            }
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }
}
