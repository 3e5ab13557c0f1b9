import Directory
import Encoding
import Exchange
package import Logging
package import ReporterPage
import ServiceLifecycle
import SignedNote
package import Storage

/// The portal's server: takes sealed messages, owns the log, and can open nothing.
///
/// Serve `routes` with a `BoundedServer`, and run both in one `ServiceGroup`. When `run()` throws, the process must end:
/// what is not known to be written must not be answered for.
package struct Gateway: Service {
    let portal: Portal
    let storage: any Storage
    let sequencer: LogSequencer
    let keys: GatewayKeys
    let environment: GatewayEnvironment
    let reserve: DiskReserve
    let membersInWork = MembersInWork()
    let desk: SubmissionDesk
    let authoredRoom: AuthoredRoom
    let statementRoom: AuthoredRoom
    let seeds: WorkSeeds
    let pages: RenderedPages
    let notes: PortalNotes
    private let witnesses: WitnessRounds
    private let logger: Logger

    /// Opens a gateway that was initialised, and takes up its log where it ended.
    ///
    /// - Parameter logger: gets lines about start, stop, ticks and state; nothing of anybody's content.
    package static func open(
        _ settings: GatewaySettings, keys: GatewayKeys, environment: GatewayEnvironment,
        logger: Logger
    ) async throws(GatewayFailed) -> Gateway {
        let storage: SQLiteStorage
        do {
            storage = try SQLiteStorage.open(in: settings.folder)
        } catch {
            throw GatewayFailed(error)
        }
        // Specification.md §4.4
        let rhythm = try await GatewaySetup(storedIn: storage).rhythm
        guard settings.rhythm == rhythm else { throw .otherRhythm(rhythm) }
        return try await Gateway(
            storage: storage, keys: keys,
            environment: environment.measuring(folder: settings.folder),
            witnesses: settings.witnesses, transport: HTTPWitnessTransport(),
            operatorPage: settings.operatorPage, notes: settings.notes, logger: logger)
    }

    /// Opens a gateway over a storage of its own.
    package init(
        storage: any Storage, keys: GatewayKeys, environment: GatewayEnvironment,
        witnesses: [String], transport: any WitnessTransport,
        submissions: SubmissionBounds = SubmissionBounds(),
        operatorPage: OperatorPage = .empty, notes: PortalNotes = .none, logger: Logger
    ) async throws(GatewayFailed) {
        let setup = try await GatewaySetup(storedIn: storage)
        sequencer = try await LogSequencer(
            storage: storage, keys: keys, environment: environment, rhythm: setup.rhythm,
            authority: setup.authority
        ) { line in logger.notice("\(line)") }
        guard let view = await sequencer.view else { throw .notInitialised }
        portal = view.chain.portal
        pages = RenderedPages(authority: setup.authority, operatorPage: operatorPage)
        self.notes = notes
        self.storage = storage
        self.keys = keys
        self.environment = environment
        reserve = DiskReserve(environment)
        desk = SubmissionDesk(
            environment, tickSeconds: setup.rhythm.seconds, bounds: submissions)
        authoredRoom = AuthoredRoom(mostStagedBytes: submissions.mostStagedBytes)
        statementRoom = AuthoredRoom(
            mostStagedBytes: submissions.mostStagedBytes,
            mostMessages: AuthoredRoom.mostStatements,
            mostInThread: AuthoredRoom.mostStatementsOfCase)
        seeds = WorkSeeds(environment.randomBytes)
        self.witnesses = WitnessRounds(
            addresses: witnesses, transport: transport, sequencer: sequencer, storage: storage)
        self.logger = logger
    }

    /// Ticks and asks witnesses until it is cancelled or shut down gracefully.
    ///
    /// - Throws: `GatewayFailed`, after which the process must end.
    package func run() async throws {
        logger.notice("started")
        defer { logger.notice("stopped") }
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await tick() }
                group.addTask { await witnesses.run() }
                // Whichever ends first ends the other: the first one by a failure or by cancellation.
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func tick() async throws {
        var isFull = false
        var sweptHour: UInt64?
        var mayHaveLostFiles = true
        while !Task.isCancelled {
            goOn()
            let hour = environment.clock() / Gateway.secondsOfAnHour
            if hour != sweptHour {
                await removeOrphans()
                sweptHour = hour
            }
            if mayHaveLostFiles, await sequencer.phase == .running {
                // Trustees have shown that no newer log exists: what no row names, no database names.
                await storage.forgetLostFiles()
                mayHaveLostFiles = false
            }
            do {
                try await holdTickIfDue()
                if isFull { logger.notice("room again") }
                isFull = false
            } catch {
                if error == .full, !isFull { logger.error("the disk is full") }
                isFull = isFull || error == .full
            }
            if let failure = await sequencer.failure {
                logger.critical("must stop")
                throw failure
            }
            try? await Task.sleep(for: Gateway.pause)
        }
    }

    /// Holds a tick now if one is due; `run()` does so by itself.
    package func tickIfDue() async throws(GatewayFailed) {
        do {
            try await holdTickIfDue()
        } catch {
            throw GatewayFailed(error)
        }
    }

    private func holdTickIfDue() async throws(StorageFailure) {
        let count = desk.turnedAwayCount
        guard try await sequencer.tickIfDue(turnedAwayCount: count) else { return }
        desk.forgetTurnedAway(count)
        desk.noteTick()
        authoredRoom.empty()
        statementRoom.empty()
    }

    /// Turns away submissions that have waited for a minute, and lets in for whom there is room; `run()` does so by itself.
    package func goOn() {
        desk.goOn()
    }

    /// Removes the uploads that no message took in time; `run()` does so by itself, once an hour.
    package func removeOrphans() async {
        do {
            try await storage.removeOrphans(now: environment.clock())
        } catch {
            // They go the next hour; a failure that ends the process is seen by the caller's next look.
            await sequencer.note(error)
        }
    }

    /// Asks each witness once for the newest candidate; `run()` does so by itself.
    package func askWitnesses() async {
        await witnesses.ask()
    }

    private static let pause = Duration.milliseconds(200)
    private static let secondsOfAnHour: UInt64 = 3600
}
