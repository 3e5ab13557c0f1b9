import Encoding
import Exchange
import Testing

@testable import Gateway

@Suite struct `The line of submissions` {
    @Test func `lets in while there are places, and then the one who worked most`() {
        var line = LineUnderTest(inWork: 2, waiting: 9, lottery: .never)
        #expect(line.arrive(1, rank: 0) == [.enter(1)])
        #expect(line.arrive(2, rank: 0) == [.enter(2)])
        #expect(line.arrive(3, rank: 5) == [])
        #expect(line.arrive(4, rank: 7) == [])
        #expect(line.arrive(5, rank: 7) == [])
        #expect(line.arrive(6, rank: 0) == [])
        #expect(line.leave(1) == [.enter(4)])
        #expect(line.leave(4) == [.enter(5)])
        #expect(line.leave(2) == [.enter(3)])
        #expect(line.leave(3) == [.enter(6)])
        #expect(line.leave(6) == [])
        #expect(line.leave(5) == [])
        #expect(line.arrive(7, rank: 0) == [.enter(7)])
    }

    @Test func `turns away who worked least, and the newest among equals`() {
        var line = LineUnderTest(inWork: 1, waiting: 2, lottery: .never)
        _ = line.arrive(1, rank: 0)
        _ = line.arrive(2, rank: 3)
        _ = line.arrive(3, rank: 3)
        #expect(line.arrive(4, rank: 3) == [.turnAway(4)])
        #expect(line.arrive(5, rank: 2) == [.turnAway(5)])
        #expect(line.arrive(6, rank: 4) == [.turnAway(3)])
        #expect(line.leave(1) == [.enter(6)])
    }

    /// A flood of more work than anybody's own device does still leaves the others some places to be drawn from.
    @Test func `turns nobody away for their effort alone`() {
        var generator = SeededGenerator(seed: 7)
        var keptCount = 0
        for _ in 0..<1_000 {
            var line = SubmissionLine(
                LineUnderTest.bounds(inWork: 1, waiting: 40), tickSeconds: 100, at: 1000)
            func arrive(_ ticket: UInt64, rank: UInt32) -> [SubmissionLine.Effect] {
                line.arrive(
                    ticket, LineUnderTest.work(ticket), rank: rank, byteCount: 1, at: 1000,
                    using: &generator)
            }
            for ticket in UInt64(1)...41 { _ = arrive(ticket, rank: 1 << 22) }
            if arrive(99, rank: 0) != [.turnAway(99)] { keptCount += 1 }
        }
        // Ten of eleven; five standard deviations around it.
        #expect((863...955).contains(keptCount))
    }

    @Test func `is bounded in bytes`() {
        var line = LineUnderTest(inWork: 1, waiting: 9, bytes: 400_000, lottery: .never)
        _ = line.arrive(1, rank: 0, byteCount: 399_999)
        #expect(line.arrive(2, rank: 1, byteCount: 200_000) == [])
        #expect(line.arrive(3, rank: 1, byteCount: 200_000) == [])
        #expect(line.arrive(4, rank: 2, byteCount: 200_000) == [.turnAway(3)])
        #expect(line.arrive(5, rank: 3, byteCount: 400_000) == [.turnAway(2), .turnAway(4)])
        // Short ones weigh nothing.
        #expect(line.arrive(8, rank: 0, byteCount: 131_072) == [])
        #expect(line.line.giveUp(8) == [.turnAway(8)])
        // What is let in, or gone, weighs no more.
        #expect(line.leave(1) == [.enter(5)])
        #expect(line.arrive(6, rank: 0, byteCount: 400_000) == [])
        #expect(line.line.giveUp(6) == [.turnAway(6)])
        #expect(line.arrive(7, rank: 0, byteCount: 400_000) == [])
    }

    @Test func `turns no long one away for its effort alone, and no short one for long ones`() {
        var generator = SeededGenerator(seed: 7)
        var keptCount = 0
        for _ in 0..<1_000 {
            var line = SubmissionLine(
                LineUnderTest.bounds(inWork: 1, waiting: 40, bytes: 24 * 200_000),
                tickSeconds: 100, at: 1000)
            func arrive(
                _ ticket: UInt64, rank: UInt32, byteCount: Int = 200_000
            ) -> [SubmissionLine.Effect] {
                line.arrive(
                    ticket, LineUnderTest.work(ticket), rank: rank, byteCount: byteCount, at: 1000,
                    using: &generator)
            }
            for ticket in UInt64(1)...25 { _ = arrive(ticket, rank: 1 << 22) }
            #expect(arrive(98, rank: 0, byteCount: 60_000) == [])
            if arrive(99, rank: 0) != [.turnAway(99)] { keptCount += 1 }
        }
        // Six of seven; five standard deviations around it.
        #expect((802...912).contains(keptCount))
    }

    @Test func `gives copies of one work one place`() {
        var line = LineUnderTest(inWork: 1, waiting: 9, lottery: .never)
        #expect(line.arrive(1, rank: 9, work: 1) == [.enter(1)])
        #expect(line.arrive(2, rank: 9, work: 1) == [.dropRepetition(2)])
        #expect(line.arrive(3, rank: 9, work: 2) == [])
        #expect(line.arrive(4, rank: 9, work: 2) == [.dropRepetition(3)])
        #expect(line.leave(1) == [.enter(4)])
        #expect(line.leave(4) == [])
        #expect(line.arrive(5, rank: 9, work: 1) == [.enter(5)])
        // Whoever comes again waits no longer for it.
        #expect(line.arrive(6, rank: 9, work: 3, at: 10) == [])
        #expect(line.arrive(7, rank: 9, work: 3, at: 60) == [.dropRepetition(6)])
        #expect(line.line.giveUp(before: 11) == [.turnAway(7)])
    }

    @Test func `ends the waiting of who is gone, and of who waited too long`() {
        var line = LineUnderTest(inWork: 1, waiting: 9, lottery: .never)
        _ = line.arrive(1, rank: 0, at: 10)
        _ = line.arrive(2, rank: 0, at: 20)
        _ = line.arrive(3, rank: 5, at: 30)
        _ = line.arrive(4, rank: 0, at: 40)
        #expect(line.line.giveUp(1) == [])
        #expect(line.line.giveUp(4) == [.turnAway(4)])
        #expect(line.line.giveUp(4) == [])
        #expect(line.line.giveUp(before: 20) == [])
        #expect(line.line.giveUp(before: 31) == [.turnAway(3), .turnAway(2)])
        #expect(!line.line.isWaitedFor(seconds: 0, at: 40))
    }

    @Test func `lets in half of what fits a tick at any time, and the rest as time passes`() {
        var line = LineUnderTest(inWork: 9, waiting: 9, staged: 2000, lottery: .never)
        #expect(line.arrive(1, rank: 0, byteCount: 600, at: 1000) == [.enter(1)])
        #expect(line.arrive(2, rank: 0, byteCount: 400, at: 1000) == [.enter(2)])
        // Ten bytes a second from here on.
        #expect(line.arrive(3, rank: 0, byteCount: 100, at: 1000) == [])
        #expect(line.arrive(4, rank: 8, byteCount: 300, at: 1001) == [])
        #expect(line.fill(at: 1029) == [])
        #expect(line.fill(at: 1030) == [.enter(4)])
        #expect(line.fill(at: 1039) == [])
        #expect(line.fill(at: 999) == [])
        #expect(line.fill(at: 1040) == [.enter(3)])
        // What was refused after all leaves its room to others.
        #expect(line.arrive(5, rank: 0, byteCount: 600, at: 1040) == [])
        #expect(line.leave(1, isStored: false, at: 1040) == [.enter(5)])
        #expect(line.arrive(6, rank: 0, byteCount: 601, at: 5000) == [])
        #expect(line.leave(2, at: 5000) == [])
        // A tick leaves half of it free at once, again.
        #expect(line.tick(at: 5000) == [.enter(6)])
        #expect(line.arrive(7, rank: 0, byteCount: 400, at: 5000) == [])
        #expect(line.fill(at: 5001) == [.enter(7)])
    }

    @Test func `keeps to whom it has drawn until there is room`() {
        var line = LineUnderTest(inWork: 9, waiting: 9, staged: 2000, lottery: .last)
        _ = line.arrive(1, rank: 0, byteCount: 1000, at: 1000)
        _ = line.arrive(2, rank: 9, byteCount: 10, at: 1000)
        _ = line.arrive(3, rank: 0, byteCount: 500, at: 1000)
        #expect(line.fill(at: 1010) == [])
        #expect(line.arrive(4, rank: 0, byteCount: 10, at: 1010) == [])
        #expect(line.fill(at: 1020) == [])
        #expect(line.fill(at: 1050) == [.enter(3)])
        // Whoever is gone is not waited for.
        _ = line.arrive(5, rank: 0, byteCount: 400, at: 1050)
        #expect(line.fill(at: 1050) == [])
        #expect(line.line.giveUp(5) == [.turnAway(5)])
        #expect(line.fill(at: 1051) == [.enter(4)])
    }

    /// Else the lot would be cast again and again while room is short, until it falls on who worked the most.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `turns nobody away on whom the lot fell`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bounds = LineUnderTest.bounds(inWork: 9, waiting: 4)
        bounds.mostStagedBytes = 2000
        var line = SubmissionLine(bounds, tickSeconds: 100, at: 1000)
        func arrive(
            _ ticket: UInt64, rank: UInt32, byteCount: Int = 1000, work: UInt64? = nil
        ) -> [SubmissionLine.Effect] {
            line.arrive(
                ticket, LineUnderTest.work(work ?? ticket), rank: rank, byteCount: byteCount,
                at: 1000, using: &generator)
        }
        _ = arrive(1, rank: 0)
        _ = arrive(2, rank: 0, byteCount: 500)
        var lot = FixedGenerator.last
        #expect(line.fill(at: 1000, using: &lot) == [])
        // Its sender asks once more, as one does whose connection broke.
        #expect(arrive(3, rank: 0, byteCount: 500, work: 2) == [.dropRepetition(2)])
        var turnedAway: [SubmissionLine.Effect] = []
        for ticket in UInt64(10)..<60 { turnedAway += arrive(ticket, rank: 9) }
        #expect(turnedAway.count == 47)
        let isKept = !turnedAway.contains(.turnAway(3))
        #expect(isKept)
        #expect(line.fill(at: 1050, using: &generator).first == .enter(3))
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `casts the lot once for a place, however often it looks for room`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var firstCount = 0
        for _ in 0..<1000 {
            var bounds = LineUnderTest.bounds(inWork: 9, waiting: 20)
            bounds.mostStagedBytes = 2000
            var line = SubmissionLine(bounds, tickSeconds: 100, at: 1000)
            func arrive(_ ticket: UInt64, rank: UInt32, byteCount: Int) {
                _ = line.arrive(
                    ticket, LineUnderTest.work(ticket), rank: rank, byteCount: byteCount, at: 1000,
                    using: &generator)
            }
            arrive(0, rank: 0, byteCount: 1000)
            for ticket in 1...9 as ClosedRange<UInt64> { arrive(ticket, rank: 1, byteCount: 100) }
            for _ in 0..<50 {
                #expect(line.fill(at: 1000, using: &generator) == [])
            }
            // Who works more than the first becomes the first.
            arrive(10, rank: 2, byteCount: 100)
            if line.fill(at: 1010, using: &generator) == [.enter(10)] { firstCount += 1 }
        }
        // 3/4 of them, for the lot was cast before the tenth came; give or take five standard deviations.
        #expect((682...818).contains(firstCount), "seed \(seed): \(firstCount)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `draws about every fourth place by lot, evenly`(seed: UInt64) {
        // Nine who worked, in order, and one who did not: only the lot lets him in before them.
        var generator = SeededGenerator(seed: seed)
        var firstCount = 0
        var luckyCount = 0
        let rounds = 4000
        for _ in 0..<rounds {
            var line = SubmissionLine(
                LineUnderTest.bounds(inWork: 1, waiting: 10), tickSeconds: 10, at: 0)
            func arrive(_ ticket: UInt64, rank: UInt32) {
                _ = line.arrive(
                    ticket, LineUnderTest.work(ticket), rank: rank, byteCount: 1, at: 0,
                    using: &generator)
            }
            arrive(0, rank: 0)
            for ticket in 1...9 as ClosedRange<UInt64> {
                arrive(ticket, rank: UInt32(100 - ticket))
            }
            arrive(10, rank: 0)
            let effects = line.leave(0, isStored: true, at: 0, using: &generator)
            if effects == [.enter(1)] { firstCount += 1 }
            if effects == [.enter(10)] { luckyCount += 1 }
        }
        // 3/4 + 1/40 and 1/40 of them, give or take five standard deviations.
        #expect((2965...3235).contains(firstCount), "seed \(seed): \(firstCount)")
        #expect((50...150).contains(luckyCount), "seed \(seed): \(luckyCount)")
    }
}

@Suite struct `The suggested effort` {
    @Test func `doubles while there is pressure, and halves when there is none`() {
        var curve = EffortCurve()
        #expect(curve.suggestion(at: 1000) == 0)
        curve.press(at: 1003)
        #expect(curve.suggestion(at: 1003) == 1 << 14)
        curve.press(at: 1004)
        #expect(curve.suggestion(at: 1009) == 1 << 14)
        #expect(curve.suggestion(at: 1010) == 1 << 15)
        curve.press(at: 1011)
        curve.press(at: 1029)
        // Pressure in 1010, in 1020: doubled twice.
        #expect(curve.suggestion(at: 1030) == 1 << 17)
        #expect(curve.suggestion(at: 1040) == 1 << 16)
        #expect(curve.suggestion(at: 1069) == 1 << 14)
        #expect(curve.suggestion(at: 1070) == 0)
    }

    @Test func `never leaves its bounds`() {
        var curve = EffortCurve()
        for period in 0..<40 as Range<UInt64> { curve.press(at: 1000 + 10 * period) }
        #expect(curve.suggestion(at: 1400) == WorkOffer.mostEffort)
        #expect(curve.suggestion(at: .max) == 0)
        // The clock that is put back.
        curve.press(at: 5)
        #expect(curve.suggestion(at: 5) == 1 << 14)
    }

    @Test func `goes on from where a clock was put back to`() {
        var curve = EffortCurve()
        for period in 0..<4 as Range<UInt64> { curve.press(at: 5000 + 10 * period) }
        #expect(curve.suggestion(at: 5039) == 1 << 17)
        // Neither doubled nor halved at once; then period by period.
        #expect(curve.suggestion(at: 1400) == 1 << 17)
        #expect(curve.suggestion(at: 1410) == 1 << 16)
        curve.press(at: 1415)
        #expect(curve.suggestion(at: 1420) == 1 << 17)
        #expect(curve.suggestion(at: 1500) == 0)
    }
}

/// A line whose submissions are told apart by their numbers.
private struct LineUnderTest {
    var line: SubmissionLine
    private var generator: FixedGenerator

    init(
        inWork: Int, waiting: Int, bytes: Int = 1 << 20, staged: UInt64 = 1 << 30,
        lottery: FixedGenerator
    ) {
        var bounds = LineUnderTest.bounds(inWork: inWork, waiting: waiting, bytes: bytes)
        bounds.mostStagedBytes = staged
        line = SubmissionLine(bounds, tickSeconds: 100, at: 1000)
        generator = lottery
    }

    static func bounds(inWork: Int, waiting: Int, bytes: Int = 1 << 20) -> SubmissionBounds {
        var bounds = SubmissionBounds()
        bounds.mostInWork = inWork
        bounds.mostWaiting = waiting
        bounds.mostLongBytes = bytes
        return bounds
    }

    static func work(_ number: UInt64) -> WorkRequest {
        WorkRequest(digest: Digest(hashing: [UInt8](bigEndian: number)))
    }

    /// - Parameter work: the work's own number, for copies.
    mutating func arrive(
        _ ticket: UInt64, rank: UInt32, byteCount: Int = 1, work: UInt64? = nil,
        at now: UInt64 = 0
    ) -> [SubmissionLine.Effect] {
        line.arrive(
            ticket, LineUnderTest.work(work ?? ticket), rank: rank, byteCount: byteCount, at: now,
            using: &generator)
    }

    mutating func leave(
        _ ticket: UInt64, isStored: Bool = true, at now: UInt64 = 0
    ) -> [SubmissionLine.Effect] {
        line.leave(ticket, isStored: isStored, at: now, using: &generator)
    }

    mutating func fill(at now: UInt64) -> [SubmissionLine.Effect] {
        line.fill(at: now, using: &generator)
    }

    mutating func tick(at now: UInt64) -> [SubmissionLine.Effect] {
        line.tick(at: now, using: &generator)
    }
}

/// The same numbers again and again.
private struct FixedGenerator: RandomNumberGenerator {
    private let numbers: [UInt64]
    private var position = 0

    private init(_ numbers: UInt64...) {
        self.numbers = numbers
    }

    mutating func next() -> UInt64 {
        defer { position = (position + 1) % numbers.count }
        return numbers[position]
    }

    /// No place is drawn by lot.
    static let never = FixedGenerator(.max / 2)
    /// The last one is drawn each time.
    static let last = FixedGenerator(1, .max)
}

/// SplitMix64: numbers that follow from a seed.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
