/// What a handler learns about a request: nothing of the connection, no address, no header but those its route names.
package struct ServiceRequest: Sendable {
    /// GET (also for HEAD) or POST.
    package let method: ServiceMethod
    /// The path as sent, beginning with `/`, without the query; percent signs are not decoded.
    package let path: String
    /// What stood after the first `?`, as sent, or empty.
    ///
    /// Capabilities and anything of a reporter travel in bodies, never here.
    package let query: String
    /// The whole body, at most the route's `bodyLimit` bytes.
    package let body: [UInt8]
    /// The header fields that the route names, by their names in lower case; one sent twice is left out.
    package let headers: [String: String]

    /// A request, complete.
    package init(
        method: ServiceMethod, path: String, query: String = "", body: [UInt8] = [],
        headers: [String: String] = [:]
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.headers = headers
    }
}
