/// What statements about a case are about.
extension Phrase {
    package static let procedureWordTriage = Phrase(
        kk: "алғашқы қарау", ru: "первичное рассмотрение", en: "triage")
    package static let procedureWordClassify = Phrase(
        kk: "жіктеу", ru: "квалификация", en: "classification")
    package static let procedureWordReception = Phrase(
        kk: "келіп түскен жолы", ru: "способ поступления", en: "how it came")
    package static let procedureWordAct = Phrase(
        kk: "әрекет", ru: "действие", en: "act")
    package static let procedureWordAgreement = Phrase(
        kk: "жария етпеу туралы келісім", ru: "соглашение о неразглашении",
        en: "non-disclosure agreement")
    package static let procedureWordSitting = Phrase(
        kk: "отырыс күні", ru: "день заседания", en: "day of a sitting")
    package static let procedureWordAppealNotice = Phrase(
        kk: "агенттіктің хабарламасы", ru: "уведомление агентства", en: "the agency's notice")
    package static let procedureWordBreach = Phrase(
        kk: "теріс қылықтың күндері", ru: "даты проступка", en: "days of the breach")
    package static let procedureWordProceedingsClosed = Phrase(
        kk: "істің тоқтатылуы", ru: "прекращение дела", en: "closing of proceedings")
    package static let procedureWordPauseBegan = Phrase(
        kk: "үзілістің басталуы", ru: "начало приостановления", en: "beginning of a pause")
    package static let procedureWordPauseEnded = Phrase(
        kk: "үзілістің аяқталуы", ru: "конец приостановления", en: "end of a pause")
    package static let procedureWordRecuse = Phrase(
        kk: "өздігінен бас тарту", ru: "самоотвод", en: "recusal")
    package static let procedureWordNotOwed = Phrase(
        kk: "міндет жоқ деген мәлімдеме", ru: "заявление, что не требуется",
        en: "statement that a duty is not owed")
    package static let procedureWordClose = Phrase(
        kk: "жабу", ru: "закрытие", en: "closing")
    package static let procedureWordReopen = Phrase(
        kk: "қайта ашу", ru: "возобновление", en: "reopening")
    package static let procedureWordEscalate = Phrase(
        kk: "жоғарыға беру", ru: "передача выше", en: "escalation")
    package static let procedureWordHold = Phrase(
        kk: "сақтау туралы шешім", ru: "запрет на уничтожение", en: "legal hold")
    package static let procedureTrackTriage = Phrase(
        kk: "жіктелмеген", ru: "не квалифицировано", en: "not classified")
    package static let procedureTrackAlgorithm = Phrase(
        kk: "Алгоритм", ru: "Алгоритм действий", en: "Algorithm")
    package static let procedureTrackIncitement = Phrase(
        kk: "сыбайлас жемқорлыққа көндіру", ru: "склонение к коррупции", en: "incitement")
    package static let procedureTrackMeasures = Phrase(
        kk: "шара қолдану", ru: "принятие мер", en: "measures")
    package static let procedureTrackDiscipline = Phrase(
        kk: "тәртіптік іс", ru: "дисциплинарное дело", en: "discipline")
    package static let procedureTrackInaction = Phrase(
        kk: "агенттікке хабарлау", ru: "уведомление агентства", en: "notice to the agency")
    package static let procedureTrackProtection = Phrase(
        kk: "хабарлаған адамды қорғау", ru: "защита заявителя", en: "protection of the reporter")
    package static let procedureTrackNone = Phrase(
        kk: "мерзім жоқ", ru: "без сроков", en: "no time limits")
    package static let procedureSanctionDemotion = Phrase(
        kk: "лауазымын төмендету немесе толық сәйкес еместігі туралы ескерту",
        ru: "понижение в должности или предупреждение о неполном соответствии",
        en: "demotion, else a warning of incomplete fitness")
    package static let procedureSanctionWarning = Phrase(
        kk: "толық сәйкес еместігі туралы ескерту немесе қызметтен шығару",
        ru: "предупреждение о неполном соответствии или увольнение",
        en: "warning of incomplete fitness, or dismissal")
    package static let procedureSanctionDismissal = Phrase(
        kk: "қызметтен шығару", ru: "увольнение", en: "dismissal")
    package static let procedureChannelInPerson = Phrase(
        kk: "басшыға тікелей", ru: "лично руководителю", en: "to the head in person")
    package static let procedureChannelRecipient = Phrase(
        kk: "уәкіл, комплаенс-офицер немесе қабылдаушы арқылы",
        ru: "через уполномоченного, комплаенс-офицера или принимающее лицо",
        en: "through the commissioner, compliance officer or recipient")
    package static let procedureChannelElectronic = Phrase(
        kk: "электрондық арна немесе бейнебайланыс", ru: "электронный канал или видеосвязь",
        en: "electronic channel or video call")
    package static let procedureChannelTelephone = Phrase(
        kk: "телефон", ru: "телефон доверия", en: "telephone")
    package static let procedureChannelPortal = Phrase(
        kk: "анонимді веб-портал", ru: "анонимный веб-портал", en: "anonymous web portal")
    package static let procedureChannelOther = Phrase(
        kk: "өзге арна", ru: "иной канал", en: "other channel")
    package static let procedureFormWritten = Phrase(
        kk: "жазбаша", ru: "письменно", en: "written")
    package static let procedureFormOral = Phrase(
        kk: "ауызша", ru: "устно", en: "oral")
    package static let procedureReporterAnonymous = Phrase(
        kk: "белгісіз", ru: "анонимно", en: "anonymous")
    package static let procedureReporterEmployee = Phrase(
        kk: "қызметкер", ru: "работник", en: "employee")
    package static let procedureReporterCivilServant = Phrase(
        kk: "мемлекеттік қызметші", ru: "государственный служащий", en: "civil servant")
    package static let procedureReporterCitizen = Phrase(
        kk: "азамат", ru: "гражданин", en: "citizen")
    package static let procedureBreachOrdinary = Phrase(
        kk: "тәртіптік теріс қылық", ru: "дисциплинарный проступок", en: "misconduct")
    package static let procedureBreachDiscrediting = Phrase(
        kk: "кір келтіретін теріс қылық", ru: "дискредитирующий проступок",
        en: "discrediting misconduct")
    package static let procedureBreachBudget = Phrase(
        kk: "бюджет заңнамасын бұзу", ru: "нарушение бюджетного законодательства",
        en: "breach of budget law")
    package static let procedureCloseDecided = Phrase(
        kk: "шешіммен жабылды", ru: "закрыто с решением", en: "closed with a decision")
    package static let procedureCloseReferred = Phrase(
        kk: "құзыретті органға берілді", ru: "передано в компетентный орган",
        en: "referred to the competent body")
    package static let procedureCloseNotConfirmed = Phrase(
        kk: "расталмады", ru: "не подтвердилось", en: "not confirmed")
    package static let procedureCloseNotWithinRemit = Phrase(
        kk: "құзыретке жатпайды", ru: "не относится к компетенции", en: "not within the remit")
    package static let procedureCloseAdviceGiven = Phrase(
        kk: "кеңес берілді", ru: "дана консультация", en: "advice was given")
    package static let procedureEscalationLeadership = Phrase(
        kk: "басшылыққа хабарлау", ru: "сообщение руководству", en: "notice to the leadership")
    package static let procedureEscalationAgency = Phrase(
        kk: "агенттікке немесе оның аумақтық бөлімшесіне хабарлау",
        ru: "сообщение агентству или его территориальному подразделению",
        en: "notice to the agency or its territorial unit")
    package static let procedureEscalationIndependently = Phrase(
        kk: "уәкіл дербес әрекет етеді", ru: "уполномоченный действует самостоятельно",
        en: "the commissioner acts independently")
}
