import Deskwork
import Foundation
import Procedure
import Testing
import Wording

/// A case under the Algorithm, from its receipt to a decision, some of it late.
enum SampleCase {
    static func timeline(
        in language: Language, now: String = "2026-04-20 12:00", count: Int = .max,
        adding more: [(CaseStatement, String)] = []
    ) throws -> Timeline {
        let history = try history(count: count, adding: more)
        let seconds = instant(now)
        return Timeline(
            of: history,
            duties: duties(
                of: history.state, at: seconds, calendar: calendar(),
                owners: ResolutionTable(line: [
                    ResolutionTable.Step(role: .head, keyholder: "head")
                ])), now: seconds, in: language)
    }

    /// `2026-03-12 10:00`, five hours ahead of UTC.
    static func instant(_ text: String) -> UInt64 {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        guard let day = try? CivilDay(parsing: String(parts[0])) else { return 0 }
        return UInt64(day.number * 86_400 + clock[0] * 3_600 + clock[1] * 60 - 18_000)
    }

    /// Keeps a picture to be looked at, where `SENIM_WRITE_FORMS` names a folder.
    static func keep(_ svg: String, _ name: String) throws {
        guard let path = ProcessInfo.processInfo.environment["SENIM_WRITE_FORMS"] else { return }
        try Data(svg.utf8).write(to: URL(filePath: path).appending(path: name))
    }

    private static func history(
        count: Int, adding more: [(CaseStatement, String)]
    ) throws -> CaseHistory {
        let tag = try #require(CaseTag(hex: String(repeating: "a", count: 64)))
        let entries = try (Array(statements().prefix(count)) + more).enumerated().map {
            index, said in
            CaseHistory.Entry(
                index: UInt64(index), keyholder: "head", time: instant(said.1),
                text: PlacedStatement(said.0, tag: tag, seenCount: index).text)
        }
        let history = CaseHistory(
            receivedAt: instant("2026-03-12 10:00"), tag: tag, entries: entries)
        try #require(history.refused.isEmpty, "\(history.refused)")
        return history
    }

    private static func statements() throws -> [(CaseStatement, String)] {
        let crime = try Classification(kind: .corruptionCrime, offence: nil, misconduct: nil)
        let reception = Reception(channel: .portal, form: .written, reporter: .anonymous)
        let call = try DatedAct(
            .called1424, at: .instant(instant("2026-03-13 10:30")), grade: .document)
        let annex = try DatedAct(
            .annexSent, at: .day(CivilDay(parsing: "2026-03-19")), grade: .document)
        let contact = try DatedAct(
            .contacted, at: .instant(instant("2026-03-13 11:00")), grade: .document)
        return [
            (.classified(crime, ground: nil), "2026-03-12 10:30"),
            (.received(reception), "2026-03-12 10:40"), (.done(call), "2026-03-13 10:31"),
            (.done(contact), "2026-03-13 11:01"), (.done(annex), "2026-03-19 18:00"),
        ]
    }

    private static func calendar() -> ProductionCalendar? {
        try? ProductionCalendar(
            parsing: "senim/calendar/v1\ndemo.example\nfrom 2026-01-01\nuntil 2027-12-31\n")
    }
}
