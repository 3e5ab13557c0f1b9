import Secrets
import SignedNote

/// Keys made from one byte, for tests.
enum Keys {
    static func signing(seed byte: UInt8) -> SigningKey {
        var seed = [UInt8](repeating: byte, count: SigningKey.seedByteCount)
        return SigningKey(seed: SecretBytes(moving: &seed))
    }

    static func signer(_ name: String, seed: UInt8) throws -> NoteSigner {
        try NoteSigner(name: name, key: signing(seed: seed))
    }
}
