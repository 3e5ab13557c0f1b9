/// What the trustee's commands say.
extension Phrase {
    package static func trusteeMade(card: String) -> Phrase {
        Phrase(
            kk: "сенімгердің кілттері жасалды; \(card) файлын анықтамалық уәкіліне беріңіз",
            ru: "ключи доверенного лица созданы; передайте файл \(card) удостоверяющему справочник",
            en: "the trustee's keys are made; give \(card) to the directory's authority")
    }
    package static func trusteeRunning(portal: String, entries: UInt64) -> Phrase {
        Phrase(
            kk: "сенімгер жұмыс істеп тұр: \(portal), бұрын растаған жазбалар саны: \(entries)",
            ru: "доверенное лицо работает: \(portal), ранее подтверждено записей: \(entries)",
            en: "the trustee is running: \(portal), entries cosigned before: \(entries)")
    }
    package static let trusteeStopped = Phrase(
        kk: "сенімгер тоқтады", ru: "доверенное лицо остановлено", en: "the trustee has stopped")
    package static func trusteeCosigning(entries: UInt64) -> Phrase {
        Phrase(
            kk: "журнал тексерілді және расталды, жазбалар саны: \(entries)",
            ru: "журнал проверен и подтверждён, записей: \(entries)",
            en: "the log is checked and cosigned, entries: \(entries)")
    }
    package static func trusteeReleased(statement: String, keyholder: String) -> Phrase {
        Phrase(
            kk: "үлес берілді: \(keyholder), өтініш \(statement)",
            ru: "доля выдана: \(keyholder), заявление \(statement)",
            en: "share released to \(keyholder) for statement \(statement)")
    }
    package static func trusteeRefused(statement: String, reason: String) -> Phrase {
        Phrase(
            kk: "өтініштен бас тартылды (\(reason)): \(statement)",
            ru: "заявление отклонено (\(reason)): \(statement)",
            en: "statement refused (\(reason)): \(statement)")
    }
    package static func trusteeCurrencySigned(day: CivilDate) -> Phrase {
        Phrase(
            kk: "анықтамалықтың күші расталды: \(day.kk)",
            ru: "действительность справочника подтверждена: \(day.ru)",
            en: "the directory's currency is confirmed for \(day.en)")
    }
    package static func trusteeDirectoryAdopted(version: UInt64) -> Phrase {
        Phrase(
            kk: "анықтамалықтың \(version)-нұсқасы мақұлданды",
            ru: "одобрена версия справочника \(version)",
            en: "version \(version) of the directory is approved")
    }
    package static func trusteeKeyPosted(quarter: String) -> Phrase {
        Phrase(
            kk: "\(quarter) тоқсанының кілті порталға берілді",
            ru: "ключ на квартал \(quarter) передан порталу",
            en: "the key for \(quarter) was given to the portal")
    }
    package static func trusteeWasPutBack(entries: UInt64) -> Phrase {
        Phrase(
            kk:
                "бұл тіркелім ескі көшірмеден қалпына келтірілген: осы кілт көбірек жазбаны растаған (\(entries)); соған дейін ештеңе расталмайды",
            ru:
                "этот журнал учёта восстановлен из старой копии: этот ключ подтвердил больше записей (\(entries)); до них ничего не подтверждается",
            en:
                "this ledger was restored from an old copy: this key has cosigned more entries (\(entries)); nothing smaller is cosigned"
        )
    }
    package static let trusteeGatewayAnswers = Phrase(
        kk: "шлюз қайта жауап береді", ru: "шлюз снова отвечает", en: "the gateway answers again")
    package static let trusteeAlarmSmallerTree = Phrase(
        kk:
            "ДАБЫЛ: журнал бұрын расталғаннан қысқа болып шықты; сенімгер ештеңе растамайды және ашпайды",
        ru:
            "ТРЕВОГА: журнал стал короче подтверждённого ранее; доверенное лицо ничего не подтверждает и не открывает",
        en:
            "ALARM: the log shows less than was cosigned before; the trustee cosigns and opens nothing"
    )
    package static let trusteeAlarmOtherTree = Phrase(
        kk: "ДАБЫЛ: журнал екі түрлі болып көрсетілді; сенімгер ештеңе растамайды және ашпайды",
        ru:
            "ТРЕВОГА: журнал показан в двух разных видах; доверенное лицо ничего не подтверждает и не открывает",
        en: "ALARM: the log has shown two different faces; the trustee cosigns and opens nothing")
    package static let trusteeAlarmHint = Phrase(
        kk:
            "қолтаңбалы дәлел тіркелімде сақталды; аудиторға хабарлаңыз, сосын ғана сенімгерді қайта іске қосыңыз",
        ru:
            "подписанное доказательство сохранено в журнале учёта; сообщите аудитору и лишь затем запускайте снова",
        en:
            "the signed evidence is in the ledger; tell the auditor before starting the trustee again"
    )
    package static let trusteeMalformedAnswer = Phrase(
        kk: "шлюз түсініксіз жауап берді", ru: "шлюз дал непонятный ответ",
        en: "the gateway gave an answer that cannot be read")
    package static func trusteeEntryRefused(entry: UInt64) -> Phrase {
        Phrase(
            kk: "журналдың \(entry)-жазбасы ережені бұзады; одан әрі ештеңе расталмайды",
            ru: "запись журнала \(entry) нарушает правило; дальше ничего не подтверждается",
            en: "entry \(entry) of the log breaks a rule; nothing beyond it is cosigned")
    }
    package static let trusteeEntryRefusedHint = Phrase(
        kk: "алдымен осы компьютердің сағатын тексеріңіз; ол дұрыс болса, аудиторға хабарлаңыз",
        ru: "сначала проверьте часы этого компьютера; если они верны, сообщите аудитору",
        en: "check this computer's clock first; if it is right, tell the auditor")
    package static let trusteeTargetNotSigned = Phrase(
        kk: "шлюз журнал кілті қол қоймаған күйді ұсынды",
        ru: "шлюз предложил состояние, не подписанное ключом журнала",
        en: "the gateway offered a checkpoint that the log did not sign")
    package static func trusteeWaitsForGround(statement: String) -> Phrase {
        Phrase(
            kk: "адамның шешімі керек: өтініш \(statement)",
            ru: "нужно решение человека: заявление \(statement)",
            en: "a person must decide on statement \(statement)")
    }
    package static let trusteeWaitsForGroundHint = Phrase(
        kk: "құжатты тексеріп, `senim trustee approve --ground` орындаңыз (бас тарту: --refuse)",
        ru: "проверьте документ и выполните `senim trustee approve --ground` (отказ: --refuse)",
        en: "check the document, then run `senim trustee approve --ground` (or with --refuse)")
    package static func trusteeAnswerNotInLedger(statement: String) -> Phrase {
        Phrase(
            kk: "журналда осы кілтпен берілген жауап бар, тіркелімде жоқ: \(statement)",
            ru: "в журнале есть ответ этим ключом, которого нет в журнале учёта: \(statement)",
            en: "the log has an answer by this key that the ledger does not have: \(statement)")
    }
    package static let trusteeAnswerNotInLedgerHint = Phrase(
        kk: "тіркелім қалпына келтірілмеген болса, кілтті біреу ұрлаған: аудиторға хабарлаңыз",
        ru: "если журнал учёта не восстанавливали, ключ украден: сообщите аудитору",
        en: "unless the ledger was restored, someone else has the key: tell the auditor")
    package static let trusteeSealingKeyMissing = Phrase(
        kk: "керекті тоқсандық кілт бұл жерде жоқ", ru: "нужного квартального ключа здесь нет",
        en: "the quarter's key that is needed is not here")
    package static func trusteeOtherSealingKey(quarter: String) -> Phrase {
        Phrase(
            kk: "журналда осы сенімгердің атынан басқа кілт тұр: \(quarter)",
            ru: "в журнале от имени этого доверенного лица стоит другой ключ: \(quarter)",
            en: "the log has another key in this trustee's name: \(quarter)")
    }
    package static func trusteeCurrencyRefused(reason: String) -> Phrase {
        Phrase(
            kk: "анықтамалықтың күшін растаудан бас тартылды (\(reason))",
            ru: "отказано в подтверждении справочника (\(reason))",
            en: "the proposed currency note is not signed (\(reason))")
    }
    package static func trusteeDirectoryWaits(version: UInt64) -> Phrase {
        Phrase(
            kk: "анықтамалықтың \(version)-нұсқасы мақұлдауды күтіп тұр",
            ru: "версия справочника \(version) ждёт одобрения",
            en: "version \(version) of the directory waits for approval")
    }
    package static let trusteeDirectoryWaitsHint = Phrase(
        kk: "өзгерістерді `senim trustee approve` көрсетеді",
        ru: "изменения покажет `senim trustee approve`",
        en: "`senim trustee approve` shows what changes")
    package static let trusteeNothingWaits = Phrase(
        kk: "мақұлдауды күтіп тұрған ештеңе жоқ", ru: "ничто не ждёт одобрения",
        en: "nothing waits for approval")
    package static func trusteeShowsDirectory(version: UInt64) -> Phrase {
        Phrase(
            kk: "анықтамалықтың \(version)-нұсқасында өзгеретіні:",
            ru: "что меняет версия справочника \(version):",
            en: "what version \(version) of the directory changes:")
    }
    package static func trusteeShowsGround(keyholder: String, ground: String) -> Phrase {
        Phrase(
            kk: "\(keyholder) жеке басты ашуды сұрайды, негізі: \(ground)",
            ru: "\(keyholder) просит открыть личность, основание: \(ground)",
            en: "\(keyholder) asks to open an identity, on this ground: \(ground)")
    }
    package static func trusteeShowsGroundMessage(id: String, day: CivilDate) -> Phrase {
        Phrase(
            kk: "кімнің аты ашылады: \(id)… хабарламасының авторы, қабылданған күні \(day.kk)",
            ru: "чьё имя откроется: автора сообщения \(id)…, принятого \(day.ru)",
            en: "whose name it opens: that of message \(id)…, accepted on \(day.en)")
    }
    package static func trusteeGroundsUsed(count: Int, listed: Int) -> Phrase {
        Phrase(
            kk:
                "сол күнгі немесе нөмірінің цифрлары бірдей шешімді атаған басқа өтініштер: \(count), төменде \(listed)",
            ru:
                "других заявлений с решением того же дня или с теми же цифрами в номере: \(count), ниже показано \(listed)",
            en:
                "other statements that name a decision of the same day, or with the same digits in its number: \(count), shown below: \(listed)"
        )
    }
    package static func trusteeGroundUsed(
        keyholder: String, id: String, day: CivilDate, ground: String
    ) -> Phrase {
        Phrase(
            kk:
                "ұқсас шешім де аталған (\(ground)): \(keyholder), \(id)… хабарламасы, \(day.kk)",
            ru:
                "называли и похожее решение (\(ground)): \(keyholder), сообщение \(id)…, \(day.ru)",
            en:
                "a decision like it was named, too (\(ground)): \(keyholder), message \(id)…, \(day.en)"
        )
    }
    package static let trusteeGroundAsksMessage = Phrase(
        kk: "шешіммен салыстырыңыз, сосын хабарламаның алғашқы сегіз таңбасын теріңіз: ",
        ru: "сверьте с решением и введите первые восемь знаков сообщения: ",
        en: "compare it with the decision, then type the message's first eight digits: ")
    package static let trusteeGroundOtherMessage = Phrase(
        kk: "бұл хабарламаның алғашқы сегіз таңбасы басқа",
        ru: "первые восемь знаков этого сообщения другие",
        en: "these are not the message's first eight digits")
    package static let trusteeGroundAsksAgain = Phrase(
        kk:
            "ұқсас шешім басқа хабарлама үшін де аталған; бұл басқа шешім екеніне көз жеткізіп, мақұлдау үшін «иә» деп теріңіз: ",
        ru:
            "похожее решение называли и для другого сообщения; если это другое решение и вы одобряете, введите «да»: ",
        en:
            "a decision like it was named for another message, too; if this is another decision and you approve it, type yes: "
    )
    package static let trusteeGroundUsedBefore = Phrase(
        kk: "ұқсас шешім басқа хабарлама үшін де аталған",
        ru: "похожее решение называли и для другого сообщения",
        en: "a decision like it was named for another message, too")
    package static let trusteeGroundNothingSigned = Phrase(
        kk: "ештеңеге қол қойылған жоқ", ru: "ничего не подписано", en: "nothing was signed")
    package static let trusteePassphraseSigns = Phrase(
        kk: "құпиясөз енгізсеңіз, осыған қол қойылады; бас тарту: Ctrl-C",
        ru: "ввод парольной фразы подписывает это; отказ: Ctrl-C",
        en: "entering the passphrase signs this; Ctrl-C leaves it unsigned")
    package static func trusteeApproved(version: UInt64) -> Phrase {
        Phrase(
            kk: "анықтамалықтың \(version)-нұсқасына қол қойылды",
            ru: "версия справочника \(version) подписана",
            en: "version \(version) of the directory is signed")
    }
    package static let trusteeGroundSaid = Phrase(
        kk: "шешім жазылды; жұмыс істеп тұрған сенімгер оны өзі алады",
        ru: "решение записано; работающее доверенное лицо возьмёт его само",
        en: "the decision is recorded; the running trustee takes it by itself")
    package static let trusteeUnknownStatement = Phrase(
        kk: "адамның шешімін күтетін мұндай өтініш жоқ",
        ru: "нет такого заявления, ждущего решения человека",
        en: "no such statement waits for a person's decision")
    package static func trusteeApprovedOther(version: UInt64) -> Phrase {
        Phrase(
            kk: "осы сенімгер \(version)-нұсқаның басқа мәтінін мақұлдаған",
            ru: "это доверенное лицо одобрило другой текст версии \(version)",
            en: "this trustee has approved another text of version \(version)")
    }
    package static let trusteeApprovedOtherHint = Phrase(
        kk: "екеуін де мақұлдауға болмайды; бұл мәтін күшіне енгенде мақұлдауға болады",
        ru: "оба одобрить нельзя; этот можно будет одобрить, когда он вступит в силу",
        en: "it may not approve both; this one can be approved once it is in force")
    package static func trusteeUntaken(version: UInt64) -> Phrase {
        Phrase(
            kk: "мақұлданған \(version)-нұсқаны senim trustee run әлі қабылдаған жоқ",
            ru: "одобренную версию \(version) ещё не принял senim trustee run",
            en: "senim trustee run has not taken the approved version \(version) yet")
    }
    package static let trusteeFolderInUse = Phrase(
        kk: "бұл қалтада қазір басқа команда мақұлдауды жазып жатыр",
        ru: "в эту папку сейчас записывает одобрение другая команда",
        en: "another command is writing an approval into this folder")
    package static let trusteeFolderInUseHint = Phrase(
        kk: "бір минуттан кейін қайталаңыз", ru: "повторите через минуту",
        en: "try again in a minute")
    package static let trusteeUntakenHint = Phrase(
        kk: "оны іске қосып, бір минуттан кейін қайталаңыз",
        ru: "запустите его и повторите через минуту",
        en: "let it run, and try again in a minute")
    package static let trusteeDirectoryRefused = Phrase(
        kk: "бұл анықтамалыққа қол қоюға болмайды", ru: "этот справочник подписать нельзя",
        en: "this directory cannot be approved")
    package static let trusteeDirectoryRefusedHint = Phrase(
        kk:
            "уәкіл қол қойған, осы сенімгер аталған және мақұлданғанның соңынан келетін нұсқа болуы керек",
        ru:
            "он должен быть подписан удостоверяющим, называть это доверенное лицо и следовать за одобренным",
        en:
            "the authority must have signed it, it must list this trustee and follow the approved one"
    )
    package static let trusteeNoLedger = Phrase(
        kk: "тіркелім жоқ: бұл сенімгер әлі ешбір анықтамалықты мақұлдамаған",
        ru: "журнала учёта нет: это доверенное лицо ещё не одобрило ни одного справочника",
        en: "there is no ledger: this trustee has not approved any directory yet")
    package static let trusteeNoLedgerHint = Phrase(
        kk: "алдымен `senim trustee approve --directory ФАЙЛ --authority КІЛТ` орындаңыз",
        ru: "сначала выполните `senim trustee approve --directory ФАЙЛ --authority КЛЮЧ`",
        en: "first run `senim trustee approve --directory FILE --authority KEY`")
    package static let trusteeLedgerInUse = Phrase(
        kk: "тіркелімді басқа процесс ұстап тұр", ru: "журнал учёта занят другим процессом",
        en: "another process has the ledger")
    package static let trusteeLedgerDamaged = Phrase(
        kk: "тіркелім бүлінген; сенімгер одан әрі жұмыс істемейді",
        ru: "журнал учёта повреждён; доверенное лицо дальше не работает",
        en: "the ledger is damaged; the trustee does not go on")
    package static let trusteeLedgerDamagedHint = Phrase(
        kk: "оны түзетпеңіз: сақтық көшірмені қойыңыз, ал бүлінгенін аудиторға сақтаңыз",
        ru: "не исправляйте его: верните резервную копию, а повреждённый сохраните для аудитора",
        en: "do not repair it: put back a copy, and keep the damaged one for the auditor")
    package static func trusteeLedgerTorn(count: Int) -> Phrase {
        Phrase(
            kk: "тіркелімнің соңғы жазбасы толық жазылмаған екен, кесілді: \(count) байт",
            ru: "последняя запись журнала учёта была не дописана и отрезана: \(count) Б",
            en:
                "the ledger's last record was not written to its end and was cut off: \(count) bytes"
        )
    }
    package static func trusteeStatus(
        portal: String, version: UInt64, entries: UInt64, releases: Int, refusals: Int
    ) -> Phrase {
        Phrase(
            kk:
                "\(portal): мақұлданған анықтамалық \(version), расталған жазбалар \(entries), берілген үлестер \(releases), бас тартулар \(refusals)",
            ru:
                "\(portal): одобренный справочник \(version), подтверждено записей \(entries), выдано долей \(releases), отказов \(refusals)",
            en:
                "\(portal): approved directory \(version), entries cosigned \(entries), shares released \(releases), refusals \(refusals)"
        )
    }
    package static func trusteeStatusAlarms(count: Int) -> Phrase {
        Phrase(
            kk: "тіркелімдегі дабыл саны: \(count)", ru: "тревог в журнале учёта: \(count)",
            en: "alarms in the ledger: \(count)")
    }
    package static func trusteeLedgerWritten(path: String) -> Phrase {
        Phrase(
            kk: "тіркелімнің қол қойылған көшірмесі: \(path)",
            ru: "подписанная выписка из журнала учёта: \(path)",
            en: "the signed export of the ledger: \(path)")
    }
}
