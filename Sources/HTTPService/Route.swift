/// One thing the server does: a method, a path, how much may be sent, and what answers.
package struct Route: Sendable {
    /// Answers one request. It must return in bounded time, also when its task is cancelled.
    package typealias Handler = @Sendable (ServiceRequest) async -> ServiceResponse

    /// GET or POST.
    package let method: ServiceMethod
    /// Which paths it takes.
    package let path: Path
    /// The most bytes a body may have; 0 for none.
    package let bodyLimit: Int
    /// What answers.
    package let handler: Handler

    /// A route.
    package init(
        _ method: ServiceMethod, _ path: Path, bodyLimit: Int = 0, handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.bodyLimit = bodyLimit
        self.handler = handler
    }

    /// A path, compared byte for byte with the one sent: nothing is decoded or normalised.
    package enum Path: Sendable, Hashable {
        /// This path alone.
        case exact(String)
        /// Every path that begins so and goes on; must end in `/`.
        case prefix(String)
    }
}
