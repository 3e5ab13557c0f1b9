import ArgumentParser

/// What needs no network and no disk: hashing, proofs, signatures, sealing and opening.
struct ComputeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "compute")

    @Option(help: "How many entries of a log are read.") var entries: UInt64 = 1_000_000
    @OptionGroup var results: ResultOptions

    func run() async throws {
        try results.add(DeskBench().figures())
        try results.add(LogBench.appends())
        try results.add(LogBench.proofs())
        try results.add(try await LogBench.audit(entries))
    }
}

/// Repeats something for about a second.
enum Repeated {
    /// How often a second; the body is called `batch` times between looks at the clock.
    static func perSecond(batch: Int = 1, _ body: () throws -> Void) rethrows -> Double {
        var tally = Tally()
        while tally.seconds < 1 { try tally.slice(batch: batch, body) }
        return tally.perSecond
    }

    /// Measures two things in turns, so that whatever else the machine does meets both alike.
    static func inTurns(
        batch: Int = 1, _ own: () throws -> Void, beside limit: () throws -> Void
    ) rethrows -> (own: Double, limit: Double) {
        var tallies = (own: Tally(), limit: Tally())
        while tallies.own.seconds < 1 {
            try tallies.own.slice(batch: batch, own)
            try tallies.limit.slice(batch: batch, limit)
        }
        return (tallies.own.perSecond, tallies.limit.perSecond)
    }

    private struct Tally {
        private(set) var seconds = 0.0
        private var count = 0

        var perSecond: Double { Double(count) / seconds }

        /// Goes on for about 50 ms.
        mutating func slice(batch: Int, _ body: () throws -> Void) rethrows {
            let begin = ContinuousClock.now
            var elapsed = 0.0
            while elapsed < 0.05 {
                for _ in 0..<batch { try body() }
                count += batch
                elapsed = Clients.seconds(since: begin)
            }
            seconds += elapsed
        }
    }
}
