package import Wording

/// What a report is about (Specification.md §4.1): the officer's classification, which decides the duties.
package enum Kind: String, Sendable, Hashable, CaseIterable {
    case notSure = "K0"
    case corruptionCrime = "K1"
    case corruptionOffence = "K2"
    case incitement = "K3"
    case conflictOfInterest = "K4"
    case unlawfulOrder = "K5"
    case ethicsBreach = "K6"
    case discreditingMisconduct = "K7"
    case otherMisconduct = "K8"
    case inactionOfHead = "K9"
    case retaliation = "K10"
    case confidentialityBreach = "K11"
    case advice = "K12"

    /// The paragraphs it stands on.
    package var source: Paragraph {
        switch self {
        case .notSure: "-"
        case .corruptionCrime: "A §3(1)"
        case .corruptionOffence: "A §3(2)"
        case .incitement: "L 52(3); P §2(5),(8)"
        case .conflictOfInterest: "L 51; P §2(5),(16)"
        case .unlawfulOrder: "L 43(1)(2); O item 32; P §2(15), §10(5)"
        case .ethicsBreach: "C §6–10; L 49"
        case .discreditingMisconduct: "L 50"
        case .otherMisconduct: "L 44(1)(2)"
        case .inactionOfHead: "L 52(3), 51(4); E §4(7), §6"
        case .retaliation: "A §13–17; L 52(4)"
        case .confidentialityBreach: "A §7, §11, §14"
        case .advice: "E §4(1)"
        }
    }

    /// The duties it brings; incitement to a corruption offence follows the Algorithm (`Classification`).
    package var track: Track {
        switch self {
        case .notSure: .triage
        case .corruptionCrime, .corruptionOffence: .algorithm
        case .incitement: .incitement
        case .conflictOfInterest, .unlawfulOrder: .measures
        case .ethicsBreach, .discreditingMisconduct, .otherMisconduct: .discipline
        case .inactionOfHead, .confidentialityBreach: .inaction
        case .retaliation: .protection
        case .advice: .none
        }
    }

    /// A short label of ours.
    package var label: Phrase {
        switch self {
        case .notSure:
            Phrase(kk: "Білмеймін", ru: "Не знаю", en: "Not sure")
        case .corruptionCrime:
            Phrase(
                kk: "Сыбайлас жемқорлық қылмысы", ru: "Коррупционное преступление",
                en: "Corruption crime")
        case .corruptionOffence:
            Phrase(
                kk: "Әкімшілік сыбайлас жемқорлық құқық бұзушылық",
                ru: "Административное коррупционное правонарушение",
                en: "Administrative corruption offence")
        case .incitement:
            Phrase(
                kk: "Сыбайлас жемқорлыққа көндіру", ru: "Склонение к коррупции",
                en: "Incitement to corruption")
        case .conflictOfInterest:
            Phrase(
                kk: "Мүдделер қақтығысы", ru: "Конфликт интересов",
                en: "Conflict of interest")
        case .unlawfulOrder:
            Phrase(
                kk: "Құқыққа сыйымсыз өкім", ru: "Незаконное распоряжение",
                en: "Unlawful order")
        case .ethicsBreach:
            Phrase(
                kk: "Әдеп нормаларын бұзу", ru: "Нарушение служебной этики",
                en: "Ethics breach")
        case .discreditingMisconduct:
            Phrase(
                kk: "Кір келтіретін теріс қылық (M1-M20)", ru: "Дискредитирующий проступок",
                en: "Discrediting misconduct")
        case .otherMisconduct:
            Phrase(
                kk: "Өзге тәртіптік теріс қылық", ru: "Иной дисциплинарный проступок",
                en: "Other misconduct")
        case .inactionOfHead:
            Phrase(
                kk: "Басшының шара қолданбауы", ru: "Бездействие руководителя",
                en: "Head's inaction")
        case .retaliation:
            Phrase(
                kk: "Хабарлағаны үшін қысым көрсету", ru: "Преследование за сообщение",
                en: "Retaliation")
        case .confidentialityBreach:
            Phrase(
                kk: "Құпиялылықты бұзу", ru: "Нарушение конфиденциальности",
                en: "Confidentiality breach")
        case .advice:
            Phrase(kk: "Кеңес сұрау", ru: "Вопрос, консультация", en: "Advice")
        }
    }
}
