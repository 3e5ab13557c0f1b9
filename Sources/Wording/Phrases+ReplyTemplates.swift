/// Replies that an officer begins from: paragraphs, with three underscores where something is to be filled in.
extension Phrase {
    package static let replyReceivedName = Phrase(
        kk: "Хабарлама алынды", ru: "Сообщение получено", en: "The report is received")
    package static let replyReceived1 = Phrase(
        kk:
            "Сәлеметсіз бе! Хабарламаңызды алдық, ол ___ нөмірімен тіркелді. Оны тек сіз таңдаған адамдар оқиды.",
        ru:
            "Здравствуйте! Мы получили ваше сообщение, оно зарегистрировано под номером ___. Его читают только те, кого вы выбрали.",
        en:
            "Hello. We have received your report; it is kept under the number ___. Only those whom you chose read it."
    )
    package static let replyReceived2 = Phrase(
        kk: "Біз ___ күніне дейін не істегенімізді осы жәшікке жазамыз.",
        ru: "До ___ мы напишем в этот ящик, что сделали.",
        en: "By ___ we will write to this mailbox what we have done.")
    package static let replyReceived3 = Phrase(
        kk: "Кім екеніңізді айтуға міндетті емессіз, біз де оны іздемейміз.",
        ru: "Вы не обязаны говорить, кто вы, и мы не будем это выяснять.",
        en: "You do not have to say who you are, and we will not try to find out.")

    package static let replyQuestionsName = Phrase(
        kk: "Фактілер туралы сұрақтар", ru: "Вопросы о фактах", en: "Questions about the facts")
    package static let replyQuestions1 = Phrase(
        kk:
            "Тексеру үшін бірнеше мәлімет жетіспейді. Білетініңізді ғана жазыңыз; «білмеймін» деген де жауап.",
        ru:
            "Для проверки не хватает нескольких сведений. Пишите только то, что знаете; «не знаю» тоже ответ.",
        en:
            "A few facts are missing for the check. Write only what you know; “I do not know” is an answer too."
    )
    package static let replyQuestions2 = Phrase(
        kk: "1. Бұл шамамен қашан болды? 2. Қай жерде? 3. Құжаттарда не көрсетілген? ___",
        ru: "1. Когда примерно это было? 2. Где? 3. Что указано в документах? ___",
        en: "1. When was it, roughly? 2. Where? 3. What do the papers say? ___")
    package static let replyQuestions3 = Phrase(
        kk:
            "Егер жауап сізді танытып қоюы мүмкін болса (мысалы, оны екі-үш адам ғана білсе), жауап бермеңіз немесе жалпылап жазыңыз.",
        ru:
            "Если ответ может выдать вас (например, это знают двое-трое), не отвечайте или ответьте в общих словах.",
        en:
            "If an answer could give you away (say, only two or three people know it), leave it out or keep it general."
    )

    package static let replyRightsName = Phrase(
        kk: "Құқықтар мен міндеттер", ru: "Права и обязанности", en: "Rights and duties")
    package static let replyRights1 = Phrase(
        kk:
            "Сыбайлас жемқорлық туралы хабарлаған қызметкердің құқықтары (Алгоритм, 3-қосымша, өз сөзімізбен):",
        ru:
            "Права работника, сообщившего о коррупции (Алгоритм, приложение 3, нашими словами):",
        en:
            "The rights of an employee who reported corruption (Algorithm, Annex 3, in our own words):"
    )
    package static let replyRights2 = Phrase(
        kk:
            "(1) еңбек құқықтарыңыз үш жыл қорғалады; (2) келісім жасалса, хабарлағаныңыз құпия сақталады; (3) қаласаңыз, басшымен жария етпеу туралы келісім жасай аласыз; (4) қабылданған шешімді білесіз;",
        ru:
            "(1) три года ваши трудовые права под защитой; (2) если заключено соглашение, ваше обращение держат в тайне; (3) при желании вы заключаете с руководителем соглашение о неразглашении; (4) вам сообщат принятое решение;",
        en:
            "(1) your labour rights are protected for three years; (2) where there is an agreement, it is kept secret that you turned to us; (3) if you wish, you conclude a non-disclosure agreement with the head; (4) you are told the decision;"
    )
    package static let replyRights3 = Phrase(
        kk:
            "(5) шешімге шағым жасай аласыз; (6) құпия мәліметті беруге жазбаша келісім сұрап, келісім жасаған органға жүгіне аласыз; (7) сізге қысым көрсетіліп, оны комиссия әлі қарамаған болса, мемлекеттік қызмет істері агенттігіне жүгіне аласыз; (8) заңда көзделген өзге құқықтар.",
        ru:
            "(5) решение можно обжаловать; (6) за письменным согласием на передачу тайных сведений можно обратиться в орган, с которым заключено соглашение; (7) если на вас давят и комиссия этого ещё не рассматривала, можно обратиться в агентство по делам государственной службы; (8) другие права по закону.",
        en:
            "(5) you may appeal against the decision; (6) you may ask the body with which an agreement was concluded for its written consent to pass on secret information; (7) if you are put under pressure and no commission has considered it yet, you may turn to the civil-service agency; (8) other rights under the law."
    )
    package static let replyRights4 = Phrase(
        kk:
            "Міндеттер: жүгінгеніңіз бен фактілерді басқаларға айтпау; көрінеу жалған ақпарат бермеу; заңда көзделген өзге міндеттер. Қателесу – жалған хабарлау емес.",
        ru:
            "Обязанности: не рассказывать другим об обращении и фактах; не сообщать заведомо ложного; другие обязанности по закону. Ошибиться – не значит солгать.",
        en:
            "Duties: not to tell others of your turning to us and of the facts; not to report what you know to be false; other duties under the law. An honest mistake is not a false report."
    )

    package static let replyCalledName = Phrase(
        kk: "1424-ке хабарланды", ru: "Сообщено в 1424", en: "1424 is informed")
    package static let replyCalled1 = Phrase(
        kk:
            "___ күні Сыбайлас жемқорлыққа қарсы қызметке 1424 арқылы хабарладық. Берілген нөмір: ___.",
        ru:
            "___ мы сообщили Антикоррупционной службе через 1424. Присвоенный номер: ___.",
        en: "On ___ we informed the Anti-corruption Service through 1424. Their number: ___.")
    package static let replyCalled2 = Phrase(
        kk:
            "Қызметке хабарламаның мазмұны беріледі, ал сіз туралы мәлімет берілмейді (Алгоритм, 8, 10, 14-тармақтар).",
        ru:
            "Службе передаётся содержание сообщения, но не сведения о вас (Алгоритм, пункты 8, 10, 14).",
        en:
            "The Service receives what the report says, and nothing about you (Algorithm, paragraphs 8, 10, 14)."
    )

    package static let replyReferredName = Phrase(
        kk: "Басқа органға берілді", ru: "Передано в другой орган", en: "Referred to another body")
    package static let replyReferred1 = Phrase(
        kk: "Хабарламаны қарау ___ құзыретіне жатады. ___ күні мазмұнын соған жібердік.",
        ru: "Рассмотреть сообщение вправе ___. ___ мы направили туда его содержание.",
        en: "It is for ___ to look into the report. On ___ we sent them what it says.")
    package static let replyReferred2 = Phrase(
        kk:
            "Сіз туралы мәлімет жіберілмеді. Жауапты осы жәшіктен оқисыз: оны бізге жазғанда сізге жеткіземіз.",
        ru:
            "Сведения о вас не отправлены. Ответ вы прочтёте в этом ящике: когда его пришлют нам, мы передадим его вам.",
        en:
            "Nothing about you was sent. You will read the answer in this mailbox: when they write to us, we pass it on."
    )

    package static let replyMoreTimeName = Phrase(
        kk: "Көбірек уақыт керек", ru: "Нужно больше времени", en: "More time is needed")
    package static let replyMoreTime1 = Phrase(
        kk: "Тексеру әлі аяқталған жоқ: ___. Келесі жауапты ___ күніне дейін жазамыз.",
        ru: "Проверка ещё не закончена: ___. Следующий ответ мы напишем до ___.",
        en: "The check is not finished yet: ___. We will write again by ___.")
    package static let replyMoreTime2 = Phrase(
        kk:
            "Заңда белгіленген мерзімдер өзгермейді. Мерзім өтсе, оны осы жәшіктен көресіз; мемлекеттік қызмет істері агенттігіне немесе 1424-ке жүгінуге құқығыңыз бар.",
        ru:
            "Сроки, установленные законом, остаются прежними. Если срок пройдёт, вы увидите это в ящике; вы вправе обратиться в агентство по делам государственной службы или в 1424.",
        en:
            "The time limits of the law stay as they are. If one passes, the mailbox shows it; you may turn to the civil-service agency or to 1424."
    )

    package static let replyDecisionName = Phrase(
        kk: "Қабылданған шешім", ru: "Принятое решение", en: "The decision")
    package static let replyDecision1 = Phrase(
        kk: "___ күні шешім қабылданды: ___. Негізі: ___.",
        ru: "___ принято решение: ___. Основание: ___.",
        en: "On ___ it was decided: ___. The ground: ___.")
    package static let replyDecision2 = Phrase(
        kk:
            "Шешіммен келіспесеңіз, оған заңда белгіленген тәртіппен шағым жасай аласыз (Алгоритм, 3-қосымша).",
        ru:
            "Если вы не согласны, решение можно обжаловать в установленном законом порядке (Алгоритм, приложение 3).",
        en:
            "If you disagree, you may appeal as the law provides (Algorithm, Annex 3).")

    package static let replyProtectionName = Phrase(
        kk: "Қысымнан қорғау", ru: "Защита от преследования", en: "Protection from retaliation")
    package static let replyProtection1 = Phrase(
        kk:
            "Сізге қысым көрсетіліп жатса (сөгіс, ауыстыру, жұмыстан шығару, қорқыту), осы жәшікте «Маған қысым көрсетіп жатыр» батырмасын басып жазыңыз.",
        ru:
            "Если на вас давят (выговор, перевод, увольнение, угрозы), напишите из этого ящика кнопкой «На меня давят».",
        en:
            "If you are put under pressure (a reprimand, a transfer, a dismissal, threats), write from this mailbox with the button “I am put under pressure”."
    )
    package static let replyProtection2 = Phrase(
        kk:
            "Еңбек құқықтары үш жыл қорғалады. Жалпы ереже бойынша жаза, ауыстыру немесе жұмыстан шығару мәселесі алқалы органның ұсынымынсыз шешілмейді, оған агенттік өкілі шақырылады (Алгоритм, 16–18-тармақтар).",
        ru:
            "Трудовые права защищены три года. По общему правилу наказать, перевести или уволить можно только по рекомендации коллегиального органа, на заседание зовут представителя агентства (Алгоритм, пункты 16–18).",
        en:
            "Labour rights are protected for three years. As a rule, nobody may punish, transfer or dismiss without the collegial body's recommendation, and the agency's representative is invited (Algorithm, paragraphs 16–18)."
    )
    package static let replyProtection3 = Phrase(
        kk:
            "Есіңізде болсын: қорғау шараларының кейбірі кімді қорғау керегін білмей жүрмейді. Кімге, не үшін және қашанға дейін ашылуды өзіңіз шешесіз; бұл ешқашан міндетті емес.",
        ru:
            "Учтите: некоторые меры защиты невозможны, пока неизвестно, кого защищать. Кому, для чего и до какого дня открыться, решаете вы; это никогда не обязательно.",
        en:
            "Bear in mind: some protection cannot work without knowing whom to protect. To whom, for what and until when you open up is for you to decide; it is never required."
    )

    package static let replyClosingName = Phrase(
        kk: "Іс жабылады", ru: "Дело закрывается", en: "The case is closed")
    package static let replyClosing1 = Phrase(
        kk: "Іс ___ күні жабылды. Негізі: ___. Не істелді: ___.",
        ru: "Дело закрыто ___. Основание: ___. Что сделано: ___.",
        en: "The case was closed on ___. The ground: ___. What was done: ___.")
    package static let replyClosing2 = Phrase(
        kk:
            "Істі жабу – жою емес. Жәшік ___ күніне дейін жұмыс істейді: жаңа мәлімет болса немесе қысым көрсетілсе, сол жерден жазыңыз.",
        ru:
            "Закрыть – не значит уничтожить. Ящик работает до ___: если появятся новые сведения или на вас станут давить, пишите оттуда.",
        en:
            "Closed is not erased. The mailbox works until ___: write from there if you learn more, or are put under pressure."
    )

    package static let replyReturnName = Phrase(
        kk: "Қайта қалай кіру керек", ru: "Как вернуться", en: "How to come back")
    package static let replyReturn1 = Phrase(
        kk:
            "Жәшікке түбіртекпен кіресіз. Оны жұмыс құрылғысынан, жұмыс желісінен ашпаңыз, суретке түсірмеңіз, ешкімге бермеңіз: біз де сұрамаймыз.",
        ru:
            "В ящик входят по квитанции. Не открывайте его с рабочего устройства и из рабочей сети, не фотографируйте квитанцию и никому её не давайте: мы её тоже не спросим.",
        en:
            "The receipt opens the mailbox. Do not open it from a work device or network, do not photograph the receipt, give it to nobody: we will not ask for it either."
    )
    package static let replyReturn2 = Phrase(
        kk:
            "Мына күндері қайта қараңыз: ___. Бізге жазғанда асықпаңыз, жұмыс уақытынан тыс жазған жақсы.",
        ru:
            "Загляните снова в эти дни: ___. Не спешите с ответом; лучше писать в нерабочее время.",
        en:
            "Look again on these days: ___. Take your time to answer; outside working hours is better."
    )
}
