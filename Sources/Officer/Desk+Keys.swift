import Details
package import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// Why keys were not destroyed.
package enum KeyDestructionFailed<E: Error>: Error {
    /// The file has no key of this quarter.
    case noKey(Quarter)
    /// Something needs it until this day.
    case needed(Quarter, lastDay: AlmatyDay)
    /// The log does not take their end: somebody's hold keeps them.
    case held(Quarter)
    /// The log has it, and not yet under a public checkpoint: a later attempt finishes.
    case notPublic(Quarter)
    /// What the gateway showed for it is no entry of the public log, or another one.
    case notProven(Quarter)
    /// The log has it, but the changed key file could not be saved: the next attempt finishes.
    case save(E)
    case desk(DeskFailed)
}

extension Desk {
    /// Destroys the keys of a quarter: first on the log, then what only they open, and last in the file (Specification.md §10).
    ///
    /// After an interruption the file still has them, and the same call goes on where it stopped.
    ///
    /// - Parameter save: makes the changed key file durable, the old one overwritten.
    package mutating func destroyKeys<E: Error>(
        of quarter: Quarter, save: (borrowing OfficerKeys) throws(E) -> Void
    ) async throws(KeyDestructionFailed<E>) {
        guard let digest = keys.sealingKey(of: quarter)?.publicKey.digest else {
            throw .noKey(quarter)
        }
        let need: KeyNeed?
        let answer: EntryAnswer
        let readable: [MessageID]
        do {
            need = try await keyNeeds().first { $0.quarter == quarter }
        } catch {
            throw .desk(error)
        }
        if let need, !need.isOver { throw .needed(quarter, lastDay: need.lastDay) }
        do {
            answer = try await logDestruction(of: quarter, digest: digest)
            readable = try readableMessages()
        } catch .portal(.problem(.noteRefused, _)) {
            // Owner, key and use were looked at here: what is left is a hold that this desk need not know of.
            throw .held(quarter)
        } catch {
            throw .desk(error)
        }
        guard let proof = answer.proof else { throw .notPublic(quarter) }
        guard isProven(proof, destructionOf: digest, of: quarter) else {
            throw .notProven(quarter)
        }
        keys.removeKeys(of: quarter)
        do {
            try removeRecords(of: quarter, among: readable)
        } catch {
            throw .desk(error)
        }
        do {
            try save(keys)
        } catch {
            throw .save(error)
        }
    }

    private borrowing func logDestruction(
        of quarter: Quarter, digest: Digest
    ) async throws(DeskFailed) -> EntryAnswer {
        let note = KeyDestroyedNote(
            portal: portal.portal, owner: .keyholder(keys.id), quarter: quarter,
            sealingKeyDigest: digest, time: clock())
        guard let signed = try? caller.sign(note.text) else {
            preconditionFailure("lines without control characters can be signed")
        }
        return try await log(signed, at: .keysDestroyed)
    }

    /// Has a note logged that is answered with its place and, once public, its proof.
    borrowing func log(
        _ note: SignedNote, at endpoint: Endpoint
    ) async throws(DeskFailed) -> EntryAnswer {
        try await log(note.bytes, at: endpoint)
    }

    /// Likewise a note with what travels beside the log.
    borrowing func log(
        _ posting: [UInt8], at endpoint: Endpoint
    ) async throws(DeskFailed) -> EntryAnswer {
        do throws(PortalError) {
            let answer = try await caller.post(endpoint, posting)
            do throws(MalformedExchange) {
                return try EntryAnswer(parsing: answer)
            } catch {
                throw .malformed(error)
            }
        } catch {
            throw .portal(error)
        }
    }

    /// Whether the public log has the end of this key, signed here; it may have been signed at an earlier attempt.
    private borrowing func isProven(
        _ proof: AcceptanceProof, destructionOf digest: Digest, of quarter: Quarter
    ) -> Bool {
        guard let entry = try? ProvenEntry(proof, policies: portal.policies).entry,
            case .keyDestroyed(let note) = entry.detail
        else { return false }
        return note.portal == portal.portal && note.owner == .keyholder(keys.id)
            && note.quarter == quarter && note.sealingKeyDigest == digest
            && entry.note.isSigned(by: keys.identitySigner().verifierKey)
    }

    /// The messages whose records can be read.
    private borrowing func readableMessages() throws(DeskFailed) -> [MessageID] {
        try recordedMessages().filter { message in
            // A record that is damaged, or under a key that is gone, keeps nobody from destroying another.
            (try? read(message)) ?? nil != nil
        }
    }

    /// Deletes the records sealed under a quarter's data key, and those of messages that only its sealing key opened.
    ///
    /// - Parameter readable: the messages that could be read before the keys were taken out.
    private borrowing func removeRecords(
        of quarter: Quarter, among readable: [MessageID]
    ) throws(DeskFailed) {
        var unreadable: [MessageID] = []
        for message in try recordedMessages() {
            do throws(RecordFailed) {
                _ = try book.record(of: message, keys: keys)
            } catch .keyMissing(quarter) {
                unreadable.append(message)
                continue
            } catch {
                continue
            }
            guard readable.contains(message) else { continue }
            do throws(DeskFailed) {
                _ = try read(message)
            } catch .opening(.ownSlot(.sealedSlot)), .opening(.sealingKeyMissing) {
                unreadable.append(message)
            } catch {
                // Something else is wrong with it, which opening it will say.
            }
        }
        do {
            for message in unreadable { try book.remove(message) }
            try book.removeSlips(of: quarter)
        } catch {
            throw .record(error)
        }
    }
}
