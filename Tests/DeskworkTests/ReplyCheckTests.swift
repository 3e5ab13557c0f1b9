import Deskwork
import Testing
import Wording

@Suite struct `The check of a reply` {
    @Test(arguments: asking)
    func `warns of a question`(example: Example) {
        let found = ReplyCheck.findings(in: example.draft)
        #expect(found.contains { $0.concern == example.concern }, "\(found)")
    }

    @Test(arguments: harmless)
    func `lets pass`(draft: String) {
        let found = ReplyCheck.findings(in: draft)
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: ReplyTemplate.allCases, Language.allCases)
    func `lets our templates pass`(template: ReplyTemplate, language: Language) {
        let found = ReplyCheck.findings(in: template.text(in: language))
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `names the place in characters of the draft`() {
        let draft = "Рақмет 👍🏽. Атыңызды жазыңыз! Or write to a@b.kz."
        let found = ReplyCheck.findings(in: draft)
        let characters = Array(draft)
        #expect(found.map(\.concern) == [.name, .email])
        #expect(found.map { String(characters[$0.range]) } == ["Атыңызды", "a@b.kz."])
    }

    @Test func `tells a concern once a clause, and every clause`() {
        let draft = "Назовите ваше имя и вашу фамилию. Напишите ваше имя."
        #expect(ReplyCheck.findings(in: draft).map(\.concern) == [.name, .name])
    }

    @Test func `finds nothing in nothing`() {
        #expect(ReplyCheck.findings(in: "").isEmpty)
        #expect(ReplyCheck.findings(in: " \n\n.,?").isEmpty)
    }
}

@Suite struct `A template of a reply` {
    @Test(arguments: ReplyTemplate.allCases, Language.allCases)
    func `has a name and at least two paragraphs`(template: ReplyTemplate, language: Language) {
        #expect(!template.name.text(in: language).isEmpty)
        #expect(template.text(in: language).contains("\n\n"))
    }

    @Test func `tells whether something was left to fill in`() {
        #expect(ReplyTemplate.hasBlank(ReplyTemplate.called.text(in: .kk)))
        #expect(!ReplyTemplate.hasBlank(ReplyTemplate.rights.text(in: .kk)))
    }
}

/// A draft that asks, and what for.
struct Example: Sendable, CustomTestStringConvertible {
    let concern: ReplyCheck.Concern
    let draft: String

    init(_ concern: ReplyCheck.Concern, _ draft: String) {
        self.concern = concern
        self.draft = draft
    }

    var testDescription: String { draft }
}

private let asking: [Example] = [
    Example(.name, "Аты-жөніңізді жазыңыз."),
    Example(.name, "Атыңыз кім?"),
    Example(.name, "Есіміңізді айта аласыз ба?"),
    Example(.name, "Рақмет, енді фамилияңызды көрсетіңіз"),
    Example(.work, "Лауазымыңызды хабарлаңыз."),
    Example(.work, "Сіз қайда жұмыс істейсіз?"),
    Example(.work, "Жұмыс орныңыз қандай?"),
    Example(.work, "Қай бөлімде істейсіз?"),
    Example(.number, "ЖСН жіберіңіз."),
    Example(.number, "Жеке куәлігіңіздің көшірмесін тіркеңіз"),
    Example(.contact, "Телефоныңызды қалдырыңыз."),
    Example(.contact, "Мекенжайыңыз қандай?"),
    Example(.contact, "Сізбен қалай хабарласуға болады?"),
    Example(.contact, "Маған қоңырау шалыңыз."),
    Example(.identity, "Сіз кімсіз?"),
    Example(.identity, "Өзіңізді таныстырыңыз."),
    Example(.identity, "Кім екеніңізді жазып жіберіңіз."),
    Example(.meeting, "Ертең кабинетіме келіңіз."),
    Example(.meeting, "Келіп кетсеңіз, түсіндіремін."),
    Example(.anonymity, "Анонимді болуды тоқтатыңыз."),
    Example(.anonymity, "Өзіңізді ашыңыз, қорықпаңыз."),

    Example(.name, "Напишите ваше имя."),
    Example(.name, "Не бойтесь, назовите вашу фамилию."),
    Example(.name, "Не могли бы вы указать ваше имя?"),
    Example(.name, "Как вас зовут?"),
    Example(.name, "Укажите ФИО"),
    Example(.work, "Уточните вашу должность."),
    Example(.work, "Где вы работаете?"),
    Example(.work, "В каком отделе вы служите?"),
    Example(.work, "Сообщите место вашей работы"),
    Example(.number, "Пришлите ИИН."),
    Example(.number, "Приложите копию удостоверения"),
    Example(.contact, "Оставьте свой номер."),
    Example(.contact, "Ваш телефон?"),
    Example(.contact, "Как с вами связаться?"),
    Example(.contact, "Позвоните мне завтра."),
    Example(.contact, "Сообщите контактные данные"),
    Example(.identity, "Кто вы?"),
    Example(.identity, "Напишите, кто вы."),
    Example(.identity, "Представьтесь, пожалуйста."),
    Example(.meeting, "Зайдите ко мне в кабинет."),
    Example(.meeting, "Ждём вас в понедельник"),
    Example(.anonymity, "Раскройте свою личность."),
    Example(.anonymity, "Откажитесь от анонимности"),

    Example(.name, "Please tell us your name."),
    Example(.name, "What's your name?"),
    Example(.name, "Your surname?"),
    Example(.work, "What is your position?"),
    Example(.work, "Where do you work?"),
    Example(.work, "Which department do you work in?"),
    Example(.number, "Please send your IIN."),
    Example(.number, "We need your identity card."),
    Example(.contact, "Leave your phone number."),
    Example(.contact, "How can we reach you?"),
    Example(.contact, "Call me tomorrow."),
    Example(.contact, "Please give contact details"),
    Example(.identity, "Who are you?"),
    Example(.identity, "Tell us who you are."),
    Example(.identity, "Please identify yourself."),
    Example(.meeting, "Come to my office on Monday."),
    Example(.meeting, "Drop in when you can"),
    Example(.anonymity, "Please reveal your identity."),
    Example(.anonymity, "Why don’t we talk? Give up your anonymity."),

    Example(.link, "Толығырақ: https://example.kz/a?id=1"),
    Example(.link, "Смотрите www.example.kz."),
    Example(.link, "Join t.me/somebody"),
    Example(.link, "(gov.kz)"),
    Example(.link, "abcdefgh.onion"),
    Example(.email, "Хат жазыңыз: office@example.kz"),
    Example(.email, "Пишите на <office@example.kz>,"),
]

private let harmless: [String] = [
    "Аты-жөніңізді сұрамаймыз.",
    "Атыңызды жазбаңыз.",
    "Кім екеніңізді айтуға міндетті емессіз.",
    "Есіміңіз құпия сақталады.",
    "Телефоныңыз бен мекенжайыңызды бермеңіз.",
    "Жеткізушінің аты-жөнін жазыңыз.",
    "Ол қай бөлімде жұмыс істейді?",
    "Шартқа кім қол қойды?",
    "Шарттың нөмірі қандай?",
    "Бұл қай жерде болды?",
    "Құжаттың көшірмесін тіркеңіз.",
    "Осы жәшікке қайта келіңіз.",
    "1424-ке қоңырау шалдық.",
    "Директордың лауазымын көрсетіңіз.",
    "Комиссия қашан отырды?",
    "Анонимді хабарлама да қаралады.",

    "Не называйте ваше имя.",
    "Мы никогда не спросим, кто вы.",
    "Вы не обязаны говорить, кто вы.",
    "Ваше имя останется в тайне.",
    "Назовите фамилию поставщика.",
    "Кто подписал договор?",
    "Какой номер у договора?",
    "Где хранятся документы?",
    "Как это произошло?",
    "В каком отделе работает этот человек?",
    "Мы позвонили в 1424.",
    "Вы вправе обратиться в 1424.",
    "Пришлите копию договора.",
    "Укажите адрес склада.",
    "Какую должность занимает директор?",
    "Анонимное сообщение рассматривают так же.",
    "Возвращайтесь в этот ящик 12 марта.",

    "Do not tell us your name.",
    "We will never ask who you are.",
    "You do not have to say who you are.",
    "Your name stays secret.",
    "What is the supplier's name?",
    "Who signed the contract?",
    "Which department does he work in?",
    "What was the number of the contract?",
    "Please send the contract.",
    "Where are the papers kept?",
    "How did it happen?",
    "We called 1424 on Monday.",
    "Don't give your phone number to anybody.",
    "An anonymous report is treated alike.",
    "Come back to this mailbox on 12 March.",
    "Please state the address of the warehouse.",

    "2026 ж. 12.03, 14.30",
    "A §7, п. 3.2, т.б.",
]
