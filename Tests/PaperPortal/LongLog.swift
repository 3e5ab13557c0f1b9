import Details
package import Exchange
import PortalSamples
import SignedNote

/// A good log of any length, made a piece at a time: the directory, then ticks of dummies.
///
/// The dummies of one tick have one text and so one signature, as in a real log; each is verified for itself.
package struct LongLog: Sendable {
    /// How many entries a tick has.
    package let perTick: UInt64
    private let directory = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2"])

    package init(perTick: UInt64 = 64) {
        self.perTick = perTick
    }

    /// The entries of a range; the same each time.
    package func entries(_ range: Range<UInt64>) -> [LoggedEntry] {
        var entries: [LoggedEntry] = []
        entries.reserveCapacity(range.count)
        var tick: (number: UInt64, note: SignedNote)?
        let signer = SamplePortal.gateway
        for index in range {
            guard index > 0 else {
                entries.append(PaperLog.entry(directory, index: 0, time: Sample.noon))
                continue
            }
            let number = index / perTick
            let time = Sample.noon + 10 * number
            let note: SignedNote
            if let tick, tick.number == number {
                note = tick.note
            } else {
                note = DummyNote(portal: SamplePortal.portal, tick: time).signed(by: signer)
                tick = (number, note)
            }
            entries.append(PaperLog.entry(note, index: index, time: time))
        }
        return entries
    }
}
