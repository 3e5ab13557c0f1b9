package import Directory
package import Forms
package import Officer
package import Procedure
import SealedMessage
package import Sealing
package import Wording

/// Gathers what a case, its report and the directory tell for a form.
package struct FormFilling {
    private let language: Language
    private let directory: Directory
    package private(set) var values: [FormField: FormValue] = [:]

    package init(language: Language, directory: Directory) {
        self.language = language
        self.directory = directory
    }

    /// The officer's own office, and the head's.
    package mutating func fillOffice(of own: Keyholder) {
        set(.organisation, own.body.text)
        set(.officerName, own.name.text)
        set(.officerPosition, own.post.text)
        set(.receivedBy, own.name.text)
        set(.keyFingerprint, Fingerprint(of: own.identityKey).hex)
        if let head = directory.keyholders.first(where: { $0.role == .head }) {
            set(.headName, head.name.text)
            set(.headPosition, head.post.text)
        }
        if let origin = directory.webOrigins.first ?? directory.onionOrigins.first {
            set(.portalAddress, origin.text)
        }
    }

    /// Leaves the head's name out where the reporter left the head out; whether that was so.
    package mutating func forgetHead(excludedBy report: ReportPayload) -> Bool {
        guard
            directory.keyholders.contains(where: {
                $0.role == .head && report.excluded.contains($0.person.text)
            })
        else { return false }
        values[.headName] = nil
        values[.headPosition] = nil
        return true
    }

    /// What the report tells.
    package mutating func fill(_ report: ReportPayload, of caseID: String) {
        set(.caseNumber, caseID)
        set(
            .description,
            [report.what, report.when, report.place].filter { !$0.isEmpty }
                .joined(separator: "\n"))
        set(.accused, report.who)
        if let kind = Kind(rawValue: report.kind.code) {
            set(.kind, text(kind.label))
        } else if let misconduct = Misconduct(rawValue: report.kind.code) {
            set(.kind, text(misconduct.label))
        }
        set(.channel, text(Reception.Channel.portal.label))
    }

    /// What was stated about the case.
    ///
    /// - Parameter form: whose ground is meant: that of a closing, or of a notice.
    package mutating func fill(_ form: Form, from file: CaseFile, at now: UInt64) {
        let state = file.state
        set(.receivedAt, moment(.instant(state.receivedAt)))
        if let reception = state.reception { set(.channel, text(reception.channel.label)) }
        if let kind = state.classification?.kind { set(.kind, text(kind.label)) }
        set(.calledAt, .callNumber, from: state.stated(.called1424))
        set(.toldAt, nil, from: state.stated(.decisionTold))
        set(.decisionDate, .decisionNumber, from: state.stated(.decisionTaken))
        if let (sitting, day) = state.sittings.max(by: { $0.key < $1.key }) {
            set(.sittingAt, moment(.day(day)))
            set(
                .decisionDate, .decisionNumber,
                from: state.stated(.sittingDecided, sitting: sitting))
        }
        if let notice = state.appealNotice { set(.appealDate, moment(.day(notice.appealed))) }
        let duties = file.duties(at: now)
        if case .day(let day)? = duties.first(where: { $0.id == .d9 })?.limit {
            set(.decisionDue, moment(.day(day)))
        }
        switch form {
        case .closingSlip:
            if let reason = state.closeReason { set(.ground, text(reason.label)) }
        case .noticeE6:
            for case .escalated(.agency, let ground) in file.history.accepted.map(\.statement) {
                set(.ground, ground.text)
            }
        default: break
        }
        if let closing = file.history.accepted.last(where: { $0.statement.word == .close }) {
            set(.closedOn, moment(.day(Almaty.day(of: closing.entry.time))))
        }
        if case .until(let day?) = Retention(of: state, duties: duties) {
            set(.keptUntil, moment(.day(day)))
        }
        if let day = state.protectionEnd { set(.protectedUntil, moment(.day(day))) }
    }

    /// The counts of a periodic report; hidden ones stay hidden.
    ///
    /// - Parameter spheres: those that have a label; one without, which the portal had and has no more, is counted by its code.
    package mutating func fill(
        _ cases: [CaseState], in period: ReportPeriod, spheres: [Procedure.Sphere]
    ) {
        let statistics = Statistics(of: cases, in: period)
        set(.period, period.text(in: language))
        set(.total, shown(statistics.total))
        // A table without cases, or one that may not be shown, is one bar: a chart cannot be filled in by hand.
        for field in [FormField.byKind, .bySphere] {
            setBars(field, [(text(.formTogether), statistics.total)], leavingOut: nil)
        }
        if case .shown(let counts) = statistics.kinds {
            setBars(
                .byKind,
                Kind.allCases.compactMap { kind in
                    counts[kind].map { (text(kind.label), $0) }
                })
        }
        if case .shown(let counts) = statistics.spheres {
            setBars(
                .bySphere,
                counts.sorted { $0.key < $1.key }.map { id, count in
                    (spheres.first { $0.id == id }.map { text($0.label) } ?? "\(id)", count)
                })
        }
        if case .shown(let counts) = statistics.outcomes {
            let rows = CaseOutcome.allCases.compactMap { outcome in
                counts[outcome].map { [text(outcome.label), shown($0)] }
            }
            values[.outcomes] = try? FormValue(rows: rows)
        }
    }

    /// The cases that an officer has.
    package mutating func fill(register rows: [[String]]) {
        values[.cases] = try? FormValue(rows: rows)
    }

    private mutating func setBars(
        _ field: FormField, _ counts: [(String, Procedure.Count)],
        leavingOut none: Procedure.Count? = .shown(0)
    ) {
        let bars = counts.filter { $0.1 != none }.compactMap { label, count -> FormBar? in
            guard let label = try? FormText(label) else { return nil }
            return switch count {
            case .shown(let number): FormBar(label: label, count: .exact(number))
            case .hidden: FormBar(label: label, count: .hidden)
            }
        }
        if !bars.isEmpty { values[field] = .bars(bars) }
    }

    private mutating func set(
        _ time: FormField, _ number: FormField?, from stated: StatedAct?
    ) {
        guard let act = stated?.act else { return }
        set(time, moment(act.moment))
        if let number, let text = act.number?.text { set(number, text) }
    }

    /// A text that cannot be printed leaves its field to be filled in by hand.
    private mutating func set(_ field: FormField, _ text: String) {
        if let value = try? FormValue(text: text) { values[field] = value }
    }

    private func shown(_ count: Procedure.Count) -> String {
        switch count {
        case .shown(let number): String(number)
        case .hidden: "<\(Procedure.Count.smallestShown)"
        }
    }

    private func moment(_ moment: Moment) -> String { moment.text(in: language) }

    private func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
