extension Phrase {
    // For the reporter.
    package static let reporterClaimCode = Phrase(
        kk: "бұл түбіртек емес, бір реттік код: оны сізге берген адам да біледі",
        ru: "это не квитанция, а одноразовый код: его знает и тот, кто вам его дал",
        en: "this is no receipt but a one-time code: whoever gave it to you knows it, too")
    package static let reporterClaimCodeHint = Phrase(
        kk: "алдымен ол сізден басқа ешкім көрмейтін түбіртекке ауысады",
        ru: "сначала он меняется на квитанцию, которую не увидит никто, кроме вас",
        en: "first it is changed for a receipt that nobody but you will see")
    package static let reporterClaimCodeProgramHint = Phrase(
        kk: "оны алдымен «senim report rekey» арқылы ауыстырыңыз",
        ru: "сначала поменяйте его через «senim report rekey»",
        en: "change it by “senim report rekey” first")
    package static let reporterClaimUsed = Phrase(
        kk: "бұл бір реттік код бұрын қолданылған", ru: "этот одноразовый код уже использован",
        en: "this one-time code was used already")
    package static let reporterClaimGone = Phrase(
        kk:
            "бұл бір реттік код жәшік ашпайды: оны басқа біреу қолданған не жәшікті жапқан, немесе код қате терілген",
        ru:
            "этот одноразовый код не открывает ящика: кто-то другой использовал его или закрыл ящик, либо в коде ошибка",
        en:
            "this one-time code opens no mailbox: somebody else used it or closed the mailbox, or it is mistyped"
    )
    package static let reporterClaimShared = Phrase(
        kk: "жәшікте хабарламаңыздан басқа да жазба бар: бір реттік кодты басқа біреу қолданған",
        ru: "в ящике не только ваше сообщение: одноразовым кодом пользовался кто-то другой",
        en: "there is more than your report in the mailbox: somebody else used the one-time code")
    package static let reporterClaimUsedHint = Phrase(
        kk:
            "бұл сіз болмасаңыз, басқа біреу: сол мекемеде ешкімге айтпаңыз; мемлекеттік қызмет істері агенттігіне немесе 1424-ке хабарласыңыз, хабарламаны қайта жіберіңіз",
        ru:
            "если это были не вы, то кто-то другой: никому в этом учреждении не говорите; обратитесь в агентство по делам госслужбы или по 1424 и сообщите заново",
        en:
            "if it was not you, it was somebody else: tell nobody in that office; turn to the civil-service agency or call 1424, and report anew"
    )

    package static let reporterPaperCode = Phrase(
        kk:
            "Кодты сізге лауазымды тұлға қағазда берсе, бірден ауыстырыңыз: «senim report rekey».",
        ru:
            "Если код дало вам на бумаге должностное лицо, сразу поменяйте его: «senim report rekey».",
        en:
            "If an officer gave you this code on paper, change it at once: “senim report rekey”.")

    // For the officer who takes a report down.
    package static func officerClaimCode(text: String) -> Phrase {
        Phrase(
            kk: "Бір реттік код: \(text)", ru: "Одноразовый код: \(text)",
            en: "One-time code: \(text)")
    }
    package static let officerClaimCodeAdvice = Phrase(
        kk:
            "Оны айтқан адамға қағазға жазып беріңіз, көшірмесін қалдырмаңыз. Ол кодты өз түбіртегіне ауыстырады; басқа біреу бұрын ауыстырса, ол біледі.",
        ru:
            "Отдайте его сообщившему на бумаге и не оставляйте копии. Он поменяет код на свою квитанцию; если кто-то сделает это раньше, он узнает.",
        en:
            "Give it on paper to whoever told you, and keep no copy. They change it for a receipt of their own; if somebody does so before them, they are told."
    )
    package static func officerTakenDown(channel: Int, on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Лауазымды тұлға жазып алған, \(channel)-арна, \(day.kk)",
            ru: "Записано должностным лицом, канал \(channel), \(day.ru)",
            en: "Taken down by an officer, channel \(channel), \(day.en)")
    }
}
