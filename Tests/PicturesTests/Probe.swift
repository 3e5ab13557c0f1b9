import Foundation
import Pictures
import Testing

/// The test program that stands in for a decoder.
enum Probe {
    /// A renderer whose child makes that attempt.
    static func renderer(
        _ attempt: String, timeLimit: Duration = .seconds(10)
    ) throws -> PictureRenderer {
        PictureRenderer(command: [try path(), attempt], timeLimit: timeLimit)
    }

    /// The decoder itself.
    static func decoder() throws -> PictureRenderer { try renderer("decode") }

    /// It lies beside the test bundle.
    private static func path() throws -> String {
        let program = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
        return URL(filePath: program).deletingLastPathComponent()
            .appending(path: "picture-probe").path()
    }
}
