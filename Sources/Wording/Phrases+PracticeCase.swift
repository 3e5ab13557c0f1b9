/// A made-up case to practise on: nobody's words, and no real body, firm or person.
extension Phrase {
    package static let practiceTitle = Phrase(
        kk: "ЖАТТЫҒУ: мектеп шатыры", ru: "УЧЕБНОЕ: крыша школы", en: "PRACTICE: the school's roof")
    package static let practiceNotice = Phrase(
        kk:
            "Бұл – жаттығу ісі. Хабарлама ойдан шығарылған, ешқайда жіберілмейді, журналға жазылмайды, міндет туғызбайды. Қалағаныңызша басып көріңіз.",
        ru:
            "Это учебное дело. Сообщение выдумано, никуда не отправляется, в журнал не попадает и обязанностей не создаёт. Пробуйте что угодно.",
        en:
            "This is a practice case. The report is made up, goes nowhere, is not on the log and makes no duties. Try whatever you like."
    )
    package static let practiceReport1 = Phrase(
        kk:
            "[ЖАТТЫҒУ] Ауданымыздағы мектептің шатырын жөндеуге конкурс болды. Бөлім басшысы бір ғана қатысушымен алдын ала келіскен деп естідім.",
        ru:
            "[УЧЕБНОЕ] В нашем районе был конкурс на ремонт крыши школы. Слышал, что начальник отдела заранее договорился с единственным участником.",
        en:
            "[PRACTICE] There was a tender for repairing a school's roof in our district. I heard that the head of a section had settled it beforehand with the only bidder."
    )
    package static let practiceReport2 = Phrase(
        kk:
            "Шарттың оннан бірін қайтаруға тиіс болған. Ақшаны көрген жоқпын, бірақ сметада бір жұмыс екі рет жазылған: қосымшадағы суретті қараңыз.",
        ru:
            "Десятую часть договора должны были вернуть. Денег я не видел, но в смете одна работа записана дважды: смотрите снимок во вложении.",
        en:
            "A tenth of the contract was to be paid back. I did not see the money, but the estimate lists one job twice: see the picture attached."
    )
    package static let practiceReport3 = Phrase(
        kk: "Атымды айтқым келмейді: мұны білетін адам аз. Қорқамын.",
        ru: "Имя называть не хочу: об этом знают немногие. Мне страшно.",
        en: "I do not want to give my name: few people know of this. I am afraid.")
    package static let practiceReply1 = Phrase(
        kk:
            "[ЖАТТЫҒУ] Сәлеметсіз бе! Хабарламаңызды алдық. Кім екеніңізді айтуға міндетті емессіз. Мазмұны 1424-ке жеткізілді, сіз туралы мәлімет берілмеді.",
        ru:
            "[УЧЕБНОЕ] Здравствуйте! Мы получили ваше сообщение. Вам не нужно говорить, кто вы. Содержание передано в 1424, сведения о вас не переданы.",
        en:
            "[PRACTICE] Hello. We have received your report. You do not have to say who you are. What it says was passed to 1424, and nothing about you."
    )
    package static let practiceReply2 = Phrase(
        kk:
            "Бір сұрақ: сметаның қай бетінде екі рет жазылған? Жауап сізді танытуы мүмкін болса, жауап бермеңіз.",
        ru:
            "Один вопрос: на какой странице сметы это записано дважды? Если ответ может вас выдать, не отвечайте.",
        en:
            "One question: on which page of the estimate is it listed twice? If the answer could give you away, leave it out."
    )
    package static let practiceFollowUp1 = Phrase(
        kk:
            "[ЖАТТЫҒУ] Төртінші бетте. Құжат сатып алу порталында да бар, оны кез келген адам көре алады.",
        ru:
            "[УЧЕБНОЕ] На четвёртой. Документ есть и на портале закупок, его может посмотреть любой.",
        en:
            "[PRACTICE] On the fourth. The paper is on the procurement portal too, where anybody can see it."
    )
    package static let practiceFollowUp2 = Phrase(
        kk: "Кеше басшы жиналыста «арамызда жазып жүрген біреу бар» деді. Не істеймін?",
        ru: "Вчера начальник сказал на совещании: «среди нас кто-то пишет». Что мне делать?",
        en:
            "Yesterday the head said in a meeting: “somebody among us is writing”. What shall I do?"
    )
    package static let practiceFile = Phrase(
        kk: "жаттығу-смета.png", ru: "учебная-смета.png", en: "practice-estimate.png")
    package static let practiceStepRead = Phrase(
        kk: "Хабарламаны ашып, басынан аяғына дейін оқыңыз.",
        ru: "Откройте сообщение и прочтите его до конца.",
        en: "Open the report and read it to its end.")
    package static let practiceStepConflict = Phrase(
        kk:
            "Ойланыңыз: бұл сізге немесе басшыңызға қатысты ма? Қатысты болса, өздігіңізден бас тартыңыз.",
        ru: "Подумайте: касается ли это вас или вашего начальника? Если да, возьмите самоотвод.",
        en: "Think: does it concern you or your superior? If so, recuse yourself.")
    package static let practiceStepClassify = Phrase(
        kk: "Жіктеңіз: K1, сыбайлас жемқорлық қылмысы. Қандай мерзімдер пайда болғанын қараңыз.",
        ru: "Квалифицируйте: K1, коррупционное преступление. Посмотрите, какие сроки появились.",
        en: "Classify it: K1, corruption crime. See which time limits appear.")
    package static let practiceStepCall = Phrase(
        kk: "1424 парағын басып шығарып, не айтатыныңызды дауыстап оқыңыз. Қоңырау шалмаңыз.",
        ru: "Распечатайте лист для 1424 и прочтите его вслух. Не звоните.",
        en: "Print the slip for 1424 and read it aloud. Do not call.")
    package static let practiceStepReply = Phrase(
        kk: "Үлгіден жауап жазыңыз. «Атыңыз кім?» деп қосып, ескертуді көріңіз, сосын өшіріңіз.",
        ru:
            "Напишите ответ по шаблону. Добавьте «Как вас зовут?», посмотрите на предупреждение и сотрите.",
        en:
            "Write a reply from a template. Add “What is your name?”, see the warning, and take it out."
    )
    package static let practiceStepRedact = Phrase(
        kk:
            "«Бұл туралы білетін адам аз» деген сияқты сөздерді белгілеп, алынған көшірмені қараңыз.",
        ru: "Отметьте слова вроде «об этом знают немногие» и посмотрите копию с изъятиями.",
        en: "Mark words such as “few people know of this” and look at the redacted copy.")
    package static let practiceStepClose = Phrase(
        kk: "Істі жауып, сақтау мерзімі қашан бітетінін қараңыз.",
        ru: "Закройте дело и посмотрите, до какого дня оно хранится.",
        en: "Close the case and see until when it is kept.")
}
