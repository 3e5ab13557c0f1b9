import Directory
import Encoding
import Exchange
package import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import TransparencyLog

/// Asks the portal again for everything that it promised, through the doors that everybody uses.
///
/// What is missing or different is kept with the promises as a contradiction. Without some of it a portal can be right for
/// a while: what enters the log only at a tick, and what lies beyond the public checkpoint.
package struct PromiseCheck: Sendable {
    /// How much was read back.
    package struct Tally: Sendable, Equatable {
        package var receipts = 0
        package var places = 0
        package var replies = 0
        package var statements = 0
        package var answers = 0
        /// Chunks of files, at the keyholders' door.
        package var chunks = 0
        package var checkpoints = 0
        /// Messages and replies that no public checkpoint shows yet, and checkpoints beyond the public one.
        package var notYet = 0

        package init() {}
    }

    private let portal: CrashPortal
    private let visit: PortalVisit
    private let callers: [String: SignedCaller]

    /// - Parameter callers: the keyholders whose statements are asked about, by their ids.
    package init(_ portal: CrashPortal, callers: [String: SignedCaller]) throws {
        self.portal = portal
        visit = try portal.visit(.signing)
        self.callers = callers
    }

    /// Reads back these mailboxes, statements and files, and checks that all checkpoints from a size on belong to one log.
    package func readBack(
        _ mailboxes: some Sequence<Promises.Mailbox> & Sendable,
        _ statements: some Sequence<Promises.Statement> & Sendable,
        _ streams: some Sequence<Promises.Stream> & Sendable, checkpointsFrom size: UInt64
    ) async throws -> Tally {
        let found = try await persistently { () throws(PortalError) in
            try await visit.verifiedPortal()
        }
        var tally = Tally()
        for mailbox in mailboxes {
            let seen = try await PromiseCheck.look(
                into: mailbox, over: visit.calls, of: found, portal.promises)
            tally.receipts += mailbox.messages.count
            tally.places += seen.placeCount
            tally.replies += seen.replyCount
            tally.notYet += mailbox.messages.count - seen.placeCount
            tally.notYet += mailbox.replies.count - seen.replyCount
        }
        for statement in statements {
            try await check(statement)
            tally.statements += 1
            tally.answers += statement.answers.count
        }
        for stream in streams { tally.chunks += try await check(stream) }
        try await checkCheckpoints(from: size, of: found, &tally)
        return tally
    }

    /// Looks into a mailbox with nothing but its receipt.
    ///
    /// - Returns: how many of the promised messages are proven to stand in the log, and how many promised replies are there.
    @discardableResult
    static func look(
        into mailbox: Promises.Mailbox, over calls: PortalCalls, of portal: VerifiedPortal,
        _ promises: Promises
    ) async throws -> (placeCount: Int, replyCount: Int) {
        let view: MailboxView
        do {
            view = try await persistently { () throws(PortalError) in
                try await PromiseCheck.view(of: mailbox, over: calls, of: portal)
            }
        } catch {
            guard case .problem(.notFound, _) = error else { throw error }
            promises.contradict("lost: the mailbox with \(mailbox.messages.count) messages")
            return (0, 0)
        }
        for refused in view.refused { promises.contradict("a mailbox's item: \(refused)") }
        var states: [MessageID: AcceptanceState] = [:]
        for message in view.messages { states[message.id] = message.proof }
        for message in mailbox.messages.keys where states[message] == nil {
            promises.contradict("lost: message \(message.hex)")
        }
        var placeCount = 0
        for (message, state) in states where mailbox.messages[message] != nil {
            switch state {
            case .proven(let tick, let index):
                placeCount += 1
                promises.place(message, of: mailbox.id, at: .init(index: index, tick: tick))
            case .pending where mailbox.places[message] == nil: break
            case .pending: promises.contradict("lost: the proof of message \(message.hex)")
            case .refused(let reason):
                promises.contradict("the proof of message \(message.hex): \(reason)")
            }
        }
        return (placeCount, mailbox.replies.intersection(view.replies.map(\.id)).count)
    }

    private static func view(
        of mailbox: Promises.Mailbox, over calls: PortalCalls, of portal: VerifiedPortal
    ) async throws(PortalError) -> MailboxView {
        let receipt: Receipt
        do {
            receipt = try Receipt(reading: mailbox.receipt, portal: portal.portal.name)
        } catch {
            throw .malformed(.field("receipt"))
        }
        let reader = MailboxReader(calls: calls, portal: portal, receipt: receipt)
        return try await reader.look()
    }

    /// Sends a statement again and asks for the answers to it.
    private func check(_ statement: Promises.Statement) async throws {
        guard let caller = callers[statement.keyholder] else { return }
        do {
            // A statement that stands in the log is answered as it was, and the watched connection compares.
            _ = try await persistently { () throws(PortalError) in
                try await caller.post(.open, statement.note.bytes)
            }
            let request = ReleasesRequest(
                statement: statement.hash, freshSize: statement.freshSize)
            let bytes = try await persistently { () throws(PortalError) in
                try await caller.post(.releases, request.bytes)
            }
            let answers = try ReleasesAnswer(parsing: bytes).answers
            for answer in statement.answers where !answers.contains(answer) {
                portal.promises.contradict("lost: an answer to statement \(statement.hash.hex)")
            }
        } catch let error as PortalError where !error.isOfAnInterruption {
            portal.promises.contradict("lost: statement \(statement.hash.hex) (\(error))")
        }
    }

    /// Asks for the hashes of a message's files as a keyholder who was given the message: nobody else gets them.
    private func check(_ stream: Promises.Stream) async throws -> Int {
        let caller = portal.promises.statements.lazy
            .filter { $0.message == stream.message }
            .compactMap { callers[$0.keyholder] }.first
        guard let caller else { return 0 }
        do {
            let bytes = try await persistently { () throws(PortalError) in
                try await caller.post(.streamHashes, stream.message.bytes)
            }
            let chunks = try StreamHashes(parsing: bytes).digests
            if chunks != stream.chunks {
                portal.promises.contradict("changed: the files of message \(stream.message.hex)")
            }
            return chunks.count
        } catch let error as PortalError where !error.isOfAnInterruption {
            portal.promises.contradict(
                "lost: the files of message \(stream.message.hex) (\(error))")
            return 0
        }
    }

    private func checkCheckpoints(
        from size: UInt64, of found: VerifiedPortal, _ tally: inout Tally
    ) async throws {
        let published = try await persistently { () throws(PortalError) in
            try await visit.publicCheckpoint(of: found)
        }
        for checkpoint in portal.promises.checkpoints where checkpoint.size >= size {
            guard checkpoint.size <= published.checkpoint.size else {
                tally.notYet += 1
                continue
            }
            do {
                try await persistently { () throws(PortalError) in
                    try await visit.checkConsistency(
                        from: checkpoint, to: published.checkpoint)
                }
                tally.checkpoints += 1
            } catch {
                guard case .inconsistent(let reason) = error else { throw error }
                portal.promises.contradict(
                    "fork: the tree of \(checkpoint.size) entries is no part of that of "
                        + "\(published.checkpoint.size) (\(reason))")
            }
        }
    }
}
