import Reporter

/// Files that were picked on an intake's page, handed over in parts: in memory until the report is sent or the desk locks, and nowhere
/// else (Specification.md §9.4).
struct HeldScans: Sendable {
    private var files: [(name: String, content: [UInt8])] = []

    var names: [String] { files.map(\.name) }
    var byteCount: Int { files.reduce(0) { $0 + $1.content.count } }
    /// To be sealed with the report.
    var sources: [MemorySource] {
        files.map { MemorySource(name: $0.name, content: $0.content) }
    }

    /// Takes the next part of the newest file, or the first of another.
    ///
    /// - Parameters:
    ///   - offset: where in the file it stands; a part that a browser sent twice is out of turn.
    ///   - room: the most bytes that may be held.
    /// - Throws: `ScanRefused` for more than is held, or a part of something else than the newest file.
    mutating func take(
        _ part: [UInt8], of name: String, at offset: Int, room: Int
    ) throws(ScanRefused) {
        guard part.count <= room else { throw .tooMuch }
        if offset == 0 {
            guard files.count < HeldScans.mostFiles else { throw .tooMuch }
            files.append((name, part))
            return
        }
        guard let index = files.indices.last, files[index].name == name,
            files[index].content.count == offset
        else { throw .outOfTurn }
        guard files[index].content.count + part.count <= HeldScans.mostBytesOfOne else {
            throw .tooMuch
        }
        files[index].content += part
    }

    /// Of all pages together. Chosen so that a desk never holds more than 256 MiB of them; larger ones are named by their paths.
    static let mostBytes = 256 << 20
    static let mostBytesOfOne = 64 << 20
    private static let mostFiles = 16
}

/// Why a part of a file is not taken.
enum ScanRefused: Error, Equatable {
    case tooMuch
    /// Parts of two pages, or of a page that was loaded again.
    case outOfTurn
}
