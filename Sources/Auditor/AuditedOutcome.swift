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

/// Opens this auditor's parts of outcomes.
struct OutcomeReader: Sendable {
    let auditor: Identifier
    let key: AuditorSealingKey
    let reading: LogReading

    /// What the bytes say, which the log's note names by their hash.
    ///
    /// - Returns: nil for other bytes than the note names.
    func read(_ sealed: [UInt8], of outcome: LogReading.LoggedOutcome) -> AuditedOutcome? {
        guard Digest(hashing: sealed) == outcome.note.outcomeDigest else { return nil }
        guard let sealed = try? SealedOutcome(sealed) else { return .unreadable }
        let subject = OutcomeSubject(
            outcome.note.messageID, keyholder: outcome.note.keyholder.text)
        var tried: Set<[Int]> = []
        for directory in (reading.state.chain?.directories ?? []).reversed()
        where directory.trustees.count + directory.auditors.count == sealed.partCount {
            guard let index = place(in: directory) else { continue }
            let place = directory.trustees.count + index
            guard tried.insert([place, index]).inserted, let part = sealed.part(place) else {
                continue
            }
            do throws(OutcomeRefused) {
                return try key.key.open(part, asAuditor: index, about: subject)
                    ? .takenUp : .closed
            } catch .cannotOpen {
                continue
            } catch {
                return .unreadable
            }
        }
        let sets = reading.state.history?.acceptable(on: outcome.day) ?? []
        return sets.allSatisfy { place(in: $0.directory) != nil } ? .unreadable : .notForUs
    }

    /// This auditor's place among the auditors of a directory that lists this very key.
    private func place(in directory: Directory) -> Int? {
        directory.auditors.firstIndex {
            $0.id == auditor && $0.sealingKey == key.key.publicKey
        }
    }
}

/// What an auditor was given of cases: kinds of messages, and what outcomes say to auditors.
package struct AuditCases: Sendable {
    /// The messages of kind 1 by the gateway's word; the log does not tell kinds.
    package var messages: [ListedMessage]
    /// By the log index of the note; an index is missing where the gateway did not give the bytes the note names.
    package var outcomes: [UInt64: AuditedOutcome]

    package init(messages: [ListedMessage] = [], outcomes: [UInt64: AuditedOutcome] = [:]) {
        self.messages = messages
        self.outcomes = outcomes
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
