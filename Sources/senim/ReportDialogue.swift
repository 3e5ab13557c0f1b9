import Directory
import Encoding
import Reporter
import Sealing
import Wording

/// Puts a report together from a form, a text file, and questions for what they leave open.
struct ReportDialogue {
    let output: CommandOutput
    let form: ReportForm?
    let textFile: String?

    /// The report's text and category.
    func draft() throws(CommandFailure) -> ReportDraft {
        var draft = ReportDraft(
            language: output.language.reportLanguage, kind: try kind(),
            spheres: form?.spheres ?? [], what: try text())
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
        guard excluding || only else { return .allBut(persons: []) }
        for (position, candidate) in offer.candidates.enumerated() {
            CommandOutput.writeError("  \(position + 1). \(candidate.line)\n")
        }
        let question: Phrase = only ? .reporterAskOnly : .reporterAskExclude
        let chosen = try candidates(ask(question), of: offer)
        return only
            ? .only(Set(chosen.map(\.keyholder.id)))
            : .allBut(persons: Set(chosen.map(\.keyholder.person)))
    }

    /// Says who can read it and who cannot, warns, and asks once more.
    func confirm(
        _ audience: ChosenAudience, of offer: AudienceOffer
    ) throws(CommandFailure) {
        output.tell(.reporterCanRead)
        for candidate in audience.addressed { tell("  " + candidate.line) }
        let others = offer.candidates.filter { candidate in
            !audience.addressed.contains { $0.index == candidate.index }
        }
        if !others.isEmpty { output.tell(.reporterCannotRead) }
        for candidate in others {
            let reason = (candidate.standing.phrase ?? .reporterStandingExcluded)
                .text(in: output.language)
            tell("  \(candidate.line) — \(reason)")
        }
        for warning in audience.warnings {
            output.warn(warning == .fewerThanTwo ? .reporterFewerThanTwo : .reporterNobodyOutside)
        }
        guard form == nil, CommandTerminal.isInteractive else { return }
        let answer = ask(.reporterAskSend).lowercased()
        guard ReportDialogue.consents.contains(answer) else {
            throw CommandFailure(.refused, .reporterNotSentByChoice)
        }
    }

    private func kind() throws(CommandFailure) -> ReportKind {
        if let kind = form?.kind { return kind }
        var code = ask(.reporterAskKind).uppercased()
        if code.isEmpty { code = "K0" }
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

    private func ask(_ question: Phrase) -> String {
        CommandTerminal.ask(question.text(in: output.language)) ?? ""
    }

    private func tell(_ line: String) {
        if !output.isJSON { CommandOutput.writeError(line + "\n") }
    }

    /// Candidates by their numbers in the list.
    private func candidates(
        _ answer: String, of offer: AudienceOffer
    ) throws(CommandFailure) -> [AudienceOffer.Candidate] {
        var chosen: [AudienceOffer.Candidate] = []
        for word in answer.split(whereSeparator: { $0 == " " || $0 == "," }) {
            guard let number = Int(word), offer.candidates.indices.contains(number - 1) else {
                throw CommandFailure(
                    .malformedInput, .reporterChoiceNotUnderstood, hint: .reporterChoiceHint)
            }
            chosen.append(offer.candidates[number - 1])
        }
        return chosen
    }

    private static let consents: Set<String> = ["иә", "ия", "да", "yes", "y"]
}

extension AudienceOffer.Candidate {
    /// Name, post and body, as the directory has them.
    var line: String { "\(keyholder.name), \(keyholder.post), \(keyholder.body)" }
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

extension Language {
    /// The same language, as a report or a reply states it.
    var reportLanguage: ReportLanguage {
        switch self {
        case .kk: .kazakh
        case .ru: .russian
        case .en: .english
        }
    }
}
