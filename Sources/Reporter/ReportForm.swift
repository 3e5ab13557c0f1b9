package import Directory
package import Sealing

/// What a reporter may hand over in a file instead of answering prompts (Specification.md §4).
package struct ReportForm: Sendable, Equatable {
    package var kind: ReportKind?
    package var spheres: [Sphere] = []
    package var excludedPersons: Set<Identifier> = []
    package var keyholders: Set<Identifier> = []
    /// A path whose text is the account, instead of `what`.
    package var textFile: String?
    package var what: String?
    /// Paths of files that go with the report, in order.
    package var files: [String] = []
    package var when = ""
    package var place = ""
    package var who = ""
    package var howKnown = ""
    package var earlierReports = ""
    package var identity = ReportDraft.Identity()

    /// Reads the lines.
    package init(parsing bytes: [UInt8]) throws(MalformedForm) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        var seen: Set<String> = []
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (position, bytes) in lines.enumerated() {
            let line = String(Substring(bytes))
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let number = position + 1
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
                throw .noColon(line: number)
            }
            let name = String(line[..<colon])
            let value = String(
                line[line.utf8.index(after: colon)...].drop(while: { $0 == " " }))
            if !ReportForm.repeatable.contains(name), !seen.insert(name).inserted {
                throw .repeated(line: number)
            }
            try take(name, value, line: number)
        }
        guard excludedPersons.isEmpty || keyholders.isEmpty else { throw .excludeAndTo }
        guard textFile == nil || what == nil else { throw .twoTexts }
    }

    /// Whom the form wants to read; nil when it says nothing of it.
    package var wish: AudienceOffer.Wish? {
        if !keyholders.isEmpty { return .only(keyholders) }
        return excludedPersons.isEmpty ? nil : .allBut(persons: excludedPersons)
    }

    private mutating func take(
        _ name: String, _ value: String, line: Int
    ) throws(MalformedForm) {
        switch name {
        case "kind": kind = try ReportForm.read(line) { try ReportKind(value) }
        case "sphere": spheres.append(try ReportForm.read(line) { try Sphere(value) })
        case "exclude":
            excludedPersons.insert(try ReportForm.read(line) { try Identifier(value) })
        case "to": keyholders.insert(try ReportForm.read(line) { try Identifier(value) })
        case "text-file": textFile = value
        case "what": what = value
        case "file":
            guard !value.isEmpty else { throw .value(line: line) }
            files.append(value)
        case "when": when = value
        case "where": place = value
        case "who": who = value
        case "how-known": howKnown = value
        case "earlier": earlierReports = value
        case "identity-name": identity.fullName = value
        case "identity-position": identity.position = value
        case "identity-unit": identity.unit = value
        case "identity-contact": identity.contact = value
        default: throw .unknownName(line: line)
        }
    }

    private static func read<T>(_ line: Int, _ parse: () throws -> T) throws(MalformedForm) -> T {
        guard let value = try? parse() else { throw .value(line: line) }
        return value
    }

    private static let repeatable: Set<String> = ["sphere", "exclude", "to", "file"]
    /// The longest form read, in bytes.
    package static let maximumByteCount = 1 << 20
}

/// Why a form is not read. Lines count from 1; nothing of what stands in them is told.
package enum MalformedForm: Error, Equatable {
    case notUTF8
    case noColon(line: Int)
    case unknownName(line: Int)
    case repeated(line: Int)
    case value(line: Int)
    /// `exclude` and `to` exclude each other.
    case excludeAndTo
    /// `what` and `text-file` exclude each other.
    case twoTexts
}
