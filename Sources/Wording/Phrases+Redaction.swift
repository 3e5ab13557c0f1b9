/// What a redacted bundle says of what it leaves out.
extension Phrase {
    package static let redactionReporter = Phrase(
        kk: "хабарлаған адамды танытуы мүмкін (Алгоритм, 14-тармақ)",
        ru: "может выдать заявителя (Алгоритм, пункт 14)",
        en: "could lead to the reporter (Algorithm, paragraph 14)")
    package static let redactionReporting = Phrase(
        kk: "жүгіну фактісі құпия (Алгоритм, 7-тармақ)",
        ru: "сам факт обращения в тайне (Алгоритм, пункт 7)",
        en: "that somebody turned to us is confidential (Algorithm, paragraph 7)")
    package static let redactionOtherPerson = Phrase(
        kk: "айыпталмаған басқа адам туралы", ru: "о другом лице, которое не обвиняют",
        en: "about another person, who is not accused")
    package static let redactionOtherCase = Phrase(
        kk: "басқа іске қатысты", ru: "относится к другому делу", en: "belongs to another case")
    package static let redactionSecret = Phrase(
        kk: "заң қорғайтын құпия", ru: "тайна, охраняемая законом",
        en: "a secret that the law protects")
    package static func redactionPassage(number: Int) -> Phrase {
        Phrase(kk: "\(number)-үзінді", ru: "отрывок \(number)", en: "passage \(number)")
    }
    package static func redactionAttachment(number: Int) -> Phrase {
        Phrase(kk: "\(number)-қосымша", ru: "вложение \(number)", en: "attachment \(number)")
    }
    package static let redactionWords = Phrase(kk: "сөздер", ru: "слова", en: "words")
    package static let redactionFile = Phrase(kk: "файл", ru: "файл целиком", en: "a file")
    package static func redactionGiven(numbers: String) -> Phrase {
        Phrase(
            kk: "Қоса берілетін файлдар: № \(numbers)", ru: "Прилагаются файлы: № \(numbers)",
            en: "Files that go with it: No. \(numbers)")
    }
}
