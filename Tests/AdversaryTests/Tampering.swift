import Auditor
import Details
import Directory
import Encoding
import Exchange
import Foundation
import GRDB
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import SignedNote
import Synchronization
import TransparencyLog
import Trustee

extension [UInt8] {
    /// With one bit changed; negative positions count from the end.
    func flipped(at position: Int = 0) -> [UInt8] {
        var bytes = self
        bytes[position < 0 ? count + position : position] ^= 1
        return bytes
    }
}

extension SealedMessage {
    /// With one bit of a holder's slot changed.
    func withOtherSlot(ofHolder index: Int) throws -> SealedMessage {
        let slots = header.slotCount - index
        let bytes = header.bytes.flipped(at: -slots * Slot.byteCount + 40)
        return try SealedMessage(header: MessageHeader(parsing: bytes), body: body)
    }

    /// With one bit of the last commitment changed.
    func withOtherCommitment() throws -> SealedMessage {
        let bytes = header.bytes.flipped(at: -header.slotCount * Slot.byteCount - 1)
        return try SealedMessage(header: MessageHeader(parsing: bytes), body: body)
    }

    func withOtherBody() throws -> SealedMessage {
        try SealedMessage(header: header, body: body.flipped(at: 100))
    }
}

extension ReportSubmission {
    /// As it stands on the wire with another report.
    func with(_ report: SealedMessage) -> [UInt8] {
        ReportSubmission(
            work: work, report: report, identity: identity, mailboxID: mailboxID,
            threadID: threadID
        ).bytes
    }
}

extension SignedNote {
    /// The note of a checkpoint, with one bit of its root changed.
    func withOtherRoot() throws -> SignedNote {
        let claim = try UnverifiedCheckpoint(self).claim
        return try SignedNote(
            text: Checkpoint(
                origin: claim.origin, size: claim.size,
                root: Digest(claim.root.bytes.flipped())
            ).text, signatures: signatures)
    }
}

extension OpenAnswer {
    func with(
        message: SealedMessage? = nil, freshCheckpoint: SignedNote? = nil,
        acceptance: LoggedEntry? = nil, acceptanceProof: [Digest]? = nil,
        statement: LoggedEntry? = nil, statementProof: [Digest]? = nil
    ) -> OpenAnswer {
        OpenAnswer(
            header: message?.header.bytes ?? header, body: message?.body ?? body,
            isOwn: isOwn,
            freshCheckpoint: freshCheckpoint ?? self.freshCheckpoint,
            acceptance: acceptance ?? self.acceptance,
            acceptanceProof: acceptanceProof ?? self.acceptanceProof,
            statement: statement ?? self.statement,
            statementProof: statementProof ?? self.statementProof)
    }

    var message: SealedMessage {
        get throws { try SealedMessage(header: MessageHeader(parsing: header), body: body) }
    }
}

extension ReleasesAnswer {
    func with(
        checkpoint: SignedNote? = nil, answers: [TrusteeAnswer]? = nil,
        consistency: [Digest]? = nil, acceptanceProof: [Digest]? = nil,
        statementProof: [Digest]? = nil
    ) -> ReleasesAnswer {
        ReleasesAnswer(
            checkpoint: checkpoint ?? self.checkpoint,
            consistency: consistency ?? self.consistency,
            acceptanceProof: acceptanceProof ?? self.acceptanceProof,
            statementProof: statementProof ?? self.statementProof,
            answers: answers ?? self.answers)
    }
}

extension TrusteePollAnswer {
    func with(entries: [LoggedEntry]? = nil, checkpoint: SignedNote? = nil) -> TrusteePollAnswer {
        TrusteePollAnswer(
            entries: entries ?? self.entries, checkpoint: checkpoint ?? self.checkpoint,
            statements: statements, currencyText: currencyText, directory: directory)
    }
}

extension LoggedEntry {
    /// With one bit of the detail changed.
    func withOtherDetail() -> LoggedEntry {
        LoggedEntry(index: index, leaf: leaf, nonce: nonce, detail: detail.flipped(at: 19))
    }

    /// The same place with another detail, properly committed to.
    func replaced(by note: SignedNote) throws -> LoggedEntry {
        let day = try LogLeaf(parsing: leaf).day
        let nonce = try EntryNonce(nonce.flipped())
        let leaf = LogLeaf(day: day, nonce: nonce, detail: note)
        return LoggedEntry(
            index: index, leaf: leaf.bytes, nonce: nonce.bytes, detail: note.bytes)
    }

    /// The same text, signed by somebody who may not.
    func signedByStranger() throws -> LoggedEntry {
        try replaced(
            by: SamplePortal.authority.sign(SignedNote(parsing: detail).text))
    }
}

extension LivePortal {
    // MARK: What parties say

    /// A report that is in the log.
    func ticked() async throws -> SentReport {
        let report = try await submit()
        try await tick()
        return report
    }

    /// What the desk of the addressed acs says when it opens a report.
    func opening(
        _ report: SentReport, over wire: Wire? = nil
    ) async -> String {
        await Said.error { _ = try await open(report.reportID, as: "acs", over: wire) }
    }

    /// What the desk says of an answer of `/open` that was changed on its way.
    func opening(
        changed change: @escaping @Sendable (OpenAnswer) throws -> OpenAnswer
    ) async throws -> String {
        let report = try await ticked()
        let wire = wire()
        wire.changeAnswers(of: .open) { try change(OpenAnswer(parsing: $0)).bytes }
        return await opening(report, over: wire)
    }

    /// What the desk says of releases that were changed on their way.
    func opening(
        changedReleases change: @escaping @Sendable (ReleasesAnswer) throws -> ReleasesAnswer
    ) async throws -> String {
        let report = try await ticked()
        let wire = wire()
        wire.changeAnswers(of: .releases) { bytes in
            let answer = try ReleasesAnswer(parsing: bytes)
            return answer.answers.isEmpty ? bytes : try change(answer).bytes
        }
        return await opening(report, over: wire)
    }

    /// Everything that the auditor finds beyond what is merely late.
    func auditing(over wire: Wire? = nil) async throws -> String {
        let broken = try await audit(over: wire).findings.filter { $0.severity == .broken }
        // An entry that is not read may have been an acceptance, as chance has it: what follows from that is no finding more.
        let found = broken.filter { $0.kind != .messagesMissing || broken.count == 1 }
            .map { finding in
                [
                    finding.kind.rawValue, finding.entry.map { "\($0)" }, finding.subject,
                    finding.reason,
                ].compactMap(\.self).joined(separator: " ")
            }
        return found.isEmpty ? "nothing" : found.joined(separator: "; ")
    }

    /// What the auditor finds when an endpoint's answers are changed.
    func auditing(
        _ endpoint: Endpoint, _ change: @escaping Wire.Change
    ) async throws -> String {
        _ = try await ticked()
        let wire = wire()
        wire.changeAnswers(of: endpoint, change)
        return try await auditing(over: wire)
    }

    /// What the auditor finds when the entries served are changed.
    func auditing(
        changedEntries change: @escaping @Sendable ([LoggedEntry]) throws -> [LoggedEntry]
    ) async throws -> String {
        try await auditing(.auditEntries) { bytes in
            let answer = try AuditEntriesAnswer(parsing: bytes)
            guard !answer.entries.isEmpty else { return bytes }
            return AuditEntriesAnswer(
                entries: try change(answer.entries), newest: answer.newest,
                published: answer.published
            ).bytes
        }
    }

    /// What t1 says of a tick that is changed on its way.
    func following(
        _ change: @escaping @Sendable (TrusteePollAnswer) throws -> TrusteePollAnswer
    ) async throws -> String {
        setAbsent(["t1"])
        _ = try await ticked()
        let trustee = trustee("t1")
        trustee.wire.changeAnswers(of: .trusteePoll) { bytes in
            try change(TrusteePollAnswer(parsing: bytes)).bytes
        }
        return try await conditions(of: trustee)
    }

    func conditions(of trustee: LiveTrustee) async throws -> String {
        let round = try await trustee.runner.round()
        return round.conditions.isEmpty
            ? "nothing" : round.conditions.map { Said.plain($0) }.joined(separator: "; ")
    }

    /// What the trustees answer to a statement on the first message of the inbox.
    func refusing() async throws -> String {
        setAbsent(["t1", "t2", "t3"])
        let desk = try await desk("acs")
        let inbox = try await desk.inbox()
        guard let report = inbox.first(where: { $0.message.kind == .report }) else {
            return "no message"
        }
        _ = try? await desk.open(report.message, timeout: .zero)
        let round = try await trustee("t2").runner.round()
        let refusals = round.acts.compactMap { act in
            if case .refused(_, let reason) = act { Said.plain(reason) } else { nil }
        }
        return refusals.isEmpty ? "nothing" : refusals.joined(separator: "; ")
    }

    /// What the reporter says of a mailbox that was changed.
    func looking(_ report: SentReport, over wire: Wire? = nil) async throws -> String {
        let view = try await look(with: report.receipt, over: wire)
        let proofs = view.messages.compactMap { message in
            if case .refused(let refusal) = message.proof { Said.plain(refusal) } else { nil }
        }
        let refused = view.refused.map { Said.plain($0) } + proofs
        return refused.isEmpty ? "nothing" : refused.joined(separator: "; ")
    }

    /// What the reporter's program says about sending a report that somebody changes on its way.
    func sending(
        _ change: @escaping @Sendable (SealedMessage) throws -> SealedMessage
    ) async -> String {
        let wire = wire()
        wire.changeRequests(to: .reports) { bytes in
            let submission = try ReportSubmission(parsing: bytes)
            return submission.with(try change(submission.report))
        }
        return await Said.error { try await submit(over: wire) }
    }

    /// What the desk says of a report that the sender broke.
    func openingBroken(
        _ change: @escaping @Sendable (SealedMessage) throws -> SealedMessage
    ) async throws -> String {
        _ = await sending(change)
        try await tick()
        let desk = try await desk("acs")
        let inbox = try await desk.inbox()
        guard let report = inbox.first(where: { $0.message.kind == .report }) else {
            return "no message"
        }
        return await Said.error {
            _ = try await desk.open(report.message, timeout: .seconds(3))
        }
    }

    /// What the gateway says at its start to a database that was changed while it was stopped.
    func starting(_ sql: String) async throws -> String {
        _ = try await ticked()
        let folder = try await edited(sql)
        return await Said.error { try await putBack(folder) }
    }

    /// A copy of the database, changed by SQL; `flipped(blob, position)` changes one bit.
    func edited(_ sql: String) async throws -> LiveFolder {
        let copy = try folder.databaseCopy()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            database.add(function: LivePortal.flipped)
        }
        let queue = try DatabaseQueue(
            path: copy.path + "/" + LiveFolder.database, configuration: configuration)
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
        return copy
    }

    private static let flipped = DatabaseFunction("flipped", argumentCount: 2, pure: true) {
        guard let bytes = Data.fromDatabaseValue($0[0]), let position = Int.fromDatabaseValue($0[1])
        else { return nil }
        return Data(Array(bytes).flipped(at: position))
    }

    /// Runs the portal on a changed copy of its database, if it starts.
    func continues(on sql: String) async throws {
        try await putBack(try await edited(sql))
        try await work()
    }

    // MARK: A second log

    /// Another tree of the same size whose last entry is another, under the log's own signature.
    func forked() async throws -> (entries: [LoggedEntry], checkpoint: SignedNote) {
        var entries = try await entries()
        let dummy = DummyNote(portal: SamplePortal.portal, tick: clock.now)
            .signed(by: SamplePortal.gateway)
        entries[entries.count - 1] = try entries[entries.count - 1].replaced(by: dummy)
        var tree = CompactTree()
        for entry in entries { tree.append(MerkleHash.leaf(entry.leaf)) }
        let checkpoint = try Checkpoint(
            origin: SamplePortal.portal.logOrigin, size: tree.size, root: tree.root)
        let log = SamplePortal.signer(SamplePortal.portal.logOrigin)
        return (entries, try checkpoint.signed(by: log).note)
    }

    /// Has a trustee who missed the last tick follow a second log in place of the first.
    func fork(_ id: String) async throws {
        let (entries, checkpoint) = try await forked()
        trustee(id).wire.changeAnswers(of: .trusteePoll) { bytes in
            let answer = try TrusteePollAnswer(parsing: bytes)
            let first = answer.entries.first?.index ?? UInt64(entries.count)
            return answer.with(
                entries: Array(entries.dropFirst(Int(first))), checkpoint: checkpoint
            ).bytes
        }
        _ = try await trustee(id).runner.round()
        trustee(id).wire.changeAnswers(of: .trusteePoll) { $0 }
    }

    /// The second version of the directory, in force, and confirmed by the trustees.
    func adoptNextDirectory() async throws {
        var draft = DirectoryDraft(following: LivePortal.directory)
        draft.keyholders[0].isSuspended = true
        let note = SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])
        _ = try await wire().calls.post(.newDirectory, note.bytes)
        for trustee in trustees {
            _ = try await trustee.runner.round(TrusteeRunner.Approvals(directory: note))
        }
        try await work()
        try await work()
    }

    // MARK: Requests

    /// What the gateway says to a signed request for everything from the first entry on.
    func asking(_ caller: SignedCaller, _ endpoint: Endpoint) async -> String {
        await Said.error { _ = try await caller.post(endpoint, [UInt8](bigEndian: UInt64(0))) }
    }

    /// What the reporter's program says of a portal whose answers are changed.
    func visiting(_ endpoint: Endpoint, _ change: @escaping Wire.Change) async -> String {
        let wire = wire()
        wire.changeAnswers(of: endpoint, change)
        return await Said.error { _ = try await visit(over: wire).verifiedPortal() }
    }

    /// What the gateway says to a second statement with the nonce of one that went over this wire.
    func askingAgain(as wire: Wire) async throws -> String {
        guard let sent = wire.exchanged.last(where: { $0.path == Endpoint.open.path }) else {
            return "nothing was sent"
        }
        let note = try SignedNote(parsing: SignedRequest(parsing: sent.body).payload)
        let first = try AccessStatement(parsing: note.text)
        clock.advance(1)
        let second = try AccessStatement(
            portal: first.portal, messageID: first.messageID,
            preheaderHash: first.preheaderHash, directoryHash: first.directoryHash,
            keyholder: first.keyholder, action: first.action, ground: first.ground,
            sealingKeyDigest: first.sealingKeyDigest, nonce: first.nonce, time: clock.now)
        let caller = caller(.keyholder, "acs")
        return await Said.error {
            _ = try await caller.post(.open, try caller.sign(second.text).bytes)
        }
    }

    /// The state before the last tick is put back, and one trustee polls it.
    ///
    /// - Returns: a report that the older state has, too.
    func rolledBack() async throws -> SentReport {
        let report = try await ticked()
        let old = try folder.databaseCopy()
        try await submit()
        try await tick()
        try await putBack(old)
        _ = try await trustee("t1").runner.round()
        return report
    }

    /// What acs signs to open a report.
    func statement(about report: SentReport) async throws -> SignedNote {
        let portal = try await visit(.signing).verifiedPortal()
        guard let index = portal.directory.index(ofKeyholder: SamplePortal.identifier("acs")),
            let key = portal.set.sealingKey(ofKeyholderAt: index)
        else { preconditionFailure("acs is listed") }
        let statement = try AccessStatement(
            portal: portal.portal, messageID: report.reportID,
            preheaderHash: report.submission.report.header.preheader.hash,
            directoryHash: portal.set.hash, keyholder: SamplePortal.identifier("acs"),
            action: .open, ground: .none, sealingKeyDigest: key.digest,
            nonce: Digest(hashing: [1]), time: clock.now)
        return try caller(.keyholder, "acs").sign(statement.text)
    }
}
