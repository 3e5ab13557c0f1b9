/// What can be touched, and which rows of the table show who notices.
enum TamperingMatrix {
    static let cells = transit + rest + parties

    /// Why no row can exist where nothing tells one byte from another's word.
    enum Answer: Sendable, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
        /// What rows say they tamper with.
        case rows([String])
        /// Why there is none.
        case none(String)

        init(arrayLiteral rows: String...) { self = .rows(rows) }

        init(stringLiteral reason: String) { self = .none(reason) }
    }

    /// One object, one part of it or one thing done to it.
    struct Cell: Sendable {
        enum Section: String, Sendable, CaseIterable {
            case transit = "Bytes on their way"
            case rest = "Bytes at rest"
            case parties = "Between two parties: replayed, reordered, dropped"
        }

        let section: Section
        let object: String
        let part: String
        let answer: Answer
    }

    /// Parts of one object.
    static func object(
        _ section: Cell.Section, _ name: String, _ parts: [(String, Answer)]
    ) -> [Cell] {
        parts.map { Cell(section: section, object: name, part: $0.0, answer: $0.1) }
    }
}

extension TamperingTable {
    /// The rows by what they tamper with, numbered as in the table.
    static let numbers = Dictionary(
        rows.enumerated().map { ($0.element.what, [$0.offset + 1]) }, uniquingKeysWith: +)
}

extension TamperingMatrix {
    /// The matrix for people.
    static var markdown: String {
        Cell.Section.allCases.map { section in
            var objects: [String] = []
            for cell in cells where cell.section == section && !objects.contains(cell.object) {
                objects.append(cell.object)
            }
            let lines = objects.map { object in
                let parts = cells.filter { $0.section == section && $0.object == object }.map {
                    "\($0.part): \($0.text)"
                }
                return "| \(object) | \(parts.joined(separator: "; ")) |"
            }
            return """
                ### \(section.rawValue)

                | What | Rows, or why there is none |
                |---|---|
                \(lines.joined(separator: "\n"))
                """
        }.joined(separator: "\n\n")
    }
}

extension TamperingMatrix.Cell {
    fileprivate var text: String {
        switch answer {
        case .rows(let names):
            names.flatMap { TamperingTable.numbers[$0] ?? [] }.sorted().map(String.init)
                .joined(separator: ", ")
        case .none(let reason): "*\(reason)*"
        }
    }
}
