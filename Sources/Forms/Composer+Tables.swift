extension Composer {
    /// Rows below headings, which are repeated on each sheet.
    mutating func table(
        _ field: FormField, emptyRows: Int, _ columns: [TemplateBlock.Column]
    ) throws(FormError) {
        let places = columnPlaces(columns.map(\.weight))
        var headings: [SetText] = []
        for (column, place) in zip(columns, places) {
            let text = column.heading.filled(with: values)
            headings.append(try set(text, .tableHeading, width: place.width - 2 * inset))
        }
        skip(6)
        need(rowHeight(headings) + scaled(30))
        row(headings, places, isHeading: true)
        guard case .rows(let rows)? = values[field], !rows.isEmpty else {
            for _ in 0..<emptyRows {
                if top + scaled(24) > sheet.textEnd { nextSheet(headings, places) }
                frames(places, height: scaled(24))
                advance(scaled(24))
            }
            return
        }
        for cells in rows {
            var texts: [SetText] = []
            for (cell, place) in zip(cells, places) {
                texts.append(
                    try set(cell.text, .cell, width: place.width - 2 * inset, field: field))
            }
            if top + rowHeight(texts) > sheet.textEnd {
                let whole = sheet.textEnd - sheet.topMargin - rowHeight(headings)
                if rowHeight(texts) <= whole { nextSheet(headings, places) }
            }
            split(texts, places, headings)
        }
    }

    /// A row over as many sheets as it takes.
    private mutating func split(_ texts: [SetText], _ places: [Place], _ headings: [SetText]) {
        let count = texts.map(\.lineCount).max() ?? 0
        let lineHeight = scaled(TextStyle.cell.lineHeight)
        var from = 0
        while from < count {
            let room = Int((sheet.textEnd - top - 2 * inset) / lineHeight)
            guard room > 0 else {
                nextSheet(headings, places)
                continue
            }
            let end = min(count, from + room)
            row(texts, places, lines: from..<end)
            from = end
        }
    }

    private mutating func nextSheet(_ headings: [SetText], _ places: [Place]) {
        breakPage()
        row(headings, places, isHeading: true)
    }

    /// Some lines of a row in their frames; all lines, where none are named.
    private mutating func row(
        _ texts: [SetText], _ places: [Place], lines: Range<Int>? = nil, isHeading: Bool = false
    ) {
        let lineHeight = scaled(TextStyle.cell.lineHeight)
        let lines = lines ?? 0..<(texts.map(\.lineCount).max() ?? 0)
        let height = Double(lines.count) * lineHeight + 2 * inset
        if isHeading {
            for place in places {
                mark(
                    .fill(
                        .init(x: place.x, y: top, width: place.width, height: height),
                        blackness: 0.08))
            }
        }
        frames(places, height: height)
        for (text, place) in zip(texts, places) {
            for index in lines where index < text.lineCount {
                let lineTop = top + inset + Double(index - lines.lowerBound) * lineHeight
                mark(.line(text, index: index, x: place.x + inset, top: lineTop))
            }
        }
        advance(height)
    }

    private mutating func frames(_ places: [Place], height: Double) {
        for place in places {
            mark(.frame(.init(x: place.x, y: top, width: place.width, height: height)))
        }
    }

    private func rowHeight(_ texts: [SetText]) -> Double {
        (texts.map(\.height).max() ?? 0) + 2 * inset
    }

    private func columnPlaces(_ weights: [Int]) -> [Place] {
        let whole = Double(weights.reduce(0, +))
        var x = sheet.leftMargin
        return weights.map { weight in
            let place = Place(x: x, width: sheet.textWidth * Double(weight) / whole)
            x += place.width
            return place
        }
    }

    /// Between a cell's frame and its text.
    private var inset: Double { scaled(4) }

    /// Where a column stands.
    private struct Place {
        let x: Double
        let width: Double
    }
}
