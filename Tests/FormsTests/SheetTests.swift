import Testing
import Wording

@testable import Forms

@Suite struct `At the end of a sheet` {
    @Test(arguments: [1, 5, 30])
    func `no caption stands alone`(lineCount: Int) throws {
        let text = (1...lineCount).map { "жол\($0)" }.joined(separator: "\n")
        let caption = try TemplateText(parsing: "(не болды)", of: .annex1)
        let typesetter = try Typesetter(fonts: .debian, language: .kk)
        for offset in stride(from: 0.0, to: 740, by: 3) {
            let sheets = try sheets(
                typesetter, below: offset, [.ruled(1, .description, caption)],
                [.description: try FormValue(text: text)])
            for sheet in sheets {
                let styles = sheet.map(\.style)
                #expect(styles.isEmpty || styles.contains(scaled(.value)), "\(offset)")
            }
        }
    }

    @Test func `nobody signs an empty sheet`() throws {
        let words = try TemplateText(parsing: "бір жол", of: .nda)
        let signature = TemplateBlock.signature(
            words, caption: words, .headName, fieldCaption: words)
        let typesetter = try Typesetter(fonts: .debian, language: .kk)
        for offset in stride(from: 0.0, to: 740, by: 3) {
            let sheets = try sheets(
                typesetter, below: offset, [.paragraph(.text, words), signature, signature], [:])
            #expect(sheets.filter { !$0.isEmpty }.count == 1, "\(offset)")
        }
    }

    @Test func `no heading stands alone`() throws {
        let words = try TemplateText(parsing: "бір жол", of: .nda)
        let typesetter = try Typesetter(fonts: .debian, language: .kk)
        for offset in stride(from: 0.0, to: 740, by: 3) {
            let sheets = try sheets(
                typesetter, below: offset, [.paragraph(.heading, words), .paragraph(.text, words)],
                [:])
            #expect(sheets.filter { !$0.isEmpty }.count == 1, "\(offset)")
        }
    }

    /// The lines of text on each sheet, after so much of the first one is taken.
    private func sheets(
        _ typesetter: Typesetter, below offset: Double, _ blocks: [TemplateBlock],
        _ values: [FormField: FormValue]
    ) throws -> [[SetText]] {
        var composer = Composer(typesetter, sheet: .a4, values: values)
        composer.advance(offset)
        try composer.put(blocks)
        return composer.pages.map { marks in
            marks.compactMap { mark in
                if case .line(let text, _, _, _) = mark { text } else { nil }
            }
        }
    }

    private func scaled(_ style: TextStyle) -> TextStyle { style.scaled(Sheet.a4.scale) }
}
