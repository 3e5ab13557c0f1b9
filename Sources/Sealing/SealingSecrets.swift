// `unsafe` here: the holders' shares and salts are laid behind one another in one buffer of locked pages, all lengths
// computed here.
import Encoding
package import SealedMessage
package import Secrets

/// Everything secret that goes into one message besides its text.
package struct SealingSecrets: ~Copyable, Sendable {
    package let holderKey: SecretBytes
    package let trusteeKey: SecretBytes
    /// What follows from both.
    let keys: MessageKeys
    /// share ‖ salt of each holder: 64 bytes each.
    private let holders: SecretBytes
    private let holderCount: Int
    private let trustees: TrusteeSharing

    /// Fresh keys for the message with this context.
    init(recipients: Recipients, contextHash: Digest) {
        holderKey = SecretBytes(randomByteCount: 32)
        trusteeKey = SecretBytes(randomByteCount: 32)
        keys = MessageKeys(
            contextHash: contextHash, holderKey: holderKey, trusteeKey: trusteeKey)
        holderCount = recipients.holders.count
        holders = SealingSecrets.holders(
            addressed: recipients.holders.map(\.isAddressed), holderKey: holderKey)
        trustees = TrusteeSharing(
            keys: keys, trusteeKey: trusteeKey, committee: recipients.committee)
    }

    /// share ‖ salt as the slot of that holder seals it.
    package borrowing func holderSecret(_ index: Int) -> SecretBytes {
        precondition((0..<holderCount).contains(index), "there is no such holder")
        return holders.part(index * 64..<(index + 1) * 64)
    }

    /// share ‖ salt as the slot of that trustee seals it.
    package borrowing func trusteeSecret(_ index: Int) -> SecretBytes {
        trustees.secret(index)
    }

    /// What the message commits to: holders, then trustees.
    borrowing func commitments(contextHash: Digest) -> [Digest] {
        let holderCount = holderCount
        let ofHolders = holders.withBytes { holders in
            (0..<holderCount).map { index in
                slotCommitment(
                    contextHash: contextHash, role: .holder, index: index,
                    share: holders.extracting(index * 64..<index * 64 + 32),
                    salt: holders.extracting(index * 64 + 32..<(index + 1) * 64))
            }
        }
        return ofHolders + trustees.commitments(contextHash: contextHash)
    }

    /// An unaddressed holder's share is random: nothing tells it from a real one (Specification.md §4.1).
    private static func holders(
        addressed: [Bool], holderKey: borrowing SecretBytes
    ) -> SecretBytes {
        let random = SecretBytes(randomByteCount: addressed.count * 64)
        return unsafe random.withUnsafeBytes { random in
            unsafe holderKey.withUnsafeBytes { holderKey in
                unsafe SecretBytes(byteCount: addressed.count * 64) { slots in
                    unsafe slots.copyMemory(from: random)
                    for (index, isAddressed) in addressed.enumerated() where isAddressed {
                        unsafe UnsafeMutableRawBufferPointer(rebasing: slots[(index * 64)...])
                            .copyMemory(from: holderKey)
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
