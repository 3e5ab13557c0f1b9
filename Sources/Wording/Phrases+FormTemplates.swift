/// What is wrong with an operator's templates of forms.
extension Phrase {
    // Files.
    package static func templateUnreadable(name: String) -> Phrase {
        Phrase(
            kk: "оқылмайды: \(name)", ru: "не читается: \(name)", en: "cannot be read: \(name)")
    }
    package static func templateUnknownName(name: String) -> Phrase {
        Phrase(
            kk: "бұл атаумен ешқандай нысанның үлгісі жоқ: \(name)",
            ru: "ни у одной формы нет шаблона с таким именем: \(name)",
            en: "no form has a template of this name: \(name)")
    }
    package static let templateUnknownNameHint = Phrase(
        kk: "файл атауы: нысан.тіл.txt, мысалы nda.kk.txt; басқа файлдарды қалтадан алыңыз",
        ru: "имя файла: форма.язык.txt, например nda.kk.txt; другие файлы уберите из папки",
        en: "a file is named form.language.txt, such as nda.kk.txt; take others out of the folder")
    package static func templateFlaw(name: String, flaw: Phrase) -> Phrase {
        Phrase(
            kk: "\(name): \(flaw.kk)", ru: "файл \(name): \(flaw.ru)",
            en: "file \(name): \(flaw.en)")
    }
    package static func templateLine(number: Int, flaw: Phrase) -> Phrase {
        Phrase(
            kk: "\(number)-жол: \(flaw.kk)", ru: "строка \(number): \(flaw.ru)",
            en: "line \(number): \(flaw.en)")
    }

    // The whole.
    package static func templateTooLong(byteCount: Int) -> Phrase {
        Phrase(
            kk: "үлгі тым ұзын: \(byteCount) байт", ru: "шаблон слишком длинный: \(byteCount) байт",
            en: "the template is too long: \(byteCount) bytes")
    }
    package static let templateUnfinished = Phrase(
        kk: "соңғы жол аяқталмаған", ru: "последняя строка не закончена",
        en: "the last line is not ended")
    package static let templateTitleMissing = Phrase(
        kk: "title жолы жоқ", ru: "нет строки title", en: "there is no line title")
    package static func templatePrescribedFieldMissing(field: String) -> Phrase {
        Phrase(
            kk: "нысанда міндетті «\(field)» өрісі жоқ", ru: "нет обязательного поля «\(field)»",
            en: "the prescribed field “\(field)” is missing")
    }
    package static let templatePrescribedItemsMissing = Phrase(
        kk: "қосымшадағы құқықтар мен міндеттердің бәрі жоқ",
        ru: "есть не все права и обязанности приложения",
        en: "not all rights and duties of the annex are there")

    // A line.
    package static let templateOtherForm = Phrase(
        kk: "бірінші жол осы нысан мен тілдікі емес", ru: "первая строка не этой формы и языка",
        en: "the first line is not of this form and language")
    package static let templateUnknownKeyword = Phrase(
        kk: "белгісіз кілт сөз", ru: "неизвестное ключевое слово", en: "unknown keyword")
    package static let templateMisplaced = Phrase(
        kk: "mark тек екінші жолда, title бір-ақ рет тұрады",
        ru: "mark стоит только на второй строке, title – только один раз",
        en: "mark stands on the second line only, title only once")
    package static let templateStraySpace = Phrase(
        kk: "артық бос орын", ru: "лишний пробел", en: "a space too many")
    package static let templateText = Phrase(
        kk: "кілт сөзден кейінгі мәтін жоқ немесе артық",
        ru: "после ключевого слова нет текста, или он лишний",
        en: "the text after the keyword is missing or too much")
    package static let templateParts = Phrase(
        kk: "« | » арасындағы бөліктер осы кілт сөздікі емес",
        ru: "части между « | » не те, что у этого ключевого слова",
        en: "the parts between “ | ” are not those of this keyword")
    package static let templateNumber = Phrase(
        kk: "1-ден 40-қа дейінгі сан керек", ru: "нужно число от 1 до 40",
        en: "a number from 1 to 40 is needed")
    package static let templateStrayBrace = Phrase(
        kk: "жұбы жоқ жақша: { немесе }", ru: "скобка без пары: { или }",
        en: "a brace without its pair: { or }")
    package static let templateUnknownField = Phrase(
        kk: "мұндай өріс жоқ", ru: "такого поля нет", en: "there is no such field")
    package static let templateFieldInTitle = Phrase(
        kk: "title мен mark ішінде өріс болмайды", ru: "в title и mark не бывает полей",
        en: "title and mark have no fields")
}
