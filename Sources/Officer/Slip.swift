package import Directory
package import SealedMessage

/// A numbered slip that an officer handed to somebody who reported otherwise than by the page (Specification.md §16).
///
/// It never holds the claim code: what is not kept cannot be misused.
package struct Slip: Sendable, Hashable {
    /// What became of it.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case issued
        /// Spoilt, or not handed over.
        case void
        /// The reporter says that it is lost.
        case lost
    }

    /// From 1 in each quarter, without a gap.
    package let number: UInt32
    package let quarter: Quarter
    /// When it was made.
    package let day: AlmatyDay
    /// Channel 1 to 6 of the Algorithm (P6).
    package let way: Int
    /// The report that was sent for it; zeros when nobody knows whether one arrived.
    package let report: MessageID
    package var state: State

    /// As it is printed: `2026Q4-7`.
    package var text: String { "\(quarter.text)-\(number)" }

    package init(
        number: UInt32, quarter: Quarter, day: AlmatyDay, way: Int, report: MessageID,
        state: State = .issued
    ) {
        self.number = number
        self.quarter = quarter
        self.day = day
        self.way = way
        self.report = report
        self.state = state
    }
}

extension Slip {
    /// A line of the book.
    var line: String {
        "\(number) \(day.text) \(way) \(report.hex) \(state.rawValue)\n"
    }

    /// - Returns: nil for a line that this program would not have written.
    init?(parsing line: some StringProtocol, of quarter: Quarter) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, let number = UInt32(words[0]), number > 0,
            let day = try? AlmatyDay(parsing: String(words[1])), let way = Int(words[2]),
            (1...6).contains(way), let report = try? MessageID(hex: words[3]),
            let state = State(rawValue: String(words[4]))
        else { return nil }
        self.init(
            number: number, quarter: quarter, day: day, way: way, report: report, state: state)
        guard self.line.dropLast() == line else { return nil }
    }
}
