package import Foundation

/// A folder that goes with the object.
package final class LiveFolder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "senim-live-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What a machine would find of the database, and of uploads, here if its power failed now.
    package func databaseCopy() throws -> LiveFolder {
        let other = try LiveFolder()
        for name in [LiveFolder.database, LiveFolder.database + "-wal", "uploads"]
        where FileManager.default.fileExists(atPath: path + "/" + name) {
            try FileManager.default.copyItem(
                atPath: path + "/" + name, toPath: other.path + "/" + name)
        }
        return other
    }

    /// The bytes of every file in the folder, by name.
    package func contents() throws -> [(name: String, bytes: Data)] {
        try FileManager.default.subpathsOfDirectory(atPath: path).sorted().compactMap { name in
            var isFolder: ObjCBool = false
            let file = path + "/" + name
            guard unsafe FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
                !isFolder.boolValue
            else { return nil }
            return (name, try Data(contentsOf: URL(filePath: file)))
        }
    }

    package static let database = "gateway.sqlite"
}
