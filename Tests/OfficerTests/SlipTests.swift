import Directory
import SealedMessage
import Testing

@testable import Officer

@Suite struct `A slip` {
    private let quarter = AlmatyDay(unixSeconds: 1_795_755_900).quarter

    private func slip(_ number: UInt32, _ state: Slip.State = .issued) -> Slip {
        Slip(
            number: number, quarter: quarter, day: AlmatyDay(unixSeconds: 1_795_755_900), way: 4,
            report: .none, state: state)
    }

    @Test(arguments: Slip.State.allCases)
    func `reads as it was written`(_ state: Slip.State) {
        let slip = slip(7, state)
        #expect(Slip(parsing: slip.line.dropLast(), of: quarter) == slip)
        #expect(slip.text == "2026Q4-7")
    }

    @Test(arguments: [
        "", "7", "07 2026-11-27 4 HEX issued", "0 2026-11-27 4 HEX issued",
        "7 2026-11-31 4 HEX issued", "7 2026-11-27 7 HEX issued", "7 2026-11-27 4 HEX given",
        "7 2026-11-27 4 00 issued", "7 2026-11-27 4 HEX issued ", "+7 2026-11-27 4 HEX issued",
    ])
    func `that does not read is none`(_ line: String) {
        let line = line.replacing("HEX", with: String(repeating: "0", count: 64))
        #expect(Slip(parsing: line, of: quarter) == nil)
    }
}

@Suite struct `The book of slips` {
    private let report = MessageID.none

    @Test func `counts from one, and outlives the desk`() async throws {
        let bureau = try await Bureau()
        do {
            let desk = try await bureau.desk()
            #expect(try desk.slips().isEmpty)
            #expect(try desk.issueSlip(way: 1, report: report).number == 1)
            #expect(try desk.issueSlip(way: 4, report: report).text == "2026Q4-2")
        }
        let later = try await bureau.desk()
        #expect(try later.slips().map(\.way) == [1, 4])
        try later.record(.lost, ofSlip: "2026Q4-1")
        #expect(try later.slips().map(\.state) == [.lost, .issued])
        #expect(throws: DeskFailed.slips) { try later.record(.void, ofSlip: "2026Q4-3") }
        #expect(try later.issueSlip(way: 6, report: report).number == 3)
    }

    @Test func `tells nothing without its key, and says when it is damaged`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        _ = try desk.issueSlip(way: 1, report: report)
        let name = "slips-2026Q4"
        var bytes = try #require(try bureau.records.read(name))
        #expect(bytes.count == 16_384 + 28)
        bytes[40] ^= 1
        try bureau.records.write(bytes, as: name)
        #expect(throws: DeskFailed.slips) { try desk.slips() }
        #expect(throws: DeskFailed.slips) { try desk.issueSlip(way: 1, report: report) }
    }

    @Test func `takes up no record's place`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk()
        _ = try desk.issueSlip(way: 1, report: report)
        #expect(try await desk.inbox().allSatisfy { $0.state == .new })
        #expect(try await desk.keyNeeds().count == 1)
    }
}
