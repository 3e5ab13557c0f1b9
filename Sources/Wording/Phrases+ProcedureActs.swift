/// What officers state that was done or found out.
extension Phrase {
    package static let procedureActCalled = Phrase(
        kk: "1424 нөміріне хабарланды", ru: "сообщено по номеру 1424", en: "1424 was called")
    package static let procedureActApplicationSent = Phrase(
        kk: "өтініштің өзі жіберілді", ru: "направлено само заявление",
        en: "the application itself was sent")
    package static let procedureActAnnexSent = Phrase(
        kk: "1-қосымша жіберілді", ru: "направлено приложение 1", en: "Annex 1 was sent")
    package static let procedureActContacted = Phrase(
        kk: "хабарлаған адаммен алғашқы байланыс", ru: "первый контакт с заявителем",
        en: "first contact with the reporter")
    package static let procedureActRightsExplained = Phrase(
        kk: "құқықтар мен міндеттер түсіндірілді", ru: "разъяснены права и обязанности",
        en: "rights and duties were explained")
    package static let procedureActMeasuresTaken = Phrase(
        kk: "шара қолданылды", ru: "приняты меры", en: "measures were taken")
    package static let procedureActReferred = Phrase(
        kk: "құзыретті органға жіберілді", ru: "направлено в компетентный орган",
        en: "it was referred to the competent body")
    package static let procedureActDecisionTaken = Phrase(
        kk: "шешім қабылданды", ru: "принято решение", en: "a decision was taken")
    package static let procedureActDecisionTold = Phrase(
        kk: "шешім хабарлаған адамға айтылды", ru: "решение сообщено заявителю",
        en: "the reporter was told the decision")
    package static let procedureActPapersSent = Phrase(
        kk: "материалдар агенттікке жіберілді", ru: "материалы направлены агентству",
        en: "papers were sent to the agency")
    package static let procedureActRepresentativeInvited = Phrase(
        kk: "агенттік өкілі шақырылды", ru: "приглашён представитель агентства",
        en: "the agency's representative was invited")
    package static let procedureActSittingHeld = Phrase(
        kk: "отырыс өтті", ru: "заседание состоялось", en: "the sitting was held")
    package static let procedureActSittingDecided = Phrase(
        kk: "отырыс шешім қабылдады", ru: "заседание приняло решение", en: "the sitting decided")
    package static let procedureActCopySent = Phrase(
        kk: "шешімнің көшірмесі агенттікке жіберілді", ru: "копия решения направлена агентству",
        en: "a copy of the decision was sent to the agency")
    package static let procedureActAccepted = Phrase(
        kk: "сыбайлас жемқорлыққа қарсы органдар хабарламаны қабылдады",
        ru: "антикоррупционные органы приняли сообщение",
        en: "the anti-corruption bodies accepted the report")
    package static let procedureActAssistanceEnded = Phrase(
        kk: "өзге жәрдем аяқталды", ru: "иное содействие завершено", en: "other assistance ended")
    package static let procedureActPenaltyImposed = Phrase(
        kk: "тәртіптік жаза қолданылды", ru: "наложено взыскание", en: "a penalty was imposed")
    package static let procedureActSuspended = Phrase(
        kk: "қызметтен уақытша шеттетілді", ru: "временно отстранён", en: "suspended from duties")
    package static let procedureActSuspensionEnded = Phrase(
        kk: "уақытша шеттету тоқтатылды", ru: "отстранение прекращено", en: "the suspension ended")
    package static let procedureActAccusationFound = Phrase(
        kk: "негізсіз айыптау анықталды", ru: "обнаружено необоснованное обвинение",
        en: "an unfounded accusation was found")
    package static let procedureActAccusationRebutted = Phrase(
        kk: "айыптау теріске шығарылды", ru: "обвинение опровергнуто",
        en: "the accusation was rebutted")
    package static let procedureActConflictNoticed = Phrase(
        kk: "мүдделер қақтығысы туралы хабарланды", ru: "сообщено о конфликте интересов",
        en: "a conflict of interest was made known")
    package static let procedureActConflictResolved = Phrase(
        kk: "мүдделер қақтығысы реттелді", ru: "конфликт интересов урегулирован",
        en: "the conflict of interest was resolved")
    package static let procedureActMoneyFound = Phrase(
        kk: "білмей түскен ақша анықталды", ru: "обнаружены деньги, поступившие без ведома",
        en: "money received unknowingly was found")
    package static let procedureActMoneyReturned = Phrase(
        kk: "ақша бюджетке аударылды", ru: "деньги перечислены в бюджет",
        en: "the money was returned")
    package static let procedureActGiftFound = Phrase(
        kk: "сыйлық анықталды", ru: "обнаружен подарок", en: "a gift was found")
    package static let procedureActGiftHandedOver = Phrase(
        kk: "сыйлық қорға тапсырылды", ru: "подарок сдан в фонд", en: "the gift was handed over")
    package static let procedureActRetaliationReported = Phrase(
        kk: "қысым көрсету туралы хабарланды", ru: "сообщено о преследовании",
        en: "retaliation was reported")
    package static let procedureActBundleMade = Phrase(
        kk: "қысқартылған материалдар жинағы жасалды",
        ru: "подготовлен обезличенный комплект материалов",
        en: "a redacted bundle was made")
    package static let procedureAgreementConcluded = Phrase(
        kk: "келісім жасалды", ru: "соглашение заключено", en: "the agreement was concluded")
    package static let procedureAgreementDeclined = Phrase(
        kk: "келісімнен бас тартты", ru: "от соглашения отказались",
        en: "the agreement was declined")
    package static let procedureAgreementNoAnswer = Phrase(
        kk: "ұсынысқа жауап болмады", ru: "на предложение не ответили",
        en: "the offer was not answered")
    package static let procedureAgreementAnonymous = Phrase(
        kk: "қол қоятын адам белгісіз", ru: "подписать некому: заявитель неизвестен",
        en: "nobody to sign: the reporter is unknown")
    package static let procedurePauseIncapacity = Phrase(
        kk: "еңбекке уақытша жарамсыздық", ru: "временная нетрудоспособность",
        en: "incapacity for work")
    package static let procedurePauseLeave = Phrase(
        kk: "демалыс немесе іссапар", ru: "отпуск или командировка", en: "leave or mission")
    package static let procedurePauseDuties = Phrase(
        kk: "мемлекеттік немесе қоғамдық міндеттерді орындау",
        ru: "исполнение государственных или общественных обязанностей",
        en: "public duties")
    package static let procedurePauseTraining = Phrase(
        kk: "даярлау, қайта даярлау, біліктілікті арттыру, тағылымдама",
        ru: "подготовка, переподготовка, повышение квалификации, стажировка",
        en: "training, retraining or internship")
    package static let procedurePauseAppeal = Phrase(
        kk: "қызметшінің сотқа шағымы", ru: "обжалование служащим в суде",
        en: "the servant's appeal to a court")
    package static let procedurePauseProceedings = Phrase(
        kk: "қылмыстық немесе әкімшілік іс жүргізу",
        ru: "производство по уголовному или административному делу",
        en: "criminal or administrative proceedings")
}
