import Details
import Directory
import Encoding
import Exchange
import SealedMessage

extension Audit {
    /// Specification.md §2.9: outcomes and challenges, as far as the log and the ledgers tell.
    mutating func checkOutcomes() {
        for ledger in ledgers {
            for index in ledger.faulty where !reading.duties.contains(where: { $0.index == index })
            {
                add(
                    AuditFinding(.outcomeMalformed, entry: index, subject: ledger.trustee.text))
            }
        }
        for challenge in reading.challenges.values.sorted(by: { $0.index < $1.index }) {
            check(challenge)
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

    /// What a challenge came to: the word of one trustee, as good as what it rests on.
    private mutating func check(_ challenge: LogReading.LoggedChallenge) {
        let note = challenge.challenge
        switch challenge.finding {
        case .addressed?, .notAddressed?:
            // Shares of so many others are needed, and each of them released for no other outcome than "not addressed".
            let releasing = Set(
                challenge.answers.filter { $0.releaseDigest != nil }.map(\.trustee)
            ).subtracting([note.trustee])
            guard releasing.count + 1 >= threshold(of: note.messageID) else {
                add(
                    AuditFinding(
                        .challengeUnfounded, entry: challenge.index, subject: note.trustee.text))
                return
            }
            guard challenge.finding == .addressed else { return }
            let outcome = reading.outcomes[.outcome(of: note.messageID, by: note.keyholder)]
            add(
                AuditFinding(
                    .outcomeFalse, entry: outcome?.index, subject: note.keyholder.text,
                    reason: note.trustee.text))
        case .unprovable?:
            add(
                AuditFinding(
                    .challengeUnprovable, entry: challenge.index, subject: note.keyholder.text))
        case nil:
            if reading.logTime > Audit.end(of: Audit.challengePatience, from: note.time) {
                add(
                    AuditFinding(
                        .challengeOpen, entry: challenge.index, subject: note.trustee.text))
            }
        }
    }

    /// How many trustees' shares open a message, at least: its header, which would say, is not among an auditor's evidence.
    private func threshold(of message: MessageID) -> Int {
        guard let tick = reading.acceptanceTick(of: message), let history = reading.state.history
        else { return .max }
        return history.acceptable(on: AlmatyDay(unixSeconds: tick))
            .map(\.directory.threshold).min() ?? .max
    }

    /// Specification.md §2.10: who owes an outcome, since when, and whether it came in time.
    private mutating func checkClocks(_ cases: AuditCases) {
        guard let history = reading.state.history else { return }
        // What was accepted after the log was read is none of this audit's.
        let listed = cases.messages.filter { $0.index < reading.size }
        let accepted = listed.filter { reading.isAccepted($0.messageID, at: $0.index) }
        if accepted.count != listed.count || accepted.count != reading.acceptanceCount {
            add(
                AuditFinding(
                    .messagesMissing, reason: "\(accepted.count) of \(reading.acceptanceCount)"))
        }
        let handovers = Set(reading.handovers.map(\.note.handoverID))
        var clocks: [Identifier: KeyholderClocks] = [:]
        // A handover concerns its successor alone, and is a duty of its own.
        for message in accepted
        where message.kind == .report && !handovers.contains(message.messageID) {
            let day = AlmatyDay(unixSeconds: message.tick)
            messageCounts[day.quarter, default: 0] += 1
            for keyholder in history.concerned(on: day) {
                var clock = clocks[keyholder.id] ?? KeyholderClocks(keyholder: keyholder.id)
                let name = FactName.outcome(of: message.messageID, by: keyholder.id)
                let outcome = reading.outcomes[name]
                switch outcome.map({ cases.outcomes[$0.index] == .takenUp }) {
                case true?: clock.takenUp += 1
                case false?: clock.closed += 1
                case nil: clock.open += 1
                }
                clocks[keyholder.id] = clock
                let due = Audit.end(of: Audit.outcomePatience, from: message.tick)
                guard (outcome?.note.time ?? reading.logTime) > due,
                    history.mayAct(keyholder, on: AlmatyDay(unixSeconds: due))
                else { continue }
                add(
                    AuditFinding(
                        .outcomeOverdue, entry: message.index, subject: keyholder.id.text,
                        reason: outcome == nil ? "open" : "late"))
            }
        }
        let inOffice = chain?.current.keyholders.map(\.id) ?? []
        let former = Set(clocks.keys).subtracting(inOffice).sorted { $0.text < $1.text }
        self.clocks = (inOffice + former).compactMap { clocks[$0] }
    }

    /// The last moment of a time limit, UTC seconds.
    private static func end(of patience: UInt64, from time: UInt64) -> UInt64 {
        let (end, overflow) = time.addingReportingOverflow(patience)
        return overflow ? .max : end
    }

    /// Seconds of log time within which each keyholder states an outcome: 7 days.
    private static let outcomePatience: UInt64 = 7 * 86_400
    /// Seconds of log time within which a challenge has a result.
    private static let challengePatience: UInt64 = 7 * 86_400
}

extension SetHistory {
    /// Who may have been addressed, and so owes an outcome: listed as the same person and in office in every set that may
    /// have been sealed to that day, and with a key in the one in force.
    fileprivate func concerned(on day: AlmatyDay) -> [Keyholder] {
        let sets = acceptable(on: day)
        let current = current(on: day)
        return current.directory.keyholders.filter { keyholder in
            current.sealingKey(of: .keyholder(keyholder.id)) != nil
                && sets.allSatisfy { set in
                    set.directory.keyholder(keyholder.id).map {
                        $0.person == keyholder.person && $0.mayAct(on: day)
                    } ?? false
                }
        }
    }

    /// Whether somebody is still in office on a day: whoever is not can state nothing any more.
    fileprivate func mayAct(_ keyholder: Keyholder, on day: AlmatyDay) -> Bool {
        current(on: day).directory.keyholder(keyholder.id)?.mayAct(on: day) ?? false
    }
}
