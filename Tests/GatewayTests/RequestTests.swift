import Directory
import Encoding
import Exchange
import PortalSamples
import SignedNote
import Testing

@Suite struct `A signed request` {
    @Test func `is refused when it is for another portal`() async throws {
        let portal = try await TestPortal()
        let answer = try await portal.post(
            .inbox, as: .keyholder, "head", payload, portal: Sample.made { try .init("other") })
        #expect(answer == .problem("wrong-portal"))
    }

    @Test func `is refused on another path than it names`() async throws {
        let portal = try await TestPortal()
        let answer = try await portal.post(
            .inbox, as: .keyholder, "head", payload, path: "/thread")
        #expect(answer == .problem("not-authorised"))
    }

    @Test(arguments: [RequestRole.trustee, .auditor])
    func `is refused in a role the path is not for`(role: RequestRole) async throws {
        let portal = try await TestPortal()
        let id = role == .trustee ? "t1" : "a1"
        #expect(
            try await portal.post(.inbox, as: role, id, payload) == .problem("not-authorised"))
    }

    @Test func `is refused when the directory lists no such id`() async throws {
        let portal = try await TestPortal()
        #expect(
            try await portal.post(.inbox, as: .keyholder, "nobody", payload)
                == .problem("not-authorised"))
    }

    @Test(arguments: ["demo.example/keyholder/acs", "demo.example/trustee/t1"])
    func `is refused under another's signature`(name: String) async throws {
        let portal = try await TestPortal()
        let answer = try await portal.post(
            .inbox, as: .keyholder, "head", payload, signerName: name)
        #expect(answer == .problem("not-authorised"))
    }

    @Test func `is refused with a second signature beside the right one`() async throws {
        let portal = try await TestPortal()
        let request = RequestNote(
            portal: SamplePortal.portal, role: .keyholder, id: "head", path: "/inbox",
            nonce: .zero, time: portal.clock.now, payload: payload)
        let note = try SamplePortal.identity("head").sign(request.text).adding([
            SamplePortal.identity("acs").signature(for: request.text)
        ])
        let answer = await portal.post(.inbox, Frames.encode([note.bytes, payload]))
        #expect(answer == .problem("not-authorised"))
    }

    @Test(arguments: [(-301, false), (-300, true), (300, true), (301, false)])
    func `is refused when its time is too far from ours`(
        difference: Int64, isTaken: Bool
    ) async throws {
        let portal = try await TestPortal()
        let answer = try await portal.post(
            .inbox, as: .keyholder, "head", payload,
            time: UInt64(Int64(portal.clock.now) + difference))
        #expect(answer == (isTaken ? .bytes([]) : .problem("wrong-time")))
    }

    @Test func `is refused the second time, also by the next process`() async throws {
        let portal = try await TestPortal()
        let nonce = Digest(hashing: Array("nonce".utf8))
        func ask(_ portal: TestPortal) async throws -> TestPortal.Answer {
            try await portal.post(.inbox, as: .keyholder, "head", payload, nonce: nonce)
        }
        #expect(try await ask(portal) == .bytes([]))
        #expect(try await ask(portal) == .problem("nonce-used"))
        #expect(try await ask(try await portal.afterCrash()) == .problem("nonce-used"))
    }

    @Test func `is refused when its payload was exchanged`() async throws {
        let portal = try await TestPortal()
        let request = RequestNote(
            portal: SamplePortal.portal, role: .keyholder, id: "head", path: "/inbox",
            nonce: .zero, time: portal.clock.now, payload: payload)
        let note = try SamplePortal.identity("head").sign(request.text)
        let other = [UInt8](bigEndian: UInt64(1))
        #expect(
            await portal.post(.inbox, Frames.encode([note.bytes, other]))
                == .problem("malformed-request"))
    }

    @Test(arguments: [[], [0], [UInt8](repeating: 0xff, count: 64)])
    func `is refused when it is none`(body: [UInt8]) async throws {
        let portal = try await TestPortal()
        for endpoint in [Endpoint.inbox, .trusteePoll, .auditEntries, .keys] {
            #expect(await portal.post(endpoint, body) == .problem("malformed-request"))
        }
    }

    @Test func `is refused when its payload is not what the path expects`() async throws {
        let portal = try await TestPortal()
        let junk: [UInt8] = [1, 2, 3]
        for endpoint in [Endpoint.inbox, .thread, .open, .releases, .replies, .acts, .keys] {
            #expect(
                try await portal.post(endpoint, as: .keyholder, "head", junk)
                    == .problem("malformed-request"))
        }
        for endpoint in [
            Endpoint.trusteePoll, .trusteeCosignature, .trusteeRelease, .trusteeRefusal,
            .trusteeCurrency, .trusteeDirectory,
        ] {
            #expect(
                try await portal.post(endpoint, as: .trustee, "t1", junk)
                    == .problem("malformed-request"))
        }
        #expect(
            try await portal.post(.auditEntries, as: .auditor, "a1", junk)
                == .problem("malformed-request"))
    }

    private let payload = [UInt8](bigEndian: UInt64(0))
}
