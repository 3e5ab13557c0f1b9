import Exchange
import PortalClient
import Testing

@Suite struct `Trouble that passes` {
    @Test(arguments: [
        (PortalError.unexpectedAnswer(status: 502), true), (.unexpectedAnswer(status: 504), true),
        (.unexpectedAnswer(status: 501), false), (.unexpectedAnswer(status: 505), false),
        (.transport(.timedOut), true), (.transport(.cancelled), false),
        (.problem(.busy, retryAfterSeconds: 3), true),
        (.problem(.waitingForTrustees, retryAfterSeconds: nil), true),
        (.problem(.notFound, retryAfterSeconds: nil), false),
        (.problem(.conversationFull, retryAfterSeconds: nil), false),
    ])
    func `is told from what does not`(error: PortalError, passes: Bool) {
        #expect(error.isPassing == passes)
    }

    @Test(arguments: [
        (PortalError.unexpectedAnswer(status: 502), true), (.transport(.timedOut), true),
        (.transport(.cannotConnect), false), (.problem(.unexpected, retryAfterSeconds: nil), true),
        (.problem(.busy, retryAfterSeconds: nil), false),
    ])
    func `may leave what was asked done`(error: PortalError, isUnknown: Bool) {
        #expect(error.leavesArrivalUnknown == isUnknown)
    }
}
