import Encoding
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@testable import Details
@testable import Directory

/// A million entries must be readable: the cost of one may not grow with those before it.
@Suite struct `Many entries` {
    @Test func `cost no more each than few`() throws {
        let clock = ContinuousClock()
        var log = SampleLog.started
        let note = SampleLog.dummy()
        let leaf = LogLeaf(
            day: AlmatyDay(unixSeconds: Sample.noon), nonce: SampleLog.nonce(0), detail: note)
        func take(_ count: Int) throws -> Duration {
            try clock.measure {
                for _ in 0..<count {
                    let claim = try log.state.claim(
                        leaf: leaf, nonce: SampleLog.nonce(0), detail: note, facts: log.facts)
                    log.state.advance(byUnverified: claim)
                    log.facts.record(unverified: claim)
                }
            }
        }
        let first = try take(1_000)
        for index in 0..<20_000 as Range<UInt64> {
            log.facts.record(
                Acceptance(index: index, tick: Sample.noon),
                of: MessageID(Digest(hashing: [UInt8](bigEndian: index))))
        }
        let second = try take(1_000)
        #expect(second < first * 10)
    }
}
