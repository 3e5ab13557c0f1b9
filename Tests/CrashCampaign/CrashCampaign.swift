import Auditor
import Directory
import Exchange
import Officer
import PortalClient
import TransparencyLog

/// Kills the processes of a portal while its clients work, and compares what is left with what they were told.
package final class CrashCampaign {
    private let folder: CampaignFolder
    private let services: [ServiceProcess]
    private let portal: CrashPortal
    private let promises: Promises
    private let check: PromiseCheck
    private let auditor: SignedCaller
    private let auditCalls: PortalCalls
    private let ledger: CampaignLedger
    private let gateway: HTTPTransport
    private let witness: HTTPTransport
    private let say: (String) -> Void
    private var report = CampaignReport()
    /// What was read back in earlier rounds.
    private var checked = (mailboxes: 0, statements: 0, streams: 0, size: UInt64(0))
    /// How many contradictions were said already.
    private var saidCount = 0

    /// - Parameters:
    ///   - officers: the keyholders who open and reply; reporters exclude none of them.
    ///   - say: takes a line about each round.
    package init(
        _ folder: CampaignFolder, officers: [String], say: @escaping (String) -> Void
    ) throws {
        let gatewayAddress = try PortalAddress(parsing: "http://127.0.0.1:\(folder.gatewayPort)")
        let promises = Promises(logKey: try folder.logKey())
        let portal = CrashPortal(
            authority: try folder.authority(), promises: promises, clock: CampaignFolder.now
        ) { () throws(TransportError) in try HTTPTransport(base: gatewayAddress) }
        var callers: [String: SignedCaller] = [:]
        for id in officers { callers[id] = try folder.caller(id, try portal.calls()) }
        self.folder = folder
        self.officers = officers
        self.portal = portal
        self.promises = promises
        self.say = say
        check = try PromiseCheck(portal, callers: callers)
        auditCalls = try portal.calls()
        auditor = try folder.auditor(auditCalls)
        ledger = try folder.ledger()
        services = folder.services()
        gateway = try HTTPTransport(base: gatewayAddress)
        witness = try HTTPTransport(
            base: PortalAddress(parsing: "http://127.0.0.1:\(folder.witnessPort)"))
    }

    /// Runs the rounds of a plan and checks everything at the end; every process that was started is gone afterwards.
    ///
    /// - Parameter auditEvery: after so many rounds the whole log is audited; what is new is read back after each.
    /// - Throws: `CampaignFailed` when the portal does not come back.
    package func run(_ plan: CrashPlan, auditEvery: Int) async throws -> CampaignReport {
        let begin = ContinuousClock.now
        defer { for service in services { service.kill() } }
        for service in services { try service.start() }
        try await untilRunning()
        try await untilKeysAreListed()
        let closing = ClosingTime()
        let clients = Task { [portal, folder, officers] in
            await CrashCampaign.clients(portal, folder, officers, closing)
        }
        do {
            for (number, round) in plan.rounds.enumerated() {
                try await hold(round)
                try await readBackSome()
                if (number + 1).isMultiple(of: auditEvery) { try await audit(tiles: false) }
                sayState(number + 1, round)
            }
        } catch {
            closing.come()
            throw error
        }
        closing.come()
        await clients.value
        // The last tick, and the trustee's and the witness's word on it.
        try await Task.sleep(for: .seconds(6))
        try await readBackEverything()
        try await audit(tiles: true)
        report.roundCount = plan.rounds.count
        report.chunkCount = promises.chunkCount
        report.brokenConnections = promises.brokenConnections
        report.contradictions = promises.contradictions
        report.seconds = Int((ContinuousClock.now - begin) / .seconds(1))
        return report
    }

    // MARK: Killing

    private func hold(_ round: CrashPlan.Round) async throws {
        try await Task.sleep(for: round.delay)
        let victims = services.filter { round.victims.contains($0.victim) }
        for service in victims { kill(service) }
        try await Task.sleep(for: round.downtime)
        for service in victims { try service.start() }
        if let again = round.again, let gateway = services.first(where: { $0.victim == .gateway }) {
            try await Task.sleep(for: again)
            kill(gateway)
            try gateway.start()
        }
        try await untilRunning()
    }

    private func kill(_ service: ServiceProcess) {
        service.kill()
        report.kills[service.victim, default: 0] += 1
    }

    /// Waits until the gateway has heard the trustee and goes on with its log.
    private func untilRunning() async throws {
        let limit = ContinuousClock.now + CrashCampaign.patience
        while ContinuousClock.now < limit {
            for service in services where !service.isRunning {
                throw CampaignFailed.ended(service.victim)
            }
            let answer = try? await gateway.send(.get, Endpoint.status.path, limit: 4096)
            if let answer, answer.status == 200,
                String(decoding: answer.body, as: UTF8.self).contains("\"running\"")
            {
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CampaignFailed.notBack
    }

    /// Waits until trustees have confirmed every keyholder's key of this quarter.
    private func untilKeysAreListed() async throws {
        let visit = try portal.visit(.signing)
        let limit = ContinuousClock.now + CrashCampaign.patience
        while ContinuousClock.now < limit {
            let set = try await persistently { () throws(PortalError) in
                try await visit.verifiedPortal()
            }.set
            if set.keyNotes.allSatisfy({ $0 != nil }) { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw CampaignFailed.keysNotListed
    }

    // MARK: Clients

    private let officers: [String]

    private static func clients(
        _ portal: CrashPortal, _ folder: CampaignFolder, _ officers: [String],
        _ closing: ClosingTime
    ) async {
        let promises = portal.promises
        await withTaskGroup(of: Void.self) { group in
            for number in 1...reporterCount {
                group.addTask {
                    do {
                        let reporter = try ReporterAtWork(portal)
                        await closing.work(reporter, name: "reporter \(number)", promises)
                    } catch {
                        promises.contradict("reporter \(number): \(error)")
                    }
                }
            }
            for id in officers {
                group.addTask {
                    do {
                        let officer = try await officer(id, folder, portal)
                        await closing.work(officer, name: id, promises)
                    } catch {
                        promises.contradict("\(id): \(error)")
                    }
                }
            }
            group.addTask {
                do {
                    await closing.work(try VisitorAtWork(portal), name: "visitor", promises)
                } catch {
                    promises.contradict("visitor: \(error)")
                }
            }
        }
    }

    private static func officer(
        _ id: String, _ folder: CampaignFolder, _ portal: CrashPortal
    ) async throws -> OfficerAtWork {
        while true {
            do {
                return try await OfficerAtWork(
                    try folder.officer(id), records: MemoryRecords(), at: portal)
            } catch DeskFailed.portal(let error) where error.isOfAnInterruption {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    // MARK: Checking

    /// Reads back some of what was promised since the last round, and some of what is older; all of it is read at the end.
    private func readBackSome() async throws {
        let mailboxes = promises.mailboxes
        let statements = promises.statements
        let streams = promises.streams
        let size = promises.publicSize
        _ = try await check.readBack(
            mailboxes[checked.mailboxes...].shuffled().prefix(4)
                + mailboxes[..<checked.mailboxes].shuffled().prefix(2),
            statements[checked.statements...].shuffled().prefix(2)
                + statements[..<checked.statements].shuffled().prefix(1),
            streams[checked.streams...].shuffled().prefix(2), checkpointsFrom: checked.size)
        checked = (mailboxes.count, statements.count, streams.count, size)
    }

    /// Reads back all there is, until the last tick has become public, too.
    private func readBackEverything() async throws {
        for _ in 0..<CrashCampaign.mostReadings {
            report.tally = try await check.readBack(
                promises.mailboxes, promises.statements, promises.streams, checkpointsFrom: 0)
            if report.tally.notYet == 0 { return }
            try await Task.sleep(for: .seconds(5))
        }
        promises.contradict("\(report.tally.notYet) promises are not in the public log in time")
    }

    /// Audits the whole log with the trustee's ledger; what is only late may still come.
    private func audit(tiles: Bool) async throws {
        let limit = ContinuousClock.now + CrashCampaign.patience
        while true {
            let exported = try ledger.export()
            let run = AuditRun(
                caller: auditor, calls: auditCalls, authority: portal.authority,
                clock: portal.clock)
            let found = try await persistently { () throws(PortalError) in
                try await run.report(ledgers: [exported], tiles: tiles)
            }
            report.entryCount = found.entryCount
            // A machine that is short of processors turns clients away, and says so: nothing of that is lost.
            let findings = found.findings.filter { $0.kind != .overload }
            guard let severity = findings.map(\.severity).max() else { break }
            if severity == .broken || ContinuousClock.now > limit {
                for finding in findings { promises.contradict("audit: \(finding)") }
                return
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        report.auditCount += 1
        try await askWitness()
    }

    /// The witness remembers the public checkpoint that it cosigned: asked to begin from nothing, it names its size.
    private func askWitness() async throws {
        let published = try await persistently { () throws(PortalError) in
            try await auditCalls.get(.checkpoint)
        }
        let checkpoint = try UnverifiedCheckpoint(parsing: published)
        let request = try AddCheckpointRequest(
            oldSize: 0, proof: ConsistencyProof(hashes: []), checkpoint: checkpoint)
        // It may have been killed in this very round and not listen yet.
        let answer = try await persistently { () throws(PortalError) in
            let answer: TransportAnswer
            do throws(TransportError) {
                answer = try await witness.send(
                    .post, "/add-checkpoint", body: request.bytes, limit: 16 * 1024)
            } catch {
                throw .transport(error)
            }
            guard answer.status != 503 else { throw .unexpectedAnswer(status: answer.status) }
            return answer
        }
        let text = String(decoding: answer.body, as: UTF8.self)
        guard answer.status == 409, let size = UInt64(text.dropLast()),
            size >= checkpoint.claim.size
        else {
            promises.contradict(
                "the witness forgot the tree of \(checkpoint.claim.size) entries: "
                    + "\(answer.status) \(text)")
            return
        }
    }

    private func sayState(_ number: Int, _ round: CrashPlan.Round) {
        let victims = CrashVictim.allCases.filter(round.victims.contains).map(\.rawValue)
        say(
            "round \(number): \(victims.joined(separator: ", "))"
                + (round.again == nil ? "" : ", gateway again")
                + "; so far \(promises.mailboxes.count) reports, \(promises.statements.count) "
                + "statements, \(promises.chunkCount) chunks, \(promises.checkpoints.count) checkpoints, "
                + "\(promises.contradictions.count) contradictions")
        let contradictions = promises.contradictions
        for contradiction in contradictions[saidCount...] { say("  \(contradiction)") }
        saidCount = contradictions.count
    }

    private static let reporterCount = 2
    private static let mostReadings = 5
    private static let patience = Duration.seconds(120)
}

/// Why a campaign was given up.
package enum CampaignFailed: Error, Equatable {
    /// A process ended that nobody killed.
    case ended(CrashVictim)
    /// Two minutes after the start the gateway does not run.
    case notBack
    /// Nobody can be addressed.
    case keysNotListed
}
