import Directory
import Foundation
import HTTPService
import Officer
import Procedure
import SealedMessage
import Wording

/// The duties of a case, and stating what was done about them.
extension DeskHouse {
    func dutiesPage(_ idText: String) throws -> ServiceResponse {
        let card = try card(idText)
        var context = caseFrame(card, at: "Duties", path: "/duties")
        let words = dutyWords
        context["clockWrong"] = clockWarning
        if let file = card.file, !book.isClockWrong {
            context["duties"] = file.duties(at: settings.clock()).map { duty in
                let actions = DutyActions.statements(for: duty.id)
                return dutyContext(
                    duty, words: words, caseID: card.id.hex,
                    entries: file.history.entries(of: duty.id),
                    statedAt: file.history.firstStated(duty)
                ).merging([
                    "hasActions": !actions.isEmpty, "actions": links(actions, of: card.id),
                ]) { $1 }
            }
        }
        context["groups"] = DutyActions.groups.map { group in
            ["name": text(group.label), "items": links(group.items, of: card.id)]
                as [String: Any]
        }
        context["statements"] = statements(of: card)
        return html("duties", context)
    }

    /// The page that asks for one statement.
    func statePage(
        _ idText: String, _ what: String, trouble: DeskTrouble? = nil, typed: FormFields? = nil,
        status: Int = 200
    ) -> ServiceResponse {
        guard let card = try? card(idText), let form = StatementForm(what) else {
            return noSuchPage()
        }
        var context = frame(
            form.label, at: .cases, path: "/case/\(card.id.hex)/state/\(what)", trouble: trouble)
        context["id"] = card.id.hex
        context["what"] = what
        context["explains"] = form.source?.text
        context["fields"] = form.questions(in: book.directory, spheres: book.spheres).map {
            question($0, typed)
        }
        return html("state", context, status: status)
    }

    func state(
        _ what: String, of idText: String, _ form: FormFields
    ) async throws -> ServiceResponse {
        let card = try card(idText)
        guard let page = StatementForm(what) else { throw NoSuchPage() }
        guard !book.isClockWrong else {
            return statePage(
                idText, what,
                trouble: DeskTrouble(
                    .deskClockWrong(minutes: Int((book.clockError?.magnitude ?? 0) / 60))),
                typed: form, status: 422)
        }
        guard isFirst(form) else {
            return statePage(
                idText, what, trouble: DeskTrouble(.deskAgain, hint: .deskAgainHint), typed: form,
                status: 409)
        }
        let receipt: StatementReceipt
        do {
            let statement = try page.statement(
                from: form, in: book.directory, spheres: book.spheres)
            receipt = try await use { unlocked in
                guard case .held(let until, let ground) = statement else {
                    return try await unlocked.desk.state(statement, of: card.id)
                }
                // A hold is stated in clear, too, for those who would destroy keys.
                let day = try until.map { try AlmatyDay(parsing: "\($0)") }
                return try await unlocked.desk.hold(card.id, until: day, ground: ground)
            }
        } catch let error as DeskLocked {
            throw error
        } catch let error as Procedure.MalformedText {
            return statePage(
                idText, what, trouble: DeskTrouble(fault(error, page)), typed: form, status: 422)
        } catch {
            return statePage(
                idText, what, trouble: settings.explain(error), typed: form, status: 422)
        }
        await readStatements(of: card.id)
        say(.deskStated(entry: String(receipt.index)))
        return redirect("/case/\(card.id.hex)/duties")
    }

    /// Names the question whose answer does not read.
    private func fault(_ error: Procedure.MalformedText, _ page: StatementForm) -> Phrase {
        guard case .value(_, let field) = error else { return error.message }
        let label = page.questions(in: book.directory, spheres: book.spheres).first {
            $0.key == field
        }?.label
        return .deskFormFieldRefused(field: label.map(text) ?? field)
    }

    private func links(_ items: [String], of report: MessageID) -> [[String: String]] {
        items.compactMap { what in
            StatementForm(what).map { form in
                ["path": "/case/\(report.hex)/state/\(what)", "name": text(form.label)]
            }
        }
    }

    private func statements(of card: CaseCard) -> [[String: Any]] {
        guard let history = card.file?.history else { return [] }
        let accepted = history.accepted.map { one in
            (one.entry, text(one.statement.label), false)
        }
        let refused = history.refused.map { one in (one.entry, text(one.reason.message), true) }
        return (accepted + refused).sorted { $0.0.index < $1.0.index }.map {
            entry, words, isRefused in
            [
                "text": words, "refused": isRefused,
                "more": text(
                    .deskStatedBy(
                        name: payloads.name(entry.keyholder),
                        at: CivilTime(unixSeconds: entry.time), entry: String(entry.index))),
            ]
        }
    }

    private func question(
        _ question: StatementForm.Question, _ typed: FormFields?
    ) -> [String: Any] {
        let base: [String: Any] = ["key": question.key, "label": text(question.label)]
        func options(_ all: [StatementForm.Option], _ chosen: [String]) -> [[String: Any]] {
            all.map { option in
                [
                    "key": question.key, "value": option.value, "name": text(option.label),
                    "chosen": chosen.contains(option.value),
                ]
            }
        }
        func input(_ type: String, _ value: String, isNeeded: Bool) -> [String: Any] {
            [
                "input": base.merging([
                    "type": type, "value": typed?.text(question.key) ?? value,
                ]) { $1 }.merging(isNeeded ? ["required": "yes"] : [:]) { $1 }
            ]
        }
        switch question {
        case .choice(_, _, let all):
            let chosen = typed.map { [$0.text(question.key)] } ?? []
            // Nothing is stated by not choosing, but what proves it: the officer's word.
            let isUsual = question.key == "grade" || all.first?.value == "-"
            let blank = StatementForm.Option(value: "", label: .deskChoose)
            return [
                "select": base.merging([
                    "options": options(isUsual ? all : [blank] + all, chosen),
                    "required": isUsual ? "" : "required",
                ]) { $1 }
            ]
        case .boxes(_, _, let all):
            return [
                "boxes": base.merging([
                    "options": options(all, typed?.all(question.key) ?? [])
                ]) { $1 }
            ]
        case .day(_, _, let isNeeded):
            let today = isNeeded ? "\(Almaty.day(of: settings.clock()))" : ""
            return input("date", today, isNeeded: isNeeded)
        case .instant: return input("datetime-local", now, isNeeded: true)
        case .text(_, _, let isNeeded): return input("text", "", isNeeded: isNeeded)
        case .number: return input("number", "1", isNeeded: true)
        }
    }

    /// As a browser's field has it: `YYYY-MM-DDTHH:MM` in Almaty.
    private var now: String {
        let seconds = settings.clock()
        return "\(Almaty.day(of: seconds))T\(CivilTime(unixSeconds: seconds).clock)"
    }
}

extension StatementForm.Question {
    /// The line's label.
    var key: String {
        switch self {
        case .choice(let key, _, _), .boxes(let key, _, _), .day(let key, _, _),
            .instant(let key, _), .text(let key, _, _), .number(let key, _):
            key
        }
    }

    var label: Phrase {
        switch self {
        case .choice(_, let label, _), .boxes(_, let label, _), .day(_, let label, _),
            .instant(_, let label), .text(_, let label, _), .number(_, let label):
            label
        }
    }
}

extension CaseStatement {
    /// What was stated: the act where it is one.
    var label: Phrase {
        if case .done(let act) = self { return act.act.label }
        return word.label
    }
}
