/// Something that a portal serves to a visitor: its type, its bytes, and what guards it.
///
/// It goes over the wire in gzip to everyone alike, since what a visitor's browser says of itself is not read.
package struct PageFile: Sendable, Equatable {
    package let contentType: String
    package let bytes: [UInt8]
    /// The same bytes in gzip.
    package let compressed: [UInt8]
    /// Headers beside those of every answer.
    package let headers: [String: String]

    init(_ kind: Kind, _ bytes: [UInt8]) {
        contentType = kind.rawValue
        self.bytes = bytes
        compressed = Gzip.compressed(bytes)
        headers = PageFile.encoding.merging(kind == .page ? PageFile.pageHeaders : [:]) { $1 }
    }

    enum Kind: String {
        case page = "text/html; charset=utf-8"
        case sheet = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
        case picture = "image/svg+xml"
        case words = "application/json"
        case text = "text/plain; charset=utf-8"
    }

    private static let encoding = ["Content-Encoding": "gzip"]
    /// Scripts from the portal alone, each with the hash the page names (W3C Subresource Integrity); nothing is framed,
    /// sent by a form, or turned from text into HTML. A microphone is for a voice message.
    private static let pageHeaders = [
        "Content-Security-Policy": """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'; trusted-types 'none'
        """,
        "Integrity-Policy": "blocked-destinations=(script)",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy":
            "microphone=(self), camera=(), geolocation=(), usb=(), payment=(), browsing-topics=()",
    ]
}
