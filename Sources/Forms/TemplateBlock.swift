/// One line of a template: what stands on the paper there (Specification.md §3.3).
enum TemplateBlock: Sendable, Equatable {
    /// A paragraph in one of the styles.
    case paragraph(ParagraphStyle, TemplateText)
    /// A numbered item; numbers begin again after any other line.
    case item(TemplateText)
    /// A point of a list.
    case point(TemplateText)
    /// A box to tick by hand.
    case tick(TemplateText)
    /// A label, and the field's value beside it.
    case field(TemplateText, FormField)
    /// The field's value on ruled lines, at least so many, with a caption below.
    case ruled(Int, FormField, TemplateText)
    /// Who signs, room for it, and a field beside, with a caption below each.
    case signature(TemplateText?, caption: TemplateText, FormField, fieldCaption: TemplateText)
    /// The field's rows; without any, so many empty ones.
    case table(FormField, emptyRows: Int, [Column])
    /// The field's bars.
    case bars(FormField)
    /// A label, and a code to be read letter by letter.
    case code(TemplateText, FormField)
    /// The field's value as a picture to scan.
    case picture(FormField)
    case space
    case rule
    case pageBreak

    /// How a paragraph looks; the name is its keyword.
    enum ParagraphStyle: String, Sendable, CaseIterable {
        case title, subtitle, heading, text, centre, right, note
    }

    /// A column: its share of the width, and its heading.
    struct Column: Sendable, Equatable {
        let weight: Int
        let heading: TemplateText
    }

    /// The fields whose values it prints.
    var fields: [FormField] {
        switch self {
        case .paragraph(_, let text), .item(let text), .point(let text), .tick(let text):
            text.fields
        case .field(let label, let field), .code(let label, let field): label.fields + [field]
        case .ruled(_, let field, let caption): [field] + caption.fields
        case .signature(let signer, let caption, let field, let fieldCaption):
            (signer?.fields ?? []) + caption.fields + [field] + fieldCaption.fields
        case .table(let field, _, let columns): [field] + columns.flatMap(\.heading.fields)
        case .bars(let field), .picture(let field): [field]
        case .space, .rule, .pageBreak: []
        }
    }

    /// The line as a template has it.
    var source: String {
        switch self {
        case .paragraph(let style, let text): "\(style.rawValue) \(text.source)"
        case .item(let text): "item \(text.source)"
        case .point(let text): "point \(text.source)"
        case .tick(let text): "tick \(text.source)"
        case .field(let label, let field): "field \(label.source) | \(place(field))"
        case .ruled(let count, let field, let caption):
            "ruled \(count) | \(place(field)) | \(caption.source)"
        case .signature(let signer, let caption, let field, let fieldCaption):
            "signature \(signer?.source ?? "-") | \(caption.source) | \(place(field)) | \(fieldCaption.source)"
        case .table(let field, let emptyRows, let columns):
            (["table \(place(field))", String(emptyRows)]
                + columns.map { "\($0.weight) \($0.heading.source)" })
                .joined(separator: " | ")
        case .bars(let field): "bars \(place(field))"
        case .code(let label, let field): "code \(label.source) | \(place(field))"
        case .picture(let field): "picture \(place(field))"
        case .space: "space"
        case .rule: "rule"
        case .pageBreak: "break"
        }
    }

    private func place(_ field: FormField) -> String { "{\(field.rawValue)}" }
}
