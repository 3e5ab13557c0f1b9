import Directory
import HTTPService
import Officer
import Procedure
import Wording

/// What a commissioner owes for the portal and not for a case: survey and reception (D14, D15).
extension DeskHouse {
    func portalDutiesPage(trouble: DeskTrouble? = nil, status: Int = 200) -> ServiceResponse {
        var context = frame(
            .deskPortalDuties, at: .today, path: "/portal-duties", trouble: trouble)
        let words = dutyWords
        let now = settings.clock()
        let duties = book.portalDuties.map { Procedure.duties(of: $0.history.state, at: now) } ?? []
        context["duties"] = duties.map { dutyContext($0, words: words, caseID: "") }
        context["mayState"] = book.own?.role == .commissioner
        context["events"] = PortalStatement.Event.allCases.map {
            ["value": $0.rawValue, "name": text($0.duty.label)]
        }
        context["grades"] = EvidenceGrade.allCases.reversed().map {
            ["value": $0.rawValue, "name": text($0.label)]
        }
        context["gradeLabel"] = text(.deskAskGrade)
        context["numberLabel"] = text(.deskAskNumber)
        context["today"] = "\(Almaty.day(of: now))"
        return html("portal-duties", context, status: status)
    }

    func statePortalDuty(_ form: FormFields) async throws -> ServiceResponse {
        guard let event = PortalStatement.Event(rawValue: form.text("what")),
            let day = try? CivilDay(parsing: form.text("on")),
            let grade = EvidenceGrade(rawValue: form.text("grade"))
        else {
            return portalDutiesPage(trouble: DeskTrouble(.deskStatusFault), status: 422)
        }
        let typed = form.text("number")
        let number = try? ShortText(typed)
        guard typed.isEmpty || number != nil else {
            return portalDutiesPage(
                trouble: DeskTrouble(.deskFormFieldRefused(field: text(.deskAskNumber))),
                status: 422)
        }
        guard isFirst(form) else {
            return portalDutiesPage(
                trouble: DeskTrouble(.deskAgain, hint: .deskAgainHint), status: 409)
        }
        do {
            let (receipt, file) = try await use { unlocked in
                (
                    try await unlocked.desk.state(event, on: day, grade: grade, number: number),
                    try await unlocked.desk.portalFile()
                )
            }
            book.portalDuties = file
            book.changed()
            say(.deskStated(entry: String(receipt.index)))
        } catch let error as DeskLocked {
            throw error
        } catch {
            return portalDutiesPage(trouble: settings.explain(error), status: 422)
        }
        return redirect("/portal-duties")
    }
}
