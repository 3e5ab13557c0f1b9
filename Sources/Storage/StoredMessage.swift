package import Encoding
package import SealedMessage

/// A message as it is handed over: admitted, its bytes checked.
package struct NewMessage: Sendable {
    package let id: MessageID
    package let kind: MessageKind
    package let header: [UInt8]
    package let body: [UInt8]
    package let bodyDigest: Digest
    /// hP, which an access statement has to state.
    package let preheaderHash: Digest
    /// The consent hash of its context.
    package let consentHash: Digest

    package init(_ message: SealedMessage) {
        kind = message.context.kind
        header = message.header.bytes
        body = message.body
        bodyDigest = Digest(hashing: message.body)
        id = MessageID(header: message.header, bodyDigest: bodyDigest)
        preheaderHash = message.header.preheader.hash
        consentHash = message.context.consentHash
    }

    /// What the message takes in the queue of writes, in bytes.
    var byteCount: Int { header.count + body.count }
}

/// A report with its identity message, and the mailbox that both open.
package struct NewReport: Sendable {
    package let report: NewMessage
    package let identity: NewMessage
    /// The hash of the mailbox's capability.
    package let mailbox: Digest
    /// The hash of T.
    package let thread: Digest
    /// The Almaty day that its receipts will name.
    package let day: UInt32
    /// The report's files; nil when it brings none.
    package let stream: NewStream?

    package init(
        report: NewMessage, identity: NewMessage, mailbox: Digest, thread: Digest, day: UInt32,
        stream: NewStream? = nil
    ) {
        self.stream = stream
        self.report = report
        self.identity = identity
        self.mailbox = mailbox
        self.thread = thread
        self.day = day
    }
}

/// A message that the reporter adds to a mailbox, with its identity message.
package struct NewFollowUp: Sendable {
    package let message: NewMessage
    package let identity: NewMessage
    /// The hash of the mailbox's capability.
    package let mailbox: Digest
    /// The Almaty day that its receipts will name.
    package let day: UInt32
    /// The files that come with it; nil when there are none.
    package let stream: NewStream?

    package init(
        message: NewMessage, identity: NewMessage, mailbox: Digest, day: UInt32,
        stream: NewStream? = nil
    ) {
        self.stream = stream
        self.message = message
        self.identity = identity
        self.mailbox = mailbox
        self.day = day
    }
}

/// The reporter's change to a new receipt: the last message of the old mailbox, and the names of the new one.
package struct NewRekey: Sendable {
    /// What is added to the old mailbox.
    package let followUp: NewFollowUp
    /// The hash of the new mailbox's capability.
    package let successor: Digest
    /// The hash of the new T.
    package let thread: Digest

    package init(followUp: NewFollowUp, successor: Digest, thread: Digest) {
        self.followUp = followUp
        self.successor = successor
        self.thread = thread
    }

    /// As many changes as one conversation may see.
    package static let most = 16
}

/// What became of a message that was handed over.
package enum Acceptance: Sendable, Equatable {
    /// It is durable, now or since an earlier attempt; its receipt names this day.
    case accepted(day: UInt32)
    /// A mailbox, thread or message of these names exists already, with other content.
    case conflict
    /// There is no such mailbox, or it is closed.
    case unknownMailbox
    /// There is no such thread, or its reporter closed the mailbox.
    case unknownThread
    /// A chunk of its files is missing, or they are not those that its context names: nothing was kept, the upload stays.
    case incompleteUpload
    /// Another receipt took the place of the one that was used.
    case changed
    /// The conversation has changed its receipt `NewRekey.most` times, or holds as many messages of this kind as one may.
    case exhausted
}

/// How a thread stands to who wants to hand something over.
package enum ThreadStanding: Sendable, Equatable {
    case open
    /// It has as many handovers as one may.
    case full
    /// Another receipt, and with it another T, took its place.
    case changed
}

/// What became of a mailbox that was to be closed.
package enum Closing: Sendable, Equatable {
    case closed
    case unknownMailbox
    /// Another receipt took its place: only that one closes it.
    case changed
}

/// What the hash of a capability leads to.
package enum MailboxState<Plan: Sendable>: Sendable {
    /// Never opened, or closed: nobody can tell which.
    case unknown
    /// Another receipt took the place of this one.
    case changed
    case open(MailboxReading<Plan>)
}

extension MailboxState: Equatable where Plan: Equatable {}

/// What is to be read of a mailbox.
package struct MailboxPick<Plan: Sendable>: Sendable {
    /// What the caller made of the contents, of which it needs no more.
    package let plan: Plan
    package let messages: [MessageID]
    /// Log indices below the size.
    package let entries: [UInt64]
    /// Of the tree in which the entries are to be proven.
    package let size: UInt64

    package init(plan: Plan, messages: [MessageID], entries: [UInt64], size: UInt64) {
        self.plan = plan
        self.messages = messages
        self.entries = entries
        self.size = size
    }
}

/// What was picked of a mailbox.
package struct MailboxReading<Plan: Sendable>: Sendable {
    package let plan: Plan
    package let messages: [MessageID: MailboxMessage]
    /// In the order in which they were picked.
    package let entries: [ProvenEntry]
}

extension MailboxReading: Equatable where Plan: Equatable {}

/// All of a stored message but its body.
package struct StoredMessage: Sendable, Equatable {
    package let id: MessageID
    package let kind: MessageKind
    /// Whether the reporter sent it.
    package let isOwn: Bool
    package let header: [UInt8]
    package let bodyDigest: Digest
    package let bodyByteCount: Int
    /// Where it was logged; nil before its tick.
    package let place: Place?

    /// The index of the `accepted` entry, and its tick in UTC seconds.
    package struct Place: Sendable, Equatable {
        package let entry: UInt64
        package let tick: UInt64
    }
}

/// What a page of a mailbox needs of a message.
package struct MailboxMessage: Sendable, Equatable {
    package let message: StoredMessage
    /// Nil for what the reporter sent, and for a wiped reply.
    package let body: [UInt8]?
}

/// A message that waits for its tick: its name and what it weighs, header and body together.
package struct StagedMessage: Sendable, Equatable {
    package let id: MessageID
    package let byteCount: Int

    package init(id: MessageID, byteCount: Int) {
        self.id = id
        self.byteCount = byteCount
    }
}

/// A line of a keyholder's list.
package struct MessageLine: Sendable, Equatable {
    package let id: MessageID
    package let kind: MessageKind
    /// Whether the reporter sent it.
    package let isOwn: Bool
    package let entry: UInt64
    package let tick: UInt64
    /// hP of its header.
    package let preheaderHash: Digest
    /// The consent hash of its context.
    package let consentHash: Digest
}

/// Everything in a mailbox but the bytes: what pages are divided by.
package struct MailboxContents: Sendable, Equatable {
    /// The reporter's own messages and the replies, in log order; those before their tick last, by id. No officers' notes.
    package let messages: [StoredMessage.Summary]
    /// The entries of acts about the own messages in log order, the oldest of each kind, with the length of their details.
    package let acts: [Act]

    /// How many acts are shown, by their codes in the table `entry`: statements and releases, which say who read; refusals, as many;
    /// handovers, as many as 64 keyholders may make of one report.
    ///
    /// 4096 is twice what 16 keyholders may ask and 7 trustees answer about a report and its identity message.
    static let actKinds: [(codes: [Int], most: Int)] = [([2, 3], 4096), ([4], 4096), ([10], 1024)]

    /// An `access`, `release` or `refusal`.
    package struct Act: Sendable, Equatable {
        package let entry: UInt64
        package let detailByteCount: Int
    }
}

extension StoredMessage {
    /// A message measured, not read.
    package struct Summary: Sendable, Equatable {
        package let id: MessageID
        package let kind: MessageKind
        /// Whether the reporter sent it.
        package let isOwn: Bool
        package let headerByteCount: Int
        package let bodyByteCount: Int
        /// The length of its `accepted` detail; 0 before its tick.
        package let detailByteCount: Int
        package let place: Place?
    }
}
