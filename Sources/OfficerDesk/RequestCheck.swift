import HTTPService

/// Which requests come from the desk's own pages (Specification.md §2.3).
///
/// The port is open to every user of the machine and to every page in the browser: the host's random label keeps other ports'
/// cookies apart and a rebound name out, the other fields tell where a request began.
struct RequestCheck: Sendable {
    /// `<label>.localhost:<port>`.
    let host: String

    /// Where a request began.
    enum Origin: Sendable, Equatable {
        /// From one of our pages, or typed into the address bar.
        case own
        /// By a link or page from elsewhere: it is shown the door, and no more.
        case elsewhere
        /// Not for us: another name for this port, or a form from another page.
        case foreign
    }

    /// The header fields that decide, besides the cookie.
    static let headers: Set<String> = ["host", "origin", "sec-fetch-site", "cookie"]

    func origin(of request: ServiceRequest) -> Origin {
        guard request.headers["host"] == host else { return .foreign }
        let site = request.headers["sec-fetch-site"]
        switch request.method {
        case .get:
            guard let site, site != "same-origin", site != "none" else { return .own }
            return .elsewhere
        case .post:
            guard request.headers["origin"] == "http://\(host)",
                site == nil || site == "same-origin"
            else { return .foreign }
            return .own
        }
    }

    /// The value of one cookie (RFC 6265 §4.2); nil when it is missing or stands there twice.
    static func cookie(_ name: String, of request: ServiceRequest) -> String? {
        let pairs = (request.headers["cookie"] ?? "").split(separator: ";")
            .map { $0.drop { $0 == " " } }
            .filter { $0.hasPrefix(name + "=") }
        guard pairs.count == 1 else { return nil }
        return String(pairs[0].dropFirst(name.utf8.count + 1))
    }
}
