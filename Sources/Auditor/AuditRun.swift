import Details
package import Directory
import Encoding
import Exchange
package import PortalClient
package import SignedNote
import TransparencyLog

/// Fetches everything in the order of Specification.md §1, and judges it.
package struct AuditRun: Sendable {
    private let caller: SignedCaller
    private let calls: PortalCalls
    private let authority: VerifierKey
    private let clock: @Sendable () -> UInt64
    private let sealingKey: AuditorSealingKey?

    /// - Parameters:
    ///   - caller: signs the requests for entries with the auditor's note key.
    ///   - authority: named `<portal>/authority`.
    ///   - sealingKey: opens the auditor's parts of outcomes; without it, outcomes and clocks are not judged.
    ///   - clock: UTC seconds.
    package init(
        caller: SignedCaller, calls: PortalCalls, authority: VerifierKey,
        sealingKey: AuditorSealingKey? = nil, clock: @escaping @Sendable () -> UInt64
    ) {
        self.sealingKey = sealingKey
        self.caller = caller
        self.calls = calls
        self.authority = authority
        self.clock = clock
    }

    /// Audits a portal.
    ///
    /// - Parameters:
    ///   - ledgers: the files of the trustees' exports, each with the name it was given under.
    ///   - tiles: whether every tile and bundle is fetched and compared, too.
    package func report(
        ledgers: [(name: String, bytes: [UInt8])], tiles: Bool
    ) async throws(PortalError) -> AuditReport {
        var (reading, evidence, _) = try await read(ledgers: ledgers, keeping: nil)
        if let sealingKey { evidence.cases = try await cases(of: reading, sealingKey) }
        let audit = Audit(reading: reading, evidence: evidence, authority: authority)
        guard tiles else { return audit.report() }
        var comparison = TileComparison(
            of: reading, publicSize: audit.published?.checkpoint.size ?? 0)
        try await comparison.run { id throws(PortalError) in try await tile(id) }
        return audit.report(tiles: (comparison.count, comparison.findings))
    }

    /// The text of the production calendar that a directory names (PortalClient/Specification.md, 8); nil where it names none.
    package func calendarText(of directory: Directory) async throws(PortalError) -> String? {
        try await calls.calendarText(of: directory, authority: authority)
    }

    /// The text of the taxonomy that it names, likewise.
    package func taxonomyText(of directory: Directory) async throws(PortalError) -> String? {
        try await calls.taxonomyText(of: directory, authority: authority)
    }

    /// Makes the proof of one entry.
    ///
    /// - Returns: nil when the entry is not public yet.
    package func proof(ofEntry index: UInt64) async throws(PortalError) -> EntryProofFile? {
        let (reading, evidence, entry) = try await read(ledgers: [], keeping: index)
        let audit = Audit(reading: reading, evidence: evidence, authority: authority)
        guard let entry, let published = audit.published else { return nil }
        return EntryProofFile(
            of: entry, in: reading.leafHashes, checkpoint: published,
            directories: evidence.directory.directories)
    }

    private func read(
        ledgers: [(name: String, bytes: [UInt8])], keeping index: UInt64?
    ) async throws(PortalError) -> (LogReading, AuditEvidence, LoggedEntry?) {
        guard var reading = try? LogReading(authority: authority, now: clock()) else {
            throw .notAnAuthorityKey
        }
        var kept: LoggedEntry?
        for round in 1... {
            let newest = try await follow(&reading) { entry in
                if entry.index == index { kept = entry }
            }
            let evidence = AuditEvidence(
                directory: try await AuditRun.parsed {
                    try DirectoryAnswer(parsing: try await calls.get(.directory))
                }, currency: try await note(.currency), published: try await note(.checkpoint),
                newest: newest, ledgers: ledgers, now: clock())
            if round == AuditRun.mostRounds || !evidence.isAhead(of: reading) {
                return (reading, evidence, kept)
            }
        }
        preconditionFailure("the last round returns")
    }

    /// Kinds of messages, and this auditor's parts of outcomes.
    private func cases(
        of reading: LogReading, _ key: AuditorSealingKey
    ) async throws(PortalError) -> AuditCases {
        var cases = AuditCases()
        var first: UInt64 = 0
        while true {
            let list = try await AuditRun.parsed {
                try MessageList(
                    parsing: try await caller.post(.auditMessages, [UInt8](bigEndian: first)))
            }
            cases.messages += list.messages
            guard list.messages.count == MessageList.most, let last = list.messages.last,
                last.index >= first
            else { break }
            first = last.index + 1
        }
        let logged = Dictionary(
            reading.outcomes.values.map { ($0.index, $0) }, uniquingKeysWith: { $1 })
        let places = AuditorPlaces(auditor: caller.id, key: key, reading: reading)
        let reader = OutcomeReader(places: places)
        first = 0
        while !logged.isEmpty {
            let request = OutcomesRequest(first: first)
            let answer = try await AuditRun.parsed {
                try AuditOutcomesAnswer(
                    parsing: try await caller.post(.auditOutcomes, request.bytes))
            }
            for outcome in answer.outcomes {
                guard let entry = logged[outcome.index] else { continue }
                cases.outcomes[outcome.index] = reader.read(outcome.sealed, of: entry)
            }
            guard answer.outcomes.count == Int(OutcomesRequest.most),
                let last = answer.outcomes.last, last.index >= first
            else { break }
            first = last.index + 1
        }
        cases.duties = try await duties(of: reading, DutyPartReader(places: places))
        return cases
    }

    /// What this auditor's parts of statements say, by the log index of the note.
    private func duties(
        of reading: LogReading, _ reader: DutyPartReader
    ) async throws(PortalError) -> [UInt64: AuditedDuty] {
        let logged = Dictionary(
            reading.duties.map { ($0.index, $0) }, uniquingKeysWith: { $1 })
        var duties: [UInt64: AuditedDuty] = [:]
        var first: UInt64 = 0
        while !logged.isEmpty {
            let request = DutiesRequest(first: first)
            let answer = try await AuditRun.parsed {
                try DutiesAnswer(parsing: try await caller.post(.auditDuties, request.bytes))
            }
            for duty in answer.duties {
                guard let entry = logged[duty.index] else { continue }
                duties[duty.index] = reader.read(duty.sealed, of: entry)
            }
            guard answer.duties.count == Int(DutiesRequest.most),
                let last = answer.duties.last, last.index >= first
            else { break }
            first = last.index + 1
        }
        return duties
    }

    /// Reads entries until they reach the newest cosigned checkpoint, and once more; gives that checkpoint.
    ///
    /// Behind it lies what trustees may have cosigned, and written into their ledgers, without the gateway's having heard it.
    private func follow(
        _ reading: inout LogReading, seeing: (LoggedEntry) -> Void
    ) async throws(PortalError) -> SignedNote? {
        var hasReached = false
        while true {
            let first = reading.size
            let answer = try await AuditRun.parsed {
                try AuditEntriesAnswer(
                    parsing: try await caller.post(.auditEntries, [UInt8](bigEndian: first)))
            }
            answer.entries.forEach(seeing)
            await reading.read(answer.entries)
            let end = answer.newest.flatMap { try? UnverifiedCheckpoint($0) }?.claim.size ?? 0
            if answer.entries.isEmpty || (hasReached && reading.size >= end) {
                return answer.newest
            }
            hasReached = reading.size >= end
        }
    }

    /// A public note; nil when the portal has none yet.
    private func note(_ endpoint: Endpoint) async throws(PortalError) -> SignedNote? {
        do throws(PortalError) {
            let bytes = try await calls.get(endpoint)
            guard let note = try? SignedNote(parsing: bytes) else {
                throw .malformed(.field("note"))
            }
            return note
        } catch .problem(.notFound, _), .problem(.notYet, _) {
            return nil
        } catch {
            throw error
        }
    }

    /// C2SP tlog-tiles; nil when it was not served.
    private func tile(_ id: TileID) async throws(PortalError) -> [UInt8]? {
        do throws(TransportError) {
            let answer = try await calls.connection.exchange(
                .get, "/" + id.path, body: [], limit: AuditRun.tileLimit)
            return answer.status == 200 ? answer.body : nil
        } catch {
            throw .transport(error)
        }
    }

    private static func parsed<R>(
        _ body: () async throws -> R
    ) async throws(PortalError) -> R {
        do {
            return try await body()
        } catch let error as PortalError {
            throw error
        } catch let error as MalformedExchange {
            throw .malformed(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    /// A bundle of 256 leaves of 44 bytes, each behind its length, and some more.
    private static let tileLimit = 64 * 1024

    /// A log may grow while it is read; one that always grows is judged as it is after so many rounds.
    private static let mostRounds = 8
}

extension AuditEvidence {
    /// Whether what was served after the entries speaks of later ones.
    fileprivate func isAhead(of reading: LogReading) -> Bool {
        let publicSize = published.flatMap { try? UnverifiedCheckpoint($0) }?.claim.size ?? 0
        let currencySize = currency.flatMap { try? CurrencyNote(parsing: $0.text) }?.treeSize ?? 0
        return max(publicSize, currencySize) > reading.size
            || directory.directories.count > reading.state.chain?.directories.count ?? 0
    }
}
