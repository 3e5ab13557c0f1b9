/// What the desk asks for a statement about a case.
extension Phrase {
    package static let deskYes = Phrase(kk: "Иә", ru: "Да", en: "Yes")
    package static let deskNo = Phrase(kk: "Жоқ", ru: "Нет", en: "No")
    package static let deskAskAt = Phrase(
        kk: "Қашан (Алматы уақыты)", ru: "Когда (по Алматы)", en: "When (Almaty time)")
    package static let deskAskOn = Phrase(kk: "Қай күні", ru: "В какой день", en: "On which day")
    package static let deskAskGrade = Phrase(
        kk: "Немен дәлелденеді", ru: "Чем доказывается", en: "What proves it")
    package static let deskAskNumber = Phrase(
        kk: "Құжат нөмірі (аты-жөнсіз)", ru: "Номер документа (без имён)",
        en: "Number of the document (without names)")
    package static let deskAskSitting = Phrase(
        kk: "Нешінші отырыс", ru: "Какое по счёту заседание", en: "Which sitting")
    package static let deskAskConcerns = Phrase(
        kk: "Хабарлама кімге қатысты", ru: "Кого касается сообщение", en: "Whom it is about")
    package static let deskAskKind = Phrase(kk: "Түрі", ru: "Вид", en: "Kind")
    package static let deskAskOffence = Phrase(
        kk: "Арандату болса: қандай құқық бұзушылыққа", ru: "При склонении: к какому нарушению",
        en: "If incitement: to which offence")
    package static let deskAskMisconduct = Phrase(
        kk: "Теріс қылық болса: қайсысы", ru: "При проступке: какой", en: "If misconduct: which")
    package static let deskAskSpheres = Phrase(kk: "Салалар", ru: "Сферы", en: "Spheres")
    package static let deskAskGroundOfChange = Phrase(
        kk: "Бұрынғысы өзгерсе: неге", ru: "Если меняется прежнее: почему",
        en: "If an earlier one changes: why")
    package static let deskAskChannel = Phrase(
        kk: "Қандай жолмен түсті", ru: "Каким путём поступило", en: "By which channel it came")
    package static let deskAskForm = Phrase(
        kk: "Жазбаша ма, ауызша ма", ru: "Письменно или устно", en: "In writing or by word of mouth"
    )
    package static let deskAskReporter = Phrase(
        kk: "Хабарлаушы кім ретінде жазды", ru: "В каком качестве выступает заявитель",
        en: "As what the reporter speaks")
    package static let deskAskDuty = Phrase(
        kk: "Қай міндет", ru: "Какая обязанность", en: "Which duty")
    package static let deskAskOutcome = Phrase(
        kk: "Немен бітті", ru: "Чем закончилось", en: "What came of it")
    package static let deskAskAppealed = Phrase(
        kk: "Хабарлаушы уәкілетті органға жүгінген күн", ru: "День обращения заявителя в орган",
        en: "Day of the reporter's appeal to the agency")
    package static let deskAskNoticeReceived = Phrase(
        kk: "Хабарлама келген күн", ru: "День поступления уведомления",
        en: "Day on which the notice came")
    package static let deskAskServiceAgreement = Phrase(
        kk: "Қызметпен келісім болған ба", ru: "Было ли соглашение со Службой",
        en: "Whether the Service had concluded an agreement")
    package static let deskAskRegime = Phrase(kk: "Тәртібі", ru: "Режим", en: "Regime")
    package static let deskAskDetected = Phrase(
        kk: "Анықталған күн", ru: "День обнаружения", en: "Day of detection")
    package static let deskAskCommitted = Phrase(
        kk: "Жасалған күн", ru: "День совершения", en: "Day of commission")
    package static let deskAskCourse = Phrase(
        kk: "Созылмалы ма", ru: "Длящийся ли", en: "Whether it continued")
    package static let deskCourseSingle = Phrase(
        kk: "Бір реттік", ru: "Разовый", en: "A single act")
    package static let deskCourseContinuing = Phrase(
        kk: "Әлі жалғасуда", ru: "Длится до сих пор", en: "Still continuing")
    package static let deskCourseEnded = Phrase(
        kk: "Созылды, аяқталды", ru: "Длился и закончился", en: "It continued, and ended")
    package static let deskAskEnded = Phrase(
        kk: "Аяқталған күн (аяқталса)", ru: "День окончания (если закончился)",
        en: "Day on which it ended (if it did)")
    package static let deskAskPauseGround = Phrase(
        kk: "Үзілістің негізі", ru: "Основание перерыва", en: "Ground of the pause")
    package static let deskAskLastDay = Phrase(
        kk: "Үзілістің соңғы күні", ru: "Последний день перерыва", en: "Last day of the pause")
    package static let deskAskInstead = Phrase(
        kk: "Орнына кім сұралады", ru: "Кого просят вместо", en: "Who is asked instead")
    package static let deskAskGround = Phrase(kk: "Неге", ru: "Почему", en: "Why")
    package static let deskAskReason = Phrase(
        kk: "Қалай аяқталды", ru: "Чем завершено", en: "How it ended")
    package static let deskAskEscalation = Phrase(kk: "Қайда", ru: "Куда", en: "To whom")
    package static let deskAskUntil = Phrase(
        kk: "Қай күнге дейін (бос болса, ұстау тоқтатылады)",
        ru: "До какого дня (пусто: запрет снимается)",
        en: "Until which day (empty: the hold is lifted)")
    package static let deskGroupFirst = Phrase(
        kk: "Алғашқы қадамдар", ru: "Первые шаги", en: "First steps")
    package static let deskGroupAlgorithm = Phrase(
        kk: "Алгоритм бойынша", ru: "По Алгоритму", en: "Under the Algorithm")
    package static let deskGroupProtection = Phrase(
        kk: "Хабарлаушыны қорғау", ru: "Защита заявителя", en: "Protection of the reporter")
    package static let deskGroupDiscipline = Phrase(
        kk: "Тәртіптік іс", ru: "Дисциплинарное производство", en: "Disciplinary proceedings")
    package static let deskGroupServant = Phrase(
        kk: "Мүдделер қақтығысы, ақша, сыйлық", ru: "Конфликт интересов, деньги, подарки",
        en: "Conflict of interest, money, gifts")
    package static let deskGroupCourse = Phrase(
        kk: "Істің жолы", ru: "Ход дела", en: "Course of the case")
}
