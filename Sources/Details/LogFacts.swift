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
    /// Whether an access statement of this keyholder about the message stands in the log.
    func hasAsked(_ keyholder: Identifier, about message: MessageID) -> Bool
    /// The challenge with this hash.
    func challenge(_ hash: StatementHash) -> ChallengeNote?
    /// The handover messages by which, as the log says, a message went to a successor.
    func handovers(of message: MessageID, to successor: Identifier) -> [MessageID]
    /// How many handovers of a report by a keyholder stand in the log.
    func handoverCount(of report: MessageID, by keyholder: Identifier) -> Int
    /// How often a keyholder stated that a message is held, or no longer.
    func holdCount(of message: MessageID, by keyholder: Identifier) -> Int
    /// Each keyholder's latest hold of each message.
    var holds: StandingHolds { get }
    /// Whether what may stand only once stands there.
    func contains(_ name: FactName) -> Bool
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
    private struct Asked: Hashable {
        let keyholder: Identifier
        let message: MessageID
    }

    private var asked: Set<Asked> = []
    private var received: [Asked: [MessageID]] = [:]
    private var handovers: [Asked: Int] = [:]
    private var challenges: [StatementHash: ChallengeNote] = [:]
    private var names: Set<FactName> = []
    private var holdCounts: [Asked: Int] = [:]
    package private(set) var holds = StandingHolds()
    /// Every tick once, in order.
    private var ticks: [UInt64] = []
    /// Every tick that accepted a message, once, in order.
    private var acceptanceTicks: [UInt64] = []

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
        case .overload(let note): record(tick: note.tick)
        case .outcome(let note): record(note.name)
        case .challenge(let note): record(note)
        case .challengeResult(let note): record(note.name)
        case .handover(let note):
            record(note.name)
            for message in note.messages {
                record(handover: note.handoverID, of: message, to: note.successor)
            }
            if let report = note.messages.first {
                let count = handoverCount(of: report, by: note.keyholder)
                record(handovers: count + 1, of: report, by: note.keyholder)
            }
        case .keyDestroyed(let note): record(note.name)
        case .duty(let note): record(note.name)
        case .hold(let note):
            record(note.name)
            record(
                holds: holdCount(of: note.messageID, by: note.keyholder) + 1,
                of: note.messageID, by: note.keyholder)
            record(note)
        case .directory, .key: break
        }
    }

    private mutating func record(tick: UInt64) {
        if tick > ticks.last ?? 0 { ticks.append(tick) }
    }

    /// Enters a fact known from elsewhere: a database, or a checked detail kept on disk.
    package mutating func record(_ acceptance: Acceptance, of message: MessageID) {
        acceptances[message] = acceptance
        if acceptance.tick > acceptanceTicks.last ?? 0 { acceptanceTicks.append(acceptance.tick) }
    }

    /// Enters a statement, and with it its nonce.
    package mutating func record(_ statement: LoggedStatement) {
        statements[statement.statement.hash] = statement
        nonces.insert(statement.statement.nonce)
        recordAsked(statement.statement.keyholder, about: statement.statement.messageID)
    }

    /// Enters that a keyholder asked for a message.
    package mutating func recordAsked(_ keyholder: Identifier, about message: MessageID) {
        asked.insert(Asked(keyholder: keyholder, message: message))
    }

    /// Enters a challenge, and with it its name.
    package mutating func record(_ challenge: ChallengeNote) {
        challenges[challenge.hash] = challenge
        record(challenge.name)
    }

    /// Enters something that may stand in the log only once.
    package mutating func record(_ name: FactName) {
        names.insert(name)
    }

    /// Enters that a handover message carried the keys of a message to a successor.
    package mutating func record(
        handover: MessageID, of message: MessageID, to successor: Identifier
    ) {
        let key = Asked(keyholder: successor, message: message)
        if received[key]?.contains(handover) != true {
            received[key, default: []].append(handover)
        }
    }

    /// Enters that a keyholder handed a report over at least so often.
    package mutating func record(
        handovers count: Int, of report: MessageID, by keyholder: Identifier
    ) {
        handovers[Asked(keyholder: keyholder, message: report), default: 0] =
            max(count, handoverCount(of: report, by: keyholder))
    }

    /// Enters that a keyholder stated at least so often that a message is held, or no longer.
    package mutating func record(
        holds count: Int, of message: MessageID, by keyholder: Identifier
    ) {
        holdCounts[Asked(keyholder: keyholder, message: message), default: 0] =
            max(count, holdCount(of: message, by: keyholder))
    }

    /// Enters a hold of a message whose acceptance is known.
    package mutating func record(_ hold: HoldNote) {
        guard let tick = acceptance(of: hold.messageID)?.tick else { return }
        holds.enter(hold, acceptedAt: tick)
    }

    /// Enters that a trustee answered a statement.
    package mutating func recordAnswer(to statement: StatementHash, by trustee: Identifier) {
        answers.insert(Answer(statement: statement, trustee: trustee))
    }

    /// The latest tick that accepted a message on a day or before it, UTC seconds; nil when none did.
    package func latestAcceptance(through day: AlmatyDay) -> UInt64? {
        acceptanceTicks.last { AlmatyDay(unixSeconds: $0) <= day }
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

    /// How many messages were accepted at a tick or later, UTC seconds.
    package func acceptanceCount(from tick: UInt64) -> Int {
        acceptances.values.count { $0.tick >= tick }
    }

    package func statement(_ hash: StatementHash) -> LoggedStatement? { statements[hash] }

    package func isAnswered(_ statement: StatementHash, by trustee: Identifier) -> Bool {
        answers.contains(Answer(statement: statement, trustee: trustee))
    }

    package func isUsed(statementNonce: Digest) -> Bool { nonces.contains(statementNonce) }

    package func hasAsked(_ keyholder: Identifier, about message: MessageID) -> Bool {
        asked.contains(Asked(keyholder: keyholder, message: message))
    }

    package func challenge(_ hash: StatementHash) -> ChallengeNote? { challenges[hash] }

    package func handovers(of message: MessageID, to successor: Identifier) -> [MessageID] {
        received[Asked(keyholder: successor, message: message)] ?? []
    }

    package func handoverCount(of report: MessageID, by keyholder: Identifier) -> Int {
        handovers[Asked(keyholder: keyholder, message: report)] ?? 0
    }

    package func holdCount(of message: MessageID, by keyholder: Identifier) -> Int {
        holdCounts[Asked(keyholder: keyholder, message: message)] ?? 0
    }

    package func contains(_ name: FactName) -> Bool { names.contains(name) }
}
