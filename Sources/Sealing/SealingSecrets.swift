// `unsafe` here: shares and salts are laid behind one another in one buffer of locked pages, all lengths computed here.
import Encoding
package import SealedMessage
package import Secrets

/// Everything secret that goes into one message besides its text.
package struct SealingSecrets: ~Copyable, Sendable {
    package let holderKey: SecretBytes
    package let trusteeKey: SecretBytes
    /// share ‖ salt of each holder, then of each trustee: 64 bytes each.
    private let slots: SecretBytes
    private let holderCount: Int

    init(recipients: Recipients) {
        holderKey = SecretBytes(randomByteCount: 32)
        trusteeKey = SecretBytes(randomByteCount: 32)
        holderCount = recipients.holders.count
        let shares = Shamir.split(
            trusteeKey, threshold: recipients.committee.trusteeThreshold,
            shareCount: recipients.trustees.count)
        slots = SealingSecrets.slots(
            addressed: recipients.holders.map(\.isAddressed), holderKey: holderKey,
            trusteeShares: shares)
    }

    /// share ‖ salt as the slot of that holder seals it.
    package borrowing func holderSecret(_ index: Int) -> SecretBytes {
        precondition((0..<holderCount).contains(index), "there is no such holder")
        return slots.part(index * 64..<(index + 1) * 64)
    }

    /// share ‖ salt as the slot of that trustee seals it.
    package borrowing func trusteeSecret(_ index: Int) -> SecretBytes {
        let position = holderCount + index
        return slots.part(position * 64..<(position + 1) * 64)
    }

    borrowing func commitments(contextHash: Digest, recipients: Recipients) -> [Digest] {
        let holderCount = recipients.holders.count
        return slots.withBytes { slots in
            (0..<holderCount + recipients.trustees.count).map { position in
                let isHolder = position < holderCount
                return slotCommitment(
                    contextHash: contextHash, role: isHolder ? .holder : .trustee,
                    index: isHolder ? position : position - holderCount,
                    share: slots.extracting(position * 64..<position * 64 + 32),
                    salt: slots.extracting(position * 64 + 32..<(position + 1) * 64))
            }
        }
    }

    /// An unaddressed holder's share is random: nothing tells it from a real one (Specification.md §3).
    private static func slots(
        addressed: [Bool], holderKey: borrowing SecretBytes, trusteeShares: borrowing SecretBytes
    ) -> SecretBytes {
        let slotCount = addressed.count + trusteeShares.byteCount / 32
        let random = SecretBytes(randomByteCount: slotCount * 64)
        return unsafe random.withUnsafeBytes { random in
            unsafe holderKey.withUnsafeBytes { holderKey in
                unsafe trusteeShares.withUnsafeBytes { shares in
                    unsafe SecretBytes(byteCount: slotCount * 64) { slots in
                        unsafe slots.copyMemory(from: random)
                        for (index, isAddressed) in addressed.enumerated() where isAddressed {
                            unsafe UnsafeMutableRawBufferPointer(rebasing: slots[(index * 64)...])
                                .copyMemory(from: holderKey)
                        }
                        for index in 0..<slotCount - addressed.count {
                            let start = (addressed.count + index) * 64
                            unsafe UnsafeMutableRawBufferPointer(rebasing: slots[start...])
                                .copyMemory(
                                    from: UnsafeRawBufferPointer(
                                        rebasing: shares[index * 32..<(index + 1) * 32]))
                        }
                    }
                }
            }
        }
    }
}

/// A sealed message together with what opens and proves it.
package struct MessageWithSecrets: ~Copyable, Sendable {
    package let message: SealedMessage
    package let secrets: SealingSecrets
}
