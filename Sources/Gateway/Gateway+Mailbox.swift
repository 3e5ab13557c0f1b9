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
        let published = try await openView().published
        let size = published?.size ?? 0
        let proofByteCount = MailboxPages.proofByteCount(under: published)
        let reading = try await reading(ofMailboxOf: asked.capability) { contents in
            let division = MailboxPages(
                contents, publicSize: size, proofByteCount: proofByteCount)
            let pages = division.pages
            let parts = pages.indices.contains(Int(asked.page)) ? pages[Int(asked.page)] : []
            return MailboxPick(
                plan: (pageCount: pages.count, listing: division.listing, parts: parts),
                messages: parts.compactMap(\.messageID),
                entries: parts.compactMap(\.entry).filter { $0 < size }, size: size)
        }
        let items = try items(
            reading.plan.parts, messages: reading.messages,
            proofs: Gateway.proofs(of: reading.entries, under: published))
        guard
            let bytes = try? MailboxAnswer(
                pageCount: UInt32(reading.plan.pageCount), listing: reading.plan.listing,
                items: items
            ).bytes()
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
        let reading = try await reading(ofMailboxOf: asked.capability) { contents in
            let isOwn = contents.messages.contains { $0.id == asked.messageID && $0.isOwn }
            return MailboxPick(
                plan: (), messages: isOwn ? [asked.messageID] : [], entries: [], size: 0)
        }
        guard let message = reading.messages[asked.messageID]?.message else {
            throw Refusal.unknownMailbox
        }
        let body = try await body(of: message.id)
        guard let header = try? MessageHeader(parsing: message.header),
            let set = view.history.set(
                header.context.directoryHash, asOf: view.day(at: environment.clock()))?.set
        else { throw Refusal(.unexpected) }
        let notes = view.chain.notes.prefix(Int(set.directory.version))
        let answer = MailboxMessageAnswer(
            header: message.header, body: body,
            proof: try await proof(of: message.place?.entry, under: view.published),
            directory: DirectoryAnswer(
                directories: Array(notes), keyNotes: set.keyNotes.map { $0?.note }))
        guard let bytes = try? answer.bytes() else { throw Refusal(.unexpected) }
        return .bytes(bytes)
    }

    private func reading<Plan: Sendable>(
        ofMailboxOf capability: [UInt8],
        picking pick: @escaping @Sendable (MailboxContents) -> MailboxPick<Plan>
    ) async throws(Refusal) -> MailboxReading<Plan> {
        let id = Gateway.mailboxID(capability)
        let state = try await stored { storage throws(StorageFailure) in
            try await storage.mailbox(id, picking: pick)
        }
        switch state {
        case .unknown: throw Refusal.unknownMailbox
        case .changed: throw Refusal.changedMailbox
        case .open(let reading): return reading
        }
    }

    private func items(
        _ parts: [MailboxPages.Part], messages: [MessageID: MailboxMessage],
        proofs: [UInt64: AcceptanceProof]
    ) throws(Refusal) -> [MailboxItem] {
        var items: [MailboxItem] = []
        for part in parts {
            let proof = part.entry.flatMap { proofs[$0] }
            switch part {
            case .act:
                guard let proof else { throw Refusal(.unexpected) }
                items.append(.act(proof))
            case .message(let summary):
                guard let found = messages[summary.id] else { throw Refusal(.unexpected) }
                let header = found.message.header
                if summary.isOwn {
                    items.append(
                        .own(header: header, bodyDigest: found.message.bodyDigest, proof: proof))
                } else {
                    guard let body = found.body else { throw Refusal.unknownMessage }
                    items.append(.reply(header: header, body: body, proof: proof))
                }
            }
        }
        return items
    }

    /// An entry with its C2SP tlog-proof; nil when it is not within the public checkpoint.
    func proof(
        of entry: UInt64?, under published: StoredCheckpoint?
    ) async throws(Refusal) -> AcceptanceProof? {
        guard let entry, let published, entry < published.size else { return nil }
        let proven = try await stored { storage throws(StorageFailure) in
            try await storage.provenEntries([entry], size: published.size)
        }
        return try Gateway.proofs(of: proven, under: published)[entry]
    }

    /// Entries by their index, each with its C2SP tlog-proof under the public checkpoint.
    private static func proofs(
        of entries: [ProvenEntry], under published: StoredCheckpoint?
    ) throws(Refusal) -> [UInt64: AcceptanceProof] {
        guard let published, !entries.isEmpty else { return [:] }
        guard let cosigned = try? published.cosigned(),
            let checkpoint = try? UnverifiedCheckpoint(cosigned)
        else { throw Refusal(.unexpected) }
        var proofs: [UInt64: AcceptanceProof] = [:]
        for proven in entries {
            guard let proof = try? LogProof(inclusion: proven.proof, checkpoint: checkpoint) else {
                throw Refusal(.unexpected)
            }
            proofs[proven.entry.index] = AcceptanceProof(
                entry: LoggedEntry(proven.entry), proof: proof.bytes)
        }
        return proofs
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

        /// Where it stands in the log; nil before its tick.
        fileprivate var entry: UInt64? {
            switch self {
            case .message(let summary): summary.place?.entry
            case .act(let entry): entry
            }
        }

        fileprivate var messageID: MessageID? {
            if case .message(let summary) = self { summary.id } else { nil }
        }
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

    /// Names this division into pages, and nothing else.
    var listing: UInt64 {
        var bytes: [UInt8] = []
        for page in pages {
            bytes += [UInt8](bigEndian: UInt32(page.count))
            for part in page {
                bytes += part.messageID?.bytes ?? []
                bytes += [UInt8](bigEndian: part.entry ?? .max)
            }
        }
        return Digest(hashing: bytes).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The most bytes a tlog-proof to this checkpoint takes: 63 hashes in base64, the checkpoint, and its head.
    static func proofByteCount(under checkpoint: StoredCheckpoint?) -> Int {
        guard let checkpoint else { return 0 }
        let lines = checkpoint.cosignatures.reduce(0) { $0 + $1.line.utf8.count + 1 }
        return checkpoint.note.count + lines + 63 * 45 + 256
    }

    /// The frames around an item, its entry's index, leaf and nonce.
    private static let fixedByteCount = 160
    /// What the head of the answer leaves.
    private static let room = Buckets.contentLimit - 24
}
