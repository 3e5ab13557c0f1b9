package import SignedNote

/// What a witness remembers of one log: the last checkpoint it cosigned, if any (C2SP tlog-witness).
package struct WitnessState: Hashable, Sendable {
    package let latest: Checkpoint?

    /// - Parameter latest: the last checkpoint cosigned; nil for a log never cosigned.
    package init(latest: Checkpoint?) {
        self.latest = latest
    }

    /// What a witness answers.
    package enum Decision: Hashable, Sendable {
        /// Store the state durably by compare-and-swap against the old one, and only then cosign.
        case accepted(VerifiedCheckpoint, next: WitnessState)
        /// 409: the last size cosigned is another; the body is that number and a newline.
        case conflict(size: UInt64)
        case refused(Refusal)

        /// The HTTP status that C2SP names.
        package var status: Int {
            switch self {
            case .accepted: 200
            case .conflict: 409
            case .refused(let refusal): refusal.status
            }
        }
    }

    package enum Refusal: Error, Hashable, Sendable {
        /// 400: the old size is above the checkpoint's.
        case oldSizeTooLarge
        /// 403: no trusted key of the log signed.
        case notSignedByLog
        /// 404: the witness knows no log of this origin.
        case unknownLog
        /// 422: the proof does not show that the checkpoint extends the last one.
        case proof

        package var status: Int {
            switch self {
            case .oldSizeTooLarge: 400
            case .notSignedByLog: 403
            case .unknownLog: 404
            case .proof: 422
            }
        }
    }

    /// Decides on a request, in the order of Specification.md §9.2.
    ///
    /// - Parameter logKeys: the keys of the logs this witness knows; those whose name is the origin count.
    package func decide(_ request: AddCheckpointRequest, logKeys: [VerifierKey]) -> Decision {
        let origin = request.checkpoint.claim.origin
        let trusted = logKeys.filter { $0.name.hasSameBytes(as: origin) }
        guard !trusted.isEmpty else { return .refused(.unknownLog) }
        guard
            let verified = trusted.lazy.compactMap({ try? request.checkpoint.verified(by: $0) })
                .first
        else { return .refused(.notSignedByLog) }
        let new = verified.checkpoint
        guard request.oldSize <= new.size else { return .refused(.oldSizeTooLarge) }
        let lastSize = latest?.size ?? 0
        guard request.oldSize == lastSize else { return .conflict(size: lastSize) }
        if let latest, latest.size == new.size, latest.root != new.root {
            return .conflict(size: lastSize)
        }
        guard isConsistent(request.proof, with: new) else { return .refused(.proof) }
        return .accepted(verified, next: WitnessState(latest: new))
    }

    private func isConsistent(_ proof: ConsistencyProof, with new: Checkpoint) -> Bool {
        guard let latest, latest.size > 0 else { return proof.hashes.isEmpty }
        do throws(ProofRefused) {
            try proof.verify(from: latest, to: new)
            return true
        } catch {
            return false
        }
    }
}
