import Deskwork
import Testing
import Wording

@Suite struct `The practice case` {
    @Test(arguments: Language.allCases)
    func `says in every message that it is practice`(language: Language) {
        let word =
            switch language {
            case .kk: "[ЖАТТЫҒУ]"
            case .ru: "[УЧЕБНОЕ]"
            case .en: "[PRACTICE]"
            }
        for message in PracticeCase.messages {
            #expect(message.text(in: language).hasPrefix(word))
        }
        let bare = word.filter(\.isLetter)
        #expect(PracticeCase.title.text(in: language).hasPrefix(bare))
    }

    @Test(arguments: Language.allCases)
    func `has an officer who asks nobody who they are`(language: Language) {
        for message in PracticeCase.messages where message.author == .officer {
            let found = ReplyCheck.findings(in: message.text(in: language))
            #expect(found.isEmpty, "\(found)")
        }
    }

    @Test func `goes on from day to day`() {
        let days = PracticeCase.messages.map(\.day)
        #expect(days == days.sorted() && days.first == 0)
        #expect(PracticeCase.messages.first?.attachment != nil)
    }

    @Test(arguments: Language.allCases)
    func `warns of the question that a step has the officer try`(language: Language) {
        let step =
            PracticeCase.steps.map { $0.text(in: language) }
            .first { $0.contains("«") || $0.contains("“") } ?? ""
        #expect(ReplyCheck.findings(in: step).contains { $0.concern == .name })
    }
}
