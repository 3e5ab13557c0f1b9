import Details
import Directory
import Exchange
import SealedMessage

extension Audit {
    /// Specification.md §2.13: what keyholders stated, and what of it does not count.
    mutating func checkDuties() {
        for ledger in ledgers {
            for index in ledger.faulty where reading.duties.contains(where: { $0.index == index }) {
                add(AuditFinding(.dutyMalformed, entry: index, subject: ledger.trustee.text))
            }
        }
        guard let evidence = evidence.cases else { return }
        let kinds = Dictionary(
            evidence.messages.map { ($0.messageID, $0.kind) },
            uniquingKeysWith: { first, _ in first })
        var cases: [MessageID: AuditedCase] = [:]
        let handovers = Set(reading.handovers.map(\.note.handoverID))
        for message in evidence.messages
        where message.kind == .report && !handovers.contains(message.messageID)
            && reading.isAccepted(message.messageID, at: message.index)
        {
            cases[message.messageID] = reading.acceptance(of: message.messageID).map {
                AuditedCase(message: message.messageID, index: $0.index, tick: $0.tick)
            }
        }
        for logged in reading.duties {
            let note = logged.note
            // A message that the gateway's list leaves out has no kind: that is named for itself.
            let isOtherKind = kinds[note.messageID].map { $0 != .report } ?? false
            let duty = isOtherKind ? .otherKind : evidence.duties[logged.index] ?? .withheld
            if let finding = duty.finding(entry: logged.index, keyholder: note.keyholder.text) {
                add(finding)
            }
            let fact = AuditedFact(
                index: logged.index, keyholder: note.keyholder, time: note.time, duty: duty)
            if note.isOfPortal {
                portalFacts.append(fact)
            } else {
                cases[note.messageID]?.facts.append(fact)
            }
        }
        for outcome in reading.outcomes.values where evidence.outcomes[outcome.index] == .takenUp {
            cases[outcome.note.messageID]?.isTakenUp = true
        }
        if let directory = chain?.current {
            for (message, facts) in cases.mapValues(\.facts) {
                cases[message]?.waits = reading.waits(
                    for: message, by: Set(facts.map(\.keyholder)), in: directory)
            }
        }
        self.cases = cases.values.sorted { $0.index < $1.index }
    }
}

extension AuditedDuty {
    /// What is wrong with a statement; nil when nothing is.
    fileprivate func finding(entry: UInt64, keyholder: String) -> AuditFinding? {
        switch self {
        case .stated, .notForUs: nil
        case .withheld: AuditFinding(.dutyMissing, entry: entry)
        case .otherCommitment:
            AuditFinding(.dutyMalformed, entry: entry, subject: keyholder, reason: "commitment")
        case .unreadable:
            AuditFinding(.dutyMalformed, entry: entry, subject: keyholder, reason: "unreadable")
        case .otherKind:
            // The kind is the gateway's word alone: it convicts nobody.
            AuditFinding(.dutyMissing, entry: entry, reason: "kind")
        }
    }
}
