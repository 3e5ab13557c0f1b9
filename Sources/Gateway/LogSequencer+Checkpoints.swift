import Details
import Directory
import Encoding
import Exchange
import SignedNote
import Storage
import TransparencyLog

extension LogSequencer {
    /// Stores the cosignatures among these lines that hold, and draws the consequences (Specification.md §5).
    ///
    /// - Throws: `.invalid` when no line is a valid cosignature of this checkpoint by one of these keys.
    func cosign(
        size: UInt64, lines: [NoteSignature], by allowed: [VerifierKey],
        as role: StoredCosignature.Role
    ) async throws(CosigningRefused) {
        await takeTurn()
        defer { endTurn() }
        guard failure == nil else { throw .storage(.uncertain) }
        guard let directory = state.chain?.current else { throw .unknownCheckpoint }
        do {
            guard let stored = try await storage.checkpoint(.ofSize(size)) else {
                throw CosigningRefused.unknownCheckpoint
            }
            let added = try LogSequencer.cosignatures(
                among: lines, over: stored, by: allowed, role: role, logKey: directory.logKey)
            guard !added.isEmpty else { throw CosigningRefused.invalid }
            try await store(added, under: stored, directory: directory)
        } catch let error as CosigningRefused {
            throw error
        } catch {
            let failure = error as? StorageFailure ?? .failed
            note(failure)
            throw .storage(failure)
        }
    }

    private func store(
        _ added: [StoredCosignature], under stored: StoredCheckpoint, directory: Directory
    ) async throws(StorageFailure) {
        let keys = Set(added.map(\.key))
        let merged = StoredCheckpoint(
            size: stored.size, root: stored.root, note: stored.note, isTick: stored.isTick,
            hasQuorum: stored.hasQuorum, isPublished: stored.isPublished,
            cosignatures: (stored.cosignatures.filter { !keys.contains($0.key) } + added)
                .sorted { ($0.role.rawValue, $0.key) < ($1.role.rawValue, $1.key) })
        guard
            let verified = try? UnverifiedCheckpoint(try merged.cosigned())
                .verified(by: directory.logKey)
        else { throw .failed }
        let hasQuorum =
            stored.hasQuorum || directory.trusteePolicy.isSatisfied(by: verified)
        let isPublished =
            stored.isPublished
            || stored.isTick && directory.publicPolicy.isSatisfied(by: verified)
        var nextTarget: UInt64?
        if target?.size == stored.size, hasQuorum, edge.size > stored.size {
            nextTarget = edge.size
        }
        try await storage.add(
            added, toSize: stored.size,
            marks: CheckpointMarks(
                hasQuorum: hasQuorum, isPublished: isPublished, target: nextTarget))
        let now = StoredCheckpoint(
            size: merged.size, root: merged.root, note: merged.note, isTick: merged.isTick,
            hasQuorum: hasQuorum, isPublished: isPublished, cosignatures: merged.cosignatures)
        if let nextTarget {
            target = Target(size: nextTarget, since: environment.clock(), hasQuorum: false)
        } else if target?.size == stored.size {
            target?.hasQuorum = hasQuorum
        }
        if hasQuorum, now.size >= quorate?.size ?? 0 { quorate = now }
        if isPublished, now.size >= published?.size ?? 0 { published = now }
    }

    /// Makes the newest checkpoint the target if the present one has stood too long (Specification.md §5.1).
    ///
    /// Only within a turn.
    func moveStaleTarget() async throws(StorageFailure) {
        guard let target, !target.hasQuorum, edge.size > target.size,
            environment.clock() >= target.since + LogSequencer.staleSeconds
        else { return }
        try await storage.add(
            [], toSize: target.size,
            marks: CheckpointMarks(hasQuorum: false, isPublished: false, target: edge.size))
        self.target = Target(size: edge.size, since: environment.clock(), hasQuorum: false)
    }

    /// Learns which size a witness has cosigned: one beyond the log is a sign of an older database, or of a second log.
    ///
    /// It is said once and stops nothing: one witness that lies must not be able to stop a portal.
    func hear(ofSize size: UInt64) {
        guard size > edge.size, !isBehindWitness else { return }
        isBehindWitness = true
        announce(
            "a witness has seen a larger log: this database may be old, or there is a second log")
    }

    /// The lines that are valid cosignatures of a checkpoint by one of the keys.
    private static func cosignatures(
        among lines: [NoteSignature], over stored: StoredCheckpoint, by allowed: [VerifierKey],
        role: StoredCosignature.Role, logKey: VerifierKey
    ) throws(StorageFailure) -> [StoredCosignature] {
        guard let note = try? SignedNote(parsing: stored.note),
            let checkpoint = try? UnverifiedCheckpoint(note).verified(by: logKey)
        else { throw .failed }
        var found: [StoredCosignature] = []
        for key in allowed {
            guard let line = lines.last(where: key.matches),
                let cosigned = try? checkpoint.adding([line], by: [key]),
                !cosigned.cosignatures(by: [key]).isEmpty
            else { continue }
            found.append(StoredCosignature(role: role, key: key.text, line: line.line))
        }
        return found
    }

    /// How long trustees are asked for one checkpoint that they do not cosign.
    static let staleSeconds: UInt64 = 60
}

/// Why a cosignature was not taken.
enum CosigningRefused: Error, Equatable {
    case unknownCheckpoint
    case invalid
    case storage(StorageFailure)

    var refusal: Refusal {
        switch self {
        case .unknownCheckpoint: Refusal(.notFound, "there is no checkpoint of this size")
        case .invalid: Refusal(.noteRefused, "the cosignature does not verify")
        case .storage(let failure): Refusal(failure)
        }
    }
}
