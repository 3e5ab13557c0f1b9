import Directory
import Encoding
import OfficerDesk
import Procedure
import Reporter
import Sealing
import Wording

/// Puts a report together from a form, a text file, and questions for what they leave open.
struct ReportDialogue {
    let output: CommandOutput
    let form: ReportForm?
    let textFile: String?

    /// The report's text and category, of those that the portal shows.
    func draft(on taxonomy: PortalTaxonomy) throws(CommandFailure) -> ReportDraft {
        let kind = try kind()
        var draft = ReportDraft(
            language: output.language.reportLanguage, kind: kind,
            spheres: try spheres(of: kind, on: taxonomy), what: try text())
        guard draft.what.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.malformedInput, .reporterEmptyText)
        }
        if let form {
            draft.when = form.when
            draft.place = form.place
            draft.who = form.who
            draft.howKnown = form.howKnown
            draft.earlierReports = form.earlierReports
            draft.identity = form.identity
        } else if CommandTerminal.isInteractive {
            draft.when = ask(.reporterAskWhen)
            draft.place = ask(.reporterAskWhere)
            draft.who = ask(.reporterAskWho)
        }
        return draft
    }

    /// Whom it may reach: from the form, or chosen from the list.
    func wish(
        among offer: AudienceOffer, excluding: Bool, only: Bool
    ) throws(CommandFailure) -> AudienceOffer.Wish {
        if let wish = form?.wish { return wish }
        // Whom it must not reach is asked of everybody who can be asked.
        guard excluding || only || form == nil && CommandTerminal.isInteractive else {
            return .allBut(persons: [])
        }
        for (position, candidate) in offer.candidates.enumerated() {
            CommandOutput.writeError("  \(position + 1). \(candidate.line)\n")
        }
        let question: Phrase = only ? .reporterAskOnly : .reporterAskExclude
        let chosen = try candidates(ask(question), of: offer)
        return only
            ? .only(Set(chosen.map(\.keyholder.id)))
            : .allBut(persons: Set(chosen.map(\.keyholder.person)))
    }

    /// What is added to a report, and its category if that is another.
    func followUpDraft() throws(CommandFailure) -> FollowUpDraft {
        var draft = FollowUpDraft(
            language: output.language.reportLanguage, kind: try followUpKind(), text: try text())
        guard draft.text.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.malformedInput, .reporterEmptyText)
        }
        if let form { draft.identity = form.identity }
        return draft
    }

    /// Whom a follow-up may reach: the persons whom the newest message reached, less those excluded now, or a choice.
    func wish(
        behind head: ConversationHead, of view: MailboxView, among offer: AudienceOffer,
        excluding: Bool = false, only: Bool = false
    ) throws(CommandFailure) -> AudienceOffer.Wish {
        if let form, !form.keyholders.isEmpty { return .only(form.keyholders) }
        if only { return try wish(among: offer, excluding: false, only: true) }
        guard let persons = head.persons else {
            if view.isDirectoryLate {
                throw CommandFailure(
                    .tryLater, .reporterDirectoryMissing, hint: .reporterDirectoryMissingHint)
            }
            throw CommandFailure(
                .refused, .reporterAudienceUnknown, hint: .reporterAudienceUnknownHint)
        }
        var excluded = form?.excludedPersons ?? []
        if excluding {
            excluded.formUnion(
                try keyholders(.reporterAskExclude, of: head.addressees).map(\.person))
        }
        return .inherited(persons: persons.subtracting(excluded))
    }

    /// The reporter's name, from the form or asked for.
    func identity() throws(CommandFailure) -> ReportDraft.Identity {
        var identity = form?.identity ?? ReportDraft.Identity()
        if form == nil {
            identity.fullName = ask(.reporterAskFullName)
            identity.position = ask(.reporterAskPosition)
            identity.unit = ask(.reporterAskUnit)
            identity.contact = ask(.reporterAskContact)
        }
        guard identity.fullName.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.malformedInput, .reporterNoName)
        }
        return identity
    }

    /// Asks once more before a name is given away.
    func confirmConsent() throws(CommandFailure) {
        output.warn(.reporterConsentWarning)
        guard form == nil, CommandTerminal.isInteractive else { return }
        try confirm(.reporterAskConsent)
    }

    /// Asks once more before a mailbox is closed; a program says `--yes`.
    func confirmClosing() throws(CommandFailure) {
        output.warn(.reporterClosingWarning)
        guard CommandTerminal.isInteractive else {
            throw CommandFailure(.refused, .reporterClosingNotConfirmed, hint: .reporterClosingHint)
        }
        try confirm(.reporterAskClose)
    }

    /// Asks whether the new receipt is written down, before the old one stops to open anything.
    func confirmWritten() throws(CommandFailure) {
        guard CommandTerminal.isInteractive, !output.isJSON else { return }
        try confirm(.reporterAskWritten)
    }

    /// Says who there is, by the ids that a form names them by, and why somebody cannot be addressed.
    func tell(_ offer: AudienceOffer) {
        for candidate in offer.candidates {
            let reason = candidate.standing.phrase.map { " — " + $0.text(in: output.language) }
            tell(
                "  to: \(candidate.keyholder.id), exclude: \(candidate.keyholder.person)   "
                    + candidate.line + (reason ?? ""))
        }
    }

    /// Says who can read it and who cannot, warns, and asks once more.
    ///
    /// - Parameter wish: what the audience came from.
    func confirm(
        _ audience: ChosenAudience, of offer: AudienceOffer, from wish: AudienceOffer.Wish
    ) throws(CommandFailure) {
        output.tell(.reporterCanRead)
        for candidate in audience.addressed { tell("  " + candidate.line) }
        let others = offer.candidates.filter { candidate in
            !audience.addressed.contains { $0.index == candidate.index }
        }
        if !others.isEmpty { output.tell(.reporterCannotRead) }
        let unticked: Phrase =
            if case .inherited = wish {
                .reporterStandingNotAddressed
            } else {
                .reporterStandingExcluded
            }
        for candidate in others {
            let reason = (candidate.standing.phrase ?? unticked).text(in: output.language)
            tell("  \(candidate.line) — \(reason)")
        }
        for warning in audience.warnings {
            output.warn(warning == .fewerThanTwo ? .reporterFewerThanTwo : .reporterNobodyOutside)
        }
        guard form == nil, CommandTerminal.isInteractive else { return }
        try confirm(.reporterAskSend)
    }

    private func confirm(_ question: Phrase) throws(CommandFailure) {
        guard ReportDialogue.consents.contains(ask(question).lowercased()) else {
            throw CommandFailure(.refused, .reporterNotSentByChoice)
        }
    }

    private func kind() throws(CommandFailure) -> ReportKind {
        if let kind = form?.kind { return kind }
        let code = ask(.reporterAskKind)
        return try ReportDialogue.kind(code.isEmpty ? "K0" : code)
    }

    /// Nil when it is about the report's own matter.
    private func followUpKind() throws(CommandFailure) -> ReportKind? {
        if let form { return form.kind }
        guard CommandTerminal.isInteractive else { return nil }
        let code = ask(.reporterAskFollowUpKind)
        return code.isEmpty ? nil : try ReportDialogue.kind(code)
    }

    private static func kind(_ typed: String) throws(CommandFailure) -> ReportKind {
        var code = typed.uppercased()
        // A Cyrillic К looks like a Latin K, and is what a Kazakh keyboard gives.
        code = code.replacing("К", with: "K").replacing("М", with: "M")
        guard let kind = try? ReportKind(code) else {
            throw CommandFailure(.malformedInput, .reporterUnknownKind, hint: .reporterKindHint)
        }
        return kind
    }

    private func text() throws(CommandFailure) -> String {
        if let name = textFile ?? form?.textFile {
            return try CommandInput.text(name, limit: ReportPayload.maximumTextByteCount)
        }
        if let what = form?.what { return what }
        let limit = ReportPayload.maximumTextByteCount
        let prompt = Phrase.reporterAskText.text(in: output.language)
        guard let text = CommandTerminal.askText(prompt, limit: limit) else {
            throw CommandFailure(.malformedInput, .textTooLong(limit: limit))
        }
        return text
    }

    func ask(_ question: Phrase) -> String {
        CommandTerminal.ask(question.text(in: output.language)) ?? ""
    }

    private func tell(_ line: String) {
        if !output.isJSON { CommandOutput.writeError(line + "\n") }
    }

    /// Keyholders of a list that is shown, by their numbers.
    private func keyholders(
        _ question: Phrase, of list: [Keyholder]
    ) throws(CommandFailure) -> [Keyholder] {
        for (position, keyholder) in list.enumerated() {
            CommandOutput.writeError("  \(position + 1). \(keyholder.line)\n")
        }
        return try ReportDialogue.chosen(ask(question), of: list)
    }

    /// Candidates by their numbers in the list.
    private func candidates(
        _ answer: String, of offer: AudienceOffer
    ) throws(CommandFailure) -> [AudienceOffer.Candidate] {
        try ReportDialogue.chosen(answer, of: offer.candidates)
    }

    static func chosen<Item>(
        _ answer: String, of list: [Item]
    ) throws(CommandFailure) -> [Item] {
        var chosen: [Item] = []
        for word in answer.split(whereSeparator: { $0 == " " || $0 == "," }) {
            guard let number = Int(word), list.indices.contains(number - 1) else {
                throw CommandFailure(
                    .malformedInput, .reporterChoiceNotUnderstood, hint: .reporterChoiceHint)
            }
            chosen.append(list[number - 1])
        }
        return chosen
    }

    private static let consents: Set<String> = ["иә", "ия", "да", "yes", "y"]
}

extension AudienceOffer.Candidate {
    /// Name, post and body, as the directory has them.
    var line: String { keyholder.line }
}

extension AudienceOffer.Standing {
    /// Why they cannot be addressed; nil when they can.
    fileprivate var phrase: Phrase? {
        switch self {
        case .addressable: nil
        case .suspended: .reporterStandingSuspended
        case .outOfOffice: .reporterStandingOutOfOffice
        case .withoutKey: .reporterStandingWithoutKey
        }
    }
}
