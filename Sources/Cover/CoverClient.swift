import Directory
import Encoding
import Exchange
package import PortalClient
import Reporter
package import SealedMessage
import Sealing

/// Sends cover messages through the public door, as reporters send theirs, and goes on with their threads (Specification.md §2).
///
/// It uses the reporter's own code for all that leaves the machine: whatever tells a cover from a report would have to be in
/// what the writer draws. `next` tells what is due, `perform` does it; several may be on their way at once, as reporters are.
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

    /// What its covers are like, as far as somebody may choose.
    package struct Habits: Sendable {
        /// Between two visits to a mailbox, in seconds.
        package var meanPause: Double
        /// What the files of one message have together at most, in bytes; 0 for never a file.
        package var mostFileBytes: UInt64

        package init(meanPause: Double = 43_200, mostFileBytes: UInt64 = 64 * 1024 * 1024) {
            self.meanPause = meanPause
            self.mostFileBytes = mostFileBytes
        }
    }

    /// Something that is due.
    package enum Errand: Sendable, Equatable {
        case report
        /// A visit to the mailbox of the thread that this report began.
        case visit(MessageID, CoverCourse)
    }

    /// Something that was done.
    package enum Act: Sendable, Equatable {
        case sent
        case visited
        case followedUp
        case rekeyed
        case closed
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

    package internal(set) var state: CoverState
    var writer: CoverWriter<Generator>
    let habits: Habits
    let clock: @Sendable () -> UInt64
    let pause: @Sendable (Duration) async throws -> Void
    private let keys: CoverKeys
    private let store: any CoverStore
    private let connect: @Sendable () throws -> Connection
    /// The day for which a factor was drawn, and the factor.
    private var mood: (day: AlmatyDay, factor: Double)?
    /// The threads that somebody is at just now; nobody runs two programs with one receipt.
    private var busy: Set<MessageID> = []
    private var errandCount = 0

    /// - Parameters:
    ///   - generator: the operating system's, but in tests.
    ///   - pause: waits between attempts.
    /// - Throws: `MalformedCoverState`, or what the store throws.
    package init(
        keys: consuming CoverKeys, store: any CoverStore, habits: Habits = Habits(),
        generator: Generator, clock: @escaping @Sendable () -> UInt64,
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        },
        connect: @escaping @Sendable () throws -> Connection
    ) throws {
        state = try CoverState(opening: store.read(), with: keys.stateKey())
        self.keys = keys
        self.store = store
        self.habits = habits
        writer = CoverWriter(generator)
        self.clock = clock
        self.pause = pause
        self.connect = connect
        // What fell due while nobody was here gets another time: all at once would be the program's start.
        let now = clock()
        if state.nextReport <= now { state.nextReport = 0 }
        for index in state.threads.indices where (1...now).contains(state.threads[index].nextVisit)
        {
            state.threads[index].nextVisit = now + writer.pause(mean: habits.meanPause)
        }
    }

    /// Says what is due, if anything is; its own next time is set by then, and durable.
    ///
    /// - Returns: what to do, or nil, and how many seconds to wait before asking again.
    /// - Throws: what the store throws: without a state that is durable nothing is sent.
    package func next(_ rate: Rate) throws -> (errand: Errand?, pause: UInt64) {
        let now = clock()
        if state.nextReport == 0 {
            state.nextReport = now + wait(rate, at: now)
            try save()
        }
        guard errandCount < CoverClient.mostErrands else { return (nil, 1) }
        var errand: Errand?
        if state.nextReport <= now {
            state.nextReport = now + wait(rate, at: now)
            errand = .report
        } else if let index = state.threads.firstIndex(where: {
            $0.nextVisit > 0 && $0.nextVisit <= now && !busy.contains($0.report)
        }) {
            errand = beginVisit(index, at: now)
        }
        if errand != nil {
            try save()
            errandCount += 1
        }
        let due = state.threads.filter { $0.nextVisit > 0 && !busy.contains($0.report) }
            .map(\.nextVisit).min()
        let next = min(state.nextReport, due ?? .max)
        return (errand, next > now ? next - now : 0)
    }

    /// Does what was due.
    ///
    /// - Throws: what the store throws.
    package func perform(_ errand: Errand) async throws -> Act {
        defer {
            errandCount -= 1
            if case .visit(let report, _) = errand { busy.remove(report) }
        }
        let connection = try connect()
        do {
            let act =
                switch errand {
                case .report: try await report(over: connection.visit)
                case .visit(let report, let course):
                    try await go(course, in: report, over: connection.visit)
                }
            await connection.close()
            return act
        } catch {
            await connection.close()
            // A portal that cannot be reached or addressed today is no reason to stop.
            guard
                error is SubmissionFailed || error is UploadFailed || error is PortalError
                    || error is AudienceRefused || error is CannotCompose
                    || error is NoConversation
            else { throw error }
            return .failed
        }
    }

    /// The signed list of all covers, for trustees.
    package func list() -> CoverList {
        CoverList(
            state.messages, portal: keys.portal, time: clock(), signer: keys.signer())
    }

    func save() throws {
        try store.write(state.sealed(with: keys.stateKey()))
    }

    private func beginVisit(_ index: Int, at now: UInt64) -> Errand {
        let report = state.threads[index].report
        busy.insert(report)
        state.threads[index].visitsLeft -= min(1, state.threads[index].visitsLeft)
        let isLast = state.threads[index].visitsLeft == 0
        state.threads[index].nextVisit =
            isLast ? 0 : now + writer.pause(mean: habits.meanPause)
        return .visit(report, writer.course(isLast: isLast))
    }

    /// Seconds until the next cover: exponential, at a rate that is drawn anew each day, so that no total shows what is real.
    private func wait(_ rate: Rate, at now: UInt64) -> UInt64 {
        let day = AlmatyDay(unixSeconds: now)
        if mood?.day != day { mood = (day, 1 + writer.dice.unit() / 2) }
        return writer.dice.wait(perDay: rate.least * (mood?.factor ?? 1))
    }

    /// Errands on their way at once.
    private static var mostErrands: Int { 8 }
}
