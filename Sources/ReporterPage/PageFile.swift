/// Something that a portal serves to a visitor: its type, its bytes, and what guards it.
///
/// It goes over the wire in gzip to everyone alike, since what a visitor's browser says of itself is not read.
package struct PageFile: Sendable, Equatable {
    package let contentType: String
    package let bytes: [UInt8]
    /// The same bytes in gzip, made anew each time: whoever serves them keeps them.
    package var compressed: [UInt8] { Gzip.compressed(bytes) }
    /// Headers beside those of every answer.
    package let headers: [String: String]

    init(_ kind: Kind, _ bytes: [UInt8]) {
        contentType = kind.rawValue
        self.bytes = bytes
        headers =
            switch kind {
            case .page: PageFile.pageHeaders
            case .text: PageFile.textHeaders
            case .sheet, .script, .picture, .words: PageFile.partHeaders
            }
    }

    enum Kind: String {
        case page = "text/html; charset=utf-8"
        case sheet = "text/css"
        /// A module is UTF-8 whatever its header says: forty times fifteen bytes less.
        case script = "text/javascript"
        case picture = "image/svg+xml"
        case words = "application/json"
        case text = "text/plain; charset=utf-8"
    }

    /// Read by pages from elsewhere, too.
    private static let textHeaders = ["Content-Encoding": "gzip"]
    /// A part of a page has no use for a policy, and no page from elsewhere a use for it; it is public, and kept in no cache:
    /// forty of them come with each visit over a slow line.
    private static let partHeaders = [
        "Content-Encoding": "gzip", "Content-Security-Policy": "", "Referrer-Policy": "",
        "Access-Control-Allow-Origin": "", "Access-Control-Expose-Headers": "",
        "Cross-Origin-Resource-Policy": "",
    ]
    /// Scripts from the portal alone, each with the hash the page names (W3C Subresource Integrity); nothing is framed,
    /// sent by a form, or turned from text into HTML. A microphone is for a voice message.
    private static let pageHeaders = [
        "Content-Encoding": "gzip",
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
