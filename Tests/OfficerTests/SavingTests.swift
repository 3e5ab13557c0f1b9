import Foundation
import Testing

@testable import Officer

@Suite struct `The name of a saved file` {
    @Test(arguments: [
        ("report.pdf", "report.pdf"), ("Есеп №3.pdf", "Есеп №3.pdf"),
        ("../../etc/passwd", "_._.._etc_passwd"), ("/etc/passwd", "_etc_passwd"),
        ("..", "file"), (".", "file"), ("...", "file"), ("", "file"), ("   ", "file"),
        (".bashrc", "_bashrc"), ("-rf", "_rf"), ("--into", "_-into"), ("~root", "_root"),
        ("a\\b:c*d?e\"f<g>h|i", "a_b_c_d_e_f_g_h_i"), ("$HOME`id`%x", "_HOME_id__x"),
        ("a\u{0}b\u{7}\u{1B}[31m\n", "ab[31m"), ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
        ("a\u{200B}b\u{FEFF}c", "abc"), ("a\u{2028}b", "ab"), ("a\u{A0}b", "a b"),
        ("CON", "_CON"), ("con.txt", "_con.txt"), ("Aux .log", "_Aux .log"), ("COM1", "_COM1"),
        ("lpt9.tar.gz", "_lpt9.tar.gz"), ("COM¹", "_COM¹"), ("console.txt", "console.txt"),
        ("a. ", "a"), ("a...", "a"), (" a", "a"),
    ])
    func `cannot do harm`(given: String, safe: String) {
        #expect(SafeFileName.safe(given) == safe)
    }

    @Test func `is short, and keeps its ending`() {
        let name = SafeFileName.safe(String(repeating: "ж", count: 200) + ".jpeg")
        #expect(name.utf8.count <= 200 && name.hasSuffix("ж.jpeg"))
        let long = SafeFileName.safe("a." + String(repeating: "b", count: 300))
        #expect(long.utf8.count == 200)
    }

    @Test func `is nobody else's`() {
        #expect(
            SafeFileName.names(for: ["a.txt", "A.TXT", "a.txt", "b", "b (2)", "b"])
                == ["a.txt", "A (2).TXT", "a (3).txt", "b", "b (2)", "b (3)"])
    }
}

@Suite final class `A folder that files are saved into` {
    private let path = FileManager.default.temporaryDirectory
        .appending(path: "senim-save-\(UInt64.random(in: 0 ... .max))").path

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    @Test func `gets whole files that only their owner reads`() throws {
        let folder = try SaveFolder(path)
        let file = try folder.begin()
        try file.write(Array("half".utf8)[...])
        #expect(try names().allSatisfy { $0.hasSuffix(".part") })
        try file.write(Array(" whole".utf8)[...])
        #expect(try folder.publish(file, as: "a.txt"))
        try folder.flush()
        #expect(try names() == ["a.txt"])
        #expect(try String(contentsOfFile: path + "/a.txt", encoding: .utf8) == "half whole")
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/a.txt")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `never replaces what has the name, be it a link to nowhere`() throws {
        let folder = try SaveFolder(path)
        try Data("mine".utf8).write(to: URL(filePath: path + "/a.txt"))
        try FileManager.default.createSymbolicLink(
            atPath: path + "/link", withDestinationPath: "/nowhere/at/all")
        for name in ["a.txt", "link"] {
            #expect(folder.has(name))
            let file = try folder.begin()
            try file.write([1, 2, 3])
            #expect(try !folder.publish(file, as: name))
        }
        #expect(try String(contentsOfFile: path + "/a.txt", encoding: .utf8) == "mine")
        #expect(try names() == ["a.txt", "link"])
    }

    @Test func `keeps nothing of a file that was given up`() throws {
        let folder = try SaveFolder(path)
        do {
            let file = try folder.begin()
            try file.write([1])
            withExtendedLifetime(file) {}
        }
        #expect(try names() == [])
    }

    @Test func `is a folder, or made`() throws {
        _ = try SaveFolder(path)
        let file = path + "/file"
        try Data([1]).write(to: URL(filePath: file))
        #expect(throws: SavingFailed.folder) { try SaveFolder(file) }
        #expect(throws: SavingFailed.folder) { try SaveFolder(path + "/missing/deep") }
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
