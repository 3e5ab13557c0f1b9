/// What a handler answers. The server adds the security headers, `Content-Length` and `Date`.
package struct ServiceResponse: Sendable, Equatable {
    /// The HTTP status, 200 to 599.
    package var status: Int
    /// The media type, such as `text/plain; charset=utf-8`.
    package var contentType: String
    /// The whole body.
    package var body: [UInt8]
    /// Further headers by name. A security header named here replaces the server's default; an empty one leaves it out.
    package var headers: [String: String]
    /// How long anyone may keep the answer.
    package var caching: Caching
    /// Given back once the client has taken the answer, or is gone.
    package var held: Held?

    /// An answer; nobody may store it unless `caching` says so.
    package init(
        status: Int = 200, contentType: String = ServiceResponse.binary, body: [UInt8],
        headers: [String: String] = [:], caching: Caching = .none
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
        self.caching = caching
    }

    /// An answer in plain text.
    package static func text(
        _ text: String, status: Int = 200, caching: Caching = .none
    ) -> ServiceResponse {
        ServiceResponse(
            status: status, contentType: plainText, body: Array(text.utf8), caching: caching)
    }

    /// An answer in bytes.
    package static func bytes(_ body: [UInt8], caching: Caching = .none) -> ServiceResponse {
        ServiceResponse(body: body, caching: caching)
    }

    /// An answer in JSON, already serialised.
    package static func json(_ text: String, caching: Caching = .none) -> ServiceResponse {
        ServiceResponse(contentType: jsonText, body: Array(text.utf8), caching: caching)
    }

    /// A refusal (RFC 9457).
    package static func problem(_ problem: HTTPProblem) -> ServiceResponse {
        ServiceResponse(
            status: problem.status, contentType: HTTPProblem.contentType, body: problem.bytes,
            headers: problem.headers)
    }

    /// Something that an answer holds while it is sent; the last one to let go gives it back.
    package final class Held: Sendable, Equatable {
        private let giveBack: @Sendable () -> Void

        package init(_ giveBack: @escaping @Sendable () -> Void) {
            self.giveBack = giveBack
        }

        deinit {
            giveBack()
        }

        package static func == (left: Held, right: Held) -> Bool { left === right }
    }

    /// How long an answer may be kept.
    package enum Caching: Sendable, Equatable {
        /// `no-store`: the rule.
        case none
        /// For ever: only for bytes that can never change, such as full tiles.
        case immutable
        /// For so many seconds.
        case seconds(Int)

        /// The value of `Cache-Control`.
        var headerValue: String {
            switch self {
            case .none: "no-store"
            case .immutable: "public, max-age=31536000, immutable"
            case .seconds(let seconds): "public, max-age=\(seconds)"
            }
        }
    }

    /// Media type of raw bytes.
    package static let binary = "application/octet-stream"
    /// Media type of text.
    package static let plainText = "text/plain; charset=utf-8"
    /// Media type of JSON.
    package static let jsonText = "application/json"
}
