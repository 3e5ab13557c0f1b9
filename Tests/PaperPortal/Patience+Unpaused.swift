package import PortalClient

extension Patience {
    /// The attempts of somebody who sends a text, without the pauses.
    package static var unpaused: Patience {
        Patience(limit: SubmissionCalls.briefly, pause: { _ in })
    }
}
