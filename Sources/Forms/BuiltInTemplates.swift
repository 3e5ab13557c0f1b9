// `unsafe` here: CFormTemplates' list is constant data of the program, ended by an entry without a name, and each text in it
// ends in a zero byte; nothing is written to it and no pointer leaves.
import CFormTemplates
import Wording

/// The templates that come with the program: the files of Forms/Templates.
enum BuiltInTemplates {
    /// Ours for a form in a language; a test reads each, so that here one is never missing or malformed.
    static func template(_ form: Form, _ language: Language) -> FormTemplate {
        guard let text = all[form.templateName(in: language)],
            let template = try? FormTemplate(parsing: text, of: form, in: language)
        else { preconditionFailure("no template of \(form.rawValue) in \(language.rawValue)") }
        return template
    }

    /// Their texts by their files' names.
    static let all: [String: String] = {
        var texts: [String: String] = [:]
        guard var entry = unsafe senim_form_templates() else { return texts }
        while let name = unsafe entry.pointee.name, let text = unsafe entry.pointee.text {
            unsafe texts[String(cString: name)] = unsafe String(cString: text)
            unsafe entry += 1
        }
        return texts
    }()
}
