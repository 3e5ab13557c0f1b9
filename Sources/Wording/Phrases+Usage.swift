/// Words of the command line itself.
extension Phrase {
    package static let usageUnknownLanguage = Phrase(
        kk: "белгісіз тіл", ru: "неизвестный язык", en: "unknown language")
    package static let usageUnknownLanguageHint = Phrase(
        kk: "--lang мәні kk, ru немесе en болуы керек",
        ru: "значение --lang: kk, ru или en",
        en: "--lang takes kk, ru or en")
    package static func usageMissing(option: String) -> Phrase {
        Phrase(
            kk: "\(option) көрсетілмеген",
            ru: "не указан параметр \(option)",
            en: "\(option) is missing")
    }
    package static func usageInvalid(option: String) -> Phrase {
        Phrase(
            kk: "\(option) мәні дұрыс емес",
            ru: "неверное значение \(option)",
            en: "the value of \(option) is not valid")
    }
    package static func usageTogether(first: String, second: String) -> Phrase {
        Phrase(
            kk: "\(first) мен \(second) бірге қолданылмайды",
            ru: "\(first) и \(second) нельзя указывать вместе",
            en: "\(first) and \(second) cannot be given together")
    }
}
