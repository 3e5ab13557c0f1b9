import Forms
import Foundation
import Wording

/// Papers as the tests print them.
enum Papers {
    /// The bytes of a paper with our templates.
    static func pdf(
        _ form: Form, _ language: Language = .kk, _ values: [FormField: FormValue],
        templates: TemplateSet = TemplateSet(), created: UInt64 = created,
        fonts: FormFonts = .debian
    ) throws -> [UInt8] {
        try FormDocument(form, in: language, values: values, templates: templates)
            .pdf(created: created, fonts: fonts)
    }

    /// 2026-11-18T11:06:40Z.
    static let created: UInt64 = 1_795_000_000

    /// A folder that is gone after the call.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "senim-forms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// Keeps a paper to be looked at (Specification.md §5).
    static func keep(_ file: [UInt8], _ name: String) throws {
        guard let path = ProcessInfo.processInfo.environment["SENIM_WRITE_FORMS"] else { return }
        let folder = URL(filePath: path)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(file).write(to: folder.appending(path: name))
    }
}
