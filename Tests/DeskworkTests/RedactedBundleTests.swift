import Deskwork
import Procedure
import Testing
import Wording

@Suite struct `A redacted bundle` {
    private let ground = RedactionGround(.reporter)

    @Test func `has a block of one length for every passage`() throws {
        let bundle = try bundle("Мен, Айгүл Әбенова, көрдім. Бос.", marks: [5..<18, 28..<31])
        #expect(bundle.remainders[0].text == "Мен, ██████, көрдім. ██████.")
        #expect(bundle.omissions.map(\.place) == [.passage(1), .passage(2)])
    }

    @Test func `takes whole words, so that no ending is left`() throws {
        let bundle = try bundle("Ивановой и Иванову", marks: [0..<5])
        #expect(bundle.remainders[0].text == "██████ и Иванову")
    }

    @Test func `makes one passage of those that meet, and tells all their grounds`() throws {
        let other = RedactionGround(.otherPerson)
        let document = RedactedBundle.Document(
            title: "1", text: ShownText("бір екі үш төрт"),
            marks: [
                RedactedBundle.Mark(4..<7, other), RedactedBundle.Mark(0..<5, ground),
                RedactedBundle.Mark(0..<3, ground),
            ])
        let bundle = try RedactedBundle(of: [document])
        #expect(bundle.remainders[0].text == "██████ үш төрт")
        #expect(bundle.omissions.map(\.ground) == [ground, other])
        #expect(bundle.omissions.allSatisfy { $0.place == .passage(1) })
    }

    @Test func `counts characters as people see them, and line ends`() throws {
        let bundle = try bundle("е\u{301}й\r\n👨‍👩‍👧 б", marks: [3..<4])
        #expect(!bundle.remainders[0].text.contains("👨"))
        #expect(try self.bundle("аб\nвг", marks: [1..<4]).remainders[0].text == "██████")
    }

    @Test(arguments: [0..<0, 3..<3, 2..<4, 4..<5, -1..<2])
    func `refuses a mark without characters or beyond the text`(range: Range<Int>) {
        #expect(throws: RedactionRefused.mark(document: 1)) { try bundle("абв", marks: [range]) }
    }

    @Test func `never holds what was left out, nor an attachment's name`() throws {
        let note = try ShortText("хабарлаушы жазған")
        let document = RedactedBundle.Document(
            title: "Хабарлама", text: ShownText("құпия сөз"),
            marks: [RedactedBundle.Mark(0..<5, RedactionGround(.reporter, note: note))],
            attachments: [.leftOut(RedactionGround(.otherCase)), .given])
        let bundle = try RedactedBundle(of: [document])
        let all = bundle.text(in: .kk) + bundle.rows(in: .kk).joined().joined()
        #expect(!all.contains("құпия сөз") && !bundle.text(in: .kk).contains("құпия"))
        #expect(bundle.text(in: .kk) == "Хабарлама\n██████ сөз\nҚоса берілетін файлдар: № 2")
        #expect(
            bundle.rows(in: .ru) == [
                [
                    "Хабарлама", "отрывок 1", "слова",
                    "может выдать заявителя (Алгоритм, пункт 14): хабарлаушы жазған",
                ], ["Хабарлама", "вложение 1", "файл целиком", "относится к другому делу"],
            ])
    }

    @Test func `tells equal texts for passages of every length`() throws {
        let texts = try (1...40).map { length in
            let text = String(repeating: "ж", count: length) + " соң"
            return try bundle(text, marks: [0..<length]).remainders[0].text
        }
        #expect(Set(texts) == ["██████ соң"])
    }

    @Test(arguments: RedactionReason.allCases)
    func `has a reason in every language`(reason: RedactionReason) {
        #expect(Set(Language.allCases.map { reason.label.text(in: $0) }).count == 3)
    }

    private func bundle(
        _ text: String, marks: [Range<Int>]
    ) throws(RedactionRefused) -> RedactedBundle {
        try RedactedBundle(
            of: [
                RedactedBundle.Document(
                    title: "1", text: ShownText(text),
                    marks: marks.map { RedactedBundle.Mark($0, ground) })
            ])
    }
}
