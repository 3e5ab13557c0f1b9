import Details
package import Directory
import Encoding
package import Exchange
package import Sealing

/// What an auditor could read of an outcome (Specification.md §2.9).
package enum AuditedOutcome: Sendable, Hashable {
    case takenUp
    /// Anything else: the keyholder's clock is closed, and why is not an auditor's business.
    case closed
    /// It was sealed before this auditor was listed.
    case notForUs
    /// The auditor's part does not open, or says nothing that the format knows.
    case unreadable
}

/// An auditor's sealing key; shared, because many outcomes are opened with it.
package final class AuditorSealingKey: Sendable {
    package let key: SealingKey

    package init(_ key: consuming SealingKey) {
        self.key = key
    }
}

/// Where this auditor's part stands among what keyholders seal.
struct AuditorPlaces: Sendable {
    let auditor: Identifier
    let key: AuditorSealingKey
    let reading: LogReading

    /// The places it may have among so many trustees and auditors, each with its number among the auditors: what was sealed does not
    /// say to which version of the directory.
    func among(_ count: Int) -> [(place: Int, index: Int)] {
        var places: [(place: Int, index: Int)] = []
        for directory in (reading.state.chain?.directories ?? []).reversed()
        where directory.trustees.count + directory.auditors.count == count {
            guard let index = index(in: directory) else { continue }
            let place = directory.trustees.count + index
            if !places.contains(where: { $0 == (place, index) }) { places.append((place, index)) }
        }
        return places
    }

    /// Whether every set that a desk may have sealed to on a day lists this auditor with this key.
    func areListed(on day: AlmatyDay) -> Bool {
        let sets = reading.state.history?.acceptable(on: day) ?? []
        return sets.allSatisfy { index(in: $0.directory) != nil }
    }

    /// This auditor's place among the auditors of a directory that lists this very key.
    private func index(in directory: Directory) -> Int? {
        directory.auditors.firstIndex {
            $0.id == auditor && $0.sealingKey == key.key.publicKey
        }
    }
}

/// Opens this auditor's parts of outcomes.
struct OutcomeReader: Sendable {
    let places: AuditorPlaces

    /// What the bytes say, which the log's note names by their hash.
    ///
    /// - Returns: nil for other bytes than the note names.
    func read(_ sealed: [UInt8], of outcome: LogReading.LoggedOutcome) -> AuditedOutcome? {
        guard Digest(hashing: sealed) == outcome.note.outcomeDigest else { return nil }
        guard let sealed = try? SealedOutcome(sealed) else { return .unreadable }
        let subject = OutcomeSubject(
            outcome.note.messageID, keyholder: outcome.note.keyholder.text)
        for (place, index) in places.among(sealed.partCount) {
            guard let part = sealed.part(place) else { continue }
            do throws(OutcomeRefused) {
                return try places.key.key.open(part, asAuditor: index, about: subject)
                    ? .takenUp : .closed
            } catch .cannotOpen {
                continue
            } catch {
                return .unreadable
            }
        }
        return places.areListed(on: outcome.day) ? .unreadable : .notForUs
    }
}

/// What an auditor was given of cases: kinds of messages, and what outcomes say to auditors.
package struct AuditCases: Sendable {
    /// The messages of kind 1 by the gateway's word; the log does not tell kinds.
    package var messages: [ListedMessage]
    /// By the log index of the note; an index is missing where the gateway did not give the bytes the note names.
    package var outcomes: [UInt64: AuditedOutcome]
    /// Statements, likewise.
    package var duties: [UInt64: AuditedDuty]

    package init(
        messages: [ListedMessage] = [], outcomes: [UInt64: AuditedOutcome] = [:],
        duties: [UInt64: AuditedDuty] = [:]
    ) {
        self.messages = messages
        self.outcomes = outcomes
        self.duties = duties
    }
}

/// How many clocks of a keyholder are open and closed.
package struct KeyholderClocks: Sendable, Hashable {
    package let keyholder: Identifier
    package var open = 0
    package var takenUp = 0
    package var closed = 0

    package init(keyholder: Identifier) {
        self.keyholder = keyholder
    }
}
