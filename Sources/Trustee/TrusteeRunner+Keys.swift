import Details
package import Directory
import Encoding
import Exchange
import PortalClient
import Sealing
import SignedNote

/// Where a trustee's sealing keys lie between two starts.
package protocol SealingKeyStore: Sendable {
    /// Makes the key of a quarter that has begun, and stores it durably; nil when that fails.
    func make(for quarter: Quarter) -> TrusteeSealingKey?

    /// Removes the key of a quarter durably and overwrites what held it; false when that fails.
    func remove(_ quarter: Quarter) -> Bool
}

// A trustee's own keys, quarter after quarter (Specification.md §9).
extension TrusteeRunner {
    /// Sees to it that this quarter's sealing key stands in the log.
    func postKey(_ round: inout TrusteeRound) async throws {
        let now = clock()
        let quarter = AlmatyDay(unixSeconds: now).quarter
        guard let chain = state.log.chain, let own = chain.current.trustee(state.trustee),
            let history = state.log.history
        else { return }
        if let logged = history.book.note(signer: own.noteKey, quarter: quarter) {
            if keys.sealingKey(logged.keyNote.sealingKey.digest) == nil {
                round.conditions.append(.otherSealingKey(quarter))
            }
            return
        }
        if let postedKey, postedKey.quarter == quarter,
            now < postedKey.time + TrusteeRunner.keyPatience
        {
            return
        }
        if keys.sealingKey(for: quarter) == nil {
            guard let made = keyStore.make(for: quarter) else {
                round.conditions.append(.sealingKeyMissing)
                return
            }
            keys.add(made)
        }
        guard let key = keys.sealingKey(for: quarter) else { return }
        let note = KeyNote(
            of: key, trustee: state.trustee, portal: caller.portal, time: now)
        postedKey = (quarter, now)
        _ = try await caller.post(.keys, sign(note).bytes)
        round.acts.append(.postedKey(quarter))
    }

    /// Destroys the keys that nothing needs any more: first on the log, then on the disk.
    ///
    /// A key goes only once the log that was followed here has its end: that the gateway took the note is no proof of it. A key
    /// that never stood in that log goes without one. What is refused about one key keeps no other.
    func destroyKeys(_ round: inout TrusteeRound) async throws(LedgerFailed) {
        for need in state.needs(of: keys.quarters, at: clock()) where need.isOver {
            guard let key = keys.sealingKey(for: need.quarter) else { continue }
            guard state.isDestructionLogged(ofKey: key.digest) || !state.isLogged(key) else {
                try await step(&round) { _ in try await postDestruction(of: key) }
                continue
            }
            guard keyStore.remove(need.quarter) else {
                round.conditions.append(.keyNotRemoved(need.quarter))
                continue
            }
            keys.remove(need.quarter)
            round.acts.append(.destroyedKey(need.quarter))
        }
    }

    private func postDestruction(of key: TrusteeSealingKey) async throws {
        let note = KeyDestroyedNote(
            portal: caller.portal, owner: .trustee(state.trustee), quarter: key.quarter,
            sealingKeyDigest: key.digest, time: clock())
        _ = try await caller.post(.keysDestroyed, sign(note).bytes)
    }

    /// Seconds to wait for a posted key note to be logged.
    private static let keyPatience: UInt64 = 60
}
