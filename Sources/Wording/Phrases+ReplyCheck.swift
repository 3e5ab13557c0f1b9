/// What the check of a reply warns against.
extension Phrase {
    package static let replyCheckName = Phrase(
        kk: "аты-жөнін сұрау", ru: "вопрос об имени", en: "asks for the name")
    package static let replyCheckWork = Phrase(
        kk: "жұмыс орнын немесе лауазымын сұрау", ru: "вопрос о работе или должности",
        en: "asks for the workplace or position")
    package static let replyCheckNumber = Phrase(
        kk: "ЖСН немесе құжат сұрау", ru: "вопрос об ИИН или документе",
        en: "asks for the identification number or a document")
    package static let replyCheckContact = Phrase(
        kk: "телефон, мекенжай немесе байланыс сұрау",
        ru: "вопрос о телефоне, адресе или связи",
        en: "asks for telephone, address or contact")
    package static let replyCheckIdentity = Phrase(
        kk: "кім екенін сұрау", ru: "вопрос, кто сообщил", en: "asks who the reporter is")
    package static let replyCheckMeeting = Phrase(
        kk: "келуге шақыру", ru: "приглашение прийти", en: "asks to come in person")
    package static let replyCheckAnonymity = Phrase(
        kk: "анонимдіктен бас тартуды сұрау", ru: "просьба отказаться от анонимности",
        en: "asks to give up anonymity")
    package static let replyCheckLink = Phrase(
        kk: "сілтеме: басқан адамның кім екенін білдіруі мүмкін",
        ru: "ссылка: она может выдать того, кто её откроет",
        en: "a link: it may give away who opens it")
    package static let replyCheckEmail = Phrase(
        kk: "электрондық пошта мекенжайы: хат авторын білдіреді",
        ru: "адрес электронной почты: письмо выдаст автора",
        en: "an e-mail address: a letter gives its author away")
    package static let replyCheckAdvice = Phrase(
        kk:
            "Бұл – ескерту ғана: бағдарлама кейбір сөздерді таниды, мағынаны түсінбейді. Ештеңе таппағаны жауаптың қауіпсіз екенін білдірмейді. Жіберер алдында өзіңіз оқып шығыңыз.",
        ru:
            "Это только предупреждение: программа узнаёт некоторые слова и не понимает смысла. Если она ничего не нашла, ответ ещё не безопасен. Перед отправкой прочтите его сами.",
        en:
            "This is a warning only: the program knows some words and understands nothing. That it found nothing does not make a reply safe. Read it yourself before you send it."
    )
}
