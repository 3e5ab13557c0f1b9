import Exchange
import Gateway
import Testing
import Wording

@testable import senim

/// How the operator is told why a gateway does not start or go on.
@Suite struct `A gateway that does not start` {
    @Test func `is to be tried again where another process has the folder, as every role's is`() {
        #expect(GatewayFailed.inUse.failure.status == .tryLater)
    }

    @Test func `sends nobody to the disk for another version's database`() {
        #expect(GatewayFailed.wrongVersion.failure.hint == .gatewayWrongVersionHint)
    }

    @Test func `names the rhythm that it was begun with`() {
        let failure = GatewayFailed.otherRhythm(.production).failure
        #expect(failure.phrase == .gatewayOtherRhythm(seconds: 3600, padding: 16))
        #expect(failure.status == .malformedInput)
    }

    @Test func `says what can be done where its database was put back`() {
        let failure = Problem.rolledBack.failure(retryAfterSeconds: nil)
        #expect(failure.phrase == .problemRolledBack)
        #expect(failure.hint == .problemRolledBackHint)
    }
}
