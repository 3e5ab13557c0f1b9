import Foundation
import Glibc

/// A process of the portal: started as an operator starts it, ended as a power cut ends it.
final class ServiceProcess {
    let victim: CrashVictim
    private let folder: String
    private let executable: String
    private let arguments: [String]
    private var process: Process?

    /// - Parameters:
    ///   - folder: where the passphrase lies; what the process says goes to `<victim>.out` there.
    ///   - arguments: of `senim`, which reads the passphrase from its standard input.
    init(_ victim: CrashVictim, folder: String, executable: String, arguments: [String]) {
        self.victim = victim
        self.folder = folder
        self.executable = executable
        self.arguments = arguments
    }

    var isRunning: Bool { process?.isRunning ?? false }

    /// Starts it, and notes its id in `pids`, so that whoever started the campaign can end what it leaves behind.
    func start() throws {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments + ["--passphrase-fd", "0"]
        process.standardInput = FileHandle(forReadingAtPath: folder + "/passphrase")
        let output = try ServiceProcess.appending(folder + "/\(victim.rawValue).out")
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try ServiceProcess.appending(folder + "/pids").write(
            contentsOf: Data("\(process.processIdentifier)\n".utf8))
        self.process = process
    }

    /// SIGKILL; returns when the process is gone.
    func kill() {
        guard let process else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        self.process = nil
    }

    private static func appending(_ path: String) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(filePath: path))
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.seekToEnd()
        return handle
    }
}
