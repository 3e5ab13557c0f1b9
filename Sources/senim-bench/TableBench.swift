import ArgumentParser

/// Prints all figures of a run as one table, in Markdown.
struct TableBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "table")

    @OptionGroup var results: ResultOptions

    func run() async throws {
        let rows = try FigureFile(path: results.results).figures().map(\.cells)
        let widths = Figure.titles.indices.map { column in
            (rows + [Figure.titles]).map { $0[column].count }.max() ?? 0
        }
        show(Figure.titles, widths)
        print("|" + widths.map { String(repeating: "-", count: $0 + 2) + "|" }.joined())
        for row in rows { show(row, widths) }
    }

    private func show(_ cells: [String], _ widths: [Int]) {
        let padded = zip(cells, widths).map { cell, width in
            " " + cell + String(repeating: " ", count: width - cell.count) + " |"
        }
        print("|" + padded.joined())
    }
}
