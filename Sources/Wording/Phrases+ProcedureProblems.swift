/// Why a statement about a case is refused.
extension Phrase {
    package static let procedureProblemInFuture = Phrase(
        kk: "уақыт немесе күн мәлімдеменің өзінен кейін",
        ru: "время или день позже самого заявления",
        en: "the time or day is later than the statement itself")
    package static let procedureProblemBeforeReceipt = Phrase(
        kk: "хабарлама ол кезде әлі түспеген", ru: "сообщение тогда ещё не поступило",
        en: "the report had not been received yet")
    package static let procedureProblemRecused = Phrase(
        kk: "бұл адам осы істен бас тартқан", ru: "это лицо взяло самоотвод по делу",
        en: "this officer stepped back from the case")
    package static let procedureProblemAsksThemselves = Phrase(
        kk: "өз орнына өзін атауға болмайды", ru: "нельзя назвать вместо себя самого себя",
        en: "nobody is asked in their own place")
    package static let procedureProblemCaseClosed = Phrase(
        kk: "іс жабық; алдымен қайта ашыңыз", ru: "дело закрыто; сначала возобновите его",
        en: "the case is closed; reopen it first")
    package static let procedureProblemCaseNotClosed = Phrase(
        kk: "іс жабылмаған", ru: "дело не закрыто", en: "the case is not closed")
    package static let procedureProblemNotClassified = Phrase(
        kk: "іс әлі жіктелмеген", ru: "дело ещё не квалифицировано",
        en: "the case is not classified yet")
    package static let procedureProblemReclassified = Phrase(
        kk: "қайта жіктеудің негізі көрсетілмеген", ru: "не указано основание переквалификации",
        en: "a new classification needs its ground")
    package static let procedureProblemWrongOrder = Phrase(
        kk: "күндердің реті дұрыс емес", ru: "нарушен порядок дат",
        en: "the dates are in the wrong order")
    package static let procedureProblemPredecessorMissing = Phrase(
        kk: "бұған дейін болуы тиіс әрекет мәлімделмеген",
        ru: "не заявлено действие, которое должно быть раньше",
        en: "what must come before was not stated")
    package static let procedureProblemSittingUnknown = Phrase(
        kk: "мұндай отырыс мәлімделмеген", ru: "такое заседание не заявлено",
        en: "no such sitting was stated")
    package static let procedureProblemSittingOnOtherDay = Phrase(
        kk: "отырыс басқа күнге мәлімделген", ru: "заседание заявлено на другой день",
        en: "the sitting was stated for another day")
    package static let procedureProblemAfterSitting = Phrase(
        kk: "отырыс өтіп кеткен", ru: "заседание уже прошло", en: "the sitting was over")
    package static let procedureProblemWrongConfirmation = Phrase(
        kk: "растаудың түрі хабарлама келген жолға сай емес",
        ru: "вид подтверждения не отвечает способу поступления",
        en: "the confirmation does not fit the way the report came")
    package static let procedureProblemPartnerMismatch = Phrase(
        kk: "келісім нәтижесі хабарлаған адамның белгілі не белгісіз екеніне сай емес",
        ru: "исход соглашения не отвечает тому, известен ли заявитель",
        en: "the outcome does not fit whether the reporter is known")
    package static let procedureProblemNoticeMissing = Phrase(
        kk: "агенттіктің хабарламасы мәлімделмеген", ru: "уведомление агентства не заявлено",
        en: "the agency's notice was not stated")
    package static let procedureProblemNoticeBeforeAppeal = Phrase(
        kk: "хабарлама өтініштен бұрын келе алмайды",
        ru: "уведомление не может прийти раньше обращения",
        en: "the notice cannot come before the appeal")
    package static let procedureProblemDetectedBeforeCommitted = Phrase(
        kk: "анықталған күн жасалған күннен бұрын", ru: "обнаружение раньше совершения",
        en: "detection is before commission")
    package static let procedureProblemEndedBeforeCommitted = Phrase(
        kk: "аяқталған күн жасалған күннен бұрын", ru: "окончание раньше совершения",
        en: "the end is before commission")
    package static let procedureProblemBreachMissing = Phrase(
        kk: "теріс қылықтың күндері мәлімделмеген", ru: "даты проступка не заявлены",
        en: "the days of the breach were not stated")
    package static let procedureProblemPauseOpen = Phrase(
        kk: "осы негіздегі үзіліс әлі аяқталмаған",
        ru: "приостановление по этому основанию ещё не окончено",
        en: "a pause on this ground is still open")
    package static let procedureProblemNoPauseOpen = Phrase(
        kk: "осы негізде ашық үзіліс жоқ", ru: "по этому основанию нет открытого приостановления",
        en: "no pause on this ground is open")
    package static let procedureProblemPauseEndedBeforeBegun = Phrase(
        kk: "үзіліс басталмай тұрып аяқталған", ru: "приостановление окончено раньше начала",
        en: "the pause ended before it began")
    package static let procedureProblemPenaltyDuringPause = Phrase(
        kk: "бұл кезде жаза қолдануға болмайды", ru: "в это время взыскание не налагается",
        en: "no penalty may be imposed at that time")
    package static let procedureProblemDutyOfPortal = Phrase(
        kk: "бұл міндет іске емес, порталға қатысты",
        ru: "эта обязанность относится к порталу, а не к делу",
        en: "this duty belongs to a portal, not to a case")
    package static let procedureProblemHoldInPast = Phrase(
        kk: "сақтау мерзімі өтіп кеткен", ru: "срок запрета уже прошёл",
        en: "the hold would be over already")
    package static let procedureProblemOtherPortal = Phrase(
        kk: "мәлімдеме басқа порталға қатысты", ru: "заявление относится к другому порталу",
        en: "the statement is about another portal")
}
