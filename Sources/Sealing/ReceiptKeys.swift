// `unsafe` here: a pseudorandom key of swift-crypto is copied into locked pages within the closure.
import Crypto
package import Encoding
import FoundationEssentials
package import SealedMessage
package import Secrets

/// Everything a receipt opens, derived on the reporter's device (Specification.md §2.3).
package struct ReceiptKeys: ~Copyable, Sendable {
    /// Names the mailbox to the gateway, in request bodies only.
    package let capability: SecretBytes
    /// Opens replies, and the audience of own messages.
    package let replyKey: SealingKey
    package let conversationKey: ConversationKey
    /// Authenticates the audience of own messages; nobody but the receipt's holder ever knows it.
    package let audienceKey: AudienceKey
    /// `L("senim/1 author", author public key)`; the key itself is not used in version 1.
    package let authorHash: Encoding.Digest
    /// Signs the mailbox over to a new receipt, once.
    package let rekeyKey: SigningKey
    private let pseudorandomKey: SecretBytes

    package init(_ receipt: borrowing Receipt, portal: String) {
        let salt = labelledHash("senim/1 receipt", Array(portal.utf8))
        let extracted = HKDF<SHA256>.extract(
            inputKeyMaterial: receipt.secret.symmetricKey(), salt: salt.bytes)
        let key = unsafe SecretBytes(byteCount: Encoding.Digest.byteCount) { buffer in
            unsafe extracted.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
        }
        capability = ReceiptKeys.expand(key, info: "senim/1 mailbox")
        replyKey = SealingKey(seed: ReceiptKeys.expand(key, info: "senim/1 reply"))
        conversationKey = ConversationKey(
            ReceiptKeys.expand(key, info: "senim/1 conversation"))
        audienceKey = AudienceKey(ReceiptKeys.expand(key, info: "senim/1 audience"))
        let authorKey = SigningKey(seed: ReceiptKeys.expand(key, info: "senim/1 author"))
        authorHash = labelledHash("senim/1 author", authorKey.publicKey)
        rekeyKey = SigningKey(seed: ReceiptKeys.expand(key, info: "senim/1 rekey"))
        pseudorandomKey = key
    }

    /// What the gateway keeps of the capability: `L("senim/1 mailbox-id", capability)`.
    package var mailboxID: Encoding.Digest { Mailbox.id(of: capability) }

    /// `L("senim/1 rekey", re-key public key)`, as the report states it.
    package var rekeyHash: Encoding.Digest {
        labelledHash("senim/1 rekey", rekeyKey.publicKey)
    }

    /// What the reporter reveals when they choose to be known: 32 bytes that fit one identity message.
    package borrowing func consentToken(for nonce: MessageNonce) -> SecretBytes {
        ReceiptKeys.expand(pseudorandomKey, info: "senim/1 consent", nonce.bytes)
    }

    private static func expand(
        _ key: borrowing SecretBytes, info label: StaticString, _ suffix: [UInt8] = []
    ) -> SecretBytes {
        SecretBytes(
            HKDF<SHA256>.expand(
                pseudoRandomKey: key.symmetricKey(), info: Array(label.description.utf8) + suffix,
                outputByteCount: 32))
    }
}

/// What the gateway stores instead of capabilities.
package enum Mailbox {
    /// `L("senim/1 mailbox-id", capability)`.
    package static func id(of capability: borrowing SecretBytes) -> Encoding.Digest {
        capability.labelledDigest("senim/1 mailbox-id")
    }

    /// `L("senim/1 thread-id", T)`.
    package static func threadID(of threadCapability: borrowing SecretBytes) -> Encoding.Digest {
        threadCapability.labelledDigest("senim/1 thread-id")
    }
}

/// What an identity message is bound to, and its reporter later reveals.
package enum Consent {
    /// `L("senim/1 consent", token)`.
    package static func hash(of token: borrowing SecretBytes) -> Encoding.Digest {
        token.labelledDigest("senim/1 consent")
    }
}
