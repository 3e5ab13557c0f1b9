/// What officers and reporters hear of a handover.
extension Phrase {
    // The one who hands over.
    package static func handoverAsk(name: String, post: String, count: Int) -> Phrase {
        Phrase(
            kk:
                "\(name) (\(post)) осы істің \(count) хабарламасын оқитын болады. Бұл журналға жазылады, хабарлаушы оны көреді, қайтарып алуға болмайды. Тапсыру керек пе (иә/жоқ)? ",
            ru:
                "\(name) (\(post)) сможет прочесть сообщений этого дела: \(count). Это записывается в журнал, сообщивший это увидит, отменить нельзя. Передать (да/нет)? ",
            en:
                "\(name) (\(post)) will be able to read \(Plural.en(count, "message", "messages")) of this case. It is logged, the reporter sees it, and it cannot be undone. Hand over (yes/no)? "
        )
    }
    package static func handoverDone(name: String, post: String, count: Int) -> Phrase {
        Phrase(
            kk: "Істің \(count) хабарламасы тапсырылды: \(name), \(post).",
            ru: "Передано сообщений дела: \(count). Кому: \(name), \(post).",
            en:
                "\(Plural.en(count, "message", "messages")) of the case handed over to \(name), \(post)."
        )
    }
    package static func handoverLeft(count: Int) -> Phrase {
        Phrase(
            kk: "Осы істің \(count) хабарламасын сіз ашпағансыз, олар тапсырылмады.",
            ru:
                "Сообщений этого дела, которые вы не открывали, осталось: \(count). Они не переданы.",
            en:
                "\(Plural.en(count, "message", "messages")) of this case that you have not opened could not be handed over."
        )
    }
    package static let handoverNoIdentity = Phrase(
        kk: "Хабарлаушының жеке басы туралы хабарлама ешқашан бірге тапсырылмайды.",
        ru: "Сообщение о личности сообщившего никогда не передаётся вместе с делом.",
        en: "The message about the reporter's identity is never handed over with the case.")
    package static let handoverEarlierSent = Phrase(
        kk: "Бұрын жіберілмей қалған тапсыру енді жіберілді; жаңасы жасалған жоқ.",
        ru: "Отправлена передача, оставшаяся неотправленной раньше; новая не сделана.",
        en: "A handover that had not gone out before has gone out now; no new one was made.")
    package static let handoverKept = Phrase(
        kk: "Ештеңе тапсырылмады.", ru: "Ничего не передано.", en: "Nothing was handed over.")
    package static let handoverUnasked = Phrase(
        kk: "істі тапсыру қайтарылмайды, ал сұрайтын адам жоқ",
        ru: "передачу дела нельзя отменить, а спросить некого",
        en: "a handover cannot be undone, and there is nobody to ask")
    package static let handoverUnaskedHint = Phrase(
        kk: "осыны қаласаңыз, --yes қосып қайталаңыз",
        ru: "если вы этого хотите, повторите с --yes",
        en: "if this is what you want, repeat it with --yes")
    package static let handoverNotOpened = Phrase(
        kk: "тапсыру үшін хабарлама осы жұмыс орнында ашылған болуы керек",
        ru: "передать можно только сообщение, открытое за этим рабочим местом",
        en: "only a report that was opened at this desk can be handed over")
    package static func handoverUnknownSuccessor(id: String) -> Phrase {
        Phrase(
            kk: "порталдың анықтамалығында «\(id)» деген кілт ұстаушы жоқ",
            ru: "в справочнике портала нет держателя ключа «\(id)»",
            en: "the portal's directory lists no keyholder “\(id)”")
    }
    package static let handoverToSelf = Phrase(
        kk: "істі өзіңізге тапсыра алмайсыз", ru: "нельзя передать дело самому себе",
        en: "a case cannot be handed over to yourself")
    package static func handoverMayNotAct(name: String) -> Phrase {
        Phrase(
            kk: "\(name) бүгін әрекет ете алмайды немесе осы тоқсанға кілті жоқ",
            ru: "\(name) сегодня не может действовать или не имеет ключа на этот квартал",
            en: "\(name) may not act today, or has no key for this quarter")
    }
    package static func handoverExcluded(name: String) -> Phrase {
        Phrase(
            kk: "хабарлаушы \(name) оқымауын талап еткен: іс бұл адамға тапсырылмайды",
            ru: "сообщивший исключил \(name): этому человеку дело не передаётся",
            en: "the reporter excluded \(name): the case is not handed over to this person")
    }
    package static let handoverExcludedHint = Phrase(
        kk: "істі басқа адамға тапсырыңыз немесе хабарлаушыдан сұраңыз",
        ru: "передайте дело другому человеку или спросите сообщившего",
        en: "hand over to another person, or ask the reporter")
    package static let handoverReceipt = Phrase(
        kk: "портал тапсырудың жарамды түбіртегін бермеді",
        ru: "портал не выдал действительной квитанции о передаче",
        en: "the portal gave no valid receipt for the handover")
    package static let handoverNotSealed = Phrase(
        kk: "тапсыруды мөрлеу мүмкін болмады", ru: "передачу не удалось запечатать",
        en: "the handover could not be sealed")

    // The successor.
    package static func handoverReceived(name: String, count: Int) -> Phrase {
        Phrase(
            kk: "\(name) сізге істің \(count) хабарламасын тапсырды.",
            ru: "\(name) передал(а) вам сообщений дела: \(count).",
            en: "\(name) handed \(Plural.en(count, "message", "messages")) of a case over to you.")
    }
    package static func handoverReadHint(id: String) -> Phrase {
        Phrase(
            kk: "Оқу үшін: senim officer open \(id)",
            ru: "Чтобы прочесть: senim officer open \(id)",
            en: "To read it: senim officer open \(id)")
    }
    package static let handoverRefusedExcluded = Phrase(
        kk: "хабарлаушы сізді оқымауын талап еткен, сондықтан тапсырылған іс көрсетілмейді",
        ru: "сообщивший исключил вас, поэтому переданное дело не показывается",
        en: "the reporter excluded you, so the case handed over is not shown")
    package static let handoverRefusedExcludedHint = Phrase(
        kk: "оны тапсырған адам хабарлаушының еркіне қарсы әрекет етті: аудиторға хабарлаңыз",
        ru: "передавший поступил против воли сообщившего: скажите аудитору",
        en: "whoever handed it over acted against the reporter's will: tell the auditor")
    package static let handoverForged = Phrase(
        kk: "тапсырудың журналдағы жазбасы, қолы немесе кілттері сәйкес келмейді",
        ru: "запись в журнале, подпись или ключи передачи не сходятся",
        en: "the handover's entry in the log, its signature or its keys do not fit")
    package static let handoverByStranger = Phrase(
        kk: "істі хабарлама арналмаған адам тапсырған",
        ru: "дело передал тот, кому сообщение не адресовано",
        en: "the case was handed over by someone whom the report does not address")

    // Consent.
    package static let officerConsentUsed = Phrase(
        kk:
            "Хабарлаушының өзі қосымша хабарламасында берген келісімі қолданылады; ол журналға жазылады.",
        ru:
            "Используется согласие, которое сообщивший дал в своём дополнении; оно записывается в журнал.",
        en: "The consent that the reporter gave in a follow-up is used; it goes on the log.")
    package static let reporterConsentToken = Phrase(
        kk:
            "Осы 64 таңбаны алған және хабарламаңыз арналған кілт ұстаушы жеке басыңыз туралы хабарламаны аша алады. Қайтарып алу мүмкін емес.",
        ru:
            "Держатель ключа, которому адресовано ваше сообщение, откроет по этим 64 знакам сообщение о вашей личности. Отозвать это нельзя.",
        en:
            "With these 64 characters a keyholder whom your report addresses can open the message about who you are. It cannot be taken back."
    )
    package static let reporterNoIdentity = Phrase(
        kk: "пошта жәшігінде хабарламаңыздың жеке бас туралы хабарламасы көрінбейді",
        ru: "в почтовом ящике не видно сообщения о личности, отправленного с вашим сообщением",
        en: "the mailbox does not show the identity message of your report")

    // The log, at the desk and to the reporter.
    package static func officerActHandedOver(
        name: String, successor: String, at time: CivilTime
    ) -> Phrase {
        Phrase(
            kk: "\(time.kk): \(name) істі тапсырды: \(successor)",
            ru: "\(time.ru): \(name) передал(а) дело: \(successor)",
            en: "\(time.en): \(name) handed the case over to \(successor)")
    }
    package static func reporterHandover(
        name: String, successor: String, at time: CivilTime
    ) -> Phrase {
        Phrase(
            kk: "\(time.kk): \(name) хабарламаңызды тапсырды: \(successor)",
            ru: "\(time.ru): \(name) передал(а) ваше сообщение: \(successor)",
            en: "\(time.en): \(name) handed your report over to \(successor)")
    }
    package static func reporterHandoverLeftOut(name: String) -> Phrase {
        Phrase(
            kk: "\(name) — сіз хабарлама жібергенде таңдамаған адам; енді ол оқи алады",
            ru:
                "\(name) — тот, кого вы не выбрали, когда отправляли сообщение; теперь он может читать",
            en: "\(name) is someone you left out when you sent the report, and can read it now")
    }
    package static let reporterHandoverLeftOutHint = Phrase(
        kk:
            "келесі хабарламаларыңызды кімге жіберетініңізді өзіңіз таңдайсыз; аудиторға айта аласыз",
        ru: "кому пойдут следующие сообщения, выбираете вы; об этом можно сказать аудитору",
        en: "whom your next messages go to is your choice; you can tell the auditor about this")
    package static func reporterGone(names: String) -> Phrase {
        Phrase(
            kk: "Енді әрекет ете алмайды: \(names)", ru: "Больше не может действовать: \(names)",
            en: "Can no longer act: \(names)")
    }
    package static func reporterCaseIsWith(names: String) -> Phrase {
        Phrase(
            kk: "Ісіңіз мына адамдарда: \(names)", ru: "Ваше дело у следующих лиц: \(names)",
            en: "Your case is with: \(names)")
    }
    package static let reporterNobodyLeft = Phrase(
        kk: "Хабарламаңызды оқи алатындардың ешқайсысы енді әрекет ете алмайды.",
        ru: "Никто из тех, кто может прочесть ваше сообщение, больше не может действовать.",
        en: "Nobody who can read your report can act any more.")
    package static let reporterNobodyLeftHint = Phrase(
        kk: "жаңа хабарлама жіберіп, қазіргі кілт ұстаушыларды таңдаңыз",
        ru: "отправьте новое сообщение и выберите нынешних держателей ключей",
        en: "send a new report, and choose among today's keyholders")
    package static let reporterHandoverUnknown = Phrase(
        kk:
            "портал хабарламаңыз кімге арналғанын көрсетпейді, сондықтан мұны тапсыруға құқығы бар-жоғын, әрі кімге тапсырғанын тексеру мүмкін емес",
        ru:
            "портал не показывает, кому вы писали, поэтому нельзя проверить, вправе ли они были передать сообщение и не исключали ли вы того, кто его получил",
        en:
            "the portal does not show whom you addressed, so nobody can check whether they had it to hand over, or whether you left out who got it"
    )
    package static let reporterHandoverByStranger = Phrase(
        kk:
            "хабарламаңыз арналмаған адам оны тапсырдым дейді; оқу үшін оның ештеңесі болмауы керек",
        ru: "о передаче заявляет тот, кому вы не писали; передавать ему нечего",
        en:
            "someone you did not address says they handed it over; they should have nothing to hand over"
    )
}
