/// A piece of a template's text: words, with places where values go (Specification.md §3.2).
struct TemplateText: Sendable, Equatable {
    /// Words as they stand, or the place of a field.
    enum Piece: Sendable, Equatable {
        case words(String)
        case field(FormField)
    }

    let pieces: [Piece]

    /// Reads `{field-name}` as the place of a field, and everything else as words.
    init(parsing text: some StringProtocol, of form: Form) throws(TemplateFlaw) {
        var pieces: [Piece] = []
        var words = String.UnicodeScalarView()
        var name: String.UnicodeScalarView?
        for scalar in text.unicodeScalars {
            switch (scalar, name) {
            case ("{", nil):
                if !words.isEmpty { pieces.append(.words(String(words))) }
                words = String.UnicodeScalarView()
                name = String.UnicodeScalarView()
            case ("}", .some(let complete)):
                pieces.append(.field(try TemplateText.field(String(complete), of: form)))
                name = nil
            case ("{", _), ("}", _): throw .strayBrace
            case (_, nil): words.append(scalar)
            case (_, .some): name?.append(scalar)
            }
        }
        guard name == nil else { throw .strayBrace }
        if !words.isEmpty { pieces.append(.words(String(words))) }
        self.pieces = pieces
    }

    /// The fields whose values it prints.
    var fields: [FormField] {
        pieces.compactMap { piece in
            if case .field(let field) = piece { field } else { nil }
        }
    }

    /// The text as a template has it.
    var source: String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .field(let field): "{\(field.rawValue)}"
            }
        }.joined()
    }

    /// The text with its values; what has none leaves a blank to fill in by hand.
    func filled(with values: [FormField: FormValue]) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .field(let field):
                if case .text(let value)? = values[field] { value.text } else { TemplateText.blank }
            }
        }.joined()
    }

    private static func field(_ name: String, of form: Form) throws(TemplateFlaw) -> FormField {
        guard let field = FormField(rawValue: name) else { throw .unknownField }
        guard form.fields.contains(field) else { throw .undeclaredField(field) }
        guard field.shape == .text else { throw .wrongShape(field) }
        return field
    }

    private static let blank = String(repeating: "_", count: 18)
}
