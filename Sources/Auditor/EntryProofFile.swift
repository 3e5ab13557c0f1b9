package import Directory
package import Encoding
package import Exchange
package import PortalClient
package import SignedNote
package import TransparencyLog

/// One entry with all that shows it stands in a public log: verified offline from the authority's key (Specification.md §4).
package struct EntryProofFile: Sendable {
    package let proof: AcceptanceProof
    package let directories: [SignedNote]

    /// Reads a file and refuses anything else.
    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        proof = AcceptanceProof(entry: try LoggedEntry(parsing: frames[0]), proof: frames[1])
        var directories: [SignedNote] = []
        for frame in try Frames.decode(frames[2], most: EntryProofFile.mostDirectories) {
            guard let note = try? SignedNote(parsing: frame) else { throw .field("directory") }
            directories.append(note)
        }
        self.directories = directories
    }

    /// Makes the proof of one entry of a log that was read, up to a public checkpoint.
    ///
    /// - Returns: nil when the entry does not lie within the checkpoint, or the checkpoint beyond the log.
    package init?(
        of entry: LoggedEntry, in leafHashes: [Digest], checkpoint: VerifiedCheckpoint,
        directories: [SignedNote]
    ) {
        let size = checkpoint.checkpoint.size
        guard entry.index < size, size <= UInt64(leafHashes.count) else { return nil }
        let path = EntryProofFile.path(to: Int(entry.index), in: leafHashes[..<Int(size)])
        guard
            let proof = try? LogProof(
                inclusion: InclusionProof(index: entry.index, hashes: path),
                checkpoint: UnverifiedCheckpoint(checkpoint.note))
        else { return nil }
        self.proof = AcceptanceProof(entry: entry, proof: proof.bytes)
        self.directories = directories
    }

    /// The file.
    package var bytes: [UInt8] {
        Frames.encode([
            proof.entry.bytes, proof.proof, Frames.encode(directories.map(\.bytes)),
        ])
    }

    /// Checks everything from the authority's key on.
    package func verified(by authority: VerifierKey) throws(EntryProofRefused) -> ProvenEntry {
        let chain: VerifiedDirectoryChain
        do throws(InvalidDirectoryChain) {
            chain = try DirectoryChain.verified(notes: directories, authority: authority)
        } catch {
            throw .directory(error)
        }
        do throws(EntryRefused) {
            return try ProvenEntry(proof, policies: chain.policies)
        } catch {
            throw .entry(error)
        }
    }

    /// RFC 9162 §2.1.3.1: the hashes from the leaf's sibling up.
    private static func path(to index: Int, in hashes: ArraySlice<Digest>) -> [Digest] {
        guard hashes.count > 1 else { return [] }
        var split = 1
        while split * 2 < hashes.count { split *= 2 }
        let left = hashes.prefix(split)
        let right = hashes.dropFirst(split)
        return index < split
            ? path(to: index, in: left) + [root(right)]
            : path(to: index - split, in: right) + [root(left)]
    }

    private static func root(_ hashes: ArraySlice<Digest>) -> Digest {
        var tree = CompactTree()
        tree.append(contentsOf: hashes)
        return tree.root
    }

    private static let mostDirectories = 4096
}

/// Why a proof file does not prove its entry.
package enum EntryProofRefused: Error, Equatable {
    case directory(InvalidDirectoryChain)
    case entry(EntryRefused)
}
