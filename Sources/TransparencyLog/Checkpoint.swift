package import Encoding
package import SignedNote

/// What a log says of its whole tree: whose it is, how large, and its root (C2SP tlog-checkpoint; Specification.md §4).
package struct Checkpoint: Hashable, Sendable {
    /// The log's name, which is also the name of its key.
    package let origin: String
    /// The number of entries.
    package let size: UInt64
    package let root: Digest

    /// - Throws: `MalformedCheckpoint` for an origin that is no key name, a size out of reach, or an empty tree with a
    ///   root that is not the empty one.
    package init(origin: String, size: UInt64, root: Digest) throws(MalformedCheckpoint) {
        guard KeyName.isValid(origin) else { throw .origin }
        guard size <= TreeSize.maximum else { throw .size }
        guard size > 0 || root == MerkleHash.emptyRoot else { throw .root }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the three lines of a checkpoint's text; extension lines are refused (Specification.md §4.1).
    package init(parsingText text: String) throws(MalformedCheckpoint) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else { throw .lineCount }
        guard let size = try? Decimal.decode(Substring(lines[1])) else { throw .size }
        guard let bytes = try? Base64.decode(Substring(lines[2])), let root = try? Digest(bytes)
        else { throw .root }
        try self.init(origin: String(Substring(lines[0])), size: size, root: root)
    }

    /// The three lines, each with its newline.
    package var text: String {
        "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n"
    }

    /// The checkpoint under the log's signature.
    ///
    /// - Throws: `CheckpointRefused.originMismatch` when the signer's name is not the origin.
    package func signed(
        by signer: borrowing NoteSigner
    ) throws(CheckpointRefused) -> VerifiedCheckpoint {
        guard signer.verifierKey.name.hasSameBytes(as: origin) else { throw .originMismatch }
        guard let note = try? signer.sign(text) else {
            preconditionFailure("three lines without control characters can be signed")
        }
        return try UnverifiedCheckpoint(note: note, claim: self)
            .verified(by: signer.verifierKey)
    }

    package static func == (left: Checkpoint, right: Checkpoint) -> Bool {
        left.size == right.size && left.root == right.root
            && left.origin.hasSameBytes(as: right.origin)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(root)
    }
}

/// Thrown for a text or values that are no checkpoint.
package enum MalformedCheckpoint: Error, Equatable {
    case note(MalformedNote)
    /// There are not exactly three lines.
    case lineCount
    case origin
    case size
    case root
}

/// Thrown when a checkpoint is not the log's.
package enum CheckpointRefused: Error, Equatable {
    /// The key's name is not the checkpoint's origin.
    case originMismatch
    /// The log's key did not sign, or its signature is invalid.
    case notSignedByLog
}
