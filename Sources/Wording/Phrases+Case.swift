/// What `senim officer duty` and its like say, and how duties are shown.
extension Phrase {
    package static func caseStated(what: String, index: String) -> Phrase {
        Phrase(
            kk: "мәлімделді: \(what), журналдың \(index)-жазбасы",
            ru: "заявлено: \(what), запись журнала \(index)",
            en: "stated: \(what), entry \(index) of the log")
    }
    package static let caseUnknownStatement = Phrase(
        kk: "мұндай мәлімдеме жоқ", ru: "такого заявления нет", en: "there is no such statement")
    package static let caseUnknownStatementHint = Phrase(
        kk: "тізімін `senim officer duty --help` көрсетеді",
        ru: "список показывает `senim officer duty --help`",
        en: "`senim officer duty --help` lists them")
    package static func caseOptionUnfit(option: String, what: String) -> Phrase {
        Phrase(
            kk: "\(option) параметрі \(what) мәлімдемесіне жатпайды",
            ru: "\(option) не относится к заявлению \(what)",
            en: "\(option) does not belong to the statement \(what)")
    }
    package static let caseClassificationUnfit = Phrase(
        kk: "жіктеудің бөліктері бір-біріне сай емес",
        ru: "части классификации не подходят друг к другу",
        en: "the parts of the classification do not go together")
    package static let caseClassificationHint = Phrase(
        kk: "--misconduct тек K7-мен бірге, --offence тек K3-пен бірге беріледі",
        ru: "--misconduct указывают только с K7, --offence только с K3",
        en: "--misconduct goes with K7 alone, --offence with K3 alone")
    package static let caseGroundHint = Phrase(
        kk: "бір жол, 200 байтқа дейін; хабарлаушының кім екенін жазбаңыз",
        ru: "одна строка, до 200 байт; не пишите, кто сообщил",
        en: "one line of at most 200 bytes; do not write who reported")
    package static func casePhase(phase: String, kind: String, received: String) -> Phrase {
        Phrase(
            kk: "іс: \(phase); \(kind); түскен уақыты: \(received)",
            ru: "дело: \(phase); \(kind); получено: \(received)",
            en: "case: \(phase); \(kind); received: \(received)")
    }
    package static let caseNothingDue = Phrase(
        kk: "мерзімі күтілген міндет жоқ", ru: "ничего не ожидает исполнения",
        en: "nothing is due")
    package static func caseCalendarWritten(path: String) -> Phrase {
        Phrase(
            kk: "мерзімдер \(path) файлына жазылды",
            ru: "сроки записаны в \(path)",
            en: "the limits are written to \(path)")
    }
    package static let caseNoCalendar = Phrase(
        kk: "анықтамалық өндірістік күнтізбені атамайды, жұмыс күндері есептелмейді",
        ru: "справочник не называет производственный календарь, рабочие дни не считаются",
        en: "the directory names no production calendar, so working days cannot be counted")
    package static let caseNoCalendarHint = Phrase(
        kk: "анықтамалық уәкілі оны `senim directory set-calendar` арқылы қояды",
        ru: "его указывает удостоверяющий справочник: `senim directory set-calendar`",
        en: "the directory's authority names it with `senim directory set-calendar`")
    package static let caseCalendarHint = Phrase(
        kk: "күнтізбе жолдарының түрі Procedure/Specification.md §3.1 ішінде",
        ru: "вид строк календаря описан в Procedure/Specification.md §3.1",
        en: "Procedure/Specification.md §3.1 says how a calendar's lines look")
    package static let caseCalendarOtherPortal = Phrase(
        kk: "күнтізбе басқа порталдыкі", ru: "календарь другого портала",
        en: "the calendar is another portal's")
    package static func directoryCalendarSet(file: String) -> Phrase {
        Phrase(
            kk:
                "күнтізбеге қол қойылды, жобада аталды; \(file) файлын шлюз бумасына calendar.note деп қойыңыз",
            ru:
                "календарь подписан и назван в проекте; положите \(file) в папку шлюза под именем calendar.note",
            en:
                "the calendar is signed and named in the draft; put \(file) into the gateway's folder as calendar.note"
        )
    }
    package static let caseTaxonomyHint = Phrase(
        kk: "тізім жолдарының пішімі Procedure/Specification.md §4.3 ішінде",
        ru: "формат строк перечня — в Procedure/Specification.md §4.3",
        en: "Procedure/Specification.md §4.3 says how the lines of such a list look")
    package static let caseTaxonomyOtherPortal = Phrase(
        kk: "салалар тізімі басқа порталдыкі", ru: "перечень сфер другого портала",
        en: "the list of spheres is another portal's")
    package static func directoryTaxonomySet(file: String, count: Int) -> Phrase {
        Phrase(
            kk:
                "салалар тізіміне қол қойылды (\(count)), жобада аталды; \(file) файлын шлюз бумасына taxonomy.note деп қойыңыз",
            ru:
                "перечень сфер (\(count)) подписан и назван в проекте; положите \(file) в папку шлюза под именем taxonomy.note",
            en:
                "the list of spheres (\(count)) is signed and named in the draft; put \(file) into the gateway's folder as taxonomy.note"
        )
    }
    package static func directoryTaxonomyReused(numbers: String, file: String) -> Phrase {
        Phrase(
            kk: "бұл нөмірлер бұрын басқа саланы білдірген (\(file)): \(numbers)",
            ru: "эти номера раньше значили другую сферу (\(file)): \(numbers)",
            en: "these numbers stood for another sphere before (\(file)): \(numbers)")
    }
    package static let directoryTaxonomyReusedHint = Phrase(
        kk:
            "бұрынғы хабарлар солай таңбаланған: жаңа салаға жаңа нөмір беріңіз, ескісі атауын сақтайды немесе тізімнен шығады",
        ru:
            "прежние обращения помечены ими: дайте новой сфере новый номер, прежняя сохраняет название или уходит из перечня",
        en:
            "earlier reports are marked with them: give a new sphere a new number; the old one keeps its label or leaves the list"
    )
    package static func caseUnknownSpheres(names: String) -> Phrase {
        Phrase(
            kk: "порталда мұндай сала жоқ: \(names)", ru: "на портале нет таких сфер: \(names)",
            en: "the portal has no such spheres: \(names)")
    }
    package static let caseUnknownSpheresHint = Phrase(
        kk:
            "порталдың салаларын анықтамалық уәкілі `senim directory set-taxonomy` арқылы белгілейді",
        ru: "сферы портала задаёт удостоверяющий справочника: `senim directory set-taxonomy`",
        en:
            "the directory's authority sets the portal's spheres with `senim directory set-taxonomy`"
    )
    package static func auditUnknownSpheres(index: String, names: String) -> Phrase {
        Phrase(
            kk: "\(index)-жазбадағы саналауда порталда жоқ сала бар: \(names)",
            ru: "в записи \(index) названы сферы, которых на портале нет: \(names)",
            en: "entry \(index) names spheres that the portal does not have: \(names)")
    }
    package static func directoryCalendarUntil(day: CivilDate) -> Phrase {
        Phrase(
            kk: "соңғы күні: \(day.kk)", ru: "последний день: \(day.ru)",
            en: "its last day: \(day.en)")
    }
    package static func caseStatementUnchecked(index: String) -> Phrase {
        Phrase(
            kk: "журналдың \(index)-жазбасындағы мәлімдеме тексерілмеді, есепке алынбайды",
            ru: "заявление в записи \(index) не прошло проверку и не учитывается",
            en: "the statement in entry \(index) could not be checked and does not count")
    }
    package static func caseStatementRefused(index: String, reason: String) -> Phrase {
        Phrase(
            kk: "журналдың \(index)-жазбасындағы мәлімдеме есепке алынбайды: \(reason)",
            ru: "заявление в записи \(index) не учитывается: \(reason)",
            en: "the statement in entry \(index) does not count: \(reason)")
    }
    package static let caseStatementMalformed = Phrase(
        kk: "оның мәтіні пішімге сай емес", ru: "его текст не соответствует формату",
        en: "its text is not in the expected format")
    package static let caseStatementOfOther = Phrase(
        kk: "авторы бұл хабарламаны оқи алмайды, не басқа іс туралы айтқан",
        ru: "его автор не может читать это сообщение или пишет о другом деле",
        en: "its author cannot read this report, or states about another case")
    package static func caseCrossed(entries: String) -> Phrase {
        Phrase(
            kk:
                "бұл мәлімдемелердің авторлары алдыңғыларын көрмеген (журнал жазбалары: \(entries)): жолда қиысқан не ұсталып қалған",
            ru:
                "авторы этих заявлений не видели предыдущих (записи журнала: \(entries)): разминулись или были удержаны",
            en:
                "the authors of these statements had not seen those before (entries of the log: \(entries)): they crossed, or were withheld"
        )
    }
    package static func caseStatedLate(_ moment: String) -> Phrase {
        Phrase(
            kk: "тек \(moment) мәлімделген, мерзімнен кейін",
            ru: "заявлено лишь \(moment), после срока",
            en: "stated only on \(moment), after the limit")
    }
    package static func caseLeftOut(role: String) -> Phrase {
        Phrase(
            kk:
                "хабарлаған адам мына тұлғаны алып тастаған: \(role); міндеттер оған жүктелмеуге тиіс",
            ru: "сообщивший исключил: \(role); обязанности не должны лежать на этом лице",
            en: "the reporter left out: \(role); duties must not rest on that person")
    }
    package static func caseLeftOutHint(role: String) -> Phrase {
        Phrase(
            kk:
                "алдымен мынаны мәлімдеңіз: `senim officer duty ... triage`, --details ішінде `concerns: \(role)`",
            ru:
                "сначала заявите: `senim officer duty ... triage`, в --details строка `concerns: \(role)`",
            en:
                "state it first: `senim officer duty ... triage` with the line `concerns: \(role)` in --details"
        )
    }
    package static func caseAskDetails(names: String) -> Phrase {
        Phrase(
            kk:
                "Жолдарды `атауы: мәтін` түрінде жазыңыз; қажеттісі: \(names). Соңында жалғыз нүктесі бар жол қойыңыз:\n",
            ru: "Строки вида `имя: текст`; нужно: \(names). В конце — строка из одной точки:\n",
            en:
                "Lines `name: text`; needed: \(names). End with a line that is a single full stop:\n"
        )
    }
    package static func caseDetailLine(number: Int) -> Phrase {
        Phrase(
            kk: "мәліметтердің \(number)-жолы оқылмайды",
            ru: "строка \(number) сведений не читается",
            en: "line \(number) of the details does not read")
    }
    package static func auditCaseOfStrangers(id: String) -> Phrase {
        Phrase(
            kk:
                "\(id): бұл хабарлама туралы оны оқи алмайтын біреу мәлімдеген; мәлімдемелер бөлек көрсетілген",
            ru:
                "\(id): о сообщении заявил тот, кто не может его читать; заявления показаны отдельно",
            en:
                "\(id): somebody who cannot read this report stated about it; the statements are shown apart"
        )
    }
    package static func auditCaseUnread(entries: String) -> Phrase {
        Phrase(
            kk:
                "оқылмаған мәлімдемелер (журнал жазбалары: \(entries)): төмендегі міндеттер орындалған болуы мүмкін",
            ru:
                "непрочитанные заявления (записи журнала: \(entries)): обязанности ниже могли быть исполнены",
            en:
                "statements that could not be read (entries of the log: \(entries)): duties below may have been done"
        )
    }
    package static func auditNothingStated(count: Int, names: String) -> Phrase {
        Phrase(
            kk:
                "қабылданған, бірақ ештеңе мәлімделмеген хабарлама саны: \(count) (\(names)); толықтырулар да осында",
            ru:
                "принято к работе, но ничего не заявлено: \(count) (\(names)); среди них и дополнения",
            en: "taken up, and nothing stated: \(count) (\(names)); follow-ups are among them")
    }
    package static func auditCase(id: String, phase: String) -> Phrase {
        Phrase(
            kk: "\(id) ісі: \(phase)", ru: "дело \(id): \(phase)", en: "case \(id): \(phase)")
    }
    package static func caseLateBy(_ span: String) -> Phrase {
        Phrase(kk: "\(span) кешікті", ru: "с опозданием на \(span)", en: "\(span) late")
    }
    package static func caseLeft(_ span: String) -> Phrase {
        Phrase(kk: "\(span) қалды", ru: "осталось \(span)", en: "\(span) left")
    }
    package static func caseElapsed(_ span: String) -> Phrase {
        Phrase(kk: "\(span) өтті", ru: "прошло \(span)", en: "\(span) gone")
    }
    package static func caseUntil(_ moment: String) -> Phrase {
        Phrase(kk: "мерзімі: \(moment)", ru: "срок: \(moment)", en: "until \(moment)")
    }
    package static func caseStanding(days: Int) -> Phrase {
        Phrase(
            kk: "мерзім тоқтап тұр, \(days) күн қалды",
            ru: "срок приостановлен, осталось дней: \(days)",
            en: "the clock stands still, days left: \(days)")
    }
    package static let caseOwedByNobody = Phrase(
        kk: "міндетті адам қалмады", ru: "обязанного лица не осталось",
        en: "nobody is left to owe it")
    package static func caseLimitForce(_ force: String) -> Phrase {
        Phrase(
            kk: "мерзімнің негізі: \(force)", ru: "основание срока: \(force)",
            en: "the limit's force: \(force)")
    }
    package static let caseProvisional = Phrase(
        kk: "жіктелгенге дейін", ru: "до классификации", en: "until classified")
    package static func casePaused(days: Int) -> Phrase {
        Phrase(
            kk: "үзіліс қосқан күн саны: \(days)", ru: "перерывы добавили дней: \(days)",
            en: "days added by pauses: \(days)")
    }
    package static func caseDaysGone(days: Int) -> Phrase {
        Phrase(
            kk: "хабарлама келгенде өткен күн саны: \(days)",
            ru: "ко дню уведомления прошло дней: \(days)",
            en: "days gone when the notice came: \(days)")
    }
    package static func caseEntries(_ entries: String) -> Phrase {
        Phrase(
            kk: "журнал жазбалары: \(entries)", ru: "записи журнала: \(entries)",
            en: "entries of the log: \(entries)")
    }
    package static func caseSpanDays(days: Int, hours: Int) -> Phrase {
        Phrase(
            kk: "\(days) күн \(hours) сағ", ru: "\(days) дн. \(hours) ч",
            en: "\(days) d \(hours) h")
    }
    package static func caseSpanHours(hours: Int, minutes: Int) -> Phrase {
        Phrase(
            kk: "\(hours) сағ \(minutes) мин", ru: "\(hours) ч \(minutes) мин",
            en: "\(hours) h \(minutes) min")
    }
}
