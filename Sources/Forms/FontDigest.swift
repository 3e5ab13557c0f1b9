// `unsafe` here: GLib reads the buffer for the call alone, and the text it returns is copied before it is freed.
import CPango
import Foundation

/// SHA-256 by GLib, which Pango brings along.
enum FontDigest {
    /// The digest in lower-case hex.
    static func sha256(_ bytes: Data) -> String {
        unsafe bytes.withUnsafeBytes { buffer in
            guard
                let text = unsafe g_compute_checksum_for_data(
                    G_CHECKSUM_SHA256, buffer.baseAddress?.assumingMemoryBound(to: guchar.self),
                    gsize(buffer.count))
            else { preconditionFailure("GLib knows no SHA-256") }
            defer { unsafe g_free(text) }
            return unsafe String(cString: text)
        }
    }
}
