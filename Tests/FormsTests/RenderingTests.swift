import Foundation
import Forms
import Testing
import Wording

@Suite struct `Every form in every language` {
    @Test(arguments: Form.allCases, Language.allCases)
    func `prints its title and every value, as text that can be selected`(
        form: Form, language: Language
    ) throws {
        let file = try paper(form, language, try SampleValues.values(of: form))
        let text = try PDFText.read(file)
        let template = TemplateSet().template(of: form, in: language)
        #expect(text.contains(template.title))
        for field in form.fields where field.shape == .text {
            let value = SampleValues.text(field).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(text.contains(value), "\(field)")
        }
        for cell in SampleValues.cells(of: form) {
            // A cell's words may stand on several lines.
            #expect(unspaced(text).contains(unspaced(cell)), "a cell")
        }
        try write(file, "\(form.rawValue).\(language.rawValue).pdf")
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `can be printed empty, to be filled in by hand`(form: Form, language: Language) throws {
        let required = form.fields.filter { $0.shape == .bars || $0 == .portalAddress }
        let values = try SampleValues.values(of: form).filter { required.contains($0.key) }
        let file = try paper(form, language, values)
        #expect(try PDFText.read(file).contains(TemplateSet().template(of: form, in: language).title))
        try write(file, "\(form.rawValue).\(language.rawValue).empty.pdf")
    }
}

private func paper(_ form: Form, _ language: Language, _ values: [FormField: FormValue]) throws -> [UInt8] {
    try FormDocument(form, in: language, values: values, templates: TemplateSet()).pdf(created: 1_795_000_000)
}

private func write(_ file: [UInt8], _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["SENIM_WRITE_FORMS"] else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(file).write(to: URL(filePath: folder).appending(path: name))
}

private func unspaced(_ text: String) -> String { text.filter { !$0.isWhitespace } }
