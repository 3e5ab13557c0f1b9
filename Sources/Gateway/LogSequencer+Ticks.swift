import Details
import Directory
import Encoding
import SealedMessage
import SignedNote
import Storage

extension LogSequencer {
    /// Holds a tick if one is due: what was accepted enters the log, shuffled among dummies (Specification.md §4).
    func tickIfDue() async throws(StorageFailure) {
        guard let tick = dueTick() else { return }
        do {
            var isFirst = true
            for _ in 0..<LogSequencer.mostAppends {
                guard try await hold(tick, unlessEmpty: !isFirst) else { break }
                isFirst = false
            }
        } catch {
            note(error)
            throw error
        }
        announce("tick")
    }

    /// Appends what waits, in a turn of its own, so that officers and trustees come in between.
    ///
    /// - Returns: whether anything was appended.
    private func hold(
        _ tick: UInt64, unlessEmpty: Bool
    ) async throws(StorageFailure) -> Bool {
        await takeTurn()
        defer { endTurn() }
        guard failure == nil, phase == .running, let portal = state.chain?.portal,
            unlessEmpty || tick > state.lastTick
        else { return false }
        let messages = try await storage.staged(
            mostCount: LogSequencer.mostMessages, mostByteCount: LogSequencer.mostBytes)
        if unlessEmpty, messages.isEmpty { return false }
        // An act may have come in between, on the next day.
        try await append(
            messages, at: max(tick, state.lastTick, state.lastDay.firstUnixSecond), portal)
        return true
    }

    /// The time of the tick that is due; nil when none is (Specification.md §4.1).
    private func dueTick() -> UInt64? {
        guard failure == nil, phase == .running else { return nil }
        let now = environment.clock()
        let scheduled = now / rhythm.seconds * rhythm.seconds
        guard scheduled > state.lastTick else { return nil }
        let isLate = now - scheduled > LogSequencer.mostLateSeconds
        return isLate ? now / 10 * 10 : scheduled
    }

    private func append(
        _ messages: [MessageID], at tick: UInt64, _ portal: Portal
    ) async throws(StorageFailure) {
        let multiple = rhythm.multiple
        let count = max(1, (messages.count + multiple - 1) / multiple) * multiple
        var acts = messages.map { id in
            let note = AcceptedNote(portal: portal, messageID: id, tick: tick)
            return Act(note: note.signed(by: keys.note), detail: .accepted(note))
        }
        let dummy = DummyNote(portal: portal, tick: tick)
        let signedDummy = dummy.signed(by: keys.note)
        for _ in messages.count..<count {
            acts.append(Act(note: signedDummy, detail: .dummy(dummy)))
        }
        var generator = ByteGenerator(environment.randomBytes)
        acts.shuffle(using: &generator)
        var draft = LogDraft(state: state)
        for act in acts {
            do throws(InvalidDetail) {
                _ = try draft.add(
                    act, day: AlmatyDay(unixSeconds: tick), window: nil,
                    randomBytes: environment.randomBytes)
            } catch {
                // The gateway's own notes are right unless the database contradicts itself.
                fail(.damaged)
                throw .failed
            }
        }
        try await commit(
            draft, isTick: true, documents: [Document.lastTick: [UInt8](bigEndian: tick)])
    }

    private static let mostMessages = 1024
    /// What is left after so many appends waits for the next tick.
    private static let mostAppends = 64
    private static let mostBytes = 64 * 1024 * 1024
    /// A tick that comes later than this says so, lest trustees find it too old.
    private static let mostLateSeconds: UInt64 = 300
}
