package import Details
import Directory
import Exchange
import SealedMessage
import SignedNote

/// What a person is shown of a statement that rests on a decision, before they sign (Specification.md §6).
package struct DecisionUse: Sendable {
    package let statement: AccessStatement
    /// When the message became visible, UTC seconds.
    package let tick: UInt64
    /// The log's other statements that name a decision of this number, in log order, whatever became of them.
    package let others: [AccessStatement]

    package init(statement: AccessStatement, tick: UInt64, others: [AccessStatement]) {
        self.statement = statement
        self.tick = tick
        self.others = others
    }

    /// Whether one of these is about another message.
    package var isOfAnotherMessage: Bool {
        others.contains { $0.messageID != statement.messageID }
    }

    /// Whether somebody who typed this has the message before their eyes: its first eight digits.
    package func isNamed(by typed: String) -> Bool {
        typed.lowercased() == statement.messageID.hex.prefix(DecisionUse.digitCount)
    }

    private static let digitCount = 8
}

extension TrusteeState {
    /// What a person is to know of a statement that waits for them; nil when it does not wait.
    ///
    /// - Parameter records: the ledger, which has every entry that was cosigned.
    package func decisionUse(
        of hash: StatementHash, in records: [LedgerRecord]
    ) -> DecisionUse? {
        guard let (_, statement) = statementsOnDecisions.first(where: { $0.0 == hash }),
            case .decision(let number, _) = statement.ground,
            let acceptance = facts.acceptance(of: statement.messageID)
        else { return nil }
        let name = TrusteeState.plain(number)
        var others: [AccessStatement] = []
        for case .entries(let entries) in records {
            for entry in entries {
                guard let note = try? SignedNote(parsing: entry.detail),
                    let other = try? AccessStatement(parsing: note.text), other.hash != hash,
                    case .decision(let number, _) = other.ground, TrusteeState.plain(number) == name
                else { continue }
                others.append(other)
            }
        }
        return DecisionUse(statement: statement, tick: acceptance.tick, others: others)
    }

    /// A number as people compare it: letters and digits alone, whatever the date beside it.
    private static func plain(_ number: DecisionNumber) -> String {
        number.text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
