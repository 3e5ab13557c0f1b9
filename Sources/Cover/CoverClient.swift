import Directory
import Encoding
import Exchange
package import PortalClient
import Reporter
import SealedMessage
import Sealing

/// Sends cover messages through the public door, as reporters send theirs (Specification.md §2).
///
/// One call of `act` does whatever is due and tells when something is due again. It uses the reporter's own code for all that
/// leaves the machine: whatever tells a cover from a report would have to be in what the writer draws.
package actor CoverClient<Generator: RandomNumberGenerator & Sendable> {
    /// How many covers are to be sent.
    package struct Rate: Sendable {
        /// At least so many a day.
        package var perDay: Double
        /// Real reports a day, as far as the trustees' log shows; three times as many covers are sent.
        package var realPerDay: Double

        package init(perDay: Double, realPerDay: Double = 0) {
            self.perDay = perDay
            self.realPerDay = realPerDay
        }

        /// Three covers for a report, and never fewer than asked for.
        var least: Double { max(perDay, 3 * realPerDay) }
    }

    /// Something that was done.
    package enum Act: Sendable, Equatable {
        case sent
        case visited
        /// Nothing was accepted for certain; the next one comes at its own time.
        case failed
    }

    /// A connection of its own for each act, as each run of a reporter's program has one.
    package struct Connection: Sendable {
        package let visit: PortalVisit
        package let close: @Sendable () async -> Void

        package init(visit: PortalVisit, close: @escaping @Sendable () async -> Void) {
            self.visit = visit
            self.close = close
        }
    }

    package private(set) var state: CoverState
    private var writer: CoverWriter<Generator>
    private let keys: CoverKeys
    private let store: any CoverStore
    private let connect: @Sendable () throws -> Connection
    private let clock: @Sendable () -> UInt64
    private let meanPause: Double
    /// The day for which a factor was drawn, and the factor.
    private var mood: (day: AlmatyDay, factor: Double)?

    /// - Parameters:
    ///   - meanPause: between two visits to a mailbox, in seconds.
    ///   - generator: the operating system's, but in tests.
    /// - Throws: `MalformedCoverState`, or what the store throws.
    package init(
        keys: consuming CoverKeys, store: any CoverStore, meanPause: Double = 43_200,
        generator: Generator, clock: @escaping @Sendable () -> UInt64,
        connect: @escaping @Sendable () throws -> Connection
    ) throws {
        if let stored = try store.read() {
            state = try CoverState(opening: stored, with: keys.stateKey())
        } else {
            state = CoverState()
        }
        self.keys = keys
        self.store = store
        self.meanPause = meanPause
        writer = CoverWriter(generator)
        self.clock = clock
        self.connect = connect
    }

    /// Does one thing that is due, if any is.
    ///
    /// - Returns: what was done, or nil, and how many seconds to wait.
    /// - Throws: what the store throws: without a state that is durable nothing is sent.
    package func act(_ rate: Rate) async throws -> (act: Act?, pause: UInt64) {
        let now = clock()
        if state.nextReport == 0 {
            state.nextReport = now + wait(rate, at: now)
            try save()
        }
        var act: Act?
        if state.nextReport <= now {
            state.nextReport = now + wait(rate, at: now)
            act = try await send()
        } else if let index = state.threads.firstIndex(where: {
            $0.nextVisit > 0 && $0.nextVisit <= now
        }) {
            act = try await visit(index)
        }
        let due = state.threads.map(\.nextVisit).filter { $0 > 0 }.min() ?? .max
        let next = min(state.nextReport, due)
        return (act, next > clock() ? next - clock() : 0)
    }

    /// The signed list of all covers, for trustees.
    package func list() -> CoverList {
        CoverList(
            state.messages, portal: keys.portal, time: clock(), signer: keys.signer())
    }

    /// Seconds until the next cover: exponential, at a rate that is drawn anew each day, so that no total shows what is real.
    private func wait(_ rate: Rate, at now: UInt64) -> UInt64 {
        let day = AlmatyDay(unixSeconds: now)
        if mood?.day != day { mood = (day, 1 + writer.dice.unit() / 2) }
        return writer.dice.wait(perDay: rate.least * (mood?.factor ?? 1))
    }

    private func save() throws {
        try store.write(state.sealed(with: keys.stateKey()))
    }

    /// Sends a report and its identity message. What may have arrived stands in the list before it leaves.
    private func send() async throws -> Act {
        let draft = writer.draft()
        let connection = try connect()
        let visit = connection.visit
        do {
            let portal = try await visit.verifiedPortal()
            let audience = try writer.audience(
                among: AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: clock())))
            let report = try ComposedReport(draft, for: audience, of: portal)
            try begin(
                report.reportID, report.identityID,
                receipt: report.receipt.text(portal: portal.portal.name))
            _ = try await ReportSubmitter(calls: visit.calls, portal: portal, clock: clock)
                .submit(report)
            try accept(report.reportID)
            await connection.close()
            return .sent
        } catch {
            await connection.close()
            if case .notSent? = error as? SubmissionFailed { forget() }
            try save()
            guard CoverClient.isExpected(error) else { throw error }
            return .failed
        }
    }

    /// A portal that cannot be reached or addressed today is no reason to stop.
    private static func isExpected(_ error: any Error) -> Bool {
        error is SubmissionFailed || error is PortalError || error is AudienceRefused
            || error is CannotCompose
    }

    private func begin(
        _ report: MessageID, _ identity: MessageID, receipt: String
    ) throws {
        state.threads.append(
            CoverState.Thread(
                receipt: receipt, messages: [report], identity: identity, nextVisit: 0,
                visitsLeft: 0, isAccepted: false))
        try save()
    }

    /// A thread begins: some are never looked at again, some for weeks.
    private func accept(_ report: MessageID) throws {
        guard let index = state.threads.lastIndex(where: { $0.messages.first == report }) else {
            return
        }
        var visitCount: UInt32 = 0
        while visitCount < 40, writer.dice.isTrue(withProbability: 0.8) { visitCount += 1 }
        state.threads[index].isAccepted = true
        state.threads[index].visitsLeft = visitCount
        state.threads[index].nextVisit =
            visitCount == 0 ? 0 : clock() + writer.dice.wait(mean: meanPause)
        try save()
    }

    /// What certainly never arrived is no cover.
    private func forget() {
        if let last = state.threads.last, !last.isAccepted { state.threads.removeLast() }
    }

    /// Looks into a thread's mailbox, as its reporter would.
    private func visit(_ index: Int) async throws -> Act {
        let receipt = state.threads[index].receipt
        state.threads[index].visitsLeft -= 1
        state.threads[index].nextVisit =
            state.threads[index].visitsLeft == 0
            ? 0 : clock() + writer.dice.wait(mean: meanPause)
        try save()
        let connection = try connect()
        let visit = connection.visit
        do {
            let portal = try await visit.verifiedPortal()
            let receipt = try Receipt(reading: receipt, portal: portal.portal.name)
            _ = try await MailboxReader(calls: visit.calls, portal: portal, receipt: receipt)
                .look()
            await connection.close()
            return .visited
        } catch {
            await connection.close()
            guard CoverClient.isExpected(error) else { throw error }
            return .failed
        }
    }
}
