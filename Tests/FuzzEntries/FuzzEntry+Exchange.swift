import Encoding
import Exchange
import SealedMessage

extension FuzzEntry {
    static let exchange = [
        FuzzEntry("frames", seeds: [Frames.encode([[1], [], [2, 3]])]) {
            Frames.encode(try Frames.decode($0, most: 64))
        },
        FuzzEntry("logged-entry", seeds: [FuzzSamples.entry.bytes]) {
            try LoggedEntry(parsing: $0).bytes
        },
        FuzzEntry("proof-of-work", seeds: [ProofOfWork(epoch: 3, effort: 2, nonce: 1).bytes]) {
            try ProofOfWork(parsing: $0).bytes
        },
        FuzzEntry(
            "work-offer",
            seeds: [WorkOffer(epoch: 3, seed: WorkSeed(.zero), effort: 16_384).bytes]
        ) { try WorkOffer(parsing: $0).bytes },
        FuzzEntry(
            "report-submission",
            seeds: [
                ReportSubmission(
                    work: .none, report: FuzzSamples.report, identity: FuzzSamples.identity,
                    mailboxID: .zero, threadID: .zero
                ).bytes
            ]
        ) { try ReportSubmission(parsing: $0).bytes },
        FuzzEntry(
            "upload-request",
            seeds: uploadID.map {
                [UploadRequest(work: .none, id: $0, chunkCount: 9).bytes]
            } ?? []
        ) { try UploadRequest(parsing: $0).bytes },
        FuzzEntry(
            "chunk-posting",
            seeds: uploadID.map {
                [
                    ChunkPosting(id: $0, index: 3, chunk: [UInt8](repeating: 1, count: 100))
                        .bytes
                ]
            } ?? []
        ) { try ChunkPosting(parsing: $0).bytes },
        FuzzEntry(
            "upload-progress", seeds: [UploadProgress(chunkCount: 9, stored: [0, 8]).bytes]
        ) { try UploadProgress(parsing: $0).bytes },
        FuzzEntry(
            "stream-request", seeds: [StreamRequest(message: FuzzSamples.report.id, first: 3).bytes]
        ) { try StreamRequest(parsing: $0).bytes },
        FuzzEntry(
            "stream-answer",
            seeds: [StreamAnswer(chunks: [[UInt8](repeating: 1, count: 40)]).bytes]
        ) { try StreamAnswer(parsing: $0).bytes },
        FuzzEntry("stream-hashes", seeds: [StreamHashes(digests: [.zero, .zero]).bytes]) {
            try StreamHashes(parsing: $0).bytes
        },
        FuzzEntry(
            "submission-answer",
            seeds: [
                SubmissionAnswer(report: FuzzSamples.keyNote, identity: FuzzSamples.keyNote).bytes
            ]
        ) { try SubmissionAnswer(parsing: $0).bytes },
        FuzzEntry(
            "mailbox-request",
            seeds: [MailboxRequest(capability: [UInt8](repeating: 1, count: 32), page: 1).bytes]
        ) { try MailboxRequest(parsing: $0).bytes },
        FuzzEntry("mailbox-answer", seeds: [(try? mailbox.bytes()) ?? []]) {
            try MailboxAnswer(parsing: $0).bytes()
        },
        FuzzEntry(
            "mailbox-message-request",
            seeds: [
                MailboxMessageRequest(
                    capability: [UInt8](repeating: 1, count: 32), messageID: FuzzSamples.report.id
                ).bytes
            ]
        ) { try MailboxMessageRequest(parsing: $0).bytes },
        FuzzEntry("mailbox-message-answer", seeds: [(try? mailboxMessage.bytes()) ?? []]) {
            try MailboxMessageAnswer(parsing: $0).bytes()
        },
        FuzzEntry(
            "follow-up-submission",
            seeds: [
                FollowUpSubmission(
                    work: .none, capability: [UInt8](repeating: 1, count: 32),
                    message: FuzzSamples.report, identity: FuzzSamples.identity
                ).bytes
            ]
        ) { try FollowUpSubmission(parsing: $0).bytes },
        FuzzEntry(
            "rekey-submission",
            seeds: [
                RekeySubmission(
                    work: .none, capability: [UInt8](repeating: 1, count: 32), mailboxID: .zero,
                    threadID: .zero, message: FuzzSamples.report, identity: FuzzSamples.identity
                ).bytes
            ]
        ) { try RekeySubmission(parsing: $0).bytes },
        FuzzEntry(
            "mailbox-closing",
            seeds: [MailboxClosing(capability: [UInt8](repeating: 1, count: 32)).bytes]
        ) { try MailboxClosing(parsing: $0).bytes },
        FuzzEntry(
            "thread-request",
            seeds: [ThreadRequest(thread: [UInt8](repeating: 1, count: 32), first: 9).bytes]
        ) { try ThreadRequest(parsing: $0).bytes },
        FuzzEntry("directory-answer", seeds: [FuzzSamples.directoryAnswer.bytes]) {
            try DirectoryAnswer(parsing: $0).bytes
        },
        FuzzEntry("directory-reception", seeds: [[1]]) {
            try DirectoryReception(parsing: $0).bytes
        },
        FuzzEntry("message-list", seeds: [messageList.bytes]) {
            try MessageList(parsing: $0).bytes
        },
        FuzzEntry("open-answer", seeds: [openAnswer.bytes]) { try OpenAnswer(parsing: $0).bytes },
        FuzzEntry(
            "releases-request", seeds: [ReleasesRequest(statement: .zero, freshSize: 9).bytes]
        ) { try ReleasesRequest(parsing: $0).bytes },
        FuzzEntry("trustee-answer", seeds: [FuzzSamples.trusteeAnswer.bytes]) {
            try TrusteeAnswer(parsing: $0).bytes
        },
        FuzzEntry("releases-answer", seeds: [releases.bytes]) {
            try ReleasesAnswer(parsing: $0).bytes
        },
        FuzzEntry(
            "reply-posting",
            seeds: [
                ReplyPosting(thread: [UInt8](repeating: 1, count: 32), message: FuzzSamples.reply)
                    .bytes
            ]
        ) { try ReplyPosting(parsing: $0).bytes },
        FuzzEntry("handover-posting", seeds: [handover.bytes]) {
            try HandoverPosting(parsing: $0).bytes
        },
        FuzzEntry(
            "handover-answer",
            seeds: [HandoverAnswer(receipt: FuzzSamples.keyNote, index: 9).bytes]
        ) { try HandoverAnswer(parsing: $0).bytes },
        FuzzEntry(
            "handed-over-request",
            seeds: [
                HandedOverRequest(
                    handover: FuzzSamples.report.id, message: FuzzSamples.identity.id
                ).bytes
            ]
        ) { try HandedOverRequest(parsing: $0).bytes },
        FuzzEntry(
            "handed-over-answer",
            seeds: [
                HandedOverAnswer(
                    header: FuzzSamples.report.header.bytes, body: FuzzSamples.report.body,
                    isOwn: false, acceptance: FuzzSamples.acceptance,
                    handover: FuzzSamples.acceptance
                ).bytes
            ]
        ) { try HandedOverAnswer(parsing: $0).bytes },
        FuzzEntry(
            "entry-answer",
            seeds: [
                EntryAnswer(index: 9, proof: FuzzSamples.acceptance).bytes,
                EntryAnswer(index: 9, proof: nil).bytes,
            ]
        ) { try EntryAnswer(parsing: $0).bytes },
        FuzzEntry(
            "acts-request",
            seeds: [
                ActsRequest(
                    message: FuzzSamples.report.id, thread: [UInt8](repeating: 1, count: 32)
                )
                .bytes
            ]
        ) { try ActsRequest(parsing: $0).bytes },
        FuzzEntry("acts-answer", seeds: [ActsAnswer(entries: [FuzzSamples.entry]).bytes]) {
            try ActsAnswer(parsing: $0).bytes
        },
        FuzzEntry(
            "trustee-poll",
            seeds: [TrusteePoll(cosigned: FuzzSamples.checkpoint, heldSize: 4).bytes]
        ) { try TrusteePoll(parsing: $0).bytes },
        FuzzEntry("trustee-poll-answer", seeds: [pollAnswer.bytes]) {
            try TrusteePollAnswer(parsing: $0).bytes
        },
        FuzzEntry(
            "cosignature-posting",
            seeds: [CosignaturePosting(size: 4, checkpoint: FuzzSamples.checkpoint).bytes]
        ) { try CosignaturePosting(parsing: $0).bytes },
        FuzzEntry("outcome-posting", seeds: [outcomePosting.bytes]) {
            try OutcomePosting(parsing: $0).bytes
        },
        FuzzEntry("outcomes-request", seeds: [OutcomesRequest(first: 7, most: 3).bytes]) {
            try OutcomesRequest(parsing: $0).bytes
        },
        FuzzEntry(
            "trustee-outcomes-answer",
            seeds: [
                TrusteeOutcomesAnswer(outcomes: [
                    HeadedOutcome(
                        index: 7, sealed: outcomePosting.sealed,
                        header: FuzzSamples.report.header.bytes, bodyDigest: .zero)
                ]).bytes
            ]
        ) { try TrusteeOutcomesAnswer(parsing: $0).bytes },
        FuzzEntry(
            "audit-outcomes-answer",
            seeds: [
                AuditOutcomesAnswer(outcomes: [.init(index: 7, sealed: outcomePosting.sealed)])
                    .bytes
            ]
        ) { try AuditOutcomesAnswer(parsing: $0).bytes },
        FuzzEntry("duty-posting", seeds: [dutyPosting.bytes]) {
            try DutyPosting(parsing: $0).bytes
        },
        FuzzEntry("duties-request", seeds: [DutiesRequest(first: 7, most: 3).bytes]) {
            try DutiesRequest(parsing: $0).bytes
        },
        FuzzEntry(
            "duties-answer",
            seeds: [DutiesAnswer(duties: [.init(index: 7, sealed: dutyPosting.sealed)]).bytes]
        ) { try DutiesAnswer(parsing: $0).bytes },
        FuzzEntry(
            "case-duties-request",
            seeds: [
                CaseDutiesRequest(
                    message: MessageID(.zero), thread: [UInt8](repeating: 1, count: 32), first: 9
                ).bytes
            ]
        ) { try CaseDutiesRequest(parsing: $0).bytes },
        FuzzEntry(
            "case-duties-answer",
            seeds: [
                CaseDutiesAnswer(duties: [
                    .init(entry: FuzzSamples.entry, sealed: dutyPosting.sealed)
                ]).bytes
            ]
        ) { try CaseDutiesAnswer(parsing: $0).bytes },
        FuzzEntry(
            "challenge-answers",
            seeds: [
                ChallengeAnswers(
                    header: FuzzSamples.report.header.bytes, bodyDigest: .zero,
                    answers: [FuzzSamples.trusteeAnswer]
                ).bytes
            ]
        ) { try ChallengeAnswers(parsing: $0).bytes },
        FuzzEntry(
            "audit-entries-answer",
            seeds: [
                AuditEntriesAnswer(
                    entries: [FuzzSamples.entry], newest: FuzzSamples.checkpoint, published: nil
                ).bytes
            ]
        ) { try AuditEntriesAnswer(parsing: $0).bytes },
    ]

    private static let uploadID = try? UploadID([UInt8](repeating: 1, count: 32))
    private static let outcomePosting = OutcomePosting(
        note: FuzzSamples.keyNote, sealed: [UInt8](repeating: 7, count: 2 * 1201))
    private static let dutyPosting = DutyPosting(
        note: FuzzSamples.keyNote, sealed: [UInt8](repeating: 7, count: 2 * 2192))
    private static let handover = HandoverPosting(
        thread: [UInt8](repeating: 1, count: 32), note: FuzzSamples.keyNote,
        message: FuzzSamples.report)
    private static let mailbox = MailboxAnswer(
        pageCount: 1,
        items: [
            .own(
                header: FuzzSamples.report.header.bytes, bodyDigest: .zero,
                proof: FuzzSamples.acceptance), .act(FuzzSamples.acceptance),
        ])
    private static let mailboxMessage = MailboxMessageAnswer(
        header: FuzzSamples.report.header.bytes, body: FuzzSamples.report.body,
        proof: FuzzSamples.acceptance, directory: FuzzSamples.directoryAnswer)
    private static let messageList = MessageList(messages: [
        ListedMessage(
            messageID: FuzzSamples.report.id, kind: .report, isOwn: true, index: 3, tick: 4,
            preheaderHash: .zero, consentHash: .zero)
    ])
    private static let openAnswer = OpenAnswer(
        header: FuzzSamples.report.header.bytes, body: FuzzSamples.report.body, isOwn: true,
        freshCheckpoint: FuzzSamples.checkpoint, acceptance: FuzzSamples.entry,
        acceptanceProof: FuzzSamples.digests(2), statement: FuzzSamples.entry,
        statementProof: FuzzSamples.digests(3))
    private static let releases = ReleasesAnswer(
        checkpoint: FuzzSamples.checkpoint, consistency: FuzzSamples.digests(1),
        acceptanceProof: FuzzSamples.digests(2), statementProof: FuzzSamples.digests(3),
        answers: [FuzzSamples.trusteeAnswer])
    private static let pollAnswer = TrusteePollAnswer(
        entries: [FuzzSamples.entry], checkpoint: FuzzSamples.checkpoint,
        statements: [
            PendingStatement(
                statement: .zero, index: 3, header: FuzzSamples.report.header.bytes,
                bodyDigest: .zero)
        ], currencyText: "senim/currency/v1\n", directory: FuzzSamples.directory)
}
