/// Errors that any command may meet.
extension Phrase {
    package static let errorNotShown = Phrase(
        kk: "түбіртекті көрсету мүмкін болмады", ru: "квитанцию не удалось показать",
        en: "the receipt could not be shown")
    package static let errorNotShownHint = Phrase(
        kk: "ештеңе жіберілген жоқ; шығыс ағыны жабық немесе диск толы",
        ru: "ничего не отправлено; вывод закрыт или диск полон",
        en: "nothing was sent; the output is closed, or its disk is full")
    package static let errorUnexpected = Phrase(
        kk: "күтпеген қате болды", ru: "непредвиденная ошибка", en: "something unexpected happened")
    package static let errorUnexpectedHint = Phrase(
        kk:
            "бұл бағдарламаның қатесі болуы мүмкін; бізге хабарлаңыз, бірақ ешқандай құпияны қоспаңыз",
        ru: "возможно, это ошибка программы; сообщите нам, но не прилагайте ничего секретного",
        en: "this may be a bug; tell us, but include nothing secret")
    package static func fileCannotRead(path: String) -> Phrase {
        Phrase(
            kk: "файл оқылмады: \(path)",
            ru: "не удалось прочитать файл: \(path)",
            en: "could not read the file: \(path)")
    }
    package static let fileCannotReadHint = Phrase(
        kk: "файлдың бар екенін және оқуға рұқсат барын тексеріңіз",
        ru: "проверьте, что файл существует и доступен для чтения",
        en: "check that the file exists and may be read")
    package static func fileTooLong(path: String, limit: Int) -> Phrase {
        Phrase(
            kk: "файл тым үлкен: \(path); шегі \(limit) байт",
            ru: "слишком большой файл: \(path); предел — \(limit) Б",
            en: "the file is too large: \(path); the limit is \(limit) bytes")
    }
    package static func fileExists(path: String) -> Phrase {
        Phrase(
            kk: "файл бұрыннан бар: \(path)",
            ru: "файл уже существует: \(path)",
            en: "the file exists already: \(path)")
    }
    package static let fileExistsHint = Phrase(
        kk: "ештеңе үстінен жазылмайды; басқа атау беріңіз немесе ескі файлды жылжытыңыз",
        ru: "ничего не перезаписывается; укажите другое имя или уберите старый файл",
        en: "nothing is overwritten; give another name or move the old file away")
    package static func fileCannotWrite(path: String) -> Phrase {
        Phrase(
            kk: "файл жазылмады: \(path)",
            ru: "не удалось записать файл: \(path)",
            en: "could not write the file: \(path)")
    }
    package static let fileCannotWriteHint = Phrase(
        kk: "қалтаның бар екенін және жазуға рұқсат барын тексеріңіз",
        ru: "проверьте, что папка существует и доступна для записи",
        en: "check that the folder exists and may be written to")
    package static let diskFullHint = Phrase(
        kk: "орын босатып, қайталаңыз", ru: "освободите место и повторите",
        en: "make room and try again")
    package static let textNotUTF8 = Phrase(
        kk: "мәтін UTF-8 емес", ru: "текст не в кодировке UTF-8", en: "the text is not UTF-8")
    package static func textTooLong(limit: Int) -> Phrase {
        Phrase(
            kk: "мәтін тым ұзын; шегі \(limit) байт",
            ru: "слишком длинный текст; предел — \(limit) Б",
            en: "the text is too long; the limit is \(limit) bytes")
    }
    package static let inputEnded = Phrase(
        kk: "енгізу аяқталып қалды", ru: "ввод закончился", en: "the input has ended")
    package static let verificationFailed = Phrase(
        kk: "тексеруден өтпеді", ru: "проверка не пройдена", en: "verification failed")
}
