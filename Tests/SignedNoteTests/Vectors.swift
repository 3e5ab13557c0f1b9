import Foundation
import Testing

/// Reads the published vectors beside the tests.
enum Vectors {
    static func decode<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/notes/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: url))
    }
}

/// `signed-note-cases.json`.
struct NoteVectors: Decodable {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let vkeys: [String]
        let note: String
        let ok: Bool
        let error: String?
        let verified: [String]?
        let unverified: [String]?

        var testDescription: String { name }
    }

    let signer_test_key_published: String
    let sign_text: String
    let sign_expected_note: String
    let bad_vkeys: [String]
    let cases: [Case]

    static let all: NoteVectors? = try? Vectors.decode("signed-note-cases")
}
