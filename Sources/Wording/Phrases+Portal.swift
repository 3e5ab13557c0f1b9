/// What clients find when they check a portal.
extension Phrase {
    package static let portalAuthorityMalformed = Phrase(
        kk: "бұл порталды басқарушы органның кілті емес",
        ru: "это не ключ управляющего порталом органа",
        en: "this is not the key of a portal's authority")
    package static let portalAuthorityHint = Phrase(
        kk:
            "кілт «портал/authority+…» түрінде, порталдың плакатында жазылған; оны немесе файлын --authority арқылы беріңіз",
        ru:
            "ключ вида «портал/authority+…» напечатан на плакате портала; передайте его или файл с ним через --authority",
        en:
            "the key reads portal/authority+… and is on the portal's poster; give it or its file with --authority"
    )
    package static let portalDirectConnection = Phrase(
        kk: "тікелей байланыс: портал мен жолдағылар осы компьютердің мекенжайын көреді",
        ru: "прямое соединение: портал и посредники видят адрес этого компьютера",
        en: "a direct connection: the portal and those on the way see this computer's address")
    package static let portalDirectConnectionHint = Phrase(
        kk: "Tor қолданыңыз: --proxy socks5h://127.0.0.1:9050",
        ru: "используйте Tor: --proxy socks5h://127.0.0.1:9050",
        en: "use Tor: --proxy socks5h://127.0.0.1:9050")
    package static func portalRetryAfter(seconds: Int) -> Phrase {
        Phrase(
            kk: "\(seconds) секундтан кейін қайталаңыз",
            ru: "повторите через \(seconds) с",
            en: "try again in \(seconds) seconds")
    }
    package static func portalUnexpectedAnswer(status: Int) -> Phrase {
        Phrase(
            kk: "портал түсініксіз жауап берді (HTTP \(status))",
            ru: "портал ответил непонятно (HTTP \(status))",
            en: "the portal gave an answer that is not understood (HTTP \(status))")
    }
    package static let portalMalformedAnswer = Phrase(
        kk: "порталдың жауабы пішімге сай емес",
        ru: "ответ портала не соответствует формату",
        en: "the portal's answer is not in the expected format")
    package static let portalTamperingHint = Phrase(
        kk: "порталға сенбеңіз: ештеңе жіберілмеді; аудиторға хабарлаңыз",
        ru: "не доверяйте порталу: дальше ничего не отправлено; сообщите аудитору",
        en: "do not trust the portal: nothing more was sent; tell an auditor")
    package static let portalSoonAgainHint = Phrase(
        kk: "бір минуттан кейін қайталаңыз; өзгермесе, аудиторға хабарлаңыз",
        ru: "повторите через минуту; если не изменится, сообщите аудитору",
        en: "try again in a minute; if it stays so, tell an auditor")
    package static let portalDirectoryOtherAuthority = Phrase(
        kk: "портал анықтамалығына берілген кілтпен қол қойылмаған",
        ru: "справочник портала не подписан указанным ключом",
        en: "the portal's directory is not signed by the key that was given")
    package static let portalDirectoryOtherPortal = Phrase(
        kk: "бұл мекенжайда басқа портал тұр",
        ru: "по этому адресу находится другой портал",
        en: "another portal is at this address")
    package static func portalDirectoryTooFewApprovals(
        version: String, count: Int, needed: Int
    ) -> Phrase {
        Phrase(
            kk:
                "анықтамалықтың \(version)-нұсқасын сенімгерлер жеткілікті растамаған: \(count), керегі \(needed)",
            ru:
                "версию \(version) справочника подтвердило слишком мало доверенных лиц: \(count), нужно \(needed)",
            en:
                "too few trustees approved version \(version) of the directory: \(count), needed \(needed)"
        )
    }
    package static let portalDirectoryInvalid = Phrase(
        kk: "портал анықтамалығы ережелерге сай емес",
        ru: "справочник портала нарушает правила",
        en: "the portal's directory breaks its rules")
    package static func portalDirectoryOtherPerson(_ keyholder: String) -> Phrase {
        Phrase(
            kk: "анықтамалықтағы \(keyholder) бұрын басқа адам болған",
            ru: "\(keyholder) в справочнике раньше был другим человеком",
            en: "\(keyholder) was another person in an earlier version of the directory")
    }
    package static let portalOtherPersonHint = Phrase(
        kk: "лауазымға келген жаңа адамға өз атауын беріңіз, мысалы head-2",
        ru: "дайте новому человеку в должности своё обозначение, например head-2",
        en: "give the new person in office an id of their own, for example head-2")
    package static let portalDirectoryWentBack = Phrase(
        kk: "портал бұрын көрсеткенінен ескі немесе басқа анықтамалық берді",
        ru: "портал отдал более старый или другой справочник, чем раньше",
        en: "the portal gave an older or another directory than before")
    package static let portalAddressNotListed = Phrase(
        kk: "портал анықтамалығында бұл мекенжай жоқ",
        ru: "этого адреса нет в справочнике портала",
        en: "the portal's directory does not list this address")
    package static let portalAddressNotListedHint = Phrase(
        kk: "плакаттағы мекенжайды дәл сол күйінде жазыңыз",
        ru: "укажите адрес точно так, как он напечатан на плакате",
        en: "give the address exactly as the poster has it")
    package static let portalLocalAddress = Phrase(
        kk: "хабарлама unix: мекенжайына жіберілмейді",
        ru: "сообщения не отправляются на адрес unix:",
        en: "reports are not sent to a unix: address")
    package static let portalKeyNotes = Phrase(
        kk: "мөрлеу кілттері туралы жазбалар дұрыс емес",
        ru: "записи о ключах запечатывания неверны",
        en: "the notes about sealing keys are not valid")
    package static let portalCurrencyUnsigned = Phrase(
        kk: "анықтамалықтың бүгінгі күйін сенімгерлер растамаған",
        ru: "доверенные лица не подтвердили сегодняшний справочник",
        en: "the trustees have not confirmed today's directory")
    package static let portalCurrencyForAnotherSet = Phrase(
        kk: "сенімгерлер портал бергеннен басқа кілттерді растаған",
        ru: "доверенные лица подтвердили не те ключи, которые отдал портал",
        en: "the trustees confirmed other keys than the portal gave")
    package static func portalCurrencyStale(dayCount: Int) -> Phrase {
        Phrase(
            kk: "сенімгерлер анықтамалықты \(dayCount) күн бұрын растаған",
            ru:
                "доверенные лица подтверждали справочник \(Plural.ru(dayCount, "день", "дня", "дней")) назад",
            en: "the trustees confirmed the directory \(Plural.en(dayCount, "day", "days")) ago")
    }
    package static let portalCurrencyStaleHint = Phrase(
        kk: "сенімгерлер істемей тұр ма, білмейміз; жеті күннен кейін хабарлама қабылданбайды",
        ru: "возможно, доверенные лица не работают; после семи дней сообщения не отправляются",
        en: "perhaps the trustees do not work; after seven days nothing is sent")
    package static func portalCurrencyExpired(dayCount: Int) -> Phrase {
        Phrase(
            kk: "анықтамалықтың расталғанына \(dayCount) күн өтіп, мерзімі бітті",
            ru:
                "подтверждение справочника просрочено: ему \(Plural.ru(dayCount, "день", "дня", "дней"))",
            en:
                "the directory's confirmation has expired: it is \(Plural.en(dayCount, "day", "days")) old"
        )
    }
    package static let portalCurrencyExpiredHint = Phrase(
        kk: "компьютердің күнін тексеріңіз; ол дұрыс болса, порталға сенбеңіз",
        ru: "проверьте дату на компьютере; если она верна, порталу не доверяйте",
        en: "check this computer's date; if it is right, do not trust the portal")
    package static let portalCurrencyInTheFuture = Phrase(
        kk: "анықтамалықтың расталған күні әлі келген жоқ",
        ru: "дата подтверждения справочника ещё не наступила",
        en: "the directory's confirmation is dated in the future")
    package static let portalOtherCalendar = Phrase(
        kk: "порталдың өндірістік күнтізбесі анықтамалықта аталғаны емес",
        ru: "производственный календарь портала не тот, что назван в справочнике",
        en: "the portal's production calendar is not the one that the directory names")
    package static let portalOtherTaxonomy = Phrase(
        kk: "порталдың салалар тізімі анықтамалықта аталғаны емес",
        ru: "перечень сфер портала не тот, что назван в справочнике",
        en: "the portal's list of spheres is not the one that the directory names")
    package static let portalCheckpointMalformed = Phrase(
        kk: "журналдың бақылау нүктесі пішімге сай емес",
        ru: "контрольная точка журнала не соответствует формату",
        en: "the log's checkpoint is not in the expected format")
    package static let portalCheckpointQuorum = Phrase(
        kk: "журналдың бақылау нүктесіне сенімгерлер мен куәгердің қолтаңбалары жетіспейді",
        ru: "под контрольной точкой журнала не хватает подписей доверенных лиц и свидетеля",
        en: "the log's checkpoint lacks cosignatures of trustees and a witness")
    package static let portalCheckpointUnsigned = Phrase(
        kk: "бақылау нүктесіне порталдың журналы қол қоймаған",
        ru: "контрольная точка не подписана журналом портала",
        en: "the checkpoint is not signed by the portal's log")
    package static let portalInconsistent = Phrase(
        kk: "журнал өзгертілген: екі күйі бір-біріне сай емес",
        ru: "журнал изменён: два его состояния не согласуются",
        en: "the log was changed: two of its states do not agree")
}
