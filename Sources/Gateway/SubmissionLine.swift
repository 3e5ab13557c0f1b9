import Exchange

/// Who is in work, who waits, and who comes next: pure, so that a seed replays it (Specification.md §12).
///
/// Effort orders those who wait; now and then a lottery takes one of them, so that a slow device has a chance too.
struct SubmissionLine: Sendable {
    /// Names one submission from its arrival to its end.
    typealias Ticket = UInt64

    /// What is to be done about a submission.
    enum Effect: Sendable, Equatable {
        /// It has a place.
        case enter(Ticket)
        /// There is no room for it.
        case turnAway(Ticket)
        /// The same work came again: one of the two is enough.
        case dropRepetition(Ticket)
    }

    private struct Waiting {
        let ticket: Ticket
        let request: WorkRequest
        let rank: UInt32
        let byteCount: Int
        /// UTC seconds.
        let since: UInt64
    }

    private let bounds: SubmissionBounds
    private var inWork: [Ticket: WorkRequest] = [:]
    /// The highest effort first; among equals, who came first.
    private var waiting: [Waiting] = []
    private var waitingByteCount = 0

    init(_ bounds: SubmissionBounds) {
        self.bounds = bounds
    }

    /// Whether anybody waits.
    var isWaitedFor: Bool { !waiting.isEmpty }

    /// A new submission is here, at this time in UTC seconds. If no effect names it, it waits.
    ///
    /// One work has one place at a time: who sends copies of it gains nothing by them.
    mutating func arrive(
        _ ticket: Ticket, _ request: WorkRequest, rank: UInt32, byteCount: Int, at now: UInt64
    ) -> [Effect] {
        if inWork.values.contains(request) { return [.dropRepetition(ticket)] }
        var effects: [Effect] = []
        if let place = waiting.firstIndex(where: { $0.request == request }) {
            effects.append(.dropRepetition(remove(at: place).ticket))
        }
        guard inWork.count >= bounds.mostInWork || isWaitedFor else {
            inWork[ticket] = request
            return effects + [.enter(ticket)]
        }
        let place = waiting.firstIndex { $0.rank < rank } ?? waiting.endIndex
        waiting.insert(
            Waiting(
                ticket: ticket, request: request, rank: rank, byteCount: byteCount, since: now),
            at: place)
        waitingByteCount += byteCount
        while waiting.count > bounds.mostWaiting || waitingByteCount > bounds.mostWaitingBytes {
            effects.append(.turnAway(remove(at: waiting.endIndex - 1).ticket))
        }
        return effects
    }

    /// A submission in work has ended, and its place goes to another.
    mutating func leave(
        _ ticket: Ticket, using generator: inout some RandomNumberGenerator
    ) -> [Effect] {
        guard inWork.removeValue(forKey: ticket) != nil else {
            preconditionFailure("only who was let in leaves")
        }
        var effects: [Effect] = []
        while inWork.count < bounds.mostInWork, isWaitedFor {
            let isDrawn = Int.random(in: 0..<SubmissionLine.lotteryOneIn, using: &generator) == 0
            let place = isDrawn ? Int.random(in: waiting.indices, using: &generator) : 0
            let next = remove(at: place)
            inWork[next.ticket] = next.request
            effects.append(.enter(next.ticket))
        }
        return effects
    }

    /// A submission waits no longer, since its sender is gone. Nothing happens unless it waits.
    mutating func giveUp(_ ticket: Ticket) -> [Effect] {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return [] }
        return [.turnAway(remove(at: place).ticket)]
    }

    /// Turns away who has waited since before this time, in UTC seconds.
    mutating func giveUp(before time: UInt64) -> [Effect] {
        waiting.filter { $0.since < time }.flatMap { giveUp($0.ticket) }
    }

    private mutating func remove(at place: Int) -> Waiting {
        let removed = waiting.remove(at: place)
        waitingByteCount -= removed.byteCount
        return removed
    }

    /// Every fourth free place, on average, is drawn by lot.
    private static let lotteryOneIn = 4
}

/// How many submissions may be in work, and how much may wait.
package struct SubmissionBounds: Sendable {
    /// Enough to fill a transaction that all share.
    package var mostInWork = 32
    /// With those in work fewer than the places that HTTPService has for them, so that newcomers are weighed, too.
    package var mostWaiting = 48
    /// Bytes of requests that wait.
    package var mostWaitingBytes = 32 * 1024 * 1024

    /// The bounds we chose.
    package init() {}
}
