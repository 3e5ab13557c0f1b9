// `unsafe` here: zlib reads and writes between pointers and counts that stand for one array each, for one call.
import CZlib

/// Gzip (RFC 1952) by zlib: what the page weighs on a slow line is a quarter of what it is.
package enum Gzip {
    /// The bytes, compressed.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        guard unsafe senim_gzip_begin(&stream) == Z_OK else {
            preconditionFailure("zlib has no memory")
        }
        defer { unsafe deflateEnd(&stream) }
        let limit = Int(unsafe deflateBound(&stream, uLong(bytes.count)))
        let made = unsafe run(&stream, bytes, limit) { unsafe deflate($0, Z_FINISH) }
        guard let made else { preconditionFailure("zlib wrote more than it said") }
        return made
    }

    /// What was compressed; nil unless it is one whole gzip member of at most `limit` bytes, with nothing behind it.
    package static func opened(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe senim_gunzip_begin(&stream) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        let made = unsafe run(&stream, bytes, limit) { unsafe inflate($0, Z_FINISH) }
        return unsafe stream.avail_in == 0 ? made : nil
    }

    /// Runs one call over the whole input; nil unless it came to the stream's end within `limit` bytes.
    private static func run(
        _ stream: inout z_stream, _ bytes: [UInt8], _ limit: Int,
        _ call: (UnsafeMutablePointer<z_stream>) -> CInt
    ) -> [UInt8]? {
        var input = bytes
        var isWhole = false
        let made = unsafe [UInt8](unsafeUninitializedCapacity: limit) { output, count in
            unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = uInt(limit)
                isWhole = unsafe call(&stream) == Z_STREAM_END
                count = limit - Int(unsafe stream.avail_out)
            }
        }
        return isWhole ? made : nil
    }
}
