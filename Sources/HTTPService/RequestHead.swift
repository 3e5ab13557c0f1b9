import HTTPTypes

/// The first lines of a request, checked.
struct RequestHead {
    /// Nil for a method no route has.
    let method: ServiceMethod?
    let path: String
    let query: String

    /// Refuses a request without exactly one Host (RFC 9112 §3.2) or with another target than a path.
    init(_ head: HTTPRequest) throws(RequestRefused) {
        // The first Host header became the authority; a second one stays among the fields.
        guard let host = head.authority, !host.isEmpty,
            !head.headerFields.contains(where: { $0.name.canonicalName == "host" })
        else {
            throw RequestRefused(.hostMissing)
        }
        guard let target = head.path, target.hasPrefix("/") else {
            throw RequestRefused(.malformed)
        }
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        path = String(target[..<mark])
        query = String(target[mark...].dropFirst())
        method = head.method == .head ? .get : ServiceMethod(rawValue: head.method.rawValue)
    }

    /// Whether the client waits for 100 before it sends the body (RFC 9110 §10.1.1).
    func expectsContinue(_ head: HTTPRequest) throws(RequestRefused) -> Bool {
        guard let expectation = head.headerFields[.expect] else { return false }
        guard expectation.lowercased() == "100-continue" else {
            throw RequestRefused(.expectationUnknown)
        }
        return true
    }

    /// The fields that a route names; the host counts as one. What is sent twice is ambiguous, and left out.
    static func fields(named names: Set<String>, of head: HTTPRequest) -> [String: String] {
        guard !names.isEmpty else { return [:] }
        var fields: [String: String] = [:]
        if names.contains("host") { fields["host"] = head.authority }
        for name in names where name != "host" {
            let values = head.headerFields.filter { $0.name.canonicalName == name }.map(\.value)
            if values.count == 1 { fields[name] = values[0] }
        }
        return fields
    }

    /// Whether the client announced that this is its last request.
    static func asksToClose(_ head: HTTPRequest) -> Bool {
        head.headerFields[.connection]?.lowercased().split(separator: ",")
            .contains { $0.drop { $0 == " " }.hasPrefix("close") } ?? false
    }
}
