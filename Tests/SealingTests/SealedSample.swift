import Encoding
import SealedMessage
import Secrets

@testable import Sealing

/// Keys of four holders, three trustees and a reporter, from numbered seeds.
struct SealedSample: ~Copyable {
    let replyKey = SealedSample.key(200)
    let audienceKey = SealedSample.audienceKey(201)
    let addressed: [Bool]
    let threshold: Int
    let trusteeCount: Int

    init(addressed: [Bool] = [false, true, true, false], threshold: Int = 2, trusteeCount: Int = 3)
    {
        self.addressed = addressed
        self.threshold = threshold
        self.trusteeCount = trusteeCount
    }

    static func key(_ number: UInt8) -> SealingKey {
        SealingKey(seed: secret([UInt8](repeating: number, count: 32)))
    }

    static func audienceKey(_ number: UInt8) -> AudienceKey {
        AudienceKey(secret([UInt8](repeating: number, count: 32)))
    }

    func holderKey(_ index: Int) -> SealingKey { SealedSample.key(UInt8(index)) }
    func trusteeKey(_ index: Int) -> SealingKey { SealedSample.key(UInt8(100 + index)) }

    func recipients() throws -> Recipients {
        try Recipients(
            holders: addressed.enumerated().map {
                HolderRecipient(key: holderKey($0.offset).publicKey, isAddressed: $0.element)
            },
            trustees: (0..<trusteeCount).map { trusteeKey($0).publicKey }, threshold: threshold)
    }

    func sealer(
        kind: MessageKind = .report, reporter: ReporterSlot? = nil
    ) throws -> MessageSealer {
        try MessageSealer(
            kind: kind, directoryHash: Digest(hashing: [1]), recipients: recipients(),
            reporter: reporter
                ?? .own(
                    to: replyKey.publicKey, authenticatedBy: audienceKey, sequence: 0),
            consentHash: kind == .identity ? Digest(hashing: [2]) : nil)
    }

    /// The shares in these trustees' slots.
    func shares(
        of message: SealedMessage, from trustees: [Int]
    ) throws -> TrusteeShares {
        var shares = TrusteeShares(for: message.header)
        for trustee in trustees {
            try shares.add(
                trusteeKey(trustee).openTrusteeSlot(trustee, of: message.header), from: trustee)
        }
        return shares
    }

    /// Opens as a desk does.
    func open(
        _ message: SealedMessage, as holder: Int, with trustees: [Int]
    ) throws -> OpenedBody {
        let share = try holderKey(holder).openHolderSlot(holder, of: message.header)
        return try message.open(
            holderKey: share.share(), shares: shares(of: message, from: trustees))
    }
}
