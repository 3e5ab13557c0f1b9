extension Composer {
    /// A paragraph in its style.
    mutating func paragraph(_ style: TemplateBlock.ParagraphStyle, _ text: TemplateText)
        throws(FormError)
    {
        let words = text.filled(with: values)
        let half = sheet.textWidth / 2
        switch style {
        case .title: try paragraph(words, .title, before: 16, after: 4)
        case .subtitle: try paragraph(words, .subtitle, before: 0, after: 4)
        case .heading:
            skip(8)
            // A heading stays with what follows it.
            need(scaled(4 * TextStyle.body.lineHeight))
            try paragraph(words, .heading, before: 0, after: 2)
        case .text: try paragraph(words, .body, before: 6, after: 0)
        case .centre: try paragraph(words, .value.aligned(.centre), before: 4, after: 0)
        case .right:
            flow([
                Column(
                    text: try set(words, .value, width: half), x: sheet.leftMargin + half)
            ])
        case .note: try paragraph(words, .note, before: 6, after: 0)
        }
    }

    /// An item of a list behind its number or dash.
    mutating func listed(_ label: String, _ text: TemplateText) throws(FormError) {
        let indent = scaled(22)
        skip(3)
        let body = try set(text.filled(with: values), .body, width: sheet.textWidth - indent)
        flow([
            Column(text: try set(label, .value, width: indent), x: sheet.leftMargin),
            Column(text: body, x: sheet.leftMargin + indent),
        ])
    }

    /// An empty box, and what it stands for.
    mutating func tick(_ text: TemplateText) throws(FormError) {
        let indent = scaled(22)
        let side = scaled(9)
        let set = try set(text.filled(with: values), .value, width: sheet.textWidth - indent)
        skip(4)
        need(set.style.lineHeight * Double(min(set.lineCount, 2)))
        mark(
            .frame(
                .init(
                    x: sheet.leftMargin + scaled(2), y: top + set.style.ascent - side, width: side,
                    height: side)))
        flow([Column(text: set, x: sheet.leftMargin + indent)])
    }

    private mutating func paragraph(
        _ words: String, _ style: TextStyle, before: Double, after: Double
    ) throws(FormError) {
        skip(before)
        let set = try set(words, style, width: sheet.textWidth)
        flow([Column(text: set, x: sheet.leftMargin)])
        skip(after)
    }
}
