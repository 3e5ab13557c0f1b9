import Foundation

/// A folder that goes with the object.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "senim-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension TemporaryFolder {
    /// The bytes of every file in the folder.
    func contents() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            Array(try Data(contentsOf: URL(filePath: path + "/" + name)))
        }
    }

    /// What a machine would find here if its power failed now.
    func copy() throws -> TemporaryFolder {
        let other = try TemporaryFolder()
        for name in ["gateway.sqlite", "gateway.sqlite-wal", "uploads"]
        where FileManager.default.fileExists(atPath: path + "/" + name) {
            try FileManager.default.copyItem(
                atPath: path + "/" + name, toPath: other.path + "/" + name)
        }
        return other
    }
}

extension [UInt8] {
    /// Whether the bytes stand somewhere in these.
    func contains(_ needle: [UInt8]) -> Bool {
        Data(self).range(of: Data(needle)) != nil
    }
}
