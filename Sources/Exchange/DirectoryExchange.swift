package import SignedNote

/// `GET /directory`: every version of the directory, oldest first, and the key notes in force today.
///
/// Frames: frames of directory notes; frames of key notes in directory order, holders then trustees, an empty one where
/// a holder or trustee has none that counts today.
package struct DirectoryAnswer: Sendable {
    package let directories: [SignedNote]
    package let keyNotes: [SignedNote?]

    package init(directories: [SignedNote], keyNotes: [SignedNote?]) {
        self.directories = directories
        self.keyNotes = keyNotes
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        var directories: [SignedNote] = []
        for frame in try Frames.decode(frames[0], most: DirectoryAnswer.mostVersions) {
            directories.append(try Field.note(frame, "directory"))
        }
        var keyNotes: [SignedNote?] = []
        for frame in try Frames.decode(frames[1], most: DirectoryAnswer.mostKeyNotes) {
            keyNotes.append(try Field.optionalNote(frame, "key note"))
        }
        self.directories = directories
        self.keyNotes = keyNotes
    }

    package var bytes: [UInt8] {
        Frames.encode([
            Frames.encode(directories.map(\.bytes)),
            Frames.encode(keyNotes.map { $0?.bytes ?? [] }),
        ])
    }

    /// More versions than a portal makes in decades.
    private static let mostVersions = 4096
    /// 16 keyholders and 7 trustees.
    private static let mostKeyNotes = 23
}

/// What the gateway did with a directory somebody handed it: one byte.
package enum DirectoryReception: UInt8, Sendable {
    /// It is in force and logged.
    case adopted = 1
    /// The authority signed it; the trustees' signatures are still missing.
    case waitsForTrustees = 2

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        guard let value = DirectoryReception(rawValue: try Field.uint8(bytes, "reception")) else {
            throw .field("reception")
        }
        self = value
    }

    package var bytes: [UInt8] { [rawValue] }
}
