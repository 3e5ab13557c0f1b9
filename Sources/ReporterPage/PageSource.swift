// `unsafe` here: the table of the page's files lies in the program itself for as long as it runs, each path and text ended by a
// zero byte; nothing else is read.
import CReporterPage

/// The page's files as they stand in git.
package enum PageSource {
    /// The bytes by path below `Page`, such as `js/bytes.js`.
    package static let files: [String: [UInt8]] = read()

    /// The text of a file; its absence is our own mistake.
    static func text(_ path: String) -> String {
        guard let bytes = files[path] else {
            preconditionFailure("the page has no file \(path)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read() -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        guard var file = unsafe senim_page_files() else { return files }
        while let path = unsafe file.pointee.path, let text = unsafe file.pointee.text {
            var bytes: [UInt8] = []
            var byte = unsafe text
            while unsafe byte.pointee != 0 {
                unsafe bytes.append(byte.pointee)
                unsafe byte += 1
            }
            unsafe files[String(cString: path)] = bytes
            unsafe file += 1
        }
        return files
    }
}
