import Procedure

/// Where an instant stands on the picture's time axis.
///
/// The axis goes from the day of receipt to six weeks after what was last done or is, so that a limit of years does not squeeze days
/// to nothing; what lies beyond stands at its end, as an arrow.
struct TimelineAxis {
    /// Of the picture, in its own units: pixels at 100 %.
    static let width = 760.0
    static let left = 16.0
    /// How far down the first deeds stand: below the words for receipt and now.
    static let deeds = 62.0
    static let levelHeight = 26.0
    private static let right = 744.0

    /// Below deeds and days: where the first duty's lane begins.
    let top: Double
    /// Which days are named.
    let ticks: [CivilDay]
    /// For each deed, how far down its disc stands.
    let levels: [Int]
    private let first: UInt64
    private let last: UInt64

    init(_ timeline: Timeline) {
        let earliest = timeline.deeds.map(\.at).filter { $0 + 30 * 86_400 > timeline.receivedAt }
        let firstDay = Almaty.day(of: min(timeline.receivedAt, earliest.min() ?? UInt64.max))
        let latest = Almaty.day(of: max(timeline.now, timeline.deeds.map(\.at).max() ?? 0))
        let lastDay = latest.adding(days: 42)
        let (first, last) = (Almaty.start(of: firstDay), Almaty.start(of: lastDay))
        self.first = first
        self.last = last
        let step = max(7, ((lastDay.number - firstDay.number) / 8 + 6) / 7 * 7)
        ticks = stride(from: firstDay.number + step, to: lastDay.number - 3, by: step)
            .map { CivilDay(number: $0) }
        let places = timeline.deeds.map { TimelineAxis.place($0.at, first, last) }
        levels = TimelineAxis.levels(of: places)
        top =
            TimelineAxis.deeds + Double((levels.max() ?? 0) + 1) * TimelineAxis.levelHeight + 22
    }

    func x(_ instant: UInt64) -> Double { TimelineAxis.place(instant, first, last) }

    func isBeyond(_ instant: UInt64) -> Bool { instant > last }

    /// `12.03`, which reads the same in our languages.
    func label(_ day: CivilDay) -> String {
        let (_, month, number) = day.civil
        return [number, month].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ".")
    }

    private static func place(_ instant: UInt64, _ first: UInt64, _ last: UInt64) -> Double {
        let inside = min(max(instant, first), last)
        let share = Double(inside - first) / Double(max(1, last - first))
        return ((left + share * (right - left)) * 10).rounded() / 10
    }

    /// The least level at which a disc touches none before it.
    private static func levels(of places: [Double]) -> [Int] {
        var ends: [Double] = []
        return places.map { place in
            let level = ends.firstIndex { place - $0 >= 24 } ?? ends.count
            if level == ends.count { ends.append(place) } else { ends[level] = place }
            return level
        }
    }
}
