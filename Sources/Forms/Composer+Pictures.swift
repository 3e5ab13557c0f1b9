extension Composer {
    /// A bar for each count, in proportion to the greatest; a hidden count has none.
    mutating func bars(_ field: FormField) throws(FormError) {
        guard case .bars(let bars)? = values[field] else { throw .valueMissing(field) }
        let labelWidth = sheet.textWidth * 0.42
        let axis = sheet.leftMargin + labelWidth + scaled(8)
        let numberWidth = scaled(36)
        let longest = sheet.width - sheet.rightMargin - numberWidth - axis
        let greatest = bars.map(\.exactCount).max() ?? 0
        skip(6)
        for bar in bars {
            let label = try set(
                bar.label.text, .cell.aligned(.right), width: labelWidth, field: field)
            let number = try set(bar.count.text, .tableHeading, width: numberWidth)
            let height = label.height + scaled(5)
            need(height)
            let length =
                greatest > 0 ? longest * Double(bar.exactCount) / Double(greatest) : 0
            let thickness = scaled(10)
            let middle = top + height / 2
            mark(.rule(x: axis, y: top, toX: axis, toY: top + height))
            if length > 0 {
                mark(
                    .fill(
                        .init(
                            x: axis, y: middle - thickness / 2, width: length, height: thickness),
                        blackness: 0.6))
            }
            for index in 0..<label.lineCount {
                let lineTop = top + scaled(2.5) + Double(index) * label.style.lineHeight
                mark(.line(label, index: index, x: sheet.leftMargin, top: lineTop))
            }
            let numberTop = middle - number.height / 2
            mark(.line(number, index: 0, x: axis + length + scaled(5), top: numberTop))
            advance(height)
        }
        advance(scaled(4))
    }

    /// A QR code of the value in the middle of the sheet; four modules around it stay white.
    mutating func picture(_ field: FormField) throws(FormError) {
        guard let text = value(field) else { throw .valueMissing(field) }
        guard let modules = QRModules(text) else { throw .unscannable(field) }
        let side = Sheet.points(millimetres: 34)
        let module = side / Double(modules.side + 8)
        skip(4)
        need(side)
        let left = (sheet.width - side) / 2 + 4 * module
        for row in 0..<modules.side {
            var column = 0
            while column < modules.side {
                let start = column
                while column < modules.side, modules.isDark(row: row, column: column) {
                    column += 1
                }
                if column > start {
                    mark(
                        .fill(
                            .init(
                                x: left + Double(start) * module,
                                y: top + Double(row + 4) * module,
                                width: Double(column - start) * module, height: module),
                            blackness: 1))
                }
                column = max(column, start + 1)
            }
        }
        advance(side)
    }
}

extension FormBar {
    /// The count that its bar shows.
    fileprivate var exactCount: Int {
        if case .exact(let number) = count { max(0, number) } else { 0 }
    }
}
