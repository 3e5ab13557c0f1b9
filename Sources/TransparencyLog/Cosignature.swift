import Encoding
package import SignedNote

/// A witness's statement that, at a time, a checkpoint was the largest consistent one it had seen (C2SP
/// tlog-cosignature v1; Specification.md §6).
package struct Cosignature: Hashable, Sendable {
    /// Seconds since 1970-01-01 UTC, below 2⁶³.
    package let timestamp: UInt64
    /// The 64 bytes of the Ed25519 signature.
    package let signature: [UInt8]

    /// - Throws: `MalformedCosignature` for a time of 2⁶³ or more, or a signature that has not 64 bytes.
    package init(timestamp: UInt64, signature: [UInt8]) throws(MalformedCosignature) {
        guard timestamp <= Cosignature.maximumTimestamp else { throw .timestamp }
        guard signature.count == Ed25519.signatureByteCount else {
            throw .byteCount(signature.count + 8)
        }
        self.timestamp = timestamp
        self.signature = signature
    }

    /// Reads what stands in a signature line behind the key ID: u64 time ‖ signature.
    package init(_ line: NoteSignature) throws(MalformedCosignature) {
        let bytes = line.signature
        guard bytes.count == 8 + Ed25519.signatureByteCount else { throw .byteCount(bytes.count) }
        try self.init(
            timestamp: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            signature: Array(bytes.dropFirst(8)))
    }

    /// Whether the key of algorithm 0x04 made this cosignature over the checkpoint.
    package func isValid(over checkpoint: Checkpoint, by key: VerifierKey) -> Bool {
        key.algorithm == .cosignature
            && Ed25519.isValid(
                signature: signature,
                message: Cosignature.message(checkpoint: checkpoint, timestamp: timestamp),
                publicKey: key.publicKey)
    }

    /// What is signed (Specification.md §6.1).
    static func message(checkpoint: Checkpoint, timestamp: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(timestamp)\n\(checkpoint.text)".utf8)
    }

    /// C2SP tlog-cosignature: the time MUST NOT exceed 2⁶³ − 1.
    package static let maximumTimestamp = UInt64(Int64.max)
}

/// Thrown for a signature that is no cosignature.
package enum MalformedCosignature: Error, Equatable {
    case byteCount(Int)
    case timestamp
}
