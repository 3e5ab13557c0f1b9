package import Details
package import Directory
package import Encoding
package import Exchange
import SealedMessage
package import SignedNote
import TransparencyLog

/// Reads the entries of a log from the first, and remembers what the other checks ask for (Specification.md §2.1).
package struct LogReading: Sendable {
    /// A statement and what became of it.
    package struct Opening: Sendable {
        package let statement: AccessStatement
        package let index: UInt64
        package internal(set) var answers: [LoggedAnswer] = []
    }

    /// A trustee's answer, as logged.
    package struct LoggedAnswer: Sendable {
        package let trustee: Identifier
        package let index: UInt64
        package let time: UInt64
        /// SHA-256 of the release; nil in a refusal.
        package let releaseDigest: Digest?
    }

    /// An outcome, as logged.
    package struct LoggedOutcome: Sendable {
        package let note: OutcomeNote
        package let index: UInt64
        /// The day on its leaf.
        package let day: AlmatyDay
    }

    /// A challenge and what became of it.
    package struct LoggedChallenge: Sendable {
        package let challenge: ChallengeNote
        package let index: UInt64
        package internal(set) var answers: [LoggedAnswer] = []
        /// nil while there is no result.
        package internal(set) var finding: ChallengeFinding?
    }

    /// A note with its place.
    struct LoggedNote<Note: Sendable>: Sendable {
        let note: Note
        let index: UInt64
        let day: AlmatyDay
    }

    /// A detail whose signature is still to be verified, with its true index.
    struct Claim: Sendable {
        let index: UInt64
        let detail: ClaimedDetail
    }

    private(set) var state: LogState
    private var facts = KnownFacts()
    private let latest: UInt64
    /// 44 bytes a leaf, one behind the other.
    private(set) var leaves: [UInt8] = []
    private(set) var leafHashes: [Digest] = []
    /// The index that the next entry is to state.
    private var nextIndex: UInt64 = 0
    private(set) var openings: [StatementHash: Opening] = [:]
    private(set) var outcomes: [FactName: LoggedOutcome] = [:]
    private(set) var challenges: [StatementHash: LoggedChallenge] = [:]
    private(set) var counts: [String: Int] = [:]
    private(set) var findings: [AuditFinding] = []
    /// Each tick with the size of the tree after its first entry, in order.
    private(set) var ticks: [(tick: UInt64, size: UInt64)] = []
    /// Where the gateway admits that it turned people away.
    private(set) var overloads: [(index: UInt64, note: OverloadNote)] = []
    /// The latest tick or time in any entry.
    private(set) var logTime: UInt64 = 0
    /// Handovers, in the order of the log.
    private(set) var handovers: [LoggedNote<HandoverNote>] = []
    /// Statements of duties, in the order of the log.
    private(set) var duties: [LoggedNote<DutyNote>] = []
    /// Holds, in the order of the log.
    private(set) var holds: [LoggedNote<HoldNote>] = []
    /// Destructions of keys, in the order of the log, with the day until which the key was needed by what was accepted before.
    private(set) var destructions: [(logged: LoggedNote<KeyDestroyedNote>, lastNeed: AlmatyDay)] =
        []

    /// - Parameter now: the auditor's clock, UTC seconds.
    /// - Throws: `MalformedName` when the key is not named `<portal>/authority`.
    package init(authority: VerifierKey, now: UInt64) throws(MalformedName) {
        state = try LogState(authority: authority)
        let (latest, overflow) = now.addingReportingOverflow(LogReading.slack)
        self.latest = overflow ? UInt64.max : latest
    }

    /// How many entries were read.
    package var size: UInt64 { UInt64(leafHashes.count) }

    /// Reads the entries that follow, verifying their signatures on every core.
    package mutating func read(_ entries: [LoggedEntry]) async {
        let claims = entries.compactMap { take($0) }
        for index in await SignatureCheck.failures(in: claims) {
            findings.append(
                AuditFinding(
                    .entryInvalid, entry: index, reason: InvalidDetail.signature.name))
        }
    }

    /// The leaf at an index.
    func leaf(at index: Int) -> ArraySlice<UInt8> {
        leaves[index * LogLeaf.byteCount..<(index + 1) * LogLeaf.byteCount]
    }

    private mutating func take(_ entry: LoggedEntry) -> Claim? {
        // Named once a gap, not at each entry behind it.
        if entry.index != nextIndex {
            findings.append(AuditFinding(.entryMissing, entry: min(nextIndex, entry.index)))
        }
        nextIndex = entry.index == UInt64.max ? entry.index : entry.index + 1
        leaves += entry.leaf
        leafHashes.append(MerkleHash.leaf(entry.leaf))
        guard let leaf = try? LogLeaf(parsing: entry.leaf),
            let nonce = try? EntryNonce(entry.nonce),
            let note = try? SignedNote(parsing: entry.detail)
        else {
            findings.append(AuditFinding(.entryUnreadable, entry: entry.index))
            return nil
        }
        do throws(InvalidDetail) {
            let claim = try state.claim(
                leaf: leaf, nonce: nonce, detail: note, facts: facts, latest: latest)
            state.advance(byUnverified: claim)
            facts.record(unverified: claim)
            learn(claim.detail, at: entry.index, on: leaf.day)
            return Claim(index: entry.index, detail: claim)
        } catch {
            findings.append(
                AuditFinding(.entryInvalid, entry: entry.index, reason: error.name))
            return nil
        }
    }

    /// Whether the message was accepted by this entry.
    func isAccepted(_ message: MessageID, at index: UInt64) -> Bool {
        facts.acceptance(of: message)?.index == index
    }

    /// Where and when a message was accepted.
    func acceptance(of message: MessageID) -> Acceptance? { facts.acceptance(of: message) }

    /// The tick that accepted a message.
    func acceptanceTick(of message: MessageID) -> UInt64? { facts.acceptance(of: message)?.tick }

    /// How many messages the log accepted.
    var acceptanceCount: Int { facts.acceptanceCount(from: 0) }

    private mutating func learn(_ detail: Detail, at index: UInt64, on day: AlmatyDay) {
        counts[detail.kind.rawValue, default: 0] += 1
        logTime = max(logTime, detail.time ?? 0)
        switch detail {
        case .accepted(let note): learn(tick: note.tick)
        case .dummy(let note): learn(tick: note.tick)
        case .access(let statement):
            openings[statement.hash] = Opening(statement: statement, index: index)
        case .release(let note):
            learn(
                LoggedAnswer(
                    trustee: note.trustee, index: index, time: note.time,
                    releaseDigest: note.releaseDigest), to: note.statement)
        case .refusal(let note):
            learn(
                LoggedAnswer(
                    trustee: note.trustee, index: index, time: note.time, releaseDigest: nil),
                to: note.statement)
        case .outcome(let note):
            outcomes[note.name] = LoggedOutcome(note: note, index: index, day: day)
        case .challenge(let note):
            challenges[note.hash] = LoggedChallenge(challenge: note, index: index)
        case .challengeResult(let note): challenges[note.challenge]?.finding = note.finding
        case .overload(let note):
            learn(tick: note.tick)
            overloads.append((index, note))
        case .handover(let note):
            handovers.append(LoggedNote(note: note, index: index, day: day))
        case .duty(let note):
            duties.append(LoggedNote(note: note, index: index, day: day))
        case .keyDestroyed(let note):
            let latest = facts.latestAcceptance(
                through: KeyRetention.lastTickDay(of: note.quarter))
            destructions.append(
                (
                    LoggedNote(note: note, index: index, day: day),
                    KeyRetention.lastNeed(of: note.quarter, latestTick: latest)
                ))
        case .hold(let note):
            holds.append(LoggedNote(note: note, index: index, day: day))
        case .key, .directory: break
        }
    }

    private mutating func learn(_ answer: LoggedAnswer, to statement: StatementHash) {
        openings[statement]?.answers.append(answer)
        challenges[statement]?.answers.append(answer)
    }

    private mutating func learn(tick: UInt64) {
        if ticks.last?.tick != tick { ticks.append((tick, size)) }
    }

    /// A day (Details/Specification.md §4.2.4): an auditor's clock need not be good.
    private static let slack: UInt64 = 86_400
}

extension InvalidDetail {
    /// The name of the broken rule, without what the entry said.
    var name: String {
        String(String(describing: self).prefix { $0 != "(" })
    }
}
