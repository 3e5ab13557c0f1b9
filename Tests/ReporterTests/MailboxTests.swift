import Details
import Directory
import Encoding
import Exchange
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import Synchronization
import Testing
import TransparencyLog

@Suite struct `A mailbox` {
    @Test func `opens with nothing but the receipt`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let text = letter.report.receipt.text(portal: SamplePortal.portal.name)
        let receipt = try Receipt(reading: text, portal: SamplePortal.portal.name)
        let view = try await MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: receipt
        ).look()
        #expect(view.messages.map(\.kind) == [.report, .identity])
        #expect(view.messages[0].addressees.map(\.id.text) == ["acs"])
        #expect(view.messages[0].proof == .pending)
        #expect(view.refused.isEmpty)
    }

    @Test(arguments: [true, false])
    func `asks once for a directory, and opens without it`(comes: Bool) async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        letter.stage.adoptNextDirectory()
        let portal = try await letter.stage.visit().verifiedPortal()
        letter.stage.world.withLock { world in
            world.requests = []
            if !comes {
                world.failuresAt[Endpoint.mailboxMessage.path] = Array(
                    repeating: .timedOut, count: 9)
            }
        }
        let view = try await MailboxReader(
            calls: letter.stage.calls, portal: portal, receipt: letter.report.receipt,
            patience: .unpaused
        ).look()
        #expect(view.messages.count == 2)
        // The stage answers with today's directory, whatever the message was sealed to.
        #expect(view.messages.allSatisfy { $0.set == nil })
        #expect(view.isDirectoryMissing)
        #expect(view.isDirectoryLate == !comes)
        let asked = letter.stage.world.withLock { world in
            world.requests.count { $0.contains(Endpoint.mailboxMessage.path) }
        }
        // As often as patience lasts, and not for each message again.
        #expect(asked == (comes ? 1 : 4))
    }

    @Test(arguments: [
        (TransportError.timedOut, true), (.cannotConnect, false),
    ])
    func `that is gone after an unanswered closing counts as closed`(
        error: TransportError, isClosed: Bool
    ) async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let path = Endpoint.mailboxClose.path
        letter.stage.world.withLock { world in
            world.failuresAt[path] = [error]
            world.problemsAt[path] = [.notFound]
        }
        let reader = MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: letter.report.receipt,
            patience: .unpaused)
        if isClosed {
            try await reader.close()
        } else {
            await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
                try await reader.close()
            }
        }
    }

    @Test func `is not there for another receipt`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let reader = MailboxReader(
            calls: letter.stage.calls, portal: letter.portal, receipt: Receipt())
        await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
            try await reader.look()
        }
    }

    @Test func `proves after the tick that the report stands in the log`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let view = try await letter.look()
        #expect(view.messages[0].proof == .proven(tick: Sample.noon, index: 6))
        #expect(view.messages[1].proof == .proven(tick: Sample.noon, index: 7))
    }

    @Test func `shows a proof that does not hold as refused, and everything else`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        letter.stage.tamperItems { item in
            guard case .own(let header, let digest, let proof?) = item else { return item }
            var nonce = proof.entry.nonce
            nonce[0] ^= 1
            let entry = LoggedEntry(
                index: proof.entry.index, leaf: proof.entry.leaf, nonce: nonce,
                detail: proof.entry.detail)
            return .own(
                header: header, bodyDigest: digest,
                proof: AcceptanceProof(entry: entry, proof: proof.proof))
        }
        let view = try await letter.look()
        #expect(
            view.messages.map(\.proof) == [
                .refused(.entry(.detailNotCommitted)), .refused(.entry(.detailNotCommitted)),
            ])
    }

    @Test func `does not take another message's acceptance for its own`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let other = letter.stage.world.withLock { $0.proof(7) }
        letter.stage.tamperItems { item in
            guard case .own(let header, let digest, _) = item else { return item }
            return .own(header: header, bodyDigest: digest, proof: other)
        }
        let view = try await letter.look()
        #expect(view.messages[0].proof == .refused(.otherDetail))
        #expect(view.messages[1].proof == .proven(tick: Sample.noon, index: 7))
    }

    @Test func `does not take a proof without the witness`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        letter.stage.world.withLock { $0.published = $0.log.checkpoint(cosignedBy: ["t1", "t2"]) }
        let view = try await letter.look()
        #expect(view.messages[0].proof == .refused(.entry(.proof(.policy(.quorum)))))
    }

    @Test func `refuses an own message whose header was changed`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tamperItems { item in
            guard case .own(var header, let digest, let proof) = item else { return item }
            header[header.count - 1] ^= 1
            return .own(header: header, bodyDigest: digest, proof: proof)
        }
        let view = try await letter.look()
        #expect(view.messages.isEmpty)
        #expect(view.refused == Array(repeating: .slot(.sealedSlot(.reporter, index: 0)), count: 2))
    }
}

@Suite struct `A mailbox that somebody floods` {
    @Test func `is read as far as it fits, and said to be cut`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        letter.stage.tamper(.mailbox) { _ in
            Sample.made { try MailboxAnswer(pageCount: 100_000, items: []).bytes() }
        }
        let view = try await letter.look()
        #expect(view.isCut)
        #expect(throws: NoConversation.cut) { try view.head() }
    }
}

@Suite struct `A mailbox of several pages` {
    /// - Parameter changes: how often its pages are divided anew, each time before the second page is asked for.
    private func letter(changes: Int) async throws -> Correspondence {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        let asked = Mutex(0)
        letter.stage.tamper(.mailbox) { bytes in
            Sample.made {
                let items = try MailboxAnswer(parsing: bytes).items
                let count = asked.withLock { count in
                    count += 1
                    return count
                }
                // The first of each two requests asks for page 0, the second for page 1.
                let isFirst = count % 2 == 1
                let listing = min(count / 2, changes)
                return try MailboxAnswer(
                    pageCount: 2, listing: UInt64(listing), items: isFirst ? items : []
                ).bytes()
            }
        }
        return letter
    }

    @Test(arguments: [0, 1, 4])
    func `is read again when they are divided anew`(changes: Int) async throws {
        let letter = try await letter(changes: changes)
        let view = try await letter.look()
        #expect(view.messages.count == 2)
        #expect(!view.isCut && view.refused.isEmpty)
        #expect(
            letter.stage.world.withLock { $0.requests.filter { $0 == "/mailbox" }.count } == 2
                * changes + 2)
    }

    @Test func `is given up when its last page is never the last`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let asked = Mutex<UInt32>(0)
        letter.stage.tamper(.mailbox) { _ in
            let count = asked.withLock { count in
                count += 1
                return count
            }
            return Sample.made { try MailboxAnswer(pageCount: 1 + count % 2, items: []).bytes() }
        }
        await #expect(throws: PortalError.problem(.busy, retryAfterSeconds: nil)) {
            try await letter.reader().newest()
        }
    }

    @Test func `shows at a glance that what lies before the last one was divided anew`()
        async throws
    {
        let letter = try await Correspondence()
        try await letter.submit()
        let glance = try await letter.reader().newest()
        letter.stage.tamper(.mailbox) { bytes in
            Sample.made {
                let answer = try MailboxAnswer(parsing: bytes)
                return try MailboxAnswer(
                    pageCount: answer.pageCount, listing: answer.listing ^ 1, items: answer.items
                ).bytes()
            }
        }
        #expect(try await letter.reader().newest() != glance)
    }

    @Test func `is given up when that never ends`() async throws {
        let letter = try await letter(changes: 5)
        await #expect(throws: PortalError.problem(.busy, retryAfterSeconds: nil)) {
            try await letter.look()
        }
    }
}

@Suite struct `A conversation` {
    @Test func `goes on only behind what the public log proves`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let early = try await letter.look()
        #expect(throws: NoConversation.notPublicYet) { try early.head() }
        letter.stage.tick()
        let head = try await letter.look().head()
        #expect(head.place.conversation == letter.report.reportID)
        #expect(head.place.sequence == 2 && head.place.previous == .none)
    }

    /// The id follows from a digest that the portal states: a report that nobody sent.
    @Test(arguments: [true, false])
    func `does not go on behind a report of the portal's making`(isBesideTheTrueOne: Bool)
        async throws
    {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        letter.stage.tamper(.mailbox) { bytes in
            Sample.made {
                let answer = try MailboxAnswer(parsing: bytes)
                guard case .own(let header, _, let proof) = answer.items[0] else { return bytes }
                let made = MailboxItem.own(header: header, bodyDigest: .zero, proof: proof)
                return try MailboxAnswer(
                    pageCount: answer.pageCount,
                    items: isBesideTheTrueOne
                        ? [made] + answer.items : [made] + answer.items.dropFirst()
                ).bytes()
            }
        }
        let view = try await letter.look()
        #expect(throws: isBesideTheTrueOne ? NoConversation.sameHeader : .notProven) {
            try view.head()
        }
    }
}

@Suite struct `A reply` {
    @Test func `is read with its signature checked`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(text: "Өтінішіңіз қаралуда.")
        letter.stage.tick()
        let view = try await letter.look()
        let reply = try #require(view.replies.first)
        #expect(reply.author.id.text == "acs")
        #expect(reply.text == "Өтінішіңіз қаралуда.")
        #expect(reply.isInSequence)
        #expect(reply.proof == .proven(tick: Sample.noon, index: 8))
    }

    @Test func `of an excluded keyholder is not shown`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(by: "head")
        letter.stage.tick()
        let view = try await letter.look()
        #expect(view.replies.isEmpty)
        #expect(
            view.refused == [.reply(.authorNotAddressed(SamplePortal.identifier("head")))])
    }

    @Test func `is no sign of tampering while what it is checked by does not come`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply()
        letter.stage.tick()
        let before = try await letter.look()
        letter.stage.adoptNextDirectory()
        let portal = try await letter.stage.visit().verifiedPortal()
        letter.stage.world.withLock {
            $0.failuresAt[Endpoint.mailboxMessage.path] = Array(repeating: .timedOut, count: 4)
        }
        let view = try await MailboxReader(
            calls: letter.stage.calls, portal: portal, receipt: letter.report.receipt,
            patience: .unpaused
        ).look()
        #expect(view.replies.isEmpty && view.refused.isEmpty)
        #expect(view.uncheckedReplyCount == 1)
        #expect(view.hasNothingNew(since: before))
    }

    /// Which directories there are the portal alone says.
    @Test(arguments: ["acs", "head"])
    func `is not shown when nothing tells whom the report addresses`(author: String) async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(by: author)
        letter.stage.tick()
        letter.stage.adoptNextDirectory()
        let portal = try await letter.stage.visit().verifiedPortal()
        // The stage answers with today's directory, whatever the message was sealed to.
        let view = try await MailboxReader(
            calls: letter.stage.calls, portal: portal, receipt: letter.report.receipt
        ).look()
        #expect(view.messages.allSatisfy { $0.set == nil })
        #expect(view.replies.isEmpty)
        #expect(view.refused == [.reply(.audienceUnknown)])
    }

    @Test func `signed by another than its author is refused`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(by: "acs", signedBy: "head")
        letter.stage.tick()
        #expect(try await letter.look().refused == [.reply(.notSignedByAuthor)])
    }

    @Test func `of somebody the directory never listed is refused`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(by: "stranger")
        letter.stage.tick()
        #expect(try await letter.look().refused == [.reply(.unknownAuthor)])
    }

    @Test func `to another conversation is refused`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply(conversation: letter.report.identityID)
        letter.stage.tick()
        #expect(try await letter.look().refused == [.reply(.otherConversation)])
    }

    @Test func `with a changed byte in its body is refused`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        try letter.reply()
        letter.stage.tick()
        letter.stage.tamperItems { item in
            guard case .reply(let header, var body, let proof) = item else { return item }
            body[100] ^= 1
            return .reply(header: header, body: body, proof: proof)
        }
        #expect(try await letter.look().refused == [.reply(.opening(.damagedBody))])
    }

    @Test func `that was kept back leaves a gap that shows`() async throws {
        let letter = try await Correspondence()
        try await letter.submit()
        let first = try letter.reply(sequence: 1)
        let second = try letter.reply(sequence: 2, previous: first)
        try letter.reply(sequence: 3, previous: second)
        letter.stage.tick()
        #expect(try await letter.look().replies.map(\.isInSequence) == [true, true, true])
        letter.stage.world.withLock { $0.held.removeAll { $0.message.id == second } }
        let view = try await letter.look()
        #expect(view.replies.map(\.isInSequence) == [true, false])
    }
}

extension Stage {
    /// Changes the items of a mailbox on their way.
    func tamperItems(_ change: @escaping @Sendable (MailboxItem) -> MailboxItem) {
        tamper(.mailbox) { bytes in
            Sample.made {
                let answer = try MailboxAnswer(parsing: bytes)
                return try MailboxAnswer(
                    pageCount: answer.pageCount, items: answer.items.map(change)
                ).bytes()
            }
        }
    }
}
