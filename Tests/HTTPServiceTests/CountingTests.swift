import HTTPService
import Testing

@Suite struct `A bounded server counting` {
    @Test func `refuses a connection beyond the maximum and takes one when another left`()
        async throws
    {
        var bounds = ServiceBounds()
        bounds.maximumConnections = 2
        try await withServer([Route(.get, .exact("/a"), handler: echo)], bounds: bounds) { port in
            let first = try await RawConnection.open(port: port)
            let second = try await RawConnection.open(port: port)
            try await first.send("GET /a?1 HTTP/1.1\r\nHost: x\r\n\r\n")
            try await second.send("GET /a?2 HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await first.hears("GET /a ?1"))
            #expect(await second.hears("GET /a ?2"))
            let third = try await RawConnection.open(port: port)
            #expect(await third.hears("HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(third.heard.contains("Retry-After: 5\r\n"))
            #expect(await third.isClosed())
            await first.close()
            var isTaken = false
            for _ in 0..<100 where !isTaken {
                isTaken = try await exchange(get("/a"), port: port).contains("200 OK")
            }
            #expect(isTaken)
            await second.close()
        }
    }

    @Test func `refuses a request beyond those in work and takes it afterwards`() async throws {
        var bounds = ServiceBounds()
        bounds.maximumRequestsInWork = 1
        let (began, begin) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        let routes = [
            Route(.get, .exact("/slow")) { _ in
                begin.yield()
                for await _ in released { break }
                return .text("slow done")
            },
            Route(.get, .exact("/a"), handler: echo),
        ]
        try await withServer(routes, bounds: bounds) { port in
            let slow = try await RawConnection.open(port: port)
            try await slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            for await _ in began { break }
            let busy = try await exchange(get("/a"), port: port)
            #expect(busy.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(busy.contains("Retry-After: 5\r\n"))
            #expect(busy.contains("\"code\":\"busy\""))
            release.yield()
            #expect(await slow.hears("slow done"))
            #expect(try await exchange(get("/a"), port: port).contains("200 OK"))
            await slow.close()
        }
    }

    @Test func `keeps a quarter of the places for reserved routes, and halves the rest`()
        async throws
    {
        var bounds = ServiceBounds()
        bounds.maximumRequestsInWork = 8
        let (began, begin) = AsyncStream<Void>.makeStream()
        let (turnedAway, turnAway) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        let routes = [
            Route(.get, .exact("/slow")) { _ in
                begin.yield()
                for await _ in released { break }
                return .text("slow done")
            },
            Route(.post, .exact("/slow"), places: .submissions, onTurnedAway: { turnAway.yield() })
            {
                _ in
                begin.yield()
                for await _ in released { break }
                return .text("slow done")
            },
            Route(.get, .exact("/a"), handler: echo),
            Route(.get, .exact("/signed"), places: .reserved, handler: echo),
        ]
        try await withServer(routes, bounds: bounds) { port in
            var slow: [RawConnection] = []
            func occupy(_ request: String) async throws {
                slow.append(try await RawConnection.open(port: port))
                try await slow[slow.count - 1].send(request)
                for await _ in began { break }
            }
            for _ in 0..<3 { try await occupy("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n") }
            #expect(try await exchange(get("/a"), port: port).contains("503 "))
            // Readers leave what is handed over its half.
            for _ in 0..<3 { try await occupy(postHead("/slow", length: 0)) }
            #expect(try await exchange(postHead("/slow", length: 0), port: port).contains("503 "))
            for await _ in turnedAway { break }
            #expect(try await exchange(get("/signed"), port: port).contains("200 OK"))
            release.finish()
            for connection in slow {
                #expect(await connection.hears("slow done"))
                await connection.close()
            }
            #expect(try await exchange(get("/a"), port: port).contains("200 OK"))
        }
    }

    @Test func `counts an answer until its reader has taken it`() async throws {
        var bounds = ServiceBounds()
        bounds.maximumRequestsInWork = 1
        let (ended, end) = AsyncStream<Void>.makeStream()
        let routes = [
            Route(.get, .exact("/large")) { _ in
                var answer = ServiceResponse.bytes([UInt8](repeating: 0x61, count: 32 << 20))
                answer.held = ServiceResponse.Held { end.yield() }
                return answer
            },
            Route(.get, .exact("/a"), handler: echo),
        ]
        try await withServer(routes, bounds: bounds) { port in
            let slow = try await RawConnection.open(port: port, reading: false)
            try await slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await exchange(get("/a"), port: port).contains("503 "))
            await slow.close()
            for await _ in ended { break }
            var isFree = false
            for _ in 0..<100 where !isFree {
                isFree = try await exchange(get("/a"), port: port).contains("200 OK")
            }
            #expect(isFree)
        }
    }

    @Test func `bounds the bytes of large answers together`() async throws {
        var bounds = ServiceBounds()
        bounds.answerByteBudget = 400_000
        let large: Route.Handler = { _ in .bytes([UInt8](repeating: 0x61, count: 350_000)) }
        let routes = [
            Route(.get, .exact("/large"), handler: large),
            Route(.get, .exact("/signed"), places: .reserved, handler: large),
            Route(.get, .exact("/small")) { _ in .bytes([UInt8](repeating: 0x61, count: 65_536)) },
        ]
        try await withServer(routes, bounds: bounds) { port async throws in
            // More than three quarters is not for strangers.
            #expect(try await exchange(get("/large"), port: port).contains("503 "))
            for _ in 0..<3 {
                #expect(try await exchange(get("/signed"), port: port).contains("200 OK"))
                #expect(try await exchange(get("/small"), port: port).contains("200 OK"))
            }
        }
    }

    @Test func `bounds the bytes of all bodies together and gives the room back`() async throws {
        var bounds = ServiceBounds()
        bounds.bodyByteBudget = 1_000
        bounds.lingerTimeout = .milliseconds(100)
        let routes = [Route(.post, .exact("/b"), bodyLimit: 1_000, handler: echo)]
        try await withServer(routes, bounds: bounds) { port in
            let waiting = try await RawConnection.open(port: port)
            let part = String(repeating: "a", count: 600)
            try await waiting.send(postHead("/b", length: 601) + part)
            try await Task.sleep(for: .milliseconds(100))
            let refused = try await exchange(postHead("/b", length: 600) + part, port: port)
            #expect(refused.contains("503 Service Unavailable"))
            try await waiting.send("b")
            #expect(await waiting.hears("200 OK"))
            try await waiting.send(postHead("/b", length: 1_000) + part + part.prefix(400))
            #expect(await waiting.hears("200 OK"))
            await waiting.close()
        }
    }
}
