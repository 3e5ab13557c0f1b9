import Details
import Encoding
import Exchange
import PortalSamples
import SignedNote
import TransparencyLog

extension FuzzEntry {
    static let log = [
        FuzzEntry("checkpoint", seeds: [FuzzSamples.checkpoint.bytes]) { bytes in
            let checkpoint = try UnverifiedCheckpoint(parsing: bytes)
            return Array(checkpoint.claim.text.utf8)
                + bytes.dropFirst(checkpoint.claim.text.utf8.count)
        },
        FuzzEntry(
            text: "tile-path",
            seeds: ["tile/0/000", "tile/1/x001/x234/067.p/8", "tile/entries/x123/456"]
        ) { try TileID(parsing: $0).path },
        FuzzEntry("tile", seeds: [[1] + HashTile.encode(FuzzSamples.digests(2))]) { bytes in
            let width = Int(bytes.first ?? 0) + 1
            return Array(bytes.prefix(1))
                + HashTile.encode(try HashTile.decode(Array(bytes.dropFirst()), width: width))
        },
        FuzzEntry("bundle", seeds: [[1, 0, 3, 1, 2, 3, 0, 0]]) { bytes in
            let bundle = try EntryBundle(
                parsing: Array(bytes.dropFirst()), width: Int(bytes.first ?? 0) + 1)
            return Array(bytes.prefix(1)) + (try EntryBundle(entries: bundle.entries)).bytes
        },
        FuzzEntry("log-proof", seeds: [FuzzSamples.proof.bytes]) {
            try LogProof(parsing: $0).bytes
        },
        FuzzEntry("add-checkpoint", seeds: [addCheckpoint]) {
            try AddCheckpointRequest(parsing: $0).bytes
        },
        FuzzEntry(
            "policy", .several,
            seeds: [Array(SamplePortal.directory.publicPolicy.text.utf8)]
        ) { Array(try WitnessPolicy(parsing: $0).text.utf8) },
        FuzzEntry("leaf", seeds: [FuzzSamples.entry.leaf]) { try LogLeaf(parsing: $0).bytes },
    ]

    private static let addCheckpoint = Sample.made {
        try AddCheckpointRequest(
            oldSize: 2, proof: ConsistencyProof(hashes: FuzzSamples.digests(3)),
            checkpoint: UnverifiedCheckpoint(FuzzSamples.checkpoint)
        ).bytes
    }
}
