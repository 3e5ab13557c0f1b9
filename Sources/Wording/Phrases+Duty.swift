/// What is said of statements that keyholders make about a case.
extension Phrase {
    // The officer's desk.
    package static let dutyNotOpened = Phrase(
        kk:
            "бұл хабарды осы үстелде ашпай тұрып, іс бойынша ештеңе мәлімдеуге де, оқуға да болмайды",
        ru:
            "пока сообщение не открыто за этим столом, по делу нельзя ни заявлять, ни читать заявленное",
        en:
            "until the report is opened at this desk, nothing can be stated about the case or read of it"
    )
    package static let dutyTextRefused = Phrase(
        kk: "мәлімдеме UTF-8 мәтіні болуы керек: 1–1000 байт, нөл байтсыз",
        ru: "заявление должно быть текстом UTF-8: от 1 до 1000 байт, без нулевого байта",
        en: "a statement is UTF-8 text of 1 to 1000 bytes without a zero byte")
    package static let dutyTooMany = Phrase(
        kk: "бұл іс бойынша мәлімдеме саны шегіне жетті",
        ru: "по этому делу сделано предельное число заявлений",
        en: "as many statements are made about this case as are kept")
    package static let dutyNotCommissioner = Phrase(
        kk: "портал бойынша жұмыс туралы тек әдеп жөніндегі уәкіл мәлімдейді",
        ru: "о работе для всего портала заявляет только уполномоченный по этике",
        en: "only an ethics commissioner states what was done for the portal")
    package static func dutyPortal(_ portal: String) -> Phrase {
        Phrase(
            kk: "\(portal) порталы бойынша уәкілдің міндеттері:",
            ru: "Обязанности уполномоченного для портала \(portal):",
            en: "The commissioner's duties for the portal \(portal):")
    }
    package static let holdDayHint = Phrase(
        kk: "күн өтпеген болсын және бүгіннен 15 жылдан аспасын",
        ru: "день не должен быть прошедшим или дальше 15 лет от сегодняшнего",
        en: "the day is not over yet, and at most 15 years from today")

    // Trustees.
    package static func dutyFaulty(keyholder: String, entry: UInt64) -> Phrase {
        Phrase(
            kk:
                "\(keyholder) мәлімдемесі оқылмайды немесе өзінің міндеттемесіне сай емес (\(entry)-жазба)",
            ru:
                "заявление \(keyholder) не читается или не подходит к своему обязательству (запись \(entry))",
            en:
                "the statement of \(keyholder) cannot be read, or does not fit its commitment (entry \(entry))"
        )
    }
    package static func dutyWithheld(entry: UInt64) -> Phrase {
        Phrase(
            kk: "шлюз \(entry)-жазбаның мөрленген мәлімдемесін бермейді: одан әрі қол қойылмайды",
            ru:
                "шлюз не отдаёт запечатанное заявление записи \(entry): дальше ничего не заверяется",
            en:
                "the gateway does not give the sealed statement of entry \(entry): nothing further is cosigned"
        )
    }

    // Auditors.
    package static let dutyAuditMissing = Phrase(
        kk: "шлюз журналдағы мәлімдеменің мөрленген байттарын бермейді",
        ru: "шлюз не отдаёт запечатанные байты заявления из журнала",
        en: "the gateway does not give the sealed bytes of a statement in the log")
    package static let dutyAuditMalformed = Phrase(
        kk:
            "кілт ұстаушының мәлімдемесі оқылмайды немесе міндеттемесіне сай емес: ол мәлімделмеген деп саналады",
        ru:
            "заявление держателя не читается или не подходит к обязательству: оно считается несделанным",
        en:
            "a keyholder's statement cannot be read or does not fit its commitment: it counts as not made"
    )
    package static let holdAuditDiffers = Phrase(
        kk: "кілт ұстаушының сақтау туралы ашық шешімі мөрленгенінен өзгеше",
        ru: "запрет на уничтожение, заявленный держателем ключа открыто, не тот, что под печатью",
        en: "a keyholder's legal hold of a case is not the same in clear as sealed")
}
