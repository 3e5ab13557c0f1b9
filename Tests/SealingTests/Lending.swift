// `unsafe` here: tests copy secrets out of locked pages to compare them.
import Secrets

/// A secret made of bytes the test knows.
func secret(_ bytes: [UInt8]) -> SecretBytes {
    var bytes = bytes
    return SecretBytes(moving: &bytes)
}

/// The bytes of a secret, for comparing.
func bytes(of secret: borrowing SecretBytes) -> [UInt8] {
    unsafe secret.withUnsafeBytes { unsafe Array($0) }
}
