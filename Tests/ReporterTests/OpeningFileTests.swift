import Directory
import Exchange
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Testing

@Suite struct `An opening file` {
    /// A report's proof, and what was kept when it was sealed.
    private struct Kept {
        let proven: ProvenAcceptance
        let opening: [UInt8]

        init() async throws {
            let letter = try await Correspondence(keepsOpening: true)
            try await letter.submit()
            letter.stage.tick()
            let reader = MailboxReader(
                calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt)
            let id = letter.report.reportID
            proven = try ProofFile(
                try await reader.fetchMessage(id), of: id, portal: letter.portal, receipt: nil
            ).verified(by: SamplePortal.authority.verifierKey)
            let opening = letter.report.openingBytes()
            self.opening = try #require(opening)
        }

        /// What the file opens, with one of its frames changed.
        func opened(changing frame: Int, _ change: ([UInt8]) -> [UInt8]) throws -> ProvenText {
            var frames = try Frames.decode(Array(opening.dropFirst(17)), exactly: 4)
            frames[frame] = change(frames[frame])
            return try OpeningFile(
                parsing: Array("senim/opening/v1\n".utf8) + Frames.encode(frames)
            ).opened(proven)
        }
    }

    @Test func `shows with the proof what the report says, and whom it addresses`() async throws {
        let kept = try await Kept()
        let text = try OpeningFile(parsing: kept.opening).opened(kept.proven)
        guard case .report(let report) = text.payload else {
            Issue.record("a report opens as one")
            return
        }
        #expect(report.what == "Тендерде пара сұралды.")
        #expect(text.addressees.map(\.id.text) == report.addressees)
        #expect(!text.addressees.isEmpty)
        #expect(!text.addressees.contains { $0.person.text == "p-head" })
    }

    @Test func `is kept by express wish alone`() async throws {
        let letter = try await Correspondence()
        let opening = letter.report.openingBytes()
        #expect(opening == nil)
    }

    @Test func `opens no other message`() async throws {
        let kept = try await Kept()
        let other = try await Kept()
        #expect(throws: OpeningFileRefused.otherMessage) {
            _ = try OpeningFile(parsing: other.opening).opened(kept.proven)
        }
    }

    @Test func `opens nothing with a changed key, share or salt`() async throws {
        let kept = try await Kept()
        #expect(throws: OpeningFileRefused.body(.notAddressedOrCover)) {
            _ = try kept.opened(changing: 1) { $0.flipped(at: 0) }
        }
        #expect(throws: OpeningFileRefused.body(.notAddressedOrCover)) {
            _ = try kept.opened(changing: 2) { $0.flipped(at: 0) }
        }
        #expect(throws: OpeningFileRefused.commitment(.holder, index: 0)) {
            _ = try kept.opened(changing: 3) { $0.flipped(at: 0) }
        }
        #expect(throws: OpeningFileRefused.commitment(.trustee, index: 2)) {
            _ = try kept.opened(changing: 3) { $0.flipped(at: -1) }
        }
        #expect(throws: OpeningFileRefused.slotCount) {
            _ = try kept.opened(changing: 3) { Array($0.dropLast(64)) }
        }
    }

    @Test func `is not read when it is something else or cut short`() async throws {
        let opening = try await Kept().opening
        for bytes in [Array(opening.dropFirst()), Array(opening.dropLast()), opening + [0]] {
            #expect(throws: MalformedOpeningFile()) { _ = try OpeningFile(parsing: bytes) }
        }
        let kept = try await Kept()
        for frame in 0...2 {
            #expect(throws: MalformedOpeningFile()) {
                _ = try kept.opened(changing: frame) { $0 + [0] }
            }
        }
    }
}
