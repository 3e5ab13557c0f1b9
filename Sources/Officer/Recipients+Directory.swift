import Directory
import Sealing

extension DirectorySet {
    /// The key of a keyholder as sealing takes it; nil when there is none today, or none that can be sealed to.
    func recipientKey(ofKeyholderAt index: Int) -> Sealing.SealingPublicKey? {
        sealingKey(ofKeyholderAt: index).flatMap { try? Sealing.SealingPublicKey($0.bytes) }
    }

    /// Everyone the directory lists, with some of the keyholders addressed.
    func recipients(addressing addressed: Set<Int>) throws(CannotSeal) -> Recipients {
        let holders = directory.keyholders.indices.map { index in
            HolderRecipient(
                key: recipientKey(ofKeyholderAt: index), isAddressed: addressed.contains(index))
        }
        let trustees = directory.trustees.indices.map { index in
            sealingKey(ofTrusteeAt: index).flatMap { try? Sealing.SealingPublicKey($0.bytes) }
        }
        return try Recipients(
            holders: holders, trustees: trustees, threshold: directory.threshold)
    }
}
