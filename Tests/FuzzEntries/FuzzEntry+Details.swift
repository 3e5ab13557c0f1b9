import Details
import Directory
import PortalSamples

extension FuzzEntry {
    /// Each kind of detail for itself, so that a fuzzer need not find its way past the first line.
    static let details =
        DetailKind.allCases.map { kind in
            FuzzEntry(
                text: "detail-\(kind.rawValue)",
                seeds: (FuzzSamples.vectors("details", "detail") + [SamplePortal.draft.text])
                    .filter { $0.hasPrefix(kind.type) }
            ) { text in
                switch try Detail(parsing: text) {
                case .accepted(let note): note.text
                case .dummy(let note): note.text
                case .access(let statement): statement.text
                case .release(let note): note.text
                case .refusal(let note): note.text
                case .directory(let directory): directory.text
                case .key(let note): note.text
                case .outcome(let note): note.text
                case .challenge(let note): note.text
                case .challengeResult(let note): note.text
                case .handover(let note): note.text
                case .keyDestroyed(let note): note.text
                case .overload(let note): note.text
                case .duty(let note): note.text
                case .hold(let note): note.text
                }
            }
        }
}
