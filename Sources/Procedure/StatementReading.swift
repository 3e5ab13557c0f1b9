/// How the lines after the word of a statement are read (Specification.md §5.2).
extension StatementWord {
    func read(_ lines: inout TextLines) throws(MalformedText) -> CaseStatement {
        switch self {
        case .triage: .triaged(concerns: try lines.concerns())
        case .classify: try lines.classified()
        case .reception:
            .received(
                Reception(
                    channel: try lines.word("channel"), form: try lines.word("form"),
                    reporter: try lines.word("reporter")))
        case .act: .done(try lines.datedAct())
        case .agreement:
            .agreement(
                Agreement(
                    purpose: try lines.word("duty"), outcome: try lines.word("outcome"),
                    at: try lines.instant(), grade: try lines.word("grade"),
                    number: try lines.optional("number") { try? ShortText($0) }))
        case .sitting: .sitting(try lines.sitting(), on: try lines.day("on"))
        case .appealNotice:
            .appealNotice(
                AppealNotice(
                    appealed: try lines.day("appealed"), received: try lines.day("received"),
                    hasServiceAgreement: try lines.yesOrNo("service-agreement")))
        case .breach:
            .breach(
                Breach(
                    regime: try lines.word("regime"), detected: try lines.day("detected"),
                    committed: try lines.day("committed"),
                    course: try lines.labelled("ended") { Breach.Course(parsing: $0) }))
        case .proceedingsClosed:
            .proceedingsClosed(on: try lines.day("on"), number: try lines.short("number"))
        case .pauseBegan:
            .pauseBegan(
                try lines.word("ground"), on: try lines.day("on"), number: try lines.short("number")
            )
        case .pauseEnded:
            .pauseEnded(
                try lines.word("ground"), lastDay: try lines.day("last-day"),
                number: try lines.short("number"))
        case .recuse:
            .recused(
                instead: try lines.optional("instead") { TextLines.isIdentifier($0) ? $0 : nil },
                ground: try lines.short("ground"))
        case .notOwed: .notOwed(try lines.word("duty"), ground: try lines.short("ground"))
        case .close: .closed(try lines.word("reason"))
        case .reopen: .reopened(ground: try lines.short("ground"))
        case .escalate: .escalated(try lines.word("paragraph"), ground: try lines.short("ground"))
        case .hold:
            .held(
                until: try lines.optional("until") { try? CivilDay(parsing: $0) },
                ground: try lines.short("ground"))
        }
    }
}

extension TextLines {
    fileprivate mutating func short(_ field: String) throws(MalformedText) -> ShortText {
        try labelled(field) { try? ShortText($0) }
    }

    fileprivate mutating func instant() throws(MalformedText) -> UInt64 {
        try labelled("at") { TextLines.number($0, in: 0...Almaty.lastInstant) }
    }

    fileprivate mutating func sitting() throws(MalformedText) -> SittingNumber {
        try labelled("sitting") { text in
            TextLines.number(text, in: 1...99).flatMap { SittingNumber(Int($0)) }
        }
    }

    fileprivate mutating func concerns() throws(MalformedText) -> [Concern] {
        try labelled("concerns") { text in
            TextLines.ascending(text, of: Concern.allCases) { $0.rawValue }
        }
    }

    fileprivate mutating func classified() throws(MalformedText) -> CaseStatement {
        let kind: Kind = try word("kind")
        let offence = try optional("offence") { text in Kind.allCases.first { $0.rawValue == text }
        }
        let misconduct = try optional("misconduct") { text in
            Misconduct.allCases.first { $0.rawValue == text }
        }
        let spheres = try labelled("spheres") { text -> [SphereID]? in
            text == "-" ? [] : TextLines.spheres(text)
        }
        guard
            let classification = try? Classification(
                kind: kind, offence: offence, misconduct: misconduct, spheres: spheres)
        else { throw .inconsistent(line: lineNumber) }
        return .classified(
            classification, ground: try optional("ground") { try? ShortText($0) })
    }

    fileprivate mutating func datedAct() throws(MalformedText) -> DatedAct {
        let act: Act = try word("what")
        let sitting = act.rule.isOfSitting ? try sitting() : nil
        let moment: Moment =
            switch act.rule.precision {
            case .instant: .instant(try instant())
            case .day: .day(try day("on"))
            }
        let grade: EvidenceGrade = try word("grade")
        let number = try optional("number") { try? ShortText($0) }
        do {
            return try DatedAct(act, sitting: sitting, at: moment, grade: grade, number: number)
        } catch {
            throw .inconsistent(line: lineNumber)
        }
    }

    private static func spheres(_ text: String) -> [SphereID]? {
        var spheres: [SphereID] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            guard let sphere = try? SphereID(parsing: String(word)) else { return nil }
            spheres.append(sphere)
        }
        return spheres
    }

    /// Words in the order of their list, none twice, with one space between; `-` for none.
    private static func ascending<T>(
        _ text: String, of all: [T], name: (T) -> String
    ) -> [T]? {
        let words = text == "-" ? [] : text.split(separator: " ", omittingEmptySubsequences: false)
        let found = all.filter { item in words.contains { $0 == name(item) } }
        return found.map(name) == words.map(String.init) ? found : nil
    }
}
