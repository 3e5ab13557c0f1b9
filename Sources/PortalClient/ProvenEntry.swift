package import Details
package import Encoding
package import Exchange
package import SignedNote
package import TransparencyLog

/// An entry of the log whose leaf was found to commit to its nonce and detail.
///
/// Who signed the detail is for the reader to judge, who knows which directory applies.
package struct OpenedEntry: Sendable {
    package let index: UInt64
    package let leaf: LogLeaf
    package let note: SignedNote
    package let detail: Detail

    /// Opens the leaf (Details/Specification.md §1).
    package init(_ entry: LoggedEntry) throws(EntryRefused) {
        guard let leaf = try? LogLeaf(parsing: entry.leaf),
            let nonce = try? EntryNonce(entry.nonce)
        else { throw .malformedLeaf }
        guard let note = try? SignedNote(parsing: entry.detail),
            let detail = try? Detail(parsing: note.text)
        else { throw .malformedDetail }
        guard leaf.commits(to: note, nonce: nonce) else { throw .detailNotCommitted }
        index = entry.index
        self.leaf = leaf
        self.note = note
        self.detail = detail
    }

    /// The hash of the leaf in the tree.
    package var leafHash: Digest { MerkleHash.leaf(leaf.bytes) }
}

/// An opened entry that stands in a tree that a public policy accepts.
package struct ProvenEntry: Sendable {
    package let entry: OpenedEntry
    package let checkpoint: VerifiedCheckpoint

    /// Checks entry and tlog-proof.
    ///
    /// - Parameter policies: those under which a proof counts; the first that accepts it is enough.
    package init(
        _ acceptance: AcceptanceProof, policies: [WitnessPolicy]
    ) throws(EntryRefused) {
        entry = try OpenedEntry(acceptance.entry)
        guard let proof = try? LogProof(parsing: acceptance.proof) else { throw .malformedProof }
        guard proof.inclusion.index == entry.index else { throw .otherIndex }
        var refusal: LogProofRefused?
        for policy in policies {
            do {
                checkpoint = try proof.verify(leafHash: entry.leafHash, policy: policy)
                return
            } catch {
                refusal = refusal ?? error
            }
        }
        throw .proof(refusal ?? .policy(.unknownLog))
    }
}

/// Why an entry of the log, or its proof, does not hold.
package enum EntryRefused: Error, Equatable {
    case malformedLeaf
    case malformedDetail
    /// The leaf commits to another detail or nonce.
    case detailNotCommitted
    case malformedProof
    /// The proof is about another entry.
    case otherIndex
    case proof(LogProofRefused)
}
