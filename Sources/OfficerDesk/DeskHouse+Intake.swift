import Directory
import Encoding
import Forms
import Foundation
import HTTPService
import Officer
import Procedure
import Reporter
import SealedMessage
import Sealing
import Secrets
import Wording

/// Taking down what somebody tells in person, on paper, by telephone (P6), and the slips for it (Specification.md §9).
extension DeskHouse {
    func intakePage(
        trouble: DeskTrouble? = nil, typed: FormFields? = nil, status: Int = 200
    ) -> ServiceResponse {
        var context = frame(.deskIntake, at: .intake, path: "/intake", trouble: trouble)
        let once = Hex.encode(randomBytes(16))
        book.intakes.insert(once)
        context["once"] = once
        context["channels"] = Reception.Channel.allCases.map {
            option($0.rawValue, text($0.label), typed?["channel"])
        }
        context["kinds"] = Kind.allCases.map {
            option($0.rawValue, text($0.label), typed?["kind"])
        }
        context["day"] = typed?.text("day") ?? AlmatyDay(unixSeconds: settings.clock()).text
        context["questions"] = Self.intakeQuestions.map { key, label, height in
            [
                "key": key, "label": text(label), "height": height,
                "value": typed?.text(key) ?? "", "needed": key == "what",
            ] as [String: Any]
        }
        let today = AlmatyDay(unixSeconds: settings.clock())
        context["readers"] = (book.directory?.keyholders ?? []).filter { $0.mayAct(on: today) }
            .map { keyholder in
                [
                    "id": keyholder.id.text,
                    "name": "\(keyholder.name), \(keyholder.post), \(keyholder.body)",
                    "chosen": typed.map { $0.all("reader").contains(keyholder.id.text) } ?? true,
                ] as [String: Any]
            }
        context["files"] = typed?.text("files") ?? ""
        return html("intake", context, status: status)
    }

    func takeDown(_ form: FormFields) async throws -> ServiceResponse {
        guard form["conflict"] == "no" else {
            return intakePage(
                trouble: DeskTrouble(.deskIntakeConflict, hint: .deskIntakeConflictHint),
                typed: form, status: 422)
        }
        guard form["read-back"] == "yes" else {
            return intakePage(
                trouble: DeskTrouble(.deskIntakeReadBack), typed: form, status: 422)
        }
        guard let intake = intake(from: form) else {
            return intakePage(
                trouble: DeskTrouble(.deskIntakeFields), typed: form, status: 422)
        }
        // Sent twice by a page that was loaded again, it would be two reports.
        guard let once = form["once"], book.intakes.remove(once) != nil else {
            return intakePage(trouble: DeskTrouble(.deskIntakeAgain), typed: form, status: 409)
        }
        let done: TakenDown
        do {
            done = try await settings.takeDown(intake)
        } catch {
            return intakePage(trouble: settings.explain(error), typed: form, status: 503)
        }
        let slip = try await use { unlocked in
            try unlocked.desk.issueSlip(way: intake.origin.way.rawValue, report: done.report)
        }
        var context = frame(.deskIntakeDone, at: .intake, path: "/slips", trouble: done.doubt)
        context["code"] = done.claimCode
        context["slip"] = slip.text
        context["paperLanguages"] = paperLanguages(chosen: language)
        return html("intake-done", context)
    }

    /// The slip as a paper; its code comes from the page and goes into the paper alone.
    func makeSlip(_ form: FormFields) async throws -> ServiceResponse {
        guard let paperLanguage = Language(rawValue: form["paper-language"] ?? ""),
            let own = book.own
        else { throw NoSuchPage() }
        var filling = FormFilling(language: paperLanguage, directory: try directory())
        filling.fillOffice(of: own)
        var values = filling.values.filter { Form.intakeSlip.fields.contains($0.key) }
        values[.slipNumber] = try? FormValue(text: form.text("slip"))
        values[.claimCode] = try? FormValue(text: form.text("code"))
        values[.receivedAt] = try? FormValue(
            text: CivilTime(unixSeconds: settings.clock()).text(in: paperLanguage))
        return try pdf(.intakeSlip, in: paperLanguage, values)
    }

    /// Every slip with what became of it: for the officer, and to be reconciled by the auditor.
    func slipsPage(trouble: DeskTrouble? = nil) async throws -> ServiceResponse {
        let slips = try await use { try $0.desk.slips() }
        var context = frame(.deskSlips, at: .intake, path: "/slips", trouble: trouble)
        context["slips"] = slips.map { slip in
            [
                "text": slip.text,
                "day": CivilDate(almatyDay: slip.day.number).text(in: language),
                "channel": text(
                    Reception.Channel(rawValue: String(slip.way))?.label ?? .deskIntake),
                "report": String(slip.report.hex.prefix(16)), "state": text(slip.state.label),
                "states": Slip.State.allCases.filter { $0 != slip.state }.map {
                    ["value": $0.rawValue, "name": text($0.label)]
                },
            ] as [String: Any]
        }
        return html("slips", context)
    }

    func recordSlip(_ form: FormFields) async throws -> ServiceResponse {
        guard let state = Slip.State(rawValue: form.text("state")) else { throw NoSuchPage() }
        let slip = form.text("slip")
        try await use { try $0.desk.record(state, ofSlip: slip) }
        return redirect("/slips")
    }

    /// The list that an auditor compares with the log: no word of any report.
    func slipList() async throws -> ServiceResponse {
        let slips = try await use { try $0.desk.slips() }
        let lines = slips.map {
            "\($0.text);\($0.day.text);\($0.way);\($0.report.hex);\($0.state.rawValue)\r\n"
        }
        var headers = Self.pageHeaders
        headers["Content-Disposition"] = "attachment; filename=\"senim-slips.csv\""
        return ServiceResponse(
            contentType: "text/csv; charset=utf-8",
            body: Array(("slip;day;channel;report;state\r\n" + lines.joined()).utf8),
            headers: headers)
    }

    private func intake(from form: FormFields) -> Intake? {
        guard let way = Int(form["channel"] ?? "").flatMap(IntakeOrigin.Way.init(rawValue:)),
            let day = try? AlmatyDay(parsing: form.text("day")),
            day <= AlmatyDay(unixSeconds: settings.clock()),
            let kind = try? ReportKind(form["kind"] ?? ""), !form.text("what").isEmpty
        else { return nil }
        var draft = ReportDraft(
            language: language.reportLanguage, kind: kind, spheres: [], what: form.text("what"))
        draft.when = form.text("when")
        draft.place = form.text("where")
        draft.who = form.text("who")
        draft.howKnown = form.text("howKnown")
        let readers = form.all("reader").compactMap { try? Identifier($0) }
        guard !readers.isEmpty else { return nil }
        return Intake(
            draft: draft, origin: IntakeOrigin(way, day: day.number), readers: Set(readers),
            files: form.text("files").split(separator: "\n").map(String.init))
    }

    private func option(_ value: String, _ name: String, _ chosen: String?) -> [String: Any] {
        ["value": value, "name": name, "chosen": value == chosen]
    }

    private static let intakeQuestions: [(String, Phrase, Int)] = [
        ("what", .officerWhat, 8), ("when", .officerWhen, 1), ("where", .officerWhere, 1),
        ("who", .officerWho, 2), ("howKnown", .officerHowKnown, 2),
    ]
}

extension Slip.State {
    fileprivate var label: Phrase {
        switch self {
        case .issued: .deskSlipIssued
        case .void: .deskSlipVoid
        case .lost: .deskSlipLost
        }
    }
}
