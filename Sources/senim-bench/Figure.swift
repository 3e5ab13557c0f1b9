import Foundation

/// One line of the table: what Senim does, beside what the machine or a peer does.
struct Figure: Codable {
    let what: String
    let value: Double
    let unit: String
    /// What it stands beside: a limit measured in this run, or a figure said to be recorded.
    let beside: String
    let limit: Double
    /// What the ratio of the two ought to be; nil where no bar was set.
    var bar: Bar?

    enum Bar: Codable {
        case atLeast(Double)
        case atMost(Double)
    }

    var ratio: Double { limit == 0 ? 0 : value / limit }

    /// Whether the ratio is what it ought to be.
    var isHeld: Bool? {
        switch bar {
        case .atLeast(let least): ratio >= least
        case .atMost(let most): ratio <= most
        case nil: nil
        }
    }

    /// The cells of the table.
    var cells: [String] {
        let barText =
            switch bar {
            case .atLeast(let least): "≥ \(Figure.text(least))"
            case .atMost(let most): "≤ \(Figure.text(most))"
            case nil: ""
            }
        return [
            what, "\(Figure.text(value)) \(unit)", "\(beside): \(Figure.text(limit)) \(unit)",
            Figure.text(ratio), barText, isHeld.map { $0 ? "yes" : "NO" } ?? "",
        ]
    }

    static let titles = ["what", "Senim", "beside", "ratio", "bar", "held"]

    /// Three significant digits.
    private static func text(_ number: Double) -> String {
        switch number.magnitude {
        case 100...: String(format: "%.0f", number)
        case 10..<100: String(format: "%.1f", number)
        case 0.1..<10: String(format: "%.2f", number)
        case 0: "0"
        default: String(format: "%.4f", number)
        }
    }
}

/// Figures of one run, a line of JSON each.
struct FigureFile {
    let path: String

    func append(_ figures: [Figure]) throws {
        let encoder = JSONEncoder()
        var lines = Data()
        for figure in figures {
            lines += try encoder.encode(figure) + Data("\n".utf8)
            print("  " + figure.cells.filter { !$0.isEmpty }.joined(separator: " · "))
        }
        let earlier = FileManager.default.contents(atPath: path) ?? Data()
        try (earlier + lines).write(to: URL(filePath: path))
    }

    func figures() throws -> [Figure] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
            .map { try decoder.decode(Figure.self, from: $0) }
    }
}
