// `unsafe` here: pixels are handed to the encoder with the sides they were checked against; what it allocated is copied and freed at
// once.
import CPictures
import Dispatch
import Glibc

/// Shows a hostile picture as pixels: a child process that can do nothing else decodes it, and we write those pixels as a new PNG
/// (Specification.md).
///
/// One picture at a time: each may take half a gigabyte.
package final class PictureRenderer: Sendable {
    private let command: [String]
    private let timeLimit: Duration
    private let line = DispatchQueue(label: "senim.pictures")

    /// - Parameters:
    ///   - command: a program and its arguments that call `PictureChild.run()`; our own, unless a test puts another in its place.
    ///   - timeLimit: until the child is killed.
    package init(
        command: [String] = ["/proc/self/exe", "show-picture"],
        timeLimit: Duration = PictureLimits.timeLimit
    ) {
        precondition(!command.isEmpty, "a command has a program")
        self.command = command
        self.timeLimit = timeLimit
    }

    /// A PNG without metadata, no side of it longer than `PictureLimits.maximumSide`.
    ///
    /// - Parameter bytes: a JPEG or PNG file from outside.
    package func render(_ bytes: [UInt8]) async throws(PictureFailed) -> [UInt8] {
        guard bytes.count <= PictureLimits.maximumByteCount else { throw .tooLarge }
        guard !bytes.isEmpty else { throw .unknownKind }
        let result: Result<[UInt8], PictureFailed> = await withCheckedContinuation { waiting in
            line.async {
                waiting.resume(
                    returning: Result { () throws(PictureFailed) in
                        try PictureRenderer.png(of: self.pixels(of: bytes))
                    })
            }
        }
        return try result.get()
    }

    /// What the child makes of the bytes. Blocks until it is gone.
    private func pixels(of bytes: [UInt8]) throws(PictureFailed) -> [UInt8] {
        let child = try ChildProcess(command: command)
        let answer = Result { () throws(PictureFailed) in
            try child.exchange(
                bytes, limit: PixelStream.maximumByteCount, until: .now + timeLimit)
        }
        let status = child.end()
        let pixels = try answer.get()
        guard let status else { throw .stopped }
        switch UInt32(bitPattern: status) {
        case senim_picture_ok.rawValue: return pixels
        case senim_picture_unknown.rawValue: throw .unknownKind
        case senim_picture_too_large.rawValue: throw .tooLarge
        case senim_picture_malformed.rawValue: throw .malformed
        default: throw .stopped
        }
    }

    /// The pixels as a file of our own making.
    private static func png(of answer: [UInt8]) throws(PictureFailed) -> [UInt8] {
        guard let (width, height) = PixelStream.sides(of: answer) else { throw .stopped }
        var png: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe answer.withUnsafeBufferPointer { answer in
            let pixels = unsafe UnsafeBufferPointer(
                rebasing: answer[PixelStream.headerByteCount...])
            return unsafe senim_encode_png(pixels.baseAddress, width, height, &png)
        }
        defer { unsafe free(png) }
        guard count > 0 else { throw .tooLarge }
        return unsafe Array(UnsafeBufferPointer(start: png, count: count))
    }
}
