import Directory
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

    /// - Parameters:
    ///   - caller: signs the requests for entries with the auditor's note key.
    ///   - authority: named `<portal>/authority`.
    ///   - clock: UTC seconds.
    package init(
        caller: SignedCaller, calls: PortalCalls, authority: VerifierKey,
        clock: @escaping @Sendable () -> UInt64
    ) {
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
        let (reading, evidence, _) = try await read(ledgers: ledgers, keeping: nil)
        let audit = Audit(reading: reading, evidence: evidence, authority: authority)
        guard tiles else { return audit.report() }
        var comparison = TileComparison(
            of: reading, publicSize: audit.published?.checkpoint.size ?? 0)
        try await comparison.run { id throws(PortalError) in try await tile(id) }
        return audit.report(tiles: (comparison.count, comparison.findings))
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
        let directory = try await AuditRun.parsed {
            try DirectoryAnswer(parsing: try await calls.get(.directory))
        }
        let currency = try await note(.currency)
        let published = try await note(.checkpoint)
        var newest: SignedNote?
        var kept: LoggedEntry?
        while true {
            let answer = try await AuditRun.parsed {
                try AuditEntriesAnswer(
                    parsing: try await caller.post(
                        .auditEntries, [UInt8](bigEndian: reading.size)))
            }
            newest = answer.newest
            kept = kept ?? answer.entries.first { $0.index == index }
            await reading.read(answer.entries)
            let end = newest.flatMap { try? UnverifiedCheckpoint($0) }?.claim.size ?? 0
            if answer.entries.isEmpty || reading.size >= end { break }
        }
        let evidence = AuditEvidence(
            directory: directory, currency: currency, published: published, newest: newest,
            ledgers: ledgers, now: clock())
        return (reading, evidence, kept)
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
}
