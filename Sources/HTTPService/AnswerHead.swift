import HTTPTypes
import NIOCore
import NIOHTTP1

/// The head of every answer: the handler's own fields and those no answer goes without.
enum AnswerHead {
    /// The head for Hummingbird. `closing` says that the connection ends after this answer.
    static func make(
        of response: ServiceResponse, closing: Bool, isOpen: Bool
    ) -> HTTPResponse {
        var fields = HTTPFields()
        for field in self.fields(of: response, closing: closing, isOpen: isOpen) {
            guard let name = HTTPField.Name(field.name) else {
                preconditionFailure("a header name of our own is no token")
            }
            fields[name] = field.value
        }
        // An integer literal's initialiser knows the reason phrase.
        return HTTPResponse(status: .init(integerLiteral: response.status), headerFields: fields)
    }

    /// The same head and the body, for answers given before Hummingbird sees the request.
    static func http1(
        of response: ServiceResponse, closing: Bool, isOpen: Bool
    ) -> (HTTPResponseHead, ByteBuffer) {
        let head = HTTPResponseHead(
            version: .http1_1, status: .init(statusCode: response.status),
            headers: HTTPHeaders(fields(of: response, closing: closing, isOpen: isOpen)))
        return (head, ByteBuffer(bytes: response.body))
    }

    /// Always in the same order: what the connection needs, what guards the reader, what the
    /// handler adds.
    private static func fields(
        of response: ServiceResponse, closing: Bool, isOpen: Bool
    ) -> [(name: String, value: String)] {
        var fields = [
            ("Date", HTTPDate.now()), ("Content-Type", response.contentType),
            ("Content-Length", String(response.body.count)),
            ("Cache-Control", response.caching.headerValue),
        ]
        if closing { fields.append(("Connection", "close")) }
        fields += (always + (isOpen ? readable : [])).filter { response.headers[$0.0] == nil }
        fields += response.headers.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { ($0.key, $0.value) }
        return fields
    }

    /// No answer may be guessed into another type, tell where it was read, or act as a page. Where a server says so, a page from elsewhere, such as
    /// the reporter's single file, may ask what everyone may ask: no answer of such a server depends on a cookie or on who the asker is.
    private static let always = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    private static let readable = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "Retry-After"),
    ]
}
