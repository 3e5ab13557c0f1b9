import Details
import Directory
import Encoding
import Exchange
import SignedNote
import Storage

/// A currency note that trustees are asked to sign (Specification.md §7).
struct CurrencyOffer: Sendable {
    let currency: CurrencyNote
    /// UTC seconds at which it was made.
    let since: UInt64
    /// The cosigning keys under the checkpoint that it names.
    var cosigners: Set<String>
    var signatures: [NoteSignature] = []
    var isComplete = false

    /// The text for a trustee who cosigned that checkpoint and has not signed yet.
    func text(for trustee: DirectoryTrustee) -> String? {
        guard !isComplete, cosigners.contains(trustee.cosigningKey.text),
            !signatures.contains(where: trustee.noteKey.matches)
        else { return nil }
        return currency.text
    }
}

extension LogSequencer {
    /// Makes a new offer when the present one no longer says what is true today, or does not come to an end.
    ///
    /// Only within a turn.
    func renewOffer() async throws(StorageFailure) {
        guard phase == .running, let quorate, let chain = state.chain, let history = state.history
        else { return }
        let now = environment.clock()
        let today = max(AlmatyDay(unixSeconds: now), state.lastDay)
        let hash = history.current(on: today).hash
        let cosigners = Set(quorate.cosignatures.filter { $0.role == .trustee }.map(\.key))
        if let offer {
            if offer.currency.treeSize == quorate.size { self.offer?.cosigners = cosigners }
            let isTrue = offer.currency.day == today && offer.currency.directoryHash == hash
            let isStuck =
                !offer.isComplete && now >= offer.since + LogSequencer.staleSeconds
                && quorate.size > offer.currency.treeSize
            if isTrue, !isStuck { return }
        }
        offer = CurrencyOffer(
            currency: CurrencyNote(
                portal: chain.portal, directoryHash: hash, day: today, treeSize: quorate.size,
                root: quorate.root),
            since: now, cosigners: cosigners)
    }

    /// Takes a trustee's signature under the text on offer; with t of them it is today's currency note.
    func takeCurrency(
        _ note: SignedNote, from trustee: DirectoryTrustee
    ) async throws(Refusal) {
        await takeTurn()
        defer { endTurn() }
        guard var offer, let directory = state.chain?.current,
            note.text.hasSameBytes(as: offer.currency.text)
        else { throw Refusal(.noteRefused, "this is not the text on offer; poll again") }
        guard let line = note.validSignature(by: trustee.noteKey) else {
            throw Refusal(.noteRefused, "the trustee's own signature is missing")
        }
        // One line for each trustee, however often it signs.
        offer.signatures.removeAll(where: trustee.noteKey.matches)
        offer.signatures.append(line)
        guard let signed = try? SignedNote(text: offer.currency.text, signatures: offer.signatures)
        else { throw Refusal(.noteRefused) }
        if (try? CurrencyNote.verified(signed, by: directory)) != nil {
            do {
                try await storage.setDocument(Document.currency, to: signed.bytes)
            } catch {
                self.note(error)
                throw Refusal(error)
            }
            offer.isComplete = true
            certified = offer.currency
        }
        self.offer = offer
    }
}

extension SignedNote {
    /// The first line that is this key's valid signature of the text; whatever else claims to be one is left aside.
    func validSignature(by key: VerifierKey) -> NoteSignature? {
        signatures.filter(key.matches).first { line in
            (try? SignedNote(text: text, signatures: [line]))?.isSigned(by: key) ?? false
        }
    }
}
