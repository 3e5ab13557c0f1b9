import Directory
import Encoding
import Exchange
import PortalClient
import PortalSamples
import PortalStage
import SignedNote
import Synchronization
import Testing

@Suite struct `A note that the directory names, over the line` {
    /// What a directory names by its hash.
    enum Named: CaseIterable {
        case calendar, taxonomy

        var endpoint: Endpoint { self == .calendar ? .calendar : .taxonomy }
        var refusal: PortalError { self == .calendar ? .otherCalendar : .otherTaxonomy }
    }

    private static let text = "senim/calendar/v1\ndemo.example\n"
    private let stage = Stage()

    private func asked(
        _ named: Named, _ served: SignedNote?, text: String? = text
    ) async throws -> String? {
        stage.world.withLock { $0.named[named.endpoint.path] = served }
        let digest = text.map { Digest(hashing: Array($0.utf8)) }
        let authority = SamplePortal.authority.verifierKey
        var draft = SamplePortal.draft
        switch named {
        case .calendar:
            draft.calendar = digest
            return try await stage.calls.calendarText(
                of: try Directory(checking: draft), authority: authority)
        case .taxonomy:
            draft.taxonomy = digest
            return try await stage.calls.taxonomyText(
                of: try Directory(checking: draft), authority: authority)
        }
    }

    @Test(arguments: Named.allCases)
    func `is the one that the directory names`(named: Named) async throws {
        let note = try SamplePortal.authority.sign(Self.text)
        #expect(try await asked(named, note) == Self.text)
    }

    @Test(arguments: Named.allCases)
    func `is none where none is named, whatever is served`(named: Named) async throws {
        let note = try SamplePortal.authority.sign(Self.text)
        #expect(try await asked(named, note, text: nil) == nil)
        #expect(!stage.world.withLock { $0.requests.contains(named.endpoint.path) })
    }

    @Test(arguments: Named.allCases)
    func `is refused when another one is served, or another key signed it`(
        named: Named
    ) async throws {
        let older = try SamplePortal.authority.sign(Self.text + "older\n")
        await #expect(throws: named.refusal) { try await asked(named, older) }
        let forged = try SamplePortal.gateway.sign(Self.text)
        await #expect(throws: named.refusal) { try await asked(named, forged) }
    }
}
