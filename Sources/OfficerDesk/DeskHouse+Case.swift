import Deskwork
import Directory
import Encoding
import Exchange
import HTTPService
package import Officer
import Procedure
import SealedMessage
import Sealing
package import Wording

/// A case: its conversation, and what the officer writes in it.
extension DeskHouse {
    func casePage(
        _ idText: String, trouble: DeskTrouble? = nil, typed: [String: Any] = [:], status: Int = 200
    ) async throws -> ServiceResponse {
        let card = try card(idText)
        let entries = try await use { try await $0.desk.thread(of: card.id) }
        var context = caseFrame(card, at: "Thread", path: "", trouble: trouble)
        context["templates"] = ReplyTemplate.allCases.map {
            ["value": $0.rawValue, "name": text($0.name)]
        }
        context["statusRows"] = statusRows()
        context["messages"] = entries.map { message($0, of: card.id) }
        return html("case", context, typed, status: status)
    }

    /// The other parts of a case.
    func caseSection(_ idText: String, _ section: String) async throws -> ServiceResponse {
        switch section {
        case "duties":
            let card = try card(idText)
            await readStatements(of: card.id)
            return try dutiesPage(idText)
        case "papers": return papersPage(of: try card(idText))
        case "bundle": return try await bundlePage(idText)
        case "record": return try await recordPage(idText)
        case "people": return try await peoplePage(idText)
        default: throw NoSuchPage()
        }
    }

    func reply(to idText: String, _ form: FormFields) async throws -> ServiceResponse {
        let text = form.text("text")
        var typed: [String: Any] = ["reply": text, "statusRows": statusRows(form)]
        guard let status = statuses(in: form) else {
            return try await casePage(
                idText, trouble: DeskTrouble(.deskStatusFault), typed: typed, status: 422)
        }
        let findings = concerns(in: text)
        // Sure of this very text, not of what was written after the warning.
        let mark = Digest(hashing: Array(text.utf8)).hex
        if !findings.isEmpty, form["sure"] != "yes" || form["checked"] != mark {
            typed["lint"] = ["found": findings, "mark": mark] as [String: Any]
            return try await casePage(idText, typed: typed, status: 422)
        }
        return try await write(
            idText, form, typed, mayBeEmpty: !status.isEmpty, done: .deskReplySent
        ) { desk, id, text, language in
            try await desk.reply(to: id, text: text, status: status, language: language)
        }
    }

    /// What a reply is to state; nil when a day does not read.
    private func statuses(in form: FormFields) -> [ReplyStatus]? {
        var statuses: [ReplyStatus] = []
        for row in Self.statusRowKeys {
            let word = form.text("matter-\(row)")
            if word.isEmpty { continue }
            guard let matter = ReplyStatus.Matter(rawValue: word),
                let day = try? AlmatyDay(parsing: form.text("day-\(row)"))
            else { return nil }
            statuses.append(ReplyStatus(matter, day: day.number))
        }
        return statuses
    }

    private func statusRows(_ form: FormFields? = nil) -> [[String: Any]] {
        Self.statusRowKeys.map { row in
            [
                "key": row,
                "day": form?.text("day-\(row)")
                    ?? AlmatyDay(unixSeconds: settings.clock()).text,
                "options": ReplyStatus.Matter.allCases.map {
                    [
                        "value": $0.rawValue, "name": text($0.label),
                        "chosen": form?["matter-\(row)"] == $0.rawValue,
                    ] as [String: Any]
                },
            ]
        }
    }

    private static let statusRowKeys = ["1", "2", "3"]

    func note(about idText: String, _ form: FormFields) async throws -> ServiceResponse {
        try await write(idText, form, ["note": form.text("text")], done: .deskNoteSent) {
            desk, id, text, language in
            try await desk.note(about: id, text: text, language: language)
        }
    }

    /// What an officer should look at before a reply goes out.
    private func concerns(in draft: String) -> [String] {
        var lines = ReplyCheck.findings(in: draft).map { finding in
            let passage = Array(draft)[finding.range]
            return "\(text(finding.concern.label)): «\(VisibleText.of(String(passage)))»"
        }
        if ReplyTemplate.hasBlank(draft) { lines.append(text(.deskReplyBlank)) }
        return lines
    }

    /// The reply that a template begins.
    func template(_ name: String?) -> [String: Any] {
        guard let template = name.flatMap(ReplyTemplate.init(rawValue:)) else { return [:] }
        return ["reply": template.text(in: language)]
    }

    /// Sends what was typed; when that fails, the page comes back with it.
    private func write(
        _ idText: String, _ form: FormFields, _ typed: [String: Any], mayBeEmpty: Bool = false,
        done: Phrase,
        _ send:
            @Sendable (borrowing Desk, MessageID, String, ReportLanguage) async throws ->
            ReplyResult
    ) async throws -> ServiceResponse {
        let card = try card(idText)
        let text = form.text("text")
        guard mayBeEmpty || !text.isEmpty else {
            return try await casePage(
                idText, trouble: DeskTrouble(.deskTextEmpty), status: 422)
        }
        guard isFirst(form) else {
            return try await casePage(
                idText, trouble: DeskTrouble(.deskAgain, hint: .deskAgainHint), typed: typed,
                status: 409)
        }
        let language = language.reportLanguage
        let began = ContinuousClock.now
        let result: ReplyResult
        do {
            result = try await use { try await send($0.desk, card.id, text, language) }
        } catch let error as DeskLocked {
            throw error
        } catch {
            return try await kept(
                card, settings.explain(error), typed,
                asking: ContinuousClock.now - began < .seconds(5))
        }
        switch result {
        case .sent:
            say(done)
            return redirect("/case/\(card.id.hex)")
        case .sentEarlierOne:
            return try await casePage(
                idText, trouble: DeskTrouble(.deskEarlierSent), typed: typed)
        }
    }

    /// The page with what was typed; without the conversation when the portal does not answer.
    private func kept(
        _ card: CaseCard, _ trouble: DeskTrouble, _ typed: [String: Any], asking: Bool
    ) async throws -> ServiceResponse {
        do {
            guard asking else { throw PortalSlow() }
            return try await casePage(card.id.hex, trouble: trouble, typed: typed, status: 503)
        } catch let error as DeskLocked {
            throw error
        } catch {
            let context = caseFrame(card, at: "Thread", path: "", trouble: trouble)
            return html("case", context, typed, status: 503)
        }
    }

    private func message(
        _ entry: ThreadEntry, of report: MessageID
    ) -> [String: Any] {
        let id = entry.message.messageID
        var context: [String: Any] = [
            "id": id.hex, "short": String(id.hex.prefix(8)), "thread": report.hex,
            "at": CivilTime(unixSeconds: entry.message.tick).text(in: language),
            "side": "reporter", "by": text(.deskReporter),
        ]
        if let author = entry.opened?.payload.author {
            let name = payloads.name(author)
            let isNote = entry.message.kind == .note
            context["side"] = isNote ? "note" : "officer"
            context["by"] = isNote ? text(.deskNoteBy(name: name)) : name
        } else if entry.message.kind == .reply || entry.message.kind == .note {
            context["side"] = entry.message.kind == .note ? "note" : "officer"
            context["by"] = text(
                entry.message.kind == .note ? .officerThreadNote : .officerThreadReply)
        } else if entry.message.kind == .identity {
            context["by"] = text(.officerThreadIdentity)
        } else if entry.opened == nil, id != report {
            context["by"] = text(.officerThreadUnopened)
        }
        if let warning = warning(of: entry) { context["warning"] = text(warning) }
        if let opened = entry.opened {
            context["body"] = payloads.context(opened, thread: report.hex)
        } else {
            context["unopened"] = true
            context["state"] = text(
                entry.ownNumber.map { .officerThreadOwn(number: $0) } ?? entry.state.phrase)
        }
        return context
    }

    private func warning(of entry: ThreadEntry) -> Phrase? {
        if entry.isSaidRefused { return .officerThreadSaidRefused }
        return switch entry.standing {
        case .unknown, .inSequence: nil
        case .gap: .officerThreadGap
        case .repeated: .officerThreadRepeated
        case .tooLate: .officerThreadTooLate
        }
    }

    // MARK: What all pages of a case share

    /// The case of an id in a path.
    func card(_ idText: String) throws -> CaseCard {
        guard let id = try? MessageID(hex: idText), let card = book.cards[id] else {
            throw NoSuchPage()
        }
        return card
    }

    func caseFrame(
        _ card: CaseCard, at tab: String, path: String, trouble: DeskTrouble? = nil
    ) -> [String: Any] {
        var context = frame(
            .deskCase(id: card.short), at: .cases, path: "/case/\(card.id.hex)\(path)",
            trouble: trouble ?? card.trouble)
        context["id"] = card.id.hex
        context["summary"] = summary(of: card)
        context["at\(tab)"] = true
        var warnings: [String] = []
        for refused in card.file?.history.refused ?? [] {
            warnings.append(
                text(
                    .caseStatementRefused(
                        index: String(refused.entry.index),
                        reason: text(refused.reason.message))))
        }
        for index in (card.file?.unchecked.map(\.index) ?? []) + (card.file?.unproven ?? []) {
            warnings.append(text(.caseStatementUnchecked(index: String(index))))
        }
        for concern in card.file?.leftOut ?? [] {
            warnings.append(text(.caseLeftOut(role: text(concern.label))))
        }
        context["warnings"] = warnings
        return context
    }
}

/// The portal kept the officer waiting: it is not asked again for the same page.
private struct PortalSlow: Error {}

extension InboxEntry.State {
    /// How far this desk got.
    package var phrase: Phrase {
        switch self {
        case .new: .officerStateNew
        case .asked: .officerStateAsked
        case .opened: .officerStateOpened
        case .notAddressedOrCover: .officerCalm
        case .malformed: .outcomeStateMalformed
        case .damaged: .officerRecordMalformed
        }
    }
}
