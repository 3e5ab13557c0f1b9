import Details
import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import SignedNote
import TransparencyLog

/// What the gateway answered to a statement, checks 1 and 2 of Specification.md §3 made as far as they need no trustee.
struct AdmittedOpening: Sendable {
    let message: SealedMessage
    let origin: MessageOrigin
    let statement: AccessStatement
    let fresh: VerifiedCheckpoint
    let acceptance: OpenedEntry
    let access: OpenedEntry
    /// When the message became visible, UTC seconds.
    let tick: UInt64

    /// Checks an answer of `/open` against the statement that was sent.
    ///
    /// - Parameter versions: the directories whose log may have answered.
    init(
        _ answer: OpenAnswer, to note: SignedNote, of portal: VerifiedPortal,
        among versions: [Directory]
    ) throws(OpeningFailed) {
        guard let statement = try? AccessStatement(parsing: note.text) else {
            throw .anotherStatement
        }
        self.statement = statement
        fresh = try AdmittedOpening.fresh(answer.freshCheckpoint, among: versions)
        (acceptance, tick) = try AdmittedOpening.acceptance(
            answer, of: statement.messageID, portal: portal)
        access = try AdmittedOpening.access(answer, is: note)
        do {
            try InclusionProof(index: acceptance.index, hashes: answer.acceptanceProof)
                .verify(leafHash: acceptance.leafHash, in: fresh)
        } catch {
            throw .acceptanceNotIncluded(error)
        }
        do {
            try InclusionProof(index: access.index, hashes: answer.statementProof)
                .verify(leafHash: access.leafHash, in: fresh)
        } catch {
            throw .statementNotIncluded(error)
        }
        message = try AdmittedOpening.message(answer, named: statement)
        origin = MessageOrigin(
            id: message.id, isOwn: answer.isOwn, index: acceptance.index)
    }

    /// The rest of check 1: a tree that t trustees cosigned continues the fresh one and holds both entries.
    func check(
        cosigned note: SignedNote, by releases: ReleasesAnswer, among versions: [Directory]
    ) throws(OpeningFailed) {
        let claim: UnverifiedCheckpoint
        do {
            claim = try UnverifiedCheckpoint(note)
        } catch {
            throw .malformedCheckpoint(error)
        }
        let cosigned = try AdmittedOpening.cosigned(claim, among: versions)
        do {
            try ConsistencyProof(hashes: releases.consistency).verify(
                from: fresh.checkpoint, to: cosigned.checkpoint)
        } catch {
            throw .inconsistent(error)
        }
        do {
            try InclusionProof(index: acceptance.index, hashes: releases.acceptanceProof)
                .verify(leafHash: acceptance.leafHash, in: cosigned)
        } catch {
            throw .acceptanceNotCosigned(error)
        }
        do {
            try InclusionProof(index: access.index, hashes: releases.statementProof)
                .verify(leafHash: access.leafHash, in: cosigned)
        } catch {
            throw .statementNotCosigned(error)
        }
    }

    /// Whether the keyholder's key that the message was sealed to is certainly one of these (Specification.md §8.2).
    ///
    /// The portal listed the key that the statement names when that was signed. It is the message's own when both name the same set; of
    /// any other nobody here knows whether it listed a key of this keyholder's at all.
    func isSealed(toKeyIn keys: borrowing OfficerKeys) -> Bool {
        keys.sealingKey(withDigest: statement.sealingKeyDigest) != nil
            && message.context.directoryHash == statement.directoryHash
    }

    /// What t trustees of one of these directories cosigned; the first one says what is missing.
    private static func cosigned(
        _ claim: UnverifiedCheckpoint, among versions: [Directory]
    ) throws(OpeningFailed) -> VerifiedCheckpoint {
        var refusal: OpeningFailed?
        for version in versions {
            do {
                return try version.trusteePolicy.verify(claim)
            } catch {
                refusal = refusal ?? .notCosigned(error)
            }
        }
        throw refusal ?? .malformedAnswer
    }

    private static func fresh(
        _ note: SignedNote, among versions: [Directory]
    ) throws(OpeningFailed) -> VerifiedCheckpoint {
        let claim: UnverifiedCheckpoint
        do {
            claim = try UnverifiedCheckpoint(note)
        } catch {
            throw .malformedCheckpoint(error)
        }
        var refusal: OpeningFailed?
        for version in versions {
            do {
                return try claim.verified(by: version.logKey)
            } catch {
                refusal = refusal ?? .freshNotSigned(error)
            }
        }
        throw refusal ?? .malformedAnswer
    }

    private static func acceptance(
        _ answer: OpenAnswer, of message: MessageID, portal: VerifiedPortal
    ) throws(OpeningFailed) -> (OpenedEntry, tick: UInt64) {
        let entry: OpenedEntry
        do {
            entry = try OpenedEntry(answer.acceptance)
        } catch {
            throw .acceptanceEntry(error)
        }
        guard case .accepted(let accepted) = entry.detail, accepted.messageID == message,
            accepted.portal == portal.portal
        else { throw .acceptanceOfAnother }
        guard
            portal.chain.directories.contains(where: { entry.note.isSigned(by: $0.gatewayNoteKey) })
        else { throw .acceptanceNotSigned }
        return (entry, accepted.tick)
    }

    private static func access(
        _ answer: OpenAnswer, is note: SignedNote
    ) throws(OpeningFailed) -> OpenedEntry {
        let entry: OpenedEntry
        do {
            entry = try OpenedEntry(answer.statement)
        } catch {
            throw .statementEntry(error)
        }
        guard entry.note == note else { throw .anotherStatement }
        return entry
    }

    private static func message(
        _ answer: OpenAnswer, named statement: AccessStatement
    ) throws(OpeningFailed) -> SealedMessage {
        let message: SealedMessage
        do {
            message = try SealedMessage(
                header: MessageHeader(parsing: answer.header), body: answer.body)
        } catch {
            throw .message(error)
        }
        guard message.id == statement.messageID else { throw .anotherMessage }
        guard message.header.preheader.hash == statement.preheaderHash else {
            throw .anotherPreheader
        }
        let isIdentity = message.context.kind == .identity
        guard isIdentity == (statement.action == .identity) else { throw .anotherKind }
        return message
    }
}
