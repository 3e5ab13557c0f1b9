/// What is filled in for a field, checked once (Specification.md §2.1).
///
/// A value may be a reporter's words, so it is never printed and stands in no error.
package enum FormValue: Sendable, Equatable {
    /// Text of one or more lines.
    case text(FormText)
    /// Rows of a table, each with as many cells as the field has columns.
    case rows([[FormText]])
    /// The bars of a chart, in their order.
    case bars([FormBar])

    /// What a field takes.
    package enum Shape: Sendable, Equatable {
        case text
        case rows(columnCount: Int)
        case bars
    }

    /// Checks a text and wraps it.
    package init(text: String) throws(RefusedText) {
        self = .text(try FormText(text))
    }

    /// Checks the cells of rows and wraps them.
    package init(rows: [[String]]) throws(RefusedText) {
        self = .rows(
            try rows.map { row throws(RefusedText) in
                try row.map { cell throws(RefusedText) in try FormText(cell) }
            })
    }

    /// Whether the value is of that shape.
    func fits(_ shape: Shape) -> Bool {
        switch (self, shape) {
        case (.text, .text), (.bars, .bars): true
        case (.rows(let rows), .rows(let columnCount)):
            rows.allSatisfy { $0.count == columnCount }
        default: false
        }
    }

    /// Every text that the value would print.
    var texts: [FormText] {
        switch self {
        case .text(let text): [text]
        case .rows(let rows): rows.flatMap(\.self)
        case .bars(let bars): bars.map(\.label)
        }
    }
}

/// One bar of a chart: what is counted, and how many.
package struct FormBar: Sendable, Equatable {
    package let label: FormText
    package let count: Count

    package init(label: FormText, count: Count) {
        self.label = label
        self.count = count
    }

    /// A number that may be hidden because it would point to a person (Procedure/Specification.md §9).
    package enum Count: Sendable, Equatable {
        case exact(Int)
        /// Printed as `<5`, without a bar.
        case hidden

        /// What stands behind the bar.
        var text: String {
            switch self {
            case .exact(let number): String(number)
            case .hidden: "<5"
            }
        }
    }
}
