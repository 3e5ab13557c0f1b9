import Foundation
import Testing

/// Architecture: the gateway holds nothing that could open a report. Proven twice, on the declared graph and on the objects.
@Suite struct `The gateway's closure` {
    @Test func `declares only the modules it may import`() throws {
        let graph = try PackageGraph.load()
        let closure = graph.closure(of: "Gateway")
        #expect(
            closure == [
                "Gateway", "Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory",
                "SealedMessage", "Details", "Exchange", "Storage", "HTTPService", "CSodium",
                "ReporterPage", "CReporterPage", "CZlib", "CZopfli",
            ])
    }

    @Test func `reaches no role's client and no sealing code`() throws {
        let closure = try PackageGraph.load().closure(of: "Gateway")
        for forbidden in [
            "Sealing", "Reporter", "Officer", "Trustee", "Auditor", "Witness", "PortalClient",
        ] {
            #expect(!closure.contains(forbidden))
        }
    }

    @Test func `pure modules import no input, output, clock or randomness`() throws {
        let pure = [
            "Encoding", "SignedNote", "TransparencyLog", "Directory", "SealedMessage", "Details",
            "Exchange",
        ]
        // A clock or a file would come with one of these; randomness from Secrets by its name.
        let impure = ["import Foundation", "import Glibc", "import NIO", "randomBytes("]
        for module in pure {
            for file in try Repository.swiftFiles(in: "Sources/\(module)") {
                let text = try String(contentsOf: file, encoding: .utf8)
                let found = impure.filter { text.contains($0) }
                #expect(found.isEmpty, "\(file.lastPathComponent)")
            }
        }
    }

    @Test func `refers to no symbol that opens, but for the gateway's own key file`() throws {
        let graph = try PackageGraph.load()
        var opening: Set<String> = []
        let foreign: Set = ["CSodium", "CZlib", "CZopfli"]
        for module in graph.closure(of: "Gateway") where !foreign.contains(module) {
            let folder = try Repository.buildFolder().appending(path: "\(module).build")
            let objects = try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil
            ).filter { $0.pathExtension == "o" }
            #expect(!objects.isEmpty, "no objects of \(module): build first")
            for object in objects {
                for symbol in try Command.output("nm", ["-u", object.path]).split(separator: "\n")
                where Self.opens(symbol) {
                    let name = symbol.split(separator: " ").last.map(String.init) ?? ""
                    opening.insert("\(module)/\(object.lastPathComponent) \(name)")
                }
            }
        }
        #expect(
            opening == [
                "Secrets/KeyFile.swift.o crypto_aead_xchacha20poly1305_ietf_decrypt"
            ])
    }

    /// True for symbols of HPKE, of key encapsulation or agreement, and of any AEAD's opening.
    private static func opens(_ symbol: Substring) -> Bool {
        let marks = [
            "HPKE", "MLKEM", "XWing", "KeyAgreement", "ChaChaPoly", "3GCM", "_decrypt", "_open",
            "scalarmult", "AEAD",
        ]
        return marks.contains { symbol.contains($0) }
    }
}

/// The targets of Package.swift and what each declares.
private struct PackageGraph {
    let dependencies: [String: [String]]

    static func load() throws -> PackageGraph {
        // A scratch folder of its own: the build's is locked by whoever runs this test.
        let scratch = FileManager.default.temporaryDirectory
            .appending(path: "senim-graph-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let text = try Command.output(
            "swift",
            [
                "package", "--package-path", Repository.root.path, "--scratch-path", scratch.path,
                "dump-package",
            ])
        guard
            let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let targets = json["targets"] as? [[String: Any]]
        else { throw Failure("dump-package gave no targets") }
        var dependencies: [String: [String]] = [:]
        for target in targets {
            guard let name = target["name"] as? String,
                let declared = target["dependencies"] as? [[String: Any]]
            else { throw Failure("a target without name") }
            dependencies[name] = declared.compactMap { ($0["byName"] as? [Any])?.first as? String }
        }
        return PackageGraph(dependencies: dependencies)
    }

    func closure(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            if reached.insert(next).inserted { waiting += dependencies[next] ?? [] }
        }
        return reached
    }
}

private enum Command {
    static func output(_ name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure("\(name) ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
