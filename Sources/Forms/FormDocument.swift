package import Wording

/// A form with its values, ready to be printed (Specification.md §1).
///
/// ```swift
/// let document = try FormDocument(
///     .annex2, in: .kk, values: [.reporterName: try FormValue(text: "Айгүл Әбенова")],
///     templates: TemplateSet())
/// let bytes = try document.pdf(created: 1_795_000_000)
/// ```
package struct FormDocument: Sendable {
    private let template: FormTemplate
    private let values: [FormField: FormValue]

    /// A field without a value is left to be filled in by hand.
    ///
    /// - Throws: `FormError` for a value of a field that the form does not declare, or of another shape.
    package init(
        _ form: Form, in language: Language, values: [FormField: FormValue],
        templates: TemplateSet
    ) throws(FormError) {
        for field in FormField.allCases {
            guard let value = values[field] else { continue }
            guard form.fields.contains(field) else { throw .undeclaredField(field) }
            guard value.fits(field.shape) else { throw .wrongShape(field) }
        }
        template = templates.template(of: form, in: language)
        self.values = values
    }

    /// The bytes of a PDF: the same for the same template, values and time.
    ///
    /// - Parameter created: UTC seconds; the file's metadata have it, and no other time.
    package func pdf(created: UInt64, fonts: FormFonts = .debian) throws(FormError) -> [UInt8] {
        let typesetter = try Typesetter(fonts: fonts, language: template.language)
        try checkGlyphs(typesetter)
        let sheet = template.form.sheet
        var composer = Composer(typesetter, sheet: sheet, values: values)
        try composer.put(template.blocks)
        let canvas = try Canvas(
            sheet: sheet, title: template.title, form: template.form, language: template.language,
            created: created)
        for (index, page) in composer.pages.enumerated() {
            canvas.paint(
                try page + margins(composer, page: index + 1, of: composer.pages.count))
        }
        return try PDFLanguage.adding(template.language, to: canvas.finish())
    }

    /// Names the field whose value has a character without a glyph, which the words around it would hide.
    private func checkGlyphs(_ typesetter: Typesetter) throws(FormError) {
        for field in FormField.allCases {
            for text in values[field]?.texts ?? [] {
                _ = try typesetter.set(text.text, .value, width: 1_000, field: field)
            }
        }
    }

    /// The template's mark above the text, and the running foot below.
    private func margins(_ composer: Composer, page: Int, of pageCount: Int)
        throws(FormError) -> [Mark]
    {
        let sheet = composer.sheet
        var texts: [(text: SetText, top: Double)] = []
        let footTop = sheet.textEnd + composer.scaled(10)
        let foot = "Senim · \(template.form.rawValue) · \(template.language.rawValue)"
        texts.append((try composer.set(foot, .foot, width: sheet.textWidth), footTop))
        if pageCount > 1 {
            let number = "\(page) / \(pageCount)"
            let style = TextStyle.foot.aligned(.right)
            texts.append((try composer.set(number, style, width: sheet.textWidth), footTop))
        }
        if let mark = template.mark {
            let set = try composer.set(mark, .mark, width: sheet.textWidth)
            texts.append((set, sheet.topMargin - composer.scaled(8) - set.height))
        }
        return texts.flatMap { text, top in
            (0..<text.lineCount).map { index in
                Mark.line(
                    text, index: index, x: sheet.leftMargin,
                    top: top + Double(index) * text.style.lineHeight)
            }
        }
    }
}
