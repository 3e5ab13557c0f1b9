/// What the commands of a conversation say: follow-ups, changes of the receipt, closing; threads and notes.
extension Phrase {
    // Following up.
    package static let reporterAskFollowUpKind = Phrase(
        kk:
            "Басқа мәселе болса, кодын жазыңыз, мысалы K10 — қысым көрсету (бос болса — сол мәселе): ",
        ru: "Если о другом, введите код, например K10 — преследование (пусто — о том же): ",
        en:
            "If it is about something else, give the code, such as K10, retaliation (empty: the same): "
    )
    package static let reporterStandingNotAddressed = Phrase(
        kk: "бұрынғы хабарламаңыз оған арналмаған",
        ru: "ваше прежнее сообщение ему не адресовано",
        en: "your earlier message was not addressed to them")
    package static let reporterAudienceUnknown = Phrase(
        kk: "портал бұрынғы хабарламаңыз кімге арналғанын көрсетпей отыр",
        ru: "портал не показывает, кому было адресовано ваше прежнее сообщение",
        en: "the portal does not show whom your earlier message was addressed to")
    package static let reporterAudienceUnknownHint = Phrase(
        kk: "кім оқитынын өзіңіз таңдаңыз: --to", ru: "выберите адресатов сами: --to",
        en: "choose who may read it: --to")
    package static func reporterFollowUpAccepted(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Толықтыруыңыз \(day.kk) қабылданды: порталдың қолтаңбасы тексерілді.",
            ru: "Дополнение принято \(day.ru): подпись портала проверена.",
            en: "The follow-up was accepted on \(day.en): the portal's signature is verified.")
    }
    package static let reporterConsentWarning = Phrase(
        kk:
            "хабарламаңыз жеткен әр кілт ұстаушы онымен бірге мөрленген аты-жөніңізді аша алады, кейін алып тастағандарыңыз да; мұны қайтарып алу мүмкін емес",
        ru:
            "каждый держатель ключа, до которого дошло ваше сообщение, сможет узнать имя, запечатанное вместе с ним, и тот, кого вы исключили позже; отменить это нельзя",
        en:
            "every keyholder whom your report reached can then open the name that you sealed with it, those whom you left out later, too; this cannot be undone"
    )
    package static let reporterAskConsent = Phrase(
        kk: "Өзіңізді танытасыз ба? (иә/жоқ): ", ru: "Раскрыть себя? (да/нет): ",
        en: "Make yourself known? (yes/no): ")

    // When the directory changed meanwhile.
    package static let reporterDirectoryChanged = Phrase(
        kk:
            "Осы арада порталдың анықтамалығы өзгерді; хабарлама қайта мөрленеді. Жаңадан қосылғандар оны оқымайды.",
        ru:
            "Тем временем справочник портала изменился; сообщение запечатывается заново. Новые лица его не прочитают.",
        en:
            "The portal's directory has changed meanwhile; the message is sealed anew. Those who are new cannot read it."
    )
    package static func reporterKeyholderAdded(name: String) -> Phrase {
        Phrase(kk: "қосылды: \(name)", ru: "добавлен: \(name)", en: "added: \(name)")
    }
    package static func reporterKeyholderRemoved(name: String) -> Phrase {
        Phrase(kk: "алынып тасталды: \(name)", ru: "удалён: \(name)", en: "removed: \(name)")
    }
    package static func reporterKeyholderChanged(name: String) -> Phrase {
        Phrase(kk: "өзгерді: \(name)", ru: "изменён: \(name)", en: "changed: \(name)")
    }

    // Changing the receipt.
    package static let reporterNewReceipt = Phrase(
        kk: "Жаңа түбіртегіңіз. Портал растаған соң ескісі ештеңе ашпайды.",
        ru: "Ваша новая квитанция. Как только портал подтвердит замену, старая ничего не откроет.",
        en: "Your new receipt. Once the portal confirms it, the old one opens nothing.")
    package static let reporterAskWritten = Phrase(
        kk: "Жазып алдыңыз ба? (иә/жоқ): ", ru: "Записали? (да/нет): ",
        en: "Have you written it down? (yes/no): ")
    package static func reporterRekeyAccepted(on day: CivilDate) -> Phrase {
        Phrase(
            kk: "Түбіртек \(day.kk) ауыстырылды. Ескісін жойыңыз.",
            ru: "Квитанция заменена \(day.ru). Старую уничтожьте.",
            en: "The receipt was changed on \(day.en). Destroy the old one.")
    }
    package static let reporterRekeyUnknown = Phrase(
        kk: "түбіртектің ауысқан-ауыспағаны белгісіз: екеуінің бірі жарамды",
        ru: "неизвестно, заменена ли квитанция: действует одна из двух",
        en: "whether the receipt was changed is not known: one of the two holds")
    package static let reporterRekeyUnknownHint = Phrase(
        kk:
            "екеуін де сақтап, бір сағаттан кейін «senim report check» командасын алдымен жаңасымен, содан кейін ескісімен байқап көріңіз",
        ru:
            "сохраните обе и через час проверьте сначала новую, затем старую: senim report check",
        en: "keep both, and in an hour try the new one, then the old: senim report check")
    package static let reporterRekeyNotTaken = Phrase(
        kk:
            "білуімізше, түбіртек ауысқан жоқ; «senim report check» жәшікті ескісімен ашқанша екеуін де сақтаңыз",
        ru:
            "насколько известно, квитанция не заменена; храните обе, пока «senim report check» не откроет ящик старой",
        en:
            "as far as is known, the receipt was not changed; keep both until “senim report check” has opened the mailbox with the old one"
    )
    package static let reporterRekeyNotDone = Phrase(
        kk: "түбіртек ауысқан жоқ: ескісі бұрынғыдай жарамды, жоғарыдағы жаңасы жарамсыз",
        ru: "квитанция не заменена: старая действует как прежде, новая выше недействительна",
        en: "the receipt was not changed: the old one holds as before, the new one above is void")
    package static let reporterFollowUpUnknownHint = Phrase(
        kk:
            "бір сағаттан кейін түбіртегіңізбен «senim report check» жасап көріңіз; оған дейін қайта жібермеңіз",
        ru:
            "через час проверьте со своей квитанцией: senim report check; до этого не отправляйте снова",
        en: "in an hour, look with your receipt: senim report check; do not send it again before")
    package static let reporterClosingUnknown = Phrase(
        kk: "портал жауап бермеді: жәшіктің жабылғаны белгісіз",
        ru: "портал не ответил: неизвестно, закрыт ли ящик",
        en: "the portal did not answer: whether the mailbox is closed is not known")
    package static let reporterClosingUnknownHint = Phrase(
        kk:
            "команданы кейінірек қайталаңыз; порталда мұндай түбіртекпен ештеңе болмаса, жәшік жабылған",
        ru: "повторите команду позже; если на портале нет ничего с этой квитанцией, ящик закрыт",
        en: "repeat the command later; if the portal has nothing under this receipt, it is closed")
    package static let reporterTooManyRekeys = Phrase(
        kk: "бұл хабарламаның түбіртегі он алты рет ауысқан, енді ауыстыруға болмайды",
        ru: "квитанцию этого сообщения меняли уже шестнадцать раз, больше нельзя",
        en:
            "the receipt of this report was changed sixteen times already, and cannot be changed again"
    )
    package static let reporterReceiptReplaced = Phrase(
        kk: "бұл түбіртек жаңасына ауыстырылған, енді ештеңе ашпайды",
        ru: "эта квитанция заменена новой и больше ничего не открывает",
        en: "this receipt was changed for a new one, and opens nothing any more")
    package static let reporterReceiptReplacedHint = Phrase(
        kk:
            "ауыстырған сіз болмасаңыз, түбіртекті білетін басқа біреу: хабарламаны қабылдаған қызметкер не ұры; жаңа хабарлама жіберіп, осыны айтыңыз",
        ru:
            "если это были не вы, её сменил тот, кто её видел: принимавший сотрудник или вор; отправьте новое сообщение и скажите об этом",
        en:
            "if it was not you, it was somebody who has seen it: the officer who took the report, or a thief; send a new report and say so"
    )

    // Closing.
    package static let reporterClosingWarning = Phrase(
        kk: "жәшік біржола жабылады: жауаптар жойылады, түбіртек ештеңе ашпайды",
        ru: "ящик закроется навсегда: ответы сотрутся, квитанция ничего не откроет",
        en: "the mailbox closes for good: its replies are wiped, and the receipt opens nothing")
    package static let reporterAskClose = Phrase(
        kk: "Жабайық па? (иә/жоқ): ", ru: "Закрыть? (да/нет): ", en: "Close it? (yes/no): ")
    package static let reporterClosingNotConfirmed = Phrase(
        kk: "жабылмады: растау керек", ru: "не закрыто: нужно подтверждение",
        en: "not closed: it must be confirmed")
    package static let reporterClosingHint = Phrase(
        kk: "терминалсыз --yes беріңіз", ru: "без терминала укажите --yes",
        en: "without a terminal, give --yes")
    package static let reporterClosed = Phrase(
        kk: "Жәшік жабылды. Хабарлағаныңыз сіз таңдаған адамдарда қалады.",
        ru: "Ящик закрыт. То, что вы сообщили, остаётся у выбранных вами лиц.",
        en: "The mailbox is closed. What you reported stays with those whom you addressed.")

    // Looking.
    package static func reporterOwnFollowUp(id: String) -> Phrase {
        Phrase(kk: "Толықтыру \(id)", ru: "Дополнение \(id)", en: "Follow-up \(id)")
    }
    package static func reporterOwnRekey(id: String) -> Phrase {
        Phrase(
            kk: "Түбіртекті ауыстыру \(id)", ru: "Замена квитанции \(id)",
            en: "Change of the receipt \(id)")
    }
    package static func reporterOwnMissing(numbers: String) -> Phrase {
        Phrase(
            kk:
                "өз хабарламаларыңыздың мынау нөмірлілері жоқ: \(numbers); портал оларды бермей отыр",
            ru: "нет ваших собственных сообщений с номерами: \(numbers); портал их не отдаёт",
            en:
                "own messages of yours are missing, by number: \(numbers); the portal keeps them back"
        )
    }
    package static func reporterOwnRepeated(numbers: String) -> Phrase {
        Phrase(
            kk:
                "бір орында бірнеше хабарлама тұр: \(numbers); түбіртекті тағы біреу қолданған болуы мүмкін",
            ru:
                "на одном месте несколько сообщений: \(numbers); возможно, квитанцией пользуется кто-то ещё",
            en:
                "several messages stand at one place: \(numbers); perhaps somebody else uses the receipt"
        )
    }

    // Threads.
    package static func officerThreadEntry(
        id: String, what: String, at time: CivilTime
    ) -> Phrase {
        Phrase(
            kk: "\(id) — \(what), \(time.kk)", ru: "\(id) — \(what), \(time.ru)",
            en: "\(id) — \(what), \(time.en)")
    }
    package static let officerThreadReport = Phrase(
        kk: "хабарлама", ru: "сообщение", en: "report")
    package static let officerThreadFollowUp = Phrase(
        kk: "толықтыру", ru: "дополнение", en: "follow-up")
    package static let officerThreadRekey = Phrase(
        kk: "түбіртекті ауыстыру", ru: "замена квитанции", en: "change of the receipt")
    package static let officerThreadHandover = Phrase(
        kk: "істі тапсыру", ru: "передача дела", en: "handover")
    package static let officerThreadIdentity = Phrase(
        kk: "жеке басы туралы", ru: "о личности", en: "identity")
    package static let officerThreadReply = Phrase(kk: "жауап", ru: "ответ", en: "reply")
    package static let officerThreadNote = Phrase(kk: "жазба", ru: "заметка", en: "note")
    package static let officerThreadUnopened = Phrase(
        kk: "толықтыру, түбіртекті ауыстыру немесе істі тапсыру",
        ru: "дополнение, замена квитанции или передача дела",
        en: "follow-up, change of the receipt, or handover")
    package static func officerThreadAuthor(name: String) -> Phrase {
        Phrase(kk: "авторы: \(name)", ru: "автор: \(name)", en: "by \(name)")
    }
    package static func officerThreadOwn(number: Int) -> Phrase {
        Phrase(
            kk: "осы жерде жазылған, нөмірі \(number)", ru: "написано здесь, номер \(number)",
            en: "written here, number \(number)")
    }
    package static let officerThreadGap = Phrase(
        kk: "бұған дейінгі хабарлама сізге жетпеген: портал оны бермей отыр",
        ru: "предыдущее сообщение до вас не дошло: портал его не отдал",
        en: "the message before this one has not reached you: the portal keeps it back")
    package static let officerThreadSaidRefused = Phrase(
        kk: "мұны осы жерден сіз жазғансыз; портал қабылдамадым деген, бірақ ол тізімде тұр",
        ru: "это написали здесь вы; портал ответил, что не принял, но сообщение стоит в списке",
        en: "you wrote this here; the portal said that it did not take it, and yet it is listed")
    package static let officerThreadRepeated = Phrase(
        kk: "бұл орында тағы бір хабарлама тұр: түбіртекті екі адам қолданған болуы мүмкін",
        ru: "на этом месте стоит ещё одно сообщение: возможно, квитанцией пользуются двое",
        en: "another message stands at this place: perhaps two people use the receipt")
    package static let officerThreadTooLate = Phrase(
        kk: "түбіртек бұдан бұрын ауыстырылған: бұл ауыстыру есептелмейді",
        ru: "квитанцию заменили раньше: эта замена не считается",
        en: "the receipt had been changed before: this change does not count")

    // Opening what belongs to a thread.
    package static func officerFollowUp(report: String) -> Phrase {
        Phrase(
            kk: "\(report) хабарламасына толықтыру", ru: "Дополнение к сообщению \(report)",
            en: "Follow-up to report \(report)")
    }
    package static func officerConsentGiven(token: String) -> Phrase {
        Phrase(
            kk: "Хабарлаушы жеке басын ашуға келісті; келісім коды: \(token)",
            ru: "Заявитель согласен раскрыть личность; код согласия: \(token)",
            en: "The reporter consents to being known; the token of consent: \(token)")
    }
    package static let officerNotAuthenticHint = Phrase(
        kk:
            "хабарлаушы түбіртегін ауыстырған болуы мүмкін: алдымен «senim officer thread» тізіміндегі ескі хабарламаларды ашыңыз",
        ru:
            "возможно, заявитель сменил квитанцию: сначала откройте более ранние сообщения из «senim officer thread»",
        en:
            "the reporter may have changed the receipt: open the earlier messages of “senim officer thread” first"
    )
    package static let officerRekeyNotSigned = Phrase(
        kk: "түбіртекті ауыстыруға бұрынғы түбіртек қол қоймаған: бұл хабарлаушыдан емес",
        ru: "замена квитанции не подписана прежней: она не от заявителя",
        en: "the change of the receipt is not signed by the one before: it is not the reporter's")
    package static let officerAnothersText = Phrase(
        kk:
            "бұл хабарлама басқаның атынан: хабарлаушының мәтінін лауазымды тұлға жіберген, немесе керісінше",
        ru: "сообщение выдано за чужое: текст заявителя отправило должностное лицо или наоборот",
        en:
            "this message is passed off as another's: an officer posted a reporter's text, or the other way round"
    )
    package static let officerAuthorForged = Phrase(
        kk: "жазған адамның қолтаңбасы жарамсыз", ru: "подпись автора недействительна",
        en: "the author's signature is not valid")
    package static func officerAuthorNotAddressed(name: String) -> Phrase {
        Phrase(
            kk: "авторы хабарлаушы таңдаған адам емес: \(name)",
            ru: "автор — не тот, кого выбрал заявитель: \(name)",
            en: "its author is not one whom the reporter lets read: \(name)")
    }

    // Writing into a thread.
    package static let officerAskNote = Phrase(
        kk: "Жазбаңызды жазыңыз. Соңында жалғыз нүктесі бар жол қойыңыз:\n",
        ru: "Напишите заметку. В конце — строка из одной точки:\n",
        en: "Write your note. End with a line that is a single full stop:\n")
    package static func officerNoteSent(id: String) -> Phrase {
        Phrase(
            kk: "Жазба жіберілді: \(id). Оны хабарламаны оқитындар ғана көреді.",
            ru: "Заметка отправлена: \(id). Её увидят только те, кто читает сообщение.",
            en: "The note is sent: \(id). Only those who may read the report see it.")
    }
    package static let officerReceiptChanged = Phrase(
        kk: "хабарлаушы түбіртегін ауыстырған, сондықтан портал бұрынғысына жауап қабылдамайды",
        ru: "заявитель сменил квитанцию, и на прежнюю портал ответов не принимает",
        en: "the reporter has changed the receipt, and the portal takes nothing for the old one")
    package static let officerReceiptChangedHint = Phrase(
        kk: "«senim officer thread» тізіміндегі жаңа хабарламаларды ашып, қайталаңыз",
        ru: "откройте новые сообщения из «senim officer thread» и повторите",
        en: "open the newer messages of “senim officer thread”, then try again")
    package static let officerMailboxClosed = Phrase(
        kk: "хабарлаушы жәшігін жапқан: жауапты ешкім оқымайды",
        ru: "заявитель закрыл ящик: ответ никто не прочитает",
        en: "the reporter has closed the mailbox: nobody would read the reply")
}
