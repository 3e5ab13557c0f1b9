package import SealedMessage
import Secrets

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

    /// Every choice of t among the shares at hand, as places in the order of their arrival: at most 35.
    borrowing func sufficientSubsets() throws(OpeningRefused) -> [[Int]] {
        let threshold = preheader.context.committee.trusteeThreshold
        guard isComplete else { throw .tooFewShares(indices.count, expected: threshold) }
        return TrusteeShares.subsets(of: Array(indices.indices), count: threshold)
    }

    /// The trustees' half of the key, from the shares at these places.
    borrowing func combined(_ places: [Int]) -> SecretBytes {
        var chosen = SecretBytes(zeroByteCount: 0)
        for place in places {
            let start = place * Shamir.secretByteCount
            chosen = SecretBytes(
                joining: chosen, shares.part(start..<start + Shamir.secretByteCount))
        }
        return Shamir.combine(chosen, indices: places.map { indices[$0] })
    }

    private static func subsets(of places: [Int], count: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        guard let first = places.first, places.count >= count else { return [] }
        let rest = Array(places.dropFirst())
        return subsets(of: rest, count: count - 1).map { [first] + $0 }
            + subsets(of: rest, count: count)
    }
}
