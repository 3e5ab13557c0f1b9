/// The one text of each statement (Specification.md §5.1).
extension CaseStatement {
    /// Reads a statement and refuses anything that this module would not have written.
    package init(parsing text: String) throws(MalformedText) {
        var lines = try TextLines(
            text, type: CaseStatement.type, maximumByteCount: CaseStatement.maximumByteCount)
        let word = try lines.value("event") { word in
            StatementWord.allCases.first { $0.rawValue == word }
        }
        self = try word.read(&lines)
        try lines.finish()
    }

    /// The text that reads as this statement.
    package var text: String {
        ([CaseStatement.type, word.rawValue] + fields.map { "\($0) \($1)" }).map { $0 + "\n" }
            .joined()
    }

    /// Labels and values after the word, in order.
    private var fields: [(String, String)] {
        switch self {
        case .triaged(let concerns):
            [("concerns", list(concerns.map(\.rawValue)))]
        case .classified(let classification, let ground):
            [
                ("kind", classification.kind.rawValue),
                ("offence", classification.offence?.rawValue ?? "-"),
                ("misconduct", classification.misconduct?.rawValue ?? "-"),
                ("spheres", list(classification.spheres.map(\.description))),
                ("ground", ground?.text ?? "-"),
            ]
        case .received(let reception):
            [
                ("channel", reception.channel.rawValue), ("form", reception.form.rawValue),
                ("reporter", reception.reporter.rawValue),
            ]
        case .done(let act): act.fields
        case .agreement(let agreement):
            [
                ("duty", agreement.purpose.rawValue), ("outcome", agreement.outcome.rawValue),
                ("at", String(agreement.at)), ("grade", agreement.grade.rawValue),
                ("number", agreement.number?.text ?? "-"),
            ]
        case .sitting(let sitting, let day):
            [("sitting", String(sitting.number)), ("on", "\(day)")]
        case .appealNotice(let notice):
            [
                ("appealed", "\(notice.appealed)"), ("received", "\(notice.received)"),
                ("service-agreement", notice.hasServiceAgreement ? "yes" : "no"),
            ]
        case .breach(let breach):
            [
                ("regime", breach.regime.rawValue), ("detected", "\(breach.detected)"),
                ("committed", "\(breach.committed)"), ("ended", breach.course.text),
            ]
        case .proceedingsClosed(let day, let number):
            [("on", "\(day)"), ("number", number.text)]
        case .pauseBegan(let ground, let day, let number):
            [("ground", ground.rawValue), ("on", "\(day)"), ("number", number.text)]
        case .pauseEnded(let ground, let day, let number):
            [("ground", ground.rawValue), ("last-day", "\(day)"), ("number", number.text)]
        case .recused(let instead, let ground):
            [("instead", instead ?? "-"), ("ground", ground.text)]
        case .notOwed(let duty, let ground): [("duty", duty.rawValue), ("ground", ground.text)]
        case .closed(let reason): [("reason", reason.rawValue)]
        case .reopened(let ground): [("ground", ground.text)]
        case .escalated(let escalation, let ground):
            [("paragraph", escalation.rawValue), ("ground", ground.text)]
        case .held(let day, let ground):
            [("until", day?.description ?? "-"), ("ground", ground.text)]
        }
    }

    private func list(_ words: [String]) -> String {
        words.isEmpty ? "-" : words.joined(separator: " ")
    }

    /// The first line.
    package static let type = "senim/case/v1"
    /// What a `duty` detail has room for, with 24 bytes to spare.
    package static let maximumByteCount = 1_000
}

extension DatedAct {
    fileprivate var fields: [(String, String)] {
        let time: (String, String) =
            switch moment {
            case .instant(let seconds): ("at", String(seconds))
            case .day(let day): ("on", "\(day)")
            }
        return [("what", act.rawValue)] + (sitting.map { [("sitting", String($0.number))] } ?? [])
            + [time, ("grade", grade.rawValue), ("number", number?.text ?? "-")]
    }
}

extension Breach.Course {
    fileprivate var text: String {
        switch self {
        case .single: "-"
        case .continuing: "continuing"
        case .ended(let day): "\(day)"
        }
    }

    init?(parsing text: String) {
        switch text {
        case "-": self = .single
        case "continuing": self = .continuing
        default:
            guard let day = try? CivilDay(parsing: text) else { return nil }
            self = .ended(day)
        }
    }
}
