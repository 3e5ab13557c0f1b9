/// What `senim officer` says.
extension Phrase {
    // Keys.
    package static func officerCardWritten(path: String) -> Phrase {
        Phrase(
            kk: "Карточка жазылды: \(path). Оны порталдың басқарушы органына беріңіз.",
            ru: "Карточка записана: \(path). Передайте её управляющему порталом органу.",
            en: "The card is written: \(path). Give it to the portal's authority.")
    }
    package static func officerFingerprint(text: String) -> Phrase {
        Phrase(
            kk: "Кілттің ізі: \(text)", ru: "Отпечаток ключа: \(text)",
            en: "Fingerprint of the key: \(text)")
    }
    package static let officerKeyPosted = Phrase(
        kk:
            "Осы тоқсанның кілті порталға жіберілді; сенімгерлер растаған соң хабарламалар осыған мөрленеді.",
        ru:
            "Ключ этого квартала отправлен порталу; сообщения будут запечатаны им, когда его подтвердят доверенные лица.",
        en:
            "This quarter's key was sent to the portal; messages are sealed to it once the trustees have confirmed it."
    )
    package static let officerFolderInUse = Phrase(
        kk: "бұл қалтада тағы бір senim officer командасы жұмыс істеп тұр",
        ru: "в этой папке уже работает другая команда senim officer",
        en: "another senim officer command is at work in this folder")
    package static let officerFolderInUseHint = Phrase(
        kk: "оның аяқталуын күтіңіз, содан кейін қайталаңыз",
        ru: "дождитесь, пока она закончит, и повторите",
        en: "wait until it has ended, then repeat yours")
    package static let officerOtherGround = Phrase(
        kk: "бұл хабарламаны басқа негізбен ашу туралы өтініш әлі жауап күтіп тұр",
        ru: "просьба открыть это сообщение на другом основании ещё ждёт ответа",
        en: "a request to open this message on another ground still waits for answers")
    package static let officerOtherGroundHint = Phrase(
        kk:
            "негізсіз қайталасаңыз, сол өтініш жалғасады; хабарлаушының келісімі шешімнің артында күтпейді",
        ru:
            "повторите команду без основания, и та просьба продолжится; согласие заявителя решения не ждёт",
        en:
            "repeat the command without a ground to go on with it; the reporter's consent does not wait behind a decision"
    )
    package static let officerNotListed = Phrase(
        kk: "портал анықтамалығында бұл кілт ұстаушы жоқ немесе кілті басқа",
        ru: "в справочнике портала нет этого держателя ключа, или его ключ другой",
        en: "the portal's directory does not list this keyholder with this key")
    package static let officerNotListedHint = Phrase(
        kk: "карточкаңызды порталдың басқарушы органына беріңіз",
        ru: "передайте свою карточку управляющему порталом органу",
        en: "give your card to the portal's authority")
    package static let officerSuspended = Phrase(
        kk: "анықтамалық сіздің өкілеттігіңізді тоқтатқан: сұраулар мен жауаптар қабылданбайды",
        ru: "справочник приостановил ваши полномочия: запросы и ответы не принимаются",
        en: "the directory has suspended you: requests and replies are not taken")
    package static let officerOutOfOffice = Phrase(
        kk: "анықтамалық бойынша бүгін сіздің өкілеттік мерзіміңізге кірмейді",
        ru: "по справочнику сегодняшний день вне срока ваших полномочий",
        en: "by the directory, today lies outside your term of office")
    package static let officerMayNotActHint = Phrase(
        kk: "басқарушы органнан сұраңыз; ашылған істер басқа кілт ұстаушыларда қалады",
        ru: "спросите управляющий орган; открытые дела остаются у других держателей ключей",
        en: "ask the portal's authority; open cases stay with the other keyholders")
    package static func officerForeignKey(quarter: String) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанына сіздің атыңыздан файлыңызда жоқ кілт тіркелген",
            ru: "на квартал \(quarter) от вашего имени записан ключ, которого нет в вашем файле",
            en: "for \(quarter), a key that is not in your file was logged in your name")
    }
    package static let officerForeignKeyHint = Phrase(
        kk:
            "бұл файл ескі көшірме болмаса және басқа кілт файлыңыз болмаса, кілтіңізді біреу иемденген: порталдың басқарушы органына дереу хабарлаңыз",
        ru:
            "если этот файл не старая копия и у вас нет другого файла ключа, вашим ключом владеет кто-то ещё: немедленно сообщите управляющему органу",
        en:
            "unless this file is an older copy or you have another one, somebody else holds your key: tell the portal's authority at once"
    )
    package static let officerNoListedKey = Phrase(
        kk: "осы тоқсанға арналған кілтіңізді сенімгерлер әлі растаған жоқ",
        ru: "доверенные лица ещё не подтвердили ваш ключ на этот квартал",
        en: "the trustees have not confirmed your key for this quarter yet")
    package static let officerAgainHint = Phrase(
        kk: "бір минуттан кейін команданы қайталаңыз; ол тоқтаған жерінен жалғасады",
        ru: "повторите команду через минуту; она продолжит с того же места",
        en: "repeat the command in a minute; it goes on where it stopped")
    package static let officerUnusableKeyFile = Phrase(
        kk: "кілт файлында кілт ұстаушының кілттері жоқ",
        ru: "в файле ключа нет ключей держателя",
        en: "the key file holds no keyholder's keys")

    // Records.
    package static let officerRecordMalformed = Phrase(
        kk: "жұмыс жазбасы бүлінген немесе басқа кілт файлына тиесілі",
        ru: "рабочая запись повреждена или относится к другому файлу ключа",
        en: "a record of this desk is damaged, or belongs to another key file")
    package static let officerRecordFull = Phrase(
        kk: "осы хабар бойынша бұл үстелде сақталатын жазба шегіне жетті; ештеңе жіберілген жоқ",
        ru:
            "по этому сообщению за этим столом записано столько, сколько хранится; ничего не отправлено",
        en: "this desk keeps no more about this report; nothing was sent")
    package static let officerRecordFullHint = Phrase(
        kk: "істі басқа лауазымды адамға тапсырыңыз: ол жалғастыра алады",
        ru: "передайте дело другому должностному лицу: оно сможет продолжить",
        en: "hand the case over to another officer, who can go on with it")
    package static func officerRecordKeyMissing(quarter: String) -> Phrase {
        Phrase(
            kk: "кілт файлында \(quarter) тоқсанының кілті жоқ",
            ru: "в файле ключа нет ключа квартала \(quarter)",
            en: "the key file has no key of \(quarter)")
    }
    package static let officerRecordFolder = Phrase(
        kk: "жұмыс жазбаларының қалтасы ашылмады",
        ru: "не удалось открыть папку рабочих записей",
        en: "the folder of the desk's records could not be opened")
    package static let officerRecordNotWritten = Phrase(
        kk: "жұмыс жазбасы дискіге сақталмады, сондықтан ештеңе көрсетілмеді",
        ru: "рабочая запись не сохранилась на диск, поэтому ничего не показано",
        en: "the record could not be saved to disk, so nothing is shown")

    // Inbox.
    package static let officerInboxEmpty = Phrase(
        kk: "Хабарлама жоқ.", ru: "Сообщений нет.", en: "There are no messages.")
    package static func officerInboxReport(id: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(id) — хабарлама, \(time.kk)",
            ru: "\(id) — сообщение, \(time.ru)",
            en: "\(id) — report, \(time.en)")
    }
    package static func officerInboxIdentity(id: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(id) — жеке басы туралы, \(time.kk)",
            ru: "\(id) — о личности, \(time.ru)",
            en: "\(id) — identity, \(time.en)")
    }
    package static let officerStateNew = Phrase(
        kk: "ашылмаған", ru: "не открывалось", en: "not opened")
    package static let officerStateAsked = Phrase(
        kk: "сұралды, үлестер күтілуде", ru: "запрошено, ожидаются доли",
        en: "asked, shares are awaited")
    package static let officerStateOpened = Phrase(
        kk: "ашылған", ru: "открыто", en: "opened")
    package static let officerStateAnswered = Phrase(
        kk: "ашылған, жауап берілген", ru: "открыто, ответ дан",
        en: "opened, replied to")
    package static let officerUnknownMessage = Phrase(
        kk: "тізімде мұндай хабарлама жоқ немесе олар бірнешеу",
        ru: "в списке нет такого сообщения, или их несколько",
        en: "the list has no such message, or several")
    package static let officerUnknownMessageHint = Phrase(
        kk: "«senim officer inbox» көрсеткен нөмірдің кемінде сегіз таңбасын беріңіз",
        ru: "укажите не меньше восьми знаков номера из «senim officer inbox»",
        en: "give at least eight characters of an id that “senim officer inbox” shows")

    // Opening.
    package static func officerWaiting(names: String) -> Phrase {
        Phrase(
            kk: "Сенімгерлердің үлесі күтілуде: \(names)",
            ru: "Ожидается доля доверенных лиц: \(names)",
            en: "Waiting for trustees' shares: \(names)")
    }
    package static func officerStillWaiting(names: String) -> Phrase {
        Phrase(
            kk:
                "Хабарлама ашылмады: сенімгер жауап бермеді: \(names). Сұрауыңыз журналда; команданы қайталасаңыз, жалғасады.",
            ru:
                "Сообщение не открыто: не ответили доверенные лица: \(names). Запрос записан в журнал; повторите команду, и она продолжит.",
            en:
                "The message is not opened: trustees have not answered: \(names). Your request is in the log; repeat the command and it goes on."
        )
    }
    package static func officerRefusedBy(name: String, reason: String) -> Phrase {
        Phrase(
            kk: "Сенімгер бас тартты: \(name) (\(reason))",
            ru: "Доверенное лицо отказало: \(name) (\(reason))",
            en: "A trustee refused: \(name) (\(reason))")
    }
    package static let officerCalm = Phrase(
        kk: "Бүркеме хабарлама немесе сізге арналмаған. Бұл — қалыпты жағдай.",
        ru: "Сообщение-прикрытие или адресовано не вам. Это обычное дело.",
        en: "A cover message, or not addressed to you. This is an everyday answer.")
    package static let officerCover = Phrase(
        kk: "Бұл — бүркеме хабарлама: оны ешкім жазған жоқ.",
        ru: "Это сообщение-прикрытие: его никто не писал.",
        en: "This is a cover message: nobody wrote it.")
    package static func officerReceived(at time: CivilTime) -> Phrase {
        Phrase(
            kk: "Келіп түскен уақыты: \(time.kk)", ru: "Поступило: \(time.ru)",
            en: "Received: \(time.en)")
    }
    package static func officerKind(code: String) -> Phrase {
        Phrase(kk: "Түрі: \(code)", ru: "Вид: \(code)", en: "Kind: \(code)")
    }
    package static func officerSpheres(codes: String) -> Phrase {
        Phrase(kk: "Салалары: \(codes)", ru: "Сферы: \(codes)", en: "Spheres: \(codes)")
    }
    package static func officerAddressees(names: String) -> Phrase {
        Phrase(
            kk: "Оқи алатындар: \(names)", ru: "Адресаты: \(names)", en: "Addressed to: \(names)")
    }
    package static func officerExcluded(names: String) -> Phrase {
        Phrase(
            kk: "Оқымауы керек адамдар: \(names)", ru: "Исключены: \(names)",
            en: "Excluded persons: \(names)")
    }
    package static let officerWhat = Phrase(kk: "Не болды:", ru: "Что:", en: "What:")
    package static let officerWhen = Phrase(kk: "Қашан:", ru: "Когда:", en: "When:")
    package static let officerWhere = Phrase(kk: "Қайда:", ru: "Где:", en: "Where:")
    package static let officerWho = Phrase(kk: "Кім:", ru: "Кто:", en: "Who:")
    package static let officerHowKnown = Phrase(
        kk: "Қайдан белгілі:", ru: "Откуда известно:", en: "How it is known:")
    package static let officerEarlier = Phrase(
        kk: "Бұрынғы хабарламалар:", ru: "Прежние обращения:", en: "Earlier reports:")
    package static let officerFullName = Phrase(kk: "Аты-жөні:", ru: "Имя:", en: "Name:")
    package static let officerPosition = Phrase(kk: "Лауазымы:", ru: "Должность:", en: "Position:")
    package static let officerUnit = Phrase(kk: "Бөлімі:", ru: "Подразделение:", en: "Unit:")
    package static let officerContact = Phrase(kk: "Байланыс:", ru: "Связь:", en: "Contact:")
    package static let officerNoIdentity = Phrase(
        kk: "Хабарлаушы өзін көрсетпеген.", ru: "Заявитель себя не назвал.",
        en: "The reporter did not name themselves.")
    package static let officerAnchored = Phrase(
        kk: "Тексерілді: ашылуыңыз жалпыға ашық журналда.",
        ru: "Проверено: открытие записано в публичном журнале.",
        en: "Verified: the opening stands in the public log.")
    package static let officerNotAnchoredYet = Phrase(
        kk: "Журналдың жалпыға ашық бөлігі келесі жолы тексеріледі.",
        ru: "Публичный журнал будет проверен при следующем обращении.",
        en: "The public log is checked at the next visit.")
    package static func officerBlamed(names: String) -> Phrase {
        Phrase(
            kk: "сенімгер жалған үлес берді: \(names)",
            ru: "доверенное лицо выдало ложную долю: \(names)",
            en: "a trustee gave a false share: \(names)")
    }
    package static let officerTellAuditor = Phrase(
        kk: "аудиторға хабарлаңыз: дәлелі жазбаңызда сақталды",
        ru: "сообщите аудитору: доказательство сохранено в вашей записи",
        en: "tell an auditor: the proof is kept in your record")

    // What does not hold.
    package static let officerLogRefused = Phrase(
        kk: "журнал бұл ашуды дәлелдемейді",
        ru: "журнал не доказывает это открытие",
        en: "the log does not prove this opening")
    package static let officerTooFewCosignatures = Phrase(
        kk: "журналға сенімгерлердің қолтаңбалары жетіспейді",
        ru: "под журналом не хватает подписей доверенных лиц",
        en: "the log lacks the trustees' cosignatures")
    package static let officerLogInconsistent = Phrase(
        kk: "сенімгерлер көрген журнал сізге көрсетілген журналмен сәйкес емес",
        ru: "журнал, виденный доверенными лицами, не согласуется с показанным вам",
        en: "the log that the trustees saw does not agree with the one shown to you")
    package static let officerAnotherMessage = Phrase(
        kk: "шлюз сұралғаннан басқа немесе өзгертілген хабарлама берді",
        ru: "шлюз отдал другое или изменённое сообщение",
        en: "the gateway gave another message than the one asked for, or changed it")
    package static func officerAnswerForged(name: String) -> Phrase {
        Phrase(
            kk: "сенімгердің жауабы өзгертілген немесе оған тиесілі емес: \(name)",
            ru: "ответ доверенного лица изменён или не его: \(name)",
            en: "a trustee's answer was changed, or is not theirs: \(name)")
    }
    package static let officerAnswerMalformed = Phrase(
        kk: "сенімгер жауабы пішімге сай емес",
        ru: "ответ доверенного лица не соответствует формату",
        en: "a trustee's answer is not in the expected format")
    package static func officerAllRefused(reasons: String) -> Phrase {
        Phrase(
            kk: "сенімгерлер бас тартты: \(reasons)",
            ru: "доверенные лица отказали: \(reasons)",
            en: "the trustees refused: \(reasons)")
    }
    package static let officerOwnSlot = Phrase(
        kk: "хабарламадағы үлесіңіз ашылмады: ол басқа кілтке мөрленген немесе бүлінген",
        ru: "ваша доля в сообщении не открылась: она запечатана другим ключом или повреждена",
        en: "your share in the message does not open: sealed to another key, or damaged")
    package static let officerBodyDamaged = Phrase(
        kk: "хабарламаның мәтіні бүлінген немесе пішімге сай емес",
        ru: "текст сообщения повреждён или не соответствует формату",
        en: "the message's text is damaged, or not in the expected format")
    package static let officerInconsistentShares = Phrase(
        kk:
            "жіберуші хабарламаны пішімге қайшы мөрлеген: сенімгерлердің бөліктері бір-біріне сай емес",
        ru:
            "отправитель запечатал сообщение вопреки формату: доли доверенных лиц не согласованы между собой",
        en:
            "the sender sealed the message against the format: the trustees' shares do not agree with each other"
    )
    package static let officerInconsistentSharesHint = Phrase(
        kk: "бұл хабарлама кімге арналғаны туралы ештеңе айтпайды; оны ешкім оқи алмауы тиіс",
        ru:
            "это ничего не говорит о том, кому оно адресовано; такое сообщение не должен читать никто",
        en: "this says nothing about whom it addresses; nobody is to read such a message")
    package static let officerNotNamed = Phrase(
        kk: "хабарлама сізге ашылды, бірақ мәтінінде сіздің атыңыз жоқ",
        ru: "сообщение открылось вам, но в тексте вы не названы адресатом",
        en: "the message opened to you, but its text does not name you among its addressees")
    package static let officerNotAuthentic = Phrase(
        kk: "хабарлама хабарлаушыдан екені расталмады",
        ru: "не подтверждено, что сообщение от заявителя",
        en: "the message is not shown to be the reporter's")
    package static let officerOpenReportFirst = Phrase(
        kk: "алдымен осы жеке бас туралы хабарлама тиесілі хабарламаны ашыңыз",
        ru: "сначала откройте сообщение, к которому относится эта личность",
        en: "open the report that this identity belongs to first")
    package static let officerGroundNeeded = Phrase(
        kk: "жеке бас туралы хабарлама тек негізбен ашылады, ал басқасына негіз керек емес",
        ru: "сообщение о личности открывается только с основанием, а прочим оно не нужно",
        en: "an identity opens only with a ground, and nothing else takes one")
    package static let officerGroundHint = Phrase(
        kk: "--decision НӨМІР --decided КҮНІ немесе --consent-fd беріңіз",
        ru: "укажите --decision НОМЕР --decided ДАТА или --consent-fd",
        en: "give --decision NUMBER --decided DATE, or --consent-fd")

    // Replying.
    package static let officerAskReply = Phrase(
        kk: "Жауабыңызды жазыңыз. Соңында жалғыз нүктесі бар жол қойыңыз:\n",
        ru: "Напишите ответ. В конце — строка из одной точки:\n",
        en: "Write your reply. End with a line that is a single full stop:\n")
    package static func officerReplySent(id: String) -> Phrase {
        Phrase(
            kk: "Жауап жіберілді: \(id). Хабарлаушы оны келесі сағаттан кейін көреді.",
            ru: "Ответ отправлен: \(id). Заявитель увидит его после начала следующего часа.",
            en: "The reply is sent: \(id). The reporter sees it after the next full hour.")
    }
    package static let officerEarlierReplySent = Phrase(
        kk: "Бұрын жазылып, жетпей қалған жауап енді жіберілді; жаңа мәтін жіберілген жоқ.",
        ru: "Отправлен прежний ответ, который не дошёл; новый текст не отправлен.",
        en: "An earlier reply that had not arrived is sent now; the new text was not sent.")
    package static let officerReplyNotOpened = Phrase(
        kk: "алдымен хабарламаны ашыңыз; бүркеме немесе сізге арналмағанға жауап берілмейді",
        ru: "сначала откройте сообщение; на чужое или прикрытие ответить нельзя",
        en: "open the report first; what is not addressed to you cannot be replied to")
    package static let officerReplyTooLong = Phrase(
        kk: "жауап тым ұзын немесе бос",
        ru: "ответ слишком длинный или пустой",
        en: "the reply is too long, or empty")
    package static let officerReplyReceipt = Phrase(
        kk: "портал жауапты қабылдағанын растамады",
        ru: "портал не подтвердил приём ответа",
        en: "the portal did not confirm that it accepted the reply")

    // History.
    package static func officerActAsked(name: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(time.kk): \(name) ашуды сұрады",
            ru: "\(time.ru): запросил(а) открытие — \(name)",
            en: "\(time.en): \(name) asked to open it")
    }
    package static func officerActReleased(name: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(time.kk): сенімгер үлес берді: \(name)",
            ru: "\(time.ru): доверенное лицо выдало долю — \(name)",
            en: "\(time.en): trustee \(name) released a share")
    }
    package static func officerActRefused(
        name: String, reason: String, at time: CivilTime
    ) -> Phrase {
        Phrase(
            kk: "\(time.kk): сенімгер бас тартты: \(name) (\(reason))",
            ru: "\(time.ru): доверенное лицо отказало — \(name) (\(reason))",
            en: "\(time.en): trustee \(name) refused (\(reason))")
    }
    package static let officerActPublic = Phrase(
        kk: "дәлелі тексерілді", ru: "доказательство проверено",
        en: "the proof is verified")
    package static let officerActNotPublic = Phrase(
        kk: "жалпыға ашық журналда әлі жоқ", ru: "ещё не в публичном журнале",
        en: "not in the public log yet")
    package static let officerNoActs = Phrase(
        kk: "Бұл хабарламаны ешкім сұраған жоқ.", ru: "Это сообщение никто не запрашивал.",
        en: "Nobody has asked for this message.")
    package static func officerActsRefused(count: Int) -> Phrase {
        Phrase(
            kk: "\(count) жазба тексеруден өтпеді, сондықтан көрсетілмеді",
            ru:
                "не прошли проверку и не показаны \(Plural.ru(count, "запись", "записи", "записей"))",
            en: "\(Plural.en(count, "entry", "entries")) did not verify and are not shown")
    }
}
