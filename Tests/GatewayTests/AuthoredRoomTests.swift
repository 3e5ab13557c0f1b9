import Encoding
import PortalSamples
import Testing

@testable import Gateway

@Suite struct `Room for what keyholders write` {
    @Test func `leaves reporters seven parts in eight of what is staged`() throws {
        let room = AuthoredRoom(mostStagedBytes: 800)
        let thread = Digest(hashing: [1])
        let (head, acs) = (SamplePortal.identifier("head"), SamplePortal.identifier("acs"))
        try room.take(60, by: head, in: thread)
        #expect(throws: Refusal.self) { try room.take(41, by: acs, in: thread) }
        try room.take(40, by: acs, in: thread)
        room.giveBack(60, by: head, in: thread)
        try room.take(60, by: acs, in: thread)
        room.empty()
        for number in 0..<64 { try room.take(0, by: head, in: Digest(hashing: [UInt8(number)])) }
        #expect(throws: Refusal.self) { try room.take(0, by: head, in: thread) }
    }
}
