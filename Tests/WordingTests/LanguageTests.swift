import Testing
import Wording

@Suite struct `The language of a command` {
    @Test(arguments: [("kk", Language.kk), ("ru", .ru), ("en", .en)])
    func `is the one asked for`(option: String, language: Language) throws {
        let environment = ["LC_ALL": "de_DE.UTF-8"]
        #expect(try Language.preferred(option: option, environment: environment) == language)
    }

    @Test(arguments: ["", "KK", "kk_KZ", "de", "kz"])
    func `is refused when unknown`(option: String) {
        #expect(throws: UnknownLanguage()) {
            try Language.preferred(option: option, environment: [:])
        }
    }

    @Test(arguments: [
        (["LANG": "ru_RU.UTF-8"], Language.ru), (["LANG": "en_GB"], .en), (["LANG": "kk"], .kk),
        (["LANG": "ru_RU.UTF-8", "LC_ALL": "en_US.UTF-8"], .en),
        (["LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en@x"], .en),
        (["LANG": "ru_RU.UTF-8", "LC_ALL": ""], .ru), (["LANG": "C.UTF-8"], .kk),
        (["LANG": "rus"], .kk), ([:], .kk), (["LC_ALL": "C", "LANG": "ru_RU"], .kk),
    ])
    func `follows the environment, and is Kazakh otherwise`(
        environment: [String: String], language: Language
    ) throws {
        #expect(try Language.preferred(option: nil, environment: environment) == language)
    }
}

@Suite struct `A message to a person` {
    @Test func `names the program, the error and the hint`() {
        let phrase = Phrase(kk: "а", ru: "б", en: "c")
        #expect(Wording.error(phrase, hint: phrase, in: .kk) == "senim: қате: а\nsenim: кеңес: а\n")
        #expect(Wording.error(phrase, in: .ru) == "senim: ошибка: б\n")
        #expect(Wording.error(phrase, hint: phrase, in: .en) == "senim: error: c\nsenim: hint: c\n")
        #expect(Wording.warning(phrase, in: .en) == "senim: warning: c\n")
    }

    @Test(arguments: [
        (0, "0 дней", "0 days"), (1, "1 день", "1 day"), (2, "2 дня", "2 days"),
        (5, "5 дней", "5 days"), (11, "11 дней", "11 days"), (14, "14 дней", "14 days"),
        (21, "21 день", "21 days"), (22, "22 дня", "22 days"), (111, "111 дней", "111 days"),
        (101, "101 день", "101 days"),
    ])
    func `counts as the language does`(count: Int, russian: String, english: String) {
        #expect(Plural.ru(count, "день", "дня", "дней") == russian)
        #expect(Plural.en(count, "day", "days") == english)
    }
}
