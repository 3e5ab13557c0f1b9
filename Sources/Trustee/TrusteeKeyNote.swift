package import Directory
import Encoding

extension KeyNote {
    /// The key note of a trustee's sealing key, to be signed with its note key.
    package init(of key: TrusteeSealingKey, trustee: Identifier, portal: Portal, time: UInt64) {
        self.init(
            portal: portal, owner: .trustee(trustee), quarter: key.quarter,
            sealingKey: key.publicKey, time: time)
    }
}
