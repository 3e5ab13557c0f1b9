import Exchange
import Synchronization

/// Gives submissions their places, and remembers how many it had to turn away (Specification.md §12).
///
/// What it knows of a submission is a hash, an effort and a size, and only while that waits or is in work.
final class SubmissionDesk: Sendable {
    private typealias Ticket = SubmissionLine.Ticket

    private struct State {
        var line: SubmissionLine
        var curve = EffortCurve()
        var generator: ByteGenerator
        var waiters: [Ticket: CheckedContinuation<Outcome, Never>] = [:]
        var lastTicket: Ticket = 0
        var turnedAwayCount = 0
    }

    fileprivate enum Outcome: Sendable {
        case entered, turnedAway, repeated
    }

    private let state: Mutex<State>
    private let clock: @Sendable () -> UInt64

    init(_ environment: GatewayEnvironment, tickSeconds: UInt64, bounds: SubmissionBounds) {
        state = Mutex(
            State(
                line: SubmissionLine(bounds, tickSeconds: tickSeconds, at: environment.clock()),
                generator: ByteGenerator(environment.randomBytes)))
        clock = environment.clock
    }

    /// Waits for a place, holds it while the body runs, and gives it to the next one.
    ///
    /// - Throws: `busy` when there is no room, or what the body throws.
    func withPlace<Value: Sendable>(
        for request: WorkRequest, rank: UInt32, byteCount: Int,
        _ body: () async throws(Refusal) -> Value
    ) async throws(Refusal) -> Value {
        let ticket = try await enter(request, rank: rank, byteCount: byteCount)
        do throws(Refusal) {
            let value = try await body()
            leave(ticket, isStored: true)
            return value
        } catch {
            leave(ticket, isStored: false)
            if error.problem == .busy || error.problem == .storageFull { noteTurnedAway() }
            throw error
        }
    }

    /// Somebody was turned away, here or before they came here.
    func noteTurnedAway() {
        let now = clock()
        state.withLock { state in
            state.turnedAwayCount += 1
            state.curve.press(at: now)
        }
    }

    /// What the next one should work to be heard.
    var suggestedEffort: UInt32 {
        let now = clock()
        return state.withLock { $0.curve.suggestion(at: now) }
    }

    /// How many were turned away and not yet written down.
    var turnedAwayCount: Int { state.withLock { $0.turnedAwayCount } }

    /// So many are written down now.
    func forgetTurnedAway(_ count: Int) {
        state.withLock { $0.turnedAwayCount -= count }
    }

    /// Turns away who has waited too long, and lets in for whom there is room by now; the gateway calls it again and again.
    ///
    /// Who waits for a commit or two is no sign of load: a few requests at once would make everyone work (Specification.md §12.4).
    func goOn() {
        let now = clock()
        fulfil { state in
            if state.line.isWaitedFor(seconds: SubmissionDesk.pressingSeconds, at: now) {
                state.curve.press(at: now)
            }
            return state.line.giveUp(before: now - min(now, SubmissionDesk.longestWaitSeconds))
                + state.line.fill(at: now, using: &state.generator)
        }
    }

    /// What was staged has entered the log.
    func noteTick() {
        let now = clock()
        fulfil { $0.line.tick(at: now, using: &$0.generator) }
    }

    private func enter(
        _ request: WorkRequest, rank: UInt32, byteCount: Int
    ) async throws(Refusal) -> Ticket {
        let now = clock()
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                fulfil { state in
                    state.waiters[ticket] = continuation
                    return state.line.arrive(
                        ticket, request, rank: rank, byteCount: byteCount, at: now,
                        using: &state.generator)
                }
                // Who went before standing in line is not heard of again.
                if Task.isCancelled { fulfil { $0.line.giveUp(ticket) } }
            }
        } onCancel: {
            fulfil { $0.line.giveUp(ticket) }
        }
        switch outcome {
        case .entered: return ticket
        case .repeated: throw Refusal(.busy, "the same submission is being taken; ask again")
        case .turnedAway:
            // Who went by themselves was not turned away.
            if !Task.isCancelled { noteTurnedAway() }
            throw Refusal(.busy, "too many at once; ask /work, and send the same bytes again")
        }
    }

    private func leave(_ ticket: Ticket, isStored: Bool) {
        let now = clock()
        fulfil { state in
            state.line.leave(ticket, isStored: isStored, at: now, using: &state.generator)
        }
    }

    /// Changes the line, and tells those whom it concerns.
    private func fulfil(_ change: (inout State) -> [SubmissionLine.Effect]) {
        let told = state.withLock { state in
            change(&state).compactMap { effect in
                state.waiters.removeValue(forKey: effect.ticket).map { ($0, effect.outcome) }
            }
        }
        for (waiter, outcome) in told { waiter.resume(returning: outcome) }
    }

    /// A client's connection bears more, but its owner hardly.
    private static let longestWaitSeconds: UInt64 = 60
    /// By a clock of whole seconds, one second at the least.
    private static let pressingSeconds: UInt64 = 2
}

extension SubmissionLine.Effect {
    fileprivate var ticket: SubmissionLine.Ticket {
        switch self {
        case .enter(let ticket), .turnAway(let ticket), .dropRepetition(let ticket): ticket
        }
    }

    fileprivate var outcome: SubmissionDesk.Outcome {
        switch self {
        case .enter: .entered
        case .turnAway: .turnedAway
        case .dropRepetition: .repeated
        }
    }
}
