import Directory
import Encoding
import HTTPService
import Officer
import Procedure
import SealedMessage
import Sealing
import Wording

/// Who reads a case, handing it over, and its course.
extension DeskHouse {
    func peoplePage(
        _ idText: String, trouble: DeskTrouble? = nil, status: Int = 200
    ) async throws -> ServiceResponse {
        let card = try card(idText)
        var context = caseFrame(card, at: "People", path: "/people", trouble: trouble)
        let today = AlmatyDay(unixSeconds: settings.clock())
        let others = (book.directory?.keyholders ?? []).filter {
            $0.id != book.own?.id && $0.mayAct(on: today)
        }
        context["successors"] = others.map {
            ["id": $0.id.text, "name": "\($0.name), \($0.post)"]
        }
        let read = try await use { try $0.desk.read(card.id) }
        if case .opened(let opened, _)? = read, case .report(let report) = opened.payload {
            let history = try await use { try await $0.desk.history(of: card.id) }
            let successors = history.entries.compactMap { entry -> String? in
                guard case .handedOver(_, let successor, _) = entry.act,
                    !report.addressees.contains(successor.id.text)
                else { return nil }
                return "\(successor.name), \(successor.post)"
            }
            context["readers"] = report.addressees.map(payloads.name) + successors
        }
        context["acts"] = Self.course.compactMap { what, why in
            StatementForm(what).map { form in
                [
                    "path": "/case/\(card.id.hex)/state/\(what)", "name": text(form.label),
                    "why": text(why),
                ]
            }
        }
        return html("people", context, status: status)
    }

    /// First shows what would go and what would stay behind; sends once that was looked at.
    func handOver(_ idText: String, _ form: FormFields) async throws -> ServiceResponse {
        let card = try card(idText)
        guard let successor = try? Identifier(form.text("successor")) else {
            return try await peoplePage(
                idText, trouble: DeskTrouble(.deskHandoverNobody), status: 422)
        }
        do {
            guard form["sure"] == "yes" else {
                let plan = try await use { unlocked in
                    try await unlocked.desk.handoverPlan(of: card.id, to: successor)
                }
                return handoverPage(card, plan)
            }
            guard isFirst(form) else {
                return try await peoplePage(
                    idText, trouble: DeskTrouble(.deskAgain, hint: .deskAgainHint), status: 409)
            }
            let result = try await use { unlocked in
                let plan = try await unlocked.desk.handoverPlan(of: card.id, to: successor)
                return try await unlocked.desk.handOver(plan)
            }
            switch result {
            case .handedOver: say(.deskHandedOver)
            case .sentEarlierOne: say(.handoverEarlierSent)
            }
        } catch let error as DeskLocked {
            throw error
        } catch {
            return try await peoplePage(
                idText, trouble: settings.explain(error), status: 422)
        }
        return redirect("/case/\(card.id.hex)/people")
    }

    private func handoverPage(_ card: CaseCard, _ plan: HandoverPlan) -> ServiceResponse {
        var context = caseFrame(card, at: "People", path: "/people")
        context["question"] = text(
            .handoverAsk(
                name: plan.successor.name.text, post: plan.successor.post.text,
                count: plan.messages.count))
        context["left"] =
            plan.unopenedCount > 0 ? text(.handoverLeft(count: plan.unopenedCount)) : nil
        context["noIdentity"] = text(.handoverNoIdentity)
        context["successor"] = plan.successor.id.text
        return html("handover", context)
    }

    /// Statements about the course of a case, each with when it is made.
    private static let course: [(String, Phrase)] = [
        (StatementWord.classify.rawValue, .deskWhyClassify),
        (StatementWord.recuse.rawValue, .deskWhyRecuse),
        (StatementWord.escalate.rawValue, .deskWhyEscalate),
        (StatementWord.hold.rawValue, .deskWhyHold),
        (StatementWord.close.rawValue, .deskWhyClose),
        (StatementWord.reopen.rawValue, .deskWhyReopen),
    ]
}
