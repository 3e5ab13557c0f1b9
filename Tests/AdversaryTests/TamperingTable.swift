import Details
import Directory
import Encoding
import Exchange
import Gateway
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import SignedNote
import TransparencyLog
import Trustee
import Witness

/// Every way to tamper that Senim promises to notice, one at a time.
enum TamperingTable {
    static let rows =
        log + message + signatures + replay + age + secondLog + place + conversation + files
        + outcomes + duties + holds
        + words + people + admission + polls + stored + paper + details

    // MARK: The log

    private static let log: [TamperingRow] = [
        TamperingRow(
            "a byte of a hash tile, as served", .auditor, says: "tile-differs tile/0/000.p/16"
        ) { portal in
            _ = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(ofPath: "/tile/0/") { $0.flipped(at: 40) }
            return try await portal.auditing(over: wire)
        },
        TamperingRow(
            "a byte of an entry bundle, as served", .auditor,
            says: "bundle-differs 0 tile/entries/000.p/16"
        ) { portal in
            _ = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(ofPath: "/tile/entries/") { $0.flipped(at: 40) }
            return try await portal.auditing(over: wire)
        },
        TamperingRow(
            "a byte of a hash tile, in the database", .gateway, throws: GatewayFailed.damaged
        ) { portal in
            try await portal.starting("UPDATE tile SET hashes = flipped(hashes, 40)")
        },
        TamperingRow(
            "a byte of the public checkpoint, as served", .auditor, says: "public-refused"
        ) { portal in
            try await portal.auditing(.checkpoint) {
                try SignedNote(parsing: $0).withOtherRoot().bytes
            }
        },
        TamperingRow(
            "a byte of the fresh checkpoint", .desk,
            throws: DeskFailed.opening(.freshNotSigned(.notSignedByLog))
        ) { portal in
            try await portal.opening {
                try $0.with(freshCheckpoint: $0.freshCheckpoint.withOtherRoot())
            }
        },
        TamperingRow(
            "a byte of the cosigned checkpoint", .desk,
            throws: DeskFailed.opening(.notCosigned(.notSignedByLog))
        ) { portal in
            try await portal.opening(changedReleases: {
                $0.with(checkpoint: try $0.checkpoint?.withOtherRoot())
            })
        },
        TamperingRow(
            "a byte of the checkpoint to be cosigned", .trustee,
            throws: Condition(.targetNotSigned)
        ) { portal in
            try await portal.following { $0.with(checkpoint: try $0.checkpoint?.withOtherRoot()) }
        },
        TamperingRow(
            "a byte of a checkpoint, in the database", .gateway, throws: GatewayFailed.damaged
        ) { portal in
            try await portal.starting("UPDATE checkpoint SET root = flipped(root, 0)")
        },
        TamperingRow(
            "a byte of a detail, as served", .auditor, says: "entry-invalid 12 commitment"
        ) { portal in
            try await portal.auditing(changedEntries: { entries in
                entries.map { $0.index == 12 ? $0.withOtherDetail() : $0 }
            })
        },
        TamperingRow(
            "a byte of a detail, on its way", .trustee, throws: Condition(.entryRefused(index: 12))
        ) { portal in
            try await portal.following { answer in
                answer.with(
                    entries: answer.entries.map { $0.index == 12 ? $0.withOtherDetail() : $0 })
            }
        },
        TamperingRow(
            "a byte of the details of acceptance, in the database", .reporter,
            says: Twice(AcceptanceRefused.entry(.detailNotCommitted)).description
        ) { portal in
            let report = try await portal.ticked()
            try await portal.continues(
                on: "UPDATE entry SET detail = flipped(detail, 19) WHERE message IS NOT NULL")
            return try await portal.looking(report)
        },
        TamperingRow(
            "a byte of a leaf, in the database", .auditor,
            says: """
                entry-invalid 12 commitment; checkpoint-other-tree 16; public-other-tree 16; \
                currency-other-tree 16; ledger-other-tree 16 t1; ledger-other-tree 16 t2; \
                ledger-other-tree 16 t3
                """
        ) { portal in
            _ = try await portal.ticked()
            try await portal.continues(
                on: "UPDATE entry SET leaf = flipped(leaf, 40) WHERE position = 12")
            return try await portal.auditing()
        },
        TamperingRow(
            "the last leaf dropped, in the database", .gateway, throws: GatewayFailed.damaged
        ) { portal in
            try await portal.starting(
                "DELETE FROM entry WHERE position = 15")
        },
        TamperingRow(
            "a leaf dropped, as served", .auditor, says: "entry-missing 12"
        ) { portal in
            let said = try await portal.auditing(changedEntries: { entries in
                entries.filter { $0.index != 12 }
            })
            // The tree is then another, which the auditor says, too.
            return String(said.prefix { $0 != ";" })
        },
        TamperingRow(
            "a leaf dropped, on its way", .trustee, throws: Condition(.entryRefused(index: 13))
        ) { portal in
            try await portal.following { answer in
                answer.with(entries: answer.entries.filter { $0.index != 12 })
            }
        },
    ]

    // MARK: The message

    private static let message: [TamperingRow] = [
        TamperingRow(
            "a byte of a slot, as served", .desk, throws: DeskFailed.opening(.anotherMessage)
        ) { portal in
            try await portal.opening { try $0.with(message: $0.message.withOtherSlot(ofHolder: 3)) }
        },
        TamperingRow(
            "a byte of a commitment, as served", .desk, throws: DeskFailed.opening(.anotherMessage)
        ) { portal in
            try await portal.opening { try $0.with(message: $0.message.withOtherCommitment()) }
        },
        TamperingRow(
            "a byte of the body, as served", .desk, throws: DeskFailed.opening(.anotherMessage)
        ) { portal in
            try await portal.opening { try $0.with(message: $0.message.withOtherBody()) }
        },
        TamperingRow(
            "a byte of a slot, in the database", .trustee, throws: Reason(.wrongHeader)
        ) { portal in
            _ = try await portal.ticked()
            try await portal.continues(
                on: "UPDATE message SET header = flipped(header, -1)")
            return try await portal.refusing()
        },
        TamperingRow(
            "a byte of the body, on its way to the gateway", .reporter,
            throws: SubmissionFailed.receipt(.otherMessage)
        ) { portal in
            await portal.sending { try $0.withOtherBody() }
        },
        TamperingRow(
            "a byte of a slot, by the sender", .desk,
            throws: DeskFailed.opening(.ownSlot(.sealedSlot(.holder, index: 3)))
        ) { portal in
            try await portal.openingBroken { try $0.withOtherSlot(ofHolder: 3) }
        },
        TamperingRow(
            "a byte of a commitment, by the sender", .trustee, throws: Reason(.malformed)
        ) { portal in
            _ = await portal.sending { try $0.withOtherCommitment() }
            try await portal.tick()
            return try await portal.refusing()
        },
        TamperingRow(
            "a byte of the body, by the sender", .desk,
            throws: DeskFailed.opening(.body(.damagedBody))
        ) { portal in
            try await portal.openingBroken { try $0.withOtherBody() }
        },
        TamperingRow(
            "a byte of the reporter's slots, as served", .reporter,
            says: Twice(ItemRefused.slot(.sealedSlot(.reporter, index: 0))).description
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .mailbox) { bytes in
                let answer = try MailboxAnswer(parsing: bytes)
                let items = answer.items.map { item in
                    if case .own(let header, let digest, let proof) = item {
                        MailboxItem.own(
                            header: header.flipped(at: -1), bodyDigest: digest, proof: proof)
                    } else {
                        item
                    }
                }
                return try MailboxAnswer(pageCount: answer.pageCount, items: items).bytes()
            }
            return try await portal.looking(report, over: wire)
        },
        TamperingRow(
            "a byte of a reply's body, as served", .reporter,
            throws: ItemRefused.reply(.opening(.damagedBody))
        ) { portal in
            let report = try await portal.ticked()
            _ = try await portal.open(report.reportID, as: "acs")
            _ = try await portal.desk("acs").reply(
                to: report.reportID, text: "Қаралуда.", language: .kazakh)
            try await portal.tick()
            let wire = portal.wire()
            wire.changeAnswers(of: .mailbox) { bytes in
                let answer = try MailboxAnswer(parsing: bytes)
                let items = answer.items.map { item in
                    if case .reply(let header, let body, let proof) = item {
                        MailboxItem.reply(header: header, body: body.flipped(), proof: proof)
                    } else {
                        item
                    }
                }
                return try MailboxAnswer(pageCount: answer.pageCount, items: items).bytes()
            }
            return try await portal.looking(report, over: wire)
        },
        TamperingRow(
            "a byte of a released share", .desk,
            throws: DeskFailed.opening(.releaseChanged(SamplePortal.identifier("t1")))
        ) { portal in
            try await portal.opening(changedReleases: { answer in
                answer.with(
                    answers: answer.answers.enumerated().map { number, one in
                        number > 0
                            ? one : TrusteeAnswer(note: one.note, release: one.release.flipped())
                    })
            })
        },
    ]

    // MARK: A stranger's signature

    private static let signatures: [TamperingRow] = [
        TamperingRow(
            "a stranger's signature on a checkpoint", .trustee, throws: Condition(.targetNotSigned)
        ) { portal in
            try await portal.following { answer in
                answer.with(
                    checkpoint: try answer.checkpoint.map {
                        try SamplePortal.authority.sign($0.text)
                    })
            }
        },
        TamperingRow(
            "a stranger's signature on a checkpoint", .reporter,
            throws: PortalError.checkpointRefused(.notSignedByLog)
        ) { portal in
            _ = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .checkpoint) {
                try SamplePortal.authority.sign(SignedNote(parsing: $0).text).bytes
            }
            let visit = portal.visit(over: wire)
            return await Said.error {
                _ = try await visit.publicCheckpoint(of: try await visit.verifiedPortal())
            }
        },
        TamperingRow(
            "a stranger's signature on a checkpoint", .witness,
            says: Said.plain(WitnessCosigner.Answer.refused(.notSignedByLog))
        ) { portal in
            let (_, checkpoint) = try await portal.forked()
            let stranger = try SamplePortal.authority.sign(checkpoint.text)
            let request = try AddCheckpointRequest(
                oldSize: 0, proof: ConsistencyProof(hashes: []),
                checkpoint: UnverifiedCheckpoint(stranger))
            return Said.plain(await portal.witness.answer(request))
        },
        TamperingRow(
            "too few cosignatures on a checkpoint", .desk,
            throws: DeskFailed.opening(.notCosigned(.quorum))
        ) { portal in
            try await portal.opening(changedReleases: { answer in
                answer.with(
                    checkpoint: try answer.checkpoint.map {
                        try SignedNote(text: $0.text, signatures: Array($0.signatures.prefix(2)))
                    })
            })
        },
        TamperingRow(
            "a stranger's signature on a detail", .trustee,
            throws: Condition(.entryRefused(index: 12))
        ) { portal in
            try await portal.following { answer in
                answer.with(
                    entries: try answer.entries.map {
                        $0.index == 12 ? try $0.signedByStranger() : $0
                    })
            }
        },
        TamperingRow(
            "a stranger's signature on a detail", .auditor,
            says: """
                entry-invalid 12 signature; checkpoint-other-tree 16; public-other-tree 16; \
                ledger-other-tree 16 t1; ledger-other-tree 16 t2; ledger-other-tree 16 t3
                """
        ) { portal in
            try await portal.auditing(changedEntries: { entries in
                try entries.map { $0.index == 12 ? try $0.signedByStranger() : $0 }
            })
        },
        TamperingRow(
            "a stranger's signature on a request", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            let stranger = SamplePortal.portal.keyholderKeyName(SamplePortal.identifier("head"))
            return await portal.asking(
                portal.caller(.keyholder, "acs", signedBy: stranger), .inbox)
        },
        TamperingRow(
            "a stranger's signature on a directory", .reporter,
            throws: PortalError.directory(.notSignedByAuthority(version: 1))
        ) { portal in
            await portal.visiting(.directory) { bytes in
                let answer = try DirectoryAnswer(parsing: bytes)
                return DirectoryAnswer(
                    directories: try answer.directories.map {
                        try SamplePortal.gateway.sign($0.text)
                    }, keyNotes: answer.keyNotes
                ).bytes
            }
        },
        TamperingRow(
            "too few signatures on a currency note", .reporter,
            throws: PortalError.currency(.tooFewSignatures(count: 1, needed: 2))
        ) { portal in
            await portal.visiting(.currency) { bytes in
                let note = try SignedNote(parsing: bytes)
                return try SignedNote(text: note.text, signatures: [note.signatures[0]]).bytes
            }
        },
        TamperingRow(
            "a stranger's signature on a receipt", .reporter,
            throws: SubmissionFailed.receipt(.notSignedByGateway)
        ) { portal in
            let wire = portal.wire()
            wire.changeAnswers(of: .reports) { bytes in
                let answer = try SubmissionAnswer(parsing: bytes)
                return SubmissionAnswer(
                    report: try SamplePortal.authority.sign(answer.report.text),
                    identity: answer.identity
                ).bytes
            }
            return await Said.error { try await portal.submit(over: wire) }
        },
    ]

    // MARK: Something used before

    private static let replay: [TamperingRow] = [
        TamperingRow(
            "a request sent again", .gateway,
            throws: PortalError.problem(.nonceUsed, retryAfterSeconds: nil)
        ) { portal in
            let wire = portal.wire()
            _ = try await portal.caller(.keyholder, "acs", over: wire)
                .post(.inbox, [UInt8](bigEndian: UInt64(0)))
            guard let sent = wire.exchanged.last else { return "nothing was sent" }
            return await Said.error { _ = try await wire.calls.post(.inbox, sent.body) }
        },
        TamperingRow(
            "a statement's nonce used again", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            _ = try await portal.open(report.reportID, as: "acs", over: wire)
            return try await portal.askingAgain(as: wire)
        },
    ]

    // MARK: Something old

    private static let age: [TamperingRow] = [
        TamperingRow(
            "a currency note of 8 days ago", .reporter,
            throws: PortalError.currencyExpired(dayCount: 8)
        ) { portal in
            portal.clock.advance(8 * Sample.day)
            return await Said.error { _ = try await portal.visit().verifiedPortal() }
        },
        TamperingRow(
            "a currency note of 8 days ago", .desk,
            throws: DeskFailed.portal(.currencyExpired(dayCount: 8))
        ) { portal in
            portal.clock.advance(8 * Sample.day)
            return await Said.error { _ = try await portal.desk("acs") }
        },
        TamperingRow(
            "a directory superseded 8 days ago, sealed to", .gateway,
            throws: SubmissionFailed.notSent(
                .problem(.directorySuperseded, retryAfterSeconds: nil))
        ) { portal in
            let old = try await portal.visit().verifiedPortal()
            try await portal.adoptNextDirectory()
            portal.clock.advance(8 * Sample.day)
            try await portal.work()
            let report = try portal.compose(for: old)
            let clock = portal.clock
            return await Said.error {
                _ = try await ReportSubmitter(
                    calls: portal.wire().calls, portal: old, clock: { clock.now },
                    patience: .unpaused
                ).submit(report)
            }
        },
        TamperingRow(
            "an older directory than the one seen before", .reporter,
            throws: PortalError.directoryWentBack
        ) { portal in
            let wire = portal.wire()
            let visit = portal.visit(over: wire)
            _ = try await visit.verifiedPortal()
            let old = wire.exchanged
            try await portal.adoptNextDirectory()
            _ = try await visit.verifiedPortal()
            for endpoint in [Endpoint.directory, .currency] {
                guard let seen = old.first(where: { $0.path == endpoint.path }) else { continue }
                wire.changeAnswers(of: endpoint) { _ in seen.answer.body }
            }
            return await Said.error { _ = try await visit.verifiedPortal() }
        },
        TamperingRow(
            "a request of another time", .gateway,
            throws: PortalError.problem(.wrongTime, retryAfterSeconds: nil)
        ) { portal in
            let wire = portal.wire()
            wire.changeRequests(to: .inbox) { bytes in
                portal.clock.advance(301)
                return bytes
            }
            return await portal.asking(portal.caller(.keyholder, "acs", over: wire), .inbox)
        },
    ]

    // MARK: An older log, and a second one

    private static let secondLog: [TamperingRow] = [
        TamperingRow(
            "an older database put back", .gateway,
            throws: PortalError.problem(.rolledBack, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.rolledBack()
            return await Said.error {
                let statement = try await portal.statement(about: report)
                _ = try await portal.caller(.keyholder, "acs").post(.open, statement.bytes)
            }
        },
        TamperingRow(
            "an older database put back", .trustee,
            throws: Condition(.gateway(.problem(.rolledBack, retryAfterSeconds: nil)))
        ) { portal in
            _ = try await portal.rolledBack()
            return try await portal.conditions(of: portal.trustee("t2"))
        },
        TamperingRow(
            "a forked log: two trees of one size", .trustee, throws: Condition(.alarm(.otherTree))
        ) { portal in
            _ = try await portal.ticked()
            let (_, checkpoint) = try await portal.forked()
            portal.trustee("t1").wire.changeAnswers(of: .trusteePoll) { bytes in
                try TrusteePollAnswer(parsing: bytes).with(entries: [], checkpoint: checkpoint)
                    .bytes
            }
            return try await portal.conditions(of: portal.trustee("t1"))
        },
        TamperingRow(
            "a forked log: two trees of one size", .witness,
            says: Said.plain(WitnessCosigner.Answer.conflict(size: 16))
        ) { portal in
            _ = try await portal.ticked()
            let (entries, checkpoint) = try await portal.forked()
            let request = try AddCheckpointRequest(
                oldSize: UInt64(entries.count), proof: ConsistencyProof(hashes: []),
                checkpoint: UnverifiedCheckpoint(checkpoint))
            return Said.plain(await portal.witness.answer(request))
        },
        TamperingRow(
            "a forked log: a trustee was shown the other tree", .auditor,
            says: "ledger-other-tree 16 t3"
        ) { portal in
            portal.setAbsent(["t3"])
            _ = try await portal.ticked()
            try await portal.fork("t3")
            return try await portal.auditing()
        },
        TamperingRow(
            "a forked log: a trustee comes back from the other tree", .gateway,
            throws: Condition(.gateway(.problem(.rolledBack, retryAfterSeconds: nil)))
        ) { portal in
            portal.setAbsent(["t3"])
            _ = try await portal.ticked()
            try await portal.fork("t3")
            return try await portal.conditions(of: portal.trustee("t3"))
        },
    ]

    // MARK: Another portal, another role

    private static let place: [TamperingRow] = [
        TamperingRow(
            "a request for another portal", .gateway,
            throws: PortalError.problem(.wrongPortal, retryAfterSeconds: nil)
        ) { portal in
            await portal.asking(
                portal.caller(.keyholder, "acs", portal: "other.example"), .inbox)
        },
        TamperingRow(
            "a receipt of another portal", .reporter, says: "checksum"
        ) { portal in
            let said = await Said.error {
                _ = try await portal.look(with: Receipt().text(portal: "other.example"))
            }
            // About one in six looks as if a single group was mistyped; then that is named, too.
            return String(said.prefix { $0 != "(" })
        },
        TamperingRow(
            "a trustee's request where keyholders ask", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            await portal.asking(portal.caller(.trustee, "t1"), .inbox)
        },
        TamperingRow(
            "a keyholder's request where auditors ask", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            await portal.asking(portal.caller(.keyholder, "acs"), .auditEntries)
        },
    ]

    /// A trustee's condition, where an error is expected.
    struct Condition: Error, CustomStringConvertible {
        let description: String

        init(_ condition: TrusteeCondition) { description = Said.plain(condition) }
    }

    /// What is said of the report, and of its identity message.
    struct Twice: CustomStringConvertible {
        let description: String

        init(_ value: Any) { description = Said.plain(value) + "; " + Said.plain(value) }
    }

    /// A trustee's reason for a refusal.
    struct Reason: Error, CustomStringConvertible {
        let description: String

        init(_ reason: RefusalReason) { description = Said.plain(reason) }
    }
}
