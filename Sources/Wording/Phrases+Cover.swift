/// What `senim cover` says, and trustees and auditors of covers.
extension Phrase {
    package static func coverMade(card: String) -> Phrase {
        Phrase(
            kk: "жамылғы клиентінің кілттері жасалды; \(card) файлын анықтамалық уәкіліне беріңіз",
            ru:
                "ключи клиента прикрытия созданы; передайте файл \(card) удостоверяющему справочник",
            en: "the cover client's keys are made; give \(card) to the directory's authority")
    }
    package static let coverRunning = Phrase(
        kk: "жамылғы клиенті жұмыс істеп тұр", ru: "клиент прикрытия работает",
        en: "the cover client is running")
    package static let coverFolderInUse = Phrase(
        kk: "бұл қалтада тағы бір жамылғы клиенті жұмыс істеп тұр",
        ru: "в этой папке уже работает другой клиент прикрытия",
        en: "another cover client is at work in this folder")
    package static let coverFolderInUseHint = Phrase(
        kk: "оны тоқтатыңыз немесе оның өз қалтасын беріңіз",
        ru: "остановите его или дайте ему свою папку",
        en: "stop it, or give it a folder of its own")
    package static let coverStopped = Phrase(
        kk: "жамылғы клиенті тоқтады", ru: "клиент прикрытия остановлен",
        en: "the cover client has stopped")
    package static let coverFailed = Phrase(
        kk: "жамылғы хабарлама жіберілмеді; келесісі өз уақытында жіберіледі",
        ru: "сообщение прикрытия не отправлено; следующее уйдёт в своё время",
        en: "a cover could not be sent; the next one goes at its own time")
    package static let coverUnusableKeyFile = Phrase(
        kk: "кілт файлында жамылғы клиентінің кілттері жоқ",
        ru: "в файле ключа нет ключей клиента прикрытия",
        en: "the key file holds no cover client's keys")
    package static let coverStateMissing = Phrase(
        kk: "жамылғы клиентінің күйі (covers файлы) жоқ",
        ru: "нет состояния клиента прикрытия (файла covers)",
        en: "the cover client's state (the file covers) is missing")
    package static let coverStateMissingHint = Phrase(
        kk:
            "оны сақтық көшірмеден қалпына келтіріңіз; болмаса жаңа папкада `senim cover keygen` орындаңыз: бұрынғы жамылғылар тізімі жоғалған",
        ru:
            "восстановите его из резервной копии; иначе выполните `senim cover keygen` в новой папке: список прежних прикрытий потерян",
        en:
            "restore it from a backup; else run `senim cover keygen` in a new folder: the list of earlier covers is lost"
    )
    package static let coverStateMalformed = Phrase(
        kk: "жамылғы клиентінің күйі бүлінген немесе басқа кілт файлына тиесілі",
        ru: "состояние клиента прикрытия повреждено или относится к другому файлу ключа",
        en: "the cover client's state is damaged, or belongs to another key file")
    package static let coverStateMalformedHint = Phrase(
        kk: "оны жоймаңыз: онсыз жамылғылар тізімі жоғалады",
        ru: "не удаляйте его: без него список прикрытий потерян",
        en: "do not delete it: without it the list of covers is lost")
    package static func coverListWritten(count: Int, path: String) -> Phrase {
        Phrase(
            kk: "жамылғылар тізімі жазылды (\(count)): \(path)",
            ru: "список прикрытий записан (\(count)): \(path)",
            en: "the list of covers is written (\(count)): \(path)")
    }
    package static func coverTotalsWritten(quarter: String, path: String) -> Phrase {
        Phrase(
            kk:
                "\(quarter) тоқсанының қорытындысына қол қойылды: \(path); енді сенімгерлер қол қояды",
            ru:
                "итог квартала \(quarter) подписан: \(path); теперь его подписывают доверенные лица",
            en: "the total of \(quarter) is signed: \(path); trustees sign it next")
    }
    package static let coverListMalformed = Phrase(
        kk: "файл жамылғылар тізімі емес", ru: "файл не является списком прикрытий",
        en: "the file is no list of covers")
    package static let coverTotalsMalformed = Phrase(
        kk: "файл жамылғылар қорытындысы емес", ru: "файл не является итогом прикрытий",
        en: "the file is no total of covers")
    package static let coverNotSigned = Phrase(
        kk: "анықтамалықтағы жамылғы клиенті бұған қол қоймаған",
        ru: "клиент прикрытия из справочника это не подписывал",
        en: "the directory's cover client did not sign this")
    package static func coverTooFewTrustees(count: Int, expected: Int) -> Phrase {
        Phrase(
            kk: "қорытындыға \(count) сенімгер қол қойған, керегі \(expected)",
            ru: "итог подписали доверенные лица: \(count), нужно \(expected)",
            en: "\(count) trustees signed the total, expected \(expected)")
    }
    package static let coverNotOver = Phrase(
        kk: "тоқсан әлі аяқталған жоқ", ru: "квартал ещё не закончился",
        en: "the quarter is not over")
    package static let coverNotOverHint = Phrase(
        kk: "ағымдағы қорытынды қай хабарлама шын екенін білдіріп қояр еді",
        ru: "текущий итог выдал бы, какие сообщения настоящие",
        en: "a running total would tell what is real")
    package static let coverNobody = Phrase(
        kk: "анықтамалықта жамылғы клиенті жоқ", ru: "в справочнике нет клиента прикрытия",
        en: "the directory lists no cover client")
    package static func coverNotInList(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk:
                "тізімде жоқ, ал \(keyholder) «жамылғы» деген: \(message). Оны жіберуші де, кілт ұстаушы да айтуы мүмкін",
            ru:
                "нет в списке, но \(keyholder) назвал прикрытием: \(message). Так мог назвать себя и отправитель, и держатель",
            en:
                "not in the list, and \(keyholder) calls it a cover: \(message). Its sender may have said so, or the keyholder"
        )
    }
    package static let coverAllInList = Phrase(
        kk: "«жамылғы» деп мәлімделгендердің бәрі тізімде бар",
        ru: "всё, что названо прикрытием, есть в списке",
        en: "whatever was called a cover is in the list")
    package static func coverOtherCount(claimed: Int, counted: Int) -> Phrase {
        Phrase(
            kk: "қорытындыда \(claimed), ал тізім мен журнал бойынша \(counted)",
            ru: "в итоге \(claimed), а по списку и журналу \(counted)",
            en: "the total says \(claimed), list and log give \(counted)")
    }
    package static func coverShowsTotals(quarter: String, count: Int) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанындағы жамылғылар: \(count)",
            ru: "прикрытий в квартале \(quarter): \(count)",
            en: "covers in \(quarter): \(count)")
    }
    package static let coverCosigned = Phrase(
        kk: "қорытындыға сенімгердің қолы қойылды", ru: "итог подписан доверенным лицом",
        en: "the trustee's signature is added to the total")
    package static func coverAudit(quarter: String, messages: Int, covers: Int, real: Int) -> Phrase
    {
        Phrase(
            kk: "\(quarter): хабарламалар \(messages), жамылғы \(covers), қалғаны \(real)",
            ru: "\(quarter): сообщений \(messages), прикрытий \(covers), остальных \(real)",
            en: "\(quarter): messages \(messages), covers \(covers), others \(real)")
    }
}
