/// What stands in the picture of a case's course, and above the tables that say the same.
extension Phrase {
    package static let timelineTitle = Phrase(
        kk: "Істің барысы", ru: "Ход дела", en: "The course of the case")
    package static let timelineReceived = Phrase(
        kk: "келіп түсті", ru: "поступило", en: "received")
    package static let timelineNow = Phrase(kk: "қазір", ru: "сейчас", en: "now")
    package static func timelineSummary(
        received: CivilTime, done: Int, overdue: Int, open: Int
    ) -> Phrase {
        Phrase(
            kk:
                "Хабарлама \(received.kk) келіп түсті. Мәлімделген әрекет саны: \(done). Мерзімі өткен міндет: \(overdue). Орындалуда: \(open). Толығы төмендегі кестелерде.",
            ru:
                "Сообщение поступило \(received.ru). Заявлено действий: \(done). Просрочено обязанностей: \(overdue). В работе: \(open). Подробности в таблицах ниже.",
            en:
                "The report was received on \(received.en). Acts stated: \(done). Duties overdue: \(overdue). Open: \(open). The tables below have it all."
        )
    }
    package static let timelineLegend = Phrase(
        kk:
            "Ромб: мерзім. Бағыт көрсеткіш: мерзім суреттен тыс. Толық дөңгелек: орындалды. Бос дөңгелек: орындалуда. Шаршы: кешігіп орындалды. Леп белгісі бар үшбұрыш: мерзімі өтті. Сызығы бар дөңгелек: босатылды. Сұрақ белгісі: дәлелдеу мүмкін емес. Нөмірлер: бірінші кестедегі әрекеттер.",
        ru:
            "Ромб: срок. Стрелка: срок за пределами рисунка. Закрашенный круг: исполнено. Пустой круг: в работе. Квадрат: исполнено с опозданием. Треугольник с восклицательным знаком: просрочено. Круг с чертой: отпало. Вопросительный знак: недоказуемо. Номера: действия из первой таблицы.",
        en:
            "Diamond: limit. Arrow: limit beyond the picture. Full disc: done. Ring: open. Square: done late. Triangle with an exclamation mark: overdue. Ring with a bar: excused. Question mark: not provable. Numbers: the acts of the first table."
    )
    package static let timelineNumberHeading = Phrase(kk: "№", ru: "№ п/п", en: "No.")
    package static let timelineWhenHeading = Phrase(kk: "Қашан", ru: "Когда", en: "When")
    package static let timelineDeedHeading = Phrase(
        kk: "Не істелді", ru: "Что сделано", en: "What was done")
    package static let timelineDutyHeading = Phrase(kk: "Міндет", ru: "Обязанность", en: "Duty")
    package static let timelineLimitHeading = Phrase(kk: "Мерзімі", ru: "Срок", en: "Limit")
    package static let timelineStatusHeading = Phrase(
        kk: "Жай-күйі", ru: "Состояние", en: "How it stands")
}
