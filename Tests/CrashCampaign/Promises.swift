import Details
import Directory
package import Encoding
package import Exchange
package import SealedMessage
package import SignedNote
import Synchronization
package import TransparencyLog

/// What the portal's answers told the clients, each fact once: all of it must hold for ever after.
///
/// A later answer that says something else about the same thing is kept as a contradiction at once. What an answer leaves
/// out is found by `PromiseCheck`, which asks again.
package final class Promises: Sendable {
    /// Where an acceptance stands in the log.
    package struct Place: Sendable, Equatable {
        package let index: UInt64
        package let tick: UInt64

        package init(index: UInt64, tick: UInt64) {
            self.index = index
            self.tick = tick
        }
    }

    /// A mailbox that was promised to be there, with what lies in it.
    package struct Mailbox: Sendable {
        package let id: Digest
        /// With it the reporter comes back.
        package let receipt: String
        /// Messages whose receipts the reporter has.
        package fileprivate(set) var messages: [MessageID: UInt32] = [:]
        /// Where a proof showed them in the log.
        package fileprivate(set) var places: [MessageID: Place] = [:]
        /// Replies whose receipts their authors have.
        package fileprivate(set) var replies: Set<MessageID> = []
    }

    /// An access statement that `/open` answered.
    package struct Statement: Sendable {
        package let hash: Digest
        package let keyholder: String
        package let message: MessageID
        package let note: SignedNote
        package let entry: LoggedEntry
        package let freshSize: UInt64
        /// What trustees were seen to have answered.
        package fileprivate(set) var answers: [TrusteeAnswer] = []
    }

    /// The chunks of files that a message was accepted with, by their hashes.
    package struct Stream: Sendable {
        package let message: MessageID
        package let chunks: [Digest]
    }

    private struct Kept {
        /// Chunks that were called durable, by the upload's hash.
        var uploads: [Digest: [UInt32: Digest]] = [:]
        var chunkCount = 0
        var streams: [MessageID: Stream] = [:]
        var streamOrder: [MessageID] = []
        var mailboxes: [Digest: Mailbox] = [:]
        /// In the order of their first receipts.
        var mailboxOrder: [Digest] = []
        var receipts: [Digest: String] = [:]
        var threads: [Digest: Digest] = [:]
        var statements: [Digest: Statement] = [:]
        var statementOrder: [Digest] = []
        var checkpoints: [UInt64: Checkpoint] = [:]
        var publicSize: UInt64 = 0
        var brokenConnections = 0
        var contradictions: [String] = []
    }

    private let logKey: VerifierKey
    private let kept = Mutex(Kept())

    /// - Parameter logKey: what is not signed by it is no checkpoint of the portal's, and proves nothing.
    package init(logKey: VerifierKey) {
        self.logKey = logKey
    }

    // MARK: What is known

    package var mailboxes: [Mailbox] {
        kept.withLock { kept in kept.mailboxOrder.compactMap { kept.mailboxes[$0] } }
    }

    package var statements: [Statement] {
        kept.withLock { kept in kept.statementOrder.compactMap { kept.statements[$0] } }
    }

    package var streams: [Stream] {
        kept.withLock { kept in kept.streamOrder.compactMap { kept.streams[$0] } }
    }

    /// How many chunks were called durable.
    package var chunkCount: Int { kept.withLock { $0.chunkCount } }

    /// Every checkpoint that any answer held, by size.
    package var checkpoints: [Checkpoint] {
        kept.withLock { $0.checkpoints.values.sorted { $0.size < $1.size } }
    }

    /// The largest public checkpoint that was served.
    package var publicSize: UInt64 { kept.withLock { $0.publicSize } }

    /// How many requests went out and got no answer.
    package var brokenConnections: Int { kept.withLock { $0.brokenConnections } }

    /// What two answers said differently, or a client found not to hold.
    package var contradictions: [String] { kept.withLock { $0.contradictions } }

    // MARK: What is told

    /// A reporter's receipt, noted before the report is sent.
    package func hold(_ receipt: String, of mailbox: Digest) {
        kept.withLock { $0.receipts[mailbox] = receipt }
    }

    /// A proof in a mailbox showed a message in the log.
    package func place(_ message: MessageID, of mailbox: Digest, at place: Place) {
        kept.withLock { kept in
            if let known = kept.mailboxes[mailbox]?.places[message], known != place {
                kept.contradictions.append(
                    "message \(message.hex) stood at entry \(known.index), now at \(place.index)")
            }
            kept.mailboxes[mailbox]?.places[message] = place
        }
    }

    /// A client found something that no crash explains.
    package func contradict(_ what: String) {
        kept.withLock { $0.contradictions.append(what) }
    }

    func countBrokenConnection() {
        kept.withLock { $0.brokenConnections += 1 }
    }

    /// Reads what an answer with status 200 promises; what is not well-formed, the client refuses by itself.
    func note(_ path: String, request: [UInt8], answer: [UInt8]) {
        switch path {
        case Endpoint.reports.path: noteReport(request, answer)
        case Endpoint.uploadChunk.path: noteChunk(request)
        case Endpoint.uploadStatus.path: noteProgress(request, answer)
        case Endpoint.replies.path: noteReply(request, answer)
        case Endpoint.open.path: noteOpening(request, answer)
        case Endpoint.releases.path: noteReleases(request, answer)
        case Endpoint.mailbox.path: noteMailbox(answer)
        case Endpoint.checkpoint.path: notePublic(answer)
        default: break
        }
    }

    private func noteReport(_ request: [UInt8], _ answer: [UInt8]) {
        guard let submission = try? ReportSubmission(parsing: request),
            let answer = try? SubmissionAnswer(parsing: answer)
        else { return }
        kept.withLock { kept in
            guard let receipt = kept.receipts[submission.mailboxID] else { return }
            kept.threads[submission.threadID] = submission.mailboxID
            if kept.mailboxes[submission.mailboxID] == nil {
                kept.mailboxOrder.append(submission.mailboxID)
            }
            var mailbox =
                kept.mailboxes[submission.mailboxID]
                ?? Mailbox(id: submission.mailboxID, receipt: receipt)
            for note in [answer.report, answer.identity] {
                guard let told = try? ReceiptNote(parsing: note.text) else { continue }
                let known = mailbox.messages.updateValue(told.day, forKey: told.messageID)
                if let known, known != told.day {
                    kept.contradictions.append(
                        "message \(told.messageID.hex) was received on two days")
                }
            }
            kept.mailboxes[submission.mailboxID] = mailbox
            let message = submission.report.id
            guard let upload = submission.upload, let reference = submission.report.context.stream,
                let chunks = kept.uploads.removeValue(forKey: upload.hash)
            else { return }
            kept.streamOrder.append(message)
            kept.streams[message] = Stream(
                message: message, chunks: (0..<reference.chunkCount).compactMap { chunks[$0] })
        }
    }

    private func noteChunk(_ request: [UInt8]) {
        guard let posting = try? ChunkPosting(parsing: request) else { return }
        let digest = Digest(hashing: posting.chunk)
        kept.withLock { kept in
            let known = kept.uploads[posting.id.hash, default: [:]]
                .updateValue(digest, forKey: posting.index)
            if known == nil { kept.chunkCount += 1 }
        }
    }

    /// The gateway says which chunks it has: those that it called durable must be among them.
    private func noteProgress(_ request: [UInt8], _ answer: [UInt8]) {
        guard let id = try? UploadID(request), let progress = try? UploadProgress(parsing: answer)
        else { return }
        kept.withLock { kept in
            for index in (kept.uploads[id.hash] ?? [:]).keys.sorted() where !progress.has(index) {
                kept.contradictions.append("lost: chunk \(index) of an upload")
            }
        }
    }

    private func noteReply(_ request: [UInt8], _ answer: [UInt8]) {
        guard let asked = try? SignedRequest(parsing: request),
            let posting = try? ReplyPosting(parsing: asked.payload),
            let note = try? SignedNote(parsing: answer),
            let receipt = try? ReceiptNote(parsing: note.text)
        else { return }
        let thread = labelledHash("senim/1 thread-id", posting.thread)
        kept.withLock { kept in
            guard let mailbox = kept.threads[thread] else { return }
            kept.mailboxes[mailbox]?.replies.insert(receipt.messageID)
        }
    }

    private func noteOpening(_ request: [UInt8], _ answer: [UInt8]) {
        guard let asked = try? SignedRequest(parsing: request),
            let note = try? SignedNote(parsing: asked.payload),
            let statement = try? AccessStatement(parsing: note.text),
            let answer = try? OpenAnswer(parsing: answer),
            let fresh = try? UnverifiedCheckpoint(answer.freshCheckpoint)
        else { return }
        see(fresh)
        let hash = statement.hash.digest
        kept.withLock { kept in
            if let known = kept.statements[hash] {
                if known.entry != answer.statement {
                    kept.contradictions.append(
                        "statement \(hash.hex) stood at entry \(known.entry.index), "
                            + "now at \(answer.statement.index)")
                }
                return
            }
            kept.statementOrder.append(hash)
            kept.statements[hash] = Statement(
                hash: hash, keyholder: asked.request.id, message: statement.messageID, note: note,
                entry: answer.statement,
                freshSize: fresh.claim.size)
        }
    }

    private func noteReleases(_ request: [UInt8], _ answer: [UInt8]) {
        guard let asked = try? SignedRequest(parsing: request),
            let wanted = try? ReleasesRequest(parsing: asked.payload),
            let answer = try? ReleasesAnswer(parsing: answer)
        else { return }
        if let note = answer.checkpoint, let cosigned = try? UnverifiedCheckpoint(note) {
            see(cosigned)
        }
        kept.withLock { kept in
            for given in answer.answers
            where kept.statements[wanted.statement]?.answers.contains(given) == false {
                kept.statements[wanted.statement]?.answers.append(given)
            }
        }
    }

    private func noteMailbox(_ answer: [UInt8]) {
        guard let answer = try? MailboxAnswer(parsing: answer) else { return }
        for item in answer.items {
            let proof: AcceptanceProof? =
                switch item {
                case .own(_, _, let proof), .reply(_, _, let proof): proof
                case .act(let proof): proof
                }
            if let proof, let parsed = try? LogProof(parsing: proof.proof) {
                see(parsed.checkpoint)
            }
        }
    }

    private func notePublic(_ answer: [UInt8]) {
        guard let claim = try? UnverifiedCheckpoint(parsing: answer) else { return }
        see(claim)
        kept.withLock { kept in
            kept.publicSize = max(kept.publicSize, claim.claim.size)
        }
    }

    /// Two roots of one size, both signed by the log, are two logs.
    private func see(_ checkpoint: UnverifiedCheckpoint) {
        let known = kept.withLock { $0.checkpoints[checkpoint.claim.size] }
        if known == checkpoint.claim { return }
        guard let verified = try? checkpoint.verified(by: logKey) else { return }
        kept.withLock { kept in
            let size = verified.checkpoint.size
            if let known = kept.checkpoints[size], known != verified.checkpoint {
                kept.contradictions.append("fork: two trees of \(size) entries")
            }
            kept.checkpoints[size] = verified.checkpoint
        }
    }
}
