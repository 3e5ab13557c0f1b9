/// The routes of a server, found by path: exact ones first, then the longest prefix.
struct RouteTable: Sendable {
    private let exact: [String: [ServiceMethod: Route]]
    private let prefixes: [(prefix: String, routes: [ServiceMethod: Route])]

    /// Two routes for one method and path, a path without `/` in front, or a prefix without `/`
    /// at its end are our own mistakes.
    init(_ routes: [Route]) {
        var exact: [String: [ServiceMethod: Route]] = [:]
        var prefixes: [String: [ServiceMethod: Route]] = [:]
        for route in routes {
            precondition(route.bodyLimit >= 0, "a body limit is a byte count")
            switch route.path {
            case .exact(let path):
                precondition(path.hasPrefix("/"), "a path begins with /")
                let replaced = exact[path, default: [:]].updateValue(route, forKey: route.method)
                precondition(replaced == nil, "two routes for one method and path")
            case .prefix(let path):
                precondition(path.hasPrefix("/") && path.hasSuffix("/"), "a prefix is /…/")
                let replaced = prefixes[path, default: [:]].updateValue(route, forKey: route.method)
                precondition(replaced == nil, "two routes for one method and path")
            }
        }
        self.exact = exact
        self.prefixes = prefixes.map { (prefix: $0.key, routes: $0.value) }
            .sorted { $0.prefix.utf8.count > $1.prefix.utf8.count }
    }

    /// The route for a method (nil for one we do not have) and a path without its query.
    func route(for method: ServiceMethod?, path: String) throws(RequestRefused) -> Route {
        guard let routes = routes(at: path) else { throw RequestRefused(.unknownPath) }
        guard let method, let route = routes[method] else {
            let allowed = ServiceMethod.allCases.filter { routes[$0] != nil }
            throw RequestRefused(.wrongMethod(allowed: allowed))
        }
        return route
    }

    private func routes(at path: String) -> [ServiceMethod: Route]? {
        if let routes = exact[path] { return routes }
        // Swift strings compare by canonical equivalence; the bytes decide here.
        return prefixes.first {
            path.utf8.count > $0.prefix.utf8.count && path.utf8.starts(with: $0.prefix.utf8)
        }?.routes
    }
}

/// A request ends here, with this answer.
struct RequestRefused: Error, Equatable {
    let problem: HTTPProblem

    init(_ problem: HTTPProblem) {
        self.problem = problem
    }
}
