import Encoding
import HTTPService
import LivePortal
import Reporter
import Synchronization
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `Files that were picked for an intake` {
    private let page = String(repeating: "a", count: 32)

    private func hand(
        _ text: String, of name: String, from offset: Int, begin: Bool = false,
        at desk: OpenDesk
    ) async throws -> Int {
        try await desk.post(
            "/intake/scan",
            [
                "held": page, "name": name, "begin": begin ? "yes" : "no",
                "at": String(offset), "part": Base64.encode(Array(text.utf8)),
            ]
        ).status
    }

    private func takeDown(scans: String, at desk: OpenDesk) async throws -> ServiceResponse {
        try await desk.post(
            "/intake",
            [
                "once": await desk.once(), "conflict": "no", "read-back": "yes", "channel": "1",
                "day": "2026-11-20", "kind": "K1", "what": "Told in person.", "reader": "acs",
                "held": page, "scans": scans,
            ])
    }

    @Test func `are held in parts, and go with the report`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            for (text, name, offset, begins) in [
                ("of a picking before", "old.txt", 0, true), ("one, ", "a.txt", 0, true),
                ("two", "a.txt", 5, false), ("three", "b.png", 0, false),
            ] {
                let status = try await hand(
                    text, of: name, from: offset, begin: begins, at: desk)
                #expect(status == 200)
            }
            #expect(try await takeDown(scans: "2", at: desk).status == 303)
            let held = try #require(desk.door.intakes.all.withLock { $0.last }).held
            #expect(held.map(\.name) == ["a.txt", "b.png"])
            #expect(held.map(\.mediaType) == ["text/plain", "image/png"])
            #expect(
                try held.map { try $0.bytes(0..<$0.byteCount) }
                    == ["one, two", "three"].map { Array($0.utf8) })
            // Sent once, they are held no more.
            #expect(await desk.door.house.scans.isEmpty)
        }
    }

    @Test func `keep the report back until all of them are there`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            _ = try await hand("one", of: "a.txt", from: 0, begin: true, at: desk)
            for scans in ["2", "", "0x1"] {
                let refused = try await takeDown(scans: scans, at: desk)
                #expect(refused.status == 422)
                #expect(refused.text.contains(Phrase.deskIntakeScans.en))
                // Sent once more, it must not go without them.
                #expect(refused.text.contains("name=\"scans\" value=\"\""))
            }
            #expect(try await hand("two", of: "b.txt", from: 3, at: desk) == 409)
            #expect(desk.door.intakes.all.withLock { $0.isEmpty })
            #expect(try await takeDown(scans: "0", at: desk).status == 303)
        }
    }

    @Test func `are let go of when the desk locks`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            _ = try await hand("one", of: "a.txt", from: 0, begin: true, at: desk)
            _ = try await desk.post("/lock", [:])
            #expect(await desk.door.house.scans.isEmpty)
            #expect(try await hand("one", of: "a.txt", from: 0, at: desk) == 303)
        }
    }

    @Test func `are bounded, each and together`() throws {
        var held = HeldScans()
        let half = [UInt8](repeating: 0, count: HeldScans.mostBytesOfOne / 2)
        try held.take(half, of: "a", at: 0, room: .max)
        try held.take(half, of: "a", at: half.count, room: .max)
        #expect(throws: ScanRefused.tooMuch) {
            try held.take([0], of: "a", at: 2 * half.count, room: .max)
        }
        // A part that came before.
        #expect(throws: ScanRefused.outOfTurn) {
            try held.take(half, of: "a", at: half.count, room: .max)
        }
        #expect(throws: ScanRefused.tooMuch) { try held.take([0, 0], of: "b", at: 0, room: 1) }
        for number in 0..<15 { try held.take([], of: "\(number)", at: 0, room: 0) }
        #expect(throws: ScanRefused.tooMuch) { try held.take([], of: "z", at: 0, room: 0) }
    }
}
