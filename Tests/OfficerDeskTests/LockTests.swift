import HTTPService
import LivePortal
import Testing

@testable import OfficerDesk

@Suite struct `A desk that locks` {
    private func pulse(_ desk: OpenDesk) async throws -> String {
        try await desk.post("/pulse", ["used": "no"]).text
    }

    @Test func `by itself says so, whatever passphrase is tried afterwards`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "acs", at: portal, idleLimit: .zero)
            #expect(try await pulse(desk).hasPrefix("{\"open\":false,\"itself\":true,"))
            #expect(try await desk.post("/unlock", ["passphrase": "wrong"]).status == 403)
            #expect(try await pulse(desk).hasPrefix("{\"open\":false,\"itself\":true,"))
        }
    }

    @Test func `at the officer's word is not said to have locked itself`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "acs", at: portal)
            #expect(try await pulse(desk).hasPrefix("{\"open\":true,\"itself\":false,"))
            #expect(try await desk.post("/lock", [:]).status == 303)
            #expect(try await pulse(desk).hasPrefix("{\"open\":false,\"itself\":false,"))
        }
    }

    /// A door that was left in another tab.
    @Test func `is not locked by a passphrase that comes while it is open`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "acs", at: portal)
            #expect(try await desk.post("/unlock", ["passphrase": "wrong"]).status == 303)
            #expect(try await pulse(desk).hasPrefix("{\"open\":true,"))
        }
    }
}
