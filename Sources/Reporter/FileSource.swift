// `unsafe` here: system calls on a path given for the call, on a descriptor this object owns, and on an array through its
// own buffer with the size it has.
import Glibc
import Sealing

/// A file on the reporter's disk, opened once and read piece by piece.
package final class FileSource: StreamSource {
    package let name: String
    package let mediaType: String
    package let byteCount: UInt64
    private let descriptor: Int32
    private let modified: (Int, Int)

    /// Opens a regular file; its name is the last part of the path, without characters that nobody sees.
    package init(path: String) throws(FileSourceRefused) {
        // Not blocking, so that a pipe is refused at once and not waited for.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path)
        }
        let last = path.utf8.split(separator: UInt8(ascii: "/")).last
        name = FileSource.shortened(last.map { String(decoding: $0, as: UTF8.self) } ?? "")
        mediaType = FileSource.mediaType(of: name)
        byteCount = UInt64(clamping: status.st_size)
        modified = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    package func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        precondition(range.upperBound <= byteCount, "the range lies within the file")
        var bytes = [UInt8](repeating: 0, count: range.count)
        var total = 0
        while total < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[total...])
                return unsafe pread(
                    descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound) + off_t(total)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable }
            guard count > 0 else { throw .changed }
            total += count
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable }
        guard UInt64(clamping: status.st_size) == byteCount,
            (status.st_mtim.tv_sec, status.st_mtim.tv_nsec) == modified
        else { throw .changed }
        return bytes
    }

    /// A name that a manifest takes: plain text of one line, 255 bytes at most, its end kept.
    static func shortened(_ name: String) -> String {
        let plain = String(
            PlainText.cleaned(name).unicodeScalars.filter { $0 != "\n" && $0 != "\t" }
                .map(Character.init))
        guard plain.utf8.count > StreamedFile.mostNameBytes else {
            return plain.isEmpty ? "file" : plain
        }
        var kept = plain[...]
        while kept.utf8.count > StreamedFile.mostNameBytes { kept = kept.dropFirst() }
        return String(kept)
    }

    /// By the end of the name alone: a hint for people, trusted by nobody.
    static func mediaType(of name: String) -> String {
        let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
        return end.flatMap { knownTypes[$0] } ?? "application/octet-stream"
    }

    private static let knownTypes = [
        "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "png": "image/png", "heic": "image/heic", "webp": "image/webp",
        "gif": "image/gif", "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg",
        "wav": "audio/wav", "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm",
        "zip": "application/zip", "doc": "application/msword", "xls": "application/vnd.ms-excel",
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
    ]
}

/// Why a path is no file that can be sent. Paths are the caller's own words.
package enum FileSourceRefused: Error, Equatable {
    case unreadable(path: String)
    /// A folder, a pipe or a device.
    case notAFile(path: String)
}
