package import Details
package import Directory
package import Encoding
package import Exchange
package import SealedMessage
import SignedNote

extension TrusteeState {
    /// What to do about a statement that waits for an answer (Specification.md §3).
    package enum StatementDecision: Sendable, Equatable {
        /// The one answer there is; it is given again.
        case stored(LedgerAnswer)
        case wait(Waiting)
        case refuse(StatementRefusal)
        case open(OpeningOrder)
    }

    package enum Waiting: Sendable, Hashable {
        /// The log this trustee cosigned has no such statement yet.
        case notCosigned
        /// The answer stands in the log but not in this ledger, which was put back.
        case answeredBefore
        /// The log's directory is newer than the one this trustee approved, and only that one gives the right.
        case directory
        /// A person must look at the decision that the statement names.
        case ground(StatementHash)
    }

    /// Decides on a statement, in the order of Specification.md §3; changes nothing.
    package func decide(on pending: PendingStatement) -> StatementDecision {
        let hash = StatementHash(pending.statement)
        if let answer = answers[hash] { return .stored(answer) }
        if missingAnswers.contains(hash) { return .wait(.answeredBefore) }
        if let challenge = openChallenges[hash] { return decide(on: challenge, hash, pending) }
        guard let asked = open[hash], let size = cosigned?.size, asked.index < size else {
            return .wait(.notCosigned)
        }
        do throws(CheckFailed) {
            let keyholder = try right(to: asked)
            let header = try header(of: pending, messageID: asked.statement.messageID)
            guard header.preheader.hash == asked.statement.preheaderHash else {
                throw .refused(.wrongHeader)
            }
            let set = try directorySet(of: header, asked.statement.messageID, size)
            guard
                log.history?.isAcceptable(asked.statement.directoryHash, on: asked.day) ?? false
            else { throw .refused(.notCurrent) }
            try slot(of: keyholder, in: set)
            try ground(of: asked, header)
            return .open(try order(asked, header, keyholder, set))
        } catch {
            switch error {
            case .waiting(let waiting): return .wait(waiting)
            case .refused(let reason):
                return .refuse(
                    StatementRefusal(
                        statement: hash, message: asked.statement.messageID, index: asked.index,
                        reason: reason))
            }
        }
    }

    /// The statements that wait for a person (`senim trustee status`).
    package var statementsOnDecisions: [(StatementHash, AccessStatement)] {
        open.filter { hash, asked in
            guard case .decision = asked.statement.ground else { return false }
            return grounds[hash] == nil && answers[hash] == nil
        }
        .sorted { $0.value.index < $1.value.index }
        .map { ($0.key, $0.value.statement) }
    }

    enum CheckFailed: Error {
        case waiting(Waiting)
        case refused(RefusalReason)
    }

    /// §3.1: who asks, by the directory this trustee approved.
    private func right(to asked: OpenStatement) throws(CheckFailed) -> Keyholder {
        let statement = asked.statement
        // By the log's directory they had the right: one who is behind it cannot say no for ever.
        guard statement.portal == approved.portal,
            let keyholder = approved.keyholder(statement.keyholder),
            asked.note.signatures.count == 1, asked.note.isSigned(by: keyholder.identityKey)
        else { throw isBehind ? .waiting(.directory) : .refused(.notCurrent) }
        guard keyholder.mayAct(on: asked.day) else {
            throw isBehind ? .waiting(.directory) : .refused(.suspended)
        }
        guard nonces[statement.nonce] == statement.hash else { throw .refused(.replayed) }
        return keyholder
    }

    /// §3.3: header and body are those of the message.
    func header(
        of pending: PendingStatement, messageID: MessageID
    ) throws(CheckFailed) -> MessageHeader {
        guard let header = try? MessageHeader(parsing: pending.header) else {
            throw .refused(.malformed)
        }
        guard MessageID(header: header, bodyDigest: pending.bodyDigest) == messageID else {
            throw .refused(.wrongHeader)
        }
        return header
    }

    /// §3.3: the message was accepted below the cosigned size, to a directory that was current then.
    func directorySet(
        of header: MessageHeader, _ messageID: MessageID, _ size: UInt64
    ) throws(CheckFailed) -> DirectorySet {
        guard let acceptance = facts.acceptance(of: messageID),
            acceptance.index < size
        else { throw .refused(.unknownMessage) }
        let hash = header.context.directoryHash
        guard let history = log.history,
            history.mayHaveBeenSealedTo(hash, accepted: acceptance, in: facts),
            let set = history.set(hash, asOf: log.lastDay)?.set
        else { throw .refused(.notCurrent) }
        let committee = header.context.committee
        guard committee.holderCount == set.directory.keyholders.count,
            committee.trusteeCount == set.directory.trustees.count,
            committee.trusteeThreshold == set.directory.threshold
        else { throw .refused(.wrongHeader) }
        return set
    }

    /// §3.4: the person who asks is one the message has a slot for, not a successor under the same id.
    private func slot(
        of keyholder: Keyholder, in set: DirectorySet
    ) throws(CheckFailed) {
        guard let addressed = set.directory.keyholder(keyholder.id),
            addressed.person == keyholder.person
        else { throw .refused(.noSlot) }
    }

    /// §3.5: an identity opens by the reporter's token, or by a decision that a person approved.
    private func ground(
        of asked: OpenStatement, _ header: MessageHeader
    ) throws(CheckFailed) {
        let isIdentity = header.context.kind == .identity
        guard (asked.statement.action == .identity) == isIdentity else { throw .refused(.ground) }
        switch asked.statement.ground {
        case .none:
            guard !isIdentity else { throw .refused(.ground) }
        case .consent(let token):
            guard token.hash == header.context.consentHash else { throw .refused(.ground) }
        case .decision:
            guard let isApproved = grounds[asked.statement.hash] else {
                throw .waiting(.ground(asked.statement.hash))
            }
            guard isApproved else { throw .refused(.ground) }
        }
    }

    /// §3.6, §3.7: which slot to open with which key, and to whose key to release.
    private func order(
        _ asked: OpenStatement, _ header: MessageHeader, _ keyholder: Keyholder,
        _ set: DirectorySet
    ) throws(CheckFailed) -> OpeningOrder {
        guard let index = set.directory.index(ofTrustee: trustee),
            let ownKey = set.sealingKey(ofTrusteeAt: index)
        else { throw .refused(.malformed) }
        let officerKey = log.history?.acceptable(on: asked.day).lazy
            .compactMap { $0.sealingKey(of: .keyholder(keyholder.id)) }
            .first { $0.digest == asked.statement.sealingKeyDigest }
        guard let officerKey else { throw .refused(.notCurrent) }
        return OpeningOrder(
            statement: asked.statement.hash, message: asked.statement.messageID,
            index: asked.index, asker: keyholder.id, header: header, trusteeIndex: index,
            ownKeyDigest: ownKey.digest, askerKey: officerKey)
    }
}

/// A statement or challenge that passed all checks before the slot: the slot may be opened, and its share released to this key alone.
package struct OpeningOrder: Sendable, Equatable {
    package let statement: StatementHash
    package let message: MessageID
    /// The log index of the statement.
    package let index: UInt64
    /// The keyholder who states, or the trustee who challenges.
    package let asker: Identifier
    package let header: MessageHeader
    /// This trustee's place in the message's directory.
    package let trusteeIndex: Int
    /// Which of the trustee's sealing keys the message was sealed to.
    package let ownKeyDigest: Digest
    /// The asker's sealing key, which the statement or the challenge names.
    package let askerKey: SealingPublicKey

    /// The refusal of it after all.
    func refusal(_ reason: RefusalReason) -> StatementRefusal {
        StatementRefusal(statement: statement, message: message, index: index, reason: reason)
    }
}

/// A statement that failed a check, to be signed and stored.
package struct StatementRefusal: Sendable, Equatable {
    package let statement: StatementHash
    package let message: MessageID
    package let index: UInt64
    package let reason: RefusalReason

    package init(
        statement: StatementHash, message: MessageID, index: UInt64, reason: RefusalReason
    ) {
        self.statement = statement
        self.message = message
        self.index = index
        self.reason = reason
    }
}
