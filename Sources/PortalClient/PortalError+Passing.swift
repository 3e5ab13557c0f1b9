import Exchange

extension PortalError {
    /// Whether the same bytes may be sent again with hope: the line broke, or the gateway has no room or starts, which a proxy before it
    /// says in words of its own.
    package var isPassing: Bool {
        switch self {
        case .transport(.cannotConnect), .transport(.timedOut), .transport(.brokenAnswer),
            .transport(.proxyRefused), .problem(.busy, _), .problem(.tooSlow, _),
            .problem(.unexpected, _), .problem(.waitingForTrustees, _):
            true
        case .unexpectedAnswer(let status): PortalError.proxyTroubles.contains(status)
        default: false
        }
    }

    /// Whether the gateway may have done what was asked, though it did not say so.
    package var leavesArrivalUnknown: Bool {
        switch self {
        case .transport(let error):
            switch error {
            case .timedOut, .brokenAnswer, .answerTooLarge, .cancelled: true
            case .cannotConnect, .proxyRefused, .proxyMissing, .proxyUseless, .tls: false
            }
        case .problem(.unexpected, _), .unexpectedAnswer, .malformed: true
        default: false
        }
    }

    /// What a reverse proxy answers while the gateway behind it is away.
    private static let proxyTroubles = 502...504
}
