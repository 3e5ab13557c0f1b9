// `unsafe` here: COfficerDesk's list is constant data of the program, ended by an entry without a name, and each text in it
// ends in a zero byte; nothing is written to it and no pointer leaves.
import COfficerDesk
import Mustache

/// The desk's pages: Mustache templates whose values are escaped as HTML (Specification.md §4.1).
enum PageLibrary {
    /// The files of OfficerDesk/Pages by their names.
    static let files: [String: String] = {
        var files: [String: String] = [:]
        guard var entry = unsafe senim_desk_files() else { return files }
        while let name = unsafe entry.pointee.name, let text = unsafe entry.pointee.text {
            unsafe files[String(cString: name)] = unsafe String(cString: text)
            unsafe entry += 1
        }
        return files
    }()

    /// The page of a name, filled.
    static func render(_ name: String, _ context: [String: Any]) -> String {
        guard let page = library.render(context, withTemplate: name) else {
            preconditionFailure("there is no page \(name)")
        }
        return page
    }

    private static let library: MustacheLibrary = {
        var templates: [String: MustacheTemplate] = [:]
        for (name, text) in files where name.hasSuffix(suffix) {
            guard let template = try? MustacheTemplate(string: text) else {
                preconditionFailure("the page \(name) does not read")
            }
            templates[String(name.dropLast(suffix.count))] = template
        }
        return MustacheLibrary(templates: templates)
    }()

    private static let suffix = ".html"
}
