import Details
import Directory
import Encoding
import Exchange
import Gateway
import MessageSamples
import PortalSamples
import SealedMessage
import SignedNote
import Testing
import TransparencyLog

extension TestPortal {
    // MARK: Trustees

    func poll(
        _ id: String, cosigned: Checkpoint? = nil, held: UInt64? = nil
    ) async throws -> TrusteePollAnswer {
        let poll = TrusteePoll(
            cosigned: try cosigned.map { try TestPortal.signed($0) },
            heldSize: held ?? cosigned?.size ?? 0)
        let answer = try await post(.trusteePoll, as: .trustee, id, poll.bytes)
        return try TrusteePollAnswer(parsing: try #require(answer.bytes, "\(answer)"))
    }

    /// The checkpoint as the log signs it.
    static func signed(_ checkpoint: Checkpoint) throws -> SignedNote {
        try checkpoint.signed(by: SamplePortal.signer(SamplePortal.portal.logOrigin)).note
    }

    /// Polls, cosigns what is asked, signs what is offered; gives what was polled.
    @discardableResult
    func attend(_ id: String) async throws -> TrusteePollAnswer {
        let polled = try await poll(id)
        if let note = polled.checkpoint {
            #expect(try await cosign(note, as: id) == .bytes([]))
        }
        if let text = polled.currencyText {
            let note = try SamplePortal.trustee(id).sign(text)
            let answer = try await post(.trusteeCurrency, as: .trustee, id, note.bytes)
            #expect(answer == .bytes([]))
        }
        return polled
    }

    func cosign(_ note: SignedNote, as id: String, key: String? = nil) async throws -> Answer {
        let logKey = SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey
        let checkpoint = try UnverifiedCheckpoint(note).verified(by: logKey)
        let name = SamplePortal.portal.cosignerKeyName(SamplePortal.identifier(key ?? id))
        let line = try SamplePortal.cosigner(name).cosign(checkpoint, at: clock.now)
        let posting = CosignaturePosting(
            size: checkpoint.checkpoint.size, checkpoint: try note.adding([line]))
        return try await post(.trusteeCosignature, as: .trustee, id, posting.bytes)
    }

    /// Two trustees and the witness catch up with the log.
    func settle() async throws {
        for _ in 0..<2 {
            for id in ["t1", "t2"] { try await attend(id) }
            try await gateway.tickIfDue()
            await gateway.askWitnesses()
        }
        for id in ["t1", "t2"] { try await attend(id) }
    }

    /// Moves the clock to the next tick, and lets everyone catch up.
    func tick() async throws {
        clock.advance(10)
        try await settle()
    }

    // MARK: Reporters

    /// The directory hash in force.
    func directoryHash() async throws -> Digest {
        let answer = try DirectoryAnswer(
            parsing: try #require(await get("/directory").bytes))
        let chain = try DirectoryChain.verified(
            notes: answer.directories, authority: SamplePortal.authority.verifierKey)
        let notes = try answer.keyNotes.map { note in
            try note.map { try VerifiedKeyNote(verifying: $0, in: chain.current) }
        }
        return try DirectorySet(directory: chain.current, keyNotes: notes).hash
    }

    func submission(
        _ name: String, directoryHash: Digest? = nil, kind: MessageKind = .report,
        identityKind: MessageKind = .identity, holderCount: Int = 2, mailbox: String? = nil,
        size: BodySize = .kibibytes16, stream: StreamReference? = nil, upload: UploadID? = nil
    ) async throws -> ReportSubmission {
        let hash: Digest
        if let directoryHash { hash = directoryHash } else { hash = try await self.directoryHash() }
        return ReportSubmission(
            work: .none,
            report: SampleMessage.made(
                "\(name) report", kind: kind, directoryHash: hash, holderCount: holderCount,
                size: size, stream: stream),
            identity: SampleMessage.made(
                "\(name) identity", kind: identityKind, directoryHash: hash,
                holderCount: holderCount),
            mailboxID: TestPortal.mailboxID(mailbox ?? name),
            threadID: labelledHash("senim/1 thread-id", TestPortal.thread(mailbox ?? name)),
            upload: upload)
    }

    static func capability(_ name: String) -> [UInt8] {
        SampleMessage.digest(name, "capability").bytes
    }

    static func mailboxID(_ name: String) -> Digest {
        labelledHash("senim/1 mailbox-id", capability(name))
    }

    /// T.
    static func thread(_ name: String) -> [UInt8] { SampleMessage.digest(name, "T").bytes }

    /// Submits, and expects to be accepted.
    @discardableResult
    func submit(_ name: String, size: BodySize = .kibibytes16) async throws -> ReportSubmission {
        let submission = try await submission(name, size: size)
        let answer = await post(.reports, submission.bytes)
        _ = try SubmissionAnswer(parsing: try #require(answer.bytes, "\(answer)"))
        return submission
    }

    func mailbox(_ name: String, page: UInt32 = 0) async throws -> MailboxAnswer {
        let request = MailboxRequest(capability: TestPortal.capability(name), page: page)
        let answer = await post(.mailbox, request.bytes)
        return try MailboxAnswer(parsing: try #require(answer.bytes, "\(answer)"))
    }

    // MARK: Officers

    func statement(
        about message: SealedMessage, by id: String = "head", action: AccessAction = .open,
        ground: AccessGround = .none, preheaderHash: Digest? = nil, nonce: String = "statement",
        time: UInt64? = nil
    ) async throws -> AccessStatement {
        let owner = SealingKeyOwner.keyholder(SamplePortal.identifier(id))
        return try AccessStatement(
            portal: SamplePortal.portal, messageID: message.id,
            preheaderHash: preheaderHash ?? message.header.preheader.hash,
            directoryHash: try await directoryHash(), keyholder: SamplePortal.identifier(id),
            action: action, ground: ground,
            sealingKeyDigest: SamplePortal.keyNote(owner).sealingKey.digest,
            nonce: Digest(hashing: Array(nonce.utf8)), time: time ?? clock.now)
    }

    func open(_ statement: AccessStatement, by id: String = "head") async throws -> Answer {
        let note = try SamplePortal.identity(statement.keyholder.text).sign(statement.text)
        return try await post(.open, as: .keyholder, id, note.bytes)
    }

    func inbox(from first: UInt64 = 0, by id: String = "head") async throws -> [ListedMessage] {
        let answer = try await post(.inbox, as: .keyholder, id, [UInt8](bigEndian: first))
        return try MessageList(parsing: try #require(answer.bytes, "\(answer)")).messages
    }

    /// A trustee's release of 1200 bytes for a statement.
    func release(
        _ statement: AccessStatement, by id: String, time: UInt64? = nil
    ) throws -> TrusteeAnswer {
        let share = [UInt8](repeating: 7, count: 1200)
        let note = ReleaseNote(
            portal: SamplePortal.portal, statement: statement.hash,
            messageID: statement.messageID, trustee: SamplePortal.identifier(id),
            time: time ?? clock.now, releaseDigest: Digest(hashing: share))
        return TrusteeAnswer(note: try SamplePortal.trustee(id).sign(note.text), release: share)
    }

    func size() async throws -> UInt64 {
        let answer = try await post(
            .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0)))
        return try AuditEntriesAnswer(parsing: try #require(answer.bytes)).newest.map {
            try UnverifiedCheckpoint($0).claim.size
        } ?? 0
    }
}
