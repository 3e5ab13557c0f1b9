import Encoding
import PortalSamples
import SealedMessage
import SignedNote
import Testing

@testable import Details
@testable import Directory

@Suite struct `The history of sets` {
    private func day(_ text: String) throws -> AlmatyDay { try AlmatyDay(parsing: text) }

    @Test func `knows the set of each day`() throws {
        let log = SampleLog.started
        let history = try #require(log.state.history)
        let now = history.current(on: try day("2026-11-21"))
        #expect(now.sealingKey(ofKeyholderAt: 0) != nil)
        #expect(now.sealingKey(ofTrusteeAt: 1) == nil)
        #expect(history.current(on: try day("2027-01-14")).hash == now.hash)
        let empty = history.current(on: try day("2027-01-15"))
        #expect(empty.keyNotes.allSatisfy { $0 == nil })
        #expect(history.set(now.hash, asOf: try day("2026-12-01"))?.lastDay.text == "2026-12-01")
        #expect(history.set(now.hash, asOf: try day("2027-03-01"))?.lastDay.text == "2027-01-14")
        #expect(history.set(.zero, asOf: try day("2027-03-01")) == nil)
        #expect(history.isAcceptable(now.hash, on: try day("2027-01-21")))
        #expect(!history.isAcceptable(now.hash, on: try day("2027-01-22")))
        #expect(!history.isAcceptable(empty.hash, on: try day("2027-01-14")))
        #expect(history.isAcceptable(empty.hash, on: try day("2030-01-01")))
    }

    @Test func `does not let a set be used before it was current`() throws {
        var log = SampleLog.started
        try log.add(
            SampleLog.dummy(tick: Sample.noon + 30 * Sample.day), at: Sample.noon + 30 * Sample.day)
        let late = Sample.noon + 31 * Sample.day
        try log.add(
            SamplePortal.signed(
                SamplePortal.keyNote(.trustee(SamplePortal.identifier("t3")), time: late)),
            at: late)
        let history = try #require(log.state.history)
        let new = log.directoryHash(at: late)
        #expect(!history.isAcceptable(new, on: AlmatyDay(unixSeconds: late - Sample.day)))
        #expect(history.isAcceptable(new, on: AlmatyDay(unixSeconds: late)))
    }

    /// What came to the gateway before midnight of the last day of grace is published after it.
    @Test func `says to which sets a message may have been sealed`() throws {
        var log = SampleLog.started
        let old = log.directoryHash()
        try log.add(
            SamplePortal.signed(SamplePortal.keyNote(.trustee(SamplePortal.identifier("t2")))))
        let new = log.directoryHash()
        // The last tick of the seventh day, the first of the eighth, and another.
        let last = Sample.noon + 7 * Sample.day
        let messages = (0..<3).map { MessageID(Digest(hashing: [$0])) }
        let ticks = [last, last + Sample.day, last + Sample.day + 10]
        for (message, tick) in zip(messages, ticks) {
            try log.add(SampleLog.accepted(message, tick: tick), at: tick)
        }
        let history = try #require(log.state.history)
        func may(_ index: Int, _ hash: Digest) throws -> Bool {
            let acceptance = try #require(log.facts.acceptance(of: messages[index]))
            return history.mayHaveBeenSealedTo(hash, accepted: acceptance, in: log.facts)
        }
        #expect(try (0..<3).map { try may($0, old) } == [true, true, false])
        #expect(try (0..<3).map { try may($0, new) } == [true, true, true])
        #expect(try !may(0, .zero))
        #expect(log.facts.tick(before: Sample.noon) == nil)
        #expect(log.facts.tick(before: last) == Sample.noon)
        #expect(log.facts.tick(before: last + 1) == last)
        #expect(log.facts.tick(before: .max) == ticks[2])
    }

    @Test func `lets a message be sealed to no set that began after its tick`() throws {
        var log = SampleLog.started
        let accepted = try #require(log.facts.acceptance(of: SampleLog.message))
        let late = Sample.noon + Sample.day
        try log.add(
            SamplePortal.signed(
                SamplePortal.keyNote(.trustee(SamplePortal.identifier("t2")), time: late)),
            at: late)
        let history = try #require(log.state.history)
        let new = log.directoryHash(at: late)
        #expect(!history.mayHaveBeenSealedTo(new, accepted: accepted, in: log.facts))
        // Before the first tick any set that was there will do.
        let old = SampleLog.started.directoryHash()
        #expect(history.mayHaveBeenSealedTo(old, accepted: accepted, in: log.facts))
    }

    /// A hostile gateway may write any day into a leaf: the answer must come at once.
    @Test func `survives the last day there is`() throws {
        let history = try #require(SampleLog.started.state.history)
        let last = AlmatyDay(number: .max)
        #expect(history.current(on: last).keyNotes.allSatisfy { $0 == nil })
        #expect(history.acceptable(on: last).count == 1)
    }

    @Test func `is the same whatever entries stand between`() throws {
        var busy = SampleLog.started
        for days in 1...60 as ClosedRange<UInt64> {
            let time = Sample.noon + days * Sample.day
            try busy.add(SampleLog.dummy(tick: time), at: time)
        }
        let busyHistory = try #require(busy.state.history)
        let quietHistory = try #require(SampleLog.started.state.history)
        for days in 60...120 as ClosedRange<UInt32> {
            let day = AlmatyDay(unixSeconds: Sample.noon).advanced(by: days)
            #expect(
                busyHistory.acceptable(on: day).map(\.hash)
                    == quietHistory.acceptable(on: day).map(\.hash))
        }
    }
}

@Suite struct `The state of a log` {
    @Test func `is restored from its structure`() throws {
        var log = SampleLog.started
        try log.add(SampleLog.signed(log.statement()))
        try log.add(
            SamplePortal.note(
                DirectoryDraft(following: SamplePortal.directory), approvedBy: ["t1", "t2"]))
        let later = Sample.noon + 100 * Sample.day
        try log.add(SampleLog.dummy(tick: later), at: later)
        let restored = try LogState(
            restoring: log.state.structure, authority: log.state.authority, size: log.state.size,
            lastTick: log.state.lastTick, lastDay: log.state.lastDay)
        #expect(restored.size == log.state.size)
        #expect(restored.chain == log.state.chain)
        #expect(restored.structure == log.state.structure)
        var copy = log
        copy.state = restored
        #expect(copy.refusal(of: SampleLog.dummy(tick: later - 1), at: later) == .tickDecreased)
        #expect(copy.refusal(of: SampleLog.dummy(tick: later), at: later) == nil)
        let day = AlmatyDay(unixSeconds: later)
        #expect(
            restored.history?.acceptable(on: day).map(\.hash)
                == log.state.history?.acceptable(on: day).map(\.hash))
        let noon = AlmatyDay(unixSeconds: Sample.noon)
        for hash in [log.directoryHash(), SampleLog.started.directoryHash()] {
            #expect(restored.history?.isAcceptable(hash, on: noon) == true)
        }
    }

    @Test func `is not restored from a structure with gaps`() throws {
        let state = SampleLog.started.state
        func restore(_ structure: [LogState.StructuralEntry], size: UInt64 = 5) throws {
            _ = try LogState(
                restoring: structure, authority: state.authority, size: size,
                lastTick: state.lastTick, lastDay: state.lastDay)
        }
        #expect(throws: Never.self) { try restore(state.structure) }
        #expect(throws: Never.self) { try restore([], size: 0) }
        #expect(throws: InvalidDetail.firstEntry) { try restore([]) }
        #expect(throws: InvalidDetail.firstEntry) {
            try restore(Array(state.structure.dropFirst()))
        }
        #expect(throws: InvalidDetail.firstEntry) { try restore(state.structure, size: 3) }
        #expect(throws: InvalidDetail.firstEntry) { try restore(state.structure.reversed()) }
        let foreign = LogState.StructuralEntry(
            index: 4, day: state.lastDay, note: SampleLog.dummy())
        #expect(throws: InvalidDetail.malformed(.unknownType)) {
            try restore(state.structure + [foreign])
        }
    }

    @Test func `can be read first and its signatures verified afterwards`() throws {
        var state = try LogState(authority: SamplePortal.authority.verifierKey)
        var facts = KnownFacts()
        var claims: [ClaimedDetail] = []
        var notes = [SampleLog.directory]
        for index in 0..<50 {
            notes.append(SampleLog.accepted(MessageID(Digest(hashing: [UInt8(index)]))))
        }
        let forged = DummyNote(portal: SamplePortal.portal, tick: Sample.noon)
            .signed(by: SamplePortal.trustee("t1"))
        notes.append(forged)
        for note in notes {
            let nonce = SampleLog.nonce(state.size)
            let leaf = LogLeaf(
                day: AlmatyDay(unixSeconds: Sample.noon), nonce: nonce, detail: note)
            let claim = try state.claim(leaf: leaf, nonce: nonce, detail: note, facts: facts)
            state.advance(byUnverified: claim)
            facts.record(unverified: claim)
            claims.append(claim)
        }
        for claim in claims.dropLast() { #expect(throws: Never.self) { try claim.verified() } }
        #expect(throws: InvalidDetail.signature) { try claims.last?.verified() }
    }

    @Test func `belongs to a portal`() {
        #expect(throws: MalformedName()) {
            try LogState(authority: SamplePortal.gateway.verifierKey)
        }
    }
}
