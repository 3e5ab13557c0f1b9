import Details
package import Encoding
package import Exchange
package import SignedNote
import TransparencyLog

/// How long the parts of reading a log take, each apart: what `make bench` prints.
package struct AuditMeasurement: Sendable {
    package private(set) var entryCount: UInt64 = 0
    /// Leaf hashes and the tree above them, on one core.
    package private(set) var hashing = Duration.zero
    /// Parsing, commitments to details, and the rules of Details, on one core.
    package private(set) var rules = Duration.zero
    /// Signatures, on all cores.
    package private(set) var signatures = Duration.zero
    /// How many signatures were wrong.
    package private(set) var failureCount = 0
    package private(set) var root = MerkleHash.emptyRoot

    /// Reads so many entries of a log, a piece at a time.
    ///
    /// - Parameter entries: gives the entries of a range; the time it takes is not counted.
    /// - Throws: `AuditMeasurementFailed` when an entry breaks a rule: figures of a broken log mean nothing.
    package init(
        count: UInt64, authority: VerifierKey, entries: (Range<UInt64>) -> [LoggedEntry]
    ) async throws(AuditMeasurementFailed) {
        guard var state = try? LogState(authority: authority) else {
            throw AuditMeasurementFailed()
        }
        let clock = ContinuousClock()
        var facts = KnownFacts()
        var tree = CompactTree()
        for start in stride(from: 0, to: count, by: Int(AuditMeasurement.pieceCount)) {
            let piece = entries(start..<min(start + AuditMeasurement.pieceCount, count))
            hashing += clock.measure {
                for entry in piece { tree.append(MerkleHash.leaf(entry.leaf)) }
            }
            var claims: [LogReading.Claim] = []
            claims.reserveCapacity(piece.count)
            rules += clock.measure {
                for entry in piece {
                    guard let leaf = try? LogLeaf(parsing: entry.leaf),
                        let nonce = try? EntryNonce(entry.nonce),
                        let note = try? SignedNote(parsing: entry.detail),
                        let claim = try? state.claim(
                            leaf: leaf, nonce: nonce, detail: note, facts: facts)
                    else { return }
                    state.advance(byUnverified: claim)
                    facts.record(unverified: claim)
                    claims.append(LogReading.Claim(index: entry.index, detail: claim))
                }
            }
            guard claims.count == piece.count else { throw AuditMeasurementFailed() }
            let begin = clock.now
            failureCount += await SignatureCheck.failures(in: claims).count
            signatures += begin.duration(to: clock.now)
            entryCount += UInt64(piece.count)
        }
        root = tree.root
    }

    /// As many entries as one answer of a gateway has.
    private static let pieceCount = UInt64(TrusteePollAnswer.mostEntries)
}

/// Thrown when the entries to be measured are not those of a good log.
package struct AuditMeasurementFailed: Error {}
