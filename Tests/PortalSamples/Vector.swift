import Foundation

/// A good input, or one with one flaw, in a file named for it that says which check must refuse it.
package struct Vector: Codable, Hashable, Sendable {
    /// The file's name without `.json`.
    package let name: String
    /// What it is to be read as.
    package let format: String
    /// The rule of the specification that it follows or breaks.
    package let check: String
    /// The refusal as this implementation names it; absent for a good input.
    package let error: String?
    /// Whole notes or texts, in order.
    package let inputs: [String]
    /// What the reader must know besides: keys, directories.
    package let context: [String: String]

    package init(
        _ name: String, format: String, check: String, error: String?, inputs: [String],
        context: [String: String] = [:]
    ) {
        self.name = name
        self.format = format
        self.check = check
        self.error = error
        self.inputs = inputs
        self.context = context
    }

    /// The vectors of a folder of `Tests/Vectors`, in the order of their names.
    package static func all(in folder: String) throws -> [Vector] {
        let folder = url(of: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".json") }.map { name in
            try JSONDecoder().decode(
                Vector.self, from: Data(contentsOf: folder.appending(path: name)))
        }
    }

    /// With `SENIM_WRITE_VECTORS=1` in the environment, writes the vectors; a change of them is a change of the format.
    package static func writeIfAsked(_ vectors: [Vector], in folder: String) throws {
        guard ProcessInfo.processInfo.environment["SENIM_WRITE_VECTORS"] == "1" else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        for vector in vectors {
            try (encoder.encode(vector) + Data("\n".utf8)).write(
                to: url(of: folder).appending(path: "\(vector.name).json"))
        }
    }

    /// An error as vectors name it: its cases, without modules and types.
    package static func name(of error: any Error) -> String {
        "\(error)".replacing(#/\b[A-Za-z]+\.[A-Za-z]+\./#, with: "")
    }

    private static func url(of folder: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/\(folder)")
    }
}

extension String {
    /// The text with the first occurrence replaced, which must be there: one flaw, where it is meant to be.
    package func with(_ new: String, insteadOf old: String) -> String {
        guard let range = range(of: old) else {
            preconditionFailure("the sample has no such piece")
        }
        return replacingCharacters(in: range, with: new)
    }
}
