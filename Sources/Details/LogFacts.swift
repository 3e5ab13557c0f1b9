package import Directory
package import Encoding
package import SealedMessage

/// Where a message was accepted.
package struct Acceptance: Sendable, Hashable {
    /// The entry in the log.
    package let index: UInt64
    /// UTC seconds.
    package let tick: UInt64

    package init(index: UInt64, tick: UInt64) {
        self.index = index
        self.tick = tick
    }
}

/// Where an access statement stands.
package struct LoggedStatement: Sendable, Hashable {
    package let statement: AccessStatement
    /// The entry in the log.
    package let index: UInt64

    package init(statement: AccessStatement, index: UInt64) {
        self.statement = statement
        self.index = index
    }
}

/// What the log says already, as far as it grows without bound (Specification.md §4.3).
///
/// Trustee and auditor answer from memory, the gateway from its database.
package protocol LogFacts {
    /// The entry that accepted the message.
    func acceptance(of message: MessageID) -> Acceptance?
    /// The statement with this hash.
    func statement(_ hash: StatementHash) -> LoggedStatement?
    /// Whether the trustee's release or refusal of the statement stands in the log.
    func isAnswered(_ statement: StatementHash, by trustee: Identifier) -> Bool
    /// Whether a statement with this nonce stands in the log.
    func isUsed(statementNonce: Digest) -> Bool
}

/// Facts in memory, learned from the log's details one after the other.
package struct KnownFacts: LogFacts, Sendable {
    private struct Answer: Hashable {
        let statement: StatementHash
        let trustee: Identifier
    }

    private var acceptances: [MessageID: Acceptance] = [:]
    private var statements: [StatementHash: LoggedStatement] = [:]
    private var answers: Set<Answer> = []
    private var nonces: Set<Digest> = []
    /// Every tick once, in order.
    private var ticks: [UInt64] = []

    package init() {}

    /// Learns from a detail that was checked against these facts.
    package mutating func record(_ detail: CheckedDetail) {
        record(unverified: detail.claim)
    }

    /// Learns from a detail whose signature is still to be verified; void if it turns out wrong.
    package mutating func record(unverified claim: ClaimedDetail) {
        switch claim.detail {
        case .accepted(let note):
            record(Acceptance(index: claim.index, tick: note.tick), of: note.messageID)
            record(tick: note.tick)
        case .access(let statement):
            record(LoggedStatement(statement: statement, index: claim.index))
        case .release(let note): recordAnswer(to: note.statement, by: note.trustee)
        case .refusal(let note): recordAnswer(to: note.statement, by: note.trustee)
        case .dummy(let note): record(tick: note.tick)
        case .directory, .key: break
        }
    }

    private mutating func record(tick: UInt64) {
        if tick > ticks.last ?? 0 { ticks.append(tick) }
    }

    /// Enters a fact known from elsewhere: a database, or a checked detail kept on disk.
    package mutating func record(_ acceptance: Acceptance, of message: MessageID) {
        acceptances[message] = acceptance
    }

    /// Enters a statement, and with it its nonce.
    package mutating func record(_ statement: LoggedStatement) {
        statements[statement.statement.hash] = statement
        nonces.insert(statement.statement.nonce)
    }

    /// Enters that a trustee answered a statement.
    package mutating func recordAnswer(to statement: StatementHash, by trustee: Identifier) {
        answers.insert(Answer(statement: statement, trustee: trustee))
    }

    /// The tick before a tick, UTC seconds; nil when it was the first.
    package func tick(before tick: UInt64) -> UInt64? {
        // The first that is not before, by halves: there may be a hundred thousand.
        var range = ticks.startIndex..<ticks.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if ticks[middle] < tick {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound == 0 ? nil : ticks[range.lowerBound - 1]
    }

    package func acceptance(of message: MessageID) -> Acceptance? { acceptances[message] }

    package func statement(_ hash: StatementHash) -> LoggedStatement? { statements[hash] }

    package func isAnswered(_ statement: StatementHash, by trustee: Identifier) -> Bool {
        answers.contains(Answer(statement: statement, trustee: trustee))
    }

    package func isUsed(statementNonce: Digest) -> Bool { nonces.contains(statementNonce) }
}
