package import Wording

/// The words of one form in one language, and where its values go (Specification.md §3).
package struct FormTemplate: Sendable, Equatable {
    package let form: Form
    package let language: Language
    /// What stands above each page: that the paper is a translation, or ours.
    package let mark: String?
    /// The paper's title.
    package let title: String
    let blocks: [TemplateBlock]

    /// Reads a template of that form and language, and refuses any other text.
    package init(parsing text: String, of form: Form, in language: Language)
        throws(MalformedTemplate)
    {
        guard text.utf8.count <= FormTemplate.maximumByteCount else {
            throw .tooLong(byteCount: text.utf8.count)
        }
        guard text.unicodeScalars.last == "\n" else { throw .unfinished }
        let lines = text.unicodeScalars.dropLast()
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        var mark: String?
        var title: String?
        var blocks: [TemplateBlock] = []
        for (index, line) in lines.enumerated() {
            do throws(TemplateFlaw) {
                let reader = try TemplateLine(line, of: form)
                if index == 0 {
                    guard line == FormTemplate.firstLine(form, language) else { throw .otherForm }
                } else if reader.keyword == "mark" {
                    guard index == 1 else { throw .misplaced }
                    mark = try reader.plainText()
                } else if let block = try reader.block() {
                    if case .paragraph(.title, _) = block {
                        guard title == nil else { throw .misplaced }
                        title = try reader.plainText()
                    }
                    blocks.append(block)
                }
            } catch {
                throw .line(index + 1, error)
            }
        }
        guard let title else { throw .titleMissing }
        self.form = form
        self.language = language
        self.mark = mark
        self.title = title
        self.blocks = blocks
        try requirePrescribed()
    }

    /// The template's own spelling: what was read, without its empty lines.
    package var text: String {
        ([FormTemplate.firstLine(form, language)] + (mark.map { ["mark \($0)"] } ?? [])
            + blocks.map(\.source)).map { $0 + "\n" }.joined()
    }

    /// Refuses a template that would let a paper go out without something prescribed.
    private func requirePrescribed() throws(MalformedTemplate) {
        let carried = Set(blocks.flatMap(\.fields))
        if let lacking = form.prescribedFields.first(where: { !carried.contains($0) }) {
            throw .prescribedFieldMissing(lacking)
        }
        var numbered = 0
        var points = 0
        for block in blocks {
            if case .item = block { numbered += 1 }
            if case .point = block { points += 1 }
        }
        guard numbered >= form.prescribedItems.numbered, points >= form.prescribedItems.points
        else { throw .prescribedItemsMissing }
    }

    private static func firstLine(_ form: Form, _ language: Language) -> String {
        "senim/form/v1 \(form.rawValue) \(language.rawValue)"
    }

    /// The longest of ours has a tenth of it.
    private static let maximumByteCount = 64 * 1024
}
