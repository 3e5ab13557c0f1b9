/// What is said of outcomes, clocks and challenges.
extension Phrase {
    // The officer's desk.
    package static func outcomeFiled(state: String) -> Phrase {
        Phrase(
            kk:
                "Нәтиже мәлімделді және журналда тұр: \(state). Бұл хабарлама бойынша сағатыңыз тоқтады.",
            ru: "Исход заявлен и стоит в журнале: \(state). Ваш срок по этому сообщению закрыт.",
            en:
                "The outcome is stated and stands in the log: \(state). Your clock for this message is closed."
        )
    }
    package static func outcomeNotLogged(state: String) -> Phrase {
        Phrase(
            kk: "Нәтиже мәлімделді, бірақ журналға әлі жетпеді: \(state). Команданы қайталаңыз.",
            ru: "Исход заявлен, но ещё не дошёл до журнала: \(state). Повторите команду.",
            en:
                "The outcome is stated, but has not reached the log yet: \(state). Repeat the command."
        )
    }
    package static func outcomeTaken(state: String) -> Phrase {
        Phrase(
            kk:
                "Нәтиже мәлімделді: \(state). Порталдың айтуынша, ол журналда; жария журнал оны әлі көрсетпейді.",
            ru:
                "Исход заявлен: \(state). По словам портала, он в журнале; публичный журнал его ещё не показывает.",
            en:
                "The outcome is stated: \(state). The portal says that the log has it; the public log does not show it yet."
        )
    }
    package static func outcomeMissing(state: String) -> Phrase {
        Phrase(
            kk:
                "нәтиже мәлімделген, бірақ бір күннен кейін де жария журналда жоқ: \(state)",
            ru:
                "исход заявлен, но и через сутки его нет в публичном журнале: \(state)",
            en:
                "the outcome was stated, but a day later the public log still lacks it: \(state)"
        )
    }
    package static let outcomeMissingHint = Phrase(
        kk: "қол қойылғаны осында сақталады әрі қайта жіберіледі; аудиторға хабарлаңыз",
        ru: "подписанное хранится здесь и отправляется снова; сообщите аудитору",
        en: "what was signed is kept here and sent again; tell an auditor")
    package static func outcomeDenied(entry: UInt64) -> Phrase {
        Phrase(
            kk:
                "портал бұл нәтиже журналда \(entry)-жазба болып тұр деген еді, енді оны қабылдаудан бас тартады",
            ru:
                "портал сообщал, что этот исход стоит в журнале записью \(entry), а теперь отказывается его принять",
            en:
                "the portal said that the log has this outcome as entry \(entry), and now refuses to take it"
        )
    }
    package static func outcomeClockBehind(minutes: UInt64) -> Phrase {
        Phrase(
            kk:
                "компьютердің сағаты журналға қойылған қолдардан \(minutes) минут артта: нәтижеге қайта қол қойылмайды",
            ru:
                "часы компьютера отстают от подписей под журналом на \(minutes) мин: исход заново не подписывается",
            en:
                "this computer's clock is \(minutes) minutes behind the signatures under the log: the outcome is not signed anew"
        )
    }
    package static let outcomeClockBehindHint = Phrase(
        kk: "сағатты дұрыстап, қайталаңыз", ru: "поставьте часы и повторите",
        en: "set the clock, and try again")
    package static let outcomeClockUnknown = Phrase(
        kk:
            "портал ескірген нәтижені қабылдамады, ал сағатты салыстыратын жария журнал жоқ: қайта қол қойылмайды",
        ru:
            "портал не принял устаревший исход, а сверить часы не с чем, публичного журнала нет: заново не подписывается",
        en:
            "the portal did not take the outcome that has grown old, and there is no public log to compare the clock with: it is not signed anew"
    )
    package static func outcomeClockDenied(id: String) -> Phrase {
        Phrase(
            kk:
                "портал \(id) бойынша нәтижеңіз журналда тұр деген еді, енді оны қабылдаудан бас тартады",
            ru:
                "портал сообщал, что ваш исход по \(id) стоит в журнале, а теперь отказывается его принять",
            en:
                "the portal said that the log has your outcome of \(id), and now refuses to take it"
        )
    }
    package static let outcomeDeniedHint = Phrase(
        kk:
            "қол қойылған нәтиже дәлел ретінде осында сақталады, жаңасы жасалмайды; аудиторға хабарлаңыз",
        ru:
            "подписанный исход хранится здесь как доказательство, новый не создаётся; сообщите аудитору",
        en: "the signed outcome is kept here as evidence, and no new one is made; tell an auditor")
    package static func outcomeElsewhere(state: String) -> Phrase {
        Phrase(
            kk:
                "Мұнда мәлімделгені: \(state). Жария журналда сіздің бұрын не басқа жерде мәлімдеген нәтижеңіз тұр: ол күшінде, сағатыңыз тоқтады.",
            ru:
                "Здесь заявлено: \(state). В публичном журнале стоит ваш исход, заявленный раньше или в другом месте: действует он, ваш срок закрыт.",
            en:
                "Stated here: \(state). In the public log stands an outcome of yours that was stated earlier or elsewhere: that one counts, and your clock is closed."
        )
    }
    package static let outcomeNone = Phrase(
        kk: "Бұл хабарлама бойынша нәтиже мәлімделмеген: сағатыңыз жүріп тұр.",
        ru: "Исход по этому сообщению не заявлен: ваш срок идёт.",
        en: "No outcome is stated for this message: your clock is running.")
    package static func outcomeStandsAlready(state: String) -> Phrase {
        Phrase(
            kk: "бұл хабарлама бойынша басқа нәтиже мәлімделіп қойған: \(state)",
            ru: "по этому сообщению уже заявлен другой исход: \(state)",
            en: "another outcome is stated for this message already: \(state)")
    }
    package static func outcomeAgainstRecord(seen: String, stated: String) -> Phrase {
        Phrase(
            kk: "бұл жұмыс орны басқа нәрсені көрген: \(seen); ал мәлімделетіні: \(stated)",
            ru: "это рабочее место видело другое: \(seen); заявляется же: \(stated)",
            en: "this desk has seen otherwise: \(seen); what is to be stated: \(stated)")
    }
    package static let outcomeLieIsProvable = Phrase(
        kk:
            "жалған «маған арналмаған» деген мәлімдеме дәлелденеді: онымен бірге ұяшығыңыздың үлесі беріледі, ал сенімгерлер оны хабарламаның кілтімен салыстыра алады",
        ru:
            "ложное «не адресовано мне» доказуемо: вместе с ним отдаётся доля из вашей ячейки, и доверенные лица могут сравнить её с ключом сообщения",
        en:
            "a false “not addressed” can be proven: the share of your slot goes with it, and trustees can compare it with the message's key"
    )
    package static let outcomeNotSeen = Phrase(
        kk: "бұл жұмыс орны хабарламаның не екенін анық көрген жоқ",
        ru: "это рабочее место не видело с определённостью, что это за сообщение",
        en: "this desk has not seen for certain what the message is")
    package static func outcomeConfirm(word: String) -> Phrase {
        Phrase(
            kk: "Мәлімдеу үшін «\(word)» деп жазыңыз: ", ru: "Чтобы заявить, введите «\(word)»: ",
            en: "To state it, type “\(word)”: ")
    }
    package static let outcomeNotConfirmed = Phrase(
        kk: "ештеңе мәлімделген жоқ", ru: "ничего не заявлено", en: "nothing was stated")
    package static let outcomeNotConfirmedHint = Phrase(
        kk: "сценарийлер үшін --against-record бар", ru: "для сценариев есть --against-record",
        en: "scripts use --against-record")
    package static let outcomeOtherKind = Phrase(
        kk: "нәтиже жеке деректер хабарламасы бойынша мәлімделмейді",
        ru: "исход не заявляется по сообщению о личности",
        en: "no outcome is stated about an identity message")
    package static let outcomeNotAsked = Phrase(
        kk: "хабарлама туралы өтінішіңіз журналда жоқ: ашпай тұрып ештеңе айтуға болмайды",
        ru: "вашего заявления о доступе нет в журнале: не открыв, ничего утверждать нельзя",
        en:
            "your access statement is not in the log: nothing can be said of what was never asked for"
    )
    package static let outcomeNotAskedHint = Phrase(
        kk: "алдымен `senim officer open` командасын іске қосыңыз",
        ru: "сначала выполните `senim officer open`", en: "run `senim officer open` first")
    package static let outcomeNoShare = Phrase(
        kk: "ұяшығыңыз ашылмайды, сондықтан онымен бірге берілетін үлес жоқ",
        ru: "ваша ячейка не открывается, поэтому нет доли, которую можно приложить",
        en: "your slot does not open, so there is no share to go with it")
    package static let outcomeNoShareHint = Phrase(
        kk: "сол тоқсанның кілті бар кілт файлын қолданыңыз",
        ru: "используйте файл ключа с ключом того квартала",
        en: "use the key file that has the key of that quarter")
    package static let outcomeWillBeSentAgain = Phrase(
        kk: "нәтиже әлі журналға жазылмады; тізімді келесі қарағанда қайта жіберіледі",
        ru:
            "исход ещё не записан в журнал; при следующем просмотре списка он будет отправлен снова",
        en: "the outcome is not in the log yet; the next look at the list sends it again")
    package static let outcomeClockOpen = Phrase(
        kk: "сағат жүріп тұр: нәтиже мәлімделмеген", ru: "срок идёт: исход не заявлен",
        en: "clock running: no outcome stated")
    package static let outcomeClockUnsent = Phrase(
        kk: "нәтиже мәлімделді, әлі жіберілген жоқ: келесі қарағанда жіберіледі",
        ru: "исход заявлен и ждёт отправки: он уйдёт при следующем просмотре",
        en: "outcome stated, and waits to be sent: the next look sends it")
    package static func outcomeClockElsewhere(id: String) -> Phrase {
        Phrase(
            kk: "\(id) бойынша жария журналда осында мәлімделмеген басқа нәтижеңіз тұр",
            ru: "по \(id) в публичном журнале стоит не тот ваш исход, что заявлен здесь",
            en: "the outcome of yours in the public log about \(id) is not the one stated here")
    }
    package static let outcomeElsewhereHint = Phrase(
        kk:
            "ол күшінде, сағатыңыз тоқтады; оны басқа жерде не бұрын өзіңіз мәлімдемесеңіз (қабылданбады делінген, сосын қайта жасалған мәлімдеме де бұрынғысы), кілтіңіз бөгде қолда болуы мүмкін: аудиторға хабарлаңыз",
        ru:
            "действует он, и ваш срок закрыт; если вы не заявляли его в другом месте или раньше (в том числе заявлением, которое портал будто бы не принял), ваш ключ может быть в чужих руках: сообщите аудитору",
        en:
            "that one counts, and your clock is closed; if you did not state it elsewhere or before (also by a statement that the portal said it did not take), your key may be in other hands: tell an auditor"
    )
    package static let outcomeClockStated = Phrase(
        kk: "нәтиже мәлімделді; жария журнал оны әлі көрсетпейді",
        ru: "исход заявлен; публичный журнал его ещё не показывает",
        en: "outcome stated; the public log does not show it yet")
    package static func outcomeClockMissing(id: String) -> Phrase {
        Phrase(
            kk: "\(id) бойынша мәлімделген нәтиже бір күннен кейін де жария журналда жоқ",
            ru: "исхода, заявленного по \(id), и через сутки нет в публичном журнале",
            en: "a day after it was stated, the outcome of \(id) is not in the public log")
    }
    package static let outcomeClockClosed = Phrase(
        kk: "сағат тоқтады: нәтиже мәлімделді", ru: "срок закрыт: исход заявлен",
        en: "clock closed: outcome stated")
    package static let outcomeStateMalformed = Phrase(
        kk: "хабарлама бүлінген: оны жіберуші форматты бұзған",
        ru: "сообщение испорчено: формат нарушил отправитель",
        en: "malformed: its sender broke the format")

    // Trustees.
    package static func challengeShown(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk:
                "\(keyholder) «маған арналмаған» деп мәлімдеген хабарлама: \(message). Дау журналға жазылады; қалған сенімгерлерден осы бір хабарламаның үлестері сұралады.",
            ru:
                "Сообщение, о котором \(keyholder) заявляет «не адресовано мне»: \(message). Оспаривание записывается в журнал; у остальных доверенных лиц запрашиваются доли этого одного сообщения.",
            en:
                "The message of which \(keyholder) says “not addressed to me”: \(message). The challenge goes on the record; the other trustees are asked for their shares of this one message."
        )
    }
    package static let challengeRequested = Phrase(
        kk: "Дау қойылды: жұмыс істеп тұрған сенімгер оны келесі сұрауында жібереді.",
        ru: "Оспаривание подписано: работающее доверенное лицо отправит его при следующем опросе.",
        en: "The challenge is signed: the running trustee posts it at its next poll.")
    package static func challengePosted(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk:
                "дау жіберілді, журналға жазылғанша қайта жіберіледі: \(keyholder), хабарлама \(message)",
            ru:
                "оспаривание отправлено и отправляется снова, пока не будет в журнале: \(keyholder), сообщение \(message)",
            en:
                "the challenge is sent, and again until the log has it: \(keyholder), message \(message)"
        )
    }
    package static func challengeDropped(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk: "дау айтылмайды, сұрау өшірілді: \(keyholder), хабарлама \(message)",
            ru: "оспаривания не будет, запрос удалён: \(keyholder), сообщение \(message)",
            en:
                "the challenge is not made, and the request for it removed: \(keyholder), message \(message)"
        )
    }
    package static func challengeNotYet(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk: "дау әзірге айтылмайды: \(keyholder), хабарлама \(message)",
            ru: "оспорить пока нельзя: \(keyholder), сообщение \(message)",
            en: "the challenge cannot be made yet: \(keyholder), message \(message)")
    }
    package static func challengeUnread(file: String) -> Phrase {
        Phrase(
            kk: "бұл файл осы сенімгер қол қойған дау емес: \(file)",
            ru: "этот файл не является оспариванием, подписанным этим доверенным лицом: \(file)",
            en: "this file is no challenge that this trustee signed: \(file)")
    }
    package static let challengeUnreadHint = Phrase(
        kk: "оны өшіріңіз, қажет болса senim trustee challenge командасын қайта орындаңыз",
        ru: "удалите его и, если нужно, выполните senim trustee challenge снова",
        en: "remove it and, if need be, run senim trustee challenge again")
    package static func challengeLogged(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk: "дау журналға жазылды: \(keyholder), хабарлама \(message)",
            ru: "оспаривание записано в журнал: \(keyholder), сообщение \(message)",
            en: "the challenge is logged: \(keyholder), message \(message)")
    }
    package static func challengeMissing(keyholder: String, message: String) -> Phrase {
        Phrase(
            kk:
                "бір сағаттан кейін де дау журналда жоқ: \(keyholder), хабарлама \(message)",
            ru:
                "и через час оспаривания нет в журнале: \(keyholder), сообщение \(message)",
            en: "an hour later the challenge is not in the log: \(keyholder), message \(message)")
    }
    package static let challengeMissingHint = Phrase(
        kk:
            "ол қайта жіберіледі; шлюз оны әдейі ұстап отыруы мүмкін: аудиторға хабарлаңыз. Бас тарту үшін папкадағы challenge-… файлын өшіріңіз",
        ru:
            "оно отправляется снова; возможно, шлюз его удерживает: сообщите аудитору. Чтобы отказаться, удалите файл challenge-… в папке",
        en:
            "it is sent again; the gateway may be keeping it back: tell an auditor. To take it back, remove the file challenge-… in the folder"
    )
    package static let challengeUnknownOutcome = Phrase(
        kk: "сенімгер растаған журналда мұндай нәтиже жоқ",
        ru: "в подтверждённом журнале нет такого исхода",
        en: "no such outcome stands in the log this trustee has cosigned")
    package static let challengeUnknownHint = Phrase(
        kk: "хабарлама нөмірі мен кілт ұстаушыны тексеріңіз; `run` жұмыс істеп тұруы керек",
        ru: "проверьте номер сообщения и держателя; `run` должен работать",
        en: "check message and keyholder; `run` has to be running")
    package static let challengeNotNotAddressed = Phrase(
        kk:
            "бұл кілт ұстаушы «маған арналмаған» деген жоқ: үлесі берілген мәлімдеменің ғана жалғандығы дәлелденеді",
        ru:
            "этот держатель не заявлял «не адресовано мне»: доказуема ложность только того заявления, с которым отдана доля",
        en:
            "this keyholder did not state “not addressed”: only what gives a share away can be shown to be false"
    )
    package static let challengeBefore = Phrase(
        kk: "бұл нәтижеге осы сенімгер бұрын дау айтқан",
        ru: "это доверенное лицо уже оспаривало этот исход",
        en: "this trustee has challenged this outcome before")
    package static func challengeAsked(
        challenger: String, keyholder: String, message: String
    ) -> Phrase {
        Phrase(
            kk:
                "\(challenger) сенімгері \(keyholder) мәлімдеген «маған арналмаған» деген нәтижеге дау айтады, хабарлама \(message). Келіссеңіз, осы хабарламадағы үлесіңіз тек сол сенімгерге беріледі; ол үлестен хабарламаның мазмұны ашылмайды, тек нәтиженің рас-өтірігі тексеріледі.",
            ru:
                "Доверенное лицо \(challenger) оспаривает исход «не адресовано мне», заявленный \(keyholder), сообщение \(message). При согласии ваша доля этого сообщения будет выдана только этому лицу; содержание сообщения она не открывает, проверяется лишь правдивость исхода.",
            en:
                "Trustee \(challenger) challenges the outcome “not addressed” that \(keyholder) stated, message \(message). If you agree, your share of this message goes to that trustee alone; it does not open the text, it shows whether the outcome is true."
        )
    }
    package static func challengeToldHere(state: String) -> Phrase {
        Phrase(
            kk: "Осы сенімгерге мәлімделгені: \(state)",
            ru: "Этому доверенному лицу заявлено: \(state)",
            en: "What this trustee was told: \(state)")
    }
    package static func challengeWaits(statement: String) -> Phrase {
        Phrase(
            kk: "нәтижеге айтылған дау адамның шешімін күтеді: \(statement)",
            ru: "оспаривание исхода ждёт решения человека: \(statement)",
            en: "the challenge of an outcome waits for a person: \(statement)")
    }
    package static func challengeFoundFalse(keyholder: String) -> Phrase {
        Phrase(
            kk:
                "ДӘЛЕЛДЕНДІ: \(keyholder) мәлімдеген «маған арналмаған» жалған; нәтиже журналға жазылды",
            ru:
                "ДОКАЗАНО: заявление \(keyholder) «не адресовано мне» ложно; результат записан в журнал",
            en: "PROVEN: the “not addressed” of \(keyholder) is false; the result goes to the log"
        )
    }
    package static func challengeFoundTrue(keyholder: String) -> Phrase {
        Phrase(
            kk: "тексерілді: \(keyholder) мәлімдеген «маған арналмаған» рас",
            ru: "проверено: заявление \(keyholder) «не адресовано мне» правдиво",
            en: "checked: the “not addressed” of \(keyholder) is true")
    }
    package static func challengeFoundNothing(keyholder: String) -> Phrase {
        Phrase(
            kk: "дау ештеңе көрсетпеді (\(keyholder)): үлестер жетпейді немесе хабарлама бүлінген",
            ru:
                "оспаривание ничего не показало (\(keyholder)): не хватает долей или сообщение испорчено",
            en:
                "the challenge shows nothing (\(keyholder)): shares are missing, or the message is malformed"
        )
    }
    package static func outcomeFaulty(keyholder: String, entry: UInt64) -> Phrase {
        Phrase(
            kk:
                "\(keyholder) мәлімдеген нәтиже оқылмайды немесе үлесі хабарламаға сай емес (\(entry)-жазба)",
            ru:
                "исход, заявленный \(keyholder), не читается, или его доля не подходит к сообщению (запись \(entry))",
            en:
                "the outcome stated by \(keyholder) cannot be read, or its share does not fit the message (entry \(entry))"
        )
    }
    package static func outcomeWithheld(entry: UInt64) -> Phrase {
        Phrase(
            kk: "шлюз \(entry)-жазбаның мөрленген нәтижесін бермейді: одан әрі қол қойылмайды",
            ru: "шлюз не отдаёт запечатанный исход записи \(entry): дальше ничего не заверяется",
            en:
                "the gateway does not give the sealed outcome of entry \(entry): nothing further is cosigned"
        )
    }

    // Auditors.
    package static let outcomeAuditMissing = Phrase(
        kk: "шлюз журналдағы нәтиженің мөрленген байттарын бермейді",
        ru: "шлюз не отдаёт запечатанные байты исхода из журнала",
        en: "the gateway does not give the sealed bytes of an outcome in the log")
    package static let outcomeAuditMalformed = Phrase(
        kk: "кілт ұстаушының нәтижесі оқылмайды немесе үлесі хабарламаға сай емес",
        ru: "исход держателя не читается, или его доля не подходит к сообщению",
        en: "a keyholder's outcome cannot be read, or its share does not fit the message")
    package static let outcomeAuditOverdue = Phrase(
        kk: "кілт ұстаушы хабарлама бойынша нәтижені мерзімінде мәлімдемеді",
        ru: "держатель не заявил исход по сообщению в срок",
        en: "a keyholder has not stated an outcome in time")
    package static let outcomeAuditFalse = Phrase(
        kk:
            "кілт ұстаушы өзіне арналған хабарламаны «маған арналмаған» деген: мұны аты аталған сенімгер басқалардың үлестерімен тапты",
        ru:
            "держатель заявил «не адресовано мне» об адресованном ему сообщении: это установил названный доверенный по долям остальных",
        en:
            "a keyholder called a message that was addressed to them “not addressed”: the named trustee found it from the others' shares"
    )
    package static let outcomeAuditMessagesMissing = Phrase(
        kk: "шлюз журнал қабылдаған хабарламаны тізімде көрсетпейді",
        ru: "шлюз не показывает в списке сообщение, принятое по журналу",
        en: "the gateway does not list a message that the log accepted")
    package static let challengeAuditOpen = Phrase(
        kk: "дауға айтылған нәтиже әлі жоқ", ru: "у оспаривания ещё нет результата",
        en: "a challenge has no result yet")
    package static let challengeAuditUnprovable = Phrase(
        kk: "дау ештеңе көрсетпеді: сенімгерлердің үлестері сай келмейді немесе жетпейді",
        ru: "оспаривание ничего не показало: доли доверенных не сходятся или их не хватает",
        en: "a challenge showed nothing: the trustees' shares do not fit, or are too few")
    package static let challengeAuditUnfounded = Phrase(
        kk: "сенімгер басқалардың үлестерінсіз-ақ дау нәтижесін мәлімдеді",
        ru: "доверенный заявил результат оспаривания без долей остальных",
        en: "a trustee states what came of a challenge without the others' shares")
    package static func outcomeClocks(
        keyholder: String, open: Int, takenUp: Int, closed: Int
    ) -> Phrase {
        Phrase(
            kk: "\(keyholder): қабылданған \(takenUp), басқаша жабылған \(closed), ашық \(open)",
            ru:
                "\(keyholder): принято к работе \(takenUp), закрыто иначе \(closed), открыто \(open)",
            en: "\(keyholder): taken up \(takenUp), closed otherwise \(closed), open \(open)")
    }
}
