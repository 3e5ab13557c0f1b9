// `unsafe` here: the conversation key is copied out of locked pages within the closure, into the JSON that is sealed.
import Directory
import Encoding
import PortalClient
import SealedMessage
package import Sealing
import Secrets

/// Seals a reporter's own messages to one audience; nothing is sent.
struct OwnMessageSealer {
    private let portal: VerifiedPortal
    private let recipients: Recipients

    init(to audience: ChosenAudience, of portal: VerifiedPortal) throws(CannotCompose) {
        self.portal = portal
        do {
            recipients = try portal.set.recipients(
                addressing: Set(audience.addressed.map(\.index)))
        } catch {
            throw .seal(error)
        }
    }

    /// A sealer of kind 1, whose place only the receipt of these keys opens.
    ///
    /// - Parameters:
    ///   - earlier: the receipt that these keys replace, in a re-key.
    ///   - files: what was uploaded for the message; its nonce becomes the message's.
    func sealer(
        for keys: borrowing ReceiptKeys, sequence: UInt32, earlier: EarlierReceipt? = nil,
        files: UploadedStream? = nil
    ) throws(CannotCompose) -> MessageSealer {
        do {
            return try MessageSealer(
                kind: .report, directoryHash: portal.set.hash, recipients: recipients,
                reporter: .own(
                    to: keys.replyKey.publicKey, authenticatedBy: keys.audienceKey,
                    sequence: sequence, earlier: earlier),
                nonce: files?.nonce ?? .random(), stream: files?.reference)
        } catch {
            throw .seal(error)
        }
    }

    /// Seals the identity message that goes with every other (Sealing/Specification.md §8.3).
    ///
    /// - Parameter nonce: the message's own, from which its consent token follows.
    func identity(
        _ identity: ReportDraft.Identity, at place: ConversationPlace, keys: borrowing ReceiptKeys,
        nonce: MessageNonce = .random()
    ) throws(CannotCompose) -> SealedMessage {
        let payload = IdentityPayload(
            place: place, fullName: PlainText.cleaned(identity.fullName),
            position: PlainText.cleaned(identity.position),
            unit: PlainText.cleaned(identity.unit), contact: PlainText.cleaned(identity.contact))
        do {
            var json = try payload.json()
            defer { wipe(&json) }
            let sealer = try MessageSealer(
                kind: .identity, directoryHash: portal.set.hash, recipients: recipients,
                reporter: .own(
                    to: keys.replyKey.publicKey, authenticatedBy: keys.audienceKey,
                    sequence: place.sequence),
                nonce: nonce, consentHash: Consent.hash(of: keys.consentToken(for: nonce)))
            return try OwnMessageSealer.seal(json, by: sealer, authenticatedBy: keys)
        } catch let error as InvalidPayload {
            throw .payload(error)
        } catch let error as CannotSeal {
            throw .seal(error)
        } catch let error as CannotCompose {
            throw error
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    /// Seals what belongs to a conversation: with an HMAC under its key.
    static func seal(
        _ json: [UInt8], by sealer: consuming MessageSealer,
        authenticatedBy keys: borrowing ReceiptKeys
    ) throws(CannotCompose) -> SealedMessage {
        do {
            return try sealer.seal(json: json) { (headerHash) throws(Never) in
                keys.conversationKey.authenticator(for: json, headerHash: headerHash)
            }
        } catch {
            switch error {
            case .cannotSeal(let reason): throw .seal(reason)
            }
        }
    }
}

/// Why a message of the reporter's is not sealed.
package enum CannotCompose: Error, Equatable {
    case payload(InvalidPayload)
    case seal(CannotSeal)
}

extension ConversationKey {
    /// The 32 bytes, as the JSON of a report or re-key carries them to its addressees.
    var copiedBytes: [UInt8] {
        borrowing get {
            withBytes { secret in
                unsafe secret.withUnsafeBytes { unsafe Array($0) }
            }
        }
    }
}
