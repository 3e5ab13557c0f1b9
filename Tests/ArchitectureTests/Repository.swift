import Foundation

/// The project's own files.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func swiftFiles(in folder: String) throws -> [URL] {
        guard
            let walk = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
        else { throw Failure("no folder \(folder)") }
        return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    /// The folder with the objects of this very build: the test bundle lies in it.
    static func buildFolder() throws -> URL {
        guard let program = CommandLine.arguments.first else { throw Failure("no program path") }
        var folder = URL(filePath: program).resolvingSymlinksInPath()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Gateway.build").path)
            {
                return folder
            }
            folder.deleteLastPathComponent()
        }
        return root.appending(path: ".build/debug")
    }
}

struct Failure: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}
