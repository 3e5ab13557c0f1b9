import Wording

/// What stands on the desk's pages whatever the case: `{{t.name}}` in a page (Specification.md §4.2). A test compares names and pages.
enum DeskLabels {
    /// All labels in a language, by their names.
    static func texts(in language: Language) -> [String: String] {
        all.mapValues { $0.text(in: language) }
    }

    static let all: [String: Phrase] = [frame, door, today, thread, duties, papers, people, keys]
        .reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    private static let frame: [String: Phrase] = [
        "brand": Phrase(kk: "Сенім · жұмыс үстелі", ru: "Сенім · рабочий стол", en: "Senim · desk"),
        "skip": Phrase(
            kk: "Бірден мазмұнға өту", ru: "Сразу к содержанию", en: "Skip to the content"),
        "navigation": Phrase(kk: "Бөлімдер", ru: "Разделы", en: "Sections"),
        "lock": Phrase(kk: "Құлыптау", ru: "Запереть", en: "Lock"),
        "locks": Phrase(
            kk: "Үстел жақында құлыпталады. Қалдыру үшін кез келген пернені басыңыз.",
            ru: "Стол скоро запрётся. Нажмите любую клавишу, чтобы остаться.",
            en: "The desk will lock soon. Press any key to stay."),
        "kept": Phrase(
            kk:
                "Үстел өзі құлыпталды. Тергеніңіз тек осы қойындыда қалды: үстелді ашсаңыз, ол өз бетіне қайта шығады.",
            ru:
                "Стол заперся сам. Набранное осталось только в этой вкладке: отоприте стол, и оно снова появится на своей странице.",
            en:
                "The desk locked itself. What you typed is kept in this tab alone: unlock the desk, and it is on its page again."
        ),
        "letGo": Phrase(
            kk: "Тергенімнен бас тарту", ru: "Отказаться от набранного",
            en: "Let go of what I typed"),
        "news": Phrase(
            kk: "Жаңалық бар: бетті жаңарту", ru: "Есть новое: обновить страницу",
            en: "There is news: load the page again"),
        "foot": Phrase(
            kk: "Бұл беттер тек осы компьютерде ашылады. Үстелді қалдырғанда құлыптаңыз.",
            ru: "Эти страницы открываются только на этом компьютере. Уходя, заприте стол.",
            en: "These pages open on this computer alone. Lock the desk when you leave it."),
        "backTo": Phrase(kk: "Артқа", ru: "Назад", en: "Back"),
        "back": Phrase(kk: "Алдыңғы бет", ru: "Предыдущая страница", en: "Previous page"),
        "next": Phrase(kk: "Келесі бет", ru: "Следующая страница", en: "Next page"),
    ]

    private static let door: [String: Phrase] = [
        "doorTitle": .deskDoor,
        "doorWhy": Phrase(
            kk: "Терминалда басылған кодты теріңіз. Код бір рет қана жарайды.",
            ru: "Введите код, напечатанный в терминале. Он годен один раз.",
            en: "Type the code that the terminal printed. It is good once."),
        "doorPrivate": Phrase(
            kk:
                "Үстелде тек жеке (инкогнито) терезеде жұмыс істеңіз: кәдімгі терезе көрсетілген мен терілгенді дискіге жазып қоюы мүмкін.",
            ru:
                "Работайте за столом только в приватном окне (инкогнито): обычное может записать показанное и набранное на диск.",
            en:
                "Work at the desk in a private window only: an ordinary one may write what it shows and what you type to the disk."
        ),
        "doorElsewhere": Phrase(
            kk: "Бұл бетке басқа жақтағы сілтеме әкелді. Өзіңіз келсеңіз, жалғастырыңыз.",
            ru: "Сюда привела ссылка со стороны. Если вы пришли сами, продолжайте.",
            en: "A link from elsewhere led here. Go on if you came of your own accord."),
        "doorGoOn": Phrase(kk: "Жалғастыру", ru: "Продолжить", en: "Go on"),
        "lockedWhy": Phrase(
            kk: "Үстел құлыптаулы: кілттер де, ашылған хабарламалар да жадта жоқ.",
            ru: "Стол заперт: ни ключей, ни открытых сообщений в памяти нет.",
            en: "The desk is locked: neither keys nor opened messages are in its memory."),
        "code": Phrase(
            kk: "Терминалдағы код", ru: "Код из терминала", en: "Code from the terminal"),
        "codeHelp": Phrase(
            kk: "Сегіз әріп пен цифр. Бес қате кодтан кейін жаңасы керек болады.",
            ru: "Восемь букв и цифр. После пяти ошибок понадобится новый код.",
            en: "Eight letters and digits. After five mistakes a new code is needed."),
        "passphrase": Phrase(kk: "Құпиясөз", ru: "Парольная фраза", en: "Passphrase"),
        "enter": Phrase(kk: "Кіру", ru: "Войти", en: "Enter"),
        "unlock": Phrase(kk: "Ашу", ru: "Отпереть", en: "Unlock"),
    ]

    private static let today: [String: Phrase] = [
        "today": .deskToday,
        "cases": .deskCases,
        "due": Phrase(kk: "Мерзімі бар міндеттер", ru: "Что нужно сделать", en: "What is due"),
        "nothingDue": Phrase(
            kk: "Мерзімі келген міндет жоқ.", ru: "Ничего не нужно делать.", en: "Nothing is due."),
        "overdueMark": Phrase(kk: "Мерзімі өтті:", ru: "Просрочено:", en: "Overdue:"),
        "toOpen": Phrase(
            kk: "Ашылуын күткен хабарламалар", ru: "Ждут открытия", en: "Waiting to be opened"),
        "nothingToOpen": Phrase(
            kk: "Ашылмаған хабарлама жоқ.", ru: "Неоткрытых сообщений нет.",
            en: "No message waits to be opened."),
        "portalDutiesWhy": Phrase(
            kk: "Әдеп жөніндегі уәкілдің белгілі бір іске қатысты емес міндеттері.",
            ru: "Обязанности уполномоченного по этике, не связанные с отдельным делом.",
            en: "What the ethics commissioner owes that belongs to no case."),
        "practice": Phrase(kk: "Жаттығу ісі", ru: "Учебное дело", en: "A practice case"),
        "practiceSteps": Phrase(
            kk: "Нені жасап көруге болады", ru: "Что попробовать", en: "What to try"),
        "awaited": Phrase(
            kk: "Сенімгерлердің жауабы күтілуде", ru: "Ждём сенимгеров (доверенных)",
            en: "Waiting for trustees"),
        "noCalendar": Phrase(
            kk:
                "Порталдың өндірістік күнтізбесі жоқ: жұмыс күндерімен саналатын мерзімдер белгісіз.",
            ru:
                "У портала нет производственного календаря: сроки в рабочих днях неизвестны.",
            en:
                "The portal has no production calendar: limits in working days are unknown."),
        "clockHint": Phrase(
            kk:
                "Компьютердің күні мен сағатын түзетіңіз, содан кейін үстелді құлыптап, қайта ашыңыз.",
            ru: "Исправьте дату и время компьютера, затем заприте и отоприте стол.",
            en: "Set this computer's date and time right, then lock and unlock the desk."),
        "searchLabel": Phrase(
            kk: "Істердің ішінен іздеу", ru: "Искать в делах", en: "Search the cases"),
        "searchHelp": Phrase(
            kk: "Хабарламадағы сөздер немесе іс нөмірінің басы.",
            ru: "Слова из сообщения или начало номера дела.",
            en: "Words of the report, or the beginning of the case's number."),
        "search": Phrase(kk: "Іздеу", ru: "Искать", en: "Search"),
    ]

    private static let thread: [String: Phrase] = [
        "caseNavigation": Phrase(
            kk: "Істің бөлімдері", ru: "Разделы дела", en: "Parts of the case"),
        "thread": Phrase(kk: "Хат алмасу", ru: "Переписка", en: "Conversation"),
        "openWhy": Phrase(
            kk:
                "Ашсаңыз, бұл журналға жазылады: кім, қашан ашқаны ешқашан өшпейді. Содан кейін сенімгерлер кілт бөлігін береді.",
            ru:
                "Открытие записывается в журнал: кто и когда открыл, не сотрётся. Затем сенимгеры (доверенные) отдают свою часть ключа.",
            en:
                "Opening is put on the record: who opened it and when is never erased. Then the trustees give their part of the key."
        ),
        "openIt": Phrase(
            kk: "Хаттамаға жазып, ашу", ru: "Открыть под запись", en: "Open it on the record"),
        "openThis": Phrase(kk: "Ашу", ru: "Открыть", en: "Open"),
        "identityWhy": Phrase(
            kk:
                "Бұл — хабарлаушының аты-жөні болуы мүмкін хабарлама. Оны тек өзінің келісімімен немесе сот шешімімен ашуға болады.",
            ru:
                "Здесь может стоять имя заявителя. Открыть можно только с его согласия или по решению суда.",
            en:
                "This may hold the reporter's name. It may be opened only with their consent, or by a court's decision."
        ),
        "identityConsent": Phrase(
            kk: "Хабарлаушы келісімін берді; сол негізбен ашылады.",
            ru: "Заявитель дал согласие; оно и будет основанием.",
            en: "The reporter gave consent; that is the ground."),
        "decisionNumber": Phrase(
            kk: "Шешімнің нөмірі (бос орынсыз)", ru: "Номер решения (без пробелов)",
            en: "Number of the decision (without spaces)"),
        "decisionDay": Phrase(kk: "Шешімнің күні", ru: "Дата решения", en: "Day of the decision"),
        "waitingWhy": Phrase(
            kk:
                "Өтінішіңіз журналда тұр. Сенімгерлердің жауабы күтілуде; кешігуі сізге емес, соларға жазылады. Бет өзі жаңарады.",
            ru:
                "Ваш запрос стоит в журнале. Ждём сенимгеров (доверенных); задержка записывается за ними, а не за вами. Страница обновится сама.",
            en:
                "Your statement stands in the log. The trustees' answers are awaited; the delay is put down to them, not to you. The page loads again by itself."
        ),
        "askAgain": Phrase(kk: "Қазір қайта сұрау", ru: "Спросить ещё раз", en: "Ask again now"),
        "files": Phrase(kk: "Файлдар", ru: "Файлы", en: "Files"),
        "filesWarning": Phrase(
            kk:
                "Файл зиянды болуы мүмкін. Сақталған файлды интернетке қосылмаған компьютерде ашыңыз.",
            ru:
                "Файл может быть вредоносным. Сохранённый файл открывайте на компьютере без сети.",
            en:
                "A file may be hostile. Open what you save on a computer that is not connected."),
        "saveFiles": Phrase(
            kk: "Файлдарды қалтаға сақтау", ru: "Сохранить файлы в папку",
            en: "Save the files in a folder"),
        "showFile": Phrase(kk: "Көрсету", ru: "Показать", en: "Show"),
        "pictureWhy": Phrase(
            kk: "Бұл — файлдың өзі емес, одан қайта салынған сурет.",
            ru: "Это не сам файл, а рисунок, заново сделанный по нему.",
            en: "This is not the file, but a picture drawn anew from it."),
        "cut": Phrase(
            kk: "Мәтіннің басы ғана көрсетілді.", ru: "Показано только начало текста.",
            en: "Only the beginning of the text is shown."),
        "onlySaved": Phrase(
            kk: "Бұл файлды мұнда көрсетуге болмайды, тек сақтауға болады.",
            ru: "Этот файл здесь не показать, его можно только сохранить.",
            en: "This file cannot be shown here, only saved."),
        "template": Phrase(kk: "Жауап үлгісі", ru: "Образец ответа", en: "Template of a reply"),
        "useTemplate": Phrase(kk: "Қою", ru: "Вставить", en: "Use it"),
        "write": Phrase(kk: "Жазу", ru: "Написать", en: "Write"),
        "replyLabel": Phrase(
            kk: "Хабарлаушыға жауап", ru: "Ответ заявителю", en: "Reply to the reporter"),
        "replyHelp": Phrase(
            kk:
                "Кім екенін сұрамаңыз. Қолыңыз қойылып, хабарлаушы мен іске рұқсаты бар адамдарға мөрленеді.",
            ru:
                "Не спрашивайте, кто это. Ответ подписывается вами и запечатывается для заявителя и тех, кому открыто дело.",
            en:
                "Do not ask who they are. It is signed by you, and sealed to the reporter and those who may read the case."
        ),
        "status": Phrase(
            kk: "Істің жағдайы (хабарлаушыға)", ru: "Как обстоит дело (заявителю)",
            en: "How the case stands (for the reporter)"),
        "statusHelp": Phrase(
            kk: "Хабарлаушы мұны өз тілінде, күнімен көреді. Мәтінсіз де жіберуге болады.",
            ru: "Заявитель увидит это на своём языке, с датой. Можно отправить и без текста.",
            en: "The reporter sees this in their own language, with its day. No text is needed."),
        "statusWhat": Phrase(kk: "Не", ru: "Что", en: "What"),
        "statusDay": Phrase(kk: "Күні", ru: "День", en: "Day"),
        "sendReply": Phrase(kk: "Жауапты жіберу", ru: "Отправить ответ", en: "Send the reply"),
        "noteLabel": Phrase(
            kk: "Қызметкерлер арасындағы жазба", ru: "Заметка для своих", en: "Note among officers"),
        "noteHelp": Phrase(
            kk: "Хабарлаушы мұны көрмейді; іске рұқсаты барлар оқиды.",
            ru: "Заявитель её не видит; читают те, кому открыто дело.",
            en: "The reporter never sees it; those who may read the case do."),
        "sendNote": Phrase(kk: "Жазбаны сақтау", ru: "Сохранить заметку", en: "Keep the note"),
        "lintTitle": Phrase(
            kk: "Жіберер алдында оқып шығыңыз", ru: "Прочитайте, прежде чем отправить",
            en: "Read this before you send it"),
        "lintSure": Phrase(
            kk: "Мәтінді тексердім, осылай жіберемін", ru: "Я проверил(а) текст, отправляю так",
            en: "I have checked the text and send it as it is"),
    ]

    private static let duties: [String: Phrase] = [
        "duties": Phrase(kk: "Міндеттер", ru: "Обязанности", en: "Duties"),
        "stateSomething": Phrase(
            kk: "Не істелгенін жазу", ru: "Записать, что сделано", en: "State what was done"),
        "stateWhy": Phrase(
            kk:
                "Әр мәлімдемеге сіздің қолыңыз қойылады, журналға түседі, аудиторлар тексереді. Рәсім тыйым салғаны тармағымен қайтарылады.",
            ru:
                "Каждое заявление подписано вами, стоит в журнале и проверяется аудиторами. То, что запрещает порядок, возвращается с указанием пункта.",
            en:
                "Each statement is signed by you, stands in the log, and is checked by auditors. What the procedure forbids comes back with its paragraph."
        ),
        "stateWho": Phrase(
            kk: "Хабарлаушының кім екенін жазбаңыз.", ru: "Не пишите, кто заявитель.",
            en: "Never write who the reporter is."),
        "stateIt": Phrase(
            kk: "Қол қойып, жазу", ru: "Подписать и записать", en: "Sign and state it"),
        "stated": Phrase(kk: "Жазылғандар", ru: "Что записано", en: "What was stated"),
        "nothingStated": Phrase(
            kk: "Іс бойынша әлі ештеңе жазылмаған.", ru: "По делу ещё ничего не записано.",
            en: "Nothing was stated about the case yet."),
        "doesNotCount": Phrase(kk: "Есепке алынбайды:", ru: "Не считается:", en: "Does not count:"),
        "backToDuties": Phrase(
            kk: "Міндеттерге қайту", ru: "К обязанностям", en: "Back to the duties"),
    ]

    private static let papers: [String: Phrase] = [
        "papers": .deskPapers,
        "makePaper": Phrase(
            kk: "Нысан немесе хат жасау", ru: "Составить форму или письмо",
            en: "Make a form or letter"),
        "papersWhy": Phrase(
            kk:
                "Қағазда хабарламаның мазмұны болады: басып шығарылғаны Алгоритмнің 11-тармағы бойынша сақталады.",
            ru:
                "В бумаге стоит содержание сообщения: храните напечатанное, как велит пункт 11 Алгоритма.",
            en:
                "The paper holds what was reported: keep what you print as Algorithm §11 asks."),
        "backToPapers": Phrase(kk: "Қағаздарға қайту", ru: "К бумагам", en: "Back to the papers"),
        "paperHelp": Phrase(
            kk:
                "Бос қалғаны қолмен толтырылатын сызық болады. Үстел құлыпталса да, қағаз ашық қалады: қойындысын жабыңыз.",
            ru:
                "Пустое станет строкой для заполнения от руки. Бумага остаётся открытой и при запертом столе: закройте её вкладку.",
            en:
                "What is left empty becomes a line to fill in by hand. A paper stays open when the desk locks: close its tab."
        ),
        "periodFrom": Phrase(kk: "Бірінші күні", ru: "Первый день", en: "First day"),
        "periodTo": Phrase(kk: "Соңғы күні", ru: "Последний день", en: "Last day"),
        "periodCount": Phrase(kk: "Қайта санау", ru: "Пересчитать", en: "Count again"),
        "periodHelp": Phrase(
            kk:
                "Осы күндері келіп түскен істер саналады. Күндері ортақ екі есеп шығармаңыз: жасырылған сандар табылып қалады.",
            ru:
                "Считаются дела, поступившие в эти дни. Не выпускайте двух отчётов с общими днями: скрытые числа можно будет вычислить.",
            en:
                "Cases that were received on these days are counted. Issue no two reports that share days: hidden numbers could be worked out."
        ),
        "paperLanguage": Phrase(
            kk: "Қағаздың тілі", ru: "Язык бумаги", en: "Language of the paper"),
        "rowsHelp": Phrase(
            kk: "Әр жолда бір жазба; бағандар « | » белгісімен бөлінеді.",
            ru: "В каждой строке одна запись; столбцы разделяет « | ».",
            en: "One entry a line; “ | ” parts the columns."),
        "makePDF": Phrase(kk: "PDF жасау", ru: "Сделать PDF", en: "Make the PDF"),
        "bundle": Phrase(
            kk: "Тәртіптік жауаптылыққа тартылатын адамға материалдар",
            ru: "Материалы для лица, привлекаемого к ответственности",
            en: "Papers for the accused"),
        "bundleWhy": Phrase(
            kk:
                "Жауаптылыққа тартылатын адам материалдармен таныса алады (Заң 46-бап), бірақ хабарлаушыны танытатын ештеңе берілмейді (Алгоритм 14-т.). Не алып тасталғаны мен неге екені тізімге түседі.",
            ru:
                "Привлекаемое к ответственности лицо вправе знакомиться с материалами (ст. 46 Закона), но ничего, что выдаёт заявителя, не передаётся (п. 14 Алгоритма). Изъятое и причина попадают в список.",
            en:
                "The accused may read the papers (Law Art. 46), but nothing that gives the reporter away (Algorithm §14). What is left out, and why, goes into a list."
        ),
        "bundleHow": Phrase(
            kk:
                "Алып тасталатын сөздерді [[ және ]] арасына алыңыз. Негізі басқа болса: [[other-person|сөздер]]. Мәтіннің өзін өзгертпеңіз.",
            ru:
                "Возьмите изымаемые слова в [[ и ]]. Если причина другая: [[other-person|слова]]. Сам текст не меняйте.",
            en:
                "Put [[ and ]] around the words to leave out. For another reason: [[other-person|words]]. Do not change the text itself."
        ),
        "bundleReason": Phrase(
            kk: "Негізі (басқасы көрсетілмесе)", ru: "Причина (если не указана другая)",
            en: "Reason (unless another is given)"),
        "bundleText": Phrase(kk: "Мәтін", ru: "Текст", en: "Text"),
        "bundleMark": Phrase(
            kk: "Белгіленген сөздерді алып тастау", ru: "Изъять выделенные слова",
            en: "Leave the selected words out"),
        "bundleWhole": Phrase(
            kk: "Ештеңе алып тасталмайды: бәрін тексердім",
            ru: "Ничего не изымается: я всё проверил(а)",
            en: "Nothing is left out: I have checked all of it"),
        "bundleReader": Phrase(kk: "Кімге беріледі", ru: "Кому передаётся", en: "For whom"),
        "bundleMake": Phrase(
            kk: "Материалдар (PDF)", ru: "Материалы (PDF)", en: "The papers (PDF)"),
        "bundleList": Phrase(
            kk: "Алып тасталғандар тізімі (PDF)", ru: "Список изъятого (PDF)",
            en: "The list of what was left out (PDF)"),
        "bundleState": Phrase(
            kk: "Материалдар берілгенін жазу", ru: "Записать, что материалы переданы",
            en: "State that the papers were made"),
        "timeline": .timelineTitle,
        "timelineWords": Phrase(
            kk: "Осы сурет сөзбен", ru: "Эта картина словами", en: "This picture in words"),
        "deeds": .timelineDeedHeading,
        "number": .timelineNumberHeading,
        "when": .timelineWhenHeading,
        "duty": .timelineDutyHeading,
        "legend": .timelineLegend,
        "limit": .timelineLimitHeading,
        "standing": .timelineStatusHeading,
        "whoOpened": Phrase(kk: "Кім ашты", ru: "Кто открывал", en: "Who opened it"),
        "record": Phrase(kk: "Хаттама", ru: "Протокол", en: "Record"),
        "recordWhy": Phrase(
            kk: "Кім ашуды сұрағаны және сенімгерлер не бергені — журналдан, тексерілген түрде.",
            ru: "Кто просил открыть и что отдали сенимгеры (доверенные): из журнала, проверено.",
            en: "Who asked to open it, and what trustees gave: from the log, checked."),
        "noActs": Phrase(kk: "Жазба жоқ.", ru: "Записей нет.", en: "There are no entries."),
        "outcome": Phrase(kk: "Қорытынды", ru: "Исход", en: "Outcome"),
    ]

    private static let people: [String: Phrase] = [
        "people": Phrase(
            kk: "Адамдар және істің жолы", ru: "Люди и ход дела", en: "People and course"),
        "handover": Phrase(kk: "Істі тапсыру", ru: "Передать дело", en: "Hand the case over"),
        "handoverWhy": Phrase(
            kk:
                "Іс ізбасарыңызға тапсырылады: журналда тұрады, хабарлаушы көреді. Хабарлаушы шеттеткен адамға берілмейді.",
            ru:
                "Дело переходит преемнику: это стоит в журнале, и заявитель это видит. Кого заявитель исключил, тому дело не передать.",
            en:
                "The case goes to your successor: it stands in the log, and the reporter sees it. It cannot go to whom the reporter left out."
        ),
        "successor": Phrase(kk: "Кімге", ru: "Кому", en: "To whom"),
        "handoverSure": Phrase(
            kk: "Қайтарып алуға болмайтынын түсінемін", ru: "Понимаю, что отменить нельзя",
            en: "I understand that it cannot be taken back"),
        "handoverShow": Phrase(
            kk: "Не тапсырылатынын көру", ru: "Посмотреть, что перейдёт",
            en: "See what would go"),
        "handOver": Phrase(kk: "Тапсыру", ru: "Передать", en: "Hand over"),
        "moreActs": Phrase(kk: "Істің жолы", ru: "Ход дела", en: "Course of the case"),
        "readers": Phrase(kk: "Кім оқи алады", ru: "Кто может читать", en: "Who may read"),
        "intakeWhy": Phrase(
            kk:
                "Өзі келген, хат әкелген немесе қоңырау шалған адамның айтқанын жазып алыңыз. Ол басқа хабарламалардай мөрленеді; оқу үшін сіз де хаттамамен ашасыз.",
            ru:
                "Запишите то, что вам сообщили лично, на бумаге или по телефону. Сообщение запечатывается, как любое другое; чтобы прочесть его, и вы откроете его под запись.",
            en:
                "Take down what somebody tells you in person, on paper or by telephone. It is sealed like any other; to read it, you too open it on the record."
        ),
        "conflict": Phrase(
            kk: "Бұл сізге, басшыңызға немесе жақындарыңызға қатысты ма?",
            ru: "Касается ли это вас, вашего руководителя или близких?",
            en: "Does it concern you, your superior, or those close to you?"),
        "conflictNo": Phrase(kk: "Жоқ", ru: "Нет", en: "No"),
        "conflictYes": Phrase(kk: "Иә", ru: "Да", en: "Yes"),
        "channel": Phrase(kk: "Қалай түсті", ru: "Как поступило", en: "How it came"),
        "receivedDay": Phrase(kk: "Түскен күні", ru: "День поступления", en: "Day it came"),
        "kind": Phrase(kk: "Түрі", ru: "Вид", en: "Kind"),
        "intakeScan": Phrase(
            kk: "Скан, жазба, хаттама", ru: "Скан, запись, протокол",
            en: "Scan, recording, transcript"),
        "intakeScanHelp": Phrase(
            kk: "Әрқайсысы 64 МиБ-ке дейін. Жіберілгенше тек жадта тұрады.",
            ru: "До 64 МиБ каждый. До отправки они лежат только в памяти.",
            en: "Up to 64 MiB each. Until they are sent they are in memory alone."),
        "intakeScanFailed": Phrase(
            kk:
                "Файлдар алынбады: тым үлкен немесе оқылмайды. Үлкен файлдың жолын төменде жазыңыз.",
            ru:
                "Файлы не приняты: слишком велики или не читаются. Путь к большому файлу впишите ниже.",
            en:
                "The files were not taken: too large, or they do not read. Write the path of a large file below."
        ),
        "intakeFiles": Phrase(
            kk: "Үлкенірек файлдардың жолдары", ru: "Пути к файлам побольше",
            en: "Paths of larger files"),
        "intakeFilesHelp": Phrase(
            kk: "Әр жолда бір файл. Мөрленген соң компьютердегі көшірмесін өшіріңіз.",
            ru: "По одному файлу в строке. После отправки сотрите их с компьютера.",
            en: "One file a line. Erase them from this computer once they are sealed."),
        "readersHelp": Phrase(
            kk: "Хабарлаушыдан сұраңыз: кім оқымауы керек болса, белгісін алып тастаңыз.",
            ru: "Спросите заявителя: снимите отметку с тех, кто читать не должен.",
            en: "Ask the reporter: untick whoever must not read it."),
        "readBack": Phrase(
            kk: "Жазғанымды дауыстап оқып бердім, хабарлаушы келісті",
            ru: "Я прочитал(а) записанное вслух, заявитель согласен",
            en: "I read it back, and the reporter agreed"),
        "takeDown": Phrase(
            kk: "Мөрлеп, жіберу", ru: "Запечатать и отправить", en: "Seal and send it"),
        "codeWhy": Phrase(
            kk:
                "Мына бір реттік кодты хабарлаушыға беріңіз. Ол кодты өз түбіртегіне ауыстырады; оны сіз ешқашан көрмейсіз.",
            ru:
                "Отдайте заявителю этот одноразовый код. Он поменяет его на свою квитанцию, которой вы никогда не увидите.",
            en:
                "Hand this one-time code to the reporter. They change it for a receipt that you never see."
        ),
        "codeOnce": Phrase(
            kk: "Код тек осы бетте, тапсырғаныңызша көрсетіледі. Көшірмесін қалдырмаңыз.",
            ru: "Код виден только здесь, пока вы его не отдали. Не оставляйте копии.",
            en: "The code is shown here only, until you have handed it over. Keep no copy."),
        "codeHanded": Phrase(
            kk: "Код хабарлаушыда: ұмыту", ru: "Код у заявителя: забыть",
            en: "The reporter has the code: forget it"),
        "codeWaits": Phrase(
            kk: "Тапсырылмаған бір реттік код бар", ru: "Есть неотданный одноразовый код",
            en: "A one-time code was not handed over yet"),
        "slipNumber": Phrase(kk: "Талон нөмірі", ru: "Номер талона", en: "Number of the slip"),
        "printSlip": Phrase(kk: "Талон (PDF)", ru: "Талон (PDF)", en: "The slip (PDF)"),
        "slips": .deskSlips,
        "slipsWhy": Phrase(
            kk:
                "Талон бүлінсе немесе хабарлаушы жоғалтса, осында белгілеңіз. Тізімді аудиторға беріңіз: ол хабарламалардың журналда барын тексереді.",
            ru:
                "Если талон испорчен или потерян, отметьте это здесь. Дайте список аудитору: он проверит, что сообщения есть в журнале.",
            en:
                "When a slip is spoilt or lost, record it here. Give the list to the auditor, who checks that its reports are in the log."
        ),
        "slipList": Phrase(
            kk: "Салыстыру тізімі (CSV)", ru: "Список для сверки (CSV)",
            en: "Reconciliation list (CSV)"),
        "noSlips": Phrase(kk: "Талон жоқ.", ru: "Талонов нет.", en: "There are no slips."),
        "intake": .deskIntake,
    ]

    private static let keys: [String: Phrase] = [
        "keys": .deskKeys,
        "fingerprintWhy": Phrase(
            kk:
                "Кілтіңіздің ізі. Каталог жүргізушіге дауыстап оқып беріңіз: екеуіңіздегі бірдей болуы керек.",
            ru:
                "Отпечаток вашего ключа. Прочитайте его вслух тому, кто ведёт каталог: у обоих он должен совпасть.",
            en:
                "The fingerprint of your key. Read it aloud to the directory's authority: both must have the same."
        ),
        "keysByQuarter": Phrase(
            kk: "Тоқсандық кілттер", ru: "Ключи по кварталам", en: "Keys by quarter"),
        "backup": Phrase(kk: "Сақтық көшірме", ru: "Запасная копия", en: "Backup"),
        "backupWhy": Phrase(
            kk:
                "Кілт файлы жоғалса, ашылған істердің бәрі оқылмай қалады. Көшірмені қазір жасап, ашылатынын тексеріңіз.",
            ru:
                "Потеряв файл ключей, вы потеряете все открытые дела. Сделайте копию сейчас и проверьте, что она открывается.",
            en:
                "Without the key file every opened case is lost. Make a copy now, and check that it opens."
        ),
        "backupFile": Phrase(
            kk: "Көшірменің жолы", ru: "Путь к копии", en: "Path of the copy"),
        "rehearse": Phrase(kk: "Көшірмені тексеру", ru: "Проверить копию", en: "Check the copy"),
        "lost": Phrase(kk: "Кілт жоғалса", ru: "Если ключ потерян", en: "When the key is lost"),
    ]
}
