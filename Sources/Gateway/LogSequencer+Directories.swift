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
        guard note.isSigned(by: chain.authority) else {
            throw Refusal(.notAuthorised, "the authority's signature is missing")
        }
        if chain.notes.contains(where: { $0.text.hasSameBytes(as: note.text) }) { return .adopted }
        var next: DirectoryProposal
        do {
            next = try chain.proposal(note)
            if let proposal, proposal.directory == next.directory {
                next = try proposal.adding(next.countedSignatures(of: note))
            } else {
                next = try chain.proposal(
                    try SignedNote(
                        text: note.text, signatures: next.countedSignatures(of: note)))
            }
        } catch {
            throw Refusal(.noteRefused, "this is not the next version of the directory")
        }
        guard next.directory.logKey == keys.log.verifierKey,
            next.directory.gatewayNoteKey == keys.note.verifierKey
        else { throw Refusal(.noteRefused, "the directory names other gateway keys") }
        guard next.approvals.count >= next.approvalsNeeded else {
            try await keep(next)
            return .waitsForTrustees
        }
        let act = Act(note: next.note, detail: .directory(next.directory))
        switch await append([act]).first {
        case .success:
            try await keep(nil)
            return .adopted
        case .failure(let refused):
            // Approved, but not to be logged now: it waits for the next attempt.
            if refused == .waitingForTrustees { try await keep(next) }
            throw refused.refusal
        case nil:
            throw ActRefused.stopped.refusal
        }
    }

    /// What a trustee is asked to approve; nil for one whose approval does not count or is there.
    func proposalNote(for trustee: DirectoryTrustee) -> SignedNote? {
        guard let proposal,
            proposal.electors.contains(where: { $0.noteKey == trustee.noteKey }),
            !proposal.approvals.contains(where: { $0.noteKey == trustee.noteKey })
        else { return nil }
        return proposal.note
    }

    /// Takes up the proposal that waited when the last process ended; one that no longer follows is forgotten.
    func restoreProposal() async {
        guard let bytes = try? await storage.document(Document.proposal),
            let note = try? SignedNote(parsing: bytes)
        else { return }
        proposal = try? state.chain?.proposal(note)
    }

    private func keep(_ next: DirectoryProposal?) async throws(Refusal) {
        do {
            try await storage.setDocument(Document.proposal, to: next?.note.bytes)
        } catch {
            note(error)
            throw Refusal(error)
        }
        proposal = next
    }
}

extension DirectoryProposal {
    /// The lines of a note that mean something: the authority's and the electors'. The rest is nobody's.
    fileprivate func countedSignatures(of note: SignedNote) -> [NoteSignature] {
        let authorityName = directory.portal.authorityKeyName
        return note.signatures.filter { line in
            line.name.hasSameBytes(as: authorityName)
                || approvals.contains { $0.noteKey.matches(line) }
        }
    }
}
