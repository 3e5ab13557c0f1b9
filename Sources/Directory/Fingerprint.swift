package import Encoding
package import SignedNote

/// A key in a form that two people can compare by eye or by voice (Specification.md §10).
package struct Fingerprint: Sendable, Hashable {
    /// SHA-256 of the 32 bytes of the public key, or of the 1216 of a sealing key.
    package let digest: Digest

    package init(of key: VerifierKey) {
        digest = Digest(hashing: key.publicKey)
    }

    package init(of key: SealingPublicKey) {
        digest = key.digest
    }

    /// 16 groups of four hexadecimal digits.
    package var hex: String {
        let digits = Array(digest.hex.utf8)
        return stride(from: 0, to: digits.count, by: 4).map { start in
            String(decoding: digits[start..<start + 4], as: UTF8.self)
        }.joined(separator: " ")
    }

    /// 16 Kazakh words for the first 16 bytes.
    package var words: [String] {
        digest.bytes.prefix(16).map { FingerprintWords.list[Int($0)] }
    }
}
