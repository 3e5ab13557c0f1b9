/// How a duty stands, and why.
extension Phrase {
    package static let procedureStatusDone = Phrase(
        kk: "орындалды", ru: "исполнено", en: "done")
    package static let procedureStatusDoneLate = Phrase(
        kk: "кешігіп орындалды", ru: "исполнено с опозданием", en: "done late")
    package static let procedureStatusExcused = Phrase(
        kk: "босатылды", ru: "отпало", en: "excused")
    package static let procedureStatusExcusedLate = Phrase(
        kk: "мерзім өткен соң босатылды", ru: "отпало после срока", en: "excused after the limit")
    package static let procedureStatusNotOwed = Phrase(
        kk: "міндет жоқ", ru: "не требуется", en: "not owed")
    package static let procedureStatusOpen = Phrase(
        kk: "орындалуда", ru: "в работе", en: "open")
    package static let procedureStatusOverdue = Phrase(
        kk: "мерзімі өтті", ru: "просрочено", en: "overdue")
    package static let procedureStatusNotProvable = Phrase(
        kk: "дәлелдеу мүмкін емес", ru: "недоказуемо", en: "not provable")
    package static let procedureNotOwedAnonymous = Phrase(
        kk: "хабарлаған адам белгісіз", ru: "заявитель неизвестен", en: "the reporter is unknown")
    package static let procedureNotOwedReporter = Phrase(
        kk: "хабарлаған адам мемлекеттік қызметші емес", ru: "заявитель не является госслужащим",
        en: "the reporter is no civil servant")
    package static let procedureNotOwedService = Phrase(
        kk: "хабарлама Сыбайлас жемқорлыққа қарсы қызметтің өзінде",
        ru: "сообщение уже у Антикоррупционной службы",
        en: "the Anti-corruption Service has the report itself")
    package static let procedureNotOwedReclassified = Phrase(
        kk: "хабарлама басқаша жіктелді", ru: "сообщение переквалифицировано",
        en: "the report was classified otherwise")
    package static let procedureNotOwedNoAgreement = Phrase(
        kk: "Қызмет бұрын келісім жасамаған", ru: "Служба соглашения не заключала",
        en: "the Service had concluded no agreement")
    package static let procedureNotOwedTermEnded = Phrase(
        kk: "қорғау мерзімі аяқталды", ru: "срок защиты истёк",
        en: "the term of protection is over")
    package static let procedureNotProvableLimit = Phrase(
        kk: "мерзімді есептейтін өндірістік күнтізбе жоқ",
        ru: "нет производственного календаря для расчёта срока",
        en: "no production calendar tells the limit")
    package static let procedureNotProvableDeclared = Phrase(
        kk: "мерзімінде орындалғаны кейін тек сөзбен мәлімделді",
        ru: "своевременность заявлена позже и только на словах",
        en: "said to be in time only later, and by word alone")
    package static let procedureGradeCountersigned = Phrase(
        kk: "алушы растаған", ru: "подтверждено получателем", en: "countersigned by the receiver")
    package static let procedureGradeDocument = Phrase(
        kk: "құжат тіркелген", ru: "приложен документ", en: "document attached")
    package static let procedureGradeDeclared = Phrase(
        kk: "тек қызметкердің сөзі", ru: "только слово должностного лица",
        en: "the officer's word alone")
    package static let procedurePhaseReceived = Phrase(
        kk: "келіп түсті", ru: "поступило", en: "received")
    package static let procedurePhaseTriaged = Phrase(
        kk: "қаралып, жіктелді", ru: "рассмотрено", en: "triaged")
    package static let procedurePhaseUnderWay = Phrase(
        kk: "жұмыс жүріп жатыр", ru: "в работе", en: "under way")
    package static let procedurePhaseDecided = Phrase(
        kk: "шешім қабылданды", ru: "решено", en: "decided")
    package static let procedurePhaseClosed = Phrase(
        kk: "жабылды", ru: "закрыто", en: "closed")
    package static let procedurePhaseReopened = Phrase(
        kk: "қайта ашылды", ru: "возобновлено", en: "reopened")
    package static let procedurePhaseEscalated = Phrase(
        kk: "жоғарыға берілді", ru: "передано выше", en: "escalated")
}
