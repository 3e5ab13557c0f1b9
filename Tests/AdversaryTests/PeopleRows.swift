import Auditor
import Details
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Trustee

extension TamperingTable {
    // MARK: Identities, handovers and keys

    static let people: [TamperingRow] = [
        TamperingRow(
            "a consent token, in a statement", .trustee, throws: Reason(.ground)
        ) { portal in
            let report = try await portal.openedByACS()
            return try await portal.refusingIdentity(
                of: report, with: [UInt8](repeating: 7, count: 32))
        },
        TamperingRow(
            "the consent token of another report", .trustee, throws: Reason(.ground)
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.ticked()
            return try await portal.refusingIdentity(
                of: report, with: try await portal.token(of: other))
        },
        TamperingRow(
            "the identity of another report, as served", .desk,
            throws: DeskFailed.opening(.anotherMessage)
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .open) { bytes in
                try OpenAnswer(parsing: bytes).with(message: other.submission.identity).bytes
            }
            return try await portal.openingIdentity(of: report, over: wire)
        },
        TamperingRow(
            "an identity exchanged for another report's, on its way", .gateway,
            throws: SubmissionFailed.notSent(
                .problem(.malformedRequest, retryAfterSeconds: nil))
        ) { portal in
            let other = try await portal.ticked()
            let wire = portal.wire()
            wire.changeRequests(to: .reports) { bytes in
                let submission = try ReportSubmission(parsing: bytes)
                return ReportSubmission(
                    work: submission.work, report: submission.report,
                    identity: other.submission.identity, mailboxID: submission.mailboxID,
                    threadID: submission.threadID
                ).bytes
            }
            return await Said.error { try await portal.submit(over: wire) }
        },
        TamperingRow(
            "an identity kept back from a desk", .desk, throws: DeskFailed.unknownMessage
        ) { portal in
            let report = try await portal.openedByACS()
            let wire = portal.wire()
            wire.changeAnswers(of: .inbox) { bytes in
                MessageList(
                    messages: try MessageList(parsing: bytes).messages.filter {
                        $0.messageID != report.identityID
                    }
                ).bytes
            }
            return try await portal.openingIdentity(of: report, over: wire)
        },
        TamperingRow(
            "an identity kept back from the reporter", .reporter, says: "[1]"
        ) { portal in
            let report = try await portal.ticked()
            try await portal.followUp("x", with: report.receipt)
            let wire = portal.wire()
            wire.changeItems { items in
                try items.filter { item in
                    guard case .own(let header, let digest, _) = item else { return true }
                    return MessageID(
                        header: try MessageHeader(parsing: header), bodyDigest: digest)
                        != report.identityID
                }
            }
            return Said.plain(try await portal.look(with: report.receipt, over: wire).missing)
        },
        TamperingRow(
            "the kind of a listed message", .gateway,
            throws: DeskFailed.portal(.problem(.noteRefused, retryAfterSeconds: nil))
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .inbox) { bytes in
                MessageList(
                    messages: try MessageList(parsing: bytes).messages.map { message in
                        message.messageID == report.identityID
                            ? message.with(kind: .report) : message
                    }
                ).bytes
            }
            return await Said.error {
                _ = try await portal.open(report.identityID, as: "acs", over: wire)
            }
        },
        TamperingRow(
            "the preheader's hash of a listed message", .gateway,
            throws: DeskFailed.portal(.problem(.noteRefused, retryAfterSeconds: nil))
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .inbox) { bytes in
                MessageList(
                    messages: try MessageList(parsing: bytes).messages.map {
                        $0.with(preheaderHash: .zero)
                    }
                ).bytes
            }
            return await portal.opening(report, over: wire)
        },
        TamperingRow(
            "the consent hash of a listed message", .desk,
            says: "a token as it was, no token when changed"
        ) { portal in
            let report = try await portal.openedByACS()
            let followUp = try await portal.followUp(
                "x", with: report.receipt, revealingIdentity: true)
            try await portal.tick()
            _ = try await portal.open(followUp.messageID, as: "acs")
            let wire = portal.wire()
            wire.changeAnswers(of: .inbox) { bytes in
                MessageList(
                    messages: try MessageList(parsing: bytes).messages.map {
                        $0.with(consentHash: .zero)
                    }
                ).bytes
            }
            let plain = try await portal.hasToken(for: report, over: portal.wire())
            let changed = try await portal.hasToken(for: report, over: wire)
            return
                "\(plain ? "a" : "no") token as it was, \(changed ? "a" : "no") token when changed"
        },
        TamperingRow(
            "a byte of a message handed over, of its entries, or of their proofs", .desk,
            says: """
                opening(anotherMessage); opening(acceptanceEntry(detailNotCommitted)); \
                opening(acceptanceEntry(malformedProof)); \
                opening(handoverEntry(detailNotCommitted)); opening(handoverEntry(malformedProof))
                """
        ) { portal in
            let (_, handover) = try await portal.handedOver()
            return try await portal.takingOver(handover, HandedOverAnswer.changes)
        },
        TamperingRow(
            "a stranger's signature on a handover's entry, as served", .desk,
            says: "opening(handoverEntry(proof(inclusion(rootMismatch))))"
        ) { portal in
            let (_, handover) = try await portal.handedOver()
            return try await portal.takingOver(
                handover,
                [
                    { answer in
                        answer.with(
                            handover: AcceptanceProof(
                                entry: try answer.handover.entry.signedByStranger(),
                                proof: answer.handover.proof))
                    }
                ])
        },
        TamperingRow(
            "the handover of another report, as served", .desk,
            throws: DeskFailed.opening(.acceptanceOfAnother)
        ) { portal in
            let (_, first) = try await portal.handedOver()
            let wire = portal.wire()
            _ = try await portal.open(first, as: "deputy", over: wire)
            let seen = try HandedOverAnswer(parsing: wire.lastAnswer(of: .handedOver) ?? [])
            let other = try await portal.ticked()
            _ = try await portal.open(other.reportID, as: "commissioner")
            let second = try await portal.handOver(other.reportID, to: "deputy")
            return try await portal.takingOver(second, [{ _ in seen }])
        },
        TamperingRow(
            "the entry of another handover, as served", .desk,
            throws: DeskFailed.opening(.handoverOfAnother)
        ) { portal in
            let (_, first) = try await portal.handedOver()
            let wire = portal.wire()
            _ = try await portal.open(first, as: "deputy", over: wire)
            let seen = try HandedOverAnswer(parsing: wire.lastAnswer(of: .handedOver) ?? [])
            let other = try await portal.ticked()
            _ = try await portal.open(other.reportID, as: "commissioner")
            let second = try await portal.handOver(other.reportID, to: "deputy")
            return try await portal.takingOver(second, [{ $0.with(handover: seen.handover) }])
        },
        TamperingRow(
            "a handover by who has nothing to hand over", .desk,
            throws: DeskFailed.opening(.handoverByStranger)
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let posting = try await portal.forgedHandover(of: report, by: "head", to: "deputy")
            return try await portal.takingOver(posting, by: "head", as: "deputy")
        },
        TamperingRow(
            "a handover to a keyholder whom the reporter left out", .desk,
            throws: DeskFailed.opening(.excludedByReporter)
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "head")
            return try await portal.takingOver(posting, by: "commissioner", as: "head")
        },
        TamperingRow(
            "a stranger's signature on a handover", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "deputy")
            return await Said.error {
                _ = try await portal.caller(.keyholder, "superior").post(.handover, posting.bytes)
            }
        },
        TamperingRow(
            "another successor in a handover's note than in its message", .desk,
            says: "unknownMessage"
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let good = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "deputy")
            let posting = HandoverPosting(
                thread: good.thread,
                note: try HandoverNote(
                    portal: SamplePortal.portal, handoverID: good.message.id,
                    keyholder: SamplePortal.identifier("commissioner"),
                    successor: SamplePortal.identifier("superior"), time: portal.clock.now,
                    messages: [report.reportID]
                ).signed(by: SamplePortal.identity("commissioner")), message: good.message)
            return try await portal.takingOver(posting, by: "commissioner", as: "deputy")
        },
        TamperingRow(
            "an identity among what is handed over", .gateway,
            throws: PortalError.problem(.wrongKind, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "deputy",
                naming: [report.reportID, report.identityID])
            return await Said.error {
                _ = try await portal.caller(.keyholder, "commissioner").post(
                    .handover, posting.bytes)
            }
        },
        TamperingRow(
            "a handover replayed into another conversation", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let other = try await portal.ticked()
            let posting = try await portal.forgedHandover(
                of: report, by: "commissioner", to: "deputy")
            return await Said.error {
                let replayed = HandoverPosting(
                    thread: try portal.thread(of: other.receipt), note: posting.note,
                    message: posting.message)
                _ = try await portal.caller(.keyholder, "commissioner").post(
                    .handover, replayed.bytes)
            }
        },
        TamperingRow(
            "a message handed over, asked for by another than the successor", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let (report, handover) = try await portal.handedOver()
            let request = HandedOverRequest(handover: handover, message: report.reportID)
            return await Said.error {
                _ = try await portal.caller(.keyholder, "superior").post(
                    .handedOver, request.bytes)
            }
        },
        TamperingRow(
            "a handover kept back from the reporter", .reporter,
            says: "reply(authorNotAddressed(deputy))"
        ) { portal in
            let (report, handover) = try await portal.handedOver()
            _ = try await portal.open(handover, as: "deputy")
            _ = try await portal.desk("deputy").reply(
                to: report.reportID, text: "x", language: .kazakh)
            try await portal.tick()
            let wire = portal.wire()
            wire.changeItems { items in
                try items.filter { item in
                    guard case .act(let proof) = item else { return true }
                    let note = try SignedNote(parsing: proof.entry.detail)
                    return (try? HandoverNote(parsing: note.text)) == nil
                }
            }
            return try await portal.looking(report, over: wire)
        },
        TamperingRow(
            "a handover that nobody asked for", .auditor, says: "handover-unasked 54 head"
        ) { portal in
            let report = try await portal.openedByCommissioner()
            let posting = try await portal.forgedHandover(of: report, by: "head", to: "deputy")
            _ = try await portal.caller(.keyholder, "head").post(.handover, posting.bytes)
            try await portal.tick()
            return try await portal.auditing()
        },
        TamperingRow(
            "a byte of an act about a message, as served to a desk", .desk,
            says: "entry(detailNotCommitted)"
        ) { portal in
            try await portal.readingHistory { $0.map { $0.withOtherDetail() } }
        },
        TamperingRow(
            "a stranger's signature on an act, as served to a desk", .desk, says: "notSigned"
        ) { portal in
            try await portal.readingHistory { try $0.map { try $0.signedByStranger() } }
        },
        TamperingRow(
            "an act that is not in the log, as served to a desk", .desk,
            says: "notIncluded(rootMismatch)"
        ) { portal in
            try await portal.readingHistory { entries in
                try entries.map {
                    try $0.replaced(by: SignedNote(parsing: $0.detail))
                }
            }
        },
        TamperingRow(
            "the acts about another message, as served to a desk", .desk, says: "otherDetail"
        ) { portal in
            let other = try await portal.openedByACS()
            try await portal.tick()
            let wire = portal.wire()
            let desk = try await portal.desk("acs", over: wire)
            _ = try await desk.history(of: other.reportID)
            let seen = try ActsAnswer(parsing: wire.lastAnswer(of: .acts) ?? []).entries
            return try await portal.readingHistory { _ in seen }
        },
        TamperingRow(
            "a byte of a key note, as served", .reporter,
            throws: PortalError.keyNote(.notSignedByOwner)
        ) { portal in
            await portal.visiting(.directory) { bytes in
                let answer = try DirectoryAnswer(parsing: bytes)
                let notes = try answer.keyNotes.enumerated().map { index, note in
                    guard index == 3, let note else { return note }
                    return try SignedNote(
                        text: note.text.replacing("2026Q4", with: "2027Q1"),
                        signatures: note.signatures)
                }
                return DirectoryAnswer(directories: answer.directories, keyNotes: notes).bytes
            }
        },
        TamperingRow(
            "a key note left out, as served", .reporter, throws: PortalError.currencyForAnotherSet
        ) { portal in
            await portal.visiting(.directory) { bytes in
                let answer = try DirectoryAnswer(parsing: bytes)
                return DirectoryAnswer(
                    directories: answer.directories,
                    keyNotes: answer.keyNotes.enumerated().map { $0.offset == 3 ? nil : $0.element }
                ).bytes
            }
        },
        TamperingRow(
            "key notes in another order, as served", .reporter,
            says: "directorySet(otherOwner(keyholder head))"
        ) { portal in
            await portal.visiting(.directory) { bytes in
                let answer = try DirectoryAnswer(parsing: bytes)
                return DirectoryAnswer(
                    directories: answer.directories, keyNotes: answer.keyNotes.reversed()
                ).bytes
            }
        },
        TamperingRow(
            "a byte of the directory, as served", .reporter,
            throws: PortalError.directory(.notSignedByAuthority(version: 1))
        ) { portal in
            await portal.visiting(.directory) { bytes in
                let answer = try DirectoryAnswer(parsing: bytes)
                return DirectoryAnswer(
                    directories: try answer.directories.map { note in
                        try SignedNote(
                            text: note.text.replacing("Айгүл", with: "Айгул"),
                            signatures: note.signatures)
                    }, keyNotes: answer.keyNotes
                ).bytes
            }
        },
        TamperingRow(
            "a byte of the currency note, as served", .reporter,
            throws: PortalError.currency(.tooFewSignatures(count: 0, needed: 2))
        ) { portal in
            await portal.visiting(.currency) { bytes in
                let note = try SignedNote(parsing: bytes)
                let currency = try CurrencyNote(parsing: note.text)
                return try SignedNote(
                    text: CurrencyNote(
                        portal: currency.portal, directoryHash: currency.directoryHash,
                        day: currency.day, treeSize: currency.treeSize,
                        root: Digest(currency.root.bytes.flipped())
                    ).text, signatures: note.signatures
                ).bytes
            }
        },
        TamperingRow(
            "a stranger's signature on a key note", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let note = KeyNote(
                portal: SamplePortal.portal, owner: PaperKeys.holder("acs"),
                quarter: try Quarter(parsing: "2027Q1"),
                sealingKey: PaperKeys.sealingKey(PaperKeys.holder("acs"), quarter: "2027Q1")
                    .publicKey, time: portal.clock.now)
            return await portal.postingKey(
                .keys, note.signed(by: SamplePortal.identity("head")), as: "acs")
        },
        TamperingRow(
            "a second key note of a quarter", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            await portal.postingKey(
                .keys, PaperKeys.note(PaperKeys.holder("acs"), time: portal.clock.now + 1),
                as: "acs")
        },
        TamperingRow(
            "a key in one's own name that is not in one's key file", .desk,
            says: "foreignKey(2027Q1)"
        ) { portal in
            try await portal.tendingAfterTheft()
        },
        TamperingRow(
            "a stranger's signature on a key's destruction", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            await portal.postingKey(
                .keysDestroyed,
                portal.destruction(of: "acs").signed(by: SamplePortal.identity("head")), as: "acs")
        },
        TamperingRow(
            "the destruction of a key that is in use", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            await portal.postingKey(
                .keysDestroyed,
                portal.destruction(of: "acs").signed(by: SamplePortal.identity("acs")), as: "acs")
        },
        TamperingRow(
            "the destruction of a key that messages may need", .auditor,
            says: "key-destroyed-early keyholder acs 2026Q4"
        ) { portal in
            _ = try await portal.ticked()
            try await portal.pass(days: 80)
            let note = portal.destruction(of: "acs").signed(by: SamplePortal.identity("acs"))
            _ = try await portal.caller(.keyholder, "acs").post(.keysDestroyed, note.bytes)
            try await portal.settle()
            let findings = try await portal.audit().findings.filter { $0.severity == .broken }
            return findings.map { "\($0.kind.rawValue) \($0.subject ?? "")" }
                .joined(separator: "; ")
        },
    ]
}

extension ListedMessage {
    fileprivate func with(
        kind: MessageKind? = nil, preheaderHash: Digest? = nil, consentHash: Digest? = nil
    ) -> ListedMessage {
        ListedMessage(
            messageID: messageID, kind: kind ?? self.kind, isOwn: isOwn, index: index, tick: tick,
            preheaderHash: preheaderHash ?? self.preheaderHash,
            consentHash: consentHash ?? self.consentHash)
    }
}

extension HandedOverAnswer {
    fileprivate typealias Change = @Sendable (HandedOverAnswer) throws -> HandedOverAnswer

    fileprivate func with(
        body: [UInt8]? = nil, acceptance: AcceptanceProof? = nil, handover: AcceptanceProof? = nil
    ) -> HandedOverAnswer {
        HandedOverAnswer(
            header: header, body: body ?? self.body, isOwn: isOwn,
            acceptance: acceptance ?? self.acceptance, handover: handover ?? self.handover)
    }

    /// One byte of each part.
    fileprivate static let changes: [Change] = [
        { $0.with(body: $0.body.flipped()) },
        {
            HandedOverAnswer(
                header: $0.header.flipped(at: -1), body: $0.body, isOwn: $0.isOwn,
                acceptance: $0.acceptance, handover: $0.handover)
        },
        { $0.with(acceptance: $0.acceptance.withOtherDetail()) },
        { $0.with(acceptance: $0.acceptance.withOtherProof()) },
        { $0.with(handover: $0.handover.withOtherDetail()) },
        { $0.with(handover: $0.handover.withOtherProof()) },
    ]
}

extension AcceptanceProof {
    fileprivate func withOtherDetail() -> AcceptanceProof {
        AcceptanceProof(entry: entry.withOtherDetail(), proof: proof)
    }

    fileprivate func withOtherProof() -> AcceptanceProof {
        AcceptanceProof(entry: entry, proof: proof.flipped(at: 3))
    }
}

extension LivePortal {
    // MARK: Identities

    /// What the trustees say to a statement about a report's identity with this token.
    fileprivate func refusingIdentity(
        of report: SentReport, with token: [UInt8]
    ) async throws -> String {
        let desk = try await desk("acs")
        let identity = try await desk.listedMessage(report.identityID.hex)
        do {
            _ = try await desk.open(
                identity, ground: .consent(try ConsentToken(token)), timeout: .seconds(3),
                interval: .seconds(1))
            return "nothing"
        } catch DeskFailed.opening(.refused(let refusals)) {
            return Said.once(refusals.map { Said.plain($0.reason) }.joined(separator: "; "))
        }
    }

    /// Whether acs's desk finds a token for a report's identity in what it has opened.
    fileprivate func hasToken(for report: SentReport, over wire: Wire) async throws -> Bool {
        let desk = try await desk("acs", over: wire)
        return try await desk.consent(for: try await desk.listedMessage(report.identityID.hex))
            != nil
    }

    /// The token that opens a report's identity.
    fileprivate func token(of report: SentReport) async throws -> [UInt8] {
        let view = try await look(with: report.receipt)
        let own = view.messages.first { $0.role == .identity }
        return own?.consentToken()?.copied ?? []
    }

    /// What acs's desk says when it opens a report's identity with its token.
    fileprivate func openingIdentity(
        of report: SentReport, over wire: Wire
    ) async throws -> String {
        let token = try await token(of: report)
        return await Said.error {
            let desk = try await desk("acs", over: wire)
            _ = try await desk.open(
                try await desk.listedMessage(report.identityID.hex),
                ground: .consent(try ConsentToken(token)), timeout: .seconds(3),
                interval: .seconds(1))
        }
    }

    // MARK: Handovers

    /// A report that leaves the head out, opened by the commissioner; then a deputy takes office.
    fileprivate func openedByCommissioner() async throws -> SentReport {
        let report = try await ticked()
        _ = try await open(report.reportID, as: "commissioner")
        try await appoint("deputy")
        return report
    }

    /// The same, handed over to the deputy.
    fileprivate func handedOver() async throws -> (SentReport, MessageID) {
        let report = try await openedByCommissioner()
        return (report, try await handOver(report.reportID, to: "deputy"))
    }

    /// What the deputy's desk says of a handover whose messages are changed on their way, each change once.
    fileprivate func takingOver(
        _ handover: MessageID, _ changes: [HandedOverAnswer.Change]
    ) async throws -> String {
        let wire = wire()
        return await Said.each(changes) { change in
            wire.changeAnswers(of: .handedOver) { bytes in
                try change(HandedOverAnswer(parsing: bytes)).bytes
            }
            return await Said.error { _ = try await open(handover, as: "deputy", over: wire) }
        }
    }

    /// What a desk says of a handover that somebody forged.
    fileprivate func takingOver(
        _ posting: HandoverPosting, by author: String, as successor: String
    ) async throws -> String {
        _ = try await caller(.keyholder, author).post(.handover, posting.bytes)
        try await tick()
        return await Said.error { _ = try await open(posting.message.id, as: successor) }
    }

    /// What acs's desk says of the acts about a report when somebody changed them on their way.
    func readingHistory(
        _ change: @escaping @Sendable ([LoggedEntry]) throws -> [LoggedEntry]
    ) async throws -> String {
        let report = try await openedByACS()
        try await settle()
        let wire = wire()
        wire.changeAnswers(of: .acts) { bytes in
            ActsAnswer(entries: try change(ActsAnswer(parsing: bytes).entries)).bytes
        }
        let desk = try await desk("acs", over: wire)
        let refused = try await desk.history(of: report.reportID).refused
        return refused.isEmpty
            ? "nothing" : Said.once(refused.map { Said.plain($0) }.joined(separator: "; "))
    }

    // MARK: Keys

    fileprivate func destruction(of id: String) -> KeyDestroyedNote {
        KeyDestroyedNote(
            portal: SamplePortal.portal, owner: PaperKeys.holder(id),
            quarter: Sample.made { try Quarter(parsing: "2026Q4") },
            sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.holder(id)).publicKey.digest,
            time: clock.now)
    }

    /// What acs's desk says when whoever stole the identity key made the next quarter's key before its owner did.
    fileprivate func tendingAfterTheft() async throws -> String {
        try await pass(days: 41)
        let stolen = KeyNote(
            portal: SamplePortal.portal, owner: PaperKeys.holder("acs"),
            quarter: try Quarter(parsing: "2027Q1"),
            sealingKey: PaperKeys.sealingKey(PaperKeys.holder("acs"), quarter: "thief").publicKey,
            time: clock.now)
        _ = try await caller(.keyholder, "acs").post(
            .keys, stolen.signed(by: SamplePortal.identity("acs")).bytes)
        try await settle()
        var desk = try await desk("acs")
        do {
            _ = try await desk.tendKeys { (_) throws(Never) in }
        } catch {
            if case .desk(let failure) = error { return Said.plain(failure) }
        }
        return "nothing"
    }

    /// What the gateway says to a note about a key.
    fileprivate func postingKey(
        _ endpoint: Endpoint, _ note: SignedNote, as id: String
    ) async -> String {
        await Said.error { _ = try await caller(.keyholder, id).post(endpoint, note.bytes) }
    }
}
