import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage
import TransparencyLog

extension Gateway {
    /// `POST /mailbox`: one padded page (Specification.md §9).
    func mailboxPage(
        _ request: ServiceRequest, _: Endpoint
    ) async throws(Refusal) -> ServiceResponse {
        guard let asked = try? MailboxRequest(parsing: request.body) else {
            throw Refusal(.malformedRequest, "expected a capability and a page number")
        }
        let view = try await openView()
        let contents = try await contents(ofMailboxOf: asked.capability)
        let published = view.published
        let pages = MailboxPages(
            contents, publicSize: published?.size ?? 0,
            proofByteCount: MailboxPages.proofByteCount(under: published))
        var items: [MailboxItem] = []
        if Int(asked.page) < pages.pages.count {
            for part in pages.pages[Int(asked.page)] {
                items.append(try await item(part, under: published))
            }
        }
        guard
            let bytes = try? MailboxAnswer(pageCount: UInt32(pages.pages.count), items: items)
                .bytes()
        else { throw Refusal(.unexpected) }
        return .bytes(bytes)
    }

    /// `POST /mailbox/message`: one of the reporter's own messages, whole.
    func mailboxMessage(
        _ request: ServiceRequest, _: Endpoint
    ) async throws(Refusal) -> ServiceResponse {
        guard let asked = try? MailboxMessageRequest(parsing: request.body) else {
            throw Refusal(.malformedRequest, "expected a capability and a message id")
        }
        let view = try await openView()
        let contents = try await contents(ofMailboxOf: asked.capability)
        guard let summary = contents.messages.first(where: { $0.id == asked.messageID }),
            summary.isOwn
        else { throw Refusal.unknownMailbox }
        let message = try await message(summary.id)
        let body = try await body(of: summary.id)
        guard let header = try? MessageHeader(parsing: message.header),
            let set = view.history.set(
                header.context.directoryHash, asOf: view.day(at: environment.clock()))?.set
        else { throw Refusal(.unexpected) }
        let notes = view.chain.notes.prefix(Int(set.directory.version))
        let answer = MailboxMessageAnswer(
            header: message.header, body: body,
            proof: try await proof(of: summary.place?.entry, under: view.published),
            directory: DirectoryAnswer(
                directories: Array(notes), keyNotes: set.keyNotes.map { $0?.note }))
        guard let bytes = try? answer.bytes() else { throw Refusal(.unexpected) }
        return .bytes(bytes)
    }

    private func contents(ofMailboxOf capability: [UInt8]) async throws(Refusal) -> MailboxContents
    {
        let id = Gateway.mailboxID(capability)
        let state = try await stored { storage throws(StorageFailure) in
            try await storage.mailbox(id)
        }
        switch state {
        case .unknown: throw Refusal.unknownMailbox
        case .changed: throw Refusal.changedMailbox
        case .open(let contents): return contents
        }
    }

    private func item(
        _ part: MailboxPages.Part, under published: StoredCheckpoint?
    ) async throws(Refusal) -> MailboxItem {
        switch part {
        case .act(let entry):
            guard let proof = try await proof(of: entry, under: published) else {
                throw Refusal(.unexpected)
            }
            return .act(proof)
        case .message(let summary):
            let message = try await message(summary.id)
            let proof = try await proof(of: summary.place?.entry, under: published)
            guard !summary.isOwn else {
                return .own(header: message.header, bodyDigest: message.bodyDigest, proof: proof)
            }
            return .reply(
                header: message.header, body: try await body(of: summary.id), proof: proof)
        }
    }

    /// An entry with its C2SP tlog-proof; nil when it is not within the public checkpoint.
    func proof(
        of entry: UInt64?, under published: StoredCheckpoint?
    ) async throws(Refusal) -> AcceptanceProof? {
        guard let entry, let published, entry < published.size else { return nil }
        return try await stored { storage throws(StorageFailure) in
            guard let logged = try await storage.entry(at: entry),
                let inclusion = try await storage.inclusionProofs(
                    of: [entry], size: published.size
                ).first,
                let checkpoint = try? UnverifiedCheckpoint(try published.cosigned()),
                let proof = try? LogProof(inclusion: inclusion, checkpoint: checkpoint)
            else { throw .failed }
            return AcceptanceProof(entry: LoggedEntry(logged), proof: proof.bytes)
        }
    }

    func message(_ id: MessageID) async throws(Refusal) -> StoredMessage {
        let message = try await stored { storage throws(StorageFailure) in
            try await storage.message(id)
        }
        guard let message else { throw Refusal.unknownMessage }
        return message
    }

    func body(of id: MessageID) async throws(Refusal) -> [UInt8] {
        let body = try await stored { storage throws(StorageFailure) in
            try await storage.body(of: id)
        }
        guard let body else { throw Refusal.unknownMessage }
        return body
    }
}

extension Refusal {
    /// Unknown, wrong and closed look the same.
    static let unknownMailbox = Refusal(
        .notFound, "no mailbox has this receipt, or not this message")

    /// Told only to who has the old receipt.
    static let changedMailbox = Refusal(
        .mailboxChanged, "another receipt took the place of this one")

    /// Unknown and not yet ticked look the same.
    static let unknownMessage = Refusal(.notFound, "no such message")
}

/// A mailbox divided into pages, by the sizes of its items alone.
struct MailboxPages {
    /// Something that will become an item.
    enum Part: Equatable {
        case message(StoredMessage.Summary)
        case act(entry: UInt64)
    }

    let pages: [[Part]]

    /// - Parameters:
    ///   - publicSize: what lies at or beyond it is not shown, but the reporter's own.
    ///   - proofByteCount: an upper bound of a proof's length.
    init(_ contents: MailboxContents, publicSize: UInt64, proofByteCount: Int) {
        var parts: [(order: UInt64, part: Part, byteCount: Int)] = []
        for message in contents.messages {
            let isReply = !message.isOwn
            if isReply, message.place.map({ $0.entry >= publicSize }) ?? true { continue }
            let bodyByteCount = isReply ? message.bodyByteCount : Digest.byteCount
            parts.append(
                (
                    message.place?.entry ?? .max, .message(message),
                    message.headerByteCount + bodyByteCount + message.detailByteCount
                        + proofByteCount + MailboxPages.fixedByteCount
                ))
        }
        for act in contents.acts where act.entry < publicSize {
            parts.append(
                (
                    act.entry, .act(entry: act.entry),
                    act.detailByteCount + proofByteCount + MailboxPages.fixedByteCount
                ))
        }
        // Stable for those before their tick, which the storage gives in the order of their ids.
        let ordered = parts.enumerated().sorted {
            ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
        }
        var pages: [[Part]] = [[]]
        var room = MailboxPages.room
        for (_, element) in ordered {
            let isFull =
                element.byteCount > room
                || pages[pages.count - 1].count == MailboxAnswer.mostItems
            if isFull, !pages[pages.count - 1].isEmpty {
                pages.append([])
                room = MailboxPages.room
            }
            pages[pages.count - 1].append(element.part)
            room -= element.byteCount
        }
        self.pages = pages
    }

    /// The most bytes a tlog-proof to this checkpoint takes: 63 hashes in base64, the checkpoint, and its head.
    static func proofByteCount(under checkpoint: StoredCheckpoint?) -> Int {
        guard let checkpoint else { return 0 }
        let lines = checkpoint.cosignatures.reduce(0) { $0 + $1.line.utf8.count + 1 }
        return checkpoint.note.count + lines + 63 * 45 + 256
    }

    /// The frames around an item, its entry's index, leaf and nonce.
    private static let fixedByteCount = 160
    private static let room = Buckets.contentLimit - 16
}
