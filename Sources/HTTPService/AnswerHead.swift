import HTTPTypes
import NIOCore
import NIOHTTP1

/// The head of every answer: the handler's own fields and those no answer goes without.
enum AnswerHead {
    /// The head for Hummingbird. `closing` says that the connection ends after this answer.
    static func make(of response: ServiceResponse, closing: Bool) -> HTTPResponse {
        var fields = HTTPFields()
        for (name, value) in self.fields(of: response, closing: closing) {
            guard let name = HTTPField.Name(name) else { continue }
            fields[name] = value
        }
        // An integer literal's initialiser knows the reason phrase.
        return HTTPResponse(status: .init(integerLiteral: response.status), headerFields: fields)
    }

    /// The same head and the body, for answers given before Hummingbird sees the request.
    static func http1(
        of response: ServiceResponse, closing: Bool
    ) -> (HTTPResponseHead, ByteBuffer) {
        let head = HTTPResponseHead(
            version: .http1_1, status: .init(statusCode: response.status),
            headers: HTTPHeaders(fields(of: response, closing: closing).map { ($0.key, $0.value) }))
        return (head, ByteBuffer(bytes: response.body))
    }

    private static func fields(of response: ServiceResponse, closing: Bool) -> [String: String] {
        var fields = always
        fields.merge(response.headers) { _, given in given }
        fields["Cache-Control"] = response.caching.headerValue
        fields["Content-Type"] = response.contentType
        fields["Content-Length"] = String(response.body.count)
        fields["Date"] = HTTPDate.now()
        if closing { fields["Connection"] = "close" }
        return fields
    }

    /// No answer may be guessed into another type, tell where it was read, or act as a page.
    private static let always = [
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
    ]
}
