/// How many can open a message together: one of n holders with t of m trustees (Specification.md §2).
package struct Committee: Sendable, Hashable {
    package let holderCount: Int
    package let trusteeCount: Int
    /// t: how many trustees must release their shares.
    package let trusteeThreshold: Int

    /// - Throws: `MalformedMessage` unless 1 ≤ n ≤ 16, 1 ≤ m ≤ 7 and m/2 < t ≤ m.
    package init(
        holderCount: Int, trusteeCount: Int, trusteeThreshold: Int
    ) throws(MalformedMessage) {
        try self.init(
            holderCount: UInt8(clamping: holderCount), holderThreshold: 1,
            trusteeCount: UInt8(clamping: trusteeCount),
            trusteeThreshold: UInt8(clamping: trusteeThreshold))
    }

    init(
        holderCount: UInt8, holderThreshold: UInt8, trusteeCount: UInt8, trusteeThreshold: UInt8
    ) throws(MalformedMessage) {
        guard (1...Committee.maximumHolderCount).contains(Int(holderCount)) else {
            throw .holderCount(holderCount)
        }
        // k > 1 would reveal who was excluded: the gateway could try combinations.
        guard holderThreshold == 1 else { throw .holderThreshold(holderThreshold) }
        guard (1...Committee.maximumTrusteeCount).contains(Int(trusteeCount)) else {
            throw .trusteeCount(trusteeCount)
        }
        // More than half, so that two quorums always share a trustee.
        guard 2 * Int(trusteeThreshold) > Int(trusteeCount), trusteeThreshold <= trusteeCount else {
            throw .trusteeThreshold(trusteeThreshold, of: trusteeCount)
        }
        self.holderCount = Int(holderCount)
        self.trusteeCount = Int(trusteeCount)
        self.trusteeThreshold = Int(trusteeThreshold)
    }

    /// n, k, m, t: one byte each.
    var bytes: [UInt8] {
        [UInt8(holderCount), 1, UInt8(trusteeCount), UInt8(trusteeThreshold)]
    }

    package static let maximumHolderCount = 16
    package static let maximumTrusteeCount = 7
}
