import Deskwork
import Testing

@testable import OfficerDesk

@Suite struct `A marked text` {
    private let shown = ShownText("Айгүл told me [on Monday]\nabout the tender")

    private func marks(_ typed: String) throws -> [RedactedBundle.Mark] {
        try MarkedText(typed, of: shown, usually: .reporter).marks
    }

    @Test func `has a mark for each pair of brackets, counted in characters`() throws {
        let marks = try marks("[[Айгүл]] told me [on Monday]\n[[other-person|about]] the tender")
        #expect(marks.map(\.range) == [0..<5, 26..<31])
        #expect(marks.map(\.ground.reason) == [.reporter, .otherPerson])
    }

    @Test func `takes a bar within a passage for what it is`() throws {
        let shown = ShownText("a|b c")
        let text = try MarkedText("[[a|b]] c", of: shown, usually: .otherCase)
        #expect(text.marks.map(\.range) == [0..<3])
    }

    @Test(arguments: [
        "[[Айгүл told me [on Monday]\nabout the tender",
        "[[Айгүл [[told]]]] me [on Monday]\nabout the tender",
        "[[]]Айгүл told me [on Monday]\nabout the tender",
    ])
    func `with brackets that do not pair is refused`(_ typed: String) {
        #expect(throws: MarksRefused.brackets) { try marks(typed) }
    }

    @Test(arguments: [
        "Айгүл told me [on Tuesday]\nabout the tender", "", "Айгүл told me [on Monday]",
        "Айгүл told me [on Monday]]]\nabout the tender",
    ])
    func `whose words were changed is refused`(_ typed: String) {
        #expect(throws: MarksRefused.changed) { try marks(typed) }
    }
}
