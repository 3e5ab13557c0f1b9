/// What a reply can state of a case by itself, as the desk offers it.
extension Phrase {
    package static let deskStatusReceived = Phrase(
        kk: "Хабарлама алынды", ru: "Сообщение получено",
        en: "The report was received")
    package static let deskStatusAccepted = Phrase(
        kk: "Өтініш ретінде қабылданды", ru: "Принято как обращение",
        en: "Accepted as an application")
    package static let deskStatusServiceInformed = Phrase(
        kk: "Қызметке 1424 арқылы хабарланды", ru: "Служба извещена через 1424",
        en: "The Service was informed through 1424")
    package static let deskStatusConfirmationSent = Phrase(
        kk: "Қызметке жазбаша растау жіберілді", ru: "Службе отправлено письменное подтверждение",
        en: "The written confirmation went to the Service")
    package static let deskStatusRightsExplained = Phrase(
        kk: "Құқықтар мен міндеттер түсіндірілді", ru: "Разъяснены права и обязанности",
        en: "Rights and duties were explained")
    package static let deskStatusAnswerDue = Phrase(
        kk: "Жауап мерзімі", ru: "Срок ответа",
        en: "An answer is due by")
    package static let deskStatusReferred = Phrase(
        kk: "Құзыретті органға жіберілді", ru: "Передано в компетентный орган",
        en: "Sent on to another body")
    package static let deskStatusCheckUntil = Phrase(
        kk: "Тексеру осы күнге дейін", ru: "Проверка до",
        en: "Being checked until")
    package static let deskStatusExtendedUntil = Phrase(
        kk: "Тексеру осы күнге ұзартылды", ru: "Проверка продлена до",
        en: "The check is extended until")
    package static let deskStatusMeasuresTaken = Phrase(
        kk: "Шаралар қолданылды", ru: "Приняты меры",
        en: "Measures were taken")
    package static let deskStatusDecisionTaken = Phrase(
        kk: "Шешім қабылданды", ru: "Принято решение",
        en: "A decision was taken")
    package static let deskStatusDecisionTold = Phrase(
        kk: "Шешім хабарланды", ru: "Решение сообщено",
        en: "The decision was told")
    package static let deskStatusRetaliationNoted = Phrase(
        kk: "Қысым көрсету тіркелді", ru: "Давление на вас зафиксировано",
        en: "Pressure on you is on the record")
    package static let deskStatusPapersSent = Phrase(
        kk: "Материалдар агенттікке жіберілді", ru: "Материалы отправлены в агентство",
        en: "The papers went to the agency")
    package static let deskStatusSitting = Phrase(
        kk: "Комиссия отырысы", ru: "Заседание комиссии",
        en: "A commission sits on")
    package static let deskStatusProtectedUntil = Phrase(
        kk: "Еңбек құқықтары осы күнге дейін қорғалады", ru: "Трудовые права защищены до",
        en: "Labour rights are protected until")
    package static let deskStatusClosed = Phrase(
        kk: "Іс жабылды", ru: "Дело закрыто",
        en: "The case is closed")
    package static let deskStatusReopened = Phrase(
        kk: "Іс қайта ашылды", ru: "Дело снова открыто",
        en: "The case is reopened")
    package static let deskStatusComeBack = Phrase(
        kk: "Осы күні не кейін қайта кіріңіз", ru: "Зайдите снова в этот день или позже",
        en: "Please look again on this day or later")
    package static let deskStatusFault = Phrase(
        kk: "қай күні екені оқылмады", ru: "день не читается", en: "a day does not read")
}
