import Foundation
import Testing

/// A PDF as Poppler reads it.
enum PDFText {
    /// The text of all its sheets, with white space as single spaces.
    static func read(_ file: [UInt8]) throws -> String {
        try tool("pdftotext", on: file, ["-raw"])
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Title, pages and dates, as `pdfinfo` prints them.
    static func information(_ file: [UInt8]) throws -> String {
        try tool("pdfinfo", on: file, ["-rawdates"], output: false)
    }

    /// The fonts, as `pdffonts` lists them.
    static func fonts(_ file: [UInt8]) throws -> [Substring] {
        try tool("pdffonts", on: file, [], output: false).split(separator: "\n").dropFirst(2).map {
            $0
        }
    }

    private static func tool(
        _ name: String, on file: [UInt8], _ options: [String], output: Bool = true
    ) throws -> String {
        let path = "/usr/bin/\(name)"
        try #require(
            FileManager.default.isExecutableFile(atPath: path),
            "\(name) is missing: install the Debian package poppler-utils")
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "senim-forms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paper = folder.appending(path: "paper.pdf")
        try Data(file).write(to: paper)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = options + [paper.path()] + (output ? ["-"] : [])
        let pipe = Pipe()
        let complaints = Pipe()
        process.standardOutput = pipe
        process.standardError = complaints
        try process.run()
        let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
        let complaint = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && complaint.isEmpty, "\(name) finds a flaw")
        return String(decoding: text, as: UTF8.self)
    }
}
