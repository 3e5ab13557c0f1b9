package import Details
package import Directory
import Encoding
package import Exchange
import PortalClient
package import SealedMessage
import Sealing
import Secrets
import SignedNote
import TransparencyLog

/// What came of opening a message.
package enum OpeningResult: Sendable {
    case opened(OpenedMessage, isAnchored: Bool)
    /// A cover message, or not addressed to this keyholder: nobody can tell which.
    case notAddressedOrCover
    /// Too few shares so far; opening again goes on where this ended.
    case waiting(silent: [Identifier], refused: [TrusteeRefusal])

    fileprivate func anchored(_ isAnchored: Bool) -> OpeningResult {
        guard case .opened(let message, _) = self else { return self }
        return .opened(message, isAnchored: isAnchored)
    }
}

extension Desk {
    /// Opens a message on the record (Specification.md §3).
    ///
    /// - Parameters:
    ///   - ground: for identity messages only; `.none` for everything else.
    ///   - timeout: how long to wait for trustees.
    ///   - waiting: told who has not answered, each time that changes.
    package borrowing func open(
        _ message: ListedMessage, ground: AccessGround = .none, timeout: Duration,
        interval: Duration = .seconds(1), waiting: ([Identifier]) -> Void = { _ in }
    ) async throws(DeskFailed) -> OpeningResult {
        let id = message.messageID
        var record = try statementRecord(for: message, ground: ground)
        if record.outcome != .none { return try await reopen(&record, of: id) }
        let answer = try await admittedAnswer(for: message, ground: ground, record: &record)
        guard let fresh = try? UnverifiedCheckpoint(answer.freshCheckpoint) else {
            throw .portal(.malformed(.field("checkpoint")))
        }
        let freshSize = fresh.claim.size
        var waited = Duration.zero
        var lastSilent: [Identifier]?
        while true {
            let releases = try await releases(for: record, freshSize: freshSize)
            let result: OpeningResult
            do {
                result = try finish(&record, answer: answer, releases: releases, of: id)
            } catch .opening(.refused(let refusals)) {
                // This wish was answered. What they refused for may pass: the next opening asks anew.
                try forget(id)
                throw .opening(.refused(refusals))
            }
            guard case .waiting(let silent, _) = result else {
                try await takeOver(result)
                await askForThread(of: result)
                return try await anchored(result, &record, of: id)
            }
            if silent != lastSilent { waiting(silent) }
            lastSilent = silent
            guard waited < timeout, (try? await pause(interval)) != nil else { return result }
            waited += interval
        }
    }

    /// Reads a message again from its record, every check repeated; nothing is sent.
    package borrowing func read(_ id: MessageID) throws(DeskFailed) -> OpeningResult? {
        guard let record = try record(of: id), record.outcome != .none else { return nil }
        return try result(of: record, of: id) { conversation($0) }.anchored(record.isAnchored)
    }

    /// The statement is durable before it is sent: the recorded one, or a new one.
    private borrowing func statementRecord(
        for message: ListedMessage, ground: AccessGround
    ) throws(DeskFailed) -> DeskRecord {
        if let record = try record(of: message.messageID) {
            guard record.outcome == .none, ground != .none, let recorded = record.ground,
                recorded != ground
            else { return record }
            // The reporter's own consent needs nobody's leave: it does not wait behind a decision.
            guard case .decision = recorded, case .consent = ground else { throw .otherGround }
        }
        let record = DeskRecord(statement: try statement(for: message, ground: ground))
        try save(record, of: message.messageID)
        return record
    }

    /// The ground of an opening that waits for trustees; nil when none does.
    package borrowing func waitingGround(
        of message: MessageID
    ) throws(DeskFailed) -> AccessGround? {
        guard let record = try record(of: message), record.outcome == .none else { return nil }
        return record.ground
    }

    private borrowing func statement(
        for message: ListedMessage, ground: AccessGround
    ) throws(DeskFailed) -> SignedNote {
        guard let index = portal.directory.index(ofKeyholder: keys.id),
            let digest = portal.set.sealingKey(ofKeyholderAt: index)?.digest,
            keys.sealingKey(withDigest: digest) != nil
        else { throw .noListedKey }
        do {
            let statement = try AccessStatement(
                portal: portal.portal, messageID: message.messageID,
                preheaderHash: message.preheaderHash, directoryHash: portal.set.hash,
                keyholder: keys.id, action: message.kind == .identity ? .identity : .open,
                ground: ground, sealingKeyDigest: digest, nonce: Desk.freshNonce(), time: clock())
            return try caller.sign(statement.text)
        } catch is GroundRefused {
            throw .opening(.anotherKind)
        } catch {
            preconditionFailure("lines without control characters can be signed")
        }
    }

    /// The answer of `/open`, recorded or asked for; a statement that can no longer be logged is made anew, once.
    private borrowing func admittedAnswer(
        for message: ListedMessage, ground: AccessGround, record: inout DeskRecord
    ) async throws(DeskFailed) -> OpenAnswer {
        if let answer = try? OpenAnswer(parsing: record.answer) { return answer }
        do {
            return try await ask(for: message.messageID, record: &record)
        } catch DeskFailed.portal(.problem(.noteRefused, _)),
            DeskFailed.portal(.problem(.noteTooOld, _))
        {
            // A statement that was logged is answered again, whatever its age: this one never was.
            record = DeskRecord(statement: try statement(for: message, ground: ground))
            try save(record, of: message.messageID)
            return try await ask(for: message.messageID, record: &record)
        }
    }

    /// Lets go of a statement that was refused; nothing else stands in its record yet.
    private borrowing func forget(_ id: MessageID) throws(DeskFailed) {
        do {
            try book.remove(id)
        } catch {
            throw .record(error)
        }
    }

    private borrowing func ask(
        for id: MessageID, record: inout DeskRecord
    ) async throws(DeskFailed) -> OpenAnswer {
        let bytes: [UInt8]
        do {
            bytes = try await caller.post(.open, record.statement.bytes)
        } catch {
            throw .portal(error)
        }
        let answer: OpenAnswer
        do {
            answer = try OpenAnswer(parsing: bytes)
        } catch {
            throw .portal(.malformed(error))
        }
        do {
            _ = try AdmittedOpening(
                answer, to: record.statement, of: portal, among: [portal.directory])
        } catch {
            throw .opening(error)
        }
        record.answer = bytes
        try save(record, of: id)
        return answer
    }

    private borrowing func releases(
        for record: DeskRecord, freshSize: UInt64
    ) async throws(DeskFailed) -> ReleasesAnswer {
        guard let statement = try? AccessStatement(parsing: record.statement.text) else {
            throw .opening(.anotherStatement)
        }
        let request = ReleasesRequest(statement: statement.hash.digest, freshSize: freshSize)
        do throws(PortalError) {
            let bytes = try await caller.post(.releases, request.bytes)
            do throws(MalformedExchange) {
                return try ReleasesAnswer(parsing: bytes)
            } catch {
                throw .malformed(error)
            }
        } catch {
            throw .portal(error)
        }
    }

    /// Makes the checks over what has come so far; the proofs are durable before a result is given.
    private borrowing func finish(
        _ record: inout DeskRecord, answer: OpenAnswer, releases: ReleasesAnswer, of id: MessageID
    ) throws(DeskFailed) -> OpeningResult {
        let result: OpeningResult
        do {
            result = try judge(
                record.statement, answer: answer, releases: releases, among: [portal.directory]
            ) { conversation($0) }
        } catch {
            if error.isSendersFault {
                record.outcome = .malformed
                record.releases = releases.bytes
                try save(record, of: id)
            }
            throw .opening(error)
        }
        switch result {
        case .waiting: return result
        case .opened: record.outcome = .opened
        case .notAddressedOrCover: record.outcome = .notAddressedOrCover
        }
        record.releases = releases.bytes
        try save(record, of: id)
        try remember(result)
        return result
    }

    /// What a finished record says, every check made again.
    borrowing func result(
        of record: DeskRecord, of id: MessageID, conversations: OpenedMessage.Conversations
    ) throws(DeskFailed) -> OpeningResult {
        if let source = record.handedOver {
            return try result(of: source, of: id, conversations: conversations)
        }
        guard let answer = try? OpenAnswer(parsing: record.answer),
            let releases = try? ReleasesAnswer(parsing: record.releases)
        else { throw .record(.malformed(id)) }
        do {
            return try judge(
                record.statement, answer: answer, releases: releases, among: pastDirectories,
                conversations: conversations)
        } catch {
            throw .opening(error)
        }
    }

    /// Every directory under which a recorded opening may have been answered, the newest first: trustees and log keys change, and what
    /// was opened before stays readable.
    var pastDirectories: [Directory] { portal.chain.directories.reversed() }

    /// Checks 1 to 7 (Specification.md §3); `waiting` while too few good shares are here.
    private borrowing func judge(
        _ statement: SignedNote, answer: OpenAnswer, releases: ReleasesAnswer,
        among versions: [Directory], conversations: OpenedMessage.Conversations
    ) throws(OpeningFailed) -> OpeningResult {
        let admitted = try AdmittedOpening(answer, to: statement, of: portal, among: versions)
        let answers = try TrusteeAnswers(
            releases.answers, to: admitted.statement, among: versions)
        let threshold = admitted.message.context.committee.trusteeThreshold
        let silent = answers.silent(in: portal.directory)
        let waiting = OpeningResult.waiting(silent: silent, refused: answers.refusals)
        guard answers.releases.count + silent.count >= threshold else {
            throw .refused(answers.refusals)
        }
        guard let cosigned = releases.checkpoint, answers.releases.count >= threshold else {
            return waiting
        }
        try admitted.check(cosigned: cosigned, by: releases, among: versions)
        let gathered = try admitted.shares(from: answers, keys: keys, of: portal)
        if gathered.shares.count < threshold {
            // Others may still give good shares in place of the bad ones.
            guard gathered.shares.count + silent.count >= threshold else {
                throw .badShares(gathered.blamed)
            }
            return waiting
        }
        let opened = try OpenedMessage.open(
            admitted, with: gathered, as: keys.id, keys: keys, of: portal,
            conversations: conversations)
        return opened.map { .opened($0, isAnchored: false) } ?? .notAddressedOrCover
    }

    private borrowing func reopen(
        _ record: inout DeskRecord, of id: MessageID
    ) async throws(DeskFailed) -> OpeningResult {
        let result = try result(of: record, of: id) { conversation($0) }
        try remember(result)
        try await takeOver(result)
        return try await anchored(result, &record, of: id)
    }

    /// Of a handover, fetches what it hands over, before it is shown.
    private borrowing func takeOver(_ result: OpeningResult) async throws(DeskFailed) {
        guard case .opened(let message, _) = result, case .handover(let payload) = message.payload
        else { return }
        try await takeOver(message, payload)
    }

    /// Check 10, as soon as there is a public checkpoint that reaches the fresh one.
    private borrowing func anchored(
        _ result: OpeningResult, _ record: inout DeskRecord, of id: MessageID
    ) async throws(DeskFailed) -> OpeningResult {
        if !record.isAnchored, try await isAnchored(record) {
            record.isAnchored = true
            try save(record, of: id)
        }
        return result.anchored(record.isAnchored)
    }

    private borrowing func isAnchored(_ record: DeskRecord) async throws(DeskFailed) -> Bool {
        guard let answer = try? OpenAnswer(parsing: record.answer),
            let fresh = try? AdmittedOpening(
                answer, to: record.statement, of: portal, among: pastDirectories
            ).fresh
        else { return false }
        do {
            let published = try await visit.publicCheckpoint(of: portal)
            guard published.checkpoint.size >= fresh.checkpoint.size else { return false }
            try await visit.checkConsistency(from: fresh.checkpoint, to: published.checkpoint)
            return true
        } catch .inconsistent(let refusal) {
            throw .notAnchored(.inconsistent(refusal))
        } catch {
            // No public checkpoint yet, or no connection: a later visit asks again.
            return false
        }
    }
}

extension DeskRecord {
    /// The ground of the recorded statement.
    fileprivate var ground: AccessGround? {
        (try? AccessStatement(parsing: statement.text))?.ground
    }
}
