import Directory
import Encoding
import Exchange
import Foundation
import HTTPService
import Logging
import PortalSamples
import ReporterPage
import SignedNote
import Storage
import Testing

@testable import Gateway

@Suite struct `A gateway in trouble` {
    private struct Fault: Error {}

    @Test func `answers that the disk is full, keeps nothing, and goes on reading`()
        async throws
    {
        let portal = try await TestPortal.running()
        try await portal.submit("before")
        var limits = SQLiteLimits()
        limits.mostPages = 10
        let full = try await portal.afterCrash(limits: limits)
        let submission = try await full.submission("after")
        #expect(await full.post(.reports, submission.bytes) == .problem("storage-full"))
        #expect(try await full.mailbox("before").items.count == 2)
        let request = MailboxRequest(capability: TestPortal.capability("after"), page: 0)
        #expect(await full.post(.mailbox, request.bytes) == .problem("not-found"))
    }

    @Test func `says that it is busy when too much waits`() async throws {
        var limits = SQLiteLimits()
        limits.mostWaitingBytes = 1000
        let portal = try await (try await TestPortal()).afterCrash(limits: limits)
        let submission = try await portal.submission("r")
        #expect(await portal.post(.reports, submission.bytes) == .problem("busy"))
    }

    @Test func `stops when nobody knows whether a report was written`() async throws {
        let flag = TestFlag()
        let portal = try await (try await TestPortal()).afterCrash(faults: { point in
            if point == .afterCommit, flag.value { throw Fault() }
        })
        let submission = try await portal.submission("r")
        flag.raise(after: 0)
        #expect(await portal.post(.reports, submission.bytes) == .problem("unexpected"))
        flag.lower()
        // No answer, not even a true one, until the next start.
        #expect(await portal.post(.reports, submission.bytes) == .problem("unexpected"))
        await #expect(throws: GatewayFailed.uncertain) { try await portal.gateway.run() }
        let next = try await portal.afterCrash()
        let answer = await next.post(.reports, submission.bytes)
        _ = try SubmissionAnswer(parsing: try #require(answer.bytes))
    }

    @Test func `never gives out what a tick could not write, and ticks again`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        let flag = TestFlag()
        let failing = try await portal.afterCrash(faults: { point in
            if point == .beforeCommit, flag.value { throw Fault() }
        })
        for id in ["t1", "t2"] { try await failing.attend(id) }
        failing.clock.advance(10)
        flag.raise(after: 0)
        await #expect(throws: GatewayFailed.self) { try await failing.gateway.tickIfDue() }
        flag.lower()
        #expect(try await failing.inbox().isEmpty)
        try await failing.gateway.tickIfDue()
        #expect(try await failing.inbox().count == 2)
    }

    @Test func `finds out after a tick that nobody was told of`() async throws {
        let portal = try await TestPortal.running()
        try await portal.submit("r")
        let flag = TestFlag()
        let failing = try await portal.afterCrash(faults: { point in
            if point == .afterCommit, flag.value { throw Fault() }
        })
        for id in ["t1", "t2"] { try await failing.attend(id) }
        failing.clock.advance(10)
        flag.raise(after: 0)
        await #expect(throws: GatewayFailed.uncertain) {
            try await failing.gateway.tickIfDue()
        }
        let next = try await failing.afterCrash()
        #expect(try await next.inbox().count == 2)
        for id in ["t1", "t2"] { try await next.attend(id) }
        try await next.tick()
        #expect(await next.get("/checkpoint").bytes != nil)
    }

    @Test func `stops when somebody else appends to its log`() async throws {
        let portal = try await TestPortal()
        let folder = try portal.folder.copy()
        let storage = try SQLiteStorage.open(in: folder.path)
        var gateways: [Gateway] = []
        for _ in 0..<2 {
            gateways.append(
                try await Gateway(
                    storage: storage, keys: TestPortal.keys,
                    environment: GatewayEnvironment(clock: { [clock = portal.clock] in clock.now }),
                    witnesses: [], transport: TestWitness(),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        }
        let rivals = gateways.map { portal.talking(to: $0) }
        for rival in rivals {
            for id in ["t1", "t2"] { _ = try await rival.poll(id) }
        }
        try await rivals[0].gateway.tickIfDue()
        await #expect(throws: GatewayFailed.self) { try await rivals[1].gateway.tickIfDue() }
        await #expect(throws: GatewayFailed.secondWriter) { try await rivals[1].gateway.run() }
        #expect(try await storage.tip().size == UInt64(TestPortal.keyNotes.count) + 5)
        withExtendedLifetime(folder) {}
    }

    @Test func `writes about itself, never about anybody`() async throws {
        let lines = TestLines()
        let portal = try await TestPortal.running()
        let folder = try portal.folder.copy()
        let storage = try SQLiteStorage.open(in: folder.path)
        let clock = portal.clock
        let gateway = try await Gateway(
            storage: storage, keys: TestPortal.keys,
            environment: GatewayEnvironment(clock: { clock.now }), witnesses: [],
            transport: TestWitness(), logger: Logger(label: "test") { _ in lines })
        let talking = portal.talking(to: gateway)
        try await talking.submit("r")
        try await talking.tick()
        _ = try await talking.mailbox("r")
        _ = try await talking.inbox()
        #expect(Set(lines.all) == ["running", "tick"])
        withExtendedLifetime(folder) {}
    }
}

@Suite struct `The description of the interface` {
    @Test func `names every route, and only those`() async throws {
        let portal = try await TestPortal()
        let bytes = try #require(await portal.get("/openapi.json").bytes)
        let document = try JSONValue(parsing: bytes)
        guard case .object(let members) = document,
            case .object(let paths)? = members.first(where: { $0.name == "paths" })?.value
        else {
            Issue.record("expected an object with paths")
            return
        }
        var described: Set<String> = []
        for path in paths {
            guard case .object(let methods) = path.value else { continue }
            for method in methods { described.insert("\(method.name) \(path.name)") }
        }
        // The page is for people; ReporterPage/Specification.md describes it.
        let pages = Set(PageSite.paths.map { Route.Path.exact($0) })
        let routed = portal.gateway.routes.filter { $0.method == .post || !pages.contains($0.path) }
            .map { route in
                let method = route.method.rawValue.lowercased()
                switch route.path {
                case .exact(let path): return "\(method) \(path)"
                case .prefix("/tile/"): return "\(method) /tile/{tile}"
                case .prefix(let path): return "\(method) \(path){old}/{new}"
                }
            }
        #expect(described == Set(routed))
    }

    @Test func `has as many frames as the specification, in each request and answer`() throws {
        let specification = try Specified.frameCounts()
        let posts = OpenAPI.operations.filter { $0.method == "post" }
        #expect(specification.count == posts.count)
        for post in posts {
            let specified = try #require(specification[post.path], "\(post.path)")
            let payload = post.request?.components(separatedBy: "which is: ").last ?? ""
            #expect(Specified.frameCount(payload) == specified.request, "\(post.path)")
            #expect(Specified.frameCount(post.answer) == specified.answer, "\(post.path)")
        }
    }
}

/// The table of requests in Exchange/Specification.md §3.
private enum Specified {
    /// How many frames each request and each answer has, by path.
    static func frameCounts() throws -> [String: (request: Int, answer: Int)] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let text = try String(
            contentsOf: sources.appending(path: "Exchange/Specification.md"), encoding: .utf8)
        var counts: [String: (request: Int, answer: Int)] = [:]
        for row in text.split(separator: "\n") where row.hasPrefix("| POST `") {
            let cells = row.components(separatedBy: " | ")
            for path in cells[0].split(separator: "`") where path.hasPrefix("/") {
                counts[String(path)] = (frameCount(cells[2]), frameCount(cells[3]))
            }
        }
        return counts
    }

    /// What stands between semicolons; what stands in parentheses explains one frame.
    static func frameCount(_ text: String) -> Int {
        var depth = 0
        var count = 1
        for character in text {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            case ";" where depth == 0: count += 1
            default: break
            }
        }
        return count
    }
}
