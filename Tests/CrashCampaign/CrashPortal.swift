import Exchange
package import PortalClient
package import SignedNote

/// A portal as its clients reach it, every answer noted.
package struct CrashPortal: Sendable {
    package let authority: VerifierKey
    package let promises: Promises
    package let clock: @Sendable () -> UInt64
    private let connect: @Sendable () throws(TransportError) -> any PortalConnection

    /// - Parameter connect: a new client's connection.
    package init(
        authority: VerifierKey, promises: Promises, clock: @escaping @Sendable () -> UInt64,
        connect: @escaping @Sendable () throws(TransportError) -> any PortalConnection
    ) {
        self.authority = authority
        self.promises = promises
        self.clock = clock
        self.connect = connect
    }

    package func calls() throws(TransportError) -> PortalCalls {
        PortalCalls(WatchedConnection(try connect(), promises))
    }

    package func visit(
        _ purpose: PortalVisit.Purpose
    ) throws(TransportError) -> PortalVisit {
        PortalVisit(calls: try calls(), authority: authority, purpose: purpose, clock: clock)
    }
}

/// Goes on after what a kill explains: a connection that broke, a gateway that is not back yet.
///
/// - Throws: the last error after two minutes of that, and any other error at once.
func persistently<R>(
    _ body: () async throws(PortalError) -> R
) async throws(PortalError) -> R {
    let limit = ContinuousClock.now + .seconds(120)
    while true {
        do {
            return try await body()
        } catch {
            guard error.isOfAnInterruption, ContinuousClock.now < limit else { throw error }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }
}

extension PortalError {
    /// Whether a killed process explains it.
    var isOfAnInterruption: Bool {
        switch self {
        case .transport, .problem(.busy, _), .problem(.waitingForTrustees, _),
            .problem(.unexpected, _), .problem(.notYet, _), .problem(.tooSlow, _),
            .unexpectedAnswer(status: 502...504):
            true
        default: false
        }
    }
}
