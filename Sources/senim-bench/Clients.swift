import Foundation
import Synchronization

/// Many clients at once, a thread and a connection each.
enum Clients {
    /// What came of a run.
    struct Outcome {
        let count: Int
        let errorCount: Int
        let seconds: Double

        var perSecond: Double { Double(count) / seconds }
    }

    /// Sends each request once; whoever is free takes the next.
    static func send(_ requests: [[UInt8]], clients: Int, port: UInt16) -> Outcome {
        let work = Work(requests, port: port)
        let group = DispatchGroup()
        let begin = ContinuousClock.now
        for _ in 0..<clients {
            group.enter()
            Thread {
                work.run()
                group.leave()
            }.start()
        }
        group.wait()
        return Outcome(
            count: requests.count, errorCount: work.errorCount.load(ordering: .relaxed),
            seconds: seconds(since: begin))
    }

    static func seconds(since begin: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - begin) / .seconds(1)
    }

    /// The requests that the clients share.
    private final class Work: Sendable {
        private let requests: [[UInt8]]
        private let port: UInt16
        private let next = Atomic(0)
        let errorCount = Atomic(0)

        init(_ requests: [[UInt8]], port: UInt16) {
            self.requests = requests
            self.port = port
        }

        /// One client: anything but 200 is an error, and nothing is tried twice.
        func run() {
            var connection = try? LoopbackConnection(port: port)
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < requests.count else { return }
                if (try? connection?.exchange(requests[index]))?.status == 200 { continue }
                errorCount.add(1, ordering: .relaxed)
                connection = try? LoopbackConnection(port: port)
            }
        }
    }
}
