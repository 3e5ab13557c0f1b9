package import SignedNote
package import TransparencyLog

/// Cosigns each checkpoint that extends the last one it saw of the same log (C2SP tlog-witness).
///
/// It decides, stores and cosigns without a pause in between, so that of two requests one sees the other's outcome.
package actor WitnessCosigner {
    private let key: CosigningKey
    private let logKeys: [VerifierKey]
    private let folder: WitnessFolder
    private let clock: @Sendable () -> UInt64
    private var states: [VerifierKey: WitnessState]
    /// Set when a write failed: nobody knows what the disk holds, so nothing is cosigned until a new start reads it.
    private var isBroken = false

    /// Reads what the folder remembers of each log.
    ///
    /// - Parameters:
    ///   - logKeys: the logs to cosign for, one key an origin.
    ///   - clock: UTC seconds.
    package init(
        key: consuming CosigningKey, logKeys: [VerifierKey], folder: consuming WitnessFolder,
        clock: @escaping @Sendable () -> UInt64
    ) throws(WitnessFolderFailed) {
        var states: [VerifierKey: WitnessState] = [:]
        for logKey in logKeys { states[logKey] = try folder.state(of: logKey) }
        self.key = key
        self.logKeys = logKeys
        self.folder = folder
        self.clock = clock
        self.states = states
    }

    /// What the witness says to one request.
    package enum Answer: Sendable, Equatable {
        /// The cosignature line, without its newline.
        case cosigned(NoteSignature)
        /// The size the witness cosigned last, for the log to try again from.
        case conflict(size: UInt64)
        case refused(WitnessState.Refusal)
        /// The checkpoint could not be made durable, now or before.
        case broken
    }

    /// Answers one request; the checkpoint is durable before its cosignature exists.
    package func answer(_ request: AddCheckpointRequest) -> Answer {
        guard !isBroken else { return .broken }
        let origin = request.checkpoint.claim.origin
        guard let logKey = logKeys.first(where: { $0.name.utf8.elementsEqual(origin.utf8) }) else {
            return .refused(.unknownLog)
        }
        let state = states[logKey] ?? WitnessState(latest: nil)
        switch state.decide(request, logKeys: [logKey]) {
        case .refused(let refusal): return .refused(refusal)
        case .conflict(let size): return .conflict(size: size)
        case .accepted(let checkpoint, let next):
            do {
                if next != state { try folder.store(checkpoint) }
                states[logKey] = next
                return .cosigned(try key.cosign(checkpoint, at: clock()))
            } catch {
                isBroken = true
                return .broken
            }
        }
    }
}
