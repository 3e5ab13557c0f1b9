import Details
import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

extension TrusteeRunner {
    /// Looks at the outcomes that the entries name, before their checkpoint is cosigned (Specification.md §7).
    func examineOutcomes(_ round: inout TrusteeRound) async throws {
        while let first = state.nextOutcome {
            let bytes = try await caller.post(
                .trusteeOutcomes, OutcomesRequest(first: first).bytes)
            for headed in try TrusteeOutcomesAnswer(parsing: bytes).outcomes {
                guard case .examined(let examined) = state.examine(headed, with: keys.sealingKeys)
                else { continue }
                if examined.verdict.isFault, let keyholder = state.keyholder(of: headed.index) {
                    round.acts.append(.foundFaultyOutcome(index: headed.index, of: keyholder))
                }
                keep(.outcome(examined))
            }
            guard state.nextOutcome != first else {
                round.conditions.append(.outcomeWithheld(index: first))
                return
            }
        }
    }

    /// Likewise the statements.
    func examineDuties(_ round: inout TrusteeRound) async throws {
        while let first = state.nextDuty {
            let bytes = try await caller.post(.trusteeDuties, DutiesRequest(first: first).bytes)
            for duty in try DutiesAnswer(parsing: bytes).duties {
                guard let note = state.unexaminedDuties[duty.index],
                    case .examined(let examined) = state.examine(duty, with: keys.sealingKeys)
                else { continue }
                if examined.verdict.isFault {
                    round.acts.append(.foundFaultyDuty(index: duty.index, of: note.keyholder))
                }
                keep(.duty(examined))
            }
            guard state.nextDuty != first else {
                round.conditions.append(.dutyWithheld(index: first))
                return
            }
        }
    }

    /// A challenge that was posted.
    struct PostedChallenge: Sendable {
        let note: SignedNote
        let time: UInt64
        /// What the gateway said to it last, if it did not take it.
        let refusal: PortalError?
    }

    /// Posts a challenge that a person signed, and again until the log that was cosigned has it (Specification.md §8.1).
    ///
    /// What fails with one keeps no other from being posted: whom the gateway shields it shields alone.
    ///
    /// - Returns: false when it is logged, or dropped.
    func pursue(_ request: ChallengeRequest, _ round: inout TrusteeRound) async -> Bool {
        guard !state.isChallenged(request.outcome) else {
            postedChallenges[request] = nil
            round.acts.append(.challenged(request.message, request.keyholder))
            return false
        }
        do throws(TrusteeState.ChallengeRefused) {
            let challenge = try state.challenge(request.outcome, at: clock())
            await post(challenge, request, &round)
        } catch .challengedBefore {
            // Followed, and not cosigned yet.
        } catch .notNotAddressed(let verdict) {
            // What was cosigned says so, and goes on saying so.
            round.acts.append(
                .droppedChallenge(
                    request.message, request.keyholder, .notNotAddressed(verdict)))
            return false
        } catch {
            round.conditions.append(
                .challengeRefused(request.message, request.keyholder, error))
        }
        return true
    }

    /// Posts the note that was posted before, once the gateway had its time, or a new one.
    ///
    /// The same bytes, since the log takes one challenge of an outcome from each trustee, and refuses another one.
    private func post(
        _ challenge: ChallengeNote, _ request: ChallengeRequest, _ round: inout TrusteeRound
    ) async {
        let posted = postedChallenges[request]
        if let posted, clock() < posted.time + TrusteeRunner.patience {
            // What was refused stays so until it is tried again.
            if let refusal = posted.refusal { round.note(.gateway(refusal)) }
            return
        }
        let note = posted?.note ?? sign(challenge)
        var refusal: PortalError?
        do throws(PortalError) {
            _ = try await caller.post(.trusteeChallenge, note.bytes)
        } catch {
            refusal = error
        }
        if let refusal {
            round.note(.gateway(refusal))
        } else if posted == nil {
            round.acts.append(.postedChallenge(request.message, request.keyholder))
        }
        switch refusal {
        case nil, .problem(.noteRefused, _)?:
            // A refused one may stand in the log under another time: that is seen when it is followed.
            postedChallenges[request] = PostedChallenge(
                note: note, time: clock(), refusal: refusal)
        default: postedChallenges[request] = nil
        }
    }

    /// Finds out what the answers to own challenges show, and says it on the record (Specification.md §8.4).
    func settleChallenges(_ round: inout TrusteeRound) async throws(LedgerFailed) {
        for (hash, own) in state.challengesToSettle {
            try await step(&round) { try await settle(own, hash, &$0) }
        }
    }

    private func settle(
        _ own: TrusteeState.OwnChallenge, _ hash: StatementHash, _ round: inout TrusteeRound
    ) async throws {
        let now = clock()
        if let posted = postedResults[hash], now < posted.time + TrusteeRunner.patience { return }
        guard let finding = try await finding(on: own, hash) else { return }
        let result = ChallengeResultNote(
            portal: caller.portal, challenge: hash, messageID: own.challenge.messageID,
            keyholder: own.challenge.keyholder, trustee: state.trustee, finding: finding,
            time: now)
        let isNew = postedResults[hash] == nil
        postedResults[hash] = (finding, now)
        _ = try await caller.post(.challengeResult, sign(result).bytes)
        guard isNew else { return }
        round.acts.append(.settled(own.challenge.messageID, own.challenge.keyholder, finding))
    }

    private func finding(
        on own: TrusteeState.OwnChallenge, _ hash: StatementHash
    ) async throws -> ChallengeFinding? {
        if let posted = postedResults[hash] { return posted.finding }
        guard let examined = try examined(own.challenge) else { return nil }
        let answers = try ChallengeAnswers(
            parsing: try await caller.post(.challengeAnswers, hash.bytes))
        return state.finding(
            on: own, from: answers, examined: examined, keys: keys.sealingKeys)
    }

    /// What this trustee found in the outcome, from the ledger: the part of it is not kept in memory.
    private func examined(_ challenge: ChallengeNote) throws -> ExaminedOutcome? {
        let name = FactName.outcome(of: challenge.messageID, by: challenge.keyholder)
        guard let index = state.outcome(name)?.index else { return nil }
        for case .outcome(let examined) in try LedgerFile.records(path: ledgerPath)
        where examined.index == index {
            return examined
        }
        return nil
    }

    /// Seconds to wait for a posted challenge or result to be logged.
    private static let patience: UInt64 = 60
}
