import Casework
import Directory
import PortalSamples
import Procedure
import Testing

@Suite struct `A portal's directory in the words of the procedure` {
    private func table(_ keyholders: [Keyholder]) throws -> ResolutionTable {
        var draft = SamplePortal.draft
        draft.keyholders = keyholders
        return ResolutionTable(
            of: try Directory(checking: draft), on: try AlmatyDay(parsing: "2026-07-01"))
    }

    private let service = SamplePortal.keyholder("acs", role: .antiCorruption, isOutside: true)

    @Test func `goes from the head over the superior to the Service`() throws {
        let table = try table([
            service, SamplePortal.keyholder("superior", role: .superior),
            SamplePortal.keyholder("commissioner", role: .commissioner),
            SamplePortal.keyholder("head"),
        ])
        #expect(table.line.map(\.role) == [.head, .superiorHead, .service])
        #expect(table.line.map(\.keyholder) == ["head", "superior", "acs"])
        #expect(table.unavailable.isEmpty)
    }

    @Test func `owes surveys since its first commissioner, and none without one`() throws {
        let first = SamplePortal.directory
        #expect(PortalHistory(in: [first], entries: []) == nil)
        var draft = DirectoryDraft(following: first)
        draft.keyholders.append(SamplePortal.keyholder("ethics", role: .commissioner))
        let second = try Directory(checking: draft)
        let history = PortalHistory(in: [first, second, first], entries: [])
        #expect(history?.state.from == (try CivilDay(parsing: "2026-01-01")))
        #expect(history?.state.portal == "demo.example")
    }

    @Test func `leaves out who may not act on the day`() throws {
        var suspended = SamplePortal.keyholder("head")
        suspended.isSuspended = true
        #expect(try table([suspended, service]).unavailable == ["head"])
    }
}

@Suite struct `A portal's calendar` {
    private let text = "senim/calendar/v1\ndemo.example\nfrom 2026-01-01\nuntil 2026-12-31\n"

    @Test func `is the portal's own`() throws {
        let calendar = try ProductionCalendar(text: text, of: SamplePortal.portal)
        #expect(calendar.text == text)
    }

    @Test func `is refused when it is another portal's or none`() throws {
        #expect(throws: CalendarRefused.otherPortal) {
            try ProductionCalendar(text: text, of: try Portal("other.example"))
        }
        #expect(throws: CalendarRefused.self) {
            try ProductionCalendar(text: String(text.dropLast()), of: SamplePortal.portal)
        }
    }
}
