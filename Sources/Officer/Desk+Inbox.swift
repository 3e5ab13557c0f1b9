import Directory
import Encoding
package import Exchange
import PortalClient
import SealedMessage

/// A message of the inbox, with what this desk knows of it.
package struct InboxEntry: Sendable {
    /// How far this desk got with it.
    package enum State: Sendable, Hashable {
        case new
        /// A statement is recorded; shares are still to come.
        case asked
        case opened
        case notAddressedOrCover
        /// Its sender broke the format.
        case malformed
        /// What this desk knows of it cannot be read: its record is damaged, or another key file's.
        case damaged
    }

    /// Whether an outcome is still owed.
    package enum Clock: String, Sendable, Hashable {
        case open
        /// One is stated, and waits to be sent.
        case unsent
        /// One is stated, and in the log by the gateway's word.
        case stated
        /// One was first stated more than a day ago, and no public tree was seen to have it.
        case missing
        /// Closed by another outcome than the one that is stated here.
        case elsewhere
        /// One is stated that the gateway gave an index, and denied later.
        case denied
        case closed
    }

    package let message: ListedMessage
    package let state: State
    package let isAnswered: Bool
    /// Since the message's tick; nil for a message about which no outcome is stated, or of which nothing can be read.
    package let clock: Clock?
}

extension InboxEntry.State {
    /// What a record says; nil for none.
    init(_ record: DeskRecord?) {
        self =
            switch record?.outcome {
            case nil: .new
            case .some(.none): .asked
            case .opened: .opened
            case .notAddressedOrCover: .notAddressedOrCover
            case .malformed: .malformed
            }
    }
}

extension Desk {
    /// Every report and identity message, in log order. A damaged record hides no other message.
    ///
    /// - Parameter pursuing: whether outcomes that no public tree was seen to have are sent again (Specification.md §8).
    package borrowing func inbox(
        pursuing: Bool = true
    ) async throws(DeskFailed) -> [InboxEntry] {
        // Before the list is asked for: who refuses it keeps no outcome from being sent.
        if pursuing { await pursueOutcomes() }
        let messages = try await listedMessages()
        var entries: [InboxEntry] = []
        for message in messages { entries.append(try entry(of: message)) }
        return entries
    }

    private borrowing func entry(of message: ListedMessage) throws(DeskFailed) -> InboxEntry {
        do {
            let summary = try keptSummary(of: message.messageID)
            return InboxEntry(
                message: message, state: summary?.state ?? .new,
                isAnswered: summary?.isAnswered == true,
                clock: message.kind == .report ? clock(of: summary?.outcome) : nil)
        } catch .record(.malformed) {
            return InboxEntry(message: message, state: .damaged, isAnswered: false, clock: nil)
        }
    }

    private borrowing func clock(of outcome: OutcomePlace?) -> InboxEntry.Clock {
        switch outcome.map({ standing(of: $0) }) {
        case nil: .open
        case .unsent?: .unsent
        case .taken?: .stated
        case .missing?: .missing
        case .elsewhere?: .elsewhere
        case .denied?: .denied
        case .proven?: .closed
        }
    }

    /// The listed message whose id is, or begins with, this text.
    package borrowing func listedMessage(_ idText: String) async throws(DeskFailed) -> ListedMessage
    {
        guard idText.utf8.count >= Desk.shortestPrefix else { throw .unknownMessage }
        let found = try await listedMessages().filter { $0.messageID.hex.hasPrefix(idText) }
        guard let message = found.first, found.count == 1 else { throw .unknownMessage }
        return message
    }

    borrowing func record(of message: MessageID) throws(DeskFailed) -> DeskRecord? {
        do {
            return try book.record(of: message, keys: keys)
        } catch {
            throw .record(error)
        }
    }

    /// The record of a message, as long as its quarter's key is kept; without it, what a list shows is as if there were none.
    borrowing func keptRecord(of message: MessageID) throws(DeskFailed) -> DeskRecord? {
        do {
            return try record(of: message)
        } catch .record(.keyMissing) {
            return nil
        }
    }

    /// The summary of a record, under the same condition.
    borrowing func keptSummary(
        of message: MessageID
    ) throws(DeskFailed) -> RecordSummary? {
        do {
            return try book.summary(of: message, keys: keys)
        } catch .keyMissing {
            return nil
        } catch {
            throw .record(error)
        }
    }

    borrowing func save(_ record: DeskRecord, of message: MessageID) throws(DeskFailed) {
        do {
            try book.save(record, of: message, quarter: today.quarter, keys: keys)
        } catch {
            throw .record(error)
        }
    }

    borrowing func listedMessages() async throws(DeskFailed) -> [ListedMessage] {
        try await pages { first throws(PortalError) in
            try await caller.post(.inbox, [UInt8](bigEndian: first))
        }
    }

    /// All pages of a list.
    ///
    /// - Parameter ask: gets the page that begins at a log index.
    borrowing func pages(
        _ ask: (UInt64) async throws(PortalError) -> [UInt8]
    ) async throws(DeskFailed) -> [ListedMessage] {
        var messages: [ListedMessage] = []
        var next: UInt64 = 0
        while true {
            let list: MessageList
            do throws(PortalError) {
                let bytes = try await ask(next)
                do throws(MalformedExchange) {
                    list = try MessageList(parsing: bytes)
                } catch {
                    throw .malformed(error)
                }
            } catch {
                throw .portal(error)
            }
            messages += list.messages
            guard list.messages.count == MessageList.most, let last = list.messages.last,
                last.index >= next
            else { return messages }
            next = last.index + 1
        }
    }

    /// Eight digits of an id are enough, if only one message begins with them.
    static let shortestPrefix = 8
}
