/// Why a form was not made, or a template not used.
extension Phrase {
    // Values.
    package static func formUndeclaredField(field: String) -> Phrase {
        Phrase(
            kk: "бұл нысанда «\(field)» өрісі жоқ", ru: "в этой форме нет поля «\(field)»",
            en: "this form has no field “\(field)”")
    }
    package static func formWrongShape(field: String) -> Phrase {
        Phrase(
            kk: "«\(field)» өрісіне мәннің мұндай түрі сәйкес келмейді",
            ru: "для поля «\(field)» не подходит такой вид значения",
            en: "the field “\(field)” does not take this kind of value")
    }
    package static func formValueMissing(field: String) -> Phrase {
        Phrase(
            kk: "«\(field)» өрісінің мәні керек: оны қолмен толтыруға болмайды",
            ru: "нужно значение поля «\(field)»: его нельзя заполнить от руки",
            en: "the field “\(field)” needs a value: it cannot be filled in by hand")
    }
    package static func formUnscannable(field: String) -> Phrase {
        Phrase(
            kk: "«\(field)» өрісінің мәні QR-код үшін тым ұзын",
            ru: "значение поля «\(field)» слишком длинное для QR-кода",
            en: "the value of the field “\(field)” is too long for a QR code")
    }
    package static let formTextBlank = Phrase(
        kk: "мәнде бос орыннан басқа ештеңе жоқ", ru: "в значении нет ничего, кроме пробелов",
        en: "the value has nothing but white space")
    package static func formTextTooLong(byteCount: Int, limit: Int) -> Phrase {
        Phrase(
            kk: "мән тым ұзын: \(byteCount) байт, ең көбі \(limit)",
            ru: "значение слишком длинное: \(byteCount) байт, самое большее \(limit)",
            en: "the value is too long: \(byteCount) bytes, at most \(limit)")
    }
    package static func formCharacter(codePoint: String) -> Phrase {
        Phrase(
            kk: "мәтінде көрінбейтін немесе оқу бағытын өзгертетін таңба бар: \(codePoint)",
            ru: "в тексте есть невидимый или меняющий направление чтения знак: \(codePoint)",
            en: "the text has an invisible or direction-changing character: \(codePoint)")
    }

    // Printing.
    package static func formMissingGlyph(codePoint: String, field: String) -> Phrase {
        Phrase(
            kk: "«\(field)» өрісінде қаріпте жоқ таңба бар: \(codePoint)",
            ru: "в поле «\(field)» есть знак, которого нет в шрифте: \(codePoint)",
            en: "the field “\(field)” has a character that the font lacks: \(codePoint)")
    }
    package static func formMissingGlyphOfTemplate(codePoint: String) -> Phrase {
        Phrase(
            kk: "үлгіде қаріпте жоқ таңба бар: \(codePoint)",
            ru: "в шаблоне есть знак, которого нет в шрифте: \(codePoint)",
            en: "the template has a character that the font lacks: \(codePoint)")
    }
    package static let formMissingGlyphHint = Phrase(
        kk: "оны басқа таңбамен немесе сөзбен алмастырыңыз",
        ru: "замените его другим знаком или словом", en: "replace it by another one, or by a word")
    package static let formRenderingFailed = Phrase(
        kk: "PDF жасалмады: жад жетпеді немесе қаріп файлы жоғалды",
        ru: "не удалось создать PDF: не хватило памяти, или пропал файл шрифта",
        en: "the PDF could not be made: memory ran out, or a font file vanished")
    package static func formFontMissing(path: String) -> Phrase {
        Phrase(
            kk: "қаріп файлы оқылмайды: \(path)", ru: "не читается файл шрифта: \(path)",
            en: "the font file cannot be read: \(path)")
    }
    package static func formFontOtherBytes(path: String) -> Phrase {
        Phrase(
            kk: "қаріп файлы күтілгендей емес, сондықтан қолданылмайды: \(path)",
            ru: "файл шрифта не тот, что ожидался, и потому не используется: \(path)",
            en: "the font file is not the expected one, so it is not used: \(path)")
    }
    package static func formFontHint(package: String) -> Phrase {
        Phrase(
            kk: "Debian пакетін қайта орнатыңыз: \(package)",
            ru: "переустановите пакет Debian: \(package)",
            en: "install the Debian package again: \(package)")
    }
    package static let formHeadLeftOut = Phrase(
        kk: "хабарлаған адам басшыны алып тастаған: басшының аты жазылмады",
        ru: "сообщивший исключил руководителя: его имя не вписано",
        en: "the reporter left the head out: the head's name is left blank")
    package static let formUnknown = Phrase(
        kk: "мұндай нысан жоқ", ru: "такого бланка нет", en: "there is no such form")
    package static let formUnknownHint = Phrase(
        kk: "тізімін `senim officer form --help` көрсетеді",
        ru: "список показывает `senim officer form --help`",
        en: "`senim officer form --help` lists them")
    package static let formTogether = Phrase(
        kk: "барлығы бірге", ru: "все вместе", en: "all together")
    package static let formPeriodFault = Phrase(
        kk: "кезең дұрыс емес: бірінші күні соңғы күнінен кейін болмауы керек",
        ru: "период неверен: первый день не может быть позже последнего",
        en: "the period does not read: its first day must not be after its last")
    package static let formPeriodHint = Phrase(
        kk: "күндерді 2026-01-01 түрінде жазыңыз", ru: "пишите дни в виде 2026-01-01",
        en: "write the days as 2026-01-01")
    package static let formPeriodOfOther = Phrase(
        kk: "--from мен --to тек periodic нысанына арналған",
        ru: "--from и --to есть только у бланка periodic",
        en: "only the form `periodic` has --from and --to")
    package static func formWritten(path: String) -> Phrase {
        Phrase(kk: "жазылды: \(path)", ru: "записано: \(path)", en: "written: \(path)")
    }
    package static func formEmptyFields(names: String) -> Phrase {
        Phrase(
            kk: "қолмен толтырылады: \(names)", ru: "заполнить от руки: \(names)",
            en: "to fill in by hand: \(names)")
    }
    package static func formValueLine(number: Int) -> Phrase {
        Phrase(
            kk: "мәндердің \(number)-жолы оқылмайды",
            ru: "строка \(number) значений не читается",
            en: "line \(number) of the values does not read")
    }
    package static func formValueRefused(field: String) -> Phrase {
        Phrase(
            kk: "\(field) мәнін басып шығару мүмкін емес",
            ru: "значение \(field) нельзя напечатать",
            en: "the value of \(field) cannot be printed")
    }
    package static let formValueHint = Phrase(
        kk: "жолдар `атауы: мәтін` түрінде; нысанның өрістері Forms/Specification.md §2 ішінде",
        ru: "строки вида `имя: текст`; поля бланка описаны в Forms/Specification.md §2",
        en: "lines are `field: text`; Forms/Specification.md §2 tells a form's fields")
}
