package import Encoding
package import Exchange
package import PortalClient
import PortalSamples
package import SealedMessage
package import SignedNote
package import Synchronization
import TransparencyLog

/// A gateway on paper: serves what a test put there, and keeps what it was given.
package final class PaperGateway: PortalConnection {
    /// What it serves and what it was given.
    package struct Desk: Sendable {
        package var log = PaperLog()
        /// What trustees are asked to cosign.
        package var target: SignedNote?
        package var published: SignedNote?
        package var newest: SignedNote?
        package var currencyText: String?
        package var currency: SignedNote?
        package var proposal: SignedNote?
        package var directories: [SignedNote] = [
            SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"])
        ]
        package var pending: [PendingStatement] = []
        package var isReachable = true
        /// Endpoints whose connections it breaks.
        package var brokenPaths: Set<String> = []
        /// Whether trustees who hold more than they cosigned are told that there is less.
        package var isPutBack = false
        /// Whether trustees' challenges are said to stand in the log already.
        package var refusesChallenges = false
        /// What is answered to whoever asks for the answers to a challenge, and the challenges asked about.
        package var challengeAnswers: [UInt8]?
        package var askedChallenges: [[UInt8]] = []
        /// Answers to the statements of these hashes are refused, the ends of the keys with these digests, and challenges about these messages.
        package var unwanted: Set<String> = []
        /// The bytes of tiles by their path, where they are not to be those of the log.
        package var tiles: [String: [UInt8]?] = [:]
        /// What auditors are told of kinds.
        package var messages: [ListedMessage] = []
        /// Sealed outcomes with the headers of their messages.
        package var outcomes: [HeadedOutcome] = []
        /// Sealed statements.
        package var duties: [DutiesAnswer.Duty] = []
        package var polls: [TrusteePoll] = []
        package var cosignatures: [CosignaturePosting] = []
        package var answers: [TrusteeAnswer] = []
        package var notes: [SignedNote] = []
    }

    package let desk = Mutex(Desk())
    package let base = Sample.made { try PortalAddress(parsing: "http://127.0.0.1:8480") }

    package init() {}

    package var calls: PortalCalls { PortalCalls(self) }

    /// A statement waits for trustees.
    package func wait(for statement: Digest, index: UInt64, message: SealedMessage) {
        desk.withLock {
            $0.pending.append(
                PendingStatement(
                    statement: statement, index: index, header: message.header.bytes,
                    bodyDigest: Digest(hashing: message.body)))
        }
    }

    package func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        let bytes: [UInt8]?
        do {
            bytes = try desk.withLock { desk in
                guard desk.isReachable, !desk.brokenPaths.contains(path) else {
                    throw TransportError.cannotConnect
                }
                return try PaperGateway.answer(method, path, body, &desk)
            }
        } catch let error as TransportError {
            throw error
        } catch is PutBack {
            let problem = Problem.noteRefused
            return TransportAnswer(
                status: problem.status, body: Array("{\"code\":\"\(problem.rawValue)\"}".utf8))
        } catch {
            throw .brokenAnswer
        }
        guard let bytes else {
            return TransportAnswer(status: 404, body: Array(#"{"code":"not-found"}"#.utf8))
        }
        return TransportAnswer(status: 200, body: bytes)
    }

    private struct PutBack: Error {}

    private static func answer(
        _ method: TransportMethod, _ path: String, _ body: [UInt8], _ desk: inout Desk
    ) throws -> [UInt8]? {
        if path.hasPrefix("/tile/") { return try tile(path, desk) }
        let payload = method == .post ? try SignedRequest(parsing: body).payload : []
        switch path {
        case Endpoint.directory.path:
            return DirectoryAnswer(directories: desk.directories, keyNotes: []).bytes
        case Endpoint.currency.path: return desk.currency?.bytes
        case Endpoint.checkpoint.path: return desk.published?.bytes
        case Endpoint.trusteePoll.path:
            let poll = try TrusteePoll(parsing: payload)
            desk.polls.append(poll)
            let cosigned = try poll.cosigned.map { try UnverifiedCheckpoint($0).claim.size }
            if desk.isPutBack, poll.heldSize > cosigned ?? 0 { throw PutBack() }
            return pollAnswer(poll, desk).bytes
        case Endpoint.trusteeCosignature.path:
            desk.cosignatures.append(try CosignaturePosting(parsing: payload))
        case Endpoint.trusteeRelease.path, Endpoint.trusteeRefusal.path:
            let answer = try TrusteeAnswer(parsing: payload)
            guard !desk.unwanted.contains(where: answer.note.text.contains) else { return nil }
            desk.answers.append(answer)
        case Endpoint.trusteeCurrency.path, Endpoint.trusteeDirectory.path, Endpoint.keys.path:
            desk.notes.append(try SignedNote(parsing: payload))
        case Endpoint.trusteeChallenge.path:
            let note = try SignedNote(parsing: payload)
            guard !desk.unwanted.contains(where: note.text.contains) else { return nil }
            desk.notes.append(note)
            if desk.refusesChallenges { throw PutBack() }
        case Endpoint.challengeAnswers.path:
            desk.askedChallenges.append(payload)
            return desk.challengeAnswers
        case Endpoint.keysDestroyed.path:
            let note = try SignedNote(parsing: payload)
            guard !desk.unwanted.contains(where: note.text.contains) else { return nil }
            desk.notes.append(note)
        case Endpoint.auditEntries.path:
            let first = payload.reduce(0) { $0 << 8 | Int($1) }
            return AuditEntriesAnswer(
                entries: Array(desk.log.entries.dropFirst(first)), newest: desk.newest,
                published: desk.published
            ).bytes
        case Endpoint.auditMessages.path:
            return MessageList(messages: desk.messages).bytes
        case Endpoint.auditOutcomes.path:
            let request = try OutcomesRequest(parsing: payload)
            return AuditOutcomesAnswer(
                outcomes: desk.outcomes.filter { $0.index >= request.first }
                    .map { .init(index: $0.index, sealed: $0.sealed) }
            ).bytes
        case Endpoint.trusteeOutcomes.path:
            let request = try OutcomesRequest(parsing: payload)
            return TrusteeOutcomesAnswer(
                outcomes: desk.outcomes.filter { $0.index >= request.first }
            ).bytes
        case Endpoint.trusteeDuties.path, Endpoint.auditDuties.path:
            let request = try DutiesRequest(parsing: payload)
            let from = desk.duties.filter { $0.index >= request.first }
            return DutiesAnswer(duties: Array(from.prefix(Int(request.most)))).bytes
        default: return nil
        }
        return []
    }

    private static func pollAnswer(_ poll: TrusteePoll, _ desk: Desk) -> TrusteePollAnswer {
        let size = desk.target.flatMap { try? UnverifiedCheckpoint($0).claim.size } ?? 0
        let entries = desk.log.entries.prefix(Int(size)).dropFirst(Int(poll.heldSize))
        return TrusteePollAnswer(
            entries: Array(entries), checkpoint: desk.target,
            statements: desk.pending.filter { $0.index < size }, currencyText: desk.currencyText,
            directory: desk.proposal)
    }

    private static func tile(_ path: String, _ desk: Desk) throws -> [UInt8]? {
        if let changed = desk.tiles[path] { return changed }
        let id = try TileID(parsing: String(path.dropFirst()))
        let start = Int(id.index) * TileID.fullWidth
        let entries = desk.log.entries[start..<start + id.width]
        return switch id.kind {
        case .entries: try EntryBundle(entries: entries.map(\.leaf)).bytes
        case .hashes: HashTile.encode(entries.map { MerkleHash.leaf($0.leaf) })
        }
    }
}
