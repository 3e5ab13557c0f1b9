import Details
import Directory
import Encoding
import SealedMessage
import SignedNote
import Storage

extension LogSequencer {
    /// Holds a tick if one is due: what was accepted enters the log, shuffled among dummies (Specification.md §4).
    ///
    /// What waits is listed once, at the start: reports that go on arriving neither lengthen the tick nor show, by where they
    /// stand in the log, that they came last.
    ///
    /// - Parameter turnedAwayCount: how many people were turned away and not yet written down; if any, an entry says so.
    /// - Returns: whether a tick was held, to its end.
    func tickIfDue(turnedAwayCount: Int) async throws(StorageFailure) -> Bool {
        guard let tick = dueTick() else { return false }
        do {
            var generator = ByteGenerator(environment.randomBytes)
            let parts = TickPlan(
                try await storage.staged(), isOverloaded: turnedAwayCount > 0,
                multiple: rhythm.multiple, using: &generator
            ).parts
            for (number, part) in parts.enumerated() {
                let isHeld = try await hold(
                    tick, part, turnedAwayCount: turnedAwayCount, isFirst: number == 0,
                    isLast: number == parts.count - 1)
                guard isHeld else { return false }
            }
        } catch {
            note(error)
            throw error
        }
        announce("tick")
        await forgetOrder()
        return true
    }

    /// Appends a part of a tick in a turn of its own, so that officers and trustees come in between.
    ///
    /// - Returns: false when the log may not grow, or somebody else held this tick.
    private func hold(
        _ tick: UInt64, _ places: [TickPlan.Place], turnedAwayCount: Int, isFirst: Bool,
        isLast: Bool
    ) async throws(StorageFailure) -> Bool {
        await takeTurn()
        defer { endTurn() }
        guard failure == nil, phase == .running, let portal = state.chain?.portal,
            !isFirst || tick > state.lastTick
        else { return false }
        // An act may have come in between, on the next day.
        try await append(
            places, at: max(tick, state.lastTick, state.lastDay.firstUnixSecond), portal,
            turnedAwayCount: turnedAwayCount, isLast: isLast)
        return true
    }

    /// Wipes what shows the order of arrival; what did not succeed is tried again at the next tick (Storage/Specification.md §2.3).
    private func forgetOrder() async {
        let isForgotten = await storage.forgetOrder()
        if !isForgotten, !isOrderKept {
            announce("the order of arrival still stands in the write-ahead log")
        }
        isOrderKept = !isForgotten
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
        _ places: [TickPlan.Place], at tick: UInt64, _ portal: Portal, turnedAwayCount: Int,
        isLast: Bool
    ) async throws(StorageFailure) {
        let dummy = DummyNote(portal: portal, tick: tick)
        let signedDummy = dummy.signed(by: keys.note)
        let acts = places.map { place in
            switch place {
            case .message(let message):
                let note = AcceptedNote(portal: portal, messageID: message.id, tick: tick)
                return Act(note: note.signed(by: keys.note), detail: .accepted(note))
            case .overload:
                let note = OverloadNote(
                    portal: portal, tick: tick, turnedAway: UInt64(turnedAwayCount))
                return Act(note: note.signed(by: keys.note), detail: .overload(note))
            case .dummy:
                return Act(note: signedDummy, detail: .dummy(dummy))
            }
        }
        var draft = LogDraft(state: state)
        for act in acts {
            do throws(InvalidDetail) {
                _ = try draft.add(
                    act, day: AlmatyDay(unixSeconds: tick), latest: nil,
                    randomBytes: environment.randomBytes)
            } catch {
                // The gateway's own notes are right unless the database contradicts itself.
                fail(.damaged)
                throw .failed
            }
        }
        try await commit(
            draft, isTick: isLast, documents: [Document.lastTick: [UInt8](bigEndian: tick)])
    }

    /// A tick that comes later than this says so, lest trustees find it too old.
    private static let mostLateSeconds: UInt64 = 300
}
