import Details
package import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// A quarter whose keys the file still has, and until when they are needed.
package struct KeyNeed: Sendable, Hashable {
    package let quarter: Quarter
    /// The last day on which something may need them.
    package let lastDay: AlmatyDay
    /// Whether that day is over, by this desk's clock and by the trustees' last word.
    package let isOver: Bool
}

/// Why keys were not destroyed.
package enum KeyDestructionFailed<E: Error>: Error {
    /// The file has no key of this quarter.
    case noKey(Quarter)
    /// Something needs it until this day.
    case needed(Quarter, lastDay: AlmatyDay)
    /// The log has it, but the changed key file could not be saved: the next attempt finishes.
    case save(E)
    case desk(DeskFailed)
}

extension Desk {
    /// What each quarter's keys are still needed for, oldest first (Specification.md §10).
    package borrowing func keyNeeds() async throws(DeskFailed) -> [KeyNeed] {
        let messages = try await listedMessages()
        // Neither a clock that runs ahead nor a lying gateway makes a key look old: both must say so.
        let day = min(today, portal.currency.currency.day)
        var needs: [KeyNeed] = []
        for quarter in keys.sealingQuarters.sorted() {
            var last = KeyRetention.lastNeed(
                of: quarter, latestTick: Desk.latestTick(of: messages, for: quarter))
            if last < day, let tick = try await latestThreadTick(of: messages, for: quarter) {
                last = max(last, KeyRetention.lastNeed(of: quarter, latestTick: tick))
            }
            needs.append(KeyNeed(quarter: quarter, lastDay: last, isOver: last < day))
        }
        return needs
    }

    /// Destroys the keys of a quarter: first on the log, then in the file, then the records that nobody can read any more.
    ///
    /// After an interruption the same call goes on where it stopped.
    ///
    /// - Parameter save: makes the changed key file durable, the old one overwritten.
    package mutating func destroyKeys<E: Error>(
        of quarter: Quarter, save: (borrowing OfficerKeys) throws(E) -> Void
    ) async throws(KeyDestructionFailed<E>) {
        guard let digest = keys.sealingKey(of: quarter)?.publicKey.digest else {
            throw .noKey(quarter)
        }
        do {
            let need = try await keyNeeds().first { $0.quarter == quarter }
            if let need, !need.isOver { throw KeyNeeded(lastDay: need.lastDay) }
            try await logDestruction(of: quarter, digest: digest)
        } catch let error as KeyNeeded {
            throw .needed(quarter, lastDay: error.lastDay)
        } catch let error as DeskFailed {
            throw .desk(error)
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
        keys.removeKeys(of: quarter)
        do {
            try save(keys)
        } catch {
            throw .save(error)
        }
        do {
            try removeUnreadableRecords()
        } catch {
            throw .desk(error)
        }
    }

    private struct KeyNeeded: Error {
        let lastDay: AlmatyDay
    }

    private borrowing func logDestruction(
        of quarter: Quarter, digest: Digest
    ) async throws(DeskFailed) {
        let note = KeyDestroyedNote(
            portal: portal.portal, owner: .keyholder(keys.id), quarter: quarter,
            sealingKeyDigest: digest, time: clock())
        do throws(PortalError) {
            guard let signed = try? caller.sign(note.text) else {
                preconditionFailure("lines without control characters can be signed")
            }
            let answer = try await caller.post(.keysDestroyed, signed.bytes)
            var reader = ByteReader(answer)
            guard answer.count == 8, (try? reader.uint64()) != nil else {
                throw .malformed(.field("index"))
            }
        } catch {
            throw .portal(error)
        }
    }

    /// Deletes the records sealed under keys that are gone, and those of messages that only such keys opened.
    private borrowing func removeUnreadableRecords() throws(DeskFailed) {
        do throws(RecordFailed) {
            for message in try book.messages() {
                do {
                    guard let record = try book.record(of: message, keys: keys) else { continue }
                    guard record.outcome != .none else { continue }
                    do {
                        _ = try read(message)
                    } catch .opening(.ownSlot), .opening(.sealingKeyMissing) {
                        try book.remove(message)
                    } catch {
                        // Something else is wrong with it, which opening it will say.
                    }
                } catch .keyMissing {
                    try book.remove(message)
                }
            }
        } catch {
            throw .record(error)
        }
    }

    /// The latest tick of a listed message that may have been sealed to the quarter's key, or have replies that were.
    private static func latestTick(of messages: [ListedMessage], for quarter: Quarter) -> UInt64? {
        let last = KeyRetention.lastTickDay(of: quarter)
        return messages.map(\.tick).filter { AlmatyDay(unixSeconds: $0) <= last }.max()
    }

    /// The latest tick in a thread opened here that has a message from before the quarter's key went out of use: a thread that
    /// goes on keeps all its keys.
    private borrowing func latestThreadTick(
        of messages: [ListedMessage], for quarter: Quarter
    ) async throws(DeskFailed) -> UInt64? {
        let last = KeyRetention.lastTickDay(of: quarter)
        var latest: UInt64?
        for message in messages
        where message.kind == .report && AlmatyDay(unixSeconds: message.tick) <= last {
            guard conversation(message.messageID) != nil else { continue }
            for entry in try await thread(of: message.messageID) {
                latest = max(latest ?? 0, entry.message.tick)
            }
        }
        return latest
    }
}
