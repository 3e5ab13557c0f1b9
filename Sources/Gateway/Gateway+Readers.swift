import Details
import Directory
import Encoding
import SealedMessage
import SignedNote
import Storage

// Who is shown what people do around a report (Specification.md §18): to know T is not enough.
extension Gateway {
    /// Whether a keyholder has T of a message's thread, and their look at it stands in the log: an access statement of their own about some
    /// message of the thread, or about a handover that brought them this one.
    ///
    /// T follows from the receipt and so from a claim code: whoever kept one could look without anybody's knowing.
    func isReader(
        _ keyholder: Keyholder, of message: MessageID, inThread thread: Digest
    ) async throws(Refusal) -> Bool {
        let entries = try await stored { storage throws(StorageFailure) -> [StoredEntry] in
            guard try await storage.isMessage(message, inThread: thread) else { return [] }
            var entries: [StoredEntry] = []
            if let latest = try await storage.latestStatement(
                inThread: thread, by: keyholder.id.text)
            {
                entries.append(latest)
            }
            let start = HandoverNote.ruleNameStart(of: message, to: keyholder.id)
            for index in try await storage.rules(namedFrom: start) {
                guard let entry = try await storage.entry(at: index),
                    let signed = try? SignedNote(parsing: entry.detail),
                    let handover = try? HandoverNote(parsing: signed.text)
                else { throw .failed }
                entries += try await storage.statements(
                    about: handover.handoverID, by: keyholder.id.text)
            }
            return entries
        }
        for entry in entries {
            guard let note = try? SignedNote(parsing: entry.detail) else {
                throw Refusal(StorageFailure.failed)
            }
            // A predecessor under the same id is somebody else.
            if note.isSigned(by: keyholder.identityKey) { return true }
        }
        return false
    }
}
