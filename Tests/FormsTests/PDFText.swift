import Foundation
import Testing

/// A PDF as Poppler reads it.
enum PDFText {
    /// The text of all its sheets in reading order, with single spaces for white space.
    static func read(_ file: [UInt8]) throws -> String {
        try sheets(file).joined(separator: " ")
    }

    /// The text of each sheet.
    static func sheets(_ file: [UInt8]) throws -> [String] {
        try tool("pdftotext", ["-raw"], on: file, toOutput: true).split(separator: "\u{C}")
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// Title, number of pages and dates, as `pdfinfo` prints them: `Title:   words`.
    static func information(_ file: [UInt8]) throws -> [String: String] {
        let lines = try tool("pdfinfo", ["-isodates"], on: file).split(separator: "\n")
        return Dictionary(
            uniqueKeysWithValues: lines.compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces))
            })
    }

    /// The fonts, a line each, as `pdffonts` lists them.
    static func fonts(_ file: [UInt8]) throws -> [String] {
        try tool("pdffonts", [], on: file).split(separator: "\n").dropFirst(2).map(String.init)
    }

    /// Every word's place: left, top, right, bottom, in points.
    static func places(_ file: [UInt8]) throws -> [[Double]] {
        try tool("pdftotext", ["-bbox"], on: file, toOutput: true).split(separator: "\n")
            .filter { $0.contains("<word ") }
            .map { line in
                ["xMin", "yMin", "xMax", "yMax"].compactMap { name in
                    line.split(separator: "\(name)=\"").last?.prefix { $0 != "\"" }
                        .description
                }.compactMap(Double.init)
            }
    }

    private static func tool(
        _ name: String, _ options: [String], on file: [UInt8], toOutput: Bool = false
    ) throws -> String {
        let path = "/usr/bin/\(name)"
        try #require(
            FileManager.default.isExecutableFile(atPath: path),
            "\(name) is missing: install the Debian package poppler-utils")
        return try Papers.withFolder { folder in
            let paper = folder.appending(path: "paper.pdf")
            let complaints = folder.appending(path: "complaints")
            try Data(file).write(to: paper)
            try Data().write(to: complaints)
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = options + [paper.path()] + (toOutput ? ["-"] : [])
            let output = Pipe()
            process.standardOutput = output
            process.standardError = try FileHandle(forWritingTo: complaints)
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            let complaint = try String(contentsOf: complaints, encoding: .utf8)
            #expect(process.terminationStatus == 0 && complaint.isEmpty, "\(complaint)")
            return String(decoding: text, as: UTF8.self)
        }
    }
}
