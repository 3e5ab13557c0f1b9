/// A refusal as `application/problem+json` (RFC 9457), with two members of our own.
///
/// `code` is for programs and never changes once published; clients word it in the person's
/// language. `hint` is English, for whoever reads the bytes. Neither may repeat what was sent.
package struct HTTPProblem: Sendable, Equatable {
    /// The HTTP status, 400 to 599.
    package let status: Int
    /// A short name in lower case and hyphens.
    package let code: String
    /// The status in words.
    package let title: String
    /// What the sender can do about it, or empty.
    package let hint: String
    /// Headers that belong to the status, such as `Retry-After` or `Allow`.
    package let headers: [String: String]

    /// A refusal; the title is the status in words unless given.
    package init(
        status: Int, code: String, title: String? = nil, hint: String,
        headers: [String: String] = [:]
    ) {
        self.status = status
        self.code = code
        self.title = title ?? HTTPProblem.titles[status] ?? "Refused"
        self.hint = hint
        self.headers = headers
    }

    /// The JSON text, members in fixed order.
    package var bytes: [UInt8] {
        Array(
            """
            {"type":"about:blank","title":\(HTTPProblem.quoted(title)),"status":\(status),\
            "code":\(HTTPProblem.quoted(code)),"hint":\(HTTPProblem.quoted(hint))}\n
            """.utf8)
    }

    /// A JSON string (RFC 8259 §7).
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The media type of RFC 9457.
    package static let contentType = "application/problem+json"

    private static let titles: [Int: String] = [
        400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        408: "Request Timeout", 409: "Conflict", 410: "Gone", 413: "Content Too Large",
        415: "Unsupported Media Type", 417: "Expectation Failed", 422: "Unprocessable Content",
        428: "Precondition Required", 429: "Too Many Requests", 500: "Internal Server Error",
        503: "Service Unavailable", 507: "Insufficient Storage",
    ]
}
