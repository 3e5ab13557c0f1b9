import Details
import Directory
import Exchange
import HTTPService
import Officer
import Procedure
import SealedMessage
import Wording

/// *Today* and the list of cases.
extension DeskHouse {
    func todayPage() -> ServiceResponse {
        let now = settings.clock()
        let words = dutyWords
        let due = book.dueItems(at: now)
        let unopened = book.unopened
        var context = frame(.deskToday, at: .today)
        context["looked"] = text(
            book.lookedAt.map { .deskLooked(at: CivilTime(unixSeconds: $0)) } ?? .deskNotLookedYet)
        context["clockWrong"] = clockWarning
        context["uncosigned"] = uncosignedWarning
        if let count = book.recordCount, !book.areRecordsRead {
            context["reading"] = text(.deskReading(done: book.readCount, all: count))
        } else if !book.isComplete {
            context["reading"] = text(
                .deskAsking(done: book.answeredCount, all: book.cards.count))
        }
        context["isComplete"] = book.isComplete && !book.isClockWrong
        context["unreadable"] = book.unreadable.sorted { $0.key.hex < $1.key.hex }.map { id, why in
            "\(id.hex.prefix(8)): \(text(why.phrase))"
        }
        context["outcomes"] = book.outcomes.compactMap { outcome in
            outcome.warning(digits: 8).map { "\(text($0.phrase)): \(text($0.hint))" }
        }
        context["noCalendar"] = book.knowsCalendar && book.calendar == nil
        context["duties"] = due.prefix(Self.listLength).map { item in
            dutyContext(item.duty, words: words, caseID: item.caseID)
        }
        context["moreDuties"] = more(due.count)
        context["unopened"] = unopened.prefix(Self.listLength).map(messageContext)
        context["moreUnopened"] = more(unopened.count)
        context["hasAsked"] = !book.asked.isEmpty
        context["asked"] = book.asked.map { entry in
            messageContext(entry).merging([
                "lines": waitingLines(of: entry.message.messageID)
            ]) { $1 }
        }
        if book.calmCount > 0 { context["calm"] = text(.deskCalm(count: book.calmCount)) }
        return html("today", context)
    }

    func casesPage(words: String, page: Int) -> ServiceResponse {
        let found = book.search(words)
        let first = max(0, page - 1) * Self.listLength
        let last = min(found.count, first + Self.listLength)
        var context = frame(.deskCases, at: .cases, path: "/cases")
        context["words"] = words
        context["count"] = text(.deskCaseCount(found.count))
        context["cases"] = found[min(first, last)..<last].map { card in
            [
                "id": card.id.hex, "name": text(.deskCase(id: card.short)),
                "preview": card.preview, "more": summary(of: card),
            ]
        }
        if found.count > Self.listLength {
            context["pages"] = [
                "back": first > 0 ? String(page - 1) : nil as String?,
                "next": last < found.count ? String(page + 1) : nil,
            ].compactMapValues { $0 }
        }
        return html("cases", context)
    }

    /// Duties in words, their owners by name.
    var dutyWords: DutyWords {
        let keyholders = book.directory?.keyholders ?? []
        return DutyWords(
            language: language,
            names: Dictionary(
                keyholders.map { ($0.id.text, $0.name.text) },
                uniquingKeysWith: { first, _ in first }))
    }

    /// One duty as a card.
    func dutyContext(
        _ duty: Duty, words: DutyWords, caseID: String, entries: [UInt64] = [],
        statedAt: UInt64? = nil
    ) -> [String: Any] {
        let isOverdue = if case .overdue = duty.status { true } else { false }
        let isOpen = if case .open = duty.status { true } else { isOverdue }
        let lines = words.lines(of: duty, entries: entries, statedAt: statedAt)
        return [
            "path": caseID.isEmpty ? "/portal-duties" : "/case/\(caseID)/duties",
            "overdue": isOverdue, "settled": !isOpen,
            "name": words.name(of: duty), "standing": lines.first ?? "",
            "more": lines.dropFirst().joined(separator: "; "),
        ]
    }

    /// Where a case stands, in one line.
    func summary(of card: CaseCard) -> String {
        var parts = [CivilTime(unixSeconds: card.tick).text(in: language)]
        if let state = card.file?.state {
            parts.append(text(state.phase.label))
            parts.append(text((state.classification?.kind ?? .notSure).label))
        }
        return parts.joined(separator: " · ")
    }

    /// Nil while this computer's clock can be relied on.
    var clockWarning: String? {
        guard book.isClockWrong, let error = book.clockError else { return nil }
        return text(.deskClockWrong(minutes: Int(error.magnitude / 60)))
    }

    /// Nil while others' signatures are recent.
    var uncosignedWarning: String? {
        guard book.isLongUncosigned, let error = book.clockError else { return nil }
        return text(.deskUncosigned(minutes: Int(error.magnitude / 60)))
    }

    /// Who has not answered, and who refused why.
    func waitingLines(of message: MessageID) -> [String] {
        guard let waiting = book.waiting[message] else { return [] }
        return waiting.silent.map { text(.deskSilent(name: $0)) }
            + waiting.refused.map {
                text(.deskRefused(name: $0.trustee, reason: $0.reason.rawValue))
            }
    }

    private func messageContext(_ entry: InboxEntry) -> [String: Any] {
        [
            "id": entry.message.messageID.hex,
            "name": text(
                .deskReport(
                    id: String(entry.message.messageID.hex.prefix(8)),
                    at: CivilTime(unixSeconds: entry.message.tick))),
        ]
    }

    private func more(_ count: Int) -> String? {
        count > Self.listLength ? text(.deskMore(count: count - Self.listLength)) : nil
    }

    private static let listLength = 50
}
