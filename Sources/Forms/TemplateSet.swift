package import Foundation
package import Wording

/// The templates in use: ours, and what an operator put in their place (Specification.md §3.4).
package struct TemplateSet: Sendable {
    private let overrides: [String: FormTemplate]

    /// Ours alone.
    package init() {
        overrides = [:]
    }

    /// Ours, but for those of the files `<form>.<language>.txt` that the folder has.
    ///
    /// Every such file is read at once, so that a flaw shows when it is made and not when a paper is due;
    /// any other file is refused, since a misspelt name would leave ours in use unnoticed.
    package init(overridesIn folder: URL) throws(TemplateFileRefused) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        } catch {
            throw .unreadable(name: folder.lastPathComponent)
        }
        var overrides: [String: FormTemplate] = [:]
        for name in names.sorted() {
            guard let (form, language) = TemplateSet.known[name] else {
                throw .unknownName(name: name)
            }
            let text: String
            do {
                text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            } catch {
                throw .unreadable(name: name)
            }
            do throws(MalformedTemplate) {
                overrides[name] = try FormTemplate(parsing: text, of: form, in: language)
            } catch {
                throw .malformed(name: name, error)
            }
        }
        self.overrides = overrides
    }

    /// The template of a form in a language.
    package func template(of form: Form, in language: Language) -> FormTemplate {
        overrides[form.templateName(in: language)] ?? BuiltInTemplates.template(form, language)
    }

    /// Every name that a template's file can have.
    private static let known = Dictionary(
        uniqueKeysWithValues: Form.allCases.flatMap { form in
            Language.allCases.map { (form.templateName(in: $0), (form, $0)) }
        })
}

/// Why an operator's folder of templates is not used.
package enum TemplateFileRefused: Error, Equatable {
    /// The folder or file cannot be read, or is no UTF-8.
    case unreadable(name: String)
    /// No form and language has that file's name.
    case unknownName(name: String)
    /// The file is no template of its form.
    case malformed(name: String, MalformedTemplate)
}
