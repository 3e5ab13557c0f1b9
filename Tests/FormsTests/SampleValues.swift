import Forms

/// Invented values for every field, in the Kazakh that offices write; nobody's data.
enum SampleValues {
    /// A value for each field that the form declares.
    static func values(of form: Form) throws -> [FormField: FormValue] {
        try Dictionary(
            uniqueKeysWithValues: form.fields.map { ($0, try value($0)) })
    }

    /// The text of a field that holds text; a test looks for it in the PDF.
    static func text(_ field: FormField) -> String { texts[field] ?? "\(field.rawValue) мәні" }

    /// What stands in the form's tables.
    static func cells(of form: Form) -> [String] {
        switch form {
        case .redactedList: redactions.flatMap(\.self)
        case .periodic: outcomes.flatMap(\.self)
        case .register: cases.flatMap(\.self)
        default: []
        }
    }

    private static func value(_ field: FormField) throws -> FormValue {
        switch field.shape {
        case .text: try FormValue(text: text(field))
        case .rows:
            try FormValue(
                rows: field == .redactions ? redactions : field == .cases ? cases : outcomes)
        case .bars: .bars(try bars(field == .byKind ? kinds : spheres))
        }
    }

    private static func bars(_ counts: [(String, FormBar.Count)]) throws -> [FormBar] {
        try counts.map { FormBar(label: try FormText($0.0), count: $0.1) }
    }

    private static let texts: [FormField: String] = [
        .organisation: "«Үлгі» облысының Құрылыс және тұрғын үй басқармасы",
        .recipient: "Қазақстан Республикасы\nҮлгі уәкілетті органының\nоблыс бойынша департаменті",
        .headName: "Әбенов Ғалым Өмірұлы",
        .headPosition: "Басқарма басшысы",
        .officerName: "Қуанышева Іңкәр Һамитқызы",
        .officerPosition: "Әдеп жөніндегі уәкіл",
        .contact: "Сейітқұлова Ү. Ң., 8 (7000) 00-00-00",
        .documentNumber: "05-12/347-қбп",
        .documentDate: "2026 ж. 13 наурыз",
        .signedOn: "2026 ж. 16 наурыз",
        .attachments: "1-қосымша, 2 парақ; хабарлау фактісінің растауы, 1 парақ",
        .caseNumber: "4f6bfc9c",
        .receivedAt: "2026 ж. 12 наурыз, 14:00",
        .receivedBy: "Қуанышева Іңкәр Һамитқызы",
        .channel: "анонимді веб-портал (Алгоритм, 5-тармақтың 5) тармақшасы)",
        .kind: "Сыбайлас жемқорлық қылмысы",
        .description: """
        2026 жылғы ақпанда мектеп шатырын жөндеу жөніндегі конкурста бөлім басшысы жалғыз қатысушыдан алдын ала ақша \
        талап еткен. Ақшаны делдал арқылы алған, сомасы шарт бағасының оннан бірі.
        Объектісі: № 7 мектеп, «Өңір құрылыс» ЖШС-мен жасалған шарт.
        """,
        .accused: "Мемлекеттік сатып алу бөлімінің басшысы",
        .reporter: "Жазбаша келісімі бар: 2-қосымша тіркелген",
        .reporterName: "Нұрғалиева Әйгерім Өтегенқызы",
        .reporterPosition: "бас маман",
        .reporterUnit: "Мемлекеттік сатып алу бөлімі",
        .consentName: "Нұрғалиева Ә. Ө.",
        .calledAt: "2026 ж. 12 наурыз, 15:20",
        .answeredBy: "кезекші оператор № 14",
        .callNumber: "1424-2026-000731",
        .callAnswer: "Жазбаша растауды департаментке жіберуді сұрады",
        .sittingBody: "Басқарманың тәртіптік комиссиясы",
        .sittingAt: "2026 ж. 2 сәуір, 10:00",
        .sittingPlace: "Үлгі қаласы, Достық көшесі, 1, 305-бөлме",
        .question: "Бас маман Ә. Ө. Нұрғалиеваны басқа лауазымға ауыстыру ұсынысы",
        .notice: "№ 02-8/115, 2026 ж. 20 наурыз",
        .appealDate: "2026 ж. 18 наурыз",
        .decisionDue: "2026 ж. 17 сәуір",
        .decision: "Ауыстыруға негіз жоқ деп танылды, қызметкер лауазымында қалдырылды",
        .decisionDate: "2026 ж. 2 сәуір",
        .decisionNumber: "№ 6 хаттама",
        .toldAt: "2026 ж. 3 сәуір, порталдағы жауаппен",
        .measures: "Қызметтік тексеру жүргізілді, материалдар құзыретті органға берілді",
        .ground: "тиісті шара қолданбау: 2026 ж. 12 наурыздағы хабарлама бойынша мерзім өткен",
        .circumstances: "Шара қолдану мерзімі 2026 ж. 12 сәуірде өтті, тексеру тағайындалған жоқ.",
        .closedOn: "2026 ж. 6 сәуір",
        .keptUntil: "2029 ж. 12 наурыз",
        .protectedUntil: "2029 ж. 12 наурыз",
        .keyFingerprint: "7A31 09C4 E5F2 88D0 14BB 6C9E 2F47 A0D3",
        .slipNumber: "0042",
        .claimCode: "7KQM-2V9D-XR4H-8TNC-5WPA-3JYE-6BGF",
        .portalAddress: "https://senim.ulgi.example",
        .bundle: """
        1. Хабарлама, 2026 ж. 12 наурыз
        Бөлім басшысы ██████ ақша талап етті. Мен мұны ██████ естідім.
        Қоса берілетін файлдар: № 2

        2. Жауап, 2026 ж. 13 наурыз
        Хабарламаңыз қаралуда. 1424-ке хабарланды.
        """,
        .bundleReader: "Тәртіптік жауапкершілікке тартылатын мемлекеттік қызметші",
        .period: "2026 жылғы қаңтар – маусым",
        .total: "47",
        .causes: "Сатып алу құжаттарын бір адам дайындайды, ішкі бақылау жоқ.",
        .proposals: "Құжаттарды екі адам тексеретін тәртіп енгізу; жыл сайын ротация жасау.",
    ]

    private static let redactions = [
        [
            "Қызметтік жазба № 12", "2-бет, 3-абзац", "хабарлаған адамның лауазымы мен бөлімі",
            "Алгоритм, 14-тармақ",
        ],
        ["Аудиожазба", "00:14–02:31", "дауыс", "Алгоритм, 14-тармақ"],
        [
            "Порталдағы хабарлама", "толық", "мәтіннің жазылу мәнері, сирек кездесетін факт",
            "Алгоритм, 7 және 14-тармақтар",
        ],
    ]

    private static let cases = [
        [
            "4f6bfc9c", "2026 ж. 12 наурыз, 14:00", "Сыбайлас жемқорлық қылмысы",
            "жұмыс жүріп жатыр", "D5: 2026 ж. 12 сәуір",
        ],
        [
            "a01d77e2", "2026 ж. 20 наурыз, 09:00", "Мүдделер қақтығысы", "келіп түсті",
            "D16: мерзімсіз",
        ],
        [
            "c93b0f15", "2026 ж. 2 ақпан, 11:00", "Әдеп нормаларын бұзу", "жабылды",
            "сақтау мерзімі: 2029 ж. 2 ақпан",
        ],
    ]

    private static let outcomes = [
        ["Тексеру жүргізілді, тәртіптік шара қолданылды", "9"],
        ["Құзыретті органға жіберілді", "21"], ["Расталмады", "12"], ["Қараусыз қалды", "<5"],
        ["Қаралуда", "<5"],
    ]

    private static let kinds: [(String, FormBar.Count)] = [
        ("Сыбайлас жемқорлық қылмысы", .exact(18)),
        ("Әкімшілік сыбайлас жемқорлық құқық бұзушылық", .exact(11)),
        ("Мүдделер қақтығысы", .exact(7)), ("Әдеп нормаларын бұзу", .exact(6)),
        ("Хабарлағаны үшін қысым көрсету", .hidden), ("Кеңес сұрау", .hidden),
    ]

    private static let spheres: [(String, FormBar.Count)] = [
        ("Мемлекеттік сатып алу", .exact(24)), ("Кадр мәселелері", .exact(12)),
        ("Мемлекеттік мүлік, көлік", .exact(6)), ("Тексерулер", .hidden), ("Өзге", .hidden),
    ]
}
