import Details
import Directory
import Encoding
import Exchange
import SignedNote
import Storage

extension LogSequencer {
    /// Takes a new directory, or more signatures under the one that waits (Specification.md §8).
    func takeDirectory(_ note: SignedNote) async throws(Refusal) -> DirectoryReception {
        await takeTurn()
        defer { endTurn() }
        guard failure == nil, let chain = state.chain else { throw ActRefused.stopped.refusal }
        // The cheap refusal first: what the authority did not sign is not read at all.
        guard note.validSignature(by: chain.authority) != nil else {
            throw Refusal(.notAuthorised, "the authority's signature is missing")
        }
        if chain.notes.contains(where: { $0.text.hasSameBytes(as: note.text) }) { return .adopted }
        let next: DirectoryProposal
        do {
            let earlier = proposals.first { $0.note.text.hasSameBytes(as: note.text) }
            next = try LogSequencer.proposal(note, after: chain, joining: earlier)
        } catch {
            throw Refusal(.noteRefused, "this is not the next version of the directory")
        }
        guard next.directory.logKey == keys.log.verifierKey,
            next.directory.gatewayNoteKey == keys.note.verifierKey
        else { throw Refusal(.noteRefused, "the directory names other gateway keys") }
        guard next.approvals.count >= next.approvalsNeeded else {
            try await keep(proposals(with: next))
            return .waitsForTrustees
        }
        let act = Act(note: next.note, detail: .directory(next.directory))
        switch await append([act]).first {
        case .success:
            try await keep([])
            return .adopted
        case .failure(let refused):
            // Approved, but not to be logged now: it waits for the next attempt.
            if refused == .waitingForTrustees { try await keep(proposals(with: next)) }
            throw refused.refusal
        case nil:
            throw ActRefused.stopped.refusal
        }
    }

    /// What a trustee is asked to approve; nil for one whose approval does not count or is there.
    func proposalNote(for trustee: DirectoryTrustee) -> SignedNote? {
        guard let proposal = proposals.last,
            proposal.electors.contains(where: { $0.noteKey == trustee.noteKey }),
            !proposal.approvals.contains(where: { $0.noteKey == trustee.noteKey })
        else { return nil }
        return proposal.note
    }

    /// Takes up the proposals that waited when the last process ended; what no longer follows is forgotten.
    func restoreProposals() async {
        guard let bytes = try? await storage.document(Document.proposals),
            let notes = try? Frames.decode(bytes, most: LogSequencer.mostProposals)
        else { return }
        proposals = notes.compactMap { bytes in
            (try? SignedNote(parsing: bytes)).flatMap { try? state.chain?.proposal($0) }
        }
    }

    /// The proposals with this one: in its old place if its text is known, else as the newest, for which the oldest goes.
    private func proposals(with next: DirectoryProposal) -> [DirectoryProposal] {
        var kept = proposals
        if let place = kept.firstIndex(where: { $0.note.text.hasSameBytes(as: next.note.text) }) {
            kept[place] = next
            return kept
        }
        kept.append(next)
        return Array(kept.suffix(LogSequencer.mostProposals))
    }

    private func keep(_ next: [DirectoryProposal]) async throws(Refusal) {
        let bytes = next.isEmpty ? nil : Frames.encode(next.map(\.note.bytes))
        do {
            try await storage.setDocument(Document.proposals, to: bytes)
        } catch {
            note(error)
            throw Refusal(error)
        }
        proposals = next
    }

    /// A proposal with one valid line of the authority and of each elector, and nobody else's; a new line replaces the old one.
    ///
    /// Otherwise whoever holds the note could fill it with lines until it is too long for anybody's.
    private static func proposal(
        _ note: SignedNote, after chain: VerifiedDirectoryChain, joining earlier: DirectoryProposal?
    ) throws -> DirectoryProposal {
        let signers = [chain.authority] + chain.current.trustees.map(\.noteKey)
        let lines = signers.compactMap { key in
            note.validSignature(by: key) ?? earlier?.note.validSignature(by: key)
        }
        return try chain.proposal(try SignedNote(text: note.text, signatures: lines))
    }

    /// How many texts for the next version wait for approvals at once.
    private static let mostProposals = 3
}
