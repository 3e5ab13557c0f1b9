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
        return html("intake", context, scanContext(typed), status: status)
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
        guard let held = heldScans(form) else {
            return intakePage(
                trouble: DeskTrouble(.deskIntakeScans, hint: .deskIntakeScansHint), typed: form,
                status: 422)
        }
        guard let intake = intake(from: form, with: held) else {
            return intakePage(
                trouble: DeskTrouble(.deskIntakeFields), typed: form, status: 422)
        }
        guard isFirst(form), let page = form["once"] else {
            return intakePage(
                trouble: DeskTrouble(.deskAgain, hint: .deskAgainHint), typed: form, status: 409)
        }
        do {
            let done = try await settings.takeDown(intake)
            // Kept until it was handed over, whatever happens to the page or the lock: nobody can make it again.
            handing[page] = Handing(
                done: done, way: intake.origin.way.rawValue, day: intake.origin.day)
            if let name = form["held"] { scans[name] = nil }
        } catch {
            return intakePage(trouble: settings.explain(error), typed: form, status: 503)
        }
        return redirect("/intake/\(page)")
    }

    /// The code and slip of an intake, until they are handed over.
    func handingPage(_ page: String) async throws -> ServiceResponse {
        guard var found = handing[page] else { throw NoSuchPage() }
        if found.slip == nil {
            let way = found.way
            let report = found.done.report
            found.slip = try await use { try $0.desk.issueSlip(way: way, report: report).text }
            handing[page] = found
        }
        var context = frame(
            found.done.doubt == nil ? .deskIntakeDone : .deskIntakeDoubt, at: .intake,
            path: "/intake/\(page)", trouble: found.done.doubt)
        context["code"] = found.done.claimCode
        context["slip"] = found.slip
        context["page"] = page
        context["paperLanguages"] = paperLanguages(chosen: language)
        return html("intake-done", context)
    }

    /// The reporter has the code: it is forgotten.
    func handedOver(_ form: FormFields) -> ServiceResponse {
        handing[form.text("page")] = nil
        return redirect("/slips")
    }

    /// The slip as a paper; its code goes into the paper alone.
    func makeSlip(_ form: FormFields) async throws -> ServiceResponse {
        guard let paperLanguage = Language(rawValue: form["paper-language"] ?? ""),
            let own = book.own, let handing = handing[form.text("page")], let slip = handing.slip
        else { throw NoSuchPage() }
        var filling = FormFilling(language: paperLanguage, directory: try directory())
        filling.fillOffice(of: own)
        var values = filling.values.filter { Form.intakeSlip.fields.contains($0.key) }
        values[.slipNumber] = try? FormValue(text: slip)
        values[.claimCode] = try? FormValue(text: handing.done.claimCode)
        values[.receivedAt] = try? FormValue(
            text: CivilDate(almatyDay: handing.day).text(in: paperLanguage))
        return try pdf(.intakeSlip, in: paperLanguage, values)
    }

    /// Every slip with what became of it: for the officer, and to be reconciled by the auditor.
    func slipsPage(
        trouble: DeskTrouble? = nil, status: Int = 200
    ) async throws -> ServiceResponse {
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
                    ["slip": slip.text, "value": $0.rawValue, "name": text($0.label)]
                },
            ] as [String: Any]
        }
        return html("slips", context, status: status)
    }

    func recordSlip(_ form: FormFields) async throws -> ServiceResponse {
        guard let state = Slip.State(rawValue: form.text("state")) else { throw NoSuchPage() }
        let slip = form.text("slip")
        do {
            try await use { try $0.desk.record(state, ofSlip: slip) }
        } catch let error as DeskLocked {
            throw error
        } catch {
            return try await slipsPage(trouble: settings.explain(error), status: 422)
        }
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

    private func intake(from form: FormFields, with held: HeldScans) -> Intake? {
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
            files: form.text("files").split(separator: "\n").map(String.init),
            held: held.sources)
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
