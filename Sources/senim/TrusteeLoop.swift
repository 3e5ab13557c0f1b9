import Details
import Directory
import Encoding
import Glibc
import PortalClient
import SealedMessage
import Secrets
import ServiceLifecycle
import SignedNote
import Trustee
import Wording

/// Polls at an even pace, and says once what changed.
struct TrusteeLoop: Service {
    let runner: TrusteeRunner
    let folder: TrusteeFolderOptions
    let output: CommandOutput
    let every: Duration

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var said: [TrusteeCondition] = []
            var unread: [TrusteeFolderOptions.Unread] = []
            var isCosigning = false
            while !Task.isCancelled {
                let wishes = await wishes()
                for wish in wishes.unread where !unread.contains(wish) { output.warn(wish) }
                unread = wishes.unread
                let approvals = try await approvals(challenging: wishes.requests)
                let round = try await runner.round(approvals)
                // A poll that was cut short by the end says nothing of the gateway.
                if Task.isCancelled { return }
                for act in round.acts { say(act, &isCosigning) }
                for condition in round.conditions where !said.contains(condition) {
                    warn(condition)
                }
                if said.contains(where: \.isGateway), !round.conditions.contains(where: \.isGateway)
                {
                    output.say(.trusteeGatewayAnswers)
                }
                if !round.conditions.isEmpty { isCosigning = false }
                said = round.conditions
                try await keep(round, taken: approvals.directory)
                if !round.isBehind || !round.conditions.isEmpty {
                    do { try await Task.sleep(for: every) } catch { return }
                }
            }
        }
    }

    /// What a person signed since the last round, by `senim trustee approve`.
    private func approvals(
        challenging challenges: [ChallengeRequest]
    ) async throws -> TrusteeRunner.Approvals {
        let state = await runner.state
        guard let noteKey = state.approved.trustee(state.trustee)?.noteKey else {
            return TrusteeRunner.Approvals()
        }
        var grounds: [StatementHash: Bool] = [:]
        let waiting =
            state.statementsOnDecisions.map(\.0) + state.challengesOnDecision.map(\.0)
        for hash in waiting {
            guard let note = note(folder.ground(hash.hex)),
                let approval = GroundApproval(verifying: note, by: noteKey),
                approval.portal == state.approved.portal, approval.statement == hash
            else { continue }
            grounds[hash] = approval.isApproved
        }
        return TrusteeRunner.Approvals(
            grounds: grounds, directory: note(folder.approvedDirectory),
            challenges: challenges)
    }

    /// What people signed to have challenged.
    private func wishes() async -> TrusteeFolderOptions.Wishes {
        let state = await runner.state
        return folder.challenges(of: state)
    }

    /// Puts what waits where `approve` looks, and takes away what was taken.
    private func keep(_ round: TrusteeRound, taken: SignedNote?) async throws {
        let isWaiting = round.conditions.contains {
            if case .directoryWaits = $0 { true } else { false }
        }
        if isWaiting, let waiting = await runner.waitingDirectory,
            note(folder.waitingDirectory) != waiting
        {
            do throws(KeyFileDiskError) {
                try KeyFile.save(waiting.bytes, path: folder.waitingDirectory, existing: .replaced)
            } catch {
                throw error.failure(path: folder.waitingDirectory)
            }
        }
        for act in round.acts {
            switch act {
            case .approvedDirectory:
                // A person may have approved the next one meanwhile, or be at it; what was taken is ignored from now on.
                if let held = try? HeldFolder(path: folder.folder) {
                    if note(folder.approvedDirectory) == taken {
                        _ = unsafe unlink(folder.approvedDirectory)
                    }
                    _ = consume held
                }
                _ = unsafe unlink(folder.waitingDirectory)
            case .challenged(let message, let keyholder),
                .droppedChallenge(let message, let keyholder, _):
                _ = unsafe unlink(folder.challenge(message, keyholder))
            default: break
            }
        }
    }

    private func note(_ path: String) -> SignedNote? {
        guard let bytes = try? CommandFiles.read(path, limit: TrusteeLoop.noteLimit) else {
            return nil
        }
        return try? SignedNote(parsing: bytes)
    }

    private func say(_ act: TrusteeAct, _ isCosigning: inout Bool) {
        switch act {
        case .cosigned(let size):
            // Every tick would be too much: the first one after a start or a trouble.
            if !isCosigning { output.say(.trusteeCosigning(entries: size)) }
            isCosigning = true
        case .released(let statement, let keyholder):
            output.say(.trusteeReleased(statement: statement.hex, keyholder: keyholder.text))
        case .refused(let statement, let reason):
            output.say(.trusteeRefused(statement: statement.hex, reason: reason.rawValue))
        case .signedCurrency(let day):
            output.say(.trusteeCurrencySigned(day: CivilDate(almatyDay: day.number)))
        case .approvedDirectory(let version):
            output.say(.trusteeDirectoryAdopted(version: version))
        case .postedKey(let quarter): output.say(.trusteeKeyPosted(quarter: quarter.text))
        case .postedChallenge(let message, let keyholder):
            output.say(.challengePosted(keyholder: keyholder.text, message: message.hex))
        case .challenged(let message, let keyholder):
            output.say(.challengeLogged(keyholder: keyholder.text, message: message.hex))
        case .droppedChallenge(let message, let keyholder, let refusal):
            output.warn(
                .challengeDropped(keyholder: keyholder.text, message: message.hex),
                hint: refusal.failure.phrase)
        case .settled(_, let keyholder, .addressed):
            output.say(.challengeFoundFalse(keyholder: keyholder.text))
        case .settled(_, let keyholder, .notAddressed):
            output.say(.challengeFoundTrue(keyholder: keyholder.text))
        case .settled(_, let keyholder, .unprovable):
            output.say(.challengeFoundNothing(keyholder: keyholder.text))
        case .foundFaultyOutcome(let index, let keyholder):
            output.warn(
                .outcomeFaulty(keyholder: keyholder.text, entry: index), hint: .officerTellAuditor)
        case .foundFaultyDuty(let index, let keyholder):
            output.warn(
                .dutyFaulty(keyholder: keyholder.text, entry: index), hint: .officerTellAuditor)
        case .destroyedKey(let quarter):
            output.say(.trusteeKeyDestroyed(quarter: quarter.text))
        case .wasPutBack(let size): output.warn(.trusteeWasPutBack(entries: size))
        }
    }

    private func warn(_ condition: TrusteeCondition) {
        switch condition {
        case .alarm(.smallerTree):
            output.warn(.trusteeAlarmSmallerTree, hint: .trusteeAlarmHint)
        case .alarm(.otherTree): output.warn(.trusteeAlarmOtherTree, hint: .trusteeAlarmHint)
        case .gateway(let error):
            let failure = error.failure
            output.warn(failure.phrase, hint: failure.hint)
        case .malformedAnswer: output.warn(.trusteeMalformedAnswer)
        case .entryRefused(let index):
            output.warn(.trusteeEntryRefused(entry: index), hint: .trusteeEntryRefusedHint)
        case .targetNotSigned: output.warn(.trusteeTargetNotSigned)
        case .waitsForGround(let statement):
            output.warn(
                .trusteeWaitsForGround(statement: statement.hex), hint: .trusteeWaitsForGroundHint)
        case .waitsForChallenge(let challenge):
            output.warn(
                .challengeWaits(statement: challenge.hex), hint: .trusteeWaitsForGroundHint)
        case .outcomeWithheld(let index):
            output.warn(.outcomeWithheld(entry: index), hint: .officerTellAuditor)
        case .dutyWithheld(let index):
            output.warn(.dutyWithheld(entry: index), hint: .officerTellAuditor)
        case .challengeRefused(let message, let keyholder, let refusal):
            output.warn(
                .challengeNotYet(keyholder: keyholder.text, message: message.hex),
                hint: refusal.failure.phrase)
        case .challengeMissing(let message, let keyholder):
            output.warn(
                .challengeMissing(keyholder: keyholder.text, message: message.hex),
                hint: .challengeMissingHint)
        case .answerNotInLedger(let statement):
            output.warn(
                .trusteeAnswerNotInLedger(statement: statement.hex),
                hint: .trusteeAnswerNotInLedgerHint)
        case .sealingKeyMissing: output.warn(.trusteeSealingKeyMissing)
        case .keyNotRemoved(let quarter):
            output.warn(
                .trusteeKeyNotRemoved(quarter: quarter.text), hint: .diskFullHint)
        case .otherSealingKey(let quarter):
            output.warn(.trusteeOtherSealingKey(quarter: quarter.text))
        case .currencyRefused(let reason):
            output.warn(.trusteeCurrencyRefused(reason: reason.name))
        case .directoryWaits(let version):
            output.warn(
                .trusteeDirectoryWaits(version: version), hint: .trusteeDirectoryWaitsHint)
        }
    }

    private static let noteLimit = 128 * 1024
}

extension CommandOutput {
    /// A file whose name is that of a wish to challenge.
    func warn(_ wish: TrusteeFolderOptions.Unread) {
        switch wish {
        case .foreign(let name):
            warn(.challengeUnread(file: VisibleText.of(name)), hint: .challengeUnreadHint)
        case .unreadable(let name): warn(.fileCannotRead(path: VisibleText.of(name)))
        }
    }
}

extension TrusteeCondition {
    fileprivate var isGateway: Bool {
        if case .gateway = self { true } else { false }
    }
}

extension CurrencyRefused {
    /// The rule by its name, for people who look it up in Trustee/Specification.md §5.
    fileprivate var name: String {
        String(String(describing: self).prefix { $0 != "(" })
    }
}
