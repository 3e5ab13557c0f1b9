import Directory
import Encoding
import Reporter
import Sealing
import Wording

/// Shows what a proven message says, and whom it addresses.
struct ProvenTextPrinter {
    let output: CommandOutput

    func show(_ text: ProvenText) {
        output.say(.reporterOpeningHolds)
        for (_, title, words) in ProvenTextPrinter.parts(of: text.payload) where !words.isEmpty {
            output.say(title)
            output.say(verbatim: VisibleText.of(words))
        }
        output.say(
            .officerAddressees(names: text.addressees.map(\.name.text).joined(separator: "; ")))
    }

    static func json(_ text: ProvenText) -> JSONValue {
        .object(
            parts(of: text.payload).map { JSONMember($0.name, .string($0.words)) } + [
                JSONMember("addressees", .array(text.addressees.map { .string($0.id.text) }))
            ])
    }

    /// What somebody wrote, by the payload's members (Sealing/Specification.md §8).
    private static func parts(
        of payload: Payload
    ) -> [(name: String, title: Phrase, words: String)] {
        switch payload {
        case .report(let report):
            [
                ("what", .officerWhat, report.what), ("when", .officerWhen, report.when),
                ("where", .officerWhere, report.place), ("who", .officerWho, report.who),
                ("howKnown", .officerHowKnown, report.howKnown),
                ("earlierReports", .officerEarlier, report.earlierReports),
            ]
        case .followUp(let followUp): [("text", .officerWhat, followUp.text)]
        case .rekey, .handover, .identity, .reply, .note: []
        }
    }
}
