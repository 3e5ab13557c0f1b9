// `unsafe` here: the state's plaintext is copied out of locked pages to be read; it lives as long as the client works.
import Encoding
import Exchange
package import SealedMessage
package import Sealing
import Secrets

/// What a cover client remembers: its threads and when it acts next (Specification.md §3).
///
/// Whoever reads it knows every cover: it lies sealed on the disk, and nobody but its owner opens it.
package struct CoverState: Sendable, Equatable {
    /// One thread, from its report on.
    package struct Thread: Sendable, Equatable {
        /// A message of kind 1 and the identity message that goes with it.
        package struct Sent: Sendable, Equatable {
            package let message: MessageID
            package let identity: MessageID
        }

        /// The receipt, as its reporter would have written it down.
        package internal(set) var receipt: String
        /// The receipt of a re-key that may have arrived; it holds as soon as the gateway says that the other was changed.
        package internal(set) var nextReceipt: String?
        /// All that was sent or may have been, the report first.
        package internal(set) var sent: [Sent]
        /// When its mailbox is looked into next, UTC seconds; 0 when never again.
        package internal(set) var nextVisit: UInt64
        /// How many visits are left.
        package internal(set) var visitsLeft: UInt32

        /// The message that began it, by which it is known.
        package var report: MessageID { sent[0].message }
    }

    package internal(set) var threads: [Thread] = []
    /// When the next thread begins, UTC seconds; 0 in a fresh state.
    package internal(set) var nextReport: UInt64 = 0

    package init() {}

    /// Opens a stored state.
    ///
    /// - Throws: `MalformedCoverState` for another key or any changed byte.
    package init(
        opening bytes: [UInt8], with key: borrowing RecordKey
    ) throws(MalformedCoverState) {
        do {
            let plaintext = try key.open(bytes, id: CoverState.recordID)
            try self.init(parsing: unsafe plaintext.withUnsafeBytes { unsafe Array($0) })
        } catch {
            throw MalformedCoverState()
        }
    }

    /// The state as it is stored.
    package func sealed(with key: borrowing RecordKey) -> [UInt8] {
        var plaintext = bytes
        return key.seal(SecretBytes(moving: &plaintext), id: CoverState.recordID)
    }

    init(parsing bytes: [UInt8]) throws(MalformedCoverState) {
        guard let frames = try? Frames.decode(bytes, exactly: 2),
            let next = CoverState.number(frames[0]),
            let threads = try? Frames.decode(frames[1], most: CoverState.mostThreads)
        else { throw MalformedCoverState() }
        nextReport = next
        for frame in threads { self.threads.append(try Thread(parsing: frame)) }
    }

    var bytes: [UInt8] {
        Frames.encode([
            [UInt8](bigEndian: nextReport), Frames.encode(threads.map(\.bytes)),
        ])
    }

    /// Every message of kind 1 that this client sent or may have sent, in the order of their bytes.
    package var messages: [MessageID] {
        threads.flatMap(\.sent).map(\.message).sorted { $0.digest < $1.digest }
    }

    /// The same with the identity messages: all that the log shows of this client.
    package var allMessages: [MessageID] {
        threads.flatMap(\.sent).flatMap { [$0.message, $0.identity] }
    }

    /// Where the thread of a report stands; nil when there is none.
    func index(of report: MessageID) -> Int? { threads.firstIndex { $0.report == report } }

    fileprivate static func number(_ bytes: [UInt8]) -> UInt64? {
        var reader = ByteReader(bytes)
        guard bytes.count == 8 else { return nil }
        return try? reader.uint64()
    }

    private static let recordID = Array("senim/1 cover state".utf8)
    /// A thousand a day for ten years.
    private static let mostThreads = 4_000_000
}

extension CoverState.Thread {
    fileprivate init(parsing bytes: [UInt8]) throws(MalformedCoverState) {
        guard let frames = try? Frames.decode(bytes, exactly: 5),
            let receipt = String(validating: frames[0], as: UTF8.self), !receipt.isEmpty,
            let nextReceipt = String(validating: frames[1], as: UTF8.self), !frames[2].isEmpty,
            frames[2].count.isMultiple(of: 2 * Digest.byteCount),
            let nextVisit = CoverState.number(frames[3]),
            let visitsLeft = CoverState.number(frames[4]).flatMap({ UInt32(exactly: $0) })
        else { throw MalformedCoverState() }
        var reader = ByteReader(frames[2])
        var sent: [Sent] = []
        while reader.remainingByteCount > 0 {
            guard let message = try? reader.digest(), let identity = try? reader.digest() else {
                throw MalformedCoverState()
            }
            sent.append(Sent(message: MessageID(message), identity: MessageID(identity)))
        }
        self.init(
            receipt: receipt, nextReceipt: nextReceipt.isEmpty ? nil : nextReceipt, sent: sent,
            nextVisit: nextVisit, visitsLeft: visitsLeft)
    }

    fileprivate var bytes: [UInt8] {
        Frames.encode([
            Array(receipt.utf8), Array((nextReceipt ?? "").utf8),
            sent.flatMap { $0.message.bytes + $0.identity.bytes },
            [UInt8](bigEndian: nextVisit), [UInt8](bigEndian: UInt64(visitsLeft)),
        ])
    }
}

/// Thrown for bytes that are no state of this cover client.
package struct MalformedCoverState: Error, Equatable {
    package init() {}
}

/// Where the sealed state lies.
package protocol CoverStore: Sendable {
    /// The bytes; there are some from the time at which the keys were made.
    func read() throws -> [UInt8]

    /// Puts bytes in place of others, and returns once they are durable.
    func write(_ bytes: [UInt8]) throws
}
