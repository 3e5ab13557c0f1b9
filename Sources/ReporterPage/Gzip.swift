// `unsafe` here: zopfli and zlib read and write between pointers and counts that stand for one array each, for one call; what
// zopfli allocates is copied and freed before it returns.
import CZlib
import CZopfli
import Glibc

/// Gzip (RFC 1952): what the page weighs on a slow line is a quarter of what it is.
///
/// Zopfli packs, zlib opens. The same bytes come out each time: no clock goes into them.
package enum Gzip {
    /// The bytes, compressed.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var options = ZopfliOptions()
        unsafe ZopfliInitOptions(&options)
        // The whole page in less than half a second. Splitting blocks would cost three, for three bytes in a thousand.
        options.numiterations = 3
        options.blocksplitting = 0
        var output: UnsafeMutablePointer<UInt8>?
        var count = 0
        unsafe bytes.withUnsafeBufferPointer { input in
            unsafe ZopfliCompress(
                &options, ZOPFLI_FORMAT_GZIP, input.baseAddress, input.count, &output, &count)
        }
        defer { unsafe free(output) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: count))
    }

    /// What was compressed; nil unless it is one whole gzip member of at most `limit` bytes, with nothing behind it.
    package static func opened(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe senim_gunzip_begin(&stream) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        var input = bytes
        var isWhole = false
        let made = unsafe [UInt8](unsafeUninitializedCapacity: limit) { output, count in
            unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = uInt(limit)
                isWhole = unsafe inflate(&stream, Z_FINISH) == Z_STREAM_END
                count = limit - Int(unsafe stream.avail_out)
            }
        }
        return unsafe isWhole && stream.avail_in == 0 ? made : nil
    }
}
