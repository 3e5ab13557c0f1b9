import Forms
import Wording

extension FuzzEntry {
    /// What an operator writes for the officer's machine.
    static let forms = [
        FuzzEntry(
            text: "template", .several,
            seeds: [Form.annex1, .annex3, .nda, .intakeSlip, .redactedList, .periodic].map {
                TemplateSet().template(of: $0, in: .kk).text
            }
        ) { text in
            let (form, language) = try named(onFirstLineOf: text)
            return try FormTemplate(parsing: text, of: form, in: language).text
        }
    ]

    /// The form and language that a template says it is of: the file's name says so elsewhere.
    private static func named(onFirstLineOf text: String) throws -> (Form, Language) {
        let words = text.prefix { $0 != "\n" }.split(separator: " ")
        guard words.count == 3, let form = Form(rawValue: String(words[1])),
            let language = Language(rawValue: String(words[2]))
        else { throw NoForm() }
        return (form, language)
    }

    /// The first line names no form that could be asked for.
    private struct NoForm: Error {}
}
