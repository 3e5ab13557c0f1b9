// `unsafe` here: POSIX calls get buffers of exactly the byte counts they are told, alive for the call.
import Encoding
import Glibc
import Secrets
package import SignedNote
package import TransparencyLog

/// The folder in which a witness remembers, for each log, the last checkpoint it cosigned.
///
/// One file an origin holds the checkpoint as the log signed it, so that damage and mixing up are seen at the next start.
/// A file is replaced whole: written beside, flushed, renamed, and the folder flushed. One process at a time has the folder.
package struct WitnessFolder: ~Copyable {
    private let path: String
    private let held: HeldFolder

    /// Takes the folder, which must exist, for this process.
    ///
    /// - Throws: `WitnessFolderFailed.inUse` while another process has it.
    package init(path: String) throws(WitnessFolderFailed) {
        do {
            held = try HeldFolder(path: path)
        } catch .inUse {
            throw .inUse(path: path)
        } catch {
            throw .notWritable(path: path)
        }
        self.path = path
    }

    /// What is remembered of the log; a log without a file was never cosigned.
    package borrowing func state(of logKey: VerifierKey) throws(WitnessFolderFailed) -> WitnessState
    {
        let file = file(of: logKey.name)
        guard let bytes = try WitnessFolder.read(file) else { return WitnessState(latest: nil) }
        guard let checkpoint = try? UnverifiedCheckpoint(parsing: bytes),
            let verified = try? checkpoint.verified(by: logKey)
        else { throw .damaged(path: file) }
        return WitnessState(latest: verified.checkpoint)
    }

    /// Remembers a checkpoint; when this returns, a crash or a power cut does not forget it.
    package borrowing func store(_ checkpoint: VerifiedCheckpoint) throws(WitnessFolderFailed) {
        let file = file(of: checkpoint.checkpoint.origin)
        let beside = file + ".new"
        try WitnessFolder.write(checkpoint.note.bytes, to: beside)
        guard unsafe rename(beside, file) == 0 else { throw .notWritable(path: file) }
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .notWritable(path: path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .notWritable(path: path) }
    }

    /// The origin stands in the name as a hash: it may have any character, a slash among them.
    private borrowing func file(of origin: String) -> String {
        path + "/" + Digest(hashing: Array(origin.utf8)).hex + ".checkpoint"
    }

    private static func read(_ file: String) throws(WitnessFolderFailed) -> [UInt8]? {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .notReadable(path: file)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = unsafe Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw .notReadable(path: file) }
            guard count > 0 else { return bytes }
            bytes += piece.prefix(count)
            guard bytes.count <= SignedNote.maximumByteCount else { throw .damaged(path: file) }
        }
    }

    private static func write(_ bytes: [UInt8], to file: String) throws(WitnessFolderFailed) {
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path: file) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            guard count > 0 else { throw .notWritable(path: file) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .notWritable(path: file) }
    }
}

/// Why a witness cannot rely on its folder.
package enum WitnessFolderFailed: Error, Equatable {
    /// Another process has it.
    case inUse(path: String)
    case notReadable(path: String)
    case notWritable(path: String)
    /// The file is not a checkpoint that the log signed. The witness does not start over: it could cosign a fork.
    case damaged(path: String)
}
