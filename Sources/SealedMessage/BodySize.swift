/// The four lengths a sealed body may have, so that its length tells little (Specification.md §2).
package enum BodySize: UInt32, Sendable, Hashable, CaseIterable, Comparable {
    case kibibytes16 = 16_384
    case kibibytes64 = 65_536
    case kibibytes256 = 262_144
    case mebibyte1 = 1_048_576

    /// The smallest size that holds a plaintext of this many bytes; nil when none does.
    package init?(holding plaintextByteCount: Int) {
        guard
            let size = BodySize.allCases.first(where: {
                $0.plaintextByteCount >= plaintextByteCount
            })
        else { return nil }
        self = size
    }

    /// Reads the declared length of the ciphertext; nil for any length but the four.
    package init?(ciphertextByteCount: UInt32) {
        guard
            let size = BodySize.allCases.first(where: {
                $0.ciphertextByteCount == Int(ciphertextByteCount)
            })
        else { return nil }
        self = size
    }

    /// Bytes before sealing, padding included.
    package var plaintextByteCount: Int { Int(rawValue) }

    /// Bytes after sealing: the plaintext and the tag of AES-256-GCM.
    package var ciphertextByteCount: Int { Int(rawValue) + BodySize.tagByteCount }

    package static func < (left: BodySize, right: BodySize) -> Bool {
        left.rawValue < right.rawValue
    }

    private static let tagByteCount = 16
}
