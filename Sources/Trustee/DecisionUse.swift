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

    /// What of the others is listed, the gravest last: those about other messages whose number has the digits of this one, before those
    /// about other messages that only name the same day, before those about this message; and of each the newest, in log order.
    ///
    /// So many statements of one day push nothing off the list.
    package var listed: [AccessStatement] {
        let about = others.filter { $0.messageID != statement.messageID }
        let digits = DecisionUse.digits(of: statement)
        let groups = [
            about.filter { DecisionUse.digits(of: $0) == digits },
            about.filter { DecisionUse.digits(of: $0) != digits },
            others.filter { $0.messageID == statement.messageID },
        ]
        return groups.reduce(into: []) { listed, group in
            listed = group.suffix(DecisionUse.mostListed - listed.count) + listed
        }
    }

    /// Whether somebody who typed this has the message before their eyes: its first eight digits.
    package func isNamed(by typed: String) -> Bool {
        typed.lowercased() == statement.messageID.hex.prefix(DecisionUse.digitCount)
    }

    /// The digits of a decision's number, whatever script they are of, and nothing of its letters: who asks chooses how it is spelt, and
    /// a letter has many that look alike. None where there is no decision.
    static func digits(of statement: AccessStatement) -> [Int] {
        guard case .decision(let number, _) = statement.ground else { return [] }
        return number.text.unicodeScalars.compactMap {
            $0.properties.numericType == .decimal
                ? $0.properties.numericValue.map { Int($0) } : nil
        }
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
            case .decision(_, let day) = statement.ground,
            let acceptance = facts.acceptance(of: statement.messageID)
        else { return nil }
        let digits = DecisionUse.digits(of: statement)
        var others: [AccessStatement] = []
        for case .entries(let entries) in records {
            for entry in entries {
                guard let note = try? SignedNote(parsing: entry.detail),
                    let other = try? AccessStatement(parsing: note.text), other.hash != hash,
                    case .decision(_, let otherDay) = other.ground,
                    otherDay == day
                        || !digits.isEmpty && DecisionUse.digits(of: other) == digits
                else { continue }
                others.append(other)
            }
        }
        return DecisionUse(statement: statement, tick: acceptance.tick, others: others)
    }
}
