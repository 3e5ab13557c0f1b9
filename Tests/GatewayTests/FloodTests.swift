import Details
import Encoding
import Exchange
import PortalSamples
import SignedNote
import Storage
import Testing

@testable import Gateway

@Suite struct `A flood of submissions` {
    @Test func `is turned away in part, while one who worked and an officer get through`()
        async throws
    {
        let calm = try await TestPortal.running()
        try await calm.submit("before")
        try await calm.tick()
        let portal = try await calm.afterCrash(submissions: bounds(inWork: 1, waiting: 3))
        try await portal.settle()
        let hash = try await portal.directoryHash()
        let worked = try await portal.worked(
            portal.submission("worked", directoryHash: hash), effort: 1 << 10)
        var flood: [(name: String, body: [UInt8])] = []
        for number in 0..<160 {
            let submission = try await portal.submission("f\(number)", directoryHash: hash)
            flood.append(("f\(number)", submission.bytes))
        }
        let listed = try await portal.inbox().map(\.messageID)

        let answers = try await withThrowingTaskGroup(of: [String: TestPortal.Answer].self) {
            group in
            for part in 0..<16 {
                let bodies = flood[part * 10..<part * 10 + 10]
                group.addTask {
                    var answers: [String: TestPortal.Answer] = [:]
                    for (name, body) in bodies {
                        answers[name] = await portal.post(.reports, body)
                    }
                    return answers
                }
            }
            group.addTask { ["worked": await portal.post(.reports, worked.bytes)] }
            group.addTask {
                for _ in 0..<5 {
                    let found = try await portal.inbox().map(\.messageID)
                    #expect(found == listed)
                }
                return [:]
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { $1 } }
        }
        #expect(answers["worked"]?.bytes != nil)
        #expect(answers.values.contains(.problem("busy")))
        #expect(answers.values.allSatisfy { $0.bytes != nil || $0 == .problem("busy") })
        // What was accepted is there, what was turned away is not.
        for (name, answer) in answers {
            let request = MailboxRequest(capability: TestPortal.capability(name), page: 0)
            let isThere = await portal.post(.mailbox, request.bytes).bytes != nil
            #expect(isThere == (answer.bytes != nil), "\(name)")
        }
        let effort = try await portal.work().effort
        #expect(effort >= 1 << 14)
        // The log admits it, once.
        try await portal.tick()
        let turnedAway = UInt64(answers.values.count { $0 == .problem("busy") })
        let admitted = try await portal.overloads()
        #expect(admitted.count == 1)
        #expect(admitted.allSatisfy { (turnedAway..<2 * turnedAway).contains($0.magnitude) })
        try await portal.tick()
        #expect(try await portal.overloads() == admitted)
    }

    @Test func `is admitted in the log though the storage turned them away`() async throws {
        var limits = SQLiteLimits()
        limits.mostStagedBytes = 1000
        let portal = try await (try await TestPortal.running()).afterCrash(limits: limits)
        try await portal.settle()
        for name in ["a", "b", "c"] {
            let submission = try await portal.submission(name)
            #expect(await portal.post(.reports, submission.bytes) == .problem("busy"))
        }
        #expect(try await portal.overloads().isEmpty)
        try await portal.tick()
        #expect(try await portal.overloads().map(\.magnitude) == [4])
    }

    @Test func `leaves nobody waiting who is gone, or for longer than a minute`() async throws {
        let gate = TestGate()
        let portal = try await (try await TestPortal()).afterCrash(
            faults: { if $0 == .beforeCommit { gate.pass() } },
            submissions: bounds(inWork: 1, waiting: 3))
        let bodies = [
            try await portal.submission("a").bytes, try await portal.submission("b").bytes,
            try await portal.submission("c").bytes,
        ]
        gate.close()
        let first = Task { await portal.post(.reports, bodies[0]) }
        await gate.isReached()
        let gone = Task { await portal.post(.reports, bodies[1]) }
        try await waits(at: portal)
        gone.cancel()
        #expect(await gone.value == .problem("busy"))
        // The pressure of who is gone is over; when there is some again, the next one waits.
        portal.clock.advance(600)
        let late = Task { await portal.post(.reports, bodies[2]) }
        try await waits(at: portal)
        portal.clock.advance(58)
        portal.gateway.goOn()
        portal.clock.advance(1)
        portal.gateway.goOn()
        gate.open()
        #expect(await first.value.bytes != nil)
        #expect(await late.value == .problem("busy"))
        #expect(await portal.post(.reports, bodies[2]).bytes != nil)
    }

    /// Who asks for effort all the time must not have it for a few requests that wait for one commit.
    @Test func `raises no effort while nobody waits for a second`() async throws {
        let gate = TestGate()
        let portal = try await (try await TestPortal()).afterCrash(
            faults: { if $0 == .beforeCommit { gate.pass() } },
            submissions: bounds(inWork: 1, waiting: 3))
        let hash = try await portal.directoryHash()
        var bodies: [[UInt8]] = []
        for name in ["a", "b", "c"] {
            bodies.append(try await portal.submission(name, directoryHash: hash).bytes)
        }
        gate.close()
        let first = Task { [bodies] in await portal.post(.reports, bodies[0]) }
        await gate.isReached()
        let others = bodies.dropFirst().map { body in Task { await portal.post(.reports, body) } }
        for _ in 0..<30 {
            try await Task.sleep(for: .milliseconds(10))
            portal.gateway.goOn()
            #expect(try await portal.work().effort == 0)
        }
        try await waits(at: portal)
        #expect(try await portal.work().effort == 1 << 14)
        // Who goes away is nobody who was turned away.
        others[1].cancel()
        #expect(await others[1].value == .problem("busy"))
        #expect(portal.gateway.desk.turnedAwayCount == 0)
        gate.open()
        #expect(await first.value.bytes != nil)
        #expect(await others[0].value.bytes != nil)
    }

    /// Returns once somebody has waited for two seconds.
    private func waits(at portal: TestPortal) async throws {
        while try await portal.work().effort == 0 {
            portal.clock.advance(2)
            portal.gateway.goOn()
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func bounds(inWork: Int, waiting: Int) -> SubmissionBounds {
        var bounds = SubmissionBounds()
        bounds.mostInWork = inWork
        bounds.mostWaiting = waiting
        return bounds
    }
}

extension TestPortal {
    /// What the log admits, as an auditor reads it.
    fileprivate func overloads() async throws -> [OverloadNote] {
        let answer = try await post(
            .auditEntries, as: .auditor, "a1", [UInt8](bigEndian: UInt64(0)))
        let entries = try AuditEntriesAnswer(parsing: try #require(answer.bytes)).entries
        return try entries.compactMap { entry in
            let note = try SignedNote(parsing: entry.detail)
            guard case .overload(let overload) = try Detail(parsing: note.text) else { return nil }
            #expect(note.isSigned(by: SamplePortal.gateway.verifierKey))
            return overload
        }
    }
}
