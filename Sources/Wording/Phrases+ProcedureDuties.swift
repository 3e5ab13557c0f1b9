/// What the duties of the procedure are, who owes them and how strongly they bind.
extension Phrase {
    package static let procedureDutyAgreement = Phrase(
        kk: "жария етпеу туралы келісім ұсыну", ru: "предложить соглашение о неразглашении",
        en: "offer a non-disclosure agreement")
    package static let procedureDutyCall = Phrase(
        kk: "Сыбайлас жемқорлыққа қарсы қызметке 1424 арқылы хабарлау",
        ru: "сообщить Антикоррупционной службе через 1424",
        en: "inform the Anti-corruption Service through 1424")
    package static let procedureDutyConfirmation = Phrase(
        kk: "Сыбайлас жемқорлыққа қарсы қызметке жазбаша растау жіберу",
        ru: "направить письменное подтверждение Антикоррупционной службе",
        en: "send the written confirmation to the Anti-corruption Service")
    package static let procedureDutyRights = Phrase(
        kk: "құқықтар мен міндеттерді түсіндіру", ru: "разъяснить права и обязанности",
        en: "explain rights and duties")
    package static let procedureDutyMeasures = Phrase(
        kk: "хабарлама бойынша шара қолдану", ru: "принять меры по заявлению",
        en: "take measures on the statement")
    package static let procedureDutyDecisionTold = Phrase(
        kk: "хабарлаған адамға шешімді айту", ru: "сообщить заявителю решение",
        en: "tell the reporter the decision")
    package static let procedureDutyPapers = Phrase(
        kk: "отырысқа дейін агенттікке материалдар жіберу, өкілін шақыру",
        ru: "направить материалы агентству до заседания, пригласить представителя",
        en: "send papers to the agency before the sitting, invite its representative")
    package static let procedureDutyCopy = Phrase(
        kk: "агенттікке шешімнің көшірмесін жіберу", ru: "направить агентству копию решения",
        en: "send the agency a copy of the decision")
    package static let procedureDutyAppeal = Phrase(
        kk: "агенттіктің хабарламасы бойынша отырыс өткізіп, шешім қабылдау",
        ru: "по уведомлению агентства провести заседание и принять решение",
        en: "sit and decide on the agency's notice")
    package static let procedureDutyAppealAgreement = Phrase(
        kk: "хабарлама бойынша жария етпеу туралы келісім жасау",
        ru: "заключить соглашение о неразглашении по уведомлению",
        en: "conclude a non-disclosure agreement on the notice")
    package static let procedureDutyProtection = Phrase(
        kk: "еңбек құқықтарын қорғау", ru: "защищать трудовые права", en: "protect labour rights")
    package static let procedureDutyPenalty = Phrase(
        kk: "тәртіптік жазаны мерзімінде қолдану", ru: "наложить взыскание в срок",
        en: "impose the penalty in time")
    package static let procedureDutySuspension = Phrase(
        kk: "қызметтен уақытша шеттетуді тоқтату", ru: "прекратить временное отстранение",
        en: "end the suspension")
    package static let procedureDutyRebuttal = Phrase(
        kk: "негізсіз айыптауды теріске шығару", ru: "опровергнуть необоснованное обвинение",
        en: "rebut an unfounded accusation")
    package static let procedureDutySurvey = Phrase(
        kk: "ұжымдағы ахуал туралы жасырын сауалнама", ru: "анонимный опрос о климате в коллективе",
        en: "anonymous survey of the moral climate")
    package static let procedureDutyReception = Phrase(
        kk: "кесте бойынша қабылдау", ru: "приём по графику", en: "reception by the schedule")
    package static let procedureDutyConflict = Phrase(
        kk: "мүдделер қақтығысын реттеу", ru: "урегулировать конфликт интересов",
        en: "resolve the conflict of interest")
    package static let procedureDutyGift = Phrase(
        kk: "ақшаны қайтару, сыйлықты тапсыру", ru: "вернуть деньги, сдать подарок",
        en: "return money, hand over a gift")
    package static let procedurePartPapers = Phrase(
        kk: "материалдар", ru: "материалы", en: "papers")
    package static let procedurePartInvitation = Phrase(
        kk: "өкілді шақыру", ru: "приглашение представителя", en: "the representative's invitation")
    package static let procedurePartDetection = Phrase(
        kk: "анықталған күннен", ru: "со дня обнаружения", en: "from detection")
    package static let procedurePartClosedCase = Phrase(
        kk: "іс тоқтатылған күннен", ru: "со дня прекращения дела",
        en: "from the closing of the case")
    package static let procedurePartCommission = Phrase(
        kk: "жасалған күннен", ru: "со дня совершения", en: "from commission")
    package static let procedurePartMoney = Phrase(
        kk: "ақша", ru: "деньги", en: "money")
    package static let procedurePartGift = Phrase(
        kk: "сыйлық", ru: "подарок", en: "gift")
    package static let procedureForceLaw = Phrase(
        kk: "заң", ru: "закон", en: "law")
    package static let procedureForceDecree = Phrase(
        kk: "жарлық", ru: "указ", en: "decree")
    package static let procedureForceOrder = Phrase(
        kk: "бұйрық", ru: "приказ", en: "order")
    package static let procedureForceRecommendation = Phrase(
        kk: "ұсыным", ru: "рекомендация", en: "recommendation")
    package static let procedureForceOurs = Phrase(
        kk: "порталдың өз нормасы", ru: "норма портала", en: "the portal's own norm")
    package static let procedureRoleHead = Phrase(
        kk: "басшы", ru: "руководитель", en: "head")
    package static let procedureRoleSecretary = Phrase(
        kk: "аппарат басшысы", ru: "руководитель аппарата", en: "responsible secretary")
    package static let procedureRoleSuperiorHead = Phrase(
        kk: "жоғары тұрған басшы", ru: "вышестоящий руководитель", en: "superior head")
    package static let procedureRoleSuperiorBody = Phrase(
        kk: "жоғары тұрған орган", ru: "вышестоящий орган", en: "superior body")
    package static let procedureRoleService = Phrase(
        kk: "Сыбайлас жемқорлыққа қарсы қызмет", ru: "Антикоррупционная служба",
        en: "Anti-corruption Service")
    package static let procedureRoleCommissioner = Phrase(
        kk: "әдеп жөніндегі уәкіл", ru: "уполномоченный по этике", en: "ethics commissioner")
    package static let procedureRolePunishing = Phrase(
        kk: "жаза қолдануға құқылы тұлға", ru: "лицо с правом наложения взыскания",
        en: "official who may punish")
    package static let procedureRoleAppointing = Phrase(
        kk: "тағайындауға құқылы тұлға", ru: "лицо с правом назначения",
        en: "official who appoints")
    package static let procedureRoleServant = Phrase(
        kk: "қызметшінің өзі", ru: "сам служащий", en: "the servant")
    package static let procedureDelayTrustees = Phrase(
        kk: "сенімгерлердің кідіруі", ru: "задержка доверенных лиц", en: "the trustees' delay")
    package static let procedureDelayPortal = Phrase(
        kk: "порталдың кідіруі", ru: "задержка портала", en: "the portal's delay")
}
