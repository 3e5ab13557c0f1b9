/// One line of a template while it is read: a keyword, and what follows it (Specification.md §3.1).
struct TemplateLine {
    let keyword: String
    private let rest: String
    private let form: Form

    /// Parts the keyword from the rest, after refusing what may stand in no line.
    init(_ line: String, of form: Form) throws(TemplateFlaw) {
        if let refused = line.unicodeScalars.first(where: FormText.refuses) {
            throw .character(codePoint: refused.value)
        }
        guard !line.hasSuffix(" "), !line.contains("  ") else { throw .straySpace }
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        keyword = parts.first.map(String.init) ?? ""
        rest = parts.count == 2 ? String(parts[1]) : ""
        self.form = form
    }

    /// What the line puts on the paper; nil for an empty line, which only parts others.
    func block() throws(TemplateFlaw) -> TemplateBlock? {
        if let style = TemplateBlock.ParagraphStyle(rawValue: keyword) {
            return .paragraph(style, try wholeText())
        }
        switch keyword {
        case "" where rest.isEmpty: return nil
        case "item": return .item(try wholeText())
        case "point": return .point(try wholeText())
        case "tick": return .tick(try wholeText())
        case "field":
            let parts = try parts(2)
            return .field(try text(parts[0]), try field(parts[1], .text))
        case "ruled":
            let parts = try parts(3)
            return .ruled(try number(parts[0]), try field(parts[1], .text), try text(parts[2]))
        case "signature":
            let parts = try parts(4)
            return .signature(
                parts[0] == "-" ? nil : try text(parts[0]), caption: try text(parts[1]),
                try field(parts[2], .text), fieldCaption: try text(parts[3]))
        case "table": return try table()
        case "bars": return .bars(try field(rest, .bars))
        case "code":
            let parts = try parts(2)
            return .code(try text(parts[0]), try field(parts[1], .text))
        case "picture": return .picture(try field(rest, .text))
        case "space": return try alone(.space)
        case "rule": return try alone(.rule)
        case "break": return try alone(.pageBreak)
        default: throw .unknownKeyword
        }
    }

    /// The rest as words without fields.
    func plainText() throws(TemplateFlaw) -> String {
        guard try wholeText().fields.isEmpty else { throw .fieldInTitle }
        return rest
    }

    private func table() throws(TemplateFlaw) -> TemplateBlock {
        let parts = split()
        guard parts.count > 2 else { throw .parts }
        let columns = try parts.dropFirst(2).map { part throws(TemplateFlaw) in
            let words = part.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { throw .parts }
            return TemplateBlock.Column(
                weight: try number(String(words[0])), heading: try text(String(words[1])))
        }
        return .table(
            try field(parts[0], .rows(columnCount: columns.count)),
            emptyRows: try number(parts[1]), columns)
    }

    private func alone(_ block: TemplateBlock) throws(TemplateFlaw) -> TemplateBlock {
        guard rest.isEmpty else { throw .text }
        return block
    }

    private func wholeText() throws(TemplateFlaw) -> TemplateText { try text(rest) }

    private func text(_ part: String) throws(TemplateFlaw) -> TemplateText {
        guard !part.isEmpty else { throw .text }
        return try TemplateText(parsing: part, of: form)
    }

    /// A part that is a field's place and nothing else.
    private func field(_ part: String, _ shape: FormValue.Shape) throws(TemplateFlaw) -> FormField {
        guard part.hasPrefix("{"), part.hasSuffix("}"), part.count > 2 else { throw .parts }
        let name = String(part.dropFirst().dropLast())
        guard let field = FormField(rawValue: name) else { throw .unknownField }
        guard form.fields.contains(field) else { throw .undeclaredField(field) }
        guard field.shape == shape else { throw .wrongShape(field) }
        return field
    }

    private func number(_ part: String) throws(TemplateFlaw) -> Int {
        guard let number = Int(part), (1...40).contains(number), String(number) == part else {
            throw .number
        }
        return number
    }

    private func parts(_ count: Int) throws(TemplateFlaw) -> [String] {
        let parts = split()
        guard parts.count == count else { throw .parts }
        return parts
    }

    private func split() -> [String] {
        rest.split(separator: " | ", omittingEmptySubsequences: false).map(String.init)
    }
}
