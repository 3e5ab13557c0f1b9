/// The marked passages of one document, and what remains around them.
struct RedactedPassages {
    /// The text with a block for each passage.
    let remainder: String
    /// The grounds by the number of the passage they are for, in order. Passages that meet are one, with all their grounds.
    let grounds: [(Int, RedactionGround)]

    init(
        _ document: RedactedBundle.Document, number: Int
    ) throws(RedactionRefused) {
        let characters = Array(document.text.text)
        var passages: [(range: Range<Int>, grounds: [RedactionGround])] = []
        for mark in document.marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard !mark.range.isEmpty, mark.range.lowerBound >= 0,
                mark.range.upperBound <= characters.count
            else { throw .mark(document: number) }
            let whole = RedactedPassages.words(mark.range, in: characters)
            if let last = passages.last, whole.lowerBound <= last.range.upperBound {
                let end = max(last.range.upperBound, whole.upperBound)
                passages[passages.count - 1].range = last.range.lowerBound..<end
                if !last.grounds.contains(mark.ground) {
                    passages[passages.count - 1].grounds.append(mark.ground)
                }
            } else {
                passages.append((whole, [mark.ground]))
            }
        }
        var text = ""
        var end = 0
        for passage in passages {
            text += String(characters[end..<passage.range.lowerBound]) + RedactedBundle.block
            end = passage.range.upperBound
        }
        remainder = text + String(characters[end...])
        grounds = passages.enumerated().flatMap { index, passage in
            passage.grounds.map { (index + 1, $0) }
        }
    }

    /// A range and the rest of the words at its ends.
    private static func words(_ range: Range<Int>, in characters: [Character]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        if isOfWord(characters[start]) {
            while start > 0, isOfWord(characters[start - 1]) { start -= 1 }
        }
        if isOfWord(characters[end - 1]) {
            while end < characters.count, isOfWord(characters[end]) { end += 1 }
        }
        return start..<end
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-’'_@".contains(character)
    }
}
