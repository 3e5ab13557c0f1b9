/// What the authority's commands say.
extension Phrase {
    package static func directoryBegun(portal: String, folder: String) -> Phrase {
        Phrase(
            kk: "\(portal) порталының анықтамалығы басталды: \(folder)",
            ru: "справочник портала \(portal) начат: \(folder)",
            en: "the directory of portal \(portal) is begun in \(folder)")
    }
    package static let directoryAuthorityKey = Phrase(
        kk: "уәкіл кілті; оның саусақ ізін плакаттарға басыңыз:",
        ru: "ключ удостоверяющего; его отпечаток печатают на плакатах:",
        en: "the authority's key; its fingerprint goes on the posters:")
    package static func directoryAdded(id: String) -> Phrase {
        Phrase(
            kk: "жобаға қосылды: \(id)", ru: "добавлено в проект: \(id)",
            en: "added to the draft: \(id)")
    }
    package static let directoryCompare = Phrase(
        kk: "саусақ ізін иесімен жүздесіп не телефон арқылы салыстырыңыз:",
        ru: "сверьте отпечаток с владельцем лично или по телефону:",
        en: "compare the fingerprint with its owner, in person or by telephone:")
    package static let directoryPageSet = Phrase(
        kk: "жобадағы хабарлаушы беті:", ru: "страница для заявителя в проекте:",
        en: "the reporter's page in the draft:")
    package static func directorySuspended(id: String) -> Phrase {
        Phrase(
            kk: "жобада тоқтатылды: \(id)", ru: "в проекте приостановлен: \(id)",
            en: "suspended in the draft: \(id)")
    }
    package static func directoryResumed(id: String) -> Phrase {
        Phrase(
            kk: "жобада қайта қосылды: \(id)", ru: "в проекте снова допущен: \(id)",
            en: "no longer suspended in the draft: \(id)")
    }
    package static func directoryRemoved(id: String) -> Phrase {
        Phrase(
            kk: "жобадан шығарылды: \(id)", ru: "исключено из проекта: \(id)",
            en: "taken out of the draft: \(id)")
    }
    package static func directoryReplaced(id: String) -> Phrase {
        Phrase(
            kk: "жобада кілті ауыстырылды: \(id)", ru: "в проекте заменён ключ: \(id)",
            en: "the key is replaced in the draft: \(id)")
    }
    package static func directoryThresholdSet(threshold: Int, count: Int) -> Phrase {
        Phrase(
            kk: "жобада енді \(count) сенімгердің \(threshold) келісуі керек",
            ru: "в проекте теперь нужно согласие \(threshold) из \(count) доверенных лиц",
            en: "in the draft \(threshold) of \(count) trustees must now agree")
    }
    package static let directoryOriginsSet = Phrase(
        kk: "жобадағы порталдың мекенжайлары:", ru: "адреса портала в проекте:",
        en: "the portal's addresses in the draft:")
    package static let directoryNotYetSigned = Phrase(
        kk: "жоба сақталды, бірақ осы күйінде оған қол қойылмайды",
        ru: "проект сохранён, но в таком виде его не подписать",
        en: "the draft is saved, but cannot be signed as it stands")
    package static func directorySigned(version: String, file: String) -> Phrase {
        Phrase(
            kk: "\(version)-нұсқаға қол қойылды: \(file)",
            ru: "версия \(version) подписана: \(file)",
            en: "version \(version) is signed: \(file)")
    }
    package static func directoryApprovalsNeeded(count: Int, names: String) -> Phrase {
        Phrase(
            kk: "енді мына сенімгерлердің кемінде \(count) мақұлдауы керек: \(names)",
            ru: "теперь нужно одобрение не менее \(count) из этих доверенных лиц: \(names)",
            en: "now at least \(count) of these trustees must approve it: \(names)")
    }

    package static func directoryWithdrawn(version: String, file: String) -> Phrase {
        Phrase(
            kk: "\(version)-нұсқа қайтадан жоба болды; бұрынғы мәтін сақталды: \(file)",
            ru: "версия \(version) снова стала проектом; прежний текст сохранён: \(file)",
            en: "version \(version) is a draft again; the old text is kept: \(file)")
    }
    package static func directoryStillSuspended(id: String) -> Phrase {
        Phrase(
            kk: "\(id) бұрынғыдай тоқтатулы: жаңа кілтпен де әрекет ете алмайды",
            ru: "\(id) по-прежнему приостановлен: и с новым ключом действовать не может",
            en: "\(id) is still suspended, and may not act with the new key either")
    }
    package static func directoryStillSuspendedHint(id: String) -> Phrase {
        Phrase(
            kk: "қайта қосу: `senim directory suspend \(id) --lift`",
            ru: "снова допустить: `senim directory suspend \(id) --lift`",
            en: "`senim directory suspend \(id) --lift` lifts it")
    }

    // Refusals of the folder and its files.

    package static func directoryKeyUnchanged(id: String) -> Phrase {
        Phrase(
            kk: "\(id): жобадағы кілт дәл осы, ештеңе ауыспайды",
            ru: "\(id): в проекте стоит этот же ключ, ничего не меняется",
            en: "\(id) has this very key in the draft: nothing would change")
    }
    package static let directoryKeyUnchangedHint = Phrase(
        kk: "ескі файл берілген; иесі `keygen` командасымен жаңа қалтада жаңасын жасасын",
        ru: "дан старый файл; пусть владелец создаст новый: `keygen` в новой папке",
        en: "this is the old file; its owner makes a new one with `keygen` in a new folder")
    package static func directoryUnchanged(version: String) -> Phrase {
        Phrase(
            kk: "жобада \(version)-нұсқадан ешқандай айырмашылық жоқ",
            ru: "проект ничем не отличается от версии \(version)",
            en: "the draft is the same as version \(version)")
    }
    package static let directoryUnchangedHint = Phrase(
        kk: "күшіне енбеген нұсқаны `senim directory withdraw` қайтып алады",
        ru: "версию, не вступившую в силу, отзывает `senim directory withdraw`",
        en: "`senim directory withdraw` takes back a version that is not in force")
    package static func directoryWithdrawNotLast(version: String) -> Phrase {
        Phrase(
            kk: "\(version)-нұсқа соңғы қол қойылған нұсқа емес",
            ru: "версия \(version) — не последняя подписанная",
            en: "version \(version) is not the one signed last")
    }
    package static let directoryWithdrawNotLastHint = Phrase(
        kk: "тек соңғы нұсқа қайтып алынады; оны `senim directory show` көрсетеді",
        ru: "отозвать можно только последнюю; её показывает `senim directory show`",
        en: "only the last can be withdrawn; `senim directory show` shows it")
    package static let directoryWithdrawFirst = Phrase(
        kk:
            "1-нұсқа қайтып алынбайды: оны оның өз сенімгерлері бекітеді, екінші мәтін екінші портал болар еді",
        ru:
            "версию 1 не отзывают: её одобряют её же доверенные лица, и второй текст был бы вторым порталом",
        en:
            "version 1 is not withdrawn: its own trustees approve it, so another text would be a second portal"
    )
    package static let directoryWithdrawFirstHint = Phrase(
        kk: "портал әлі ашылмаса, жаңа қалтада `senim directory init` арқылы басынан бастаңыз",
        ru: "если портал ещё не открыт, начните заново: `senim directory init` в новой папке",
        en: "if the portal is not open yet, begin anew: `senim directory init` in a new folder")
    package static func directoryWithdrawNotSure(version: String) -> Phrase {
        Phrase(
            kk:
                "\(version)-нұсқа күшіне енген болуы мүмкін; ондай нұсқаның орнына басқасын ешкім қабылдамайды",
            ru: "версия \(version) могла вступить в силу; взамен такой никто не примет другую",
            en: "version \(version) may be in force; nobody would take another in its place")
    }
    package static let directoryWithdrawNotSureHint = Phrase(
        kk:
            "операторға нұсқа қабылданды ма деп, сенімгерлерге бас тартты ма деп сұраңыз; солай болса --not-in-force қосыңыз",
        ru:
            "спросите оператора, не принята ли она, и доверенных лиц, отклонили ли они её; если так, добавьте --not-in-force",
        en:
            "ask the operator that it is not adopted, and the trustees that they declined it; then add --not-in-force"
    )

    package static func directoryNoDraft(folder: String) -> Phrase {
        Phrase(
            kk: "\(folder) қалтасында анықтамалық жоқ",
            ru: "в папке \(folder) нет справочника",
            en: "there is no directory in \(folder)")
    }
    package static let directoryNoDraftHint = Phrase(
        kk: "оны `senim directory init` бастайды",
        ru: "его начинает `senim directory init`",
        en: "`senim directory init` begins one")
    package static func directoryFileMalformed(path: String) -> Phrase {
        Phrase(
            kk: "\(path) файлы дұрыс емес", ru: "файл \(path) неверен",
            en: "the file \(path) is malformed")
    }
    package static func directoryFieldMalformed(line: Int, field: String) -> Phrase {
        Phrase(
            kk: "\(line)-жол дұрыс емес немесе жоқ; күтілген өріс: \(field)",
            ru: "строка \(line) неверна или отсутствует; ожидалось поле: \(field)",
            en: "line \(line) is malformed or missing; expected the field \(field)")
    }
    package static func directoryFieldMissing(field: String) -> Phrase {
        Phrase(
            kk: "мәтін \(field) өрісіне жетпей бітіп қалды",
            ru: "текст кончается раньше поля \(field)",
            en: "the text ends before the field \(field)")
    }
    package static func directoryTypeUnknown(expected: String) -> Phrase {
        Phrase(
            kk: "бірінші жол басқа; күтілгені: \(expected)",
            ru: "первая строка иная; ожидалось: \(expected)",
            en: "the first line is another; expected \(expected)")
    }
    package static let directoryNotCanonical = Phrase(
        kk: "мәтін дәл осы түрде жазылуы тиіс еді: артық не кем жол бар",
        ru: "текст записан не единственно верным образом: есть лишние или недостающие строки",
        en: "the text is not in its one spelling: a line is too many or cut short")
    package static let directoryEditHint = Phrase(
        kk: "жобаны қолмен түзетпей, `senim directory` командаларымен өзгертіңіз",
        ru: "меняйте проект командами `senim directory`, а не вручную",
        en: "change the draft with the commands of `senim directory`, not by hand")
    package static let directoryVersionNotNext = Phrase(
        kk: "жоба соңғы қол қойылған нұсқаның жалғасы емес",
        ru: "проект не продолжает последнюю подписанную версию",
        en: "the draft does not follow the last signed version")
    package static let directoryVersionNotNextHint = Phrase(
        kk: "қалтадағы directory-N.note файлдары толық болуы тиіс",
        ru: "в папке должны быть все файлы directory-N.note",
        en: "the folder must hold every directory-N.note")
    package static func directoryIdTaken(id: String) -> Phrase {
        Phrase(
            kk: "\(id) анықтамалықта бұрыннан бар",
            ru: "\(id) уже есть в справочнике",
            en: "\(id) is in the directory already")
    }
    package static let directoryIdTakenHint = Phrase(
        kk: "жаңа кілтті `senim directory replace` қояды, адамды `senim directory remove` шығарады",
        ru: "новый ключ ставит `senim directory replace`, исключает `senim directory remove`",
        en:
            "`senim directory replace` puts a new key in place, `senim directory remove` takes somebody out"
    )
    package static func directoryMemberUnknown(id: String) -> Phrase {
        Phrase(
            kk: "анықтамалықта \(id) жоқ", ru: "в справочнике нет \(id)",
            en: "\(id) is not in the directory")
    }
    package static let directoryMemberUnknownHint = Phrase(
        kk: "тізімді `senim directory show --draft` көрсетеді",
        ru: "список показывает `senim directory show --draft`",
        en: "`senim directory show --draft` lists everybody")
    package static func directoryIdAmbiguous(id: String) -> Phrase {
        Phrase(
            kk: "анықтамалықта \(id) бірнешеу", ru: "в справочнике несколько \(id)",
            en: "several in the directory are called \(id)")
    }
    package static func directoryIdAmbiguousHint(names: String) -> Phrase {
        Phrase(
            kk: "кілттің толық атын жазыңыз: \(names)",
            ru: "назовите полное имя ключа: \(names)",
            en: "give the full name of the key: \(names)")
    }
    package static func directoryIdUnknown(id: String) -> Phrase {
        Phrase(
            kk: "анықтамалықта \(id) деген кілт ұстаушы жоқ",
            ru: "в справочнике нет держателя ключа \(id)",
            en: "the directory has no keyholder \(id)")
    }

    // Cards.

    package static let directoryCardMalformed = Phrase(
        kk: "карточка дұрыс емес", ru: "карточка неверна", en: "the card is malformed")
    package static let directoryCardHint = Phrase(
        kk: "иесінен `keygen` жасаған карточка файлын қайта сұраңыз",
        ru: "попросите у владельца файл карточки, который создаёт `keygen`",
        en: "ask its owner again for the card file that `keygen` made")
    package static let directoryCardUnsigned = Phrase(
        kk: "карточкаға өз кілтімен қол қойылмаған",
        ru: "карточка не подписана своим же ключом",
        en: "the card is not signed by its own key")
    package static func directoryCardKeyName(expected: String) -> Phrase {
        Phrase(
            kk: "карточкадағы кілттің аты басқа; күтілгені: \(expected)",
            ru: "у ключа на карточке другое имя; ожидалось: \(expected)",
            en: "a key on the card has another name; expected \(expected)")
    }
    package static let directoryCardRepeatedKey = Phrase(
        kk: "карточкада бір кілт екі рет тұр",
        ru: "на карточке один ключ стоит дважды",
        en: "one key stands twice on the card")
    package static let directoryCardOtherPortal = Phrase(
        kk: "карточка басқа порталдікі", ru: "карточка другого портала",
        en: "the card is for another portal")
    package static let directoryCardOtherRole = Phrase(
        kk: "карточка басқа рөлдікі", ru: "карточка другой роли",
        en: "the card is for another role")
    package static let directoryWitnessKeyMalformed = Phrase(
        kk: "куәгердің кілті дұрыс емес", ru: "ключ свидетеля неверен",
        en: "the witness's key is malformed")
    package static let directoryWitnessKeyHint = Phrase(
        kk: "файлда куәгердің бір жолдық vkey мәні тұруы тиіс",
        ru: "в файле должна быть одна строка: vkey свидетеля",
        en: "the file must hold the witness's vkey, one line")
}
