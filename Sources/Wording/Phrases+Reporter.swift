/// What `senim report` says.
extension Phrase {
    // Asking.
    package static let reporterAskKind = Phrase(
        kk: "Не туралы хабарлайсыз? Кодын жазыңыз (K0 — білмеймін): ",
        ru: "О чём вы сообщаете? Введите код (K0 — не знаю): ",
        en: "What do you report? Give the code (K0: not sure): ")
    package static let reporterAskSpheres = Phrase(
        kk: "Қай салада? Нөмірлерін бос орынмен бөліп жазыңыз (бос қалдыруға болады): ",
        ru: "В какой сфере? Введите номера через пробел (можно оставить пустым): ",
        en: "In which fields? Give the numbers, with spaces between (may be left empty): ")
    package static let reporterAskText = Phrase(
        kk: "Не болғанын жазыңыз. Соңында жалғыз нүктесі бар жол қойыңыз:\n",
        ru: "Опишите, что произошло. В конце — строка из одной точки:\n",
        en: "Describe what happened. End with a line that is a single full stop:\n")
    package static let reporterAskWhen = Phrase(
        kk: "Қашан? (бос қалдыруға болады): ", ru: "Когда? (можно оставить пустым): ",
        en: "When? (may be left empty): ")
    package static let reporterAskWhere = Phrase(
        kk: "Қайда? (бос қалдыруға болады): ", ru: "Где? (можно оставить пустым): ",
        en: "Where? (may be left empty): ")
    package static let reporterAskWho = Phrase(
        kk: "Кім? (бос қалдыруға болады): ", ru: "Кто? (можно оставить пустым): ",
        en: "Who? (may be left empty): ")
    package static let reporterAskFullName = Phrase(
        kk: "Аты-жөніңіз: ", ru: "Ваше имя: ", en: "Your name: ")
    package static let reporterAskPosition = Phrase(
        kk: "Лауазымыңыз (бос қалдыруға болады): ", ru: "Ваша должность (можно оставить пустым): ",
        en: "Your post (may be left empty): ")
    package static let reporterAskUnit = Phrase(
        kk: "Бөлімшеңіз (бос қалдыруға болады): ",
        ru: "Ваше подразделение (можно оставить пустым): ", en: "Your unit (may be left empty): ")
    package static let reporterAskContact = Phrase(
        kk: "Сізбен қалай байланысуға болады? (бос қалдыруға болады): ",
        ru: "Как с вами связаться? (можно оставить пустым): ",
        en: "How to reach you? (may be left empty): ")
    package static let reporterNoName = Phrase(
        kk: "аты-жөні бос", ru: "имя не указано", en: "there is no name")
    package static let reporterAskExclude = Phrase(
        kk: "Кім оқымауы керек? Адамдардың нөмірлерін бос орынмен бөліп жазыңыз: ",
        ru: "Кто не должен читать? Введите номера через пробел: ",
        en: "Who must not read it? Give the numbers, with spaces between: ")
    package static let reporterAskOnly = Phrase(
        kk: "Тек кім оқысын? Нөмірлерін бос орынмен бөліп жазыңыз: ",
        ru: "Кто может читать? Введите номера через пробел: ",
        en: "Who alone may read it? Give the numbers, with spaces between: ")
    package static let reporterAskSend = Phrase(
        kk: "Жіберейік пе? (иә/жоқ): ", ru: "Отправить? (да/нет): ", en: "Send it? (yes/no): ")
    package static let reporterNotSentByChoice = Phrase(
        kk: "жіберілмеді", ru: "не отправлено", en: "not sent")
    package static let reporterAskReceipt = Phrase(
        kk: "Түбіртек (28 таңба, жазғаныңыз көрінбейді): ",
        ru: "Квитанция (28 знаков, ввод не показывается): ",
        en: "Receipt (28 characters, not shown while you type): ")
    package static let reporterChoiceNotUnderstood = Phrase(
        kk: "таңдау түсініксіз", ru: "выбор не понят", en: "the choice is not understood")
    package static let reporterChoiceHint = Phrase(
        kk: "тізімдегі нөмірлерді жазыңыз, мысалы: 1 3",
        ru: "введите номера из списка, например: 1 3",
        en: "give numbers of the list, such as: 1 3")

    // Whom it addresses.
    package static let reporterCanRead = Phrase(
        kk: "Оқи алатындар:", ru: "Смогут прочитать:", en: "These can read it:")
    package static let reporterCannotRead = Phrase(
        kk: "Оқи алмайтындар:", ru: "Не смогут прочитать:", en: "These cannot read it:")
    package static let reporterStandingSuspended = Phrase(
        kk: "уақытша шеттетілген", ru: "отстранён", en: "suspended")
    package static let reporterStandingOutOfOffice = Phrase(
        kk: "қазір қызметте емес", ru: "сейчас не в должности", en: "not in office now")
    package static let reporterStandingWithoutKey = Phrase(
        kk: "қазір жіберу мүмкін емес: кілті жоқ",
        ru: "сейчас нельзя адресовать: нет ключа",
        en: "cannot be addressed now: has no key")
    package static let reporterStandingExcluded = Phrase(
        kk: "сіз шеттеттіңіз", ru: "исключён вами", en: "excluded by you")
    package static let reporterFewerThanTwo = Phrase(
        kk: "хабарламаны бір ғана адам оқи алады: кілті жоғалса, оны ешкім оқымайды",
        ru: "прочитать сможет только один человек: если его ключ пропадёт, не прочитает никто",
        en: "only one person can read it: if their key is lost, nobody can")
    package static let reporterNobodyOutside = Phrase(
        kk: "ұйымнан тыс ешкім оқи алмайды: оқитындардың бәрі бір басшылыққа бағынады",
        ru: "никто вне организации не прочитает: все адресаты подчинены одному руководству",
        en: "nobody outside can read it: all addressees are under the same leadership")
    package static func reporterUnknownPerson(id: String) -> Phrase {
        Phrase(
            kk: "анықтамалықта мұндай адам жоқ: \(id)",
            ru: "в справочнике нет такого человека: \(id)",
            en: "the directory has no such person: \(id)")
    }
    package static func reporterUnknownKeyholder(id: String) -> Phrase {
        Phrase(
            kk: "анықтамалықта мұндай кілт ұстаушы жоқ: \(id)",
            ru: "в справочнике нет такого держателя ключа: \(id)",
            en: "the directory has no such keyholder: \(id)")
    }
    package static func reporterCannotBeAddressed(id: String) -> Phrase {
        Phrase(
            kk: "оған қазір жіберу мүмкін емес: \(id)",
            ru: "ему сейчас нельзя адресовать: \(id)",
            en: "cannot be addressed now: \(id)")
    }
    package static let reporterNobody = Phrase(
        kk: "хабарламаны оқитын ешкім қалмады",
        ru: "не осталось никого, кто прочитал бы сообщение",
        en: "nobody is left who could read the report")
    package static let reporterNobodyHint = Phrase(
        kk: "кемінде бір адамды қалдырыңыз",
        ru: "оставьте хотя бы одного человека",
        en: "leave at least one person")
    package static let reporterNobodyYet = Phrase(
        kk:
            "қазір бұл порталда ешкімге жазу мүмкін емес: кілт ұстаушылардың ешқайсысы осы тоқсанға кілт шығарған жоқ",
        ru:
            "сейчас на этом портале писать некому: никто из держателей ключей ещё не опубликовал ключ на этот квартал",
        en:
            "nobody can be written to on this portal now: no keyholder has published a key for this quarter"
    )
    package static let reporterNobodyYetHint = Phrase(
        kk: "кейінірек қайталаңыз; ештеңе жіберілген жоқ",
        ru: "повторите позже; ничего не отправлено",
        en: "try again later; nothing was sent")

    // The form and the text.
    package static func reporterFormLine(line: Int) -> Phrase {
        Phrase(
            kk: "форманың \(line)-жолы дұрыс емес",
            ru: "в форме неверна строка \(line)",
            en: "line \(line) of the form is not valid")
    }
    package static let reporterFormHint = Phrase(
        kk:
            "жолдар «аты: мәні» түрінде; аттары: kind, sphere, exclude, to, what, text-file, file, when, where, who, how-known, earlier, identity-name",
        ru:
            "строки вида «имя: значение»; имена: kind, sphere, exclude, to, what, text-file, when, where, who",
        en:
            "lines read “name: value”; names are kind, sphere, exclude, to, what, text-file, when, where, who"
    )
    package static let reporterFormContradiction = Phrase(
        kk: "форма өзіне өзі қайшы: exclude пен to, немесе what пен text-file бірге тұр",
        ru: "форма противоречит себе: exclude вместе с to или what вместе с text-file",
        en: "the form contradicts itself: exclude with to, or what with text-file")
    package static let reporterUnknownKind = Phrase(
        kk: "мұндай код жоқ", ru: "такого кода нет", en: "there is no such code")
    package static let reporterKindHint = Phrase(
        kk: "K0–K12 немесе M1–M20; білмесеңіз, K0",
        ru: "K0–K12 или M1–M20; если не уверены — K0",
        en: "K0 to K12 or M1 to M20; K0 if you are not sure")
    package static let reporterUnknownSphere = Phrase(
        kk: "порталда мұндай сала жоқ", ru: "на портале нет такой сферы",
        en: "the portal has no such sphere")
    package static func reporterSpheresHint(codes: String) -> Phrase {
        Phrase(
            kk: "порталдың салалары: \(codes)", ru: "сферы портала: \(codes)",
            en: "the portal's spheres: \(codes)")
    }
    package static let reporterEmptyText = Phrase(
        kk: "хабарламаның мәтіні бос", ru: "текст сообщения пуст", en: "the report has no text")
    package static let reporterTextRefused = Phrase(
        kk: "мәтіннің бір бөлігі тым ұзын",
        ru: "часть текста слишком длинная",
        en: "a part of the text is too long")
    package static let reporterTooFewTrustees = Phrase(
        kk: "қазір сенімгерлердің кілттері жетіспейді, мөрлеу мүмкін емес",
        ru: "сейчас не хватает ключей доверенных лиц, запечатать нельзя",
        en: "too few trustees have a key now: nothing can be sealed")

    // Sending.
    package static let reporterSending = Phrase(
        kk: "Жіберіліп жатыр…", ru: "Отправляется…", en: "Sending…")
    package static func reporterAccepted(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Хабарлама \(day.kk) қабылданды: порталдың қолтаңбасы тексерілді.",
            ru: "Сообщение принято \(day.ru): подпись портала проверена.",
            en: "The report was accepted on \(day.en): the portal's signature is verified.")
    }
    package static func reporterReceipt(text: String) -> Phrase {
        Phrase(
            kk: "Түбіртек: \(text)", ru: "Квитанция: \(text)", en: "Receipt: \(text)")
    }
    package static let reporterReceiptAhead = Phrase(
        kk: "Түбіртегіңіз. Ол портал хабарламаны қабылдағанын растаған соң ғана жарамды.",
        ru: "Ваша квитанция. Она действует, только когда портал подтвердит, что принял сообщение.",
        en: "Your receipt. It holds only once the portal has confirmed that it took the report.")
    package static let reporterReceiptHolds = Phrase(
        kk: "Жоғарыдағы түбіртек енді жарамды.", ru: "Квитанция выше теперь действует.",
        en: "The receipt above holds now.")
    package static let reporterReceiptNotTaken = Phrase(
        kk:
            "білуімізше, ештеңе қабылданған жоқ; жоғарыдағы түбіртекті «senim report check» онымен ештеңе таппайтынын көрсеткенше сақтаңыз",
        ru:
            "насколько известно, ничего не принято; храните квитанцию выше, пока «senim report check» с ней ничего не находит",
        en:
            "as far as is known, nothing was taken; keep the receipt above until “senim report check” has found nothing with it"
    )
    package static let reporterReceiptAdvice = Phrase(
        kk:
            "Оны қағазға жазып алыңыз: ол бір рет қана көрсетіледі. Жауапты тек сонымен оқисыз; кімде түбіртек болса, сол сіздің атыңыздан сөйлейді.",
        ru:
            "Запишите её на бумаге: она показывается один раз. Только с ней вы прочитаете ответ; у кого квитанция, тот говорит от вашего имени.",
        en:
            "Write it down on paper: it is shown once. Only with it can you read replies; whoever has it speaks as you."
    )
    package static let reporterNotSent = Phrase(
        kk: "хабарлама жіберілмеді: порталға жетпегені анық",
        ru: "сообщение не отправлено: до портала оно точно не дошло",
        en: "the report was not sent: it certainly did not reach the portal")
    package static let reporterNotSentHint = Phrase(
        kk: "кейінірек қайталаңыз; мәтініңізді сақтап қойыңыз",
        ru: "повторите позже; сохраните свой текст",
        en: "try again later; keep your text")
    package static let reporterUnknown = Phrase(
        kk: "байланыс үзілді: хабарлама қабылданды ма, белгісіз",
        ru: "связь прервалась: неизвестно, принято ли сообщение",
        en: "the connection broke: whether the report was accepted is not known")
    package static let reporterUnknownHint = Phrase(
        kk: "жоғарыдағы түбіртекпен бір сағаттан кейін «senim report check» жасап көріңіз",
        ru: "через час проверьте с этой квитанцией: senim report check",
        en: "in an hour, look with the receipt above: senim report check")
    package static let reporterReceiptRefused = Phrase(
        kk: "портал жауап берді, бірақ оның қол қойған растамасы жарамсыз",
        ru: "портал ответил, но его подписанное подтверждение недействительно",
        en: "the portal answered, but its signed confirmation is not valid")

    // Looking.
    package static func reporterReceiptLength(count: Int) -> Phrase {
        Phrase(
            kk: "түбіртекте \(count) таңба бар, керегі 28",
            ru: "в квитанции знаков: \(count), нужно 28",
            en: "the receipt has \(count) characters, expected 28")
    }
    package static func reporterReceiptGroup(group: Int) -> Phrase {
        Phrase(
            kk: "түбіртектің \(group)-тобында қате бар",
            ru: "ошибка в группе \(group) квитанции",
            en: "there is a mistake in group \(group) of the receipt")
    }
    package static let reporterReceiptWrong = Phrase(
        kk: "түбіртек дұрыс емес немесе басқа порталдікі",
        ru: "квитанция неверна или от другого портала",
        en: "the receipt is mistyped, or another portal's")
    package static let reporterReceiptHint = Phrase(
        kk: "түбіртекті қағаздан қайта салыстырыңыз",
        ru: "сверьте квитанцию с записью",
        en: "compare it with what you wrote down")
    package static let reporterMailboxNotFound = Phrase(
        kk: "порталда мұндай түбіртекпен ештеңе жоқ",
        ru: "на портале нет ничего с такой квитанцией",
        en: "the portal has nothing under this receipt")
    package static func reporterOwnReport(id: String) -> Phrase {
        Phrase(kk: "Хабарлама \(id)", ru: "Сообщение \(id)", en: "Report \(id)")
    }
    package static func reporterOwnIdentity(id: String) -> Phrase {
        Phrase(
            kk: "Жеке басыңыз туралы бөлек хабарлама \(id)",
            ru: "Отдельное сообщение о вашей личности \(id)",
            en: "Separate message about your identity \(id)")
    }
    package static func reporterProven(at time: CivilTime, index: String) -> Phrase {
        Phrase(
            kk: "журналда: \(time.kk), жазба \(index); дәлелі тексерілді",
            ru: "в журнале: \(time.ru), запись \(index); доказательство проверено",
            en: "in the log: \(time.en), entry \(index); the proof is verified")
    }
    package static func reporterPending(clock: String) -> Phrase {
        Phrase(
            kk:
                "қабылданды; журналдағы дәлелі \(clock)-ден кейін шығады. 24 сағатта шықпаса, порталдың қол қойған растамасының өзі дәлел",
            ru:
                "принято; доказательство появится после \(clock). Если его нет и через 24 часа, доказательством служит подписанное подтверждение портала",
            en:
                "accepted; its proof comes after \(clock). If it is missing after 24 hours, the portal's signed confirmation alone is evidence"
        )
    }
    package static let reporterProofRefused = Phrase(
        kk: "журналдағы дәлелі тексеруден өтпеді",
        ru: "доказательство из журнала не прошло проверку",
        en: "its proof from the log does not verify")
    package static func reporterAddressedTo(names: String) -> Phrase {
        Phrase(
            kk: "оқи алатындар: \(names)", ru: "адресаты: \(names)",
            en: "addressed to: \(names)")
    }
    package static func reporterInquiry(name: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(time.kk): \(name) ашуды сұрады",
            ru: "\(time.ru): запросил(а) открытие — \(name)",
            en: "\(time.en): \(name) asked to open it")
    }
    package static let reporterInquiryOpened = Phrase(
        kk: "ашылды", ru: "открыто", en: "opened")
    package static let reporterInquiryCouldNotRead = Phrase(
        kk: "сұрады; оқи алмады", ru: "запросил(а); прочитать не смог(ла)",
        en: "asked; could not read")
    package static let reporterInquiryAsked = Phrase(
        kk: "сұрады; сенімгерлер әлі жауап бермеді",
        ru: "запросил(а); доверенные лица ещё не ответили",
        en: "asked; the trustees have not answered yet")
    package static let reporterInquiryReleased = Phrase(
        kk: "сенімгерлер үлестерін берді", ru: "доверенные лица выдали доли",
        en: "the trustees released their shares")
    package static let reporterInquiryRefused = Phrase(
        kk: "сенімгерлер бас тартты", ru: "доверенные лица отказали",
        en: "the trustees refused")
    package static func reporterReply(name: String, post: String) -> Phrase {
        Phrase(
            kk: "Жауап: \(name), \(post). Қолтаңбасы тексерілді:",
            ru: "Ответ: \(name), \(post). Подпись проверена:",
            en: "Reply from \(name), \(post). The signature is verified:")
    }
    package static let reporterReplyGap = Phrase(
        kk: "осы автордың бұған дейінгі жауабы жоқ: портал оны бермей отыр",
        ru: "нет предыдущего ответа этого автора: портал его не отдал",
        en: "an earlier reply of this author is missing: the portal keeps it back")
    package static let reporterNoReply = Phrase(
        kk: "Әзірге жауап жоқ.", ru: "Ответа пока нет.", en: "There is no reply yet.")
    package static let reporterWaiting = Phrase(
        kk: "Жауап күтілуде; тоқтату үшін Ctrl-C.", ru: "Ожидание ответа; Ctrl-C — прервать.",
        en: "Waiting for a reply; Ctrl-C stops.")
    package static let reporterDirectoryMissing = Phrase(
        kk:
            "портал анықтамалықтың ескі нұсқасын бермеді: кейбір хабарламалардың кімге арналғаны көрінбейді",
        ru:
            "портал не выдал старую версию справочника: у части сообщений не видно, кому они адресованы",
        en: "the portal did not give an old directory: whom some messages address cannot be shown")
    package static let reporterDirectoryMissingHint = Phrase(
        kk: "кейінірек қайта қараңыз", ru: "посмотрите ещё раз позже", en: "look again later")
    package static func reporterRepliesUnchecked(count: Int) -> Phrase {
        Phrase(
            kk:
                "\(count) жауап бар, бірақ портал қазір оны тексеруге керектіні бермейді, сондықтан көрсетілмеді",
            ru:
                "есть \(Plural.ru(count, "ответ", "ответа", "ответов")), но портал сейчас не выдаёт нужного для проверки, поэтому показа нет",
            en:
                "there \(count == 1 ? "is a reply" : "are \(count) replies") that cannot be checked now, and so not be shown"
        )
    }
    package static let reporterLooksAgain = Phrase(
        kk: "Портал қазір жауап бермейді; кейінірек қайта қаралады.",
        ru: "Портал сейчас не отвечает; проверка повторится позже.",
        en: "The portal does not answer now; it is looked at again later.")
    package static func reporterItemsRefused(count: Int) -> Phrase {
        Phrase(
            kk: "жәшіктегі \(count) жазба тексеруден өтпеді, сондықтан көрсетілмеді",
            ru:
                "в ящике не прошли проверку и не показаны \(Plural.ru(count, "запись", "записи", "записей"))",
            en:
                "\(Plural.en(count, "item", "items")) of the mailbox did not verify and are not shown"
        )
    }
    package static let reporterStranger = Phrase(
        kk: "сіз таңдамаған біреу жауап беруге тырысты: жауабы көрсетілмеді",
        ru: "попытался ответить тот, кого вы не выбирали: его ответ не показан",
        en: "someone you did not address tried to reply: it is not shown")

    // Proofs.
    package static func reporterProofSaved(path: String) -> Phrase {
        Phrase(
            kk: "Дәлел сақталды: \(path)", ru: "Доказательство сохранено: \(path)",
            en: "The proof is saved: \(path)")
    }
    package static let reporterProofAdvice = Phrase(
        kk: "Ол мәтінді ашпайды, бірақ сізде болуының өзі — хабарлағаныңыздың айғағы.",
        ru: "Она не раскрывает текста, но само её наличие у вас показывает, что вы сообщали.",
        en: "It opens no text, but having it shows that you reported.")
    package static func reporterProofHolds(portal: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "Дәлел жарамды: \(portal) порталы бұл хабарламаны \(time.kk) дейін қабылдаған.",
            ru: "Доказательство верно: портал \(portal) принял это сообщение до \(time.ru).",
            en: "The proof holds: the portal \(portal) had accepted this message by \(time.en).")
    }
    package static func reporterProofMessage(id: String) -> Phrase {
        Phrase(
            kk: "Хабарлама: \(id)", ru: "Сообщение: \(id)", en: "Message: \(id)")
    }
    package static let reporterOpeningHolds = Phrase(
        kk: "Ашатын файл дәлелге сай. Хабарламада былай делінген:",
        ru: "Файл, который раскрывает текст, подходит к доказательству. В сообщении сказано:",
        en: "The opening file fits the proof. The message says:")
    package static let reporterOpeningMalformed = Phrase(
        kk: "бұл хабарламаны ашатын файл емес немесе ол бүлінген",
        ru: "это не файл, который раскрывает сообщение, или он повреждён",
        en: "this is no opening file, or it is damaged")
    package static let reporterOpeningRefused = Phrase(
        kk: "ашатын файл осы дәлелдегі хабарламаға сай емес",
        ru: "файл, который раскрывает текст, не подходит к сообщению в доказательстве",
        en: "the opening file does not fit the message in the proof")
    package static let reporterProofNotYet = Phrase(
        kk: "дәлел әлі жоқ: хабарлама журналға келесі сағат басында түседі",
        ru: "доказательства ещё нет: сообщение попадёт в журнал в начале следующего часа",
        en: "there is no proof yet: the message enters the log at the next full hour")
    package static let reporterProofFileMalformed = Phrase(
        kk: "бұл дәлел файлы емес немесе ол бүлінген",
        ru: "это не файл доказательства, или он повреждён",
        en: "this is no proof file, or it is damaged")
    package static let reporterProofOtherAuthority = Phrase(
        kk: "дәлел басқа порталдың кілтіне негізделген",
        ru: "доказательство относится к ключу другого портала",
        en: "the proof is about another portal's authority")
    package static let reporterProofDirectory = Phrase(
        kk: "дәлелдегі анықтамалық хабарламаға сай емес немесе жарамсыз",
        ru: "справочник в доказательстве не подходит к сообщению или недействителен",
        en: "the directory in the proof is not valid, or not the message's")
    package static let reporterProofLog = Phrase(
        kk: "журнал бұл хабарламаның қабылданғанын дәлелдемейді",
        ru: "журнал не доказывает, что это сообщение принято",
        en: "the log does not prove that this message was accepted")
    package static let reporterProofReceipt = Phrase(
        kk: "дәлелдегі порталдың растамасы жарамсыз",
        ru: "подтверждение портала в доказательстве недействительно",
        en: "the portal's confirmation in the proof is not valid")
    package static let reporterNoOwnReport = Phrase(
        kk: "жәшікте өз хабарламаңыз табылмады",
        ru: "в ящике нет вашего сообщения",
        en: "the mailbox holds no report of yours")
    package static let reporterOwnNotPublic = Phrase(
        kk:
            "бұрын жібергеніңіз әлі ашық журналда жоқ, сондықтан оның артынан жаңасын жіберуге болмайды",
        ru:
            "отправленное вами раньше ещё не стоит в открытом журнале, и продолжить его пока нельзя",
        en: "what you sent before is not in the public log yet, so nothing can be sent behind it")
    package static let reporterOwnNotPublicHint = Phrase(
        kk: "келесі сағат басталғаннан кейін қайта көріңіз",
        ru: "попробуйте ещё раз, когда начнётся следующий час",
        en: "try again after the next full hour")
    package static let reporterOwnNotProven = Phrase(
        kk: "портал сіздікі деп көрсететін хабарлама журналда жоқ немесе екеу; ештеңе жіберілмеді",
        ru:
            "сообщения, которое портал показывает как ваше, нет в журнале, или их два; ничего не отправлено",
        en:
            "a message that the portal shows as yours is not in the log, or is there twice; nothing was sent"
    )
    package static let reporterMailboxCut = Phrase(
        kk: "жәшік тым ұзын: тек ең ескі бөлігі оқылды, соңғысы мұнда жоқ",
        ru: "ящик слишком длинный: прочитана только старая его часть, новейшего здесь нет",
        en: "the mailbox is too long: only its oldest part was read, the newest is not here")
    package static func reporterNewestHere(number: Int, at: CivilTime, names: String) -> Phrase {
        Phrase(
            kk:
                "мұндағы ең соңғы хабарламаңыз: № \(number), \(at.kk); кімге: \(names). Кейінірек жіберген болсаңыз, портал оны жасырып отыр: жалғастырмаңыз.",
            ru:
                "ваше последнее сообщение здесь: № \(number), \(at.ru); кому: \(names). Если вы отправляли что-то позже, портал это скрывает: не продолжайте.",
            en:
                "your newest message here is number \(number) of \(at.en), to: \(names). If you sent something later, the portal hides it: do not go on."
        )
    }
    package static let reporterReplyUncheckable = Phrase(
        kk:
            "жауап көрсетілмеді: портал хабарламаңыз кімге арналғанын көрсететін анықтамалықты бермей отыр",
        ru:
            "ответ не показан: портал не даёт справочник, по которому видно, кому вы писали",
        en:
            "a reply is not shown: the portal keeps back the directory that tells whom you addressed"
    )
}
