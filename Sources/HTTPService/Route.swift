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
    /// Whether it is for those who sign: strangers' routes leave a quarter of all places to it.
    ///
    /// A stranger may knock here too, but is turned away as soon as the signature is looked at.
    package let isReserved: Bool
    /// What answers.
    package let handler: Handler

    /// A route.
    package init(
        _ method: ServiceMethod, _ path: Path, bodyLimit: Int = 0, isReserved: Bool = false,
        handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.bodyLimit = bodyLimit
        self.isReserved = isReserved
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
