import PortalSamples
import Synchronization

/// The one clock of everyone on a live portal; a test moves it.
package final class LiveClock: Sendable {
    private let time = Atomic<UInt64>(Sample.noon)

    /// UTC seconds.
    package var now: UInt64 { time.load(ordering: .relaxed) }

    package init() {}

    package func advance(_ seconds: UInt64) { time.add(seconds, ordering: .relaxed) }
}
