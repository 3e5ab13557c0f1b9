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
import SealedMessage
import Sealing
import SignedNote
import Trustee

extension TamperingTable {
    // MARK: Outcomes and challenges

    static let outcomes: [TamperingRow] = [
        TamperingRow(
            "a byte of a sealed outcome, as served", .trustee, says: "outcomeWithheld(index: 20)"
        ) { portal in
            try await portal.examining { $0.map { $0.with(sealed: $0.sealed.flipped(at: 40)) } }
        },
        TamperingRow(
            "a byte of a sealed outcome, as served", .auditor, says: "outcome-missing 20"
        ) { portal in
            try await portal.auditingOutcomes { $0.map { $0.with(sealed: $0.sealed.flipped()) } }
        },
        TamperingRow(
            "a byte of a sealed outcome, in the database", .trustee,
            says: "outcomeWithheld(index: 20)"
        ) { portal in
            try await portal.openedForOutcome(absent: ["t1"])
            try await portal.continues(on: "UPDATE outcome SET sealed = flipped(sealed, 40)")
            portal.setAbsent([])
            return try await portal.conditions(of: portal.trustee("t1"))
        },
        TamperingRow(
            "the header beside a sealed outcome, as served", .trustee,
            says: "outcomeWithheld(index: 20)"
        ) { portal in
            try await portal.examining { $0.map { $0.with(header: $0.header.flipped(at: -1)) } }
        },
        TamperingRow(
            "the outcome of another keyholder in its place, as served", .trustee,
            says: "outcomeWithheld(index: 20)"
        ) { portal in
            try await portal.examining(two: true) { outcomes in
                outcomes.indices.map {
                    outcomes[$0].with(sealed: outcomes[outcomes.count - 1 - $0].sealed)
                }
            }
        },
        TamperingRow(
            "an outcome kept back", .trustee, says: "outcomeWithheld(index: 20)"
        ) { portal in
            try await portal.examining { _ in [] }
        },
        TamperingRow(
            "an outcome kept back", .auditor, says: "outcome-missing 20"
        ) { portal in
            try await portal.auditingOutcomes { _ in [] }
        },
        TamperingRow(
            "a message left out of the list of kinds", .auditor, says: "messages-missing 1 of 2"
        ) { portal in
            try await portal.auditing(.auditMessages) { bytes in
                MessageList(messages: Array(try MessageList(parsing: bytes).messages.dropLast()))
                    .bytes
            }
        },
        TamperingRow(
            "other sealed bytes than an outcome's note names", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingOutcome { posting, _ in
                OutcomePosting(note: posting.note, sealed: posting.sealed.flipped())
            }
        },
        TamperingRow(
            "an outcome of another length", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingOutcome { posting, note in
                let sealed = Array(posting.sealed.dropLast(OutcomePosting.partByteCount))
                return OutcomePosting(
                    note: note.with(sealed).signed(by: SamplePortal.identity("acs")),
                    sealed: sealed)
            }
        },
        TamperingRow(
            "a stranger's signature on an outcome", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingOutcome { posting, note in
                OutcomePosting(
                    note: note.signed(by: SamplePortal.identity("head")), sealed: posting.sealed)
            }
        },
        TamperingRow(
            "a second outcome about the same message", .gateway, says: "the first one, proven"
        ) { portal in
            let report = try await portal.openedForOutcome()
            let (posting, _) = try portal.outcome(.malformed, of: report, by: "acs")
            let answer = try EntryAnswer(
                parsing: await portal.caller(.keyholder, "acs").post(.outcome, posting.bytes))
            guard let entry = answer.proof?.entry else { return "no proof" }
            return entry.detail == posting.note.bytes ? "the second one" : "the first one, proven"
        },
        TamperingRow(
            "an outcome that the gateway says it logged", .desk, says: "missing"
        ) { portal in
            let report = try await portal.openedByACS()
            let wire = portal.wire()
            wire.changeAnswers(of: .outcome) { _ in EntryAnswer(index: 20, proof: nil).bytes }
            let desk = try await portal.desk("acs", over: wire)
            let listed = try await desk.listedMessage(report.reportID.hex)
            _ = try await desk.fileWhatWasSeen(of: listed)
            try await portal.pass(days: 2)
            let late = try await portal.desk("acs", over: wire)
            let entry = try await late.inbox().first { $0.message.messageID == report.reportID }
            return entry?.clock?.rawValue ?? "nothing"
        },
        TamperingRow(
            "an outcome about a message that was never asked for", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            return await Said.error {
                let (posting, _) = try portal.outcome(.takenUp, of: report, by: "acs")
                _ = try await portal.caller(.keyholder, "acs").post(.outcome, posting.bytes)
            }
        },
        TamperingRow(
            "an outcome that gives away another share than the message's", .auditor,
            says: """
                outcome-malformed 24 t1; outcome-malformed 24 t2; outcome-malformed 24 t3
                """
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.ticked()
            let secret = PaperLog.secret(of: "acs", at: 3, in: other.submission.report)
            let (posting, _) = try portal.outcome(
                StatedOutcome(notAddressedWith: secret), of: report, by: "acs")
            _ = try await portal.caller(.keyholder, "acs").post(.outcome, posting.bytes)
            try await portal.tick()
            return try await portal.auditing()
        },
        TamperingRow(
            "an outcome that nobody can open", .auditor,
            says: "outcome-malformed 20 acs"
        ) { portal in
            let report = try await portal.openedByACS()
            let (good, note) = try portal.outcome(.takenUp, of: report, by: "acs")
            let sealed = [UInt8](repeating: 7, count: good.sealed.count)
            let posting = OutcomePosting(
                note: note.with(sealed).signed(by: SamplePortal.identity("acs")), sealed: sealed)
            _ = try await portal.caller(.keyholder, "acs").post(.outcome, posting.bytes)
            try await portal.tick()
            return try await portal.auditing()
        },
        TamperingRow(
            "a false \"not addressed\"", .auditor, says: "outcome-false 20 acs t1"
        ) { portal in
            let report = try await portal.deniedByACS()
            _ = try await portal.challenge(
                report.reportID, against: "acs", by: "t1", approvedBy: "t2")
            return try await portal.auditing()
        },
        TamperingRow(
            "a stranger's signature on a challenge", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.deniedByACS()
            return await portal.posting(
                .trusteeChallenge, as: "t1",
                portal.challengeNote(report, by: "t1").signed(by: SamplePortal.trustee("t2")))
        },
        TamperingRow(
            "a challenge in another trustee's name", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.deniedByACS()
            return await portal.posting(
                .trusteeChallenge, as: "t2",
                portal.challengeNote(report, by: "t1").signed(by: SamplePortal.trustee("t1")))
        },
        TamperingRow(
            "a challenge made again", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.deniedByACS()
            try await portal.pose(report.reportID, against: "acs", by: "t1")
            portal.clock.advance(1)
            return await portal.posting(
                .trusteeChallenge, as: "t1",
                portal.challengeNote(report, by: "t1").signed(by: SamplePortal.trustee("t1")))
        },
        TamperingRow(
            "answers to a challenge asked for by another trustee", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let hash = try await portal.posed()
            return await Said.error {
                _ = try await portal.caller(.trustee, "t2").post(.challengeAnswers, hash.bytes)
            }
        },
        TamperingRow(
            "a result claimed by another trustee than the challenger", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.claimingResult(by: "t2", signedBy: "t2")
        },
        TamperingRow(
            "a stranger's signature on a challenge's result", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.claimingResult(by: "t1", signedBy: "t2")
        },
        TamperingRow(
            "a byte of a share released to a challenger", .auditor, says: "challenge-open 25 t1"
        ) { portal in
            try await portal.challenging { answers in
                answers.with(
                    answers.answers.map {
                        TrusteeAnswer(note: $0.note, release: $0.release.flipped(at: -1))
                    })
            }
        },
        TamperingRow(
            "a challenger's answers kept back", .auditor, says: "challenge-open 25 t1"
        ) { portal in
            try await portal.challenging { $0.with([]) }
        },
        TamperingRow(
            "the header beside a challenger's answers", .auditor, says: "challenge-open 25 t1"
        ) { portal in
            try await portal.challenging { answers in
                ChallengeAnswers(
                    header: answers.header.flipped(at: -1), bodyDigest: answers.bodyDigest,
                    answers: answers.answers)
            }
        },
    ]
}

extension HeadedOutcome {
    fileprivate func with(sealed: [UInt8]? = nil, header: [UInt8]? = nil) -> HeadedOutcome {
        HeadedOutcome(
            index: index, sealed: sealed ?? self.sealed, header: header ?? self.header,
            bodyDigest: bodyDigest)
    }
}

extension AuditOutcomesAnswer.Outcome {
    fileprivate func with(sealed: [UInt8]) -> AuditOutcomesAnswer.Outcome {
        AuditOutcomesAnswer.Outcome(index: index, sealed: sealed)
    }
}

extension ChallengeAnswers {
    fileprivate func with(_ answers: [TrusteeAnswer]) -> ChallengeAnswers {
        ChallengeAnswers(header: header, bodyDigest: bodyDigest, answers: answers)
    }
}

extension OutcomeNote {
    /// The same over other sealed bytes.
    fileprivate func with(_ sealed: [UInt8]) -> OutcomeNote {
        OutcomeNote(
            portal: portal, messageID: messageID, keyholder: keyholder, time: time,
            outcomeDigest: Digest(hashing: sealed))
    }
}

extension LivePortal {
    /// A report that acs opened and said it took up.
    @discardableResult
    fileprivate func openedForOutcome(absent: Set<String> = []) async throws -> SentReport {
        let report = try await openedByACS()
        setAbsent(absent)
        try await state(.takenUp, of: report.reportID, as: "acs")
        return report
    }

    /// A report that acs opened and called not addressed, which is false.
    fileprivate func deniedByACS() async throws -> SentReport {
        let report = try await openedByACS()
        try await state(.notAddressed, of: report.reportID, as: "acs")
        return report
    }

    /// What t1 says of outcomes that are changed on their way.
    fileprivate func examining(
        two: Bool = false, _ change: @escaping @Sendable ([HeadedOutcome]) throws -> [HeadedOutcome]
    ) async throws -> String {
        let trustee = trustee("t1")
        trustee.wire.changeAnswers(of: .trusteeOutcomes) { bytes in
            TrusteeOutcomesAnswer(
                outcomes: try change(TrusteeOutcomesAnswer(parsing: bytes).outcomes)
            ).bytes
        }
        let report = try await openedForOutcome(absent: ["t1"])
        if two {
            setAbsent([])
            trustee.wire.changeAnswers(of: .trusteeOutcomes) { _ in [] }
            _ = try await open(report.reportID, as: "superior")
            try await state(.takenUp, of: report.reportID, as: "superior")
            trustee.wire.changeAnswers(of: .trusteeOutcomes) { bytes in
                TrusteeOutcomesAnswer(
                    outcomes: try change(TrusteeOutcomesAnswer(parsing: bytes).outcomes)
                ).bytes
            }
        }
        return try await conditions(of: trustee)
    }

    /// What the auditor finds when outcomes are changed on their way.
    func auditingOutcomes(
        _ change:
            @escaping @Sendable ([AuditOutcomesAnswer.Outcome]) throws ->
            [AuditOutcomesAnswer.Outcome]
    ) async throws -> String {
        try await openedForOutcome()
        let wire = wire()
        wire.changeAnswers(of: .auditOutcomes) { bytes in
            AuditOutcomesAnswer(outcomes: try change(AuditOutcomesAnswer(parsing: bytes).outcomes))
                .bytes
        }
        return try await auditing(over: wire)
    }

    /// An outcome as acs's program would make it, whatever is to be stated.
    fileprivate func outcome(
        _ code: OutcomeCode, of report: SentReport, by id: String
    ) throws -> (OutcomePosting, OutcomeNote) {
        try outcome(StatedOutcome(code), of: report, by: id)
    }

    fileprivate func outcome(
        _ stated: borrowing StatedOutcome, of report: SentReport, by id: String
    ) throws -> (OutcomePosting, OutcomeNote) {
        var log = PaperLog()
        log.time = clock.now
        let (note, sealed) = log.outcome(stated, of: report.submission.report, by: id)
        return (
            OutcomePosting(note: note, sealed: sealed.bytes), try OutcomeNote(parsing: note.text)
        )
    }

    /// What the gateway says to an outcome that is not as it should be.
    func postingOutcome(
        _ change: (OutcomePosting, OutcomeNote) throws -> OutcomePosting
    ) async throws -> String {
        let report = try await openedByACS()
        let (good, note) = try outcome(.takenUp, of: report, by: "acs")
        let posting = try change(good, note)
        return await Said.error {
            _ = try await caller(.keyholder, "acs").post(.outcome, posting.bytes)
        }
    }

    fileprivate func challengeNote(_ report: SentReport, by id: String) -> ChallengeNote {
        ChallengeNote(
            portal: SamplePortal.portal, messageID: report.reportID,
            keyholder: SamplePortal.identifier("acs"), trustee: SamplePortal.identifier(id),
            sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.trustee(id)).publicKey.digest,
            time: clock.now)
    }

    /// What the gateway says to a note that a trustee posts.
    fileprivate func posting(
        _ endpoint: Endpoint, as id: String, _ note: SignedNote
    ) async -> String {
        await Said.error { _ = try await caller(.trustee, id).post(endpoint, note.bytes) }
    }

    /// Has t1 challenge a false outcome.
    fileprivate func posed() async throws -> StatementHash {
        let report = try await deniedByACS()
        try await pose(report.reportID, against: "acs", by: "t1")
        try await tick()
        let waiting = await trustee("t2").runner.state.challengesOnDecision
        return waiting[0].0
    }

    /// What the gateway says to a result of t1's challenge.
    fileprivate func claimingResult(
        by id: String, signedBy signer: String
    ) async throws -> String {
        let hash = try await posed()
        let waiting = await trustee("t2").runner.state.challengesOnDecision
        let result = ChallengeResultNote(
            portal: SamplePortal.portal, challenge: hash, messageID: waiting[0].1.messageID,
            keyholder: waiting[0].1.keyholder, trustee: SamplePortal.identifier(id),
            finding: .notAddressed, time: clock.now)
        return await posting(
            .challengeResult, as: id, result.signed(by: SamplePortal.trustee(signer)))
    }

    /// What the auditor finds a week after a challenge whose answers were changed on their way.
    fileprivate func challenging(
        _ change: @escaping @Sendable (ChallengeAnswers) throws -> ChallengeAnswers
    ) async throws -> String {
        let report = try await deniedByACS()
        trustee("t1").wire.changeAnswers(of: .challengeAnswers) { bytes in
            try change(ChallengeAnswers(parsing: bytes)).bytes
        }
        _ = try await challenge(report.reportID, against: "acs", by: "t1", approvedBy: "t2")
        try await pass(days: 8)
        let findings = try await audit().findings.filter { $0.kind == .challengeOpen }
        return findings.map {
            "\($0.kind.rawValue) \($0.entry ?? 0) \($0.subject ?? "")"
        }.joined(separator: "; ")
    }
}
