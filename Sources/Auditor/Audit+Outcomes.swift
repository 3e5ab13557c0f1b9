import Details
import Directory
import Encoding
import Exchange
import SealedMessage

extension Audit {
    /// Specification.md §2.9: outcomes and challenges, as far as the log and the ledgers tell.
    mutating func checkOutcomes() {
        for ledger in ledgers {
            for index in ledger.faultyOutcomes {
                add(
                    AuditFinding(.outcomeMalformed, entry: index, subject: ledger.trustee.text))
            }
        }
        for challenge in reading.challenges.values.sorted(by: { $0.index < $1.index }) {
            let note = challenge.challenge
            switch challenge.finding {
            case .addressed?:
                let outcome = reading.outcomes[
                    .outcome(of: note.messageID, by: note.keyholder)]
                add(
                    AuditFinding(
                        .outcomeFalse, entry: outcome?.index, subject: note.keyholder.text))
            case .notAddressed?, .unprovable?: break
            case nil:
                if isOver(note.time, Audit.challengePatience) {
                    add(
                        AuditFinding(
                            .challengeOpen, entry: challenge.index, subject: note.trustee.text))
                }
            }
        }
        guard let cases = evidence.cases else { return }
        for outcome in reading.outcomes.values.sorted(by: { $0.index < $1.index }) {
            switch cases.outcomes[outcome.index] {
            case .takenUp?, .closed?, .notForUs?: break
            case .unreadable?:
                add(
                    AuditFinding(
                        .outcomeMalformed, entry: outcome.index,
                        subject: outcome.note.keyholder.text))
            case nil: add(AuditFinding(.outcomeMissing, entry: outcome.index))
            }
        }
        checkClocks(cases)
    }

    /// Specification.md §2.10: who owes an outcome, and since when.
    private mutating func checkClocks(_ cases: AuditCases) {
        guard let history = reading.state.history, let current = chain?.current else { return }
        var clocks: [Identifier: KeyholderClocks] = [:]
        for message in cases.messages where message.kind == .report {
            guard reading.isAccepted(message.messageID, at: message.index) else { continue }
            let day = AlmatyDay(unixSeconds: message.tick)
            messageCounts[day.quarter, default: 0] += 1
            let sets = history.acceptable(on: day)
            for keyholder in current.keyholders {
                // One who had no place in what may have been sealed then has nothing to say of it.
                let isConcerned = sets.allSatisfy { set in
                    set.directory.keyholder(keyholder.id).map {
                        $0.person == keyholder.person && $0.mayAct(on: day)
                    } ?? false
                }
                guard isConcerned else { continue }
                var clock = clocks[keyholder.id] ?? KeyholderClocks(keyholder: keyholder.id)
                let name = FactName.outcome(of: message.messageID, by: keyholder.id)
                if let outcome = reading.outcomes[name] {
                    if cases.outcomes[outcome.index] == .takenUp {
                        clock.takenUp += 1
                    } else {
                        clock.closed += 1
                    }
                } else {
                    clock.open += 1
                    if keyholder.mayAct(on: reading.state.lastDay),
                        isOver(message.tick, Audit.outcomePatience)
                    {
                        add(
                            AuditFinding(
                                .outcomeOverdue, entry: message.index, subject: keyholder.id.text))
                    }
                }
                clocks[keyholder.id] = clock
            }
        }
        self.clocks = current.keyholders.compactMap { clocks[$0.id] }
    }

    /// Whether so many seconds of log time have passed since a time.
    private func isOver(_ time: UInt64, _ patience: UInt64) -> Bool {
        let (due, overflow) = time.addingReportingOverflow(patience)
        return !overflow && due < reading.logTime
    }

    /// Seconds of log time within which each keyholder states an outcome: 7 days.
    private static let outcomePatience: UInt64 = 7 * 86_400
    /// Seconds of log time within which a challenge has a result.
    private static let challengePatience: UInt64 = 7 * 86_400
}
