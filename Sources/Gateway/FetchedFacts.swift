import Details
import Directory
import Encoding
import SealedMessage
import SignedNote
import Storage

/// What the database knows of the things a detail names, fetched before the detail is checked.
///
/// Only that much is in memory: it does not grow with the log.
struct FetchedFacts: LogFacts {
    private var known = KnownFacts()
    private var usedNonces: Set<Digest> = []

    /// Fetches what the check of this detail will ask.
    mutating func fetch(
        for detail: Detail, from storage: any Storage
    ) async throws(StorageFailure) {
        switch detail {
        case .accepted(let note): try await fetchAcceptance(of: note.messageID, from: storage)
        case .access(let statement):
            try await fetchAcceptance(of: statement.messageID, from: storage)
            if try await storage.isStatementNonceUsed(statement.nonce) {
                usedNonces.insert(statement.nonce)
            }
        case .release(let note):
            try await fetchStatement(note.statement, from: storage)
        case .refusal(let note):
            try await fetchStatement(note.statement, from: storage)
        case .outcome(let note):
            try await fetchReader(note.keyholder, of: note.messageID, from: storage)
            try await fetch(note.name, from: storage)
        case .duty(let note):
            try await fetchReader(note.keyholder, of: note.messageID, from: storage)
            try await fetch(note.name, from: storage)
        case .challenge(let note):
            try await fetch(
                .outcome(of: note.messageID, by: note.keyholder), from: storage)
            try await fetch(note.name, from: storage)
        case .challengeResult(let note):
            try await fetchChallenge(note.challenge, from: storage)
            try await fetch(note.name, from: storage)
        case .handover(let note):
            for message in note.messages + [note.handoverID] {
                try await fetchAcceptance(of: message, from: storage)
            }
            try await fetch(note.name, from: storage)
            if let report = note.messages.first {
                let logged = try await storage.rules(
                    namedFrom: HandoverNote.countedNameStart(of: report, by: note.keyholder))
                known.record(handovers: logged.count, of: report, by: note.keyholder)
            }
        case .keyDestroyed(let note): try await fetch(note.name, from: storage)
        case .hold(let note):
            try await fetchReader(note.keyholder, of: note.messageID, from: storage)
            try await fetch(note.name, from: storage)
            let logged = try await storage.rules(
                namedFrom: FactName.holdStart(of: note.messageID, by: note.keyholder))
            known.record(holds: logged.count, of: note.messageID, by: note.keyholder)
            // The log takes them in the order of their times: the last entry is the latest.
            if let last = logged.max() { try await fetchHold(at: last, from: storage) }
        case .dummy, .overload, .directory, .key: break
        }
    }

    /// Fetches all holds in the log.
    ///
    /// Only for the end of a key that nothing else speaks against: few make one, once a quarter.
    mutating func fetchHolds(from storage: any Storage) async throws(StorageFailure) {
        for index in try await storage.rules(namedFrom: FactName.holdStart) {
            try await fetchHold(at: index, from: storage)
        }
    }

    /// Learns from a detail that will be logged in the same append.
    mutating func record(_ detail: CheckedDetail) {
        known.record(detail)
    }

    func acceptance(of message: MessageID) -> Details.Acceptance? { known.acceptance(of: message) }

    func statement(_ hash: StatementHash) -> LoggedStatement? { known.statement(hash) }

    func isAnswered(_ statement: StatementHash, by trustee: Identifier) -> Bool {
        known.isAnswered(statement, by: trustee)
    }

    func isUsed(statementNonce: Digest) -> Bool {
        usedNonces.contains(statementNonce) || known.isUsed(statementNonce: statementNonce)
    }

    func hasAsked(_ keyholder: Identifier, about message: MessageID) -> Bool {
        known.hasAsked(keyholder, about: message)
    }

    func handovers(of message: MessageID, to successor: Identifier) -> [MessageID] {
        known.handovers(of: message, to: successor)
    }

    func handoverCount(of report: MessageID, by keyholder: Identifier) -> Int {
        known.handoverCount(of: report, by: keyholder)
    }

    func challenge(_ hash: StatementHash) -> ChallengeNote? { known.challenge(hash) }

    func holdCount(of message: MessageID, by keyholder: Identifier) -> Int {
        known.holdCount(of: message, by: keyholder)
    }

    var holds: StandingHolds { known.holds }

    func contains(_ name: FactName) -> Bool { known.contains(name) }

    /// Whether a release or refusal answers a challenge instead of an access statement.
    func isToChallenge(_ detail: Detail) -> Bool {
        switch detail {
        case .release(let note): known.challenge(note.statement) != nil
        case .refusal(let note): known.challenge(note.statement) != nil
        default: false
        }
    }

    private mutating func fetch(
        _ name: FactName, from storage: any Storage
    ) async throws(StorageFailure) {
        if try await storage.rule(named: name.text) != nil { known.record(name) }
    }

    private mutating func fetchChallenge(
        _ hash: StatementHash, from storage: any Storage
    ) async throws(StorageFailure) {
        guard let index = try await storage.rule(named: hash.ruleName),
            let entry = try await storage.entry(at: index)
        else { return }
        guard let note = try? SignedNote(parsing: entry.detail),
            let challenge = try? ChallengeNote(parsing: note.text)
        else { throw .failed }
        known.record(challenge)
    }

    /// Whether a message was accepted, and by what a keyholder may have read it.
    private mutating func fetchReader(
        _ keyholder: Identifier, of message: MessageID, from storage: any Storage
    ) async throws(StorageFailure) {
        try await fetchAcceptance(of: message, from: storage)
        let counts = try await storage.statementCounts(about: message, by: keyholder.text)
        if counts.all > 0 {
            known.recordAsked(keyholder, about: message)
        } else {
            try await fetchHandovers(of: message, to: keyholder, from: storage)
        }
    }

    private mutating func fetchAcceptance(
        of message: MessageID, from storage: any Storage
    ) async throws(StorageFailure) {
        guard let place = try await storage.message(message)?.place else { return }
        known.record(Acceptance(index: place.entry, tick: place.tick), of: message)
    }

    /// The handovers by which a message went to a keyholder, and which of them that keyholder asked for.
    private mutating func fetchHandovers(
        of message: MessageID, to keyholder: Identifier, from storage: any Storage
    ) async throws(StorageFailure) {
        let start = HandoverNote.ruleNameStart(of: message, to: keyholder)
        for index in try await storage.rules(namedFrom: start) {
            guard let entry = try await storage.entry(at: index),
                let signed = try? SignedNote(parsing: entry.detail),
                let note = try? HandoverNote(parsing: signed.text)
            else { throw .failed }
            known.record(handover: note.handoverID, of: message, to: keyholder)
            let counts = try await storage.statementCounts(
                about: note.handoverID, by: keyholder.text)
            if counts.all > 0 { known.recordAsked(keyholder, about: note.handoverID) }
        }
    }

    private mutating func fetchHold(
        at index: UInt64, from storage: any Storage
    ) async throws(StorageFailure) {
        guard let entry = try await storage.entry(at: index),
            let signed = try? SignedNote(parsing: entry.detail),
            let hold = try? HoldNote(parsing: signed.text)
        else { throw .failed }
        try await fetchAcceptance(of: hold.messageID, from: storage)
        known.record(hold)
    }

    private mutating func fetchStatement(
        _ hash: StatementHash, from storage: any Storage
    ) async throws(StorageFailure) {
        try await fetchChallenge(hash, from: storage)
        guard let stored = try await storage.statement(hash.digest) else { return }
        if known.challenge(hash) == nil {
            guard let statement = try await storage.accessStatement(at: stored.entry) else {
                return
            }
            known.record(LoggedStatement(statement: statement, index: stored.entry))
        }
        for answer in try await storage.answers(to: hash.digest) {
            guard let trustee = try? Identifier(answer.trustee) else { throw .failed }
            known.recordAnswer(to: hash, by: trustee)
        }
    }
}

extension Storage {
    /// The entry at an index of the log.
    func entry(at index: UInt64) async throws(StorageFailure) -> StoredEntry? {
        try await entries(from: index, below: index + 1, mostCount: 1, mostByteCount: .max).first
    }

    /// The access statement that an entry logs.
    func accessStatement(at index: UInt64) async throws(StorageFailure) -> AccessStatement? {
        guard let entry = try await entry(at: index) else { return nil }
        guard let note = try? SignedNote(parsing: entry.detail),
            let statement = try? AccessStatement(parsing: note.text)
        else { throw .failed }
        return statement
    }
}
