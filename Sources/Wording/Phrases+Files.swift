/// What is said about files that go with a message.
extension Phrase {
    // Sending.
    package static let filesMetadataWarning = Phrase(
        kk:
            "Құжаттар мен фотолардың ішінде автордың аты, құрылғысы, орны мен уақыты жазылуы мүмкін. Senim файлдарды өзгертпейді: қажет болса, ол деректерді алдын ала өшіріңіз.",
        ru:
            "В документах и фотографиях могут быть записаны имя автора, устройство, место и время. Senim не меняет файлы: если нужно, удалите эти данные заранее.",
        en:
            "Documents and photos may carry their author's name, device, place and time. Senim does not change files: remove such data beforehand if you need to."
    )
    package static func filesToSend(name: String, size: String) -> Phrase {
        Phrase(
            kk: "Файл: \(name), \(size)", ru: "Файл: \(name), \(size)",
            en: "File: \(name), \(size)")
    }
    package static func filesUploading(percent: Int, rate: String, left: String) -> Phrase {
        Phrase(
            kk: "файлдар жіберілуде: \(percent) %, \(rate), қалғаны \(left)",
            ru: "отправка файлов: \(percent) %, \(rate), осталось \(left)",
            en: "sending files: \(percent) %, \(rate), \(left) left")
    }
    package static func filesDownloading(percent: Int, rate: String, left: String) -> Phrase {
        Phrase(
            kk: "файлдар алынуда: \(percent) %, \(rate), қалғаны \(left)",
            ru: "получение файлов: \(percent) %, \(rate), осталось \(left)",
            en: "fetching files: \(percent) %, \(rate), \(left) left")
    }
    package static let filesNotSentHint = Phrase(
        kk:
            "хабарлама жіберілген жоқ; шлюзге жеткен бөліктерді ешкім оқи алмайды, олар бір тәулікте өшіріледі",
        ru:
            "сообщение не отправлено; дошедшие до шлюза части никто не может прочитать, через сутки они удаляются",
        en:
            "the message was not sent; nobody can read the parts that reached the gateway, and they are removed within a day"
    )
    package static let filesConnectionBroken = Phrase(
        kk: "порталмен байланыс үзілді: қалпына келгенше әр минут сайын қайта байқалады",
        ru:
            "связь с порталом прервалась: попытки повторяются каждую минуту, пока она не восстановится",
        en: "the connection to the portal broke: it is tried again every minute until it is back")
    package static let filesConnectionBrokenHint = Phrase(
        kk: "тоқтату үшін Ctrl-C басыңыз; сонда бәрі басынан басталады",
        ru: "прекратить — Ctrl-C; тогда всё начнётся сначала",
        en: "Ctrl-C ends this; then everything begins anew")
    package static let filesNotSent = Phrase(
        kk: "файлдар жіберілмеді: порталмен байланыс үзілді",
        ru: "файлы не отправлены: связь с порталом прервалась",
        en: "the files were not sent: the connection to the portal broke")
    package static let filesChanged = Phrase(
        kk: "файл жіберіліп жатқанда өзгерді", ru: "файл изменился во время отправки",
        en: "a file changed while it was being sent")
    package static func filesOneChanged(name: String) -> Phrase {
        Phrase(
            kk: "файл жіберіліп жатқанда өзгерді: \(name)",
            ru: "файл изменился во время отправки: \(name)",
            en: "the file changed while it was being sent: \(name)")
    }
    package static let filesChangedHint = Phrase(
        kk:
            "хабарлама жіберілген жоқ; файлды көшіріп алып, команданы қайталаңыз: бәрі жаңа кілтпен басынан жіберіледі",
        ru:
            "сообщение не отправлено; сделайте копию файла и повторите команду: всё будет отправлено сначала под новым ключом",
        en:
            "the message was not sent; make a copy of the file and repeat the command: everything is sent from the beginning under a new key"
    )
    package static func filesTooMany(count: Int, limit: Int) -> Phrase {
        Phrase(
            kk: "файл тым көп: \(count), ең көбі \(limit)",
            ru: "слишком много файлов: \(count), не больше \(limit)",
            en: "too many files: \(count), at most \(limit)")
    }
    package static func filesTooLong(size: String) -> Phrase {
        Phrase(
            kk: "файлдар тым үлкен: \(size), барлығы 4 ГиБ-тан аспауы керек",
            ru: "файлы слишком велики: \(size), вместе не больше 4 ГиБ",
            en: "the files are too large: \(size), at most 4 GiB together")
    }
    package static func filesNotAFile(path: String) -> Phrase {
        Phrase(
            kk: "бұл кәдімгі файл емес: \(path)", ru: "это не обычный файл: \(path)",
            en: "this is no ordinary file: \(path)")
    }
    package static let filesLost = Phrase(
        kk: "шлюз жіберілген бөліктерді жоғалтып алды",
        ru: "шлюз потерял уже отправленные части файлов",
        en: "the gateway has lost parts of the files that it had confirmed")

    // Saving.
    package static func filesListed(name: String, type: String, size: String) -> Phrase {
        Phrase(
            kk: "Файл: \(name) (\(type), \(size))", ru: "Файл: \(name) (\(type), \(size))",
            en: "File: \(name) (\(type), \(size))")
    }
    package static func filesSaveAdvice(id: String) -> Phrase {
        Phrase(
            kk: "Файлдарды сақтау үшін: senim officer save \(id) --into ҚАЛТА",
            ru: "Чтобы сохранить файлы: senim officer save \(id) --into ПАПКА",
            en: "To save the files: senim officer save \(id) --into FOLDER")
    }
    package static func filesSaved(name: String, size: String) -> Phrase {
        Phrase(
            kk: "Сақталды: \(name), \(size)", ru: "Сохранён: \(name), \(size)",
            en: "Saved: \(name), \(size)")
    }
    package static func filesSavedRenamed(name: String, given: String, size: String) -> Phrase {
        Phrase(
            kk: "Сақталды: \(name), \(size); жіберуші оны «\(given)» деп атаған",
            ru: "Сохранён: \(name), \(size); отправитель назвал его «\(given)»",
            en: "Saved: \(name), \(size); its sender called it “\(given)”")
    }
    package static let filesOpenWarning = Phrase(
        kk:
            "Бұл файлдарды бейтаныс адам жіберді: оларды желіден ажыратылған бөлек компьютерде ашыңыз, ішіндегі бағдарламалар мен макростарды іске қоспаңыз.",
        ru:
            "Эти файлы прислал незнакомый человек: открывайте их на отдельном компьютере без сети и не запускайте программы и макросы из них.",
        en:
            "A stranger sent these files: open them on a separate computer without a network, and run no programs or macros from them."
    )
    package static let filesNone = Phrase(
        kk: "бұл хабарламада файл жоқ", ru: "в этом сообщении нет файлов",
        en: "this message has no files")
    package static let filesNotOpened = Phrase(
        kk: "хабарлама бұл жерде әлі ашылмаған", ru: "это сообщение здесь ещё не открыто",
        en: "this message was not opened here yet")
    package static let filesNotOpenedHint = Phrase(
        kk: "алдымен оны ашыңыз: senim officer open",
        ru: "сначала откройте его: senim officer open",
        en: "open it first: senim officer open")
    package static let filesFolder = Phrase(
        kk: "файлдар сақталатын қалта ашылмады", ru: "не удалось открыть папку для файлов",
        en: "the folder for the files could not be opened")
    package static func filesExists(name: String) -> Phrase {
        Phrase(
            kk: "мұндай файл бар, сондықтан ештеңе сақталмады: \(name)",
            ru: "такой файл уже есть, поэтому ничего не сохранено: \(name)",
            en: "such a file exists, so nothing was saved: \(name)")
    }
    package static let filesExistsHint = Phrase(
        kk: "басқа қалтаны көрсетіңіз немесе --rename қосыңыз",
        ru: "укажите другую папку или добавьте --rename",
        en: "name another folder, or add --rename")
    package static let filesNotWritten = Phrase(
        kk: "файлдар дискіге жазылмады, сондықтан ештеңе сақталмады",
        ru: "файлы не записались на диск, поэтому ничего не сохранено",
        en: "the files could not be written to disk, so nothing was saved")
    package static let filesGatewayFault = Phrase(
        kk: "шлюз жіберушінікі емес бөліктер берді, сондықтан ештеңе сақталмады",
        ru: "шлюз выдал не те части, что прислал отправитель, поэтому ничего не сохранено",
        en: "the gateway gave other parts than the sender's, so nothing was saved")
    package static let filesSenderFault = Phrase(
        kk: "жіберуші файлдарды ереже бойынша мөрлемеген, сондықтан ештеңе сақталмады",
        ru: "отправитель запечатал файлы не по правилам, поэтому ничего не сохранено",
        en: "the sender sealed the files against the rules, so nothing was saved")
    package static let filesSenderFaultHint = Phrase(
        kk:
            "хабарламаның мәтіні бұған қарамастан жарамды; жіберушіге жауап жазып, файлдарды қайта сұраңыз",
        ru: "текст сообщения всё равно действителен; ответьте отправителю и попросите файлы снова",
        en: "the message's text holds nevertheless; reply to the sender and ask for the files again"
    )
}
