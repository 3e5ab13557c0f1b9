import Wording

/// Puts a template's blocks on sheets, from top to bottom (Specification.md §4.2).
struct Composer {
    let sheet: Sheet
    let values: [FormField: FormValue]
    private(set) var pages: [[Mark]] = [[]]
    private(set) var top: Double
    private let typesetter: Typesetter
    private var itemNumber = 0

    init(_ typesetter: Typesetter, sheet: Sheet, values: [FormField: FormValue]) {
        self.typesetter = typesetter
        self.sheet = sheet
        self.values = values
        top = sheet.topMargin
    }

    /// Puts all blocks, one below the other.
    ///
    /// Signatures that follow one another stay on one sheet, with the block before them: nobody signs an empty sheet.
    mutating func put(_ blocks: [TemplateBlock]) throws(FormError) {
        var start = 0
        while start < blocks.count {
            var end = start + 1
            while end < blocks.count, case .signature = blocks[end] { end += 1 }
            var trial = self
            for block in blocks[start..<end] { try trial.put(block) }
            if end > start + 1, trial.pages.count > pages.count, top > sheet.topMargin {
                breakPage()
                for block in blocks[start..<end] { try put(block) }
            } else {
                self = trial
            }
            start = end
        }
    }

    /// Puts one block below what stands there.
    private mutating func put(_ block: TemplateBlock) throws(FormError) {
        if case .item = block { itemNumber += 1 } else { itemNumber = 0 }
        switch block {
        case .paragraph(let style, let text): try paragraph(style, text)
        case .item(let text): try listed("\(itemNumber))", text)
        case .point(let text): try listed("–", text)
        case .tick(let text): try tick(text)
        case .field(let label, let field): try self.field(label, field)
        case .ruled(let count, let field, let caption): try ruled(count, field, caption)
        case .signature(let signer, let caption, let field, let fieldCaption):
            try signature(signer, caption, field, fieldCaption)
        case .table(let field, let emptyRows, let columns):
            try table(field, emptyRows: emptyRows, columns)
        case .bars(let field): try bars(field)
        case .code(let label, let field): try code(label, field)
        case .picture(let field): try picture(field)
        case .space: skip(10)
        case .rule: rule()
        case .pageBreak: breakPage()
        }
    }

    /// A length of A4, on this sheet.
    func scaled(_ length: Double) -> Double { length * sheet.scale }

    /// A text beside others: where it stands, and how many lines down it begins.
    struct Column {
        let text: SetText
        let x: Double
        var down = 0

        /// The lines that it takes of all.
        var lines: Range<Int> { down..<down + text.lineCount }
    }

    /// Sets a text in a style of A4, for this sheet.
    func set(
        _ text: String, _ style: TextStyle, width: Double, field: FormField? = nil
    ) throws(FormError) -> SetText {
        try typesetter.set(text, style.scaled(sheet.scale), width: width, field: field)
    }

    /// A field's text, where it has one.
    func value(_ field: FormField) -> String? {
        if case .text(let text)? = values[field] { text.text } else { nil }
    }

    /// Leaves a length of A4 free, unless a sheet begins here.
    mutating func skip(_ length: Double) {
        if top > sheet.topMargin { top += scaled(length) }
    }

    /// Begins a new sheet unless so much room is left on this one, or it is empty.
    mutating func need(_ height: Double) {
        if top + height > sheet.textEnd, top > sheet.topMargin { breakPage() }
    }

    /// Begins a new sheet.
    mutating func breakPage() {
        pages.append([])
        top = sheet.topMargin
    }

    /// Goes down on the sheet.
    mutating func advance(_ height: Double) { top += height }

    /// Paints on the sheet that is being filled.
    mutating func mark(_ mark: Mark) { pages[pages.count - 1].append(mark) }

    /// Puts texts beside each other, line by line, over as many sheets as they take.
    ///
    /// Each text is painted as a whole before the next one, so that programs read them in this order.
    ///
    /// - Parameter lineHeight: from one line to the next; the first text's own, where it is nil.
    /// - Parameter ruled: paints a rule across the text below each line.
    /// - Parameter ending: what stands below the last line, which stays on one sheet with it.
    mutating func flow(
        _ columns: [Column], lineHeight: Double? = nil, ruled: Bool = false, ending: Double = 0
    ) {
        let height = lineHeight ?? columns.first?.text.style.lineHeight ?? 0
        let count = columns.map { $0.down + $0.text.lineCount }.max() ?? 0
        var from = 0
        need(height * Double(min(count, 2)))
        while from < count {
            need(height + (from == count - 1 ? ending : 0))
            let room = max(1, Int((sheet.textEnd - top) / height))
            var lines = from..<min(count, from + room)
            let end = top + Double(lines.count) * height + ending
            if lines.upperBound == count, lines.count > 1, end > sheet.textEnd {
                lines = from..<count - 1
            }
            for column in columns {
                for line in lines where column.lines.contains(line) {
                    let lineTop =
                        top + Double(line - from + 1) * height - column.text.style.lineHeight
                    mark(
                        .line(column.text, index: line - column.down, x: column.x, top: lineTop))
                }
            }
            for number in 1...lines.count where ruled {
                rule(from: sheet.leftMargin, y: top + Double(number) * height + 1)
            }
            advance(Double(lines.count) * height)
            from = lines.upperBound
        }
    }

    /// A hairline from there to the right margin.
    mutating func rule(from x: Double, y: Double) {
        mark(.rule(x: x, y: y, toX: sheet.width - sheet.rightMargin, toY: y))
    }

    private mutating func rule() {
        skip(6)
        need(scaled(8))
        rule(from: sheet.leftMargin, y: top)
        advance(scaled(6))
    }
}
