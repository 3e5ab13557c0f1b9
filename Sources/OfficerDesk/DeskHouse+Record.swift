import Deskwork
import Details
import Directory
import HTTPService
package import Officer
import SealedMessage
import Sealing
package import Wording

/// Who asked to open a case, and what was given to whom.
extension DeskHouse {
    func recordPage(_ idText: String) async throws -> ServiceResponse {
        let card = try card(idText)
        let (history, outcome) = try await use { unlocked in
            (
                try await unlocked.desk.history(of: card.id),
                try unlocked.desk.filedOutcome(of: card.id)
            )
        }
        var context = caseFrame(card, at: "Record", path: "/record")
        context["acts"] = history.entries.map { entry in
            [
                "text": text(entry.phrase),
                "more": text(entry.isPublic ? .officerActPublic : .officerActNotPublic),
            ]
        }
        if let file = card.file, !book.isClockWrong {
            let timeline = Timeline(
                of: file.history, duties: file.duties(at: settings.clock()),
                now: settings.clock(), in: language)
            context["timeline"] = timeline.svg
            context["deeds"] = timeline.deeds.map {
                ["number": String($0.number), "when": $0.when, "what": $0.what]
            }
            context["rows"] = timeline.rows.map {
                ["name": $0.name, "limit": $0.limit ?? "–", "status": $0.status]
            }
        }
        if !history.refused.isEmpty {
            context["refused"] = text(.officerActsRefused(count: history.refused.count))
        }
        context["outcome"] =
            outcome.map { filed in
                text(filed.code.phrase) + " " + text(filed.standing.phrase)
            } ?? text(.outcomeNone)
        return html("record", context)
    }
}

extension HistoryEntry {
    /// The act in words.
    package var phrase: Phrase {
        let at = CivilTime(unixSeconds: time)
        return switch act {
        case .asked(let keyholder, _, _):
            .officerActAsked(name: "\(keyholder.name), \(keyholder.post)", at: at)
        case .released(let trustee, _): .officerActReleased(name: trustee.name.text, at: at)
        case .handedOver(let author, let successor, _):
            .officerActHandedOver(
                name: author.name.text, successor: "\(successor.name), \(successor.post)", at: at)
        case .refused(let trustee, let reason, _):
            .officerActRefused(name: trustee.name.text, reason: reason.rawValue, at: at)
        }
    }
}

extension FiledOutcome.Standing {
    /// Where the outcome stands, in words.
    fileprivate var phrase: Phrase {
        switch self {
        case .unsent: .deskOutcomeNotLogged
        case .taken: .deskOutcomeTaken
        case .missing: .deskOutcomeMissing
        case .denied: .deskOutcomeDenied
        case .proven: .deskOutcomeProven
        case .elsewhere: .deskOutcomeElsewhere
        }
    }
}

extension OutcomeCode {
    /// What the officer stated, in words.
    fileprivate var phrase: Phrase {
        switch self {
        case .takenUp: .deskOutcomeTakenUp
        case .notAddressed: .deskOutcomeNotAddressed
        case .cover: .deskOutcomeCover
        case .malformed: .deskOutcomeMalformed
        }
    }
}
