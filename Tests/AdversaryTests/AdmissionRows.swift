import Directory
import Encoding
import Exchange
import LivePortal
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote

extension TamperingTable {
    // MARK: Work, receipts and signed requests

    static let admission: [TamperingRow] = [
        TamperingRow(
            "a byte of the work, on its way", .gateway,
            throws: PortalError.problem(.workNeeded, retryAfterSeconds: nil)
        ) { portal in
            try await portal.sendingWork { try ProofOfWork(parsing: $0.bytes.flipped(at: -1)) }
        },
        TamperingRow(
            "a higher effort than was worked", .gateway,
            throws: PortalError.problem(.workNeeded, retryAfterSeconds: nil)
        ) { portal in
            try await portal.sendingWork {
                ProofOfWork(epoch: $0.epoch, effort: 1 << 22, nonce: $0.nonce)
            }
        },
        TamperingRow(
            "work of another epoch", .gateway,
            throws: PortalError.problem(.workNeeded, retryAfterSeconds: nil)
        ) { portal in
            try await portal.sendingWork {
                ProofOfWork(epoch: $0.epoch + 1, effort: $0.effort, nonce: $0.nonce)
            }
        },
        TamperingRow(
            "work of effort 0 that has a nonce", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            try await portal.sendingWork {
                ProofOfWork(epoch: 0, effort: 0, nonce: $0.nonce | 1)
            }
        },
        TamperingRow(
            "work that was done for another message", .gateway,
            throws: PortalError.problem(.workNeeded, retryAfterSeconds: nil)
        ) { portal in
            let verified = try await portal.visit().verifiedPortal()
            let other = try portal.compose(for: verified).submission.report
            return try await portal.sendingWork(for: other) { $0 }
        },
        TamperingRow(
            "work that is older than two epochs", .gateway,
            throws: PortalError.problem(.workNeeded, retryAfterSeconds: nil)
        ) { portal in
            try await portal.sendingWork { work in
                portal.clock.advance(2 * WorkEpoch.secondCount)
                return work
            }
        },
        TamperingRow(
            "the seed of work, as served", .gateway,
            throws: SubmissionFailed.notSent(.problem(.workNeeded, retryAfterSeconds: nil))
        ) { portal in
            let wire = portal.wire()
            wire.changeAnswers(of: .work) { bytes in
                let offer = try WorkOffer(parsing: bytes)
                return WorkOffer(
                    epoch: offer.epoch, seed: WorkSeed(Digest(hashing: [1])), effort: 4_096
                ).bytes
            }
            return await Said.error { try await portal.submit(over: wire) }
        },
        TamperingRow(
            "a suggestion of more work than a gateway may ask for", .reporter,
            throws: SubmissionFailed.notSent(.malformed(.field("effort")))
        ) { portal in
            let wire = portal.wire()
            wire.changeAnswers(of: .work) { bytes in
                let offer = try WorkOffer(parsing: bytes)
                return WorkOffer(
                    epoch: offer.epoch, seed: offer.seed, effort: WorkOffer.mostEffort + 1
                ).bytes
            }
            return await Said.error { try await portal.submit(over: wire) }
        },
        TamperingRow(
            "the message that a receipt names", .reporter,
            throws: SubmissionFailed.receipt(.otherMessage)
        ) { portal in
            await portal.receiving { ($0.identity, $0.report) }
        },
        TamperingRow(
            "the day of a receipt", .reporter,
            throws: SubmissionFailed.receipt(.otherDay(difference: 2))
        ) { portal in
            await portal.receiving { receipts in
                let note = try ReceiptNote(parsing: receipts.report.text)
                return (
                    try SamplePortal.gateway.sign(
                        ReceiptNote(
                            portal: note.portal, messageID: note.messageID, day: note.day - 2
                        ).text), receipts.identity
                )
            }
        },
        TamperingRow(
            "the portal of a receipt", .reporter, throws: SubmissionFailed.receipt(.otherPortal)
        ) { portal in
            await portal.receiving { receipts in
                let note = try ReceiptNote(parsing: receipts.report.text)
                return (
                    try SamplePortal.gateway.sign(
                        ReceiptNote(
                            portal: Portal("other.example"), messageID: note.messageID,
                            day: note.day
                        ).text), receipts.identity
                )
            }
        },
        TamperingRow(
            "a receipt's signature", .reporter,
            throws: SubmissionFailed.receipt(.notSignedByGateway)
        ) { portal in
            await portal.receiving { receipts in
                (
                    try SignedNote(
                        text: receipts.report.text, signatures: receipts.identity.signatures),
                    receipts.identity
                )
            }
        },
        TamperingRow(
            "a receipt cut short", .reporter, throws: SubmissionFailed.receipt(.malformed)
        ) { portal in
            let wire = portal.wire()
            wire.changeAnswers(of: .reports) { Array($0.dropLast()) }
            return await Said.error { try await portal.submit(over: wire) }
        },
        TamperingRow(
            "a report replayed as another mailbox's", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            let other = try await portal.ticked()
            let replayed = ReportSubmission(
                work: .none, report: report.submission.report,
                identity: report.submission.identity, mailboxID: other.submission.mailboxID,
                threadID: other.submission.threadID)
            return await Said.error {
                _ = try await portal.wire().calls.post(.reports, replayed.bytes)
            }
        },
        TamperingRow(
            "a byte of a signed request's payload, at each endpoint that takes one", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            try await portal.askingEverywhere { request, _ in
                Frames.encode([request.note.bytes, request.payload.flipped()])
            }
        },
        TamperingRow(
            "a byte of a signed request's note, at each endpoint that takes one", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            try await portal.askingEverywhere { request, _ in
                let claim = request.request
                let changed = RequestNote(
                    portal: claim.portal, role: claim.role, id: claim.id, path: claim.path,
                    nonce: try Digest(claim.nonce.bytes.flipped()), time: claim.time,
                    payload: request.payload)
                return Frames.encode([
                    try SignedNote(text: changed.text, signatures: request.note.signatures).bytes,
                    request.payload,
                ])
            }
        },
        TamperingRow(
            "a signed request sent to another endpoint, at each that takes one", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            try await portal.askingEverywhere(signedFor: .work) { request, _ in request.bytes }
        },
        TamperingRow(
            "a signed request replayed, at each endpoint that takes one", .gateway,
            throws: PortalError.problem(.nonceUsed, retryAfterSeconds: nil)
        ) { portal in
            try await portal.askingEverywhere { request, endpoint in
                // Whatever is said to the first, its nonce is taken.
                _ = try? await portal.wire().calls.post(endpoint, request.bytes)
                return request.bytes
            }
        },
    ]
}

extension LivePortal {
    /// What the gateway says to a report whose work somebody changed.
    func sendingWork(
        for message: SealedMessage? = nil, _ change: (ProofOfWork) throws -> ProofOfWork
    ) async throws -> String {
        let verified = try await visit().verifiedPortal()
        let report = try compose(for: verified)
        let calls = wire().calls
        let offer = try WorkOffer(parsing: try await calls.get(.work))
        let work = try await WorkSolver().solve(
            offer, for: WorkRequest(message ?? report.submission.report), effort: 1 << 12)
        let submission = report.submission
        let changed: [UInt8]
        do {
            changed = submission.with(try change(work)).bytes
        } catch {
            return Said.plain(error)
        }
        return await Said.error { _ = try await calls.post(.reports, changed) }
    }

    /// What the reporter's program says of receipts that somebody changed.
    func receiving(
        _ change: @escaping @Sendable (SubmissionAnswer) throws -> (SignedNote, SignedNote)
    ) async -> String {
        let wire = wire()
        wire.changeAnswers(of: .reports) { bytes in
            let (report, identity) = try change(SubmissionAnswer(parsing: bytes))
            return SubmissionAnswer(report: report, identity: identity).bytes
        }
        return await Said.error { try await submit(over: wire) }
    }

    /// What the gateway says to a changed request at each endpoint for those who sign.
    ///
    /// The payload is nothing that the endpoint expects: whose the request is comes first.
    fileprivate func askingEverywhere(
        signedFor other: Endpoint? = nil,
        _ change: (SignedRequest, Endpoint) async throws -> [UInt8]
    ) async throws -> String {
        try await Said.each(Endpoint.signed) { role, endpoint in
            let identifier = SamplePortal.identifier(LivePortal.member(role))
            let signer = SamplePortal.signer(LivePortal.keyName(role, identifier))
            let payload: [UInt8] = [1, 2, 3]
            let request = try SignedRequest(
                RequestNote(
                    portal: SamplePortal.portal, role: role, id: identifier.text,
                    path: (other ?? endpoint).path, nonce: Digest(randomBytes(32)),
                    time: clock.now, payload: payload),
                payload: payload, signer: signer)
            let bytes = try await change(request, endpoint)
            return await Said.error { _ = try await self.wire().calls.post(endpoint, bytes) }
        }
    }

    private static func member(_ role: RequestRole) -> String {
        switch role {
        case .keyholder: "acs"
        case .trustee: "t1"
        case .auditor: "a1"
        }
    }

    private static func keyName(_ role: RequestRole, _ id: Identifier) -> String {
        switch role {
        case .keyholder: SamplePortal.portal.keyholderKeyName(id)
        case .trustee: SamplePortal.portal.trusteeKeyName(id)
        case .auditor: SamplePortal.portal.auditorKeyName(id)
        }
    }
}

extension Endpoint {
    /// Every endpoint that answers to a signature alone, and whose.
    fileprivate static let signed: [(RequestRole, Endpoint)] =
        [
            keys, keysDestroyed, inbox, thread, open, releases, stream, streamHashes, replies,
            handover, handedOver, acts, outcome,
        ].map { (.keyholder, $0) }
        + [
            trusteePoll, trusteeCosignature, trusteeRelease, trusteeRefusal, trusteeCurrency,
            trusteeDirectory, trusteeOutcomes, trusteeChallenge, challengeAnswers, challengeResult,
        ].map { (.trustee, $0) }
        + [auditEntries, auditOutcomes, auditMessages].map { (.auditor, $0) }
}
