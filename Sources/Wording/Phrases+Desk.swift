/// What the desk in the browser says with values, and what it asks.
extension Phrase {
    package static func deskLooked(at time: CivilTime) -> Phrase {
        Phrase(
            kk: "Портал соңғы рет тексерілді: \(time.kk)",
            ru: "Портал проверен: \(time.ru)",
            en: "The portal was last looked at on \(time.en)")
    }
    package static let deskNotLookedYet = Phrase(
        kk: "Портал қазір тексеріліп жатыр.", ru: "Портал сейчас проверяется.",
        en: "The portal is being looked at.")
    package static func deskReading(done: Int, all: Int) -> Phrase {
        Phrase(
            kk: "Жазбалардың \(done)/\(all) бөлігі оқылды.",
            ru: "Прочитано записей: \(done) из \(all).",
            en: "\(done) of \(all) records are read.")
    }
    package static func deskAsking(done: Int, all: Int) -> Phrase {
        Phrase(
            kk:
                "Портал \(all) істің \(done) бойынша жауап берді; қалғандарының мерзімдері соңғы рет сұралған кездегідей көрсетілген.",
            ru:
                "Портал ответил по \(done) из \(all) дел; сроки остальных показаны такими, какими были, когда о них спрашивали в последний раз.",
            en:
                "The portal has answered about \(done) of \(all) cases; the others' time limits are shown as they stood when it was last asked."
        )
    }
    package static func deskClockWrong(minutes: Int) -> Phrase {
        Phrase(
            kk:
                "Компьютердің сағаты журналға қойылған қолдардан \(minutes) минут артта: мерзімдер есептелмейді",
            ru:
                "Часы компьютера отстают от подписей под журналом на \(minutes) мин: сроки не считаются",
            en:
                "This computer's clock is \(minutes) minutes behind the signatures under the log: no time limits are computed"
        )
    }
    package static func deskUncosigned(minutes: Int) -> Phrase {
        Phrase(
            kk:
                "Журналға \(minutes) минуттан бері ешкім қол қоймаған, немесе компьютердің сағаты алға кеткен: мерзімдер осы сағатпен есептелді",
            ru:
                "Под журналом \(minutes) мин нет новых подписей, или часы компьютера спешат: сроки посчитаны по этим часам",
            en:
                "Nobody has cosigned the log for \(minutes) minutes, or this computer's clock is ahead: limits are computed by this clock"
        )
    }
    package static func deskMore(count: Int) -> Phrase {
        Phrase(kk: "тағы \(count)", ru: "и ещё \(count)", en: "and \(count) more")
    }
    package static func deskCalm(count: Int) -> Phrase {
        Phrase(
            kk: "Бүркеме немесе сізге арналмаған хабарламалар: \(count). Бұл қалыпты жағдай.",
            ru: "Сообщений-прикрытий или не вам: \(count). Это обычное дело.",
            en: "Cover messages, or not addressed to you: \(count). That is as it should be.")
    }
    package static func deskCaseCount(_ count: Int) -> Phrase {
        Phrase(kk: "Табылған істер: \(count)", ru: "Найдено дел: \(count)", en: "Cases: \(count)")
    }
    package static func deskReport(id: String, at time: CivilTime) -> Phrase {
        Phrase(
            kk: "\(id) хабарламасы, \(time.kk)", ru: "Сообщение \(id), \(time.ru)",
            en: "Message \(id), \(time.en)")
    }
    package static func deskCase(id: String) -> Phrase {
        Phrase(kk: "\(id) ісі", ru: "Дело \(id)", en: "Case \(id)")
    }
    package static func deskSilent(name: String) -> Phrase {
        Phrase(kk: "Күтілуде: \(name)", ru: "Ждём: \(name)", en: "Waiting: \(name)")
    }
    package static func deskRefused(name: String, reason: String) -> Phrase {
        Phrase(
            kk: "Бас тартты: \(name) (\(reason))", ru: "Отказал: \(name) (\(reason))",
            en: "Refused: \(name) (\(reason))")
    }
    package static let deskReporter = Phrase(
        kk: "Хабарлаушы", ru: "Заявитель", en: "The reporter")
    package static func deskNoteBy(name: String) -> Phrase {
        Phrase(kk: "Жазба: \(name)", ru: "Заметка: \(name)", en: "Note: \(name)")
    }
    package static func deskStatedBy(name: String, at time: CivilTime, entry: String) -> Phrase {
        Phrase(
            kk: "\(name), \(time.kk), журналдың \(entry)-жазбасы",
            ru: "\(name), \(time.ru), запись журнала \(entry)",
            en: "\(name), \(time.en), entry \(entry) of the log")
    }
    package static func deskSaved(names: String, folder: String) -> Phrase {
        Phrase(
            kk: "\(folder) қалтасына сақталды: \(names)", ru: "Сохранено в \(folder): \(names)",
            en: "Saved in \(folder): \(names)")
    }
    package static func deskStated(entry: String) -> Phrase {
        Phrase(
            kk: "Жазылды: журналдың \(entry)-жазбасы.", ru: "Записано: запись журнала \(entry).",
            en: "Stated: entry \(entry) of the log.")
    }
    package static let deskReplySent = Phrase(
        kk: "Жауап жіберілді; хабарлаушы келесі сағатта көреді.",
        ru: "Ответ отправлен; заявитель увидит его в ближайший час.",
        en: "The reply is sent; the reporter sees it within the next hour.")
    package static let deskNoteSent = Phrase(
        kk: "Жазба сақталды.", ru: "Заметка сохранена.", en: "The note is kept.")
    package static let deskEarlierSent = Phrase(
        kk:
            "Алдыңғы мәтін жіберілмей қалған екен, ол енді жіберілді. Осыны тағы бір рет жіберіңіз.",
        ru: "Прежний текст не был отправлен, теперь он ушёл. Этот отправьте ещё раз.",
        en: "An earlier text had not gone out, and now has. Send this one again.")
    package static let deskHandedOver = Phrase(
        kk: "Іс тапсырылды.", ru: "Дело передано.", en: "The case is handed over.")
    package static let deskTextEmpty = Phrase(
        kk: "Мәтін бос", ru: "Текст пуст", en: "there is no text")
    package static let deskWrongCode = Phrase(
        kk: "код қате", ru: "неверный код", en: "the code is wrong")
    package static let deskWrongCodeHint = Phrase(
        kk: "Терминалда басылған кодты қайта теріңіз", ru: "наберите код из терминала ещё раз",
        en: "type the code from the terminal once more")
    package static let deskNoCode = Phrase(
        kk: "бұл код енді жарамайды", ru: "этот код больше не действует",
        en: "this code is no longer good")
    package static let deskNoCodeHint = Phrase(
        kk: "Жаңа код алу үшін терминалда Enter басыңыз",
        ru: "нажмите Enter в терминале: будет новый код",
        en: "press Enter in the terminal for a new code")
    package static let deskFormStale = Phrase(
        kk: "бұл бет ескірген, ештеңе жіберілмеді", ru: "страница устарела, ничего не отправлено",
        en: "this page is out of date, and nothing was sent")
    package static let deskFormStaleHint = Phrase(
        kk: "Бетті қайта ашып, қайталаңыз", ru: "откройте страницу снова и повторите",
        en: "open the page again, and repeat it")
    package static let deskNoSuchPage = Phrase(
        kk: "мұндай бет жоқ", ru: "такой страницы нет", en: "there is no such page")
    package static let deskPortalDuties = Phrase(
        kk: "Сауалнама және қабылдау", ru: "Опрос и приём", en: "Survey and reception")
    package static let deskIntake = Phrase(kk: "Қабылдау", ru: "Приём", en: "Intake")
    package static let deskIntakeDone = Phrase(
        kk: "Хабарлама мөрленіп, жіберілді", ru: "Сообщение запечатано и отправлено",
        en: "The report is sealed and sent")
    package static let deskSlips = Phrase(kk: "Талондар", ru: "Талоны", en: "Slips")
    package static let deskSlipIssued = Phrase(kk: "берілді", ru: "выдан", en: "issued")
    package static let deskSlipVoid = Phrase(kk: "бүлінді", ru: "испорчен", en: "void")
    package static let deskSlipLost = Phrase(kk: "жоғалды", ru: "утерян", en: "lost")
    package static let deskSlipsDamaged = Phrase(
        kk: "талондар кітабы оқылмайды немесе мұндай талон жоқ",
        ru: "книга талонов не читается, или такого талона нет",
        en: "the book of slips does not read, or there is no such slip")
    package static let deskSlipsDamagedHint = Phrase(
        kk: "қалтаның сақтық көшірмесін алыңыз да, аудиторға хабарлаңыз",
        ru: "возьмите копию папки и сообщите аудитору",
        en: "take the folder's backup, and tell the auditor")
    package static let deskIntakeConflict = Phrase(
        kk: "бұл хабарламаны сіз қабылдай алмайсыз", ru: "это сообщение не должны принимать вы",
        en: "you are not the one to take this down")
    package static let deskIntakeConflictHint = Phrase(
        kk: "басқа қызметкерді шақырыңыз немесе хабарлаушыға порталдың мекенжайын беріңіз",
        ru: "позовите другого сотрудника или дайте заявителю адрес портала",
        en: "call another officer, or give the reporter the portal's address")
    package static let deskIntakeReadBack = Phrase(
        kk: "алдымен жазғаныңызды хабарлаушыға оқып беріңіз",
        ru: "сначала прочитайте записанное заявителю",
        en: "read what you wrote back to the reporter first")
    package static let deskIntakeFields = Phrase(
        kk: "не болғаны, күні немесе оқитындар көрсетілмеген",
        ru: "не указано, что случилось, день или кто читает",
        en: "what happened, the day, or who may read is missing")
    package static let deskIntakeScans = Phrase(
        kk: "таңдалған файлдардың бәрі келген жоқ", ru: "выбранные файлы пришли не все",
        en: "not all of the files that were picked have arrived")
    package static let deskIntakeScansHint = Phrase(
        kk: "оларды қайта таңдаңыз", ru: "выберите их ещё раз", en: "pick them again")
    package static let deskIntakeDoubt = Phrase(
        kk: "Хабарлама жеткені белгісіз", ru: "Неизвестно, дошло ли сообщение",
        en: "Nobody can say whether the report arrived")
    package static let deskAgain = Phrase(
        kk: "бұл бет бұрын жіберілген немесе ескірген; қайта жіберілмеді",
        ru: "эта страница уже отправлена или устарела; второй раз она не ушла",
        en: "this page was sent before, or is out of date; it was not sent again")
    package static let deskAgainHint = Phrase(
        kk: "іске қараңыз: жазылмаған болса, осы беттен қайта жіберіңіз",
        ru: "посмотрите в деле: если этого там нет, отправьте с этой страницы ещё раз",
        en: "look at the case: if it is not there, send it from this page")
    package static let deskChoose = Phrase(kk: "таңдаңыз", ru: "выберите", en: "choose")
    package static let deskHandoverNobody = Phrase(
        kk: "кімге тапсырылатыны таңдалмаған", ru: "не выбрано, кому передать",
        en: "nobody is chosen to hand it to")
    package static let deskBundleIncomplete = Phrase(
        kk: "алдымен істің барлық хабарламасы мен жауабын ашыңыз",
        ru: "сначала откройте все сообщения и ответы дела",
        en: "open all messages and replies of the case first")
    package static let deskBundleWhole = Phrase(
        kk: "ештеңе белгіленбеген: бәрі берілетінін растаңыз",
        ru: "ничего не отмечено: подтвердите, что отдаётся всё",
        en: "nothing is marked: confirm that all of it is given")
    package static let deskFile = Phrase(kk: "Файл", ru: "Файл", en: "File")
    package static let deskReplyBlank = Phrase(
        kk: "Үлгідегі ___ толтырылмаған", ru: "В образце осталось незаполненное ___",
        en: "A ___ of the template is not filled in")
    package static func deskBundleGive(number: Int, name: String) -> Phrase {
        Phrase(
            kk: "\(number)-файл берілсін: \(name)", ru: "Отдать файл \(number): \(name)",
            en: "Give file \(number): \(name)")
    }
    package static let deskBundleChanged = Phrase(
        kk: "мәтіннің өзі өзгертілген", ru: "изменён сам текст", en: "the text itself was changed")
    package static let deskBundleChangedHint = Phrase(
        kk: "Тек [[ және ]] қойыңыз; сөздерді өзгертпеңіз",
        ru: "ставьте только [[ и ]]; слова не меняйте", en: "only put [[ and ]]; change no words")
    package static let deskBundleBrackets = Phrase(
        kk: "[[ және ]] жұптары сәйкес емес", ru: "[[ и ]] не составляют пар",
        en: "[[ and ]] do not pair")
    package static let deskHeadLeftOut = Phrase(
        kk: "Хабарлаушы басшыны шеттеткен: басшының аты-жөні қағазға қойылмайды.",
        ru: "Заявитель исключил руководителя: его имя в бумагу не ставится.",
        en: "The reporter left the head out: the head's name is not put into the paper.")
    package static func deskFormFieldRefused(field: String) -> Phrase {
        Phrase(
            kk: "«\(field)» өрісі оқылмады", ru: "поле «\(field)» не читается",
            en: "the field “\(field)” does not read")
    }
    package static func deskServing(address: String) -> Phrase {
        Phrase(
            kk: "Үстел осы компьютерде ашылды: \(address)",
            ru: "Стол открыт на этом компьютере: \(address)",
            en: "The desk is open on this computer: \(address)")
    }
    package static func deskCode(_ code: String) -> Phrase {
        Phrase(
            kk: "Бетке теретін бір реттік код: \(code)",
            ru: "Одноразовый код для страницы: \(code)",
            en: "Single-use code for the page: \(code)")
    }
    package static let deskCodeAdvice = Phrase(
        kk:
            "Мекенжайды тек жеке (инкогнито) терезеде ашыңыз: кәдімгі терезе тергеніңізді дискіге жазып қоюы мүмкін. Жаңа код: Enter. Тоқтату: Ctrl-C.",
        ru:
            "Открывайте адрес только в приватном окне (инкогнито): обычное может записать набранное на диск. Новый код: Enter. Остановить: Ctrl-C.",
        en:
            "Open the address in a private window only: an ordinary one may write what you type to the disk. A new code: Enter. To stop: Ctrl-C."
    )
}

/// Titles and advice of the desk's pages.
extension Phrase {
    package static let deskDoor = Phrase(
        kk: "Жұмыс үстеліне кіру", ru: "Вход к рабочему столу", en: "Enter the desk")
    package static let deskToday = Phrase(kk: "Бүгін", ru: "Сегодня", en: "Today")
    package static let deskCases = Phrase(kk: "Істер", ru: "Дела", en: "Cases")
    package static let deskPapers = Phrase(kk: "Қағаздар", ru: "Бумаги", en: "Papers")
    package static let deskKeys = Phrase(kk: "Кілттер", ru: "Ключи", en: "Keys")
    package static let deskTrouble = Phrase(
        kk: "Орындалмады", ru: "Не получилось", en: "That did not work")
    package static let deskText = Phrase(kk: "Мәтіні:", ru: "Текст:", en: "Text:")
    package static let deskOutcomeTakenUp = Phrase(
        kk: "Қабылданды деп мәлімделді.", ru: "Заявлено: принято в работу.",
        en: "Stated: taken up.")
    package static let deskOutcomeNotAddressed = Phrase(
        kk: "Маған арналмаған деп мәлімделді.", ru: "Заявлено: не мне.",
        en: "Stated: not addressed to me.")
    package static let deskOutcomeCover = Phrase(
        kk: "Бүркеме деп мәлімделді.", ru: "Заявлено: прикрытие.", en: "Stated: a cover message.")
    package static let deskOutcomeMalformed = Phrase(
        kk: "Бүлінген деп мәлімделді.", ru: "Заявлено: повреждено.", en: "Stated: malformed.")
    package static let deskOutcomeNotLogged = Phrase(
        kk: "Журналға әлі түспеді.", ru: "В журнале ещё не стоит.",
        en: "It does not stand in the log yet.")
    package static let deskOutcomeTaken = Phrase(
        kk: "Порталдың айтуынша, ол журналда; жария журнал оны әлі көрсетпейді.",
        ru: "По словам портала, он в журнале; публичный журнал его ещё не показывает.",
        en: "The portal says that the log has it; the public log does not show it yet.")
    package static let deskOutcomeMissing = Phrase(
        kk: "Бір күннен кейін де жария журналда жоқ. Ол қайта жіберіледі; аудиторға хабарлаңыз.",
        ru: "И через сутки его нет в публичном журнале. Он отправляется снова; сообщите аудитору.",
        en: "A day later the public log still lacks it. It is sent again; tell an auditor.")
    package static let deskOutcomeDenied = Phrase(
        kk:
            "Портал ол журналда тұр деген еді, енді оны қабылдаудан бас тартады. Қол қойылғаны дәлел ретінде осында сақталады; аудиторға хабарлаңыз.",
        ru:
            "Портал сообщал, что он стоит в журнале, а теперь отказывается его принять. Подписанный исход хранится здесь как доказательство; сообщите аудитору.",
        en:
            "The portal said that the log has it, and now refuses to take it. What was signed is kept here as evidence; tell an auditor."
    )
    package static let deskOutcomeProven = Phrase(
        kk: "Ол жария журналда тұр: сағатыңыз тоқтады.",
        ru: "Он стоит в публичном журнале: ваши часы остановлены.",
        en: "It stands in the public log: your clock is stopped.")
    package static let deskOutcomeElsewhere = Phrase(
        kk:
            "Жария журналда бұрын не басқа жерде мәлімдеген нәтижеңіз тұр: ол күшінде, сағатыңыз тоқтады.",
        ru:
            "В публичном журнале стоит ваш исход, заявленный раньше или в другом месте: действует он, ваши часы остановлены.",
        en:
            "In the public log stands an outcome of yours that was stated earlier or elsewhere: that one counts, and your clock is stopped."
    )
    package static let deskWhyClassify = Phrase(
        kk: "Түрі міндеттерді айқындайды; мерзімнің басы өзгермейді.",
        ru: "Вид определяет обязанности; начало сроков не сдвигается.",
        en: "The kind decides the duties; it moves no limit's start.")
    package static let deskWhyRecuse = Phrase(
        kk: "Хабарлама сізге немесе жақыныңызға қатысты болса.",
        ru: "Если сообщение касается вас или ваших близких.",
        en: "When the report concerns you or those close to you.")
    package static let deskWhyEscalate = Phrase(
        kk: "Басшы шара қолданбаса немесе кедергі жасаса; хабарлама нысаны қағаздарда дайын.",
        ru: "Если руководитель бездействует или мешает; уведомление готово среди бумаг.",
        en: "When the head does not act, or obstructs; the notice is ready among the papers.")
    package static let deskWhyHold = Phrase(
        kk: "Сот немесе тергеу үшін ештеңе өшірілмеуі керек болса.",
        ru: "Если для суда или следствия ничего нельзя стирать.",
        en: "When nothing may be erased, for a court or an inquiry.")
    package static let deskWhyClose = Phrase(
        kk: "Жабылған іс өшірілмейді: қорғау мерзімі жүре береді.",
        ru: "Закрытое дело не стирается: срок защиты идёт дальше.",
        en: "A closed case is not erased: the term of protection goes on.")
    package static let deskWhyReopen = Phrase(
        kk: "Жаңа мән-жай ашылса.", ru: "Если открылись новые обстоятельства.",
        en: "When new circumstances come up.")
    package static let deskBackupCopy = Phrase(
        kk: "officer.key файлын екі бөлек флешкаға көшіріңіз. Файл құпиясөзбен жабық.",
        ru: "Скопируйте файл officer.key на две разные флешки. Он закрыт парольной фразой.",
        en: "Copy the file officer.key to two separate sticks. It is closed by the passphrase.")
    package static let deskBackupPlace = Phrase(
        kk: "Бірін сейфте сақтаңыз; құпиясөзді қасына қоймаңыз.",
        ru: "Одну держите в сейфе; парольную фразу рядом не кладите.",
        en: "Keep one in a safe; never put the passphrase beside it.")
    package static let deskBackupCheck = Phrase(
        kk: "Көшірменің ашылатынын осы жерде тексеріңіз. Әр тоқсанда жаңасын жасаңыз.",
        ru: "Проверьте здесь, что копия открывается. Каждый квартал делайте новую.",
        en: "Check here that the copy opens. Make a new one each quarter.")
    package static let deskBackupGood = Phrase(
        kk: "Көшірме ашылды: бұл — сіздің кілттеріңіз.",
        ru: "Копия открылась: это ваши ключи.", en: "The copy opened: these are your keys.")
    package static let deskBackupOther = Phrase(
        kk: "бұл файлда басқа біреудің кілттері", ru: "в этом файле чужие ключи",
        en: "that file holds somebody else's keys")
    package static let deskLostTell = Phrase(
        kk: "Сол күні каталог жүргізушіге айтыңыз: ол кілтті тоқтатады.",
        ru: "В тот же день скажите тому, кто ведёт каталог: он приостановит ключ.",
        en: "Tell the directory's authority the same day: they suspend the key.")
    package static let deskLostBackup = Phrase(
        kk: "Көшірмені алып, үстелді соның қалтасымен ашыңыз.",
        ru: "Возьмите копию и откройте стол с ней.", en: "Take the copy, and open the desk with it."
    )
    package static let deskLostNew = Phrase(
        kk:
            "Көшірме де жоқ болса, жаңа кілт жасалады; ескі істерді оқи алатын әріптес оларды тапсырады.",
        ru:
            "Нет и копии: делается новый ключ; старые дела передаст коллега, который может их читать.",
        en:
            "Without a copy, new keys are made; a colleague who can read the old cases hands them over."
    )
}
