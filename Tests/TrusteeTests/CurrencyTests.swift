import Directory
import Encoding
import PaperPortal
import PortalSamples
import Testing
import Trustee

@Suite struct `A currency note` {
    let log = PaperLog()

    private func refusal(_ text: String, at now: UInt64 = Sample.noon) -> CurrencyRefused? {
        do throws(CurrencyRefused) {
            try stateFollowing(log).checkCurrency(text, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `is signed for today's set and a tree the trustee cosigned`() {
        #expect(refusal(log.currencyText()) == nil)
        let tomorrow = AlmatyDay(unixSeconds: Sample.noon + Sample.day)
        #expect(refusal(log.currencyText(day: tomorrow)) == nil)
    }

    @Test func `is refused with one flaw`() throws {
        #expect(refusal("senim/currency/v1\n") == .malformed)
        let portal = try Portal("other.example")
        #expect(refusal(log.currencyText(portal: portal)) == .otherPortal)
        let later = AlmatyDay(unixSeconds: Sample.noon + 2 * Sample.day)
        #expect(refusal(log.currencyText(day: later)) == .otherDay)
        let yesterday = AlmatyDay(unixSeconds: Sample.noon - Sample.day)
        #expect(refusal(log.currencyText(day: yesterday)) == .otherSet)
        #expect(refusal(log.currencyText(hash: Digest(hashing: [1]))) == .otherSet)
        #expect(refusal(log.currencyText(root: Digest(hashing: [1]))) == .otherTree)
        #expect(refusal(log.currencyText(size: log.size - 1)) == .otherTree)
    }

    @Test func `is refused for a directory that the trustee has not approved`() throws {
        var log = log
        var next = SamplePortal.draft
        next.version = 2
        next.previous = SamplePortal.directory.digest
        next.keyholders[1].isSuspended = false
        next.threshold = 3
        log.add(SamplePortal.note(next, approvedBy: ["t2", "t3"]))
        let state = stateFollowing(log)
        #expect(throws: CurrencyRefused.directoryNotApproved(version: 2)) {
            try state.checkCurrency(log.currencyText(), at: log.time)
        }
        // Its own signature in the log is its approval.
        var approved = PaperLog()
        approved.add(SamplePortal.note(next, approvedBy: ["t1", "t3"]))
        let other = stateFollowing(approved)
        #expect(other.approved.version == 2)
        try other.checkCurrency(approved.currencyText(), at: log.time)
    }
}
