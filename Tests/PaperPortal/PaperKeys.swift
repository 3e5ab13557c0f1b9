package import Directory
import Encoding
import PortalSamples
package import Sealing
import Secrets
package import SignedNote

/// Sealing keys that really open, for the members of the sample portal; each follows from its owner and quarter.
package enum PaperKeys {
    package static func sealingKey(_ owner: SealingKeyOwner, quarter: String = "2026Q4")
        -> SealingKey
    {
        key("paper \(owner) \(quarter)")
    }

    /// An auditor's, which has no quarter.
    package static func auditorKey(_ id: String) -> SealingKey { key("paper auditor \(id)") }

    private static func key(_ text: String) -> SealingKey {
        var seed = Digest(hashing: Array(text.utf8)).bytes
        return SealingKey(seed: SecretBytes(moving: &seed))
    }

    package static func holder(_ id: String) -> SealingKeyOwner {
        .keyholder(SamplePortal.identifier(id))
    }

    package static func trustee(_ id: String) -> SealingKeyOwner {
        .trustee(SamplePortal.identifier(id))
    }

    /// The owner's signed key note.
    package static func note(
        _ owner: SealingKeyOwner, quarter: String = "2026Q4", time: UInt64 = Sample.noon
    ) -> SignedNote {
        Sample.made {
            let key = PaperKeyNote.note(
                owner, quarter: try Quarter(parsing: quarter),
                key: sealingKey(owner, quarter: quarter).publicKey.bytes, time: time)
            return SamplePortal.signed(key)
        }
    }
}
