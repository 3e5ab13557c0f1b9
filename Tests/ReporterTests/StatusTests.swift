import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Synchronization
import Testing

@Suite struct `How things stand in a mailbox` {
    typealias Matter = ReplyStatus.Matter

    private func stated(_ letter: borrowing Correspondence) async throws -> [String] {
        let view = try await letter.look()
        #expect(view.refused.isEmpty)
        return view.currentStatus.map { current in
            let status = current.status
            return "\(status.matter.rawValue) \(status.day) \(current.author.id)"
        }
    }

    @Test func `is the newest of each, in the table's order, with whose word it is`()
        async throws
    {
        let letter = try await Correspondence(excluding: [])
        try await letter.submit()
        let first = try letter.reply(
            status: [ReplyStatus(.serviceInformed, day: 10), ReplyStatus(.answerDue, day: 40)])
        letter.stage.tick()
        try letter.reply(by: "head", status: [ReplyStatus(.received, day: 9)])
        letter.stage.tick()
        try letter.reply(sequence: 2, previous: first, status: [ReplyStatus(.answerDue, day: 50)])
        letter.stage.tick()
        #expect(
            try await stated(letter) == [
                "received 9 head", "service-informed 10 acs", "answer-due 50 acs",
            ])
    }

    /// Of a check and its extension, of closing and reopening, the newer alone stands, whatever its day.
    @Test(arguments: [
        (Matter.checkUntil, Matter.extendedUntil), (.closed, .reopened), (.reopened, .closed),
    ])
    func `has one of two that exclude each other`(before: Matter, after: Matter) async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let first = try letter.reply(text: "", status: [ReplyStatus(before, day: 60)])
        letter.stage.tick()
        #expect(try await stated(letter) == ["\(before.rawValue) 60 acs"])
        try letter.reply(
            sequence: 2, previous: first, text: "", status: [ReplyStatus(after, day: 50)])
        letter.stage.tick()
        #expect(try await stated(letter) == ["\(after.rawValue) 50 acs"])
    }

    @Test func `takes nothing from a reply that is not proven`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(status: [ReplyStatus(.closed, day: 10)])
        letter.stage.tick()
        #expect(try await stated(letter) == ["closed 10 acs"])
        let other = letter.stage.world.withLock { $0.proof(7) }
        letter.stage.tamperItems { item in
            guard case .reply(let header, let body, _) = item else { return item }
            return .reply(header: header, body: body, proof: other)
        }
        let view = try await letter.look()
        #expect(view.replies.map(\.proof) == [.refused(.otherDetail)])
        #expect(view.currentStatus.isEmpty)
    }

    /// A gateway that keeps back the proof of an old reply, so that it looks like the newest, takes no case back.
    @Test func `is not taken back by an old reply without its proof`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let first = try letter.reply(status: [ReplyStatus(.closed, day: 10)])
        letter.stage.tick()
        try letter.reply(
            sequence: 2, previous: first, status: [ReplyStatus(.reopened, day: 20)])
        letter.stage.tick()
        let replies = Mutex(0)
        letter.stage.tamperItems { item in
            guard case .reply(let header, let body, _) = item,
                replies.withLock({ count in
                    count += 1
                    return count == 1
                })
            else { return item }
            return .reply(header: header, body: body, proof: nil)
        }
        let view = try await letter.look()
        #expect(view.replies.map(\.proof).contains(.pending))
        #expect(view.currentStatus.map(\.status.matter) == [.reopened])
    }

    @Test func `takes nothing from a reply behind one that is missing`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let first = try letter.reply(status: [ReplyStatus(.closed, day: 10)])
        letter.stage.tick()
        #expect(try await stated(letter) == ["closed 10 acs"])
        try letter.reply(
            sequence: 3, previous: first, status: [ReplyStatus(.reopened, day: 20)])
        letter.stage.tick()
        #expect(try await stated(letter) == ["closed 10 acs"])
    }

    @Test func `names the days to look again that are not past`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(
            status: [
                ReplyStatus(.answerDue, day: 100), ReplyStatus(.checkUntil, day: 99),
                ReplyStatus(.protectedUntil, day: 999), ReplyStatus(.comeBack, day: 101),
            ])
        letter.stage.tick()
        let dates = try await letter.look().currentStatus.filter {
            $0.isDateToReturn(on: AlmatyDay(number: 100))
        }
        #expect(dates.map(\.status.matter) == [.answerDue, .comeBack])
    }
}
