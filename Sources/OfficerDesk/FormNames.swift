import Forms
import Wording

/// What the papers are called in lists; their own titles stand in their templates.
extension Form {
    var label: Phrase {
        switch self {
        case .annex1:
            Phrase(
                kk: "1-қосымша: қызметке жазбаша растау",
                ru: "Приложение 1: письменное подтверждение Службе",
                en: "Annex 1: written confirmation to the Service")
        case .annex2:
            Phrase(
                kk: "2-қосымша: қызметкер туралы мәлімет және келісім",
                ru: "Приложение 2: сведения о сотруднике и согласие",
                en: "Annex 2: data of the employee, and consent")
        case .annex3:
            Phrase(
                kk: "3-қосымша: құқықтар мен міндеттер", ru: "Приложение 3: права и обязанности",
                en: "Annex 3: rights and duties")
        case .nda:
            Phrase(
                kk: "Жария етпеу туралы келісім", ru: "Соглашение о неразглашении",
                en: "Non-disclosure agreement")
        case .undertaking:
            Phrase(
                kk: "Басшының біржақты міндеттемесі (анонимге)",
                ru: "Одностороннее обязательство руководителя (анониму)",
                en: "One-sided undertaking of the head (to the anonymous)")
        case .letterACS:
            Phrase(
                kk: "Қызметке ілеспе хат (D3)", ru: "Сопроводительное письмо Службе (D3)",
                en: "Letter to the Service (D3)")
        case .letterPapers:
            Phrase(
                kk: "Отырысқа материалдар (D7)", ru: "Материалы к заседанию (D7)",
                en: "Papers for a sitting (D7)")
        case .letterDecision:
            Phrase(
                kk: "Шешімнің көшірмесі (D8)", ru: "Копия решения (D8)",
                en: "Copy of the decision (D8)")
        case .letterAppeal:
            Phrase(
                kk: "Жүгіну туралы хабарламаға жауап (D9)",
                ru: "Ответ на уведомление об обращении (D9)",
                en: "Answer to the notice of an appeal (D9)")
        case .noticeE6:
            Phrase(
                kk: "Агенттікке хабарлама (Ереже, 6-т.)",
                ru: "Уведомление агентству (Положение, п. 6)",
                en: "Notice to the agency (Regulation §6)")
        case .referral:
            Phrase(
                kk: "Құзыреті бойынша жіберу", ru: "Передача по компетенции",
                en: "Referral to the competent body")
        case .call1424:
            Phrase(
                kk: "1424-ке қоңырау парағы", ru: "Листок звонка в 1424",
                en: "Slip of the call to 1424")
        case .closingSlip:
            Phrase(kk: "Істі жабу парағы", ru: "Листок закрытия дела", en: "Closing slip")
        case .intakeSlip:
            Phrase(kk: "Қабылдау талоны", ru: "Талон приёма", en: "Intake slip")
        case .redactedList:
            Phrase(
                kk: "Алып тасталғандар тізімі", ru: "Список изъятого",
                en: "List of what was left out")
        case .redactedBundle:
            Phrase(
                kk: "Қысқартылған материалдар жинағы", ru: "Сокращённая подборка материалов",
                en: "Redacted bundle")
        case .register: Phrase(kk: "Істер тізілімі", ru: "Реестр дел", en: "Register of cases")
        case .mayNotTell:
            Phrase(
                kk: "Неге айта алмаймын", ru: "Почему я не вправе сказать",
                en: "Why I may not tell you")
        case .periodic:
            Phrase(kk: "Кезеңдік есеп", ru: "Периодический отчёт", en: "Periodic report")
        }
    }
}

/// What a form asks for, beside its box on a page.
extension FormField {
    var label: Phrase {
        switch self {
        case .organisation: Phrase(kk: "Ұйым", ru: "Организация", en: "Organisation")
        case .recipient: Phrase(kk: "Алушы", ru: "Адресат", en: "Recipient")
        case .headName:
            Phrase(kk: "Басшының аты-жөні", ru: "Имя руководителя", en: "Name of the head")
        case .headPosition:
            Phrase(
                kk: "Басшының лауазымы", ru: "Должность руководителя", en: "Position of the head")
        case .officerName:
            Phrase(kk: "Уәкілдің аты-жөні", ru: "Имя уполномоченного", en: "Name of the officer")
        case .officerPosition:
            Phrase(
                kk: "Уәкілдің лауазымы", ru: "Должность уполномоченного",
                en: "Position of the officer")
        case .contact: Phrase(kk: "Байланыс", ru: "Контакт", en: "Contact")
        case .documentNumber:
            Phrase(kk: "Шығыс нөмірі", ru: "Исходящий номер", en: "Outgoing number")
        case .documentDate: Phrase(kk: "Құжат күні", ru: "Дата документа", en: "Date of the paper")
        case .signedOn: Phrase(kk: "Қол қойылған күн", ru: "День подписания", en: "Day of signing")
        case .attachments: Phrase(kk: "Қосымшалар", ru: "Приложения", en: "Attachments")
        case .caseNumber: Phrase(kk: "Іс нөмірі", ru: "Номер дела", en: "Number of the case")
        case .receivedAt: Phrase(kk: "Түскен уақыты", ru: "Время поступления", en: "Received")
        case .receivedBy: Phrase(kk: "Кім қабылдады", ru: "Кто принял", en: "Received by")
        case .channel: Phrase(kk: "Түскен жолы", ru: "Путь поступления", en: "Channel")
        case .kind: Phrase(kk: "Түрі", ru: "Вид", en: "Kind")
        case .description: Phrase(kk: "Сипаттама", ru: "Описание", en: "Description")
        case .accused:
            Phrase(kk: "Кімнің үстінен", ru: "О ком сообщение", en: "Person reported")
        case .reporter:
            Phrase(
                kk: "Хабарлаушы туралы (келісімімен)", ru: "О заявителе (с согласия)",
                en: "About the reporter (with consent)")
        case .reporterName:
            Phrase(kk: "Хабарлаушының аты-жөні", ru: "Имя заявителя", en: "Reporter's name")
        case .reporterPosition:
            Phrase(
                kk: "Хабарлаушының лауазымы", ru: "Должность заявителя", en: "Reporter's position")
        case .reporterUnit:
            Phrase(
                kk: "Хабарлаушының бөлімшесі", ru: "Подразделение заявителя", en: "Reporter's unit")
        case .consentName:
            Phrase(
                kk: "Келісім берушінің аты-жөні", ru: "Имя давшего согласие",
                en: "Name in the consent")
        case .calledAt: Phrase(kk: "Қоңырау уақыты", ru: "Время звонка", en: "Time of the call")
        case .answeredBy: Phrase(kk: "Кім жауап берді", ru: "Кто ответил", en: "Who answered")
        case .callNumber:
            Phrase(kk: "1424 берген нөмір", ru: "Номер, данный 1424", en: "Number given by 1424")
        case .callAnswer:
            Phrase(kk: "Не сұралды", ru: "Что попросили", en: "What was asked of the head")
        case .sittingBody: Phrase(kk: "Қай алқа", ru: "Какой орган", en: "Which body sits")
        case .sittingAt:
            Phrase(kk: "Отырыс уақыты", ru: "Время заседания", en: "Time of the sitting")
        case .sittingPlace:
            Phrase(kk: "Отырыс орны", ru: "Место заседания", en: "Place of the sitting")
        case .question: Phrase(kk: "Қаралатын мәселе", ru: "Вопрос", en: "Question")
        case .notice:
            Phrase(
                kk: "Хабарлама (нөмірі, күні)", ru: "Уведомление (номер, дата)",
                en: "Notice (number, date)")
        case .appealDate: Phrase(kk: "Жүгінген күн", ru: "День обращения", en: "Day of the appeal")
        case .decisionDue: Phrase(kk: "Шешім мерзімі", ru: "Срок решения", en: "Decision due")
        case .decision: Phrase(kk: "Шешім", ru: "Решение", en: "Decision")
        case .decisionDate: Phrase(kk: "Шешім күні", ru: "Дата решения", en: "Day of the decision")
        case .decisionNumber:
            Phrase(kk: "Шешім нөмірі", ru: "Номер решения", en: "Number of the decision")
        case .toldAt:
            Phrase(
                kk: "Қашан, қалай хабарланды", ru: "Когда и как сообщено", en: "When and how told")
        case .measures: Phrase(kk: "Шаралар", ru: "Меры", en: "Measures")
        case .ground: Phrase(kk: "Негізі", ru: "Основание", en: "Ground")
        case .circumstances: Phrase(kk: "Мән-жайлар", ru: "Обстоятельства", en: "Circumstances")
        case .closedOn: Phrase(kk: "Жабылған күн", ru: "День закрытия", en: "Closed on")
        case .keptUntil: Phrase(kk: "Сақтау мерзімі", ru: "Хранится до", en: "Kept until")
        case .protectedUntil: Phrase(kk: "Қорғау мерзімі", ru: "Защита до", en: "Protected until")
        case .keyFingerprint:
            Phrase(kk: "Кілттің ізі", ru: "Отпечаток ключа", en: "Key fingerprint")
        case .slipNumber: Phrase(kk: "Талон нөмірі", ru: "Номер талона", en: "Number of the slip")
        case .claimCode: Phrase(kk: "Бір реттік код", ru: "Одноразовый код", en: "One-time code")
        case .portalAddress:
            Phrase(kk: "Портал мекенжайы", ru: "Адрес портала", en: "Portal's address")
        case .redactions: Phrase(kk: "Алып тасталғандар", ru: "Изъято", en: "Left out")
        case .bundle: Phrase(kk: "Қалған мәтін", ru: "Что осталось", en: "What remains")
        case .cases: Phrase(kk: "Істер", ru: "Дела", en: "Cases")
        case .bundleReader: Phrase(kk: "Кімге беріледі", ru: "Кому передаётся", en: "For whom")
        case .period: Phrase(kk: "Кезең", ru: "Период", en: "Period")
        case .total: Phrase(kk: "Барлығы", ru: "Всего", en: "Total")
        case .byKind: Phrase(kk: "Түрлері бойынша", ru: "По видам", en: "By kind")
        case .bySphere: Phrase(kk: "Салалары бойынша", ru: "По сферам", en: "By sphere")
        case .outcomes: Phrase(kk: "Нәтижелер", ru: "Итоги", en: "Outcomes")
        case .causes: Phrase(kk: "Себептер", ru: "Причины", en: "Causes")
        case .proposals: Phrase(kk: "Ұсыныстар", ru: "Предложения", en: "Proposals")
        }
    }
}
