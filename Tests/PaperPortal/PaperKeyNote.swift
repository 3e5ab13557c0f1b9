import Directory
import Encoding
import PortalSamples

enum PaperKeyNote {
    static func note(
        _ owner: SealingKeyOwner, quarter: Quarter, key: [UInt8], time: UInt64
    ) -> KeyNote {
        Sample.made {
            KeyNote(
                portal: SamplePortal.portal, owner: owner, quarter: quarter,
                sealingKey: try SealingPublicKey(key), time: time)
        }
    }
}
