/// The counts of a periodic report (P16; Specification.md §9), from cases that whoever reckons may read.
package struct Statistics: Sendable, Hashable {
    /// All cases.
    package let total: Count
    /// A case without classification counts as "not sure".
    package let kinds: CountTable<Kind>
    /// Sums of kinds: shown only where every kind of the track is.
    package let tracks: CountTable<Track>
    package let outcomes: CountTable<CaseOutcome>
    /// By the first day of the month of the receipt, from the first month to the last.
    package let months: CountTable<CivilDay>
    /// A case may have several, or none.
    package let spheres: CountTable<SphereID>

    /// The counts of the cases that were received in a period.
    package init(of cases: [CaseState], in period: ReportPeriod) {
        self.init(of: cases.filter { period.contains($0.receivedOn) })
    }

    package init(of cases: [CaseState]) {
        guard !Count.isSmall(cases.count) else {
            total = .hidden
            kinds = .withheld
            tracks = .withheld
            outcomes = .withheld
            months = .withheld
            spheres = .withheld
            return
        }
        total = .shown(cases.count)
        let byKind = Statistics.count(
            Kind.allCases, cases.map { $0.classification?.kind ?? .notSure })
        kinds = CountTable(dividing: byKind, order: Kind.allCases)
        tracks = kinds.summed(byKind) { $0.track }
        outcomes = CountTable(
            dividing: Statistics.count(CaseOutcome.allCases, cases.map { CaseOutcome(of: $0) }),
            order: CaseOutcome.allCases)
        let received = cases.map { Statistics.month(of: $0.receivedOn) }
        let span = Statistics.months(from: received.min(), to: received.max())
        months = CountTable(dividing: Statistics.count(span, received), order: span)
        spheres = Statistics.spheres(of: cases)
    }

    private static func count<Key: Hashable>(_ all: [Key], _ found: [Key]) -> [Key: Int] {
        let none = Dictionary(uniqueKeysWithValues: all.map { ($0, 0) })
        return found.reduce(into: none) { $0[$1, default: 0] += 1 }
    }

    /// Hidden where the cases with a sphere, or those without, are few.
    private static func spheres(of cases: [CaseState]) -> CountTable<SphereID> {
        let found = cases.flatMap { Array(Set($0.classification?.spheres ?? [])) }
        let numbers = count(Sphere.all.map(\.id), found)
        return .shown(
            numbers.mapValues { number in
                Count.isSmall(number) || Count.isSmall(cases.count - number)
                    ? .hidden : .shown(number)
            })
    }

    private static func month(of day: CivilDay) -> CivilDay {
        let (year, month, _) = day.civil
        return CivilDay(year: year, month: month, day: 1)
    }

    private static func months(from first: CivilDay?, to last: CivilDay?) -> [CivilDay] {
        guard let first, let last else { return [] }
        var months = [first]
        while let month = months.last, month < last { months.append(month.adding(Months(1))) }
        return months
    }
}

extension CountTable {
    /// Sums of counts by a property of their keys; a sum with a hidden part is hidden.
    func summed<Group: Hashable & CaseIterable & Sendable>(
        _ numbers: [Key: Int], by group: (Key) -> Group
    ) -> CountTable<Group> {
        guard case .shown(let counts) = self else { return .withheld }
        var sums: [Group: Count] = [:]
        for item in Group.allCases {
            let keys = counts.keys.filter { group($0) == item }
            let isHidden = keys.contains { counts[$0] == .hidden }
            sums[item] =
                isHidden ? .hidden : .shown(keys.reduce(0) { $0 + (numbers[$1] ?? 0) })
        }
        return .shown(sums)
    }
}
