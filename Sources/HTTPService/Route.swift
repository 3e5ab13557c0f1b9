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
    /// Whose places its requests take.
    package let places: Places
    /// The only header fields that the handler learns, by their names in lower case; for gateway and witness there are none.
    package let headers: Set<String>
    /// Called when a request was turned away as `busy` before the handler could see it.
    package let onTurnedAway: (@Sendable () -> Void)?
    /// What answers.
    package let handler: Handler

    /// A route.
    package init(
        _ method: ServiceMethod, _ path: Path, bodyLimit: Int = 0, places: Places = .strangers,
        headers: Set<String> = [], onTurnedAway: (@Sendable () -> Void)? = nil,
        handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.bodyLimit = bodyLimit
        self.places = places
        self.headers = headers
        self.onTurnedAway = onTurnedAway
        self.handler = handler
    }

    /// The three shares of the requests in work: none of them can be used up through another.
    package enum Places: Sendable, Hashable {
        /// For those who sign: a quarter is theirs alone, and they may have every free one.
        ///
        /// A stranger may knock here too, but is turned away as soon as the signature is looked at.
        case reserved
        /// For what strangers hand over: half of the rest, so that slow readers do not keep reports out.
        case submissions
        /// For what strangers read: the other half.
        case strangers
    }

    /// A path, compared byte for byte with the one sent: nothing is decoded or normalised.
    package enum Path: Sendable, Hashable {
        /// This path alone.
        case exact(String)
        /// Every path that begins so and goes on; must end in `/`.
        case prefix(String)
    }
}
