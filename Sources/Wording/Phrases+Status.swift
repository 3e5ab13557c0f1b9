extension Phrase {
    // What replies state of a case, each with its day.
    package static func statusReceived(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Хабарлама алынды: \(day.kk)",
            ru: "Сообщение получено \(day.ru)",
            en: "The report was received on \(day.en)")
    }
    package static func statusAccepted(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Өтініш ретінде қабылданды: \(day.kk)",
            ru: "Принято как заявление \(day.ru)",
            en: "It was taken up as an application on \(day.en)")
    }
    package static func statusServiceInformed(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Сыбайлас жемқорлыққа қарсы қызметке (1424) хабарланды: \(day.kk)",
            ru: "Антикоррупционной службе (1424) сообщено \(day.ru)",
            en: "The Anti-corruption Service (1424) was informed on \(day.en)")
    }
    package static func statusConfirmationSent(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Сыбайлас жемқорлыққа қарсы қызметке жазбаша растау жіберілді: \(day.kk)",
            ru: "Антикоррупционной службе отправлено письменное подтверждение \(day.ru)",
            en: "The written confirmation went to the Anti-corruption Service on \(day.en)")
    }
    package static func statusRightsExplained(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Құқықтар мен міндеттер түсіндірілді: \(day.kk)",
            ru: "Права и обязанности разъяснены \(day.ru)",
            en: "Rights and duties were explained on \(day.en)")
    }
    package static func statusAnswerDue(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Жауап берілуі тиіс күн: \(day.kk)",
            ru: "Ответ должны дать до \(day.ru)",
            en: "An answer is due by \(day.en)")
    }
    package static func statusReferred(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Басқа органға жолданды: \(day.kk)",
            ru: "Передано в другой орган \(day.ru)",
            en: "It was sent on to another body on \(day.en)")
    }
    package static func statusCheckUntil(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Тексеру аяқталатын күн: \(day.kk)",
            ru: "Проверка идёт до \(day.ru)",
            en: "It is being checked until \(day.en)")
    }
    package static func statusExtendedUntil(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Тексеру ұзартылды, аяқталатын күні: \(day.kk)",
            ru: "Проверка продлена до \(day.ru)",
            en: "The check was extended until \(day.en)")
    }
    package static func statusMeasuresTaken(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Шаралар қолданылды: \(day.kk)",
            ru: "Меры приняты \(day.ru)",
            en: "Measures were taken on \(day.en)")
    }
    package static func statusDecisionTaken(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Шешім қабылданды: \(day.kk)",
            ru: "Решение принято \(day.ru)",
            en: "The decision was taken on \(day.en)")
    }
    package static func statusDecisionTold(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Шешім хабарлаушыға айтылды: \(day.kk)",
            ru: "О решении заявителю сообщено \(day.ru)",
            en: "The reporter was told the decision on \(day.en)")
    }
    package static func statusRetaliationNoted(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Көрсетілген қысым тіркелді: \(day.kk)",
            ru: "Давление зафиксировано \(day.ru)",
            en: "The pressure was put on the record on \(day.en)")
    }
    package static func statusPapersSent(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Құжаттар мемлекеттік қызмет агенттігіне жіберілді: \(day.kk)",
            ru: "Документы отправлены в агентство по делам госслужбы \(day.ru)",
            en: "The papers went to the civil-service agency on \(day.en)")
    }
    package static func statusSitting(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Комиссия отырысы: \(day.kk)",
            ru: "Заседание комиссии \(day.ru)",
            en: "The commission sits on \(day.en)")
    }
    package static func statusProtectedUntil(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Еңбек құқықтары қорғалатын соңғы күн: \(day.kk)",
            ru: "Трудовые права защищены до \(day.ru)",
            en: "Labour rights are protected until \(day.en)")
    }
    package static func statusClosed(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Іс жабылды: \(day.kk)",
            ru: "Дело закрыто \(day.ru)",
            en: "The case was closed on \(day.en)")
    }
    package static func statusReopened(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Іс қайта ашылды: \(day.kk)",
            ru: "Дело возобновлено \(day.ru)",
            en: "The case was opened again on \(day.en)")
    }
    package static func statusComeBack(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Қайта қарайтын күн: \(day.kk) немесе одан кейін",
            ru: "Загляните снова \(day.ru) или позже",
            en: "Look again on \(day.en) or later")
    }

    // Around them.
    package static let reporterStatus = Phrase(
        kk: "Қазіргі жағдай, лауазымды тұлғалардың сөзінше:",
        ru: "Как обстоит дело, по словам должностных лиц:",
        en: "As things stand, by the officers’ word:")
    package static let reporterDates = Phrase(
        kk: "Қайта қарайтын күндер, лауазымды тұлғалардың сөзінше:",
        ru: "Когда посмотреть снова, по словам должностных лиц:",
        en: "When to look again, by the officers’ word:")
    package static let reporterDatesNetwork = Phrase(
        kk: "одан кейінгі кез келген күн жарайды; жұмыс желісінен қарамаңыз",
        ru: "можно и в любой день позже; смотрите не из рабочей сети",
        en: "any later day is as good; look from a network that is not your work's")
    package static func officerAskStatus(words: String) -> Phrase {
        Phrase(
            kk:
                "Істің жағдайы: «сөз: ЖЖЖЖ-АА-КК» немесе «сөз: today» жолдары, сөздер: \(words). Соңында жалғыз нүкте, қажет болмаса бірден нүкте:\n",
            ru:
                "Состояние дела: строки «слово: ГГГГ-ММ-ДД» или «слово: today», слова: \(words). В конце — одна точка; если не нужно, сразу точка:\n",
            en:
                "How the case stands: lines “word: YYYY-MM-DD” or “word: today”, the words: \(words). End with a single full stop; if not needed, that alone:\n"
        )
    }
    package static func officerStatusLine(number: Int) -> Phrase {
        Phrase(
            kk: "жағдайдың \(number)-жолы оқылмайды", ru: "строка состояния \(number) не читается",
            en: "line \(number) of the status does not read")
    }
    package static func officerStatusHint(words: String) -> Phrase {
        Phrase(
            kk: "әр сөз бір-ақ рет, күнімен: «closed: 2026-11-27»; сөздер: \(words)",
            ru: "каждое слово один раз и с днём: «closed: 2026-11-27»; слова: \(words)",
            en: "each word once and with a day: “closed: 2026-11-27”; the words: \(words)")
    }
    package static func officerStatusMany(limit: Int) -> Phrase {
        Phrase(
            kk: "бір жауапта ең көбі \(limit) жағдай",
            ru: "в одном ответе не больше \(limit) состояний",
            en: "a reply states \(limit) things at most")
    }
}
