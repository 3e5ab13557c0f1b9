// `unsafe` here: directory entries are read from libc's own structure before the next call changes it.
import Glibc
import Secrets

/// Records as files in a folder of mode 0700.
package struct RecordFolder: RecordStore {
    private let path: String

    /// Takes a folder, and makes it if it is missing.
    package init(_ path: String) throws(RecordStoreFailed) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .folder }
        self.path = path
    }

    package func read(_ name: String) throws(RecordStoreFailed) -> [UInt8]? {
        let descriptor = unsafe open(file(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .read(name: name)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0, bytes.count <= RecordFolder.maximumByteCount else {
                throw .read(name: name)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    package func write(_ bytes: [UInt8], as name: String) throws(RecordStoreFailed) {
        do {
            try KeyFile.save(bytes, path: file(name), existing: .replaced)
        } catch {
            if case .system(_, let code) = error {
                throw .write(name: name, isFull: code == ENOSPC || code == EDQUOT)
            }
            throw .write(name: name, isFull: false)
        }
    }

    package func names() throws(RecordStoreFailed) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .folder }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(
                    cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if name.hasSuffix(RecordFolder.suffix), !name.hasPrefix(".") {
                names.append(String(name.dropLast(RecordFolder.suffix.count)))
            }
        }
        return names.sorted()
    }

    package func remove(_ name: String) throws(RecordStoreFailed) {
        guard unsafe unlink(file(name)) == 0 || errno == ENOENT else {
            throw .write(name: name, isFull: false)
        }
    }

    private func file(_ name: String) -> String { "\(path)/\(name)\(RecordFolder.suffix)" }

    private static let suffix = ".record"
    private static let maximumByteCount = 64 * 1024 * 1024
}
