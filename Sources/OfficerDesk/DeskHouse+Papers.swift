import Directory
import Forms
import Foundation
import HTTPService
import Officer
import Procedure
import SealedMessage
import Sealing
import Wording

/// Forms and letters as PDF, filled from the case and changed by the officer.
extension DeskHouse {
    func papersPage(of card: CaseCard?) -> ServiceResponse {
        var context =
            card.map { caseFrame($0, at: "CasePapers", path: "/papers") }
            ?? frame(.deskPapers, at: .papers, path: "/papers")
        context["inCase"] = card != nil
        context["forms"] = Form.allCases.filter { $0.isOfCase == (card != nil) }.map { form in
            [
                "path": card.map { "/case/\($0.id.hex)/paper/\(form.rawValue)" }
                    ?? "/paper/\(form.rawValue)",
                "name": text(form.label),
            ]
        }
        return html("papers", context)
    }

    /// - Parameter asked: the period of a periodic report; without it, the newest half-year that has ended.
    func paperPage(
        _ name: String, of idText: String?, asked: FormFields = FormFields()
    ) async throws -> ServiceResponse {
        guard let form = Form(rawValue: name) else { throw NoSuchPage() }
        let card = try idText.map { try self.card($0) }
        let path = card.map { "/case/\($0.id.hex)/paper/\(name)" } ?? "/paper/\(name)"
        let usual = ReportPeriod(halfYearBefore: Almaty.day(of: settings.clock()))
        let period = asked["from"] == nil && asked["to"] == nil ? usual : ReportPeriod(asked)
        let (values, isHeadLeftOut) = try await filled(
            form, of: card, in: .kk, period: period ?? usual)
        var context = frame(
            form.label, at: .papers, path: path,
            trouble: period == nil ? DeskTrouble(.formPeriodFault) : nil)
        if form == .periodic {
            context["period"] = [
                "from": "\((period ?? usual).first)", "to": "\((period ?? usual).last)",
            ]
            context["here"] = "\(path)?from=\((period ?? usual).first)&to=\((period ?? usual).last)"
        }
        context["backPath"] = card.map { "/case/\($0.id.hex)/papers" } ?? "/papers"
        var warnings = isHeadLeftOut ? [text(.deskHeadLeftOut)] : []
        if form == .periodic, !book.isComplete {
            warnings.append(text(.deskAsking(done: book.answeredCount, all: book.cards.count)))
        }
        context["warnings"] = warnings
        context["paperLanguages"] = paperLanguages(chosen: .kk)
        context["fields"] = form.fields.filter { !form.isReckoned($0) }.map { field in
            let isRows = if case .rows = field.shape { true } else { false }
            let value = values[field]?.typedText ?? ""
            return [
                "key": field.rawValue, "label": text(field.label), "value": value,
                "rows": isRows, "height": isRows || value.count > 80 ? 5 : 1,
            ] as [String: Any]
        }
        return html("paper", context, status: period == nil ? 422 : 200)
    }

    func makePaper(
        _ name: String, of idText: String?, _ form: FormFields
    ) async throws -> ServiceResponse {
        guard let paper = Form(rawValue: name),
            let paperLanguage = Language(rawValue: form["paper-language"] ?? "")
        else { throw NoSuchPage() }
        let card = try idText.map { try self.card($0) }
        let usual = ReportPeriod(halfYearBefore: Almaty.day(of: settings.clock()))
        guard let period = paper == .periodic ? ReportPeriod(form) : usual else {
            throw NoSuchPage()
        }
        // Charts and the period come from the cases; everything else as the officer left it on the page.
        var values = try await filled(
            paper, of: card, in: paperLanguage, period: period
        ).values.filter { paper.isReckoned($0.key) && paper.fields.contains($0.key) }
        for field in paper.fields where !paper.isReckoned(field) {
            let typed = form.text("f-\(field.rawValue)")
            guard !typed.isEmpty else { continue }
            guard let value = FormValue(typed: typed, for: field) else {
                return page(
                    .deskFormFieldRefused(field: text(field.label)), status: 422,
                    backTo: card.map { "/case/\($0.id.hex)/papers" } ?? "/papers")
            }
            values[field] = value
        }
        return try pdf(paper, in: paperLanguage, values)
    }

    /// A paper to be looked at and printed.
    func pdf(
        _ paper: Form, in paperLanguage: Language, _ values: [FormField: FormValue]
    ) throws -> ServiceResponse {
        let document = try FormDocument(
            paper, in: paperLanguage, values: values, templates: settings.templates)
        // By the day: printed twice on one day, a paper has the same bytes.
        let today = Almaty.start(of: Almaty.day(of: settings.clock()))
        var headers = Self.pageHeaders
        headers["Content-Disposition"] = "inline; filename=\"senim-\(paper.rawValue).pdf\""
        headers["Content-Security-Policy"] =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        return ServiceResponse(
            contentType: "application/pdf", body: try document.pdf(created: today),
            headers: headers)
    }

    func paperLanguages(chosen: Language) -> [[String: Any]] {
        Language.allCases.map {
            ["code": $0.rawValue, "name": $0.name, "current": $0 == chosen]
        }
    }

    /// The directory of an open desk.
    func directory() throws(DeskLocked) -> Directory {
        guard let directory = book.directory else { throw DeskLocked() }
        return directory
    }

    /// What case, report and directory tell for a form, in the paper's language.
    private func filled(
        _ form: Form, of card: CaseCard?, in paperLanguage: Language, period: ReportPeriod
    ) async throws -> (values: [FormField: FormValue], isHeadLeftOut: Bool) {
        guard let own = book.own else { throw DeskLocked() }
        var filling = FormFilling(language: paperLanguage, directory: try directory())
        filling.fillOffice(of: own)
        var isHeadLeftOut = false
        if form == .periodic {
            filling.fill(
                book.cards.values.compactMap { $0.file?.state }, in: period,
                spheres: book.namedSpheres)
        } else if form == .register {
            filling.fill(register: registerRows(in: paperLanguage))
        } else if let card {
            guard case .opened(let opened, _)? = try await use({ try $0.desk.read(card.id) }),
                case .report(let report) = opened.payload
            else { throw NoSuchPage() }
            isHeadLeftOut = filling.forgetHead(excludedBy: report)
            filling.fill(report, of: card.short)
            if let file = card.file { filling.fill(form, from: file, at: settings.clock()) }
        }
        return (filling.values, isHeadLeftOut)
    }
}

extension DeskHouse {
    /// The cases, the oldest first: number, received, kind, state, nearest limit.
    private func registerRows(in language: Language) -> [[String]] {
        let words = DutyWords(language: language)
        let nearest = Dictionary(
            book.dueItems(at: settings.clock()).map { ($0.caseID, $0.duty) },
            uniquingKeysWith: { first, _ in first })
        return book.cards.values.sorted { ($0.tick, $0.id.hex) < ($1.tick, $1.id.hex) }.map {
            card in
            let state = card.file?.state
            let duty = nearest[card.id.hex]
            return [
                card.short, CivilTime(unixSeconds: card.tick).text(in: language),
                (state?.classification?.kind ?? .notSure).label.text(in: language),
                state?.phase.label.text(in: language) ?? "–",
                duty.map {
                    [words.name(of: $0), words.limit(of: $0)].compactMap { $0 }.joined(
                        separator: ", ")
                }
                    ?? "–",
            ]
        }
    }
}

extension ReportPeriod {
    /// Reads the two days of a page; nil when they are no period.
    fileprivate init?(_ fields: FormFields) {
        guard let first = try? CivilDay(parsing: fields["from"] ?? ""),
            let last = try? CivilDay(parsing: fields["to"] ?? ""),
            let period = try? ReportPeriod(from: first, to: last)
        else { return nil }
        self = period
    }
}

extension Form {
    /// Whether it is about one case.
    var isOfCase: Bool { ![.periodic, .register, .mayNotTell].contains(self) }

    /// Whether a field is not typed: the charts, and the period that they are of.
    fileprivate func isReckoned(_ field: FormField) -> Bool {
        field.shape == .bars || (self == .periodic && field == .period)
    }
}

extension FormValue {
    /// As it stands in a page's field; the charts of a form have none.
    fileprivate var typedText: String? {
        switch self {
        case .text(let text): text.text
        case .rows(let rows):
            rows.map { $0.map(\.text).joined(separator: " | ") }.joined(separator: "\n")
        case .bars: nil
        }
    }

    /// Reads a page's field; nil for what cannot be printed.
    fileprivate init?(typed: String, for field: FormField) {
        guard case .rows = field.shape else {
            guard let value = try? FormValue(text: typed) else { return nil }
            self = value
            return
        }
        let rows = typed.split(separator: "\n").map { $0.components(separatedBy: " | ") }
        guard let value = try? FormValue(rows: rows) else { return nil }
        self = value
    }
}
