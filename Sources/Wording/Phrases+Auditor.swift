/// What the auditor's commands say.
extension Phrase {
    package static func auditPageSame(count: Int, release: String) -> Phrase {
        Phrase(
            kk: "беттің барлық \(count) файлы шығарылымға сай: \(release)",
            ru: "все \(count) файлов страницы совпадают с выпуском \(release)",
            en: "all \(count) files of the page are those of release \(release)")
    }
    package static func auditPageDiffers(release: String) -> Phrase {
        Phrase(
            kk: "бет осы бағдарламаның шығарылымына сай емес: \(release)",
            ru: "страница не совпадает с выпуском этой программы: \(release)",
            en: "the page is not this program's release \(release)")
    }
    package static func auditPageOtherRelease(named: String) -> Phrase {
        Phrase(
            kk: "анықтамалық басқа шығарылымды атайды: \(named)",
            ru: "справочник называет другой выпуск: \(named)",
            en: "the directory names another release: \(named)")
    }
    package static let auditPageOperator = Phrase(
        kk: "оператордың жолдары оқылмайды", ru: "строки оператора не читаются",
        en: "the operator's lines do not read")
    package static func auditPageMissing(path: String) -> Phrase {
        Phrase(
            kk: "\(path) берілмейді", ru: "\(path) не отдаётся", en: "\(path) is not served")
    }
    package static func auditPageOther(path: String) -> Phrase {
        Phrase(
            kk: "\(path): басқа байттар", ru: "\(path): другие байты",
            en: "\(path): other bytes")
    }
    package static func pageSaved(path: String) -> Phrase {
        Phrase(
            kk: "бет сақталды: \(path); SHA-256:", ru: "страница сохранена: \(path); SHA-256:",
            en: "the page is saved: \(path); SHA-256:")
    }
    package static func auditMade(card: String) -> Phrase {
        Phrase(
            kk: "аудитордың кілттері жасалды; \(card) файлын анықтамалық уәкіліне беріңіз",
            ru: "ключи аудитора созданы; передайте файл \(card) удостоверяющему справочник",
            en: "the auditor's keys are made; give \(card) to the directory's authority")
    }
    package static func auditRead(entries: UInt64, cosigned: UInt64, published: UInt64) -> Phrase {
        Phrase(
            kk: "оқылған жазбалар: \(entries); расталғаны \(cosigned), жарияланғаны \(published)",
            ru:
                "прочитано записей: \(entries); подтверждено \(cosigned), опубликовано \(published)",
            en: "entries read: \(entries); cosigned \(cosigned), public \(published)")
    }
    package static func auditTiles(count: Int) -> Phrase {
        Phrase(
            kk: "салыстырылған тақталар мен бумалар: \(count)",
            ru: "сравнено плиток и связок: \(count)",
            en: "tiles and bundles compared: \(count)")
    }
    package static func auditFindings(count: Int) -> Phrase {
        Phrase(
            kk: "табылғаны: \(count)", ru: "найдено: \(count)", en: "findings: \(count)")
    }
    package static func auditProofNotYet(entry: UInt64) -> Phrase {
        Phrase(
            kk: "\(entry)-жазба әлі жарияланбаған", ru: "запись \(entry) ещё не опубликована",
            en: "entry \(entry) is not public yet")
    }
    package static func auditProofSaved(entry: UInt64, path: String) -> Phrase {
        Phrase(
            kk: "\(entry)-жазбаның дәлелі сақталды: \(path)",
            ru: "доказательство записи \(entry) сохранено: \(path)",
            en: "the proof of entry \(entry) is saved: \(path)")
    }
    package static func auditProofHolds(entry: UInt64, day: CivilDate, size: UInt64) -> Phrase {
        Phrase(
            kk: "дәлел дұрыс: \(entry)-жазба, \(day.kk); жарияланған журналда \(size) жазба",
            ru: "доказательство верно: запись \(entry), \(day.ru); в журнале записей: \(size)",
            en: "the proof holds: entry \(entry), \(day.en); the public log has \(size) entries")
    }
    package static let auditPassed = Phrase(
        kk: "тексеру аяқталды: бәрі дұрыс",
        ru: "проверка окончена: всё в порядке",
        en: "the audit passed: all is as it should be")
    package static let auditBrokenHint = Phrase(
        kk:
            "!! журнал өзгертілген немесе ереже бұзылған: дәлелдерді сақтаңыз, түсіндірме: Auditor/Specification.md",
        ru:
            "!! журнал изменён или нарушено правило: сохраните доказательства; пояснения: Auditor/Specification.md",
        en:
            "!! means tampering or a broken rule: keep the evidence; Auditor/Specification.md explains each kind"
    )
    package static let auditMissingHint = Phrase(
        kk: "? бір нәрсе кешіккен немесе жоқ, бірақ өзгертілген ештеңе табылмады",
        ru: "? что-то запаздывает или отсутствует, но следов изменений нет",
        en: "? means that something is late or absent; nothing was found to be tampered with")
    package static let auditEntryMissing = Phrase(
        kk: "журналдың жазбасы жетіспейді немесе қайталанады",
        ru: "запись журнала отсутствует или повторяется",
        en: "an entry of the log is left out or repeated")
    package static let auditEntryUnreadable = Phrase(
        kk: "жазбаны оқу мүмкін емес",
        ru: "запись не читается",
        en: "the entry cannot be read")
    package static let auditEntryInvalid = Phrase(
        kk: "жазба жақшадағы ережені бұзады",
        ru: "запись нарушает правило, названное в скобках",
        en: "the entry breaks the rule in brackets")
    package static let auditCheckpointMissing = Phrase(
        kk: "журналдың расталған күйі жоқ",
        ru: "нет подтверждённого состояния журнала",
        en: "there is no cosigned checkpoint")
    package static let auditCheckpointUnsigned = Phrase(
        kk: "журнал күйіне журнал кілті қол қоймаған",
        ru: "состояние журнала не подписано его ключом",
        en: "the checkpoint is not signed by the log")
    package static let auditCheckpointOtherTree = Phrase(
        kk: "жазбалар расталған күйге сәйкес келмейді",
        ru: "записи не соответствуют подтверждённому состоянию",
        en: "the entries are not those of the cosigned checkpoint")
    package static let auditCosignatureMissing = Phrase(
        kk: "соңғы күйде бұл сенімгердің растауы жоқ, қалғандары жеткіліксіз",
        ru: "в последнем состоянии нет подтверждения этого доверенного лица, остальных не хватает",
        en: "the newest checkpoint lacks this trustee's cosignature, and the others are too few")
    package static let auditPublicMissing = Phrase(
        kk: "көпшілікке ештеңе жарияланбаған",
        ru: "для всех ничего не опубликовано",
        en: "nothing is public")
    package static let auditPublicBehind = Phrase(
        kk:
            "жарияланған журнал артта қалды, бұл растау жетіспейді; саны көрсетілген жазбалар күшінде",
        ru:
            "опубликованный журнал отстал, не хватает этого подтверждения; в силе указанное число записей",
        en: "the public log is behind for want of this cosignature; the size shown still stands")
    package static let auditPublicRefused = Phrase(
        kk: "жарияланған күйде қажетті растаулар жоқ",
        ru: "опубликованному состоянию не хватает подтверждений",
        en: "the public checkpoint does not satisfy the public policy")
    package static let auditPublicOtherTree = Phrase(
        kk: "жарияланған күй басқа журналдікі",
        ru: "опубликованное состояние относится к другому журналу",
        en: "the public checkpoint is of another tree")
    package static let auditDirectoryRefused = Phrase(
        kk: "таратылып жатқан анықтамалық тексеруден өтпеді",
        ru: "раздаваемый справочник не проходит проверку",
        en: "the directory that is served does not verify")
    package static let auditDirectoryDiffers = Phrase(
        kk: "таратылып жатқан анықтамалық журналдағыдан өзге",
        ru: "раздаваемый справочник не тот, что в журнале",
        en: "the directory that is served is not the logged one")
    package static let auditDirectoryStale = Phrase(
        kk: "анықтамалықтың ескі нұсқасы таратылып жатыр",
        ru: "раздаётся старая версия справочника",
        en: "an older version of the directory is served")
    package static let auditCurrencyMissing = Phrase(
        kk: "анықтамалықтың күшін растайтын құжат жоқ",
        ru: "нет подтверждения действительности справочника",
        en: "there is no currency note")
    package static let auditCurrencyStale = Phrase(
        kk: "анықтамалықтың күші көптен бері расталмаған",
        ru: "действительность справочника давно не подтверждалась",
        en: "the directory's currency was not confirmed for more than three days")
    package static let auditCurrencySuperseded = Phrase(
        kk: "расталған анықтамалық жақында ауыстырылған",
        ru: "подтверждён недавно заменённый справочник",
        en: "the currency note is for a set superseded a short while ago")
    package static let auditCurrencyRefused = Phrase(
        kk: "анықтамалықтың растауына сенімгерлер қол қоймаған",
        ru: "подтверждение справочника не подписано доверенными лицами",
        en: "the currency note is not signed by enough trustees, or is dated ahead")
    package static let auditCurrencyOtherSet = Phrase(
        kk: "сол күні күшінде болмаған анықтамалық расталған",
        ru: "подтверждён справочник, который в тот день не действовал",
        en: "the currency note is for a set that was not current")
    package static let auditCurrencyOtherTree = Phrase(
        kk: "анықтамалықтың растауы басқа журналға сілтейді",
        ru: "подтверждение справочника ссылается на другой журнал",
        en: "the currency note names another tree")
    package static let auditStatementUnanswered = Phrase(
        kk: "өтінішке бір тәулікте ешбір сенімгер жауап бермеген",
        ru: "на заявление за сутки никто из доверенных лиц не ответил",
        en: "no trustee answered the statement within a day")
    package static let auditLedgerMissing = Phrase(
        kk: "бұл сенімгердің тіркелімі берілмеген: журналдан тыс ашуды көру мүмкін емес",
        ru: "журнал учёта этого доверенного лица не дан: выдачи в обход журнала не видны",
        en: "this trustee's ledger was not given: releases off the log would not be seen")
    package static let auditLedgerRefused = Phrase(
        kk: "бұл файл сенімгер қол қойған тіркелім емес",
        ru: "этот файл не подписанный доверенным лицом журнал учёта",
        en: "this file is no ledger signed by a trustee of the directory")
    package static let auditAnswerNotInLedger = Phrase(
        kk: "жауап журналда бар, сенімгердің тіркелімінде жоқ",
        ru: "ответ есть в журнале, но не в журнале учёта доверенного лица",
        en: "the answer is in the log, not in the trustee's ledger")
    package static let auditAnswerNotInLog = Phrase(
        kk: "жауап сенімгердің тіркелімінде бар, журналда жоқ",
        ru: "ответ есть в журнале учёта доверенного лица, но не в журнале",
        en: "the answer is in the trustee's ledger, not in the log")
    package static let auditAnswerDiffers = Phrase(
        kk: "журналдағы үлес тіркелімдегіден өзге",
        ru: "доля в журнале не та, что в журнале учёта",
        en: "the log names another release than the ledger")
    package static let auditAnswerWithoutStatement = Phrase(
        kk: "сенімгер журналда жоқ өтінішке жауап берген",
        ru: "доверенное лицо ответило на заявление, которого нет в журнале",
        en: "the trustee answered a statement that is not in the log")
    package static let auditLedgerOtherTree = Phrase(
        kk: "сенімгер басқа журналды растаған",
        ru: "доверенное лицо подтвердило другой журнал",
        en: "the trustee cosigned another tree")
    package static let auditLedgerBeyondLog = Phrase(
        kk: "сенімгер көрсетілгеннен ұзын журналды растаған",
        ru: "доверенное лицо подтвердило журнал длиннее показанного",
        en: "the trustee cosigned a larger tree than the log shows")
    package static let auditTrusteeAlarm = Phrase(
        kk: "сенімгер журналдың екі түрін көріп, тоқтаған",
        ru: "доверенное лицо остановилось, увидев два вида журнала",
        en: "the trustee stopped, having seen two faces of the log")
    package static let auditHandoverUnasked = Phrase(
        kk: "кілт ұстаушы өзі ешқашан сұрамаған хабарламаны тапсырған",
        ru: "держатель ключа передал сообщение, которого никогда не запрашивал",
        en: "a keyholder handed over a message that they never asked for")
    package static let auditKeyDestroyedEarly = Phrase(
        kk: "кілт оған мөрленген хабарламалардың сақтау мерзімі бітпей жойылған",
        ru: "ключ уничтожен до конца срока хранения сообщений, запечатанных им",
        en: "a key was destroyed before the retention of messages sealed to it was over")
    package static func auditHandedOver(count: Int) -> Phrase {
        Phrase(
            kk: "Тапсыру арқылы ашылған хабарламалар: \(count).",
            ru: "Сообщений открыто через передачу: \(count).",
            en: "Messages opened by way of a handover: \(count).")
    }
    package static let auditTileDiffers = Phrase(
        kk: "жарияланған хеш тақтасы басқа",
        ru: "опубликованная плитка хешей отличается",
        en: "the public hash tile has other bytes")
    package static let auditBundleDiffers = Phrase(
        kk: "жарияланған жазба басқа",
        ru: "опубликованная запись отличается",
        en: "the public entry has other bytes")
    package static let auditTileUnavailable = Phrase(
        kk: "жарияланған журналдың бөлігі берілмеді",
        ru: "часть опубликованного журнала не выдана",
        en: "a part of the public log was not served")
    package static let auditOverload = Phrase(
        kk: "шлюз бос болмай, хабарламаларды қабылдамаған: жазба мен олардың саны (көп дегенде)",
        ru: "шлюз был перегружен и не принял сообщения: запись и сколько самое большее",
        en:
            "the gateway was short of room and turned submissions away: the entry, and how many at most"
    )
    package static let auditProofMalformed = Phrase(
        kk: "бұл файл жазбаның дәлелі емес",
        ru: "этот файл не доказательство записи",
        en: "this file is no proof of an entry")
    package static let auditProofRefused = Phrase(
        kk: "дәлел тексеруден өтпеді",
        ru: "доказательство не проходит проверку",
        en: "the proof does not verify")
}
