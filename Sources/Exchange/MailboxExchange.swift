package import Encoding
package import SealedMessage

/// `POST /mailbox`: the capability (32 bytes) and a page number from 0.
///
/// The capability is the reporter's secret: whoever parses it hashes it and lets it go.
package struct MailboxRequest: Sendable {
    package let capability: [UInt8]
    package let page: UInt32

    package init(capability: [UInt8], page: UInt32) {
        self.capability = capability
        self.page = page
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        capability = try Field.capability(frames[0])
        page = try Field.uint32(frames[1], "page")
    }

    package var bytes: [UInt8] { Frames.encode([capability, [UInt8](bigEndian: page)]) }
}

/// Where a message stands in the log, for its reporter.
package struct AcceptanceProof: Sendable, Hashable {
    /// The `accepted` entry with nonce and detail.
    package let entry: LoggedEntry
    /// A C2SP tlog-proof to a public checkpoint.
    package let proof: [UInt8]

    package init(entry: LoggedEntry, proof: [UInt8]) {
        self.entry = entry
        self.proof = proof
    }

    init?(frames: [[UInt8]]) throws(MalformedExchange) {
        if frames[0].isEmpty, frames[1].isEmpty { return nil }
        entry = try LoggedEntry(parsing: frames[0])
        proof = frames[1]
    }

    static func frames(_ proof: AcceptanceProof?) -> [[UInt8]] {
        [proof?.entry.bytes ?? [], proof?.proof ?? []]
    }
}

/// One thing in a mailbox.
package enum MailboxItem: Sendable {
    /// A message of the reporter's own. Its header opens, with the receipt, to the audience; header and body digest give
    /// the message id. The proof is missing until its tick has a public checkpoint.
    case own(header: [UInt8], bodyDigest: Digest, proof: AcceptanceProof?)
    /// A reply, whole, with its proof.
    case reply(header: [UInt8], body: [UInt8], proof: AcceptanceProof?)
    /// An `access`, `release` or `refusal` about one of the reporter's own messages, with a tlog-proof.
    case act(AcceptanceProof)

    init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 5)
        let proof = try AcceptanceProof(frames: [frames[3], frames[4]])
        switch (try Field.uint8(frames[0], "item"), proof) {
        case (1, _):
            self = .own(
                header: frames[1], bodyDigest: try Field.digest(frames[2], "body digest"),
                proof: proof)
        case (2, _): self = .reply(header: frames[1], body: frames[2], proof: proof)
        case (3, let proof?):
            guard frames[1].isEmpty, frames[2].isEmpty else { throw .field("item") }
            self = .act(proof)
        default: throw .field("item")
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .own(let header, let bodyDigest, let proof):
            Frames.encode([[1], header, bodyDigest.bytes] + AcceptanceProof.frames(proof))
        case .reply(let header, let body, let proof):
            Frames.encode([[2], header, body] + AcceptanceProof.frames(proof))
        case .act(let proof):
            Frames.encode([[3], [], []] + AcceptanceProof.frames(proof))
        }
    }
}

/// The answer to `POST /mailbox`: one page, padded with zeros to 16, 64, 256 KiB or 1 MiB.
///
/// Layout: u32 length ‖ content ‖ zeros; content is frames: u32 page count, then an item each. The padding hides how much the
/// mailbox holds from whoever watches the connection.
package struct MailboxAnswer: Sendable {
    package let pageCount: UInt32
    /// The same in two answers only when the mailbox is divided into pages alike in both (Gateway/Specification.md §9.3).
    package let listing: UInt64
    package let items: [MailboxItem]

    package init(pageCount: UInt32, listing: UInt64 = 0, items: [MailboxItem]) {
        self.pageCount = pageCount
        self.listing = listing
        self.items = items
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let content = try Buckets.content(of: bytes)
        let frames = try Frames.decode(content, most: MailboxAnswer.mostItems + 2)
        guard frames.count >= 2 else { throw .field("page count") }
        pageCount = try Field.uint32(frames[0], "page count")
        listing = try Field.uint64(frames[1], "listing")
        var items: [MailboxItem] = []
        for frame in frames.dropFirst(2) { items.append(try MailboxItem(parsing: frame)) }
        self.items = items
    }

    /// The padded answer.
    ///
    /// - Throws: `MalformedExchange.tooMany` when the items do not fit the largest bucket: the maker of pages
    ///   divides them so that they do.
    package func bytes() throws(MalformedExchange) -> [UInt8] {
        let head = [[UInt8](bigEndian: pageCount), [UInt8](bigEndian: listing)]
        return try Buckets.padded(Frames.encode(head + items.map(\.bytes)))
    }

    /// The bytes an item takes in a page, to divide pages by.
    package static func byteCount(of item: MailboxItem) -> Int { item.bytes.count + 4 }

    package static let mostItems = 4096
}

/// Answers of few sizes, so that their length says little (Specification.md §5).
package enum Buckets {
    /// The content behind its length, filled with zeros to the smallest bucket that holds both.
    package static func padded(_ content: [UInt8]) throws(MalformedExchange) -> [UInt8] {
        guard let size = sizes.first(where: { $0 >= content.count + 4 }) else {
            throw .tooMany(most: contentLimit)
        }
        var bytes = [UInt8](bigEndian: UInt32(content.count))
        bytes.reserveCapacity(size)
        bytes.append(contentsOf: content)
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return bytes
    }

    /// The content of a padded answer; refuses other sizes and anything but zeros in the padding.
    package static func content(of bytes: [UInt8]) throws(MalformedExchange) -> [UInt8] {
        guard sizes.contains(bytes.count) else { throw .field("bucket") }
        let length = Int(try Field.uint32(Array(bytes.prefix(4)), "bucket"))
        guard length <= bytes.count - 4, bytes.dropFirst(4 + length).allSatisfy({ $0 == 0 }) else {
            throw .field("bucket")
        }
        return Array(bytes[4..<4 + length])
    }

    /// 16, 64, 256 KiB, 1 MiB; and 4 MiB, only for a whole message of the largest size asked back by its reporter, with all
    /// directory versions up to the one it was sealed to.
    package static let sizes = [16, 64, 256, 1024, 4096].map { $0 * 1024 }
    /// The most content a mailbox page may hold.
    package static let contentLimit = 1024 * 1024 - 4
}

/// `POST /mailbox/message`: one of the mailbox's own messages, whole, to make a proof file from.
package struct MailboxMessageRequest: Sendable {
    package let capability: [UInt8]
    package let messageID: MessageID

    package init(capability: [UInt8], messageID: MessageID) {
        self.capability = capability
        self.messageID = messageID
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        capability = try Field.capability(frames[0])
        messageID = MessageID(try Field.digest(frames[1], "message id"))
    }

    package var bytes: [UInt8] { Frames.encode([capability, messageID.digest.bytes]) }
}

/// The answer to `POST /mailbox/message`, padded like a mailbox page.
package struct MailboxMessageAnswer: Sendable {
    package let header: [UInt8]
    package let body: [UInt8]
    package let proof: AcceptanceProof?
    /// The directory set the message was sealed to: all directory versions up to it, and its key notes.
    package let directory: DirectoryAnswer

    package init(
        header: [UInt8], body: [UInt8], proof: AcceptanceProof?, directory: DirectoryAnswer
    ) {
        self.header = header
        self.body = body
        self.proof = proof
        self.directory = directory
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(try Buckets.content(of: bytes), exactly: 5)
        header = frames[0]
        body = frames[1]
        proof = try AcceptanceProof(frames: [frames[2], frames[3]])
        directory = try DirectoryAnswer(parsing: frames[4])
    }

    package func bytes() throws(MalformedExchange) -> [UInt8] {
        try Buckets.padded(
            Frames.encode([header, body] + AcceptanceProof.frames(proof) + [directory.bytes]))
    }
}
