import Directory
import Sealing

extension DirectorySet {
    /// Everyone the directory lists, with some of the keyholders addressed.
    func recipients(addressing addressed: Set<Int>) throws(CannotSeal) -> Recipients {
        let holders = directory.keyholders.indices.map { index in
            HolderRecipient(
                key: sealingKey(ofKeyholderAt: index), isAddressed: addressed.contains(index))
        }
        return try Recipients(
            holders: holders, trustees: directory.trustees.indices.map(sealingKey(ofTrusteeAt:)),
            threshold: directory.threshold)
    }
}
