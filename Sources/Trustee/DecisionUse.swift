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
    /// The log's other statements that name a decision of this day, or of a number with these digits, in log order, whatever became of them.
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

    /// What of the others is listed: those about other messages before those about this one, and the newest of them, in log order.
    package var listed: [AccessStatement] {
        let about = others.filter { $0.messageID != statement.messageID }
        let same = others.filter { $0.messageID == statement.messageID }
        let most = DecisionUse.mostListed
        return same.suffix(max(0, most - about.count)) + about.suffix(most)
    }

    /// Whether somebody who typed this has the message before their eyes: its first eight digits.
    package func isNamed(by typed: String) -> Bool {
        typed.lowercased() == statement.messageID.hex.prefix(DecisionUse.digitCount)
    }

    private static let digitCount = 8
    /// More would take what matters off the screen.
    private static let mostListed = 10
}

extension TrusteeState {
    /// What a person is to know of a statement that waits for them; nil when it does not wait.
    ///
    /// - Parameter records: the ledger, which has every entry that was cosigned.
    package func decisionUse(
        of hash: StatementHash, in records: [LedgerRecord]
    ) -> DecisionUse? {
        guard let (_, statement) = statementsOnDecisions.first(where: { $0.0 == hash }),
            case .decision(let number, let day) = statement.ground,
            let acceptance = facts.acceptance(of: statement.messageID)
        else { return nil }
        let digits = TrusteeState.digits(of: number)
        var others: [AccessStatement] = []
        for case .entries(let entries) in records {
            for entry in entries {
                guard let note = try? SignedNote(parsing: entry.detail),
                    let other = try? AccessStatement(parsing: note.text), other.hash != hash,
                    case .decision(let otherNumber, let otherDay) = other.ground,
                    otherDay == day
                        || !digits.isEmpty && TrusteeState.digits(of: otherNumber) == digits
                else { continue }
                others.append(other)
            }
        }
        return DecisionUse(statement: statement, tick: acceptance.tick, others: others)
    }

    /// The digits of a number, whatever script they are of, and nothing of its letters: who asks chooses how it is spelt, and a letter has
    /// many that look alike.
    private static func digits(of number: DecisionNumber) -> [Int] {
        number.text.unicodeScalars.compactMap {
            $0.properties.numericType == .decimal
                ? $0.properties.numericValue.map { Int($0) } : nil
        }
    }
}
