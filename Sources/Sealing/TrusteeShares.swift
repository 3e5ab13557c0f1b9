package import SealedMessage
package import Secrets

/// Gathers the shares that trustees released for one message, and names who gave a wrong one.
package struct TrusteeShares: ~Copyable {
    private let preheader: Preheader
    private var indices: [Int] = []
    /// Shares of 32 bytes, in the order of `indices`.
    private var shares = SecretBytes(zeroByteCount: 0)

    package init(for header: MessageHeader) {
        preheader = header.preheader
    }

    /// How many shares fit so far.
    package var count: Int { indices.count }

    /// Whether the key can be put together.
    package var isComplete: Bool {
        indices.count >= preheader.context.committee.trusteeThreshold
    }

    /// Takes one trustee's share ‖ salt.
    ///
    /// - Throws: `OpeningRefused.commitment` naming the trustee whose share is not the one committed to.
    package mutating func add(
        _ secret: borrowing SlotSecret, from trustee: Int
    ) throws(OpeningRefused) {
        guard (0..<preheader.context.committee.trusteeCount).contains(trustee) else {
            throw .noSuchSlot(.trustee, index: trustee)
        }
        guard !indices.contains(trustee) else { throw .repeatedShare(index: trustee) }
        guard secret.matches(preheader, role: .trustee, index: trustee) else {
            throw .commitment(.trustee, index: trustee)
        }
        shares = SecretBytes(joining: shares, secret.share())
        indices.append(trustee)
    }

    /// The trustees' half of the key, from the first t shares.
    package borrowing func combined() throws(OpeningRefused) -> SecretBytes {
        let threshold = preheader.context.committee.trusteeThreshold
        guard isComplete else { throw .tooFewShares(indices.count, expected: threshold) }
        return Shamir.combine(
            shares.part(0..<threshold * Shamir.secretByteCount),
            indices: Array(indices.prefix(threshold)))
    }
}
