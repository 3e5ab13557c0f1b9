import Directory
import Encoding

extension KeyNote {
    /// A key note over the bytes of a sealing key.
    ///
    /// - Throws: `MalformedSealingKey` for bytes that a directory would refuse.
    init(
        portal: Portal, owner: SealingKeyOwner, quarter: Quarter, keyBytes: [UInt8], time: UInt64
    ) throws(MalformedSealingKey) {
        self.init(
            portal: portal, owner: owner, quarter: quarter,
            sealingKey: try SealingPublicKey(keyBytes), time: time)
    }
}
