package import Encoding
import GRDB
package import SealedMessage

extension SQLiteStorage {
    package func accept(_ report: NewReport) async throws(StorageFailure) -> Acceptance {
        let byteCount = report.report.byteCount + report.identity.byteCount
        let mostStagedBytes = queue.mostStagedBytes
        let hasFiles = try await hasAllFiles(of: report.stream)
        let acceptance: Acceptance? = try await queue.write(byteCount: byteCount) { database in
            let known = try database.acceptedDay(
                of: report.report.id, mailbox: report.mailbox, thread: report.thread)
            let knownIdentity = try database.acceptedDay(
                of: report.identity.id, mailbox: report.mailbox, thread: report.thread)
            switch (known, knownIdentity) {
            case (.accepted(let day), .accepted): return .accepted(day: day)
            case (.unknown, .unknown): break
            default: return .conflict
            }
            guard try !database.isTaken(mailbox: report.mailbox, thread: report.thread) else {
                return .conflict
            }
            guard try database.hasRoom(toStage: byteCount, most: mostStagedBytes) else {
                return nil
            }
            if let stream = report.stream {
                guard hasFiles, try database.consume(stream, by: report.report.id) else {
                    return .incompleteUpload
                }
            }
            for message in [report.report, report.identity] {
                try database.stage(
                    message, day: report.day, isOwn: true, mailbox: report.mailbox,
                    thread: report.thread)
            }
            return .accepted(day: report.day)
        }
        guard let acceptance else { throw .busy }
        if case .accepted = acceptance { await forgetDirectory(of: report.stream) }
        return acceptance
    }

    package func accept(
        authored: NewMessage, thread: Digest, day: UInt32
    ) async throws(StorageFailure) -> Acceptance {
        let mostStagedBytes = queue.mostStagedBytes
        let mostMessages = queue.mostInConversation
        let acceptance: Acceptance? = try await queue.write(byteCount: authored.byteCount) {
            database in
            guard
                let row = try database.row(
                    """
                    SELECT id, closed, EXISTS (SELECT 1 FROM mailbox AS next
                        WHERE next.former = mailbox.id) AS replaced
                    FROM mailbox WHERE thread = \(thread.blob)
                    """)
            else { return .unknownThread }
            let mailbox = try row.digest("id")
            switch try database.acceptedDay(of: authored.id, mailbox: mailbox, thread: thread) {
            case .accepted(let day): return .accepted(day: day)
            case .elsewhere: return .conflict
            case .unknown: break
            }
            // Only a reply needs someone to read it: officers may go on among themselves.
            let isReply = authored.kind == .reply
            guard !isReply || row["closed"] as Int == 0 else { return .unknownThread }
            guard row["replaced"] as Int == 0 else { return .changed }
            // A handover is in the log by now: whether there was room for it was asked before.
            guard
                try authored.kind == .report
                    || database.authoredCount(authored.kind, inMailbox: mailbox) < mostMessages
            else { return .exhausted }
            guard try database.hasRoom(toStage: authored.byteCount, most: mostStagedBytes) else {
                return nil
            }
            try database.stage(
                authored, day: day, isOwn: false, mailbox: mailbox, thread: nil)
            return .accepted(day: day)
        }
        guard let acceptance else { throw .busy }
        return acceptance
    }

    package func staged() async throws(StorageFailure) -> [StagedMessage] {
        try await read { database in
            try database.rows(
                "SELECT id, length(header) + length(body) AS size FROM staged ORDER BY id"
            ).map { row in
                StagedMessage(
                    id: try row.messageID("id"), byteCount: try Int(row.uint64("size")))
            }
        }
    }

    package func message(_ id: MessageID) async throws(StorageFailure) -> StoredMessage? {
        try await read { database in try database.message(id) }
    }

    package func known(_ ids: [MessageID]) async throws(StorageFailure) -> Set<MessageID> {
        let blobs = ids.map(\.blob)
        return try await read { database in
            let rows = try database.rows(
                """
                SELECT id FROM message WHERE id IN \(blobs)
                UNION ALL SELECT id FROM staged WHERE id IN \(blobs)
                """)
            return Set(try rows.map { try $0.messageID("id") })
        }
    }

    package func body(of id: MessageID) async throws(StorageFailure) -> [UInt8]? {
        try await read { database in try database.body(of: id) }
    }

    package func messages(
        kinds: [MessageKind], from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [MessageLine] {
        let codes = kinds.map { Int($0.rawValue) }
        return try await read { database in
            try database.rows(
                """
                SELECT \(literal: MessageLine.columns) FROM message
                WHERE entry >= \(entry.integer) AND kind IN \(codes) ORDER BY entry LIMIT \(most)
                """
            ).map(MessageLine.init(row:))
        }
    }

    package func inbox(
        named start: String, _ end: String, from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [MessageLine] {
        let codes = [MessageKind.report, .identity].map { Int($0.rawValue) }
        return try await read { database in
            try database.rows(
                """
                SELECT \(literal: MessageLine.columns) FROM message
                WHERE entry >= \(entry.integer) AND kind IN \(codes)
                    AND (own = 1 OR EXISTS (SELECT 1 FROM named
                        WHERE name = \(start) || lower(hex(message.id)) || \(end)))
                ORDER BY entry LIMIT \(most)
                """
            ).map(MessageLine.init(row:))
        }
    }

    package func messages(
        thread: Digest, from entry: UInt64, most: Int
    ) async throws(StorageFailure) -> [MessageLine]? {
        try await read { database in
            let chain = try database.mailboxes(ofThread: thread)
            guard !chain.isEmpty else { return nil }
            return try database.rows(
                """
                SELECT \(literal: MessageLine.columns) FROM message
                WHERE mailbox IN \(chain.map(\.blob)) AND entry >= \(entry.integer)
                ORDER BY entry LIMIT \(most)
                """
            ).map(MessageLine.init(row:))
        }
    }

    package func isMessage(
        _ id: MessageID, inThread thread: Digest
    ) async throws(StorageFailure) -> Bool {
        try await read { database in
            let chain = try database.mailboxes(ofThread: thread)
            return try database.row(
                """
                SELECT 1 FROM message
                WHERE id = \(id.blob) AND mailbox IN \(chain.map(\.blob))
                """) != nil
        }
    }

    package func isOfFirstTick(
        _ id: MessageID, ofThread thread: Digest
    ) async throws(StorageFailure) -> Bool {
        try await read { database in
            let chain = try database.mailboxes(ofThread: thread)
            let kind = Int(MessageKind.report.rawValue)
            return try database.row(
                """
                SELECT 1 FROM message
                WHERE id = \(id.blob) AND mailbox IN \(chain.map(\.blob)) AND own = 1 AND kind = \(kind)
                    AND tick = (SELECT tick FROM message WHERE entry = (SELECT min(entry) FROM message
                        WHERE mailbox IN \(chain.map(\.blob)) AND own = 1 AND kind = \(kind)))
                """) != nil
        }
    }

    package func standing(ofThread thread: Digest) async throws(StorageFailure) -> ThreadStanding? {
        let mostMessages = queue.mostInConversation
        return try await read { database in
            guard
                let row = try database.row(
                    """
                    SELECT id, EXISTS (SELECT 1 FROM mailbox AS next
                        WHERE next.former = mailbox.id) AS replaced
                    FROM mailbox WHERE thread = \(thread.blob)
                    """)
            else { return nil }
            guard row["replaced"] as Int == 0 else { return .changed }
            let count = try database.authoredCount(.report, inMailbox: row.digest("id"))
            return count < mostMessages ? .open : .full
        }
    }

    package func mailbox<Plan: Sendable>(
        _ id: Digest, picking pick: @escaping @Sendable (MailboxContents) -> MailboxPick<Plan>
    ) async throws(StorageFailure) -> MailboxState<Plan> {
        let most = longConversation
        let isLong = try await read { try $0.isLookLong(into: id, most: most) }
        guard isLong else { return try await look(into: id, picking: pick) }
        return try await longLooks.holding(id) { [self] () throws(StorageFailure) in
            try await look(into: id, picking: pick)
        }
    }

    private func look<Plan: Sendable>(
        into id: Digest,
        picking pick: @escaping @Sendable (MailboxContents) -> MailboxPick<Plan>
    ) async throws(StorageFailure) -> MailboxState<Plan> {
        let reply = Int(MessageKind.reply.rawValue)
        return try await read { [tileCache] database in
            guard let standing = try database.standing(ofMailbox: id) else { return .unknown }
            guard !standing.isReplaced else { return .changed }
            let mailboxes = try database.mailboxes(from: id)
            let chain = mailboxes.map(\.blob)
            var messages = try database.rows(
                """
                SELECT m.id AS id, m.kind AS kind, own, m.entry AS entry, tick,
                    length(header) AS header_size, length(body) AS size,
                    length(e.detail) AS detail_size
                FROM message AS m JOIN entry AS e ON e.position = m.entry
                WHERE m.mailbox IN \(chain) AND own = 1
                UNION ALL
                SELECT m.id, m.kind, own, m.entry, tick, length(header), length(body),
                    length(e.detail)
                FROM message AS m JOIN entry AS e ON e.position = m.entry
                WHERE m.mailbox IN \(chain) AND own = 0 AND m.kind = \(reply)
                ORDER BY entry
                """
            ).map(StoredMessage.Summary.init(row:))
            messages += try database.rows(
                """
                SELECT id, kind, own, NULL AS entry, NULL AS tick, length(header) AS header_size,
                    length(body) AS size, 0 AS detail_size
                FROM staged WHERE mailbox IN \(chain) AND own = 1 ORDER BY id
                """
            ).map(StoredMessage.Summary.init(row:))
            let pick = pick(
                MailboxContents(messages: messages, acts: try database.acts(in: mailboxes)))
            return .open(
                MailboxReading(
                    plan: pick.plan, messages: try database.mailboxMessages(pick.messages),
                    entries: pick.entries.isEmpty
                        ? []
                        : try database.provenEntries(
                            pick.entries, size: pick.size, keeping: tileCache)))
        }
    }
}

/// Whether a message was accepted before.
enum Known {
    case unknown
    /// In the mailbox that was asked for.
    case accepted(day: UInt32)
    /// In another one.
    case elsewhere
}

extension Database {
    /// A message without its body, ticked or not.
    fileprivate func message(_ id: MessageID) throws -> StoredMessage? {
        let found =
            try row(
                """
                SELECT id, kind, own, entry, tick, body_digest, header, length(body) AS size
                FROM message WHERE id = \(id.blob)
                """)
            ?? row(
                """
                SELECT id, kind, own, NULL AS entry, NULL AS tick, body_digest, header,
                    length(body) AS size
                FROM staged WHERE id = \(id.blob)
                """)
        return try found.map { row in
            StoredMessage(
                id: id, kind: try row.kind("kind"), isOwn: row["own"],
                header: try row.bytes("header"), bodyDigest: try row.digest("body_digest"),
                bodyByteCount: try Int(row.uint64("size")), place: try row.place())
        }
    }

    /// Whether a look goes through more messages than so many, or more acts than eight times as many: what keyholders write among
    /// themselves it never reads.
    fileprivate func isLookLong(into id: Digest, most: Int) throws -> Bool {
        guard let standing = try standing(ofMailbox: id), !standing.isReplaced else { return false }
        let chain = try mailboxes(from: id).map(\.blob)
        let reply = Int(MessageKind.reply.rawValue)
        let codes = MailboxContents.actKinds.flatMap(\.codes)
        let hasManyActs =
            try row(
                """
                SELECT 1 FROM message AS m JOIN entry AS e ON e.message = m.id
                WHERE m.mailbox IN \(chain) AND own = 1 AND e.kind IN \(codes)
                LIMIT 1 OFFSET \(8 * most)
                """) != nil
        if hasManyActs { return true }
        return try row(
            """
            SELECT 1 FROM message WHERE mailbox IN \(chain) AND own = 1
            UNION ALL SELECT 1 FROM message WHERE mailbox IN \(chain) AND own = 0 AND kind = \(reply)
            UNION ALL SELECT 1 FROM staged WHERE mailbox IN \(chain) AND own = 1
            LIMIT 1 OFFSET \(most)
            """) != nil
    }

    /// The acts about a reporter's messages in log order, each kind bounded apart, so that much of one leaves nothing of another out.
    fileprivate func acts(in mailboxes: [Digest]) throws -> [MailboxContents.Act] {
        let chain = mailboxes.map(\.blob)
        let codes = MailboxContents.actKinds.flatMap(\.codes)
        var rest = MailboxContents.actKinds.map(\.most)
        var acts: [MailboxContents.Act] = []
        let sql: SQL = """
            SELECT position, e.kind AS kind, length(detail) AS detail_size
            FROM message AS m JOIN entry AS e ON e.message = m.id
            WHERE m.mailbox IN \(chain) AND own = 1 AND e.kind IN \(codes)
            ORDER BY position
            """
        let rows = try Row.fetchCursor(cachedStatement(literal: sql))
        while let row = try rows.next() {
            let code = Int(clamping: try row.uint64("kind"))
            let kind = MailboxContents.actKinds.firstIndex { $0.codes.contains(code) }
            guard let kind, rest[kind] > 0 else { continue }
            rest[kind] -= 1
            acts.append(
                MailboxContents.Act(
                    entry: try row.uint64("position"),
                    detailByteCount: try Int(row.uint64("detail_size"))))
        }
        return acts
    }

    /// Messages with the bodies of what officers wrote; who is not known is left out.
    fileprivate func mailboxMessages(
        _ ids: [MessageID]
    ) throws -> [MessageID: MailboxMessage] {
        var messages: [MessageID: MailboxMessage] = [:]
        for id in ids {
            guard let message = try message(id) else { continue }
            messages[id] = MailboxMessage(
                message: message, body: message.isOwn ? nil : try body(of: id))
        }
        return messages
    }

    fileprivate func body(of id: MessageID) throws -> [UInt8]? {
        let found =
            try row("SELECT body FROM message WHERE id = \(id.blob)")
            ?? row("SELECT body FROM staged WHERE id = \(id.blob)")
        let body = try found?.bytes("body")
        // A wiped reply (Specification.md §6.4).
        return body?.isEmpty == true ? nil : body
    }

    /// Whether a message is there already, and in the mailbox and thread that are claimed for it.
    func acceptedDay(
        of id: MessageID, mailbox: Digest, thread: Digest
    ) throws -> Known {
        let found =
            try row(
                """
                SELECT day, mailbox, mailbox.thread AS thread
                FROM message JOIN mailbox ON mailbox.id = mailbox WHERE message.id = \(id.blob)
                """)
            ?? row("SELECT day, mailbox, thread FROM staged WHERE id = \(id.blob)")
        guard let found else { return .unknown }
        // A staged reply names no thread of its own: it has its mailbox's.
        let foundThread: Digest? = found.hasNull(atIndex: 2) ? nil : try found.digest("thread")
        guard try found.digest("mailbox") == mailbox, foundThread ?? thread == thread else {
            return .elsewhere
        }
        return .accepted(day: try UInt32(clamping: found.uint64("day")))
    }

    func isTaken(mailbox: Digest, thread: Digest) throws -> Bool {
        try row(
            """
            SELECT 1 FROM mailbox WHERE id = \(mailbox.blob) OR thread = \(thread.blob)
            UNION ALL
            SELECT 1 FROM staged WHERE mailbox = \(mailbox.blob) OR thread = \(thread.blob)
            LIMIT 1
            """) != nil
    }

    /// Whether so many bytes more may wait for the tick (Specification.md §2.5).
    func hasRoom(toStage byteCount: Int, most: Int) throws -> Bool {
        try stagedByteCount() + byteCount <= most
    }

    func stage(
        _ message: NewMessage, day: UInt32, isOwn: Bool, mailbox: Digest, thread: Digest?
    ) throws {
        try setStagedByteCount(try stagedByteCount() + message.byteCount)
        // Specification.md §2.2: a place that tells nothing.
        let place = Int64.random(in: .min ... .max)
        try run(
            """
            INSERT INTO staged
                (place, id, kind, day, own, mailbox, thread, body_digest, preheader, consent,
                header, body)
            VALUES (\(place), \(message.id.blob), \(Int(message.kind.rawValue)), \(Int(day)),
                \(isOwn), \(mailbox.blob), \(thread?.blob), \(message.bodyDigest.blob),
                \(message.preheaderHash.blob), \(message.consentHash.blob),
                \(message.header.blob), \(message.body.blob))
            """)
    }
}

extension Database {
    /// The bytes that wait for the tick, headers and bodies.
    func stagedByteCount() throws -> Int {
        guard let bytes = try document(stagedName) else { return 0 }
        var reader = ByteReader(bytes)
        return Int(clamping: try reader.uint64())
    }

    func setStagedByteCount(_ byteCount: Int) throws {
        try set(stagedName, to: [UInt8](bigEndian: UInt64(max(0, byteCount))))
    }
}

private let stagedName = "staged-bytes"

extension Row {
    /// Where a message was logged; nil when it is only staged.
    fileprivate func place() throws -> StoredMessage.Place? {
        guard self["entry"] as Int64? != nil else { return nil }
        return StoredMessage.Place(entry: try uint64("entry"), tick: try uint64("tick"))
    }
}

extension MessageLine {
    /// What `init(row:)` reads.
    fileprivate static var columns: SQL {
        "id, kind, own, entry, tick, preheader, consent"
    }

    fileprivate init(row: Row) throws {
        id = try row.messageID("id")
        kind = try row.kind("kind")
        isOwn = row["own"]
        entry = try row.uint64("entry")
        tick = try row.uint64("tick")
        preheaderHash = try row.digest("preheader")
        consentHash = try row.digest("consent")
    }
}

extension StoredMessage.Summary {
    fileprivate init(row: Row) throws {
        id = try row.messageID("id")
        kind = try row.kind("kind")
        isOwn = row["own"]
        headerByteCount = try Int(row.uint64("header_size"))
        bodyByteCount = try Int(row.uint64("size"))
        detailByteCount = try Int(row.uint64("detail_size"))
        place = try row.place()
    }
}
