/// What the operator's commands say.
extension Phrase {
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
        kk: "бірінші рет `senim gateway serve --directory ФАЙЛ` деп іске қосыңыз",
        ru: "в первый раз запустите `senim gateway serve --directory ФАЙЛ`",
        en: "start it the first time with `senim gateway serve --directory FILE`")
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
}
