import Directory
import Foundation
import PortalSamples
import ReporterPage
import Testing

@Suite struct `The page's files` {
    @Test func `stand in the program as they stand in git`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/ReporterPage/Page").standardizedFileURL
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            guard !file.hasDirectoryPath else { continue }
            files[path] = Array(try Data(contentsOf: file))
        }
        #expect(Set(files.keys) == Set(PageSource.files.keys))
        for (path, bytes) in files {
            let isSame = PageSource.files[path] == bytes
            #expect(isSame, "\(path)")
        }
    }
}
