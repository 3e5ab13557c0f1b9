/// What the operator's commands say.
extension Phrase {
    package static func gatewayOperatorLine(path: String, line: Int) -> Phrase {
        Phrase(
            kk: "\(path) файлының \(line)-жолы оқылмайды",
            ru: "строка \(line) файла \(path) не читается",
            en: "line \(line) of \(path) does not read")
    }
    package static let gatewayOperatorHint = Phrase(
        kk: "жолдар «атауы: мәні» түрінде; атаулар тізімі README.md ішінде",
        ru: "строки вида «имя: значение»; имена перечислены в README.md",
        en: "lines are `name: value`; README.md lists the names")
    package static func gatewayCalendarMalformed(path: String) -> Phrase {
        Phrase(
            kk: "\(path) қол қойылған күнтізбе емес",
            ru: "\(path) не является подписанным календарём",
            en: "\(path) is not a signed calendar")
    }
    package static let gatewayCalendarHint = Phrase(
        kk: "`senim directory set-calendar` жасаған calendar.note файлын қойыңыз",
        ru: "положите сюда calendar.note, который создаёт `senim directory set-calendar`",
        en: "put the calendar.note here that `senim directory set-calendar` makes")
    package static func gatewayTaxonomyMalformed(path: String) -> Phrase {
        Phrase(
            kk: "\(path) қол қойылған салалар тізімі емес",
            ru: "\(path) не является подписанным перечнем сфер",
            en: "\(path) is not a signed list of spheres")
    }
    package static let gatewayTaxonomyHint = Phrase(
        kk: "`senim directory set-taxonomy` жасаған файлды taxonomy.note деп қойыңыз",
        ru:
            "положите сюда под именем taxonomy.note файл, который создаёт `senim directory set-taxonomy`",
        en: "put the file that `senim directory set-taxonomy` makes here as taxonomy.note")
    package static func gatewayMade(card: String) -> Phrase {
        Phrase(
            kk: "шлюз кілттері жасалды; \(card) файлын анықтамалық уәкіліне беріңіз",
            ru: "ключи шлюза созданы; передайте файл \(card) удостоверяющему справочник",
            en: "the gateway's keys are made; give \(card) to the directory's authority")
    }
    package static let gatewayTickHint = Phrase(
        kk: "тәулікті бүтін бөлетін 1 мен 86400 арасындағы секунд саны",
        ru: "число секунд от 1 до 86400, на которое сутки делятся нацело",
        en: "a number of seconds from 1 to 86400 that divides the day")
    package static func gatewaySettingsMalformed(path: String) -> Phrase {
        Phrase(
            kk: "\(path) баптау файлы толық емес немесе қате",
            ru: "файл настроек \(path) неполон или неверен",
            en: "the settings file \(path) is incomplete or malformed")
    }
    package static let gatewaySettingsHint = Phrase(
        kk: "оны `senim gateway init` жасайды; ішінде listen, tickSeconds, padding, witnesses бар",
        ru: "его создаёт `senim gateway init`; в нём listen, tickSeconds, padding, witnesses",
        en: "`senim gateway init` makes it; it holds listen, tickSeconds, padding, witnesses")
    package static func gatewayServing(address: String) -> Phrase {
        Phrase(
            kk: "шлюз жұмыс істеп тұр: \(address)",
            ru: "шлюз работает: \(address)",
            en: "the gateway is serving: \(address)")
    }
    package static let gatewayDirectoryMissing = Phrase(
        kk: "бұл портал әлі басталмаған: анықтамалық берілмеді",
        ru: "этот портал ещё не начат: справочник не указан",
        en: "this portal has not begun yet: no directory was given")
    package static let gatewayDirectoryMissingHint = Phrase(
        kk: "бірінші рет `senim gateway serve --directory ФАЙЛ --authority ФАЙЛ` деп іске қосыңыз",
        ru: "в первый раз запустите `senim gateway serve --directory ФАЙЛ --authority ФАЙЛ`",
        en: "start it the first time with `senim gateway serve --directory FILE --authority FILE`")
    package static let gatewayStatusUnreadable = Phrase(
        kk: "шлюздің күйі түсініксіз",
        ru: "состояние шлюза не удалось разобрать",
        en: "the gateway's status cannot be read")
    package static func gatewayStatus(portal: String, state: String, size: UInt64) -> Phrase {
        Phrase(
            kk: "портал \(portal): күйі \(state), жарияланған журналда \(size) жазба",
            ru: "портал \(portal): состояние \(state), в опубликованном журнале записей: \(size)",
            en: "portal \(portal): \(state), \(size) entries in the published log")
    }
    package static let gatewayBegun = Phrase(
        kk: "бұл портал басталып қойған",
        ru: "этот портал уже начат",
        en: "this portal has begun already")
    package static let gatewayInUse = Phrase(
        kk: "бұл папкамен басқа процесс жұмыс істеп тұр",
        ru: "с этой папкой уже работает другой процесс",
        en: "another process is using this folder")
    package static let gatewayInUseHint = Phrase(
        kk: "екі шлюз бір журналды жүргізе алмайды; алдыңғысын тоқтатыңыз",
        ru: "два шлюза не могут вести один журнал; остановите первый",
        en: "two gateways cannot keep one log; stop the other one first")
    package static func gatewaySettingRefused(name: String) -> Phrase {
        Phrase(
            kk: "дерекқор \(name) баптауын қабылдамады, сондықтан сақталғанына кепілдік жоқ",
            ru: "база данных не приняла настройку \(name): сохранность не обеспечена",
            en: "the database refused the setting \(name), so nothing would be durable")
    }
    package static let gatewayDatabaseHint = Phrase(
        kk:
            "дискіні және папка рұқсаттарын тексеріңіз; күмән болса соңғы сақтық көшірмені қараңыз",
        ru: "проверьте диск и права на папку; при сомнении обратитесь к последней копии",
        en: "check the disk and the folder's permissions; in doubt look at the latest backup")
    package static let gatewayWrongVersion = Phrase(
        kk: "дерекқорды бағдарламаның басқа нұсқасы жасаған",
        ru: "база данных создана другой версией программы",
        en: "the database was made by another version of this program")
    package static let gatewayWrongVersionHint = Phrase(
        kk: "ештеңе өзгертілген жоқ; осы дерекқорды жасаған нұсқаны іске қосыңыз",
        ru: "ничего не изменено; запустите ту версию, которая создала эту базу",
        en: "nothing was changed; run the version that made this database")
    package static func gatewayOtherRhythm(seconds: UInt64, padding: Int) -> Phrase {
        Phrase(
            kk: "бұл портал tickSeconds \(seconds), padding \(padding) деп басталған",
            ru: "этот портал начат с tickSeconds \(seconds), padding \(padding)",
            en: "this portal was begun with tickSeconds \(seconds), padding \(padding)")
    }
    package static let gatewayOtherRhythmHint = Phrase(
        kk: "бұл екеуі өзгермейді: gateway.json ішіне сол мәндерді қайтарыңыз",
        ru: "эти два значения не меняются: верните их в gateway.json",
        en: "these two never change: put them back into gateway.json")
    package static let gatewayUnusable = Phrase(
        kk: "дерекқор ашылмайды",
        ru: "база данных не открывается",
        en: "the database cannot be used")
    package static let gatewayFull = Phrase(
        kk: "дискіде орын жоқ", ru: "на диске нет места", en: "the disk is full")
    package static let gatewayDirectoryRefused = Phrase(
        kk: "анықтамалық жарамсыз: қолтаңбалары немесе ережелері дұрыс емес",
        ru: "справочник недействителен: нарушены подписи или правила",
        en: "the directory is not valid: its signatures or rules do not hold")
    package static let gatewayDirectoryRefusedHint = Phrase(
        kk: "оған уәкілдің және сенімгерлердің қолы керек: `senim trustee approve`",
        ru: "нужны подписи удостоверяющего и доверенных: `senim trustee approve`",
        en: "it needs the authority's and the trustees' signatures: `senim trustee approve`")
    package static func gatewayDirectoryMalformed(path: String) -> Phrase {
        Phrase(
            kk: "\(path) — қол қойылған анықтамалық емес",
            ru: "\(path) — не подписанный справочник",
            en: "\(path) is not a signed directory")
    }
    package static let gatewayDirectoryAdopted = Phrase(
        kk: "жаңа анықтамалық күшіне енді",
        ru: "новый справочник вступил в силу",
        en: "the new directory is in force")
    package static let gatewayDirectoryWaits = Phrase(
        kk: "анықтамалық сенімгерлердің қолын күтіп тұр",
        ru: "справочник ждёт подписей доверенных",
        en: "the directory waits for the trustees' signatures")
    package static let gatewayOtherKeys = Phrase(
        kk: "анықтамалықта басқа шлюздің кілттері тұр",
        ru: "в справочнике указаны ключи другого шлюза",
        en: "the directory names the keys of another gateway")
    package static let gatewayOtherKeysHint = Phrase(
        kk: "уәкілге осы папкадағы gateway.card файлын беріңіз",
        ru: "передайте удостоверяющему gateway.card из этой папки",
        en: "give the authority the gateway.card of this folder")
    package static let gatewayDamaged = Phrase(
        kk: "дерекқор өзіне қайшы: оны сырттан өзгерткен",
        ru: "база данных противоречит себе: её изменили извне",
        en: "the database contradicts itself: it was changed from outside")
    package static let gatewayUncertain = Phrase(
        kk: "соңғы жазба сақталды ма, белгісіз",
        ru: "неизвестно, сохранилась ли последняя запись",
        en: "it is not known whether the last write happened")
    package static let gatewayStopped = Phrase(
        kk: "шлюз тоқтады", ru: "шлюз остановился", en: "the gateway stopped")
    package static let gatewayStoppedHint = Phrase(
        kk: "қайта іске қосыңыз: не сақталғанын дерекқор көрсетеді",
        ru: "запустите снова: база данных покажет, что сохранилось",
        en: "start it again: the database tells what was kept")
    package static let gatewaySecondWriter = Phrase(
        kk: "журналға басқа біреу жазды",
        ru: "в журнал записал кто-то другой",
        en: "somebody else wrote to this log")
}
