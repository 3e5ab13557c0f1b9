/// What officers and trustees hear of their quarterly keys.
extension Phrase {
    package static func keysNeeded(quarter: String, until day: CivilDate) -> Phrase {
        Phrase(
            kk: "\(quarter): \(day.kk) дейін керек",
            ru: "\(quarter): нужен до \(day.ru)",
            en: "\(quarter): needed until \(day.en)")
    }
    package static func keysOver(quarter: String) -> Phrase {
        Phrase(
            kk: "\(quarter): енді ешнәрсеге керек емес",
            ru: "\(quarter): больше ни для чего не нужен",
            en: "\(quarter): nothing needs it any more")
    }
    package static func keysDestroyHint(quarter: String) -> Phrase {
        Phrase(
            kk: "Оны жою үшін: senim officer keys destroy \(quarter)",
            ru: "Чтобы уничтожить его: senim officer keys destroy \(quarter)",
            en: "To destroy it: senim officer keys destroy \(quarter)")
    }
    package static func keysAskDestroy(quarter: String) -> Phrase {
        Phrase(
            kk:
                "\(quarter) тоқсанының кілттері енді керек емес. Жойылса, сол тоқсанда мөрленгеннің бәрі біржола жабылады. Жою керек пе (иә/жоқ)? ",
            ru:
                "Ключи квартала \(quarter) больше не нужны. После уничтожения всё, что ими запечатано, закрыто навсегда. Уничтожить (да/нет)? ",
            en:
                "The keys of \(quarter) are no longer needed. Once they are destroyed, whatever was sealed to them stays closed for ever. Destroy them (yes/no)? "
        )
    }
    package static func keysDestroyed(quarter: String) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанының кілттері жойылды, бұл журналда тұр.",
            ru: "Ключи квартала \(quarter) уничтожены, это записано в журнале.",
            en: "The keys of \(quarter) are destroyed, and the log says so.")
    }
    package static let keysDestroyedHonestly = Phrase(
        kk:
            "Ескі файл мазмұны диск мүмкіндік бергенше үстінен жазылды; сақтық көшірмелер мен суреттер болса, оларды өзіңіз жойыңыз.",
        ru:
            "Содержимое старого файла перезаписано, насколько позволяет диск; резервные копии и снимки, если они есть, уничтожьте сами.",
        en:
            "The old file's content was overwritten as far as the disk allows; destroy backups and snapshots, if there are any, yourself."
    )
    package static func keysNotPublic(quarter: String) -> Phrase {
        Phrase(
            kk:
                "\(quarter) кілттерінің жойылуы журналға жазылды, бірақ әлі жарияланған жоқ: кілттер әзірге сақтаулы",
            ru:
                "конец ключей \(quarter) записан в журнал, но ещё не опубликован: ключи пока на месте",
            en:
                "the log has the end of the keys of \(quarter), but it is not public yet: they are still here"
        )
    }
    package static func keysNotProven(quarter: String) -> Phrase {
        Phrase(
            kk:
                "шлюз \(quarter) кілттерінің жойылуы журналда тұрғанын дәлелдемеді: кілттер сақталды",
            ru:
                "шлюз не доказал, что конец ключей \(quarter) стоит в журнале: ключи сохранены",
            en:
                "the gateway did not prove that the log has the end of the keys of \(quarter): they were kept"
        )
    }
    package static func keysStillNeeded(quarter: String, until day: CivilDate) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанының кілті \(day.kk) дейін керек, сондықтан жойылмады",
            ru: "ключ квартала \(quarter) нужен до \(day.ru), поэтому не уничтожен",
            en: "the key of \(quarter) is needed until \(day.en), so it was not destroyed")
    }
    package static let keysStillNeededHint = Phrase(
        kk: "сол тоқсанда мөрленген хабарламалардың сақтау мерзімі әлі өткен жоқ",
        ru: "срок хранения сообщений, запечатанных в том квартале, ещё не истёк",
        en: "messages sealed in that quarter are still within their retention")
    package static func keysHeld(quarter: String) -> Phrase {
        Phrase(
            kk: "журнал \(quarter) тоқсаны кілтінің жойылуын қабылдамады: кілттер сақталды",
            ru: "журнал не принял уничтожение ключа квартала \(quarter): ключи сохранены",
            en: "the log did not take the end of the key of \(quarter): the keys were kept")
    }
    package static let keysHeldHint = Phrase(
        kk:
            "бір лауазымды адам сол тоқсандағы істі жоюға тыйым салған; тыйым біткен соң қайталаңыз",
        ru:
            "кто-то из должностных лиц запретил уничтожать дело того времени; повторите, когда запрет кончится",
        en: "an officer holds a case of that time; try again when the hold has ended")
    package static func keysNoSuchQuarter(quarter: String) -> Phrase {
        Phrase(
            kk: "кілт файлында \(quarter) тоқсанының кілті жоқ: ол жойылған немесе болмаған",
            ru: "в файле нет ключа квартала \(quarter): он уничтожен или его не было",
            en: "the key file has no key of \(quarter): it was destroyed, or never was")
    }
    package static let keysDestroyUnasked = Phrase(
        kk: "кілт жою қайтарылмайды, ал сұрайтын адам жоқ",
        ru: "уничтожение ключа необратимо, а спросить некого",
        en: "destroying a key cannot be undone, and there is nobody to ask")
    package static let keysDestroyUnaskedHint = Phrase(
        kk: "осыны қаласаңыз, --yes қосып қайталаңыз",
        ru: "если вы этого хотите, повторите с --yes",
        en: "if this is what you want, repeat it with --yes")
    package static let keysKept = Phrase(
        kk: "Кілттер сақталды.", ru: "Ключи сохранены.", en: "The keys were kept.")

    package static func trusteeKeyDestroyed(quarter: String) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанының мөрлеу кілті жойылды, бұл журналда тұр.",
            ru: "Ключ запечатывания за квартал \(quarter) уничтожен, это записано в журнале.",
            en: "The sealing key of \(quarter) is destroyed, and the log says so.")
    }
    package static func trusteeKeyNotRemoved(quarter: String) -> Phrase {
        Phrase(
            kk:
                "\(quarter) тоқсанының кілті жойылды деп журналда тұр, бірақ кілт файлы өзгертілмеді",
            ru: "журнал говорит, что ключ квартала \(quarter) уничтожен, но файл ключа не изменён",
            en:
                "the log says that the key of \(quarter) is destroyed, but the key file could not be changed"
        )
    }
}
