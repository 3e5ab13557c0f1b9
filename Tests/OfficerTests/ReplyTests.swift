import Details
import Directory
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@testable import Officer

@Suite struct `Replying to a report` {
    /// The replies that the reporter reads, after a tick.
    private func replies(_ bureau: borrowing Bureau) async throws -> [ReceivedReply] {
        bureau.stage.tick()
        let portal = try await bureau.stage.visit().verifiedPortal()
        let view = try await MailboxReader(
            calls: bureau.stage.calls, portal: portal, receipt: bureau.report.receipt
        ).look()
        #expect(view.refused.isEmpty)
        return view.replies
    }

    @Test func `reaches the reporter, signed and in sequence`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        for text in ["Қаралуда.", "Шешім қабылданды."] {
            let result = try await desk.reply(
                to: bureau.report.reportID, text: text, language: .kazakh)
            guard case .sent(_, let addressees) = result else {
                Issue.record("not sent")
                return
            }
            #expect(addressees.map(\.id.text) == ["acs"], "the excluded head does not read it")
        }
        let replies = try await replies(bureau)
        #expect(replies.map(\.text) == ["Қаралуда.", "Шешім қабылданды."])
        #expect(replies.map(\.isInSequence) == [true, true])
        #expect(replies.map(\.author.id.text) == ["acs", "acs"])
    }

    @Test func `states how the case stands, in any order, with or without a text`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let status = [ReplyStatus(.closed, day: 20_790), ReplyStatus(.received, day: 20_784)]
        _ = try await desk.reply(
            to: bureau.report.reportID, text: "", status: status, language: .kazakh)
        let replies = try await replies(bureau)
        #expect(replies.map(\.text) == [""])
        #expect(replies.map(\.status) == [status.reversed()])
        await #expect(throws: DeskFailed.reply(.payload(.value("status")))) {
            try await desk.reply(
                to: bureau.report.reportID, text: "x", status: status + status, language: .kazakh)
        }
        await #expect(throws: DeskFailed.reply(.payload(.value("text")))) {
            try await desk.reply(to: bureau.report.reportID, text: "", language: .kazakh)
        }
    }

    @Test func `sends the same bytes again after a failure, and not the new text`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        bureau.stage.world.withLock { $0.failuresAt["/replies"] = [.timedOut] }
        await #expect(throws: DeskFailed.portal(.transport(.timedOut))) {
            try await desk.reply(
                to: bureau.report.reportID, text: "Бірінші.", language: .kazakh)
        }
        guard
            case .sentEarlierOne = try await desk.reply(
                to: bureau.report.reportID, text: "Екінші.", language: .kazakh)
        else {
            Issue.record("the new text was sent")
            return
        }
        #expect(try await replies(bureau).map(\.text) == ["Бірінші."])
    }

    @Test func `seals anew when the portal no longer takes the old bytes`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        bureau.stage.world.withLock { $0.failuresAt["/replies"] = [.timedOut] }
        _ = try? await desk.reply(
            to: bureau.report.reportID, text: "Бірінші.", language: .kazakh)
        bureau.stage.world.withLock { $0.problemsAt["/replies"] = [.directorySuperseded] }
        _ = try await desk.reply(to: bureau.report.reportID, text: "Екінші.", language: .kazakh)
        #expect(try await replies(bureau).map(\.text) == ["Екінші."])
    }

    @Test func `is refused where the record holds no more, and the record stays`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let report = bureau.report.reportID
        var record = try #require(try desk.record(of: report))
        let note = DeskRecord.SentMessage(
            kind: .note, messageID: report, pending: [], receipt: [1])
        record.sent = Array(repeating: note, count: 999)
        try desk.save(record, of: report)
        _ = try await desk.reply(to: report, text: "Соңғысы.", language: .kazakh)
        await #expect(throws: DeskFailed.record(.full(report))) {
            try await desk.reply(to: report, text: "Тағы.", language: .kazakh)
        }
        #expect(try desk.record(of: report)?.sent.count == 1000)
        #expect(try await replies(bureau).map(\.text) == ["Соңғысы."])
    }

    /// The gateway's refusal is not signed; what the officer signed is.
    @Test(arguments: [Problem.notFound, .threadChanged, .conversationFull])
    func `is said to be the gateway's doing when it lists what it did not take`(
        problem: Problem
    ) async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        bureau.stage.world.withLock { $0.problemsAt["/replies"] = [problem] }
        await #expect(throws: DeskFailed.self) {
            try await desk.reply(
                to: bureau.report.reportID, text: "Бірінші.", language: .kazakh)
        }
        #expect(try await desk.thread(of: bureau.report.reportID).allSatisfy { !$0.isSaidRefused })
        let kept = try bureau.stage.world.withLock { world in
            let place = world.requests.lastIndex(of: "/replies") ?? 0
            return try ReplyPosting(
                parsing: try SignedRequest(parsing: world.bodies[place]).payload
            ).message
        }
        bureau.hold(kept)
        // A later visit, with another text in its place.
        guard
            case .sent = try await desk.reply(
                to: bureau.report.reportID, text: "Екінші.", language: .kazakh)
        else {
            Issue.record("not sent")
            return
        }
        let listed = try await desk.thread(of: bureau.report.reportID)
        #expect(listed.filter(\.isSaidRefused).map(\.message.messageID) == [kept.id])
    }

    @Test func `needs the report to have been opened here`() async throws {
        let bureau = try await Bureau()
        let desk = try await bureau.desk("head")
        await #expect(throws: DeskFailed.reply(.notOpened)) {
            try await desk.reply(to: bureau.report.reportID, text: "x", language: .kazakh)
        }
        _ = try await bureau.open(as: "head")
        await #expect(throws: DeskFailed.reply(.notOpened)) {
            try await desk.reply(to: bureau.report.reportID, text: "x", language: .kazakh)
        }
    }

    @Test func `does not count as sent without the gateway's signed receipt`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        bureau.stage.tamper(.replies) { bytes in
            Sample.made {
                try SamplePortal.identity("head").sign(SignedNote(parsing: bytes).text).bytes
            }
        }
        await #expect(throws: DeskFailed.reply(.receipt)) {
            try await desk.reply(to: bureau.report.reportID, text: "x", language: .kazakh)
        }
    }
}

@Suite struct `The history of a message` {
    @Test func `shows who asked and who released, and proves it once public`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        let desk = try await bureau.desk()
        let fresh = try await desk.history(of: bureau.report.reportID)
        #expect(fresh.entries.map(\.isPublic) == [false, false, false] && fresh.refused.isEmpty)
        bureau.stage.publish()
        let later = try await desk.history(of: bureau.report.reportID)
        #expect(later.entries.map(\.isPublic) == [true, true, true] && later.refused.isEmpty)
        guard case .asked(let keyholder, .open, _) = later.entries[0].act,
            case .released(let trustee, _) = later.entries[1].act
        else {
            Issue.record("another order")
            return
        }
        #expect(keyholder.id.text == "acs" && trustee.id.text == "t1")
    }

    @Test func `does not show what was changed or is another's`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.stage.publish()
        let foreign = bureau.stage.world.withLock { $0.log.entries[7] }
        bureau.stage.tamper(.acts) { bytes in
            Sample.made {
                let entries = try ActsAnswer(parsing: bytes).entries
                return ActsAnswer(entries: [
                    entries[0].with(nonce: entries[0].nonce.flipped(at: 0)), foreign, entries[2],
                ]).bytes
            }
        }
        let history = try await bureau.desk().history(of: bureau.report.reportID)
        #expect(history.refused == [.entry(.detailNotCommitted), .otherDetail])
        #expect(history.entries.count == 1)
    }

    @Test func `does not show an entry that the public log does not hold`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.open()
        bureau.stage.publish()
        let forged = bureau.stage.world.withLock { world in
            PaperLog.entry(
                PaperLog.signed(world.log.statement(about: world.held[0].message, by: "head")),
                index: 8, time: Sample.noon)
        }
        bureau.stage.tamper(.acts) { _ in ActsAnswer(entries: [forged]).bytes }
        let history = try await bureau.desk().history(of: bureau.report.reportID)
        #expect(history.refused == [.notIncluded(.rootMismatch)] && history.entries.isEmpty)
    }
}
