import Directory
import Encoding
import Exchange
import Gateway
import PortalSamples
import SignedNote
import Testing

@Suite struct `A note that the directory names, in the gateway's folder` {
    private static let calendar = "senim/calendar/v1\ndemo.example\n"
    private static let taxonomy = "senim/taxonomy/v1\ndemo.example\n"

    @Test func `is served while the directory in force names it`() async throws {
        let notes = try notes(Self.calendar, Self.taxonomy)
        let portal = try await portal(
            naming: (Self.calendar, Self.taxonomy), with: notes)
        #expect(await portal.get("/calendar").bytes == notes.calendar?.bytes)
        #expect(await portal.get("/taxonomy").bytes == notes.taxonomy?.bytes)
    }

    @Test func `is not served where the directory names another, or none`() async throws {
        let kept = try notes(Self.calendar, Self.taxonomy)
        for named in [(Self.taxonomy, Self.calendar), (nil, nil)] as [(String?, String?)] {
            let portal = try await portal(naming: named, with: kept)
            #expect(await portal.get("/calendar") == .problem("not-found"))
            #expect(await portal.get("/taxonomy") == .problem("not-found"))
        }
    }

    @Test func `is not there where the operator put none`() async throws {
        let portal = try await portal(naming: (Self.calendar, Self.taxonomy), with: .none)
        #expect(await portal.get("/calendar") == .problem("not-found"))
        #expect(await portal.get("/taxonomy") == .problem("not-found"))
    }

    private func notes(_ calendar: String, _ taxonomy: String) throws -> PortalNotes {
        PortalNotes(
            calendar: try SamplePortal.authority.sign(calendar),
            taxonomy: try SamplePortal.authority.sign(taxonomy))
    }

    private func portal(
        naming named: (calendar: String?, taxonomy: String?), with notes: PortalNotes
    ) async throws -> TestPortal {
        var draft = SamplePortal.draft
        draft.calendar = named.calendar.map { Digest(hashing: Array($0.utf8)) }
        draft.taxonomy = named.taxonomy.map { Digest(hashing: Array($0.utf8)) }
        let first = try await TestPortal(
            directories: [SamplePortal.note(draft, approvedBy: ["t1", "t2"])])
        return try await TestPortal(
            folder: try first.folder.copy(), clock: first.clock, notes: notes)
    }
}
