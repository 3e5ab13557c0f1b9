import Directory
import Foundation
import Procedure
import Wording

/// What the page asks for a statement about a case, and the lines that it becomes (Specification.md §6; Procedure/Specification.md §5).
struct StatementForm: Sendable {
    /// An act, or the word of another statement.
    let what: String
    private let act: Act?
    private let word: StatementWord

    /// Nil for what is neither.
    init?(_ what: String) {
        self.what = what
        if let act = Act(rawValue: what) {
            self.act = act
            word = .act
        } else if let word = StatementWord(rawValue: what), word != .act {
            act = nil
            self.word = word
        } else {
            return nil
        }
    }

    /// What is stated.
    var label: Phrase { act?.label ?? word.label }

    /// The paragraph that an act follows.
    var source: Paragraph? { act?.rule.source }

    /// One question of the page; its name is the line's label.
    enum Question: Sendable {
        case choice(String, Phrase, [Option])
        case boxes(String, Phrase, [Option])
        case day(String, Phrase, isNeeded: Bool)
        case instant(String, Phrase)
        case text(String, Phrase, isNeeded: Bool)
        case number(String, Phrase)
    }

    /// A value and what it means.
    struct Option: Sendable {
        let value: String
        let label: Phrase
    }

    /// The questions, in the order of the lines.
    ///
    /// - Parameter spheres: those that the portal shows.
    func questions(in directory: Directory?, spheres: [Sphere]) -> [Question] {
        if let act {
            let time: Question =
                act.rule.precision == .instant
                ? .instant("at", .deskAskAt) : .day("on", .deskAskOn, isNeeded: true)
            return (act.rule.isOfSitting ? [.number("sitting", .deskAskSitting)] : [])
                + [time, Self.grade, Self.number(isNeeded: false)]
        }
        return switch word {
        case .act: []
        case .triage:
            [.boxes("concerns", .deskAskConcerns, Concern.allCases.map { .of($0, $0.label) })]
        case .classify:
            [
                .choice("kind", .deskAskKind, Kind.allCases.map { .of($0, $0.label) }),
                .choice(
                    "offence", .deskAskOffence,
                    [.none] + [Kind.corruptionCrime, .corruptionOffence].map { .of($0, $0.label) }),
                .choice(
                    "misconduct", .deskAskMisconduct,
                    [.none] + Misconduct.allCases.map { .of($0, $0.label) }),
                .boxes(
                    "spheres", .deskAskSpheres,
                    spheres.map { Option(value: $0.id.description, label: $0.label) }),
                .text("ground", .deskAskGroundOfChange, isNeeded: false),
            ]
        case .reception:
            [
                .choice(
                    "channel", .deskAskChannel,
                    Reception.Channel.allCases.map { .of($0, $0.label) }),
                .choice("form", .deskAskForm, Reception.Form.allCases.map { .of($0, $0.label) }),
                .choice(
                    "reporter", .deskAskReporter,
                    Reception.Reporter.allCases.map { .of($0, $0.label) }),
            ]
        case .agreement:
            [
                .choice(
                    "duty", .deskAskDuty,
                    Agreement.Purpose.allCases.map { purpose in
                        Option(
                            value: purpose.rawValue,
                            label: DutyID(rawValue: purpose.rawValue)?.label ?? .deskAskDuty)
                    }),
                .choice(
                    "outcome", .deskAskOutcome,
                    Agreement.Outcome.allCases.map { .of($0, $0.label) }),
                .instant("at", .deskAskAt), Self.grade, Self.number(isNeeded: false),
            ]
        case .sitting:
            [.number("sitting", .deskAskSitting), .day("on", .deskAskOn, isNeeded: true)]
        case .appealNotice:
            [
                .day("appealed", .deskAskAppealed, isNeeded: true),
                .day("received", .deskAskNoticeReceived, isNeeded: true),
                .choice("service-agreement", .deskAskServiceAgreement, [.no, .yes]),
            ]
        case .breach:
            [
                .choice("regime", .deskAskRegime, Breach.Regime.allCases.map { .of($0, $0.label) }),
                .day("detected", .deskAskDetected, isNeeded: true),
                .day("committed", .deskAskCommitted, isNeeded: true),
                .choice(
                    "ended", .deskAskCourse,
                    [
                        Option(value: "-", label: .deskCourseSingle),
                        Option(value: "continuing", label: .deskCourseContinuing),
                        Option(value: "on", label: .deskCourseEnded),
                    ]), .day("ended-on", .deskAskEnded, isNeeded: false),
            ]
        case .proceedingsClosed:
            [.day("on", .deskAskOn, isNeeded: true), Self.number(isNeeded: true)]
        case .pauseBegan:
            [
                Self.pauseGround, .day("on", .deskAskOn, isNeeded: true),
                Self.number(isNeeded: true),
            ]
        case .pauseEnded:
            [
                Self.pauseGround, .day("last-day", .deskAskLastDay, isNeeded: true),
                Self.number(isNeeded: true),
            ]
        case .recuse:
            [
                .choice(
                    "instead", .deskAskInstead,
                    [.none]
                        + (directory?.keyholders ?? []).map { keyholder in
                            let line = "\(keyholder.name), \(keyholder.post)"
                            return Option(
                                value: keyholder.id.text,
                                label: Phrase(kk: line, ru: line, en: line))
                        }), Self.ground,
            ]
        case .notOwed:
            [
                .choice(
                    "duty", .deskAskDuty,
                    DutyID.allCases.filter { !$0.isOfPortal }.map { .of($0, $0.label) }),
                Self.ground,
            ]
        case .close:
            [.choice("reason", .deskAskReason, CloseReason.allCases.map { .of($0, $0.label) })]
        case .reopen: [Self.ground]
        case .escalate:
            [
                .choice(
                    "paragraph", .deskAskEscalation,
                    Escalation.allCases.map { .of($0, $0.label) }), Self.ground,
            ]
        case .hold: [.day("until", .deskAskUntil, isNeeded: false), Self.ground]
        }
    }

    /// The statement that a filled form says.
    ///
    /// - Throws: `MalformedText`, which names the field that does not read.
    func statement(
        from form: FormFields, in directory: Directory?, spheres: [Sphere]
    ) throws(MalformedText) -> CaseStatement {
        var lines = [CaseStatement.type, word.rawValue]
        if let act { lines.append("what \(act.rawValue)") }
        for question in questions(in: directory, spheres: spheres) {
            guard let line = try line(of: question, form) else { continue }
            lines.append(line)
        }
        return try CaseStatement(parsing: lines.map { $0 + "\n" }.joined())
    }

    private func line(
        of question: Question, _ form: FormFields
    ) throws(MalformedText) -> String? {
        switch question {
        case .boxes(let key, _, let options):
            let chosen = Set(form.all(key))
            let values = options.map(\.value).filter(chosen.contains)
            return "\(key) " + (values.isEmpty ? "-" : values.joined(separator: " "))
        case .instant(let key, _):
            guard let seconds = StatementForm.seconds(form.text(key)) else {
                throw .value(line: 0, field: key)
            }
            return "\(key) \(seconds)"
        case .day("ended-on", _, _): return nil
        case .choice("ended", _, _) where form["ended"] == "on":
            return "ended \(form.text("ended-on"))"
        case .choice(let key, _, _), .number(let key, _), .day(let key, _, _), .text(let key, _, _):
            let value = form.text(key)
            guard !value.contains("\n") else { throw .value(line: 0, field: key) }
            return "\(key) \(value.isEmpty ? "-" : value)"
        }
    }

    /// UTC seconds of `YYYY-MM-DDTHH:MM` in Almaty.
    static func seconds(_ text: String) -> UInt64? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = try? CivilDay(parsing: String(parts[0])) else {
            return nil
        }
        let clock = parts[1].split(separator: ":").map { UInt64($0) }
        guard clock.count >= 2, let hours = clock[0], let minutes = clock[1], hours < 24,
            minutes < 60
        else { return nil }
        return Almaty.start(of: day) + (hours * 60 + minutes) * 60
    }

    private static let ground = Question.text("ground", .deskAskGround, isNeeded: true)
    private static let grade = Question.choice(
        "grade", .deskAskGrade,
        EvidenceGrade.allCases.reversed().map { .of($0, $0.label) })
    private static let pauseGround = Question.choice(
        "ground", .deskAskPauseGround, PauseGround.allCases.map { .of($0, $0.label) })

    private static func number(isNeeded: Bool) -> Question {
        .text("number", .deskAskNumber, isNeeded: isNeeded)
    }
}

extension StatementForm.Option {
    static let none = Self(value: "-", label: Phrase(kk: "–", ru: "–", en: "–"))
    static let no = Self(value: "no", label: .deskNo)
    static let yes = Self(value: "yes", label: .deskYes)

    static func of<T: RawRepresentable<String>>(_ value: T, _ label: Phrase) -> Self {
        Self(value: value.rawValue, label: label)
    }
}
