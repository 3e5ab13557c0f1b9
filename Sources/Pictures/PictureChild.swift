// `unsafe` here: buffers are handed to the kernel and to the C decoder with their own counts, for one call each; the pixels that
// the decoder allocated are written out once, and go with the process.
import CPictures
import Glibc

/// The other side of `PictureRenderer`: the process that decodes one picture and ends (Specification.md §3).
package enum PictureChild {
    /// Gives up everything but descriptors 0 and 1 and memory, for good.
    ///
    /// - Returns: false where the kernel refuses; the process must then end.
    package static func confine(
        processorSeconds: UInt32 = PictureLimits.processorSeconds
    ) -> Bool {
        senim_confine(PictureLimits.memoryByteCount, processorSeconds) == 0
    }

    /// Reads a picture from standard input, writes its pixels to standard output, and ends.
    ///
    /// Nothing is read before the process is confined.
    package static func run() -> Never {
        guard confine() else { _exit(unconfined) }
        let file = readAll()
        var pixels = unsafe senim_pixels()
        let status = unsafe file.withUnsafeBufferPointer { file in
            unsafe senim_decode(
                file.baseAddress, file.count, PictureLimits.maximumPixelCount,
                PictureLimits.maximumSide, &pixels)
        }
        guard status == senim_picture_ok else { _exit(CInt(bitPattern: status.rawValue)) }
        let (width, height) = unsafe (pixels.width, pixels.height)
        let header = PixelStream.header(width: width, height: height)
        unsafe header.withUnsafeBytes { unsafe write($0) }
        unsafe write(
            UnsafeRawBufferPointer(start: pixels.rgb, count: Int(width) * Int(height) * 3))
        _exit(0)
    }

    /// Standard input to its end.
    private static func readAll() -> [UInt8] {
        var file: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(STDIN_FILENO, &chunk, chunk.count)
            guard count > 0 else { break }
            file += chunk[..<count]
        }
        return file
    }

    private static func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
            let count = unsafe Glibc.write(STDOUT_FILENO, part.baseAddress, part.count)
            guard count > 0 else { _exit(unconfined) }
            unsafe rest = rest.dropFirst(count)
        }
    }

    /// The status of a process that was not confined, or whose parent is gone.
    private static let unconfined: CInt = 1
}
