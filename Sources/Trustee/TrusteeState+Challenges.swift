package import Details
package import Directory
package import Encoding
package import Exchange
import SealedMessage
import Sealing
package import SignedNote

extension TrusteeState {
    /// Another trustee's challenge as it stands in the log.
    package struct OpenChallenge: Sendable {
        package let note: SignedNote
        package let challenge: ChallengeNote
        package let index: UInt64
        package let day: AlmatyDay
    }

    /// A challenge of this trustee's own, with the answers the log has to it.
    package struct OwnChallenge: Sendable {
        package let challenge: ChallengeNote
        package let index: UInt64
        /// SHA-256 of each release, by who released it.
        package internal(set) var releases: [Identifier: Digest] = [:]
        /// Who answered, by a release or a refusal.
        package internal(set) var answered: Set<Identifier> = []
    }

    /// The challenges that wait for a person (`senim trustee status`).
    package var challengesOnDecision: [(StatementHash, ChallengeNote)] {
        openChallenges.filter { hash, _ in grounds[hash] == nil && answers[hash] == nil }
            .sorted { $0.value.index < $1.value.index }
            .map { ($0.key, $0.value.challenge) }
    }

    /// Own challenges below the cosigned size whose result is not in the log.
    package var challengesToSettle: [(StatementHash, OwnChallenge)] {
        let size = cosigned?.size ?? 0
        return ownChallenges.filter { $0.value.index < size }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    /// Why an outcome is not challenged.
    package enum ChallengeRefused: Error, Equatable {
        /// No such outcome stands below the cosigned size, or it was not looked at yet.
        case unknownOutcome
        /// Only "not addressed", with its share, can be shown to be false.
        case notNotAddressed(ExaminedOutcome.Verdict)
        /// This trustee has challenged it before.
        case challengedBefore
        /// The log has no key of this trustee to which shares could be released.
        case noKey
    }

    /// The challenge of an outcome, ready to be signed (Specification.md §8); changes nothing.
    package func challenge(
        _ outcome: FactName, at now: UInt64
    ) throws(ChallengeRefused) -> ChallengeNote {
        guard let standing = outcomes[outcome], let verdict = standing.verdict,
            standing.index < cosigned?.size ?? 0
        else { throw .unknownOutcome }
        guard verdict == .notAddressed else { throw .notNotAddressed(verdict) }
        let name = FactName.challenge(
            of: standing.note.messageID, against: standing.note.keyholder, by: trustee)
        guard !facts.contains(name) else { throw .challengedBefore }
        let set = log.history?.current(on: max(AlmatyDay(unixSeconds: now), log.lastDay))
        guard let key = set?.sealingKey(of: .trustee(trustee)) else { throw .noKey }
        return ChallengeNote(
            portal: approved.portal, messageID: standing.note.messageID,
            keyholder: standing.note.keyholder, trustee: trustee, sealingKeyDigest: key.digest,
            time: now)
    }

    /// Whether this trustee's challenge of an outcome stands below the cosigned size.
    package func isChallenged(_ outcome: FactName) -> Bool {
        guard let standing = outcomes[outcome] else { return false }
        let (message, keyholder) = (standing.note.messageID, standing.note.keyholder)
        guard facts.contains(.challenge(of: message, against: keyholder, by: trustee)) else {
            return false
        }
        // One that is settled is none of these, and lies below.
        let size = cosigned?.size ?? 0
        return !ownChallenges.values.contains {
            $0.challenge.messageID == message && $0.challenge.keyholder == keyholder
                && $0.index >= size
        }
    }

    /// Decides on another trustee's challenge: as on a statement, and never without a person (Specification.md §8).
    func decide(
        on asked: OpenChallenge, _ hash: StatementHash, _ pending: PendingStatement
    ) -> StatementDecision {
        guard let size = cosigned?.size, asked.index < size else { return .wait(.notCosigned) }
        do throws(CheckFailed) {
            let challenger = try challenger(of: asked)
            let header = try header(of: pending, messageID: asked.challenge.messageID)
            let set = try directorySet(of: header, asked.challenge.messageID, size)
            // An identity has grounds of its own, and no outcome: a challenge is no way around them.
            guard header.context.kind == .report else { throw .refused(.ground) }
            try isSeenUseless(asked.challenge)
            guard let isApproved = grounds[hash] else { throw .waiting(.ground(hash)) }
            guard isApproved else { throw .refused(.ground) }
            return .open(try order(asked, hash, challenger, header, set))
        } catch {
            switch error {
            case .waiting(let waiting): return .wait(waiting)
            case .refused(let reason):
                return .refuse(
                    StatementRefusal(
                        statement: hash, message: asked.challenge.messageID, index: asked.index,
                        reason: reason))
            }
        }
    }

    /// What this trustee itself was told: shares are released only where the keyholder said "not addressed".
    private func isSeenUseless(_ challenge: ChallengeNote) throws(CheckFailed) {
        let name = FactName.outcome(of: challenge.messageID, by: challenge.keyholder)
        // Whatever lies below the cosigned size was looked at before it was cosigned.
        switch outcomes[name]?.verdict {
        case .notAddressed?, .noPart?: break
        default: throw .refused(.ground)
        }
    }

    /// Who challenges, by the directory this trustee approved.
    private func challenger(of asked: OpenChallenge) throws(CheckFailed) -> Identifier {
        guard asked.challenge.portal == approved.portal,
            let challenger = approved.trustee(asked.challenge.trustee),
            asked.note.signatures.count == 1, asked.note.isSigned(by: challenger.noteKey)
        else { throw isBehind ? .waiting(.directory) : .refused(.notCurrent) }
        return challenger.id
    }

    private func order(
        _ asked: OpenChallenge, _ hash: StatementHash, _ challenger: Identifier,
        _ header: MessageHeader, _ set: DirectorySet
    ) throws(CheckFailed) -> OpeningOrder {
        guard let index = set.directory.index(ofTrustee: trustee),
            let ownKey = set.sealingKey(ofTrusteeAt: index)
        else { throw .refused(.malformed) }
        let challengerKey = log.history?.acceptable(on: asked.day).lazy
            .compactMap { $0.sealingKey(of: .trustee(challenger)) }
            .first { $0.digest == asked.challenge.sealingKeyDigest }
        guard let challengerKey else { throw .refused(.notCurrent) }
        return OpeningOrder(
            statement: hash, message: asked.challenge.messageID, index: asked.index,
            asker: challenger, header: header, trusteeIndex: index, ownKeyDigest: ownKey.digest,
            askerKey: challengerKey)
    }

    // MARK: An own challenge

    /// What the shares that came show, or nil while others may still come (Specification.md §8.4).
    ///
    /// - Parameters:
    ///   - examined: what this trustee found in the outcome, from its ledger.
    ///   - keys: all sealing keys that are here.
    package func finding(
        on own: OwnChallenge, from answers: ChallengeAnswers, examined: ExaminedOutcome,
        keys: [TrusteeSealingKey]
    ) -> ChallengeFinding? {
        let challenge = own.challenge
        guard let header = try? MessageHeader(parsing: answers.header),
            MessageID(header: header, bodyDigest: answers.bodyDigest) == challenge.messageID,
            header.context.kind == .report,
            let directory = log.history?.set(
                header.context.directoryHash, asOf: log.lastDay)?.set.directory
        else { return nil }
        var shares = TrusteeShares(for: header)
        if let place = directory.index(ofTrustee: trustee) {
            for key in keys {
                guard let secret = try? key.key.openTrusteeSlot(place, of: header) else { continue }
                _ = try? shares.add(secret, from: place)
                break
            }
        }
        var missing = Set(directory.trustees.map(\.id)).subtracting([trustee])
            .intersection(log.chain?.current.trustees.map(\.id) ?? [])
            .subtracting(own.answered)
        for (id, digest) in own.releases {
            // The log says which bytes were released: whoever withholds them makes the challenger wait, not err.
            guard let release = answers.release(digest) else {
                missing.insert(id)
                continue
            }
            guard let place = directory.index(ofTrustee: id),
                let key = keys.first(where: { $0.digest == challenge.sealingKeyDigest }),
                let secret = try? key.key.open(
                    release, from: place, statementHash: challenge.hash.digest)
            else { continue }
            _ = try? shares.add(secret, from: place)
        }
        guard shares.isComplete else { return missing.isEmpty ? .unprovable : nil }
        guard let secret = revealedSecret(by: challenge, in: examined, keys: keys),
            let place = directory.index(ofKeyholder: challenge.keyholder)
        else { return .unprovable }
        return switch try? shares.finding(of: secret, ofHolder: place, in: header) {
        case .addressed?: .addressed
        case .notAddressed?: .notAddressed
        case .inconsistentShares?, nil: .unprovable
        }
    }

    /// The share that the keyholder called useless, from this trustee's part of the outcome.
    private func revealedSecret(
        by challenge: ChallengeNote, in examined: ExaminedOutcome, keys: [TrusteeSealingKey]
    ) -> SlotSecret? {
        let subject = OutcomeSubject(challenge.messageID, keyholder: challenge.keyholder.text)
        guard let part = try? SealedOutcomePart(examined.part) else { return nil }
        for key in keys {
            guard
                let stated = try? key.key.open(
                    part, asTrustee: Int(examined.place), about: subject)
            else { continue }
            return stated.secret()
        }
        return nil
    }
}

extension ChallengeAnswers {
    /// The release with this SHA-256.
    fileprivate func release(_ digest: Digest) -> Release? {
        answers.first { Digest(hashing: $0.release) == digest }.flatMap { try? Release($0.release) }
    }
}
