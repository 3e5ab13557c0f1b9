import Foundation
import Testing

@testable import Secrets

@Suite struct `A folder that is held` {
    @Test func `is nobody else's until it is let go`() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("senim-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let held = try HeldFolder(path: path)
        #expect(throws: FolderNotHeld.inUse) { _ = try HeldFolder(path: path) }
        _ = consume held
        _ = try HeldFolder(path: path)
    }

    @Test func `must be there`() {
        #expect(throws: FolderNotHeld.missing) { _ = try HeldFolder(path: "/proc/none") }
    }
}
