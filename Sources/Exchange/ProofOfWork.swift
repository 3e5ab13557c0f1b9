package import Encoding
package import SealedMessage

/// What a sender computed to be heard sooner while the gateway is short of room (Specification.md §8).
///
/// It says nothing about who computed it, and nobody keeps it.
package struct ProofOfWork: Sendable, Hashable {
    /// Whose seed was used.
    package let epoch: UInt32
    /// How many attempts were to be expected; 0 for none.
    package let effort: UInt32
    package let nonce: UInt64

    package init(epoch: UInt32, effort: UInt32, nonce: UInt64) {
        self.epoch = epoch
        self.effort = effort
        self.nonce = nonce
    }

    /// Reads 16 bytes; no work has one spelling.
    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        guard bytes.count == 16 else { throw .field("proof of work") }
        epoch = try Field.uint32(Array(bytes[0..<4]), "proof of work")
        effort = try Field.uint32(Array(bytes[4..<8]), "proof of work")
        nonce = try Field.uint64(Array(bytes[8...]), "proof of work")
        guard effort > 0 || epoch == 0 && nonce == 0 else { throw .field("proof of work") }
    }

    package var bytes: [UInt8] {
        [UInt8](bigEndian: epoch) + [UInt8](bigEndian: effort) + [UInt8](bigEndian: nonce)
    }

    /// Whether the work was done for this request, under the seed of its epoch; no work always holds.
    package func holds(for request: WorkRequest, under seed: WorkSeed) -> Bool {
        if effort == 0 { return true }
        var puzzle = WorkPuzzle(seed: seed, request: request, effort: effort)
        return puzzle.isSolved(by: nonce)
    }

    /// Where the work puts its request in the queue: more than `mostCounted` is no better.
    package var rank: UInt32 { min(effort, ProofOfWork.mostCounted) }

    /// While nobody is turned away, nobody works.
    package static let none = ProofOfWork(epoch: 0, effort: 0, nonce: 0)
    /// As much as our own clients ever do: beyond it a farm of machines would only outbid people.
    package static let mostCounted: UInt32 = 1 << 22
}

/// What a proof of work is bound to: the hash of a submission's first message, or of an upload's budget (Specification.md §8).
package struct WorkRequest: Sendable, Hashable {
    package let digest: Digest

    package init(digest: Digest) {
        self.digest = digest
    }

    /// The work for a submission: SHA-256 of the header and the body of its first message.
    package init(_ message: SealedMessage) {
        var hasher = DigestHasher()
        hasher.update(message.header.bytes)
        hasher.update(message.body)
        digest = hasher.finish()
    }

    /// The work for an upload: `L("senim/1 upload-budget", upload id ‖ u32 chunk count)`.
    package init(uploadID: [UInt8], chunkCount: UInt32) {
        precondition(uploadID.count == 32, "an upload id has 32 bytes")
        digest = labelledHash(
            "senim/1 upload-budget", uploadID, [UInt8](bigEndian: chunkCount))
    }
}

/// The seed of an epoch: unknown before the gateway gives it out, so that nobody works ahead.
package struct WorkSeed: Sendable, Hashable {
    package let digest: Digest

    package init(_ digest: Digest) {
        self.digest = digest
    }
}

/// Ten minutes in which one seed counts, and ten more in which it is still taken.
package enum WorkEpoch {
    /// The epoch of a time in UTC seconds.
    package static func containing(_ seconds: UInt64) -> UInt32 {
        UInt32(clamping: seconds / secondCount)
    }

    package static let secondCount: UInt64 = 600
}

/// The search for a nonce: its attempts cost what §8 says, and the check is one of them.
package struct WorkPuzzle: Sendable {
    /// Seed, request hash and the nonce tried last.
    private var input: [UInt8]
    private let mostWord: UInt64

    /// - Parameter effort: how many attempts are to be expected, at least 1.
    package init(seed: WorkSeed, request: WorkRequest, effort: UInt32) {
        input = seed.digest.bytes + request.digest.bytes + [UInt8](repeating: 0, count: 8)
        mostWord = UInt64.max / UInt64(max(1, effort))
    }

    /// One attempt.
    package mutating func isSolved(by nonce: UInt64) -> Bool {
        for place in 0..<8 {
            input[64 + place] = UInt8(truncatingIfNeeded: nonce >> UInt64(56 - 8 * place))
        }
        return Digest(hashing: input).leadingWord <= mostWord
    }
}

/// `GET /work`: what to work with now, and how much.
///
/// Frames: u32 epoch; seed (32 bytes); u32 suggested effort, 0 while there is room for everyone.
package struct WorkOffer: Sendable, Hashable {
    package let epoch: UInt32
    package let seed: WorkSeed
    package let effort: UInt32

    package init(epoch: UInt32, seed: WorkSeed, effort: UInt32) {
        self.epoch = epoch
        self.seed = seed
        self.effort = effort
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 3)
        epoch = try Field.uint32(frames[0], "epoch")
        seed = WorkSeed(try Field.digest(frames[1], "seed"))
        effort = try Field.uint32(frames[2], "effort")
        // A gateway that asked for more would keep reporters out by asking.
        guard effort <= WorkOffer.mostEffort else { throw .field("effort") }
    }

    package var bytes: [UInt8] {
        Frames.encode([
            [UInt8](bigEndian: epoch), seed.digest.bytes, [UInt8](bigEndian: effort),
        ])
    }

    /// The most that is ever suggested: about a second on a computer, ten in a browser.
    package static let mostEffort: UInt32 = 1 << 20
}
