/// What is wrong with a text of the procedure, and what calendars and refusals say.
extension Phrase {
    package static func procedureTextTooLong(byteCount: Int, limit: Int) -> Phrase {
        Phrase(
            kk: "мәтін \(byteCount) байт, шегі \(limit)",
            ru: "текст занимает \(byteCount) Б, предел — \(limit)",
            en: "the text is \(byteCount) bytes, expected at most \(limit)")
    }
    package static let procedureTextUnterminated = Phrase(
        kk: "соңғы жол аяқталмаған", ru: "последняя строка не завершена",
        en: "the last line does not end")
    package static func procedureTextType(expected: String) -> Phrase {
        Phrase(
            kk: "бірінші жол \(expected) болуы тиіс", ru: "первая строка должна быть \(expected)",
            en: "the first line is not \(expected)")
    }
    package static func procedureTextMissing(field: String) -> Phrase {
        Phrase(
            kk: "\(field) жолы жоқ", ru: "нет строки \(field)",
            en: "the line \(field) is missing")
    }
    package static func procedureTextUnexpected(line: Int, field: String) -> Phrase {
        Phrase(
            kk: "\(line)-жолда \(field) болуы тиіс", ru: "в строке \(line) должно стоять \(field)",
            en: "line \(line) is not \(field)")
    }
    package static func procedureTextValue(line: Int, field: String) -> Phrase {
        Phrase(
            kk: "\(line)-жолдағы мән дұрыс емес: \(field)",
            ru: "неверное значение в строке \(line): \(field)",
            en: "line \(line) has a wrong value: \(field)")
    }
    package static func procedureTextTrailing(line: Int) -> Phrase {
        Phrase(
            kk: "\(line)-жол артық", ru: "строка \(line) лишняя",
            en: "line \(line) is one too many")
    }
    package static func procedureTextInconsistent(line: Int) -> Phrase {
        Phrase(
            kk: "\(line)-жол алдыңғы жолдарға сай емес",
            ru: "строка \(line) не согласуется с предыдущими",
            en: "line \(line) does not go with those before it")
    }
    package static func procedureTextOrder(line: Int) -> Phrase {
        Phrase(
            kk: "\(line)-жол ретімен тұрған жоқ", ru: "строка \(line) стоит не по порядку",
            en: "line \(line) is out of order")
    }
    package static func procedureTextOutside(line: Int) -> Phrase {
        Phrase(
            kk: "\(line)-жолдағы күн күнтізбеден тыс", ru: "день в строке \(line) вне календаря",
            en: "the day in line \(line) is outside the calendar")
    }
    package static func procedureTextNeedless(line: Int) -> Phrase {
        Phrase(
            kk: "\(line)-жолсыз да күн дәл солай есептеледі",
            ru: "строка \(line) ничего не меняет: день и так считается таким",
            en: "line \(line) says what holds without it")
    }
    package static func procedureRefused(what: Phrase, source: String) -> Phrase {
        Phrase(
            kk: "\(what.kk) (\(source))", ru: "\(what.ru) (\(source))",
            en: "\(what.en) (\(source))")
    }
    package static func procedureExcuseStated(ground: String) -> Phrase {
        Phrase(
            kk: "мәлімделген негіз: \(ground)", ru: "заявленное основание: \(ground)",
            en: "stated ground: \(ground)")
    }
    package static func procedureCalendarEnded(day: String) -> Phrase {
        Phrase(
            kk: "өндірістік күнтізбеде \(day) күні жоқ; жаңа күнтізбе керек",
            ru: "в производственном календаре нет дня \(day); нужен новый календарь",
            en: "the production calendar does not know \(day); a new one is needed")
    }
    package static let procedureCalendarMissing = Phrase(
        kk: "өндірістік күнтізбе жоқ", ru: "нет производственного календаря",
        en: "there is no production calendar")
}
