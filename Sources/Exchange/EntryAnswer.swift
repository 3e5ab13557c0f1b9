import Encoding

/// The answer to `POST /keys/destroyed`, `/hold` and `/outcome`: where the note stands in the log, proven once that is public.
package struct EntryAnswer: Sendable, Hashable {
    package let index: UInt64
    /// The entry of the note; missing until a public checkpoint has it.
    package let proof: AcceptanceProof?

    package init(index: UInt64, proof: AcceptanceProof?) {
        self.index = index
        self.proof = proof
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        index = try Field.uint64(frames[0], "index")
        proof = try AcceptanceProof(frames: [frames[1], frames[2]])
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: index)] + AcceptanceProof.frames(proof))
    }
}
