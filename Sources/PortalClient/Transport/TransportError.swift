/// Why no answer came. No case carries an address, a name or a path.
package enum TransportError: Error, Equatable, Sendable {
    /// Nobody listens there, or the name is unknown.
    case cannotConnect
    /// The answer was not complete in time.
    case timedOut
    /// The proxy is not there, or does not reach the portal.
    case proxyRefused
    /// The portal is an onion service, and no proxy was given.
    case proxyMissing
    /// The portal is a socket on this machine, and a proxy was given: they exclude each other.
    case proxyUseless
    /// The answer has more bytes than expected.
    case answerTooLarge
    /// What came is not a complete HTTP/1.1 answer.
    case brokenAnswer
    /// The certificate is not valid for this portal, or TLS failed otherwise.
    case tls
    /// The task was cancelled.
    case cancelled
}
