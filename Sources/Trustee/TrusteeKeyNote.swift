package import Directory
import Encoding

extension KeyNote {
    /// The key note of a trustee's sealing key, to be signed with its note key.
    package init(of key: TrusteeSealingKey, trustee: Identifier, portal: Portal, time: UInt64) {
        guard let publicKey = try? SealingPublicKey(key.publicKeyBytes) else {
            preconditionFailure("a key we made is one that everyone accepts")
        }
        self.init(
            portal: portal, owner: .trustee(trustee), quarter: key.quarter, sealingKey: publicKey,
            time: time)
    }
}
