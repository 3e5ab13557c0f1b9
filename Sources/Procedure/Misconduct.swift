package import Wording

/// The kinds of misconduct that discredit the civil service (Law Art. 50): nineteen of paragraph 1, and paragraph 2.
package enum Misconduct: String, Sendable, Hashable, CaseIterable {
    case m1 = "M1", m2 = "M2", m3 = "M3", m4 = "M4", m5 = "M5"
    case m6 = "M6", m7 = "M7", m8 = "M8", m9 = "M9", m10 = "M10"
    case m11 = "M11", m12 = "M12", m13 = "M13", m14 = "M14", m15 = "M15"
    case m16 = "M16", m17 = "M17", m18 = "M18", m19 = "M19", m20 = "M20"

    /// The subparagraph that forbids it.
    package var source: Paragraph {
        switch self {
        case .m1: "L 50(1)(1)"
        case .m2: "L 50(1)(2)"
        case .m3: "L 50(1)(3)"
        case .m4: "L 50(1)(4)"
        case .m5: "L 50(1)(5)"
        case .m6: "L 50(1)(6)"
        case .m7: "L 50(1)(7)"
        case .m8: "L 50(1)(8)"
        case .m9: "L 50(1)(9)"
        case .m10: "L 50(1)(10)"
        case .m11: "L 50(1)(11)"
        case .m12: "L 50(1)(12)"
        case .m13: "L 50(1)(13)"
        case .m14: "L 50(1)(14)"
        case .m15: "L 50(1)(15)"
        case .m16: "L 50(1)(16)"
        case .m17: "L 50(1)(17)"
        case .m18: "L 50(1)(18)"
        case .m19: "L 50(1)(19)"
        case .m20: "L 50(2)"
        }
    }

    /// What the Law threatens for it.
    package var sanction: Sanction {
        switch self {
        case .m1, .m6, .m7, .m8, .m10, .m11, .m12, .m15: .demotion
        case .m2, .m3, .m4, .m5: .warningOrDismissal
        case .m9, .m13, .m14, .m16, .m17, .m18, .m19, .m20: .dismissal
        }
    }

    /// A short label of ours.
    package var label: Phrase {
        switch self {
        case .m1:
            Phrase(
                kk: "Өзге органға заңсыз араласу", ru: "Вмешательство в чужую деятельность",
                en: "Unlawful interference")
        case .m2:
            Phrase(
                kk: "Өкілеттікті жеке мүддеге пайдалану", ru: "Полномочия в личных интересах",
                en: "Office for private gain")
        case .m3:
            Phrase(
                kk: "Қызметте тамыр-таныстық", ru: "Протекция при приёме и продвижении",
                en: "Favouritism in service")
        case .m4:
            Phrase(
                kk: "Шешімде құқыққа сыйымсыз қолдау", ru: "Неправомерная поддержка в решениях",
                en: "Undue support in decisions")
        case .m5:
            Phrase(
                kk: "Кәсіпкерлікке заңсыз жәрдем", ru: "Незаконное содействие бизнесу",
                en: "Undue help to business")
        case .m6:
            Phrase(
                kk: "Қызметтік ақпаратты пайдалану", ru: "Использование служебной информации",
                en: "Misuse of information")
        case .m7:
            Phrase(
                kk: "Ақпарат бермеу, кешіктіру", ru: "Отказ в информации, задержка",
                en: "Withholding information")
        case .m8:
            Phrase(
                kk: "Артық ақпарат талап ету", ru: "Требование лишней информации",
                en: "Undue information demands")
        case .m9:
            Phrase(
                kk: "Сайлау қорына мемлекет ресурсы", ru: "Госресурсы в избирательный фонд",
                en: "State resources to campaigns")
        case .m10:
            Phrase(
                kk: "Лауазымдыларға сыйлық беру", ru: "Подарки должностным лицам",
                en: "Gifts to officials")
        case .m11:
            Phrase(
                kk: "Құқықты іске асыруға кедергі", ru: "Препятствие реализации прав",
                en: "Obstructing rights")
        case .m12:
            Phrase(
                kk: "Тексеру талаптарын өрескел бұзу", ru: "Грубые нарушения при проверках",
                en: "Gross inspection breaches")
        case .m13:
            Phrase(
                kk: "Реттеу, бақылауды бизнеске беру", ru: "Передача контроля бизнесу",
                en: "Powers given to business")
        case .m14:
            Phrase(
                kk: "Бақылауды мемлекеттік емес ұйымға беру",
                ru: "Контроль - негосударственной организации",
                en: "Oversight given to non-state body")
        case .m15:
            Phrase(
                kk: "Басшымен, бағыныстымен құмар ойын", ru: "Азартные игры по службе",
                en: "Gambling within hierarchy")
        case .m16:
            Phrase(
                kk: "Бөтеннен сыйақы алу", ru: "Вознаграждение от посторонних",
                en: "Outside pay for duties")
        case .m17:
            Phrase(
                kk: "Тәуелді адамнан сыйлық алу", ru: "Подарки от зависимых лиц",
                en: "Gifts from dependants")
        case .m18:
            Phrase(
                kk: "Бөтен есебінен сапар", ru: "Поездки за чужой счёт",
                en: "Trips paid by others")
        case .m19:
            Phrase(
                kk: "Несие, мүлікте заңсыз артықшылық", ru: "Льготы по кредитам, имуществу",
                en: "Undue advantages")
        case .m20:
            Phrase(
                kk: "Отбасының сыйлық, сапар алуы", ru: "Подарки, поездки семье",
                en: "Family gifts, trips")
        }
    }
}
