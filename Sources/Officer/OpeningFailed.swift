package import Details
package import Directory
package import PortalClient
package import SealedMessage
package import Sealing
package import TransparencyLog

/// Why an opening does not hold: one case a check, in the order of Specification.md §3.
package enum OpeningFailed: Error, Equatable {
    // 1: the log.
    case malformedCheckpoint(MalformedCheckpoint)
    /// The fresh checkpoint is not signed by the log.
    case freshNotSigned(CheckpointRefused)
    case acceptanceEntry(EntryRefused)
    /// The entry says something else than that this message was accepted here.
    case acceptanceOfAnother
    case acceptanceNotSigned
    case acceptanceNotIncluded(ProofRefused)
    case statementEntry(EntryRefused)
    /// The entry is not the statement that was sent.
    case anotherStatement
    case statementNotIncluded(ProofRefused)
    /// The checkpoint of `/releases` lacks the log's signature or t trustees' cosignatures.
    case notCosigned(PolicyNotSatisfied)
    /// The cosigned tree does not continue the fresh one.
    case inconsistent(ProofRefused)
    case acceptanceNotCosigned(ProofRefused)
    case statementNotCosigned(ProofRefused)

    // 2: the bytes served.
    case message(MalformedMessage)
    case anotherMessage
    /// The header has another preheader hash than the statement names.
    case anotherPreheader
    case anotherKind

    // 3: the trustees.
    /// Neither release nor refusal.
    case malformedAnswer
    case unknownTrustee(Identifier)
    case answerNotSigned(Identifier)
    /// An answer to another statement or about another message.
    case answerToAnother(Identifier)
    /// The release is not the one the trustee signed for: changed on the way.
    case releaseChanged(Identifier)
    /// Signed by the trustees, and not what the message committed to.
    case badShares([Identifier])
    /// So many refused that t shares cannot come together.
    case refused([TrusteeRefusal])

    // 4: the own slot.
    case ownSlot(OpeningRefused)
    /// The key file no longer has the key that the statement named.
    case sealingKeyMissing

    // 6: the body.
    case body(OpeningRefused)
    case payload(InvalidPayload)
    /// The text does not name this keyholder among those who may read.
    case notAmongAddressees

    // 7: whose it is.
    case authenticator
    /// Not authenticated by the keys of the conversation that are known here: forged, or behind a re-key that was not opened.
    case otherKeys
    /// The report that it belongs to has not been opened here.
    case conversationUnknown(MessageID)
    case sequence
    /// A text of the reporter's that an officer posted, or an officer's that came from the reporter's side.
    case anothersText
    /// A change of receipts that the receipt before did not sign: the gateway's work, or an officer's.
    case rekeyNotSigned
    /// The directory never listed the author.
    case unknownAuthor
    case notSignedByAuthor(Identifier)
    /// The author is not one whom the reporter let read.
    case authorNotAddressed(Identifier)

    // Handed over (Specification.md §9.3).
    /// The `handover` entry, or its proof, does not hold.
    case handoverEntry(EntryRefused)
    case handover(HandoverRefused)
    /// The entry names another handover, successor, author or other messages.
    case handoverOfAnother
    /// The keys do not open the message.
    case handedOverKeys
    case handoverNotSigned
    /// The reporter excluded the successor's person.
    case excludedByReporter
    /// Its author is not one who may read the report.
    case handoverByStranger
}

/// A trustee's signed refusal.
package struct TrusteeRefusal: Sendable, Hashable {
    package let trustee: Identifier
    package let reason: RefusalReason

    package init(trustee: Identifier, reason: RefusalReason) {
        self.trustee = trustee
        self.reason = reason
    }
}
