import Details
import Directory
import Encoding
import Exchange
import MessageSamples
import PaperPortal
import PortalSamples
import SealedMessage
import SignedNote
import TransparencyLog

/// Good inputs that several entries share.
enum FuzzSamples {
    static let log = PaperLog()
    static let directory = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2"])
    static let keyNote = SamplePortal.signed(
        SamplePortal.keyNote(.keyholder(SamplePortal.identifier("head"))))
    static let checkpoint = log.checkpoint(cosignedBy: ["t1", "t2", "w1"])
    static let entry = Sample.made { try first(log.entries) }
    static let proof = Sample.made {
        try LogProof(
            inclusion: InclusionProof(index: 3, hashes: digests(3)),
            checkpoint: UnverifiedCheckpoint(checkpoint))
    }
    static let acceptance = AcceptanceProof(entry: entry, proof: proof.bytes)
    static let sealingKey = SamplePortal.sealingKey("head")
    static let report = SampleMessage.made("report")
    static let identity = SampleMessage.made("identity", kind: .identity)
    static let reply = SampleMessage.made("reply", kind: .reply)
    static let directoryAnswer = DirectoryAnswer(
        directories: [directory], keyNotes: [keyNote, nil])
    static let trusteeAnswer = TrusteeAnswer(
        note: keyNote, release: [UInt8](repeating: 7, count: 1200))

    static func digests(_ count: UInt8) -> [Digest] {
        (0..<count).map { Digest(hashing: [$0]) }
    }

    /// The texts of a folder of vectors that are read as one of these formats, good ones and bad ones.
    static func vectors(_ folder: String, _ formats: String...) -> [String] {
        Sample.made { try Vector.all(in: folder) }.filter { formats.contains($0.format) }
            .flatMap(\.inputs)
    }

    private static func first(_ entries: [LoggedEntry]) throws -> LoggedEntry {
        guard let first = entries.first else { throw NoSample() }
        return first
    }

    private struct NoSample: Error {}
}
