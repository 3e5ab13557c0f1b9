import Mutations
import PortalSamples
import SignedNote
import Testing

@testable import Directory

/// 5,000 seeded edits each: what is still read must print as the very bytes that were read.
@Suite struct `A mutated input` {
    private func check(_ original: String, _ reprint: (String) -> String?) {
        let bytes = Array(original.utf8)
        #expect(reprint(original) == original)
        for seed in 1...5_000 as ClosedRange<UInt64> {
            var mutations = SeededMutations(seed: seed)
            let mutated = mutations.mutate(bytes)
            guard let text = String(validating: mutated, as: UTF8.self) else { continue }
            if let printed = reprint(text), Array(printed.utf8) != mutated {
                Issue.record("seed \(seed) is read and printed differently")
            }
        }
    }

    /// A small directory: what is rarely hit in a large one is hit often.
    private var draft: DirectoryDraft {
        var draft = SamplePortal.draft
        draft.keyholders.removeFirst()
        draft.trustees.removeLast(2)
        draft.threshold = 1
        draft.auditors = []
        return draft
    }

    @Test func `is read as a directory only if it is one`() {
        check(draft.text) { try? Directory(parsing: $0).text }
    }

    @Test func `is read as a draft only if it is one`() {
        check(draft.text) { try? DirectoryDraft(parsing: $0).text }
    }

    @Test func `is read as a key note only if it is one`() {
        check(SamplePortal.keyNote(.keyholder(SamplePortal.identifier("head"))).text) {
            try? KeyNote(parsing: $0).text
        }
    }

    @Test func `is read as a currency note only if it is one`() {
        check(SamplePortal.currency.text) { try? CurrencyNote(parsing: $0).text }
    }

    @Test func `is never a card but the signed one`() throws {
        let key = SamplePortal.identity("head").verifierKey
        let card = try Card(
            portal: SamplePortal.portal,
            content: .keyholder(id: SamplePortal.identifier("head"), identityKey: key))
        let note = try SamplePortal.identity("head").sign(card.text)
        for seed in 1...5_000 as ClosedRange<UInt64> {
            var mutations = SeededMutations(seed: seed)
            let mutated = mutations.mutate(note.bytes)
            guard mutated != note.bytes, let other = try? SignedNote(parsing: mutated),
                (try? Card(verifying: other)) != nil
            else { continue }
            Issue.record("seed \(seed) is read as a card")
        }
    }
}
