import Crypto

extension Digest {
    /// HMAC-SHA256 of the bytes (RFC 2104), for tags and keys that are not a person's secret.
    ///
    /// Compared by value like every digest. What authenticates a reporter is made in module Sealing, from locked memory.
    package init(authenticating bytes: [UInt8], under key: [UInt8]) {
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key))
        guard let digest = try? Digest(Array(code)) else {
            preconditionFailure("HMAC-SHA256 has 32 bytes")
        }
        self = digest
    }
}
