/// The table that `senim directory show` prints.
extension Phrase {
    package static func directoryTitle(portal: String, version: String) -> Phrase {
        Phrase(
            kk: "\(portal) порталы, анықтамалықтың \(version)-нұсқасы",
            ru: "портал \(portal), справочник версии \(version)",
            en: "portal \(portal), directory version \(version)")
    }
    package static let directoryIsDraft = Phrase(
        kk: "бұл — қол қойылмаған жоба", ru: "это неподписанный проект",
        en: "this is a draft, not signed")
    package static let directoryAuthority = Phrase(
        kk: "уәкіл", ru: "удостоверяющий", en: "authority")
    package static let directoryOrigins = Phrase(
        kk: "мекенжайлар", ru: "адреса", en: "addresses")
    package static let directoryGateway = Phrase(
        kk: "шлюз кілті", ru: "ключ шлюза", en: "gateway's key")
    package static let directoryLog = Phrase(
        kk: "журнал кілті", ru: "ключ журнала", en: "log's key")
    package static let directoryKeyholders = Phrase(
        kk: "кілт ұстаушылар", ru: "держатели ключей", en: "keyholders")
    package static func directoryTrustees(threshold: Int, count: Int) -> Phrase {
        Phrase(
            kk: "сенімгерлер (\(count) ішінен \(threshold) керек)",
            ru: "доверенные лица (нужны \(threshold) из \(count))",
            en: "trustees (\(threshold) of \(count) needed)")
    }
    package static let directoryAuditors = Phrase(
        kk: "аудиторлар", ru: "аудиторы", en: "auditors")
    package static let directoryWitnesses = Phrase(
        kk: "куәгерлер", ru: "свидетели", en: "witnesses")
    package static let directoryCalendar = Phrase(
        kk: "өндірістік күнтізбе", ru: "производственный календарь", en: "production calendar")
    package static let directoryTaxonomy = Phrase(
        kk: "салалар тізімі", ru: "перечень сфер", en: "list of spheres")
    package static let directoryPage = Phrase(
        kk: "хабарлаушы бетінің шығарылымы", ru: "выпуск страницы для заявителя",
        en: "release of the reporter's page")
    package static let directoryCover = Phrase(
        kk: "жамылғы клиентінің кілті", ru: "ключ клиента прикрытия",
        en: "cover client's key")
    package static let directoryNone = Phrase(kk: "жоқ", ru: "нет", en: "none")
    package static func directoryPerson(person: String) -> Phrase {
        Phrase(kk: "тұлға: \(person)", ru: "лицо: \(person)", en: "person: \(person)")
    }
    package static func directoryAnswersTo(id: String) -> Phrase {
        Phrase(kk: "\(id) бағынысында", ru: "подчинён: \(id)", en: "answers to \(id)")
    }
    package static func directoryFrom(date: String) -> Phrase {
        Phrase(kk: "\(date) бастап", ru: "с \(date)", en: "from \(date)")
    }
    package static func directoryFromUntil(first: String, last: String) -> Phrase {
        Phrase(
            kk: "\(first) бастап \(last) дейін", ru: "с \(first) по \(last)",
            en: "from \(first) to \(last)")
    }
    package static let directoryOutside = Phrase(
        kk: "иерархиядан тыс", ru: "вне иерархии", en: "outside the hierarchy")
    package static let directoryIsSuspended = Phrase(
        kk: "тоқтатылған", ru: "приостановлен", en: "suspended")
    package static let directoryRoleHead = Phrase(
        kk: "басшы", ru: "руководитель", en: "head")
    package static let directoryRoleCommissioner = Phrase(
        kk: "әдеп жөніндегі уәкіл", ru: "уполномоченный по этике", en: "ethics commissioner")
    package static let directoryRoleCompliance = Phrase(
        kk: "комплаенс қызметі", ru: "служба комплаенс", en: "compliance officer")
    package static let directoryRoleSuperior = Phrase(
        kk: "жоғары тұрған орган", ru: "вышестоящий орган", en: "superior body")
    package static let directoryRoleAntiCorruption = Phrase(
        kk: "сыбайлас жемқорлыққа қарсы қызмет", ru: "антикоррупционная служба",
        en: "anti-corruption service")
    package static let directoryRoleOther = Phrase(kk: "басқа", ru: "иное", en: "other")
    package static let directoryCosigningKey = Phrase(
        kk: "журналды бірге растау кілті", ru: "ключ совместного заверения журнала",
        en: "cosigning key")
}
