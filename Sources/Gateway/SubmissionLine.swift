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

        var isLong: Bool { byteCount > SubmissionLine.mostShortBytes }
    }

    /// Whose turn it is, once there is room.
    private enum Choice {
        /// Whoever is the first by then.
        case first
        case drawn(Ticket)
    }

    private let bounds: SubmissionBounds
    /// What may be let in until the next tick.
    private var room: StagingRoom
    private var inWork: [Ticket: Waiting] = [:]
    /// The highest effort first; among equals, who came first.
    private var waiting: [Waiting] = []
    /// Bytes of those that wait and are long.
    private var longByteCount = 0
    /// Made once for each place: were the lot cast again at each look for room, in the end it would fall, and effort would order nothing.
    private var choice: Choice?

    /// - Parameters:
    ///   - tickSeconds: from one tick to the next.
    ///   - now: UTC seconds.
    init(_ bounds: SubmissionBounds, tickSeconds: UInt64, at now: UInt64) {
        self.bounds = bounds
        room = StagingRoom(
            byteCount: bounds.mostStagedBytes, tickSeconds: tickSeconds, emptySince: now)
    }

    /// Whether anybody waits.
    private var isWaitedFor: Bool { !waiting.isEmpty }

    /// Whether anybody has waited for so many seconds, or longer.
    func isWaitedFor(seconds: UInt64, at now: UInt64) -> Bool {
        waiting.contains { now - min(now, $0.since) >= seconds }
    }

    /// A new submission is here, at this time in UTC seconds. If no effect names it, it waits.
    ///
    /// One work has one place at a time: who sends copies of it gains nothing by them.
    mutating func arrive(
        _ ticket: Ticket, _ request: WorkRequest, rank: UInt32, byteCount: Int, at now: UInt64,
        using generator: inout some RandomNumberGenerator
    ) -> [Effect] {
        if inWork.values.contains(where: { $0.request == request }) {
            return [.dropRepetition(ticket)]
        }
        var effects: [Effect] = []
        var since = now
        if let place = waiting.firstIndex(where: { $0.request == request }) {
            let former = remove(at: place)
            if former.ticket == drawn { choice = .drawn(ticket) }
            since = former.since
            effects.append(.dropRepetition(former.ticket))
        }
        let newcomer = Waiting(
            ticket: ticket, request: request, rank: rank, byteCount: byteCount, since: since)
        if inWork.count < bounds.mostInWork, !isWaitedFor, room.take(byteCount, at: now) {
            inWork[ticket] = newcomer
            choice = nil
            return effects + [.enter(ticket)]
        }
        let place = waiting.firstIndex { $0.rank < rank } ?? waiting.endIndex
        waiting.insert(newcomer, at: place)
        if newcomer.isLong { longByteCount += byteCount }
        while let place = surplus(using: &generator) {
            effects.append(.turnAway(remove(at: place).ticket))
        }
        return effects
    }

    /// Whose place goes, if too many wait or too many bytes: drawn evenly among the last quarter, so that nobody is turned away for the
    /// effort alone, and of the long ones where their bytes are too many.
    ///
    /// Never the one that the lot fell on: else it would be cast again, and those of the most effort would win what the others lose.
    private func surplus(using generator: inout some RandomNumberGenerator) -> Int? {
        let isLong = waiting.count <= bounds.mostWaiting
        guard !isLong || longByteCount > bounds.mostLongBytes else { return nil }
        let places = waiting.indices.filter {
            waiting[$0].ticket != drawn && (!isLong || waiting[$0].isLong)
        }
        let oneIn = SubmissionLine.reservoirOneIn
        return places.suffix((places.count + oneIn - 1) / oneIn).randomElement(using: &generator)
    }

    /// Whom the lot fell on, while there is no room yet.
    private var drawn: Ticket? {
        if case .drawn(let ticket) = choice { ticket } else { nil }
    }

    /// A submission in work has ended, and its place goes to another.
    ///
    /// - Parameter isStored: false when it was refused after all, and takes no room.
    mutating func leave(
        _ ticket: Ticket, isStored: Bool, at now: UInt64,
        using generator: inout some RandomNumberGenerator
    ) -> [Effect] {
        guard let left = inWork.removeValue(forKey: ticket) else {
            preconditionFailure("only who was let in leaves")
        }
        if !isStored { room.giveBack(left.byteCount) }
        return fill(at: now, using: &generator)
    }

    /// What was staged has entered the log: all room is free again.
    mutating func tick(
        at now: UInt64, using generator: inout some RandomNumberGenerator
    ) -> [Effect] {
        room.empty(at: now)
        return fill(at: now, using: &generator)
    }

    /// Lets in for whom there is a place and room by now.
    mutating func fill(
        at now: UInt64, using generator: inout some RandomNumberGenerator
    ) -> [Effect] {
        var effects: [Effect] = []
        while inWork.count < bounds.mostInWork, isWaitedFor {
            let place = next(using: &generator)
            // What was chosen stays so until there is room: else small ones would be drawn more often.
            guard room.take(waiting[place].byteCount, at: now) else { break }
            choice = nil
            let next = remove(at: place)
            inWork[next.ticket] = next
            effects.append(.enter(next.ticket))
        }
        return effects
    }

    /// Where the next one stands: the first, or one drawn by lot.
    private mutating func next(using generator: inout some RandomNumberGenerator) -> Int {
        switch choice {
        case .first: return 0
        case .drawn(let ticket):
            if let place = waiting.firstIndex(where: { $0.ticket == ticket }) { return place }
        case nil: break
        }
        let isDrawn = Int.random(in: 0..<SubmissionLine.lotteryOneIn, using: &generator) == 0
        let place = isDrawn ? Int.random(in: waiting.indices, using: &generator) : 0
        choice = isDrawn ? .drawn(waiting[place].ticket) : .first
        return place
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
        if removed.isLong { longByteCount -= removed.byteCount }
        return removed
    }

    /// Most texts with their identity message: all that may wait have 6 MiB.
    private static let mostShortBytes = 128 * 1024
    /// Every fourth free place, on average, is drawn by lot.
    private static let lotteryOneIn = 4
    /// This part of the waiting places is kept by chance, not by effort.
    private static let reservoirOneIn = 4
}

/// How many submissions may be in work, and how much may wait.
package struct SubmissionBounds: Sendable {
    /// Enough to fill a transaction that all share.
    package var mostInWork = 32
    /// With those in work fewer than the places that HTTPService has for them, so that newcomers are weighed, too.
    package var mostWaiting = 48
    /// Bytes of long requests that wait; with the short ones 32 MiB.
    package var mostLongBytes = 26 * 1024 * 1024
    /// Bytes that may be let in from one tick to the next: what Storage stages at most.
    package var mostStagedBytes: UInt64 = 1024 * 1024 * 1024

    /// The bounds we chose.
    package init() {}
}
