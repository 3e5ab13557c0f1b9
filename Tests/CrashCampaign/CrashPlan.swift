import Mutations

/// One of the processes that a campaign kills.
package enum CrashVictim: String, Sendable, CaseIterable, Hashable {
    case gateway, trustee, witness
}

/// When the processes of a portal are killed: everything that chance decides, from one seed.
///
/// The same seed gives the same rounds, however long the campaign is. What the kills meet is not repeated exactly: that
/// depends on what the machine does in between.
package struct CrashPlan: Sendable, Equatable {
    /// One kill, and the start afterwards.
    package struct Round: Sendable, Equatable {
        /// How long everyone works before it.
        package let delay: Duration
        /// Who is killed, at the same moment; at least one.
        package let victims: Set<CrashVictim>
        /// How long they stay away.
        package let downtime: Duration
        /// How long after its start the gateway is killed again; nil for most rounds.
        package let again: Duration?
    }

    package let seed: UInt64
    package let rounds: [Round]

    package init(seed: UInt64, count: Int) {
        var generator = SeededMutations(seed: seed)
        self.seed = seed
        rounds = (0..<count).map { _ in Round(using: &generator) }
    }

    /// How many kills there will be.
    package var killCount: Int {
        rounds.reduce(0) { $0 + $1.victims.count + ($1.again == nil ? 0 : 1) }
    }
}

extension CrashPlan.Round {
    /// The gateway holds the most, so it dies the most.
    fileprivate init(using generator: inout some RandomNumberGenerator) {
        delay = .milliseconds(Int.random(in: 0..<2500, using: &generator))
        var victims: Set<CrashVictim> = []
        if Int.random(in: 0..<10, using: &generator) < 7 { victims.insert(.gateway) }
        if Int.random(in: 0..<10, using: &generator) < 4 { victims.insert(.trustee) }
        if Int.random(in: 0..<10, using: &generator) < 3 { victims.insert(.witness) }
        if victims.isEmpty { victims.insert(.gateway) }
        downtime = .milliseconds(Int.random(in: 0..<400, using: &generator))
        let isKilledAgain =
            Int.random(in: 0..<6, using: &generator) == 0 && victims.contains(.gateway)
        let moment = Duration.milliseconds(Int.random(in: 200..<2500, using: &generator))
        again = isKilledAgain ? moment : nil
        self.victims = victims
    }
}
