import Exchange
import Synchronization
import Testing

@testable import PortalClient

@Suite struct `Patience with a portal` {
    private let broken = PortalError.transport(.cannotConnect)

    @Test func `lasts as long as its limit, with growing pauses`() async throws {
        let course = Course()
        await #expect(throws: broken) {
            try await course.patience(.seconds(250)).ask { _ throws(PortalError) in throw broken }
        }
        #expect(course.pauses == [2, 4, 8, 16, 32, 60, 60, 60])
    }

    @Test func `begins anew with each trouble, and says of each once that it lasts`() async throws {
        let course = Course()
        let patience = course.patience(.seconds(70))
        for _ in 0..<2 {
            let answer = try await patience.ask { attempt throws(PortalError) in
                guard attempt > 5 else { throw broken }
                return [UInt8(attempt)]
            }
            #expect(answer == [6])
        }
        #expect(course.pauses == [2, 4, 8, 16, 32, 2, 4, 8, 16, 32])
        #expect(course.saidCount == 2)
    }

    @Test func `says nothing of a short trouble`() async throws {
        let course = Course()
        _ = try await course.patience(.seconds(70)).ask { attempt throws(PortalError) in
            guard attempt > 3 else { throw broken }
            return []
        }
        #expect(course.saidCount == 0)
    }

    @Test(arguments: [(1, 2), (45, 45), (3600, 60)])
    func `waits as long as the gateway asks for, up to a minute`(asked: Int, waited: Int)
        async throws
    {
        let course = Course()
        _ = try await course.patience(.seconds(70)).ask { attempt throws(PortalError) in
            guard attempt > 1 else { throw .problem(.busy, retryAfterSeconds: asked) }
            return []
        }
        #expect(course.pauses == [waited])
    }

    @Test func `has none with what does not pass`() async throws {
        let course = Course()
        await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
            try await course.patience(.seconds(70)).ask { _ throws(PortalError) in
                throw .problem(.notFound, retryAfterSeconds: nil)
            }
        }
        #expect(course.pauses == [])
    }

    @Test func `ends when it is told to`() async throws {
        let patience = Patience(limit: .seconds(70), pause: { _ in throw CancellationError() })
        await #expect(throws: PortalError.transport(.cancelled)) {
            try await patience.ask { _ throws(PortalError) in throw broken }
        }
    }
}

/// What a patience did.
private final class Course: Sendable {
    private let kept = Mutex<(pauses: [Duration], saidCount: Int)>(([], 0))

    /// In seconds.
    var pauses: [Int] { kept.withLock { $0.pauses.map { Int($0.components.seconds) } } }
    var saidCount: Int { kept.withLock { $0.saidCount } }

    func patience(_ limit: Duration) -> Patience {
        Patience(
            limit: limit, pause: { [self] wait in kept.withLock { $0.pauses.append(wait) } },
            lasting: { [self] in kept.withLock { $0.saidCount += 1 } })
    }
}
