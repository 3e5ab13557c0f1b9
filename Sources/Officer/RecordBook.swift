// `unsafe` here: a record's plaintext, which holds no text of a report, is copied out of locked pages.
package import Directory
import Encoding
package import SealedMessage
import Sealing
import Secrets

/// Reads and writes records through the keys of their quarters (Specification.md §2).
package struct RecordBook: Sendable {
    let store: any RecordStore
    private let summaries = RecordSummaries()

    package init(store: any RecordStore) {
        self.store = store
    }

    /// What lists show of a record, read once in a visit: nobody else writes in the folder meanwhile (Specification.md §11).
    func summary(
        of message: MessageID, keys: borrowing OfficerKeys
    ) throws(RecordFailed) -> RecordSummary? {
        if let known = summaries.summary(of: message) { return known }
        return try record(of: message, keys: keys).map(RecordSummary.init)
    }

    /// The record of a message; nil when there is none.
    func record(
        of message: MessageID, keys: borrowing OfficerKeys
    ) throws(RecordFailed) -> DeskRecord? {
        let stored: [UInt8]?
        do {
            stored = try store.read(message.hex)
        } catch {
            throw .store(error)
        }
        guard let stored else { return nil }
        let lines = stored.split(
            separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, Array(lines[0]) == RecordBook.magic,
            let text = String(validating: lines[1], as: UTF8.self),
            let quarter = try? Quarter(parsing: text)
        else { throw .malformed(message) }
        guard let key = keys.recordKey(of: quarter) else { throw .keyMissing(quarter) }
        do {
            let plaintext = try key.open(Array(lines[2]), id: message.bytes)
            let record = try DeskRecord(
                parsing: unsafe plaintext.withUnsafeBytes { unsafe Array($0) })
            summaries.note(RecordSummary(record), of: message)
            return record
        } catch {
            throw .malformed(message)
        }
    }

    /// Seals a record under the quarter's data key; returns once it is durable.
    ///
    /// - Throws: `RecordFailed.full` for one that would not be read again: then what was kept before stays.
    package func save(
        _ record: DeskRecord, of message: MessageID, quarter: Quarter, keys: borrowing OfficerKeys
    ) throws(RecordFailed) {
        guard let key = keys.recordKey(of: quarter) else { throw .keyMissing(quarter) }
        var plaintext = record.bytes
        guard (try? DeskRecord(parsing: plaintext)) != nil else {
            wipe(&plaintext)
            throw .full(message)
        }
        let sealed = key.seal(SecretBytes(moving: &plaintext), id: message.bytes)
        let head = RecordBook.magic + Array("\n\(quarter.text)\n".utf8)
        do {
            try store.write(head + sealed, as: message.hex)
            summaries.note(RecordSummary(record), of: message)
        } catch {
            throw .store(error)
        }
    }

    /// The messages of which there are records.
    func messages() throws(RecordFailed) -> [MessageID] {
        do {
            return try store.names().compactMap { try? MessageID(hex: $0) }
        } catch {
            throw .store(error)
        }
    }

    /// Deletes a record whose keys are gone.
    func remove(_ message: MessageID) throws(RecordFailed) {
        do {
            try store.remove(message.hex)
            summaries.note(nil, of: message)
        } catch {
            throw .store(error)
        }
    }

    /// Deletes the slips of a quarter whose keys are gone.
    func removeSlips(of quarter: Quarter) throws(RecordFailed) {
        do {
            try store.remove(Desk.slipName(of: quarter))
        } catch {
            throw .store(error)
        }
    }

    private static let magic = Array("senim/record/v10".utf8)
}

/// Why a record could not be read or written.
package enum RecordFailed: Error, Equatable {
    case store(RecordStoreFailed)
    /// Changed, or sealed under another key file's keys.
    case malformed(MessageID)
    /// Nothing more is kept of this message (Specification.md §2).
    case full(MessageID)
    /// The key file has no data key of this quarter.
    case keyMissing(Quarter)
}
