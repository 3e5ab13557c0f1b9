import Mutations
import Procedure
import Testing

/// P16, §9: counts of one to four stay hidden, whatever the totals say.
@Suite struct `The statistics` {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `let no small count follow from what is shown`(seed: UInt64) throws {
        var random = SeededMutations(seed: seed)
        let cases = (0..<Int.random(in: 0...30, using: &random)).map { _ in
            SampleCases.random(&random)
        }
        let statistics = Statistics(of: cases)
        guard case .shown(let total) = statistics.total else {
            #expect((1...4).contains(cases.count))
            #expect(statistics.kinds == .withheld && statistics.spheres == .withheld)
            return
        }
        #expect(total == cases.count)
        check(statistics.kinds, total: total, seed: seed)
        check(statistics.outcomes, total: total, seed: seed)
        check(statistics.months, total: total, seed: seed)
        for count in shown(statistics.tracks) + shown(statistics.spheres) {
            #expect(!(1...4).contains(count), "seed \(seed)")
        }
        for count in shown(statistics.spheres) {
            #expect(!(1...4).contains(total - count), "seed \(seed)")
        }
    }

    @Test func `show what they may`() throws {
        let statistics = Statistics(of: SampleCases.of([.corruptionCrime: 7, .advice: 9]))
        guard case .shown(let kinds) = statistics.kinds, case .shown(let tracks) = statistics.tracks
        else {
            Issue.record("withheld")
            return
        }
        #expect(kinds[.corruptionCrime] == .shown(7) && kinds[.advice] == .shown(9))
        #expect(kinds[.retaliation] == .shown(0))
        #expect(tracks[.algorithm] == .shown(7) && tracks[.discipline] == .shown(0))
    }

    @Test func `count the cases of a period, both its days included`() throws {
        let days = ["2026-06-30", "2026-07-01", "2026-07-01", "2026-12-31", "2027-01-01"]
        let cases = try days.flatMap { day in
            let at = Almaty.start(of: try CivilDay(parsing: day)) + 1
            return Array(repeating: CaseState(receivedAt: at), count: 5)
        }
        let period = try ReportPeriod(
            from: CivilDay(parsing: "2026-07-01"), to: CivilDay(parsing: "2026-12-31"))
        #expect(Statistics(of: cases, in: period).total == .shown(15))
        #expect(Statistics(of: cases).total == .shown(25))
    }

    @Test(arguments: [
        ("2026-11-27", "2026-01-01", "2026-06-30"), ("2026-07-01", "2026-01-01", "2026-06-30"),
        ("2026-06-30", "2025-07-01", "2025-12-31"), ("2027-01-01", "2026-07-01", "2026-12-31"),
    ])
    func `are of the newest half-year that has ended, unless a period is named`(
        day: String, first: String, last: String
    ) throws {
        let period = ReportPeriod(halfYearBefore: try CivilDay(parsing: day))
        #expect("\(period.first)" == first && "\(period.last)" == last)
    }

    @Test func `are of no period that ends before it begins`() throws {
        let (day, next) = (try CivilDay(parsing: "2026-07-01"), try CivilDay(parsing: "2026-07-02"))
        #expect(throws: MalformedPeriod.self) { try ReportPeriod(from: next, to: day) }
        #expect(try ReportPeriod(from: day, to: day).contains(day))
    }

    @Test func `hide a second count where one would follow from the total`() throws {
        let statistics = Statistics(
            of: SampleCases.of([.corruptionCrime: 2, .advice: 9, .retaliation: 6]))
        guard case .shown(let kinds) = statistics.kinds, case .shown(let tracks) = statistics.tracks
        else {
            Issue.record("withheld")
            return
        }
        #expect(kinds[.corruptionCrime] == .hidden && kinds[.retaliation] == .hidden)
        #expect(kinds[.advice] == .shown(9) && kinds[.incitement] == .shown(0))
        #expect(tracks[.algorithm] == .hidden && tracks[.protection] == .hidden)
        #expect(tracks[.none] == .shown(9))
    }

    @Test func `hide a third where two would be a small count together`() throws {
        let statistics = Statistics(
            of: SampleCases.of([.corruptionCrime: 1, .incitement: 1, .advice: 9, .retaliation: 6]))
        guard case .shown(let kinds) = statistics.kinds else {
            Issue.record("withheld")
            return
        }
        #expect(kinds[.retaliation] == .hidden && kinds[.advice] == .shown(9))
    }

    @Test func `hide a sphere that nearly all cases have`() throws {
        let sphere = try SphereID(parsing: "S2")
        for (without, count) in [(0, Count.shown(9)), (4, .hidden), (5, .shown(9))] {
            let statistics = Statistics(
                of: SampleCases.of([.advice: 9], spheres: [sphere])
                    + SampleCases.of([.advice: without]))
            guard case .shown(let spheres) = statistics.spheres else {
                Issue.record("withheld")
                return
            }
            #expect(spheres[sphere] == count)
        }
    }

    @Test func `withhold a table in which every count would be one`() {
        let kinds: [Kind] = [.corruptionCrime, .incitement, .advice, .retaliation, .ethicsBreach]
        let statistics = Statistics(
            of: SampleCases.of(Dictionary(uniqueKeysWithValues: kinds.map { ($0, 1) })))
        #expect(statistics.total == .shown(5) && statistics.kinds == .withheld)
        #expect(statistics.tracks == .withheld)
    }

    /// What a reader can work out of a table that divides the total: every hidden count is at least one, and their sum is known.
    private func check<Key>(_ table: CountTable<Key>, total: Int, seed: UInt64) {
        guard case .shown(let counts) = table else { return }
        let shown = shown(table)
        let hidden = counts.count - shown.count
        #expect(!shown.contains { (1...4).contains($0) }, "seed \(seed)")
        guard hidden > 0 else {
            #expect(shown.reduce(0, +) == total, "seed \(seed)")
            return
        }
        let rest = total - shown.reduce(0, +)
        let possible = (1...max(rest, 1)).filter { first in
            hidden == 1 ? first == rest : rest - first >= hidden - 1
        }
        #expect(possible.count > 1 && rest >= 5, "seed \(seed): \(possible)")
    }

    private func shown<Key>(_ table: CountTable<Key>) -> [Int] {
        guard case .shown(let counts) = table else { return [] }
        return counts.values.compactMap { count in
            guard case .shown(let number) = count else { return nil }
            return number
        }
    }
}

private enum SampleCases {
    static func of(_ numbers: [Kind: Int], spheres: [SphereID] = []) -> [CaseState] {
        numbers.flatMap { kind, number in
            (0..<number).map { _ in make(kind, spheres: spheres, closed: nil, day: 0) }
        }
    }

    static func random(_ random: inout SeededMutations) -> CaseState {
        let kinds = Kind.allCases.prefix(Int.random(in: 1...13, using: &random))
        let spheres = Sphere.all.map(\.id).filter { _ in Int.random(in: 0...5, using: &random) == 0
        }
        return make(
            kinds.randomElement(using: &random) ?? .advice, spheres: spheres,
            closed: Bool.random(using: &random)
                ? CloseReason.allCases.randomElement(using: &random) : nil,
            day: Int.random(in: 0...200, using: &random))
    }

    private static func make(
        _ kind: Kind, spheres: [SphereID], closed: CloseReason?, day: Int
    ) -> CaseState {
        let received = SampleTime.instant("2026-03-12 10:00") + UInt64(day) * 86_400
        var state = CaseState(receivedAt: received)
        let misconduct: Misconduct? = kind == .discreditingMisconduct ? .m1 : nil
        do {
            let classification = try Classification(
                kind: kind, misconduct: misconduct, spheres: spheres)
            try state.apply(
                .classified(classification, ground: nil), by: "head", at: received)
            if let closed { try state.apply(.closed(closed), by: "head", at: received) }
        } catch {
            preconditionFailure("\(error)")
        }
        return state
    }
}
