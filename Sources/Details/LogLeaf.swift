package import Directory
package import Encoding
package import SignedNote

/// The 32 random bytes that hide a detail behind its leaf until whoever may read it is given both.
package struct EntryNonce: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Throws: `MalformedLeaf.length` when the byte count is not 32.
    package init(_ bytes: [UInt8]) throws(MalformedLeaf) {
        guard bytes.count == EntryNonce.byteCount else { throw .length(byteCount: bytes.count) }
        self.bytes = bytes
    }

    /// Only for entries whose real nonce is not at hand and not asked for.
    package static let zero = EntryNonce(unchecked: [UInt8](repeating: 0, count: byteCount))

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static let byteCount = 32
}

/// One entry of the log: 44 bytes that say the day and commit to a detail (Specification.md §1).
package struct LogLeaf: Sendable, Hashable {
    package let day: AlmatyDay
    /// `L("senim/1 entry", nonce ‖ detail)`.
    package let commitment: Digest

    /// The leaf of a detail, as whole signed note.
    package init(day: AlmatyDay, nonce: EntryNonce, detail: SignedNote) {
        self.day = day
        commitment = labelledHash("senim/1 entry", nonce.bytes, detail.bytes)
    }

    /// Reads the 44 bytes and refuses anything else.
    package init(parsing bytes: [UInt8]) throws(MalformedLeaf) {
        guard bytes.count == LogLeaf.byteCount else { throw .length(byteCount: bytes.count) }
        guard bytes.starts(with: LogLeaf.magic) else { throw .notALeaf }
        guard bytes[6] == LogLeaf.version else { throw .unsupportedVersion(bytes[6]) }
        guard bytes[7] == 0 else { throw .reserved(bytes[7]) }
        day = AlmatyDay(number: bytes[8..<12].reduce(0) { $0 << 8 | UInt32($1) })
        guard let digest = try? Digest(bytes[12...]) else {
            preconditionFailure("44 bytes end in 32")
        }
        commitment = digest
    }

    /// The 44 bytes, as they stand in the log.
    package var bytes: [UInt8] {
        var bytes = LogLeaf.magic
        bytes.reserveCapacity(LogLeaf.byteCount)
        bytes.append(LogLeaf.version)
        bytes.append(0)
        bytes.append(bigEndian: day.number)
        commitment.append(to: &bytes)
        return bytes
    }

    /// Whether it commits to this detail under this nonce.
    package func commits(to detail: SignedNote, nonce: EntryNonce) -> Bool {
        commitment == labelledHash("senim/1 entry", nonce.bytes, detail.bytes)
    }

    package static let byteCount = 44
    private static let version: UInt8 = 1
    private static let magic: [UInt8] = Array("SENIM".utf8) + [0]
}

/// Thrown for bytes that are no leaf or no nonce.
package enum MalformedLeaf: Error, Equatable {
    case length(byteCount: Int)
    /// The bytes do not begin with `SENIM` and a zero.
    case notALeaf
    case unsupportedVersion(UInt8)
    /// The byte behind the version is not zero.
    case reserved(UInt8)
}
