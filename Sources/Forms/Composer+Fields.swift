extension Composer {
    /// A label, and beside it the value over a line.
    mutating func field(_ label: TemplateText, _ field: FormField) throws(FormError) {
        let labelWidth = sheet.textWidth * 0.38
        let valueX = sheet.leftMargin + labelWidth + scaled(8)
        let end = sheet.width - sheet.rightMargin
        skip(7)
        let label = try set(label.filled(with: values), .value, width: labelWidth)
        var columns = [Column(text: label, x: sheet.leftMargin)]
        if let text = value(field) {
            let value = try set(text, .value, width: end - valueX, field: field)
            // A short value ends beside its label's end, on the line below both.
            let down = max(0, label.lineCount - value.lineCount)
            columns.append(Column(text: value, x: valueX, down: down))
        }
        flow(columns)
        advance(scaled(2))
        rule(from: valueX, y: top)
        advance(scaled(1))
    }

    /// The value on ruled lines, the rest of which are left for a pen, and a caption.
    mutating func ruled(_ count: Int, _ field: FormField, _ caption: TemplateText)
        throws(FormError)
    {
        let pitch = scaled(21)
        let start = sheet.leftMargin
        let caption = try set(caption.filled(with: values), .caption, width: sheet.textWidth)
        skip(4)
        var printedCount = 0
        if let text = value(field) {
            let set = try set(text, .value, width: sheet.textWidth, field: field)
            printedCount = set.lineCount
            flow(
                [Column(text: set, x: start)], lineHeight: pitch, ruled: true,
                ending: count > printedCount ? 0 : caption.height + scaled(2))
        }
        for index in printedCount..<max(count, printedCount) {
            need(pitch + (index == count - 1 ? caption.height : 0))
            advance(pitch)
            rule(from: start, y: top + 1)
        }
        advance(scaled(2))
        flow([Column(text: caption, x: start)])
    }

    /// Who signs, a line for it, and a field over a line, each with its caption.
    mutating func signature(
        _ signer: TemplateText?, _ caption: TemplateText, _ field: FormField,
        _ fieldCaption: TemplateText
    ) throws(FormError) {
        let gap = scaled(12)
        let start = sheet.leftMargin
        let width = sheet.textWidth
        let signerWidth = signer == nil ? -gap : width * 0.36
        let signX = start + signerWidth + gap
        let signWidth = signer == nil ? width * 0.5 - gap : width * 0.26
        let fieldX = signX + signWidth + gap
        let fieldWidth = start + width - fieldX
        var columns: [Column] = []
        if let signer {
            let text = try set(signer.filled(with: values), .value, width: signerWidth)
            columns.append(Column(text: text, x: start))
        }
        if let text = value(field) {
            let style = TextStyle.value.aligned(.centre)
            let value = try set(text, style, width: fieldWidth, field: field)
            columns.append(Column(text: value, x: fieldX))
        }
        let captions = [
            Column(
                text: try set(caption.filled(with: values), .caption, width: signWidth),
                x: signX),
            Column(
                text: try set(fieldCaption.filled(with: values), .caption, width: fieldWidth),
                x: fieldX),
        ]
        let lineHeight = scaled(TextStyle.value.lineHeight)
        let height = max(columns.map(\.text.height).max() ?? 0, lineHeight)
        let captionHeight = captions.map(\.text.height).max() ?? 0
        skip(22)
        need(height + captionHeight + scaled(4))
        // What signer and field say ends on the line that is signed.
        let bottom = top + height
        for column in columns {
            let text = column.text
            for index in 0..<text.lineCount {
                let lineTop = bottom - text.height + Double(index) * text.style.lineHeight
                mark(.line(text, index: index, x: column.x, top: lineTop))
            }
        }
        advance(height + scaled(2))
        mark(.rule(x: signX, y: top, toX: signX + signWidth, toY: top))
        rule(from: fieldX, y: top)
        advance(scaled(1))
        flow(captions)
    }

    /// A label above a frame, in which a code stands large.
    mutating func code(_ label: TemplateText, _ field: FormField) throws(FormError) {
        let inset = scaled(8)
        let label = try set(label.filled(with: values), .value, width: sheet.textWidth)
        let style = TextStyle.code.aligned(.centre)
        let text = try value(field).map { text throws(FormError) in
            try set(text, style, width: sheet.textWidth - 2 * inset, field: field)
        }
        let height = (text?.height ?? scaled(style.lineHeight)) + 2 * inset
        skip(6)
        need(label.height + scaled(3) + height)
        flow([Column(text: label, x: sheet.leftMargin)])
        advance(scaled(3))
        mark(
            .frame(
                .init(x: sheet.leftMargin, y: top, width: sheet.textWidth, height: height)))
        let bottom = top + height
        if let text {
            advance(inset)
            flow([Column(text: text, x: sheet.leftMargin + inset)])
        }
        advance(bottom - top + scaled(3))
    }
}
