import Foundation
import Wording

@testable import senim

/// What the tests of commands share.
enum SampleCommand {
    /// 21 November 2026, 12:00 UTC, in UTC seconds.
    static let noon: UInt64 = 1_795_262_400
    static let output = CommandOutput(language: .en, isJSON: true)
    /// Of a desk that no test opens.
    static let desk = ["--folder", "desk", "--portal", "http://127.0.0.1:1", "--authority", "x"]

    /// What a command says when it refuses; nil when it does not.
    static func refusal(_ body: () throws -> Void) -> Phrase? {
        do {
            try body()
            return nil
        } catch let error as any CommandExplained {
            return error.failure.phrase
        } catch {
            return nil
        }
    }
}

/// A file that goes with the object.
final class SampleFile {
    let path: String

    init(_ text: String) throws {
        let url = SampleFile.newURL()
        try Data(text.utf8).write(to: url)
        path = url.path
    }

    private init(folder url: URL) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A folder instead.
    static func folder() throws -> SampleFile { try SampleFile(folder: newURL()) }

    func write(_ bytes: [UInt8], as name: String) throws {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }

    private static func newURL() -> URL {
        FileManager.default.temporaryDirectory.appending(
            path: "senim-command-\(UInt64.random(in: 0 ... .max))")
    }
}
