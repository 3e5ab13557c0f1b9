package import Encoding
import GRDB
import SealedMessage

extension SQLiteStorage {
    package func accept(_ followUp: NewFollowUp) async throws(StorageFailure) -> Acceptance {
        let mostStagedBytes = queue.mostStagedBytes
        let mostMessages = queue.mostInConversation
        let hasFiles = try await hasAllFiles(of: followUp.stream)
        let acceptance: Acceptance? = try await queue.write(byteCount: followUp.byteCount) {
            database in
            guard let standing = try database.standing(ofMailbox: followUp.mailbox) else {
                return .unknownMailbox
            }
            switch try database.known(followUp, in: standing) {
            case .accepted(let day): return .accepted(day: day)
            case .elsewhere: return .conflict
            case .unknown: break
            }
            guard !standing.isReplaced else { return .changed }
            guard try database.ownCount(inMailbox: followUp.mailbox) < mostMessages else {
                return .exhausted
            }
            guard try database.hasRoom(toStage: followUp.byteCount, most: mostStagedBytes) else {
                return nil
            }
            if let stream = followUp.stream {
                guard hasFiles, try database.consume(stream, by: followUp.message.id) else {
                    return .incompleteUpload
                }
            }
            try database.stage(followUp, in: standing)
            return .accepted(day: followUp.day)
        }
        guard let acceptance else { throw .busy }
        if case .accepted = acceptance { await forgetDirectory(of: followUp.stream) }
        return acceptance
    }

    package func accept(_ rekey: NewRekey) async throws(StorageFailure) -> Acceptance {
        let followUp = rekey.followUp
        let mostStagedBytes = queue.mostStagedBytes
        let acceptance: Acceptance? = try await queue.write(byteCount: followUp.byteCount) {
            database in
            guard let standing = try database.standing(ofMailbox: followUp.mailbox) else {
                return .unknownMailbox
            }
            if standing.isReplaced {
                guard case .accepted(let day) = try database.known(followUp, in: standing),
                    try database.isSuccessor(rekey)
                else { return .changed }
                return .accepted(day: day)
            }
            guard case .unknown = try database.known(followUp, in: standing),
                try !database.isTaken(mailbox: rekey.successor, thread: rekey.thread)
            else { return .conflict }
            guard try database.mailboxes(from: followUp.mailbox).count <= NewRekey.most else {
                return .exhausted
            }
            guard try database.hasRoom(toStage: followUp.byteCount, most: mostStagedBytes) else {
                return nil
            }
            try database.stage(followUp, in: standing)
            try database.keep(mailbox: followUp.mailbox, thread: standing.thread)
            try database.run(
                """
                INSERT INTO mailbox (id, thread, former)
                VALUES (\(rekey.successor.blob), \(rekey.thread.blob), \(followUp.mailbox.blob))
                """)
            return .accepted(day: followUp.day)
        }
        guard let acceptance else { throw .busy }
        return acceptance
    }

    package func closeMailbox(_ id: Digest) async throws(StorageFailure) -> Closing {
        try await queue.write(byteCount: 0) { database in
            guard let standing = try database.standing(ofMailbox: id) else {
                return .unknownMailbox
            }
            guard !standing.isReplaced else { return .changed }
            try database.keep(mailbox: id, thread: standing.thread)
            for mailbox in try database.mailboxes(from: id) {
                try database.close(mailbox)
            }
            return .closed
        }
    }
}

extension NewFollowUp {
    /// What both messages take in the queue of writes, in bytes.
    fileprivate var byteCount: Int { message.byteCount + identity.byteCount }
}

/// A mailbox that opens to somebody, or did until another took its place.
struct MailboxStanding {
    /// The hash of T.
    let thread: Digest
    let isReplaced: Bool
}

extension Database {
    /// How a mailbox stands, ticked or not; nil when nobody has it, or has it any more.
    func standing(ofMailbox id: Digest) throws -> MailboxStanding? {
        if let row = try row(
            """
            SELECT thread, EXISTS (SELECT 1 FROM mailbox AS next
                WHERE next.former = mailbox.id) AS replaced
            FROM mailbox WHERE id = \(id.blob)
            """)
        {
            return MailboxStanding(thread: try row.digest("thread"), isReplaced: row["replaced"])
        }
        return try row(
            "SELECT thread FROM staged WHERE mailbox = \(id.blob) AND thread IS NOT NULL LIMIT 1"
        ).map { MailboxStanding(thread: try $0.digest("thread"), isReplaced: false) }
    }

    /// A mailbox and those that it replaced, the newest first.
    func mailboxes(from id: Digest) throws -> [Digest] {
        try rows(
            """
            WITH RECURSIVE chain (id, place) AS (
                SELECT \(id.blob), 0
                UNION ALL
                SELECT former, place + 1 FROM mailbox JOIN chain USING (id)
                WHERE former IS NOT NULL
            )
            SELECT id FROM chain ORDER BY place
            """
        ).map { try $0.digest("id") }
    }

    /// How many messages of the reporter's a mailbox and those that it replaced have, ticked or not.
    fileprivate func ownCount(inMailbox id: Digest) throws -> Int {
        try messageCount(inMailbox: id, where: "own = 1")
    }

    /// Likewise what keyholders wrote of one kind.
    func authoredCount(_ kind: MessageKind, inMailbox id: Digest) throws -> Int {
        try messageCount(inMailbox: id, where: "own = 0 AND kind = \(Int(kind.rawValue))")
    }

    private func messageCount(inMailbox id: Digest, where condition: SQL) throws -> Int {
        let chain = try mailboxes(from: id).map(\.blob)
        guard
            let row = try row(
                """
                SELECT (SELECT count(*) FROM message WHERE mailbox IN \(chain) AND \(condition))
                    + (SELECT count(*) FROM staged WHERE mailbox IN \(chain) AND \(condition))
                    AS count
                """)
        else { throw DamagedRow() }
        return try Int(clamping: row.uint64("count"))
    }

    /// The mailboxes behind T's hash, the newest first; none when it is unknown.
    func mailboxes(ofThread thread: Digest) throws -> [Digest] {
        guard let row = try row("SELECT id FROM mailbox WHERE thread = \(thread.blob)") else {
            return []
        }
        return try mailboxes(from: row.digest("id"))
    }

    /// Whether both messages are there already, in this mailbox.
    fileprivate func known(
        _ followUp: NewFollowUp, in standing: MailboxStanding
    ) throws -> Known {
        let message = try acceptedDay(
            of: followUp.message.id, mailbox: followUp.mailbox, thread: standing.thread)
        let identity = try acceptedDay(
            of: followUp.identity.id, mailbox: followUp.mailbox, thread: standing.thread)
        return switch (message, identity) {
        case (.accepted, .accepted), (.unknown, .unknown): message
        default: .elsewhere
        }
    }

    fileprivate func stage(_ followUp: NewFollowUp, in standing: MailboxStanding) throws {
        for message in [followUp.message, followUp.identity] {
            try stage(
                message, day: followUp.day, isOwn: true, mailbox: followUp.mailbox,
                thread: standing.thread)
        }
    }

    /// Whether this very re-key put its mailbox in the place of the old one.
    fileprivate func isSuccessor(_ rekey: NewRekey) throws -> Bool {
        try row(
            """
            SELECT 1 FROM mailbox WHERE id = \(rekey.successor.blob)
                AND thread = \(rekey.thread.blob) AND former = \(rekey.followUp.mailbox.blob)
            """) != nil
    }

    /// Makes a mailbox's row before its first tick, where something is to be said of it.
    fileprivate func keep(mailbox: Digest, thread: Digest) throws {
        try run(
            """
            INSERT OR IGNORE INTO mailbox (id, thread) VALUES (\(mailbox.blob), \(thread.blob))
            """)
    }

    /// Gives a mailbox a name that no capability has, and wipes its replies (Specification.md §6.4).
    fileprivate func close(_ mailbox: Digest) throws {
        let name = Digest.nobodys
        try run("UPDATE mailbox SET former = \(name.blob) WHERE former = \(mailbox.blob)")
        try run(
            "UPDATE mailbox SET id = \(name.blob), closed = 1 WHERE id = \(mailbox.blob)")
        try run("UPDATE staged SET mailbox = \(name.blob) WHERE mailbox = \(mailbox.blob)")
        let reply = Int(MessageKind.reply.rawValue)
        let weight = try row(
            """
            SELECT coalesce(sum(length(body)), 0) AS size FROM staged
            WHERE mailbox = \(name.blob) AND own = 0 AND kind = \(reply)
            """)
        try setStagedByteCount(try stagedByteCount() - Int(clamping: weight?.uint64("size") ?? 0))
        try run(
            """
            UPDATE staged SET body = x''
            WHERE mailbox = \(name.blob) AND own = 0 AND kind = \(reply)
            """)
        try run(
            """
            UPDATE message SET body = x''
            WHERE mailbox = \(name.blob) AND own = 0 AND kind = \(reply)
            """)
    }
}

extension Digest {
    /// 32 random bytes, the hash of nothing that anybody has.
    fileprivate static var nobodys: Digest {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<byteCount).map { _ in UInt8.random(in: 0...255, using: &generator) }
        guard let digest = try? Digest(bytes) else {
            preconditionFailure("as many bytes were drawn as a digest has")
        }
        return digest
    }
}
