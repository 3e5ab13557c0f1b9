/// What keyholders stated about a case, replayed in the order of the log (Specification.md §6).
///
/// A desk and an auditor who have the same statements have the same history.
package struct CaseHistory: Sendable, Hashable {
    /// A statement as the log has it.
    package struct Entry: Sendable, Hashable {
        /// The log index of its note.
        package let index: UInt64
        package let keyholder: String
        /// When it was signed, UTC seconds.
        package let time: UInt64
        package let text: String

        package init(index: UInt64, keyholder: String, time: UInt64, text: String) {
            self.index = index
            self.keyholder = keyholder
            self.time = time
            self.text = text
        }
    }

    /// A statement that counts.
    package struct Accepted: Sendable, Hashable {
        package let entry: Entry
        package let statement: CaseStatement
    }

    /// A statement that counts as not made.
    package struct Refused: Sendable, Hashable {
        /// Why.
        package enum Reason: Sendable, Hashable {
            case malformed
            case illegal(IllegalTransition)
        }

        package let entry: Entry
        package let reason: Reason
    }

    /// The case as the statements left it.
    package let state: CaseState
    package let accepted: [Accepted]
    package let refused: [Refused]

    /// Applies every statement that the case allows when its turn comes; the others change nothing.
    ///
    /// - Parameters:
    ///   - receivedAt: the deemed receipt (P8), UTC seconds.
    ///   - entries: in any order; they are taken by their index.
    package init(receivedAt: UInt64, entries: [Entry]) {
        var state = CaseState(receivedAt: receivedAt)
        var accepted: [Accepted] = []
        var refused: [Refused] = []
        for entry in entries.sorted(by: { $0.index < $1.index }) {
            guard let statement = try? CaseStatement(parsing: entry.text) else {
                refused.append(Refused(entry: entry, reason: .malformed))
                continue
            }
            do throws(IllegalTransition) {
                try state.apply(statement, by: entry.keyholder, at: entry.time)
                accepted.append(Accepted(entry: entry, statement: statement))
            } catch {
                refused.append(Refused(entry: entry, reason: .illegal(error)))
            }
        }
        self.state = state
        self.accepted = accepted
        self.refused = refused
    }

    /// The log indices of the statements that a duty's judgement rests on, newest last.
    package func entries(of duty: DutyID) -> [UInt64] {
        accepted.filter { $0.statement.duties.contains(duty) }.map(\.entry.index)
    }
}

extension CaseStatement {
    /// The duties whose judgement the statement changes.
    package var duties: Set<DutyID> {
        switch self {
        case .done(let act): act.act.duties
        case .agreement(let agreement): [agreement.purpose == .application ? .d1 : .d9a]
        case .sitting: [.d7, .d8]
        case .appealNotice: [.d9, .d9a]
        case .breach, .proceedingsClosed, .pauseBegan, .pauseEnded: [.d11]
        case .received: [.d1, .d3, .d4, .d5]
        case .notOwed(let duty, _): [duty]
        case .triaged, .classified, .recused, .closed, .reopened, .escalated, .held: []
        }
    }
}

extension Act {
    /// The duties that the act fulfils, or from which they run.
    package var duties: Set<DutyID> {
        switch self {
        case .called1424: [.d2]
        case .applicationSent, .annexSent: [.d3]
        case .contacted, .rightsExplained: [.d4]
        case .measuresTaken, .referred: [.d5]
        case .decisionTaken, .decisionTold: [.d6]
        case .papersSent, .representativeInvited: [.d7]
        case .sittingHeld: [.d7, .d8, .d9]
        case .sittingDecided: [.d8, .d9]
        case .copySent: [.d8]
        case .accepted, .assistanceEnded: [.d10]
        case .penaltyImposed: [.d11]
        case .suspended, .suspensionEnded: [.d12]
        case .accusationFound, .accusationRebutted: [.d13]
        case .conflictNoticed, .conflictResolved: [.d16]
        case .moneyFound, .moneyReturned, .giftFound, .giftHandedOver: [.d17]
        case .retaliationReported, .bundleMade: []
        }
    }
}
