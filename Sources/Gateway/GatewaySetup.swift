import Details
import Directory
import Encoding
package import SignedNote
import Storage
import TransparencyLog

/// What a gateway is made with, and keeps for ever.
package struct GatewaySetup: Sendable {
    /// Signs the directories; its name gives the portal.
    package let authority: VerifierKey
    package let rhythm: TickRhythm

    package init(authority: VerifierKey, rhythm: TickRhythm) {
        self.authority = authority
        self.rhythm = rhythm
    }

    /// Reads what `initialise` stored.
    init(storedIn storage: any Storage) async throws(GatewayFailed) {
        let authority: [UInt8]?
        let seconds: UInt64?
        let multiple: UInt64?
        do {
            authority = try await storage.document(Document.authority)
            seconds = try await storage.number(named: Document.tickSeconds)
            multiple = try await storage.number(named: Document.tickMultiple)
        } catch {
            throw GatewayFailed(error)
        }
        guard let authority, let seconds, let multiple else { throw .notInitialised }
        guard let text = String(validating: authority, as: UTF8.self),
            let key = try? VerifierKey(parsing: text), multiple <= 256,
            let rhythm = try? TickRhythm(seconds: seconds, multiple: Int(multiple))
        else { throw .damaged }
        self.init(authority: key, rhythm: rhythm)
    }
}

extension Gateway {
    /// Makes the database of a new gateway: the first directory is entry 0, later ones and the key notes follow.
    ///
    /// - Throws: `GatewayFailed`; the folder then has no gateway, and the next attempt begins anew, also after a crash.
    package static func initialise(
        folder: String, setup: GatewaySetup, keys: GatewayKeys, environment: GatewayEnvironment,
        directories: [SignedNote], keyNotes: [SignedNote]
    ) async throws(GatewayFailed) {
        // Everything is checked before the folder is touched.
        let draft = try Gateway.draft(
            setup: setup, environment: environment, directories: directories, keyNotes: keyNotes)
        guard let directory = draft.state.chain?.current else { throw .directory(position: 0) }
        guard directory.logKey == keys.log.verifierKey,
            directory.gatewayNoteKey == keys.note.verifierKey
        else { throw .otherKeys }
        let storage: SQLiteStorage
        do {
            storage = try SQLiteStorage.draft(in: folder)
        } catch {
            throw GatewayFailed(error)
        }
        let sequencer = try await LogSequencer(
            storage: storage, keys: keys, environment: environment, rhythm: setup.rhythm,
            authority: setup.authority, announce: { _ in })
        do {
            try await sequencer.begin(
                with: draft,
                documents: [
                    Document.authority: Array(setup.authority.text.utf8),
                    Document.tickSeconds: [UInt8](bigEndian: setup.rhythm.seconds),
                    Document.tickMultiple: [UInt8](bigEndian: UInt64(setup.rhythm.multiple)),
                ])
        } catch {
            throw GatewayFailed(error)
        }
        do {
            try storage.publish(in: folder)
        } catch {
            throw GatewayFailed(error)
        }
    }

    private static func draft(
        setup: GatewaySetup, environment: GatewayEnvironment, directories: [SignedNote],
        keyNotes: [SignedNote]
    ) throws(GatewayFailed) -> LogDraft {
        let day = AlmatyDay(unixSeconds: environment.clock())
        // Another key's name is no authority's: no directory can be signed by it.
        guard let empty = try? LogState(authority: setup.authority) else {
            throw .directory(position: 0)
        }
        var draft = LogDraft(state: empty)
        for (position, note) in directories.enumerated() {
            do {
                let act = Act(note: note, detail: .directory(try Directory(parsing: note.text)))
                _ = try draft.add(
                    act, day: day, latest: nil, randomBytes: environment.randomBytes)
            } catch {
                throw .directory(position: position)
            }
        }
        for (position, note) in keyNotes.enumerated() {
            do {
                let act = Act(note: note, detail: .key(try KeyNote(parsing: note.text)))
                _ = try draft.add(
                    act, day: day, latest: nil, randomBytes: environment.randomBytes)
            } catch {
                throw .keyNote(position: position)
            }
        }
        return draft
    }
}

extension LogSequencer {
    /// Stores the first entries of a new log.
    func begin(
        with draft: LogDraft, documents: [String: [UInt8]?]
    ) async throws(StorageFailure) {
        await takeTurn()
        defer { endTurn() }
        try await commit(draft, isTick: false, documents: documents)
    }
}
