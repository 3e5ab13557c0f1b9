import Directory
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import Testing
import Trustee

/// Promise 2: with fewer than t trustees nothing opens, whoever asks and whatever they hold.
@Suite struct `Fewer trustees than t` {
    @Test func `open nothing for an addressed keyholder who holds every byte`() async throws {
        try await LivePortal.with { portal in
            let message = try await portal.submit().submission.report
            let key = PaperKeys.sealingKey(PaperKeys.holder("acs"))
            let own = try key.openHolderSlot(3, of: message.header).share()
            var shares = TrusteeShares(for: message.header)
            try shares.add(trusteeSecret("t2", 1, of: message), from: 1)
            let tooFew = OpeningRefused.tooFewShares(1, expected: 2)
            #expect(throws: tooFew) {
                _ = try message.open(holderKey: own, shares: shares)
            }
            // One share is not the key itself either.
            let share = try trusteeSecret("t2", 1, of: message).share()
            #expect(throws: OpeningRefused.notAddressedOrCover) {
                _ = try message.open(holderKey: own, trusteeKey: share)
            }
            // The same bytes open with a second share.
            try shares.add(trusteeSecret("t3", 2, of: message), from: 2)
            _ = try message.open(holderKey: own, shares: shares)
        }
    }

    @Test func `open nothing through the gateway, and the missing are named`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            portal.setAbsent(["t2", "t3"])
            guard
                case .waiting(let silent, _) = try await portal.open(report.reportID, as: "acs")
            else {
                Issue.record("opened with one trustee of two")
                return
            }
            // The first trustee's answer waits with the others': no two have cosigned the statement.
            #expect(silent.map(\.text).suffix(2) == ["t2", "t3"])
            portal.setAbsent([])
            #expect(try await portal.open(report.reportID, as: "acs").opened != nil)
        }
    }

    @Test func `is what a gateway has that hides the statement from the log`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            for trustee in portal.trustees {
                // The statement is put before the trustees, and not the log that contains it.
                trustee.wire.changeAnswers(of: .trusteePoll) { bytes in
                    let answer = try TrusteePollAnswer(parsing: bytes)
                    return TrusteePollAnswer(
                        entries: [], checkpoint: nil, statements: answer.statements,
                        currencyText: nil, directory: nil
                    ).bytes
                }
            }
            guard case .waiting = try await portal.open(report.reportID, as: "acs") else {
                Issue.record("opened without a logged statement")
                return
            }
            for trustee in portal.trustees {
                let round = try await trustee.runner.round()
                #expect(!round.acts.contains { if case .released = $0 { true } else { false } })
                let shown = try #require(
                    trustee.wire.exchanged.last { $0.path == Endpoint.trusteePoll.path })
                #expect(try TrusteePollAnswer(parsing: shown.answer.body).statements.count == 1)
            }
            for trustee in portal.trustees {
                trustee.wire.changeAnswers(of: .trusteePoll) { $0 }
            }
            #expect(try await portal.open(report.reportID, as: "acs").opened != nil)
        }
    }

    private func trusteeSecret(
        _ id: String, _ index: Int, of message: SealedMessage
    ) throws -> SlotSecret {
        try PaperKeys.sealingKey(PaperKeys.trustee(id)).openTrusteeSlot(index, of: message.header)
    }
}
