import Details
import Directory
import Encoding
import SignedNote
import TransparencyLog

extension Audit {
    /// Specification.md §2.6: what the trustees' ledgers say of the log.
    mutating func checkLedgers(_ directory: Directory) {
        for trustee in directory.trustees
        where !ledgers.contains(where: { $0.trustee == trustee.id }) {
            add(AuditFinding(.ledgerMissing, subject: trustee.id.text))
        }
        for ledger in ledgers {
            for tree in ledger.cosigned {
                switch isOurs(size: tree.size, root: tree.root) {
                case true?: break
                case false?:
                    add(
                        AuditFinding(
                            .ledgerOtherTree, entry: tree.size, subject: ledger.trustee.text))
                case nil:
                    add(
                        AuditFinding(
                            .ledgerBeyondLog, entry: tree.size, subject: ledger.trustee.text))
                }
            }
            for code in ledger.alarms {
                add(AuditFinding(.trusteeAlarm, subject: ledger.trustee.text, reason: code))
            }
            compare(ledger)
        }
    }

    /// Specification.md §2.8: how often the service was short, of late.
    mutating func checkOverloads() {
        let (first, underflow) = reading.logTime.subtractingReportingOverflow(
            Audit.overloadMemory)
        for (index, note) in reading.overloads where underflow || note.tick >= first {
            add(AuditFinding(.overload, entry: index, subject: String(note.magnitude)))
        }
    }

    /// Specification.md §2.6: statements that nobody answered.
    mutating func checkOpenings() {
        for opening in inOrder where opening.answers.isEmpty {
            let (due, overflow) = opening.statement.time.addingReportingOverflow(
                Audit.answerPatience)
            if !overflow, due < reading.logTime {
                add(
                    AuditFinding(
                        .statementUnanswered, entry: opening.index,
                        subject: opening.statement.keyholder.text))
            }
        }
    }

    private var inOrder: [LogReading.Opening] {
        reading.openings.values.sorted { $0.index < $1.index }
    }

    /// What trustees answer, in the order of the log: access statements and challenges.
    private var answerable:
        [(hash: StatementHash, index: UInt64, answers: [LogReading.LoggedAnswer])]
    {
        let openings = reading.openings.map { ($0.key, $0.value.index, $0.value.answers) }
        let challenges = reading.challenges.map { ($0.key, $0.value.index, $0.value.answers) }
        return (openings + challenges).sorted { $0.1 < $1.1 }
    }

    /// One trustee's answers, in the log and in its ledger.
    private mutating func compare(_ ledger: TrusteeLedger) {
        let name = ledger.trustee.text
        var known: [Digest: TrusteeLedger.Answer] = [:]
        for answer in ledger.answers { known[answer.statement] = answer }
        for asked in answerable {
            guard let logged = asked.answers.first(where: { $0.trustee == ledger.trustee }) else {
                continue
            }
            guard let answer = known.removeValue(forKey: asked.hash.digest) else {
                // What was answered after the ledger was signed, be it in the same second, cannot stand in it.
                if logged.time < ledger.time {
                    add(AuditFinding(.answerNotInLedger, entry: logged.index, subject: name))
                }
                continue
            }
            if answer.releaseDigest != logged.releaseDigest {
                add(AuditFinding(.answerDiffers, entry: logged.index, subject: name))
            }
        }
        // What is left stands in the ledger alone.
        for answer in ledger.answers where known[answer.statement] != nil {
            let statement = StatementHash(answer.statement)
            let index =
                reading.openings[statement]?.index ?? reading.challenges[statement]?.index
            guard let index else {
                add(AuditFinding(.answerWithoutStatement, subject: name, reason: statement.hex))
                continue
            }
            let (due, overflow) = (Audit.time(of: answer) ?? 0)
                .addingReportingOverflow(Audit.loggingPatience)
            if !overflow, due <= ledger.time {
                add(AuditFinding(.answerNotInLog, entry: index, subject: name))
            }
        }
    }

    private static func time(of answer: TrusteeLedger.Answer) -> UInt64? {
        (try? ReleaseNote(parsing: answer.note.text))?.time
            ?? (try? RefusalNote(parsing: answer.note.text))?.time
    }

    /// Seconds of log time within which a statement is to be answered.
    private static let answerPatience: UInt64 = 86_400
    /// Seconds of log time for which an overload is reported, and not only counted.
    private static let overloadMemory: UInt64 = 7 * 86_400
    /// Seconds for an answer to reach the log.
    private static let loggingPatience: UInt64 = 600
}
