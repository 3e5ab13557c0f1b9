import Foundation
import Procedure

/// A text of this module, good or with one flaw, in a file named for it that says which section must refuse it.
struct ProcedureVector: Codable, Hashable, Sendable {
    /// The file's name without `.json`.
    let name: String
    /// `calendar`, `case`, `portal` or `taxonomy`.
    let format: String
    /// The section of the specification that it follows or breaks.
    let check: String
    /// The refusal as this implementation names it; absent for a good text.
    let error: String?
    let inputs: [String]
    /// Nothing, in these; the layout is that of the other vectors.
    let context: [String: String]

    init(_ name: String, _ format: String, _ check: String, _ text: String) {
        self.name = name
        self.format = format
        self.check = check
        error = ProcedureVector.refusal(of: text, format: format)
        inputs = [text]
        context = [:]
    }

    /// How this implementation refuses the text; nil when it reads it.
    var refusal: String? { ProcedureVector.refusal(of: inputs.joined(), format: format) }

    /// The vectors of `Tests/Vectors/procedure`, in the order of their names.
    static func all() throws -> [ProcedureVector] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".json") }.map { name in
            try JSONDecoder().decode(
                ProcedureVector.self, from: Data(contentsOf: folder.appending(path: name)))
        }
    }

    /// With `SENIM_WRITE_VECTORS=1` in the environment, writes the vectors; a change of them is a change of the format.
    static func writeIfAsked(_ vectors: [ProcedureVector]) throws {
        guard ProcessInfo.processInfo.environment["SENIM_WRITE_VECTORS"] == "1" else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        for vector in vectors {
            try (encoder.encode(vector) + Data("\n".utf8)).write(
                to: folder.appending(path: "\(vector.name).json"))
        }
    }

    /// What the text reads as, printed again.
    static func printed(_ text: String, format: String) throws(MalformedText) -> String {
        switch format {
        case "calendar": try ProductionCalendar(parsing: text).text
        case "case": try CaseStatement(parsing: text).text
        case "portal": try PortalStatement(parsing: text).text
        default: try PortalTaxonomy(parsing: text).text
        }
    }

    private static func refusal(of text: String, format: String) -> String? {
        do {
            _ = try printed(text, format: format)
            return nil
        } catch {
            return "\(error)".replacing("Procedure.MalformedText.", with: "")
        }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Vectors/procedure")
}

extension String {
    /// The text with the first occurrence replaced, which must be there: one flaw, where it is meant to be.
    func with(_ new: String, insteadOf old: String) -> String {
        guard let range = range(of: old) else {
            preconditionFailure("the sample has no such piece: \(old)")
        }
        return replacingCharacters(in: range, with: new)
    }
}
