import Encoding
import Exchange
import PortalClient
import PortalSamples
import PortalStage
import SignedNote
import Synchronization
import Testing

@Suite struct `A portal's calendar over the line` {
    private static let text = "senim/calendar/v1\ndemo.example\n"
    private let stage = Stage()

    private func asked(
        _ served: SignedNote?, named text: String? = text
    ) async throws(PortalError) -> String? {
        stage.world.withLock { $0.calendar = served }
        return try await stage.calls.calendarText(
            named: text.map { Digest(hashing: Array($0.utf8)) },
            authority: SamplePortal.authority.verifierKey)
    }

    @Test func `is the one that the directory names`() async throws {
        let note = try SamplePortal.authority.sign(Self.text)
        #expect(try await asked(note) == Self.text)
    }

    @Test func `is none where none is named, whatever is served`() async throws {
        let note = try SamplePortal.authority.sign(Self.text)
        #expect(try await asked(note, named: nil) == nil)
        #expect(!stage.world.withLock { $0.requests.contains(Endpoint.calendar.path) })
    }

    @Test func `is refused when another one is served, or another key signed it`() async throws {
        let older = try SamplePortal.authority.sign(Self.text + "older\n")
        await #expect(throws: PortalError.otherCalendar) { try await asked(older) }
        let forged = try SamplePortal.gateway.sign(Self.text)
        await #expect(throws: PortalError.otherCalendar) { try await asked(forged) }
    }
}
