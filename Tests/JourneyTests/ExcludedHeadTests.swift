import Directory
import Exchange
import LivePortal
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import Testing

/// What the head has who is reported on: his key, every byte of the message, and the trustees' shares.
@Suite struct `An excluded head` {
    @Test func `learns from all shares only that it is a cover, or not addressed to him`()
        async throws
    {
        try await LivePortal.with { portal in
            let sent = try await portal.submit(excluding: ["p-head"])
            for message in [sent.submission.report, sent.submission.identity] {
                try expectNothing(of: message)
            }
        }
    }

    @Test func `can open no slot but his own`() async throws {
        try await LivePortal.with { portal in
            let header = try await portal.submit().submission.report.header
            let key = PaperKeys.sealingKey(PaperKeys.holder("head"))
            for index in 1..<4 {
                #expect(throws: OpeningRefused.sealedSlot(.holder, index: index)) {
                    _ = try key.openHolderSlot(index, of: header)
                }
            }
            for index in 0..<3 {
                #expect(throws: OpeningRefused.sealedSlot(.trustee, index: index)) {
                    _ = try key.openTrusteeSlot(index, of: header)
                }
            }
            #expect(throws: OpeningRefused.sealedSlot(.reporter, index: 0)) {
                _ = try key.openOwnPlace(
                    of: header,
                    authenticatedBy: ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
                        .audienceKey)
            }
        }
    }

    private func expectNothing(of message: SealedMessage) throws {
        let own = try PaperKeys.sealingKey(PaperKeys.holder("head"))
            .openHolderSlot(0, of: message.header).share()
        for absent in 0...3 {
            var shares = TrusteeShares(for: message.header)
            for (index, id) in ["t1", "t2", "t3"].enumerated() where index != absent {
                let secret = try PaperKeys.sealingKey(PaperKeys.trustee(id))
                    .openTrusteeSlot(index, of: message.header)
                try shares.add(secret, from: index)
            }
            #expect(throws: OpeningRefused.notAddressedOrCover) {
                _ = try message.open(holderKey: own, shares: shares)
            }
        }
    }
}
