import Deskwork
import Foundation

/// A text in which an officer marked what is to be left out: `[[` and `]]` (or the next pair that the text does not hold) around a passage, with a reason's name and `|` in front where
/// it is another than the one chosen for all (Specification.md §8).
struct MarkedText: Sendable {
    let marks: [RedactedBundle.Mark]

    /// - Parameters:
    ///   - typed: as the page's field came back.
    ///   - original: what the officer was shown.
    /// - Throws: `MarksRefused` when brackets do not pair, a reason is none, or the words themselves were changed.
    init(
        _ typed: String, of original: ShownText, usually reason: RedactionReason
    ) throws(MarksRefused) {
        guard let (opening, closing) = MarkedText.brackets(for: original) else { throw .brackets }
        var rest = Substring(typed)
        var plain = ""
        var marks: [RedactedBundle.Mark] = []
        while let open = rest.range(of: opening) {
            plain += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            guard let close = rest.range(of: closing) else { throw .brackets }
            var passage = rest[..<close.lowerBound]
            var ground = reason
            if let bar = passage.firstIndex(of: "|"),
                let named = RedactionReason(rawValue: String(passage[..<bar]))
            {
                ground = named
                passage = passage[passage.index(after: bar)...]
            }
            guard !passage.isEmpty, !passage.contains(opening) else { throw .brackets }
            let start = plain.count
            plain += passage
            marks.append(RedactedBundle.Mark(start..<plain.count, RedactionGround(ground)))
            rest = rest[close.upperBound...]
        }
        plain += rest
        guard plain == original.text else { throw .changed }
        self.marks = marks
    }

    /// The first pair that the text itself does not hold: a reporter's brackets keep nobody from marking.
    static func brackets(for text: ShownText) -> (String, String)? {
        let text = text.text
        return [("[[", "]]"), ("{{", "}}"), ("<<", ">>"), ("⟦", "⟧"), ("⟪", "⟫")].first {
            !text.contains($0.0) && !text.contains($0.1)
        }
    }
}

/// Why marks are not taken.
enum MarksRefused: Error, Equatable {
    case brackets
    /// The words are not those that were shown.
    case changed
}
