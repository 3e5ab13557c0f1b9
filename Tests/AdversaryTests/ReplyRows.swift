import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets

extension TamperingTable {
    // MARK: Replies, notes and changes of the receipt

    static let words: [TamperingRow] = [
        TamperingRow(
            "a reply kept back from the reporter", .reporter, says: "[false]"
        ) { portal in
            let report = try await portal.answeredTwice()
            let wire = portal.wire()
            wire.changeReplies { Array($0.dropFirst()) }
            let view = try await portal.look(with: report.receipt, over: wire)
            return Said.plain(view.replies.map(\.isInSequence))
        },
        TamperingRow(
            "a reply shown twice", .reporter, says: "[true, false, true]"
        ) { portal in
            let report = try await portal.answeredTwice()
            let wire = portal.wire()
            wire.changeReplies { $0 + $0.prefix(1) }
            let view = try await portal.look(with: report.receipt, over: wire)
            return Said.plain(view.replies.map(\.isInSequence))
        },
        TamperingRow(
            "a reply replayed into another mailbox, as served", .reporter,
            throws: ItemRefused.reply(.opening(.sealedSlot(.reporter, index: 0)))
        ) { portal in
            let report = try await portal.answeredTwice()
            let other = try await portal.ticked()
            let seen = portal.wire()
            _ = try await portal.look(with: report.receipt, over: seen)
            let wire = portal.wire()
            let reply = try MailboxAnswer(parsing: seen.lastAnswer(of: .mailbox) ?? []).items
                .first { if case .reply = $0 { true } else { false } }
            wire.changeItems { $0 + (reply.map { [$0] } ?? []) }
            return try await portal.looking(other, over: wire)
        },
        TamperingRow(
            "a reply replayed into another conversation, as posted", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.openedByACS()
            let reply = try await portal.forgedWords(.reply, about: report, by: "acs")
            try await portal.post(reply, in: report, as: "acs")
            return await Said.error { try await portal.post(reply, in: other, as: "acs") }
        },
        TamperingRow(
            "a reply about another conversation, by its author", .reporter,
            throws: ItemRefused.reply(.opening(.sealedSlot(.reporter, index: 0)))
        ) { portal in
            let report = try await portal.openedByACS()
            let reply = try await portal.forgedWords(.reply, about: report, by: "acs")
            try await portal.post(reply, in: report, as: "acs")
            try await portal.tick()
            return try await portal.looking(report)
        },
        TamperingRow(
            "a byte of a note, as served", .desk, throws: DeskFailed.opening(.anotherMessage)
        ) { portal in
            let (report, notes) = try await portal.noted(["бір"])
            let wire = portal.wire()
            wire.changeAnswers(of: .open) { bytes in
                let answer = try OpenAnswer(parsing: bytes)
                return try answer.with(message: answer.message.withOtherBody()).bytes
            }
            return await portal.openingWord(notes[0], of: report, over: wire)
        },
        TamperingRow(
            "a note kept back from another desk", .desk, says: "gap"
        ) { portal in
            let (report, notes) = try await portal.noted(["бір", "екі"])
            _ = await portal.openingWord(notes[1], of: report)
            return try await portal.standing(
                of: notes[1], in: report, hiding: [notes[0]], as: "superior")
        },
        TamperingRow(
            "notes listed in another order", .desk,
            throws: DeskFailed.portal(.malformed(.field("index")))
        ) { portal in
            let (report, notes) = try await portal.noted(["бір", "екі"])
            for note in notes { _ = await portal.openingWord(note, of: report) }
            return await Said.error {
                _ = try await portal.standing(
                    of: notes[1], in: report, hiding: [], as: "superior", reversed: true)
            }
        },
        TamperingRow(
            "a note in another author's name", .desk,
            says: "opening(notSignedByAuthor(commissioner))"
        ) { portal in
            let report = try await portal.openedByACS()
            let note = try await portal.forgedWords(
                .note, about: report, by: "commissioner", signedBy: "superior")
            return try await portal.openingForged(note, in: report, by: "superior")
        },
        TamperingRow(
            "a note by a keyholder whom the reporter left out", .desk,
            says: "opening(authorNotAddressed(head))"
        ) { portal in
            let report = try await portal.openedByACS()
            let note = try await portal.forgedWords(.note, about: report, by: "head")
            return try await portal.openingForged(note, in: report, by: "head")
        },
        TamperingRow(
            "a note that names none before it and is not the first", .desk,
            says: "opening(sequence)"
        ) { portal in
            let report = try await portal.openedByACS()
            let note = try await portal.forgedWords(
                .note, about: report, by: "superior", sequence: 2)
            return try await portal.openingForged(note, in: report, by: "superior")
        },
        TamperingRow(
            "a note about a conversation that was not opened here", .desk,
            says: "opening(conversationUnknown)"
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.ticked()
            let note = try await portal.forgedWords(
                .note, about: report, by: "superior", conversation: other.reportID)
            let said = try await portal.openingForged(note, in: report, by: "superior")
            // The id of the report is random.
            return said.replacing(/\((?:\w+\.)*MessageID.*/, with: ")")
        },
        TamperingRow(
            "a re-key's new keys, by somebody with the conversation key", .desk,
            throws: DeskFailed.opening(.rekeyNotSigned)
        ) { portal in
            try await portal.openingForgedRekey { rekey, _ in
                rekey.keys = RekeyedKeys(
                    replyKey: rekey.keys.replyKey,
                    conversationKey: rekey.keys.conversationKey.flipped(),
                    rekeyHash: rekey.keys.rekeyHash)
            }
        },
        TamperingRow(
            "a re-key's signature", .desk, throws: DeskFailed.opening(.rekeyNotSigned)
        ) { portal in
            try await portal.openingForgedRekey { rekey, _ in rekey.signature[0] ^= 1 }
        },
        TamperingRow(
            "a re-key signed by a key of the forger's own", .desk,
            throws: DeskFailed.opening(.rekeyNotSigned)
        ) { portal in
            try await portal.openingForgedRekey { rekey, statement in
                let stranger = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
                rekey.rekeyKey = stranger.rekeyKey.publicKey
                rekey.signature = stranger.rekeyKey.signature(for: statement)
            }
        },
        TamperingRow(
            "a re-key's addressees, without this keyholder", .desk,
            throws: DeskFailed.opening(.notAmongAddressees)
        ) { portal in
            try await portal.openingForgedRekey { rekey, _ in rekey.addressees = ["superior"] }
        },
        TamperingRow(
            "a re-key's addressees, with one more", .desk,
            throws: DeskFailed.opening(.rekeyNotSigned)
        ) { portal in
            try await portal.openingForgedRekey { rekey, _ in rekey.addressees = ["acs", "head"] }
        },
        TamperingRow(
            "a re-key's place in its conversation", .desk,
            throws: DeskFailed.opening(.rekeyNotSigned)
        ) { portal in
            try await portal.openingForgedRekey { rekey, _ in
                rekey.place = ConversationPlace(
                    conversation: rekey.place.conversation, sequence: rekey.place.sequence + 1,
                    previous: rekey.place.previous)
            }
        },
        TamperingRow(
            "a re-key kept back from the reporter", .reporter, says: "[0, 1, 2]"
        ) { portal in
            let report = try await portal.ticked()
            let next = try await portal.rekey(report.receipt)
            try await portal.tick()
            try await portal.followUp("x", with: next.receipt)
            let wire = portal.wire()
            wire.changeItems { items in
                try items.filter { item in
                    guard case .own(let header, let digest, _) = item else { return true }
                    return MessageID(
                        header: try MessageHeader(parsing: header), bodyDigest: digest) != next.id
                }
            }
            // With it goes what opens everything before it.
            let view = try await portal.look(with: next.receipt, over: wire)
            return Said.plain(view.missing)
        },
        TamperingRow(
            "the name of a new mailbox, on its way", .reporter,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeRequests(to: .mailboxRekey) { bytes in
                let rekey = try RekeySubmission(parsing: bytes)
                return RekeySubmission(
                    work: rekey.work, capability: rekey.capability, mailboxID: Digest(hashing: [1]),
                    threadID: rekey.threadID, message: rekey.message, identity: rekey.identity
                ).bytes
            }
            let next = try await portal.rekey(report.receipt, over: wire)
            return await Said.error { _ = try await portal.look(with: next.receipt) }
        },
        TamperingRow(
            "the name of a report's mailbox, on its way", .reporter,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            try await portal.lookingAfter { submission in
                ReportSubmission(
                    work: submission.work, report: submission.report,
                    identity: submission.identity, mailboxID: Digest(hashing: [1]),
                    threadID: submission.threadID)
            }
        },
        TamperingRow(
            "the name of a report's thread, on its way", .desk,
            throws: DeskFailed.portal(.problem(.notFound, retryAfterSeconds: nil))
        ) { portal in
            let wire = portal.wire()
            wire.changeRequests(to: .reports) { bytes in
                let submission = try ReportSubmission(parsing: bytes)
                return ReportSubmission(
                    work: submission.work, report: submission.report,
                    identity: submission.identity, mailboxID: submission.mailboxID,
                    threadID: Digest(hashing: [1])
                ).bytes
            }
            let report = try await portal.submit(over: wire)
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "acs")
            return await Said.error {
                _ = try await portal.desk("acs").thread(of: report.reportID)
            }
        },
        TamperingRow(
            "a byte of an own message asked back whole", .reporter,
            throws: ProofRefused.otherMessage
        ) { portal in
            try await portal.proving { answer in
                MailboxMessageAnswer(
                    header: answer.header, body: answer.body.flipped(), proof: answer.proof,
                    directory: answer.directory)
            }
        },
        TamperingRow(
            "a capability, on its way", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeRequests(to: .mailbox) { $0.flipped(at: 5) }
            return await Said.error { _ = try await portal.look(with: report.receipt, over: wire) }
        },
        TamperingRow(
            "a padding byte of a mailbox's answer", .reporter,
            throws: PortalError.malformed(.field("bucket"))
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .mailbox) { $0.flipped(at: -1) }
            return await Said.error { _ = try await portal.look(with: report.receipt, over: wire) }
        },
        TamperingRow(
            "an act shown to the reporter: a byte of its detail", .reporter,
            throws: ItemRefused.act(.entry(.detailNotCommitted))
        ) { portal in
            try await portal.lookingAtActs { entry in entry.withOtherDetail() }
        },
        TamperingRow(
            "an act shown to the reporter: signed by a stranger", .reporter,
            says: "act(entry(proof(inclusion(rootMismatch))))"
        ) { portal in
            try await portal.lookingAtActs { try $0.signedByStranger() }
        },
        TamperingRow(
            "a release shown to the reporter without its statement", .reporter,
            throws: ItemRefused.act(.unknownStatement)
        ) { portal in
            let report = try await portal.openedByACS()
            try await portal.tick()
            let wire = portal.wire()
            wire.changeItems { items in
                guard
                    let first = items.firstIndex(where: {
                        if case .act = $0 { true } else { false }
                    })
                else { return items }
                return items.enumerated().filter { $0.offset != first }.map(\.element)
            }
            return Said.once(try await portal.looking(report, over: wire))
        },
    ]
}

extension Wire {
    /// Changes the items of a mailbox on their way.
    func changeItems(_ change: @escaping @Sendable ([MailboxItem]) throws -> [MailboxItem]) {
        changeAnswers(of: .mailbox) { bytes in
            let answer = try MailboxAnswer(parsing: bytes)
            return try MailboxAnswer(pageCount: answer.pageCount, items: change(answer.items))
                .bytes()
        }
    }

    /// Changes the replies, in the order of the log.
    func changeReplies(_ change: @escaping @Sendable ([MailboxItem]) -> [MailboxItem]) {
        changeItems { items in
            let replies = items.filter { if case .reply = $0 { true } else { false } }
            let others = items.filter { if case .reply = $0 { false } else { true } }
            return others + change(replies)
        }
    }
}

extension LivePortal {
    /// A report to which acs replied twice, in two ticks.
    fileprivate func answeredTwice() async throws -> SentReport {
        let report = try await openedByACS()
        for text in ["бір", "екі"] {
            _ = try await desk("acs").reply(to: report.reportID, text: text, language: .kazakh)
            try await tick()
        }
        return report
    }

    /// A report that superior opened, with notes of acs's.
    fileprivate func noted(_ texts: [String]) async throws -> (SentReport, [MessageID]) {
        let report = try await openedByACS()
        _ = try await open(report.reportID, as: "superior")
        var notes: [MessageID] = []
        for text in texts {
            let desk = try await desk("acs")
            if case .sent(let id, _) = try await desk.note(
                about: report.reportID, text: text, language: .kazakh)
            {
                notes.append(id)
            }
            try await tick()
        }
        return (report, notes)
    }

    /// What superior's desk says of a message of a thread.
    fileprivate func openingWord(
        _ id: MessageID, of report: SentReport, as keyholder: String = "superior",
        over wire: Wire? = nil
    ) async -> String {
        await Said.error {
            let desk = try await desk(keyholder, over: wire)
            let listed = try await desk.threadMessage(id.hex, of: report.reportID)
            _ = try await desk.open(listed, timeout: .seconds(3), interval: .seconds(1))
        }
    }

    /// What acs's desk says of words that somebody forged.
    fileprivate func openingForged(
        _ words: SealedMessage, in report: SentReport, by author: String
    ) async throws -> String {
        try await post(words, in: report, as: author)
        try await tick()
        return await openingWord(words.id, of: report, as: "acs")
    }

    /// What acs's desk says of a re-key that somebody made who has everything but the receipt.
    ///
    /// - Parameter change: given the true re-key's payload and the bytes that it signed.
    func openingForgedRekey(
        _ change: (inout RekeyPayload, [UInt8]) throws -> Void
    ) async throws -> String {
        let report = try await openedByACS()
        let name = SamplePortal.portal.name
        let keys = try keys(of: report.receipt)
        let next = ReceiptKeys(Receipt(), portal: name)
        let place = ConversationPlace(
            conversation: report.reportID, sequence: 2, previous: .none)
        let payload = RekeyPayload(
            place: place, addressees: ["acs"],
            keys: RekeyedKeys(
                replyKey: next.replyKey.publicKey, conversationKey: next.conversationKey.copied,
                rekeyHash: next.rekeyHash),
            rekeyKey: keys.rekeyKey.publicKey,
            signature: [UInt8](repeating: 0, count: Authenticator.byteCount))
        let set = try await visit().verifiedPortal().set
        var changed = payload
        try change(&changed, [])
        let message = try MessageSealer(
            kind: .report, directoryHash: set.hash,
            recipients: LivePortal.recipients(of: set, addressing: 3), reporter: .random
        ).seal(jsonOf: changed.json().count) { (headerHash) throws(Never) in
            var payload = payload
            let statement = RekeyStatement(payload, portal: name, headerHash: headerHash).bytes
            payload.signature = keys.rekeyKey.signature(for: statement)
            Sample.made { try change(&payload, statement) }
            let json = Sample.made { try payload.json() }
            return AuthenticatedText(
                json: json,
                authenticator: keys.conversationKey.authenticator(
                    for: json, headerHash: headerHash))
        }
        await postAsFollowUp(message, to: report)
        try await tick()
        return await Said.error { _ = try await open(message.id, as: "acs") }
    }

    /// Posts a message into a report's mailbox, with the identity message of a true follow-up.
    private func postAsFollowUp(_ message: SealedMessage, to report: SentReport) async {
        let wire = wire()
        wire.changeRequests(to: .mailboxMessages) { bytes in
            let followUp = try FollowUpSubmission(parsing: bytes)
            return FollowUpSubmission(
                work: followUp.work, capability: followUp.capability, message: message,
                identity: followUp.identity
            ).bytes
        }
        // The receipt is for another message than the program sent.
        _ = await Said.error { try await followUp("x", with: report.receipt, over: wire) }
    }

    /// What the reporter says of the mailbox of a report that somebody changed on its way.
    fileprivate func lookingAfter(
        _ change: @escaping @Sendable (ReportSubmission) throws -> ReportSubmission
    ) async throws -> String {
        let wire = wire()
        wire.changeRequests(to: .reports) { try change(ReportSubmission(parsing: $0)).bytes }
        let report = try await submit(over: wire)
        return await Said.error { _ = try await look(with: report.receipt) }
    }

    /// What the reporter says when an own message is asked back for a proof file.
    func proving(
        _ change: @escaping @Sendable (MailboxMessageAnswer) throws -> MailboxMessageAnswer
    ) async throws -> String {
        let report = try await ticked()
        let wire = wire()
        wire.changeAnswers(of: .mailboxMessage) { bytes in
            try change(MailboxMessageAnswer(parsing: bytes)).bytes()
        }
        let verified = try await visit(over: wire).verifiedPortal()
        return await Said.error {
            let answer = try await MailboxReader(
                calls: wire.calls, portal: verified,
                receipt: Receipt(reading: report.receipt, portal: SamplePortal.portal.name)
            ).fetchMessage(report.reportID)
            _ = try ProofFile(answer, of: report.reportID, portal: verified, receipt: nil)
        }
    }

    /// What the reporter says of acts that somebody changed on their way.
    func lookingAtActs(
        _ change: @escaping @Sendable (LoggedEntry) throws -> LoggedEntry
    ) async throws -> String {
        let report = try await openedByACS()
        try await tick()
        let wire = wire()
        wire.changeItems { items in
            try items.map { item in
                guard case .act(let proof) = item else { return item }
                return .act(AcceptanceProof(entry: try change(proof.entry), proof: proof.proof))
            }
        }
        return Said.once(try await looking(report, over: wire))
    }
}
