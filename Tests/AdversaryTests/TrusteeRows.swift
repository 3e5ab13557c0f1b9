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
import SignedNote
import Synchronization
import TransparencyLog
import Trustee
import Witness

extension TamperingTable {
    // MARK: Between the gateway, trustees and the witness

    static let polls: [TamperingRow] = [
        TamperingRow(
            "an old answer to a poll, shown again", .trustee,
            says: "entryRefused(index: 0)"
        ) { portal in
            let wire = portal.trustee("t1").wire
            let first = try await portal.pollAnswerFromTheStart()
            _ = try await portal.ticked()
            wire.changeAnswers(of: .trusteePoll) { _ in
                try TrusteePollAnswer(parsing: first).withoutCheckpoint.bytes
            }
            return try await portal.conditions(of: portal.trustee("t1"))
        },
        TamperingRow(
            "an old checkpoint to be cosigned, shown again", .trustee,
            throws: Condition(.alarm(.smallerTree))
        ) { portal in
            let old = try TrusteePollAnswer(parsing: try await portal.pollAnswerFromTheStart())
            _ = try await portal.ticked()
            portal.trustee("t1").wire.changeAnswers(of: .trusteePoll) { bytes in
                try TrusteePollAnswer(parsing: bytes).with(entries: [], checkpoint: old.checkpoint)
                    .bytes
            }
            return try await portal.conditions(of: portal.trustee("t1"))
        },
        TamperingRow(
            "two entries that change places, on their way", .trustee,
            throws: Condition(.entryRefused(index: 13))
        ) { portal in
            try await portal.following { answer in
                var entries = answer.entries
                guard let place = entries.firstIndex(where: { $0.index == 12 }) else {
                    return answer
                }
                entries.swapAt(place, place + 1)
                return answer.with(entries: entries)
            }
        },
        TamperingRow(
            "an entry shown twice, on its way", .trustee,
            throws: Condition(.entryRefused(index: 12))
        ) { portal in
            try await portal.following { answer in
                answer.with(
                    entries: answer.entries.flatMap { $0.index == 12 ? [$0, $0] : [$0] })
            }
        },
        TamperingRow(
            "an answer to a poll cut short", .trustee, says: "malformedAnswer"
        ) { portal in
            let trustee = portal.trustee("t1")
            trustee.wire.changeAnswers(of: .trusteePoll) { Array($0.dropLast()) }
            return try await portal.conditions(of: trustee)
        },
        TamperingRow(
            "the text of a currency note to be signed", .trustee,
            says: "currencyRefused(otherTree)"
        ) { portal in
            try await portal.signingCurrency { note in
                CurrencyNote(
                    portal: note.portal, directoryHash: note.directoryHash, day: note.day,
                    treeSize: note.treeSize, root: Digest(hashing: [1])
                ).text
            }
        },
        TamperingRow(
            "the set that a currency note to be signed names", .trustee,
            says: "currencyRefused(otherSet)"
        ) { portal in
            try await portal.signingCurrency { note in
                CurrencyNote(
                    portal: note.portal, directoryHash: .zero, day: note.day,
                    treeSize: note.treeSize, root: note.root
                ).text
            }
        },
        TamperingRow(
            "an old currency note, to be signed again", .trustee,
            says: "currencyRefused(otherDay)"
        ) { portal in
            let old = try await portal.wire().calls.get(.currency)
            try await portal.pass(days: 2)
            return try await portal.signingCurrency { _ in try SignedNote(parsing: old).text }
        },
        TamperingRow(
            "the header beside a statement", .trustee, throws: Reason(.wrongHeader)
        ) { portal in
            try await portal.answering { $0.with(header: $0.header.flipped(at: -1)) }
        },
        TamperingRow(
            "the body's digest beside a statement", .trustee, throws: Reason(.wrongHeader)
        ) { portal in
            try await portal.answering {
                PendingStatement(
                    statement: $0.statement, index: $0.index, header: $0.header, bodyDigest: .zero)
            }
        },
        TamperingRow(
            "a statement put before trustees that is not in the log", .trustee, says: "nothing"
        ) { portal in
            try await portal.answering {
                PendingStatement(
                    statement: Digest(hashing: [1]), index: $0.index, header: $0.header,
                    bodyDigest: $0.bodyDigest)
            }
        },
        TamperingRow(
            "statements kept back from trustees", .auditor,
            says: "statement-unanswered acs"
        ) { portal in
            let report = try await portal.ticked()
            for trustee in portal.trustees {
                trustee.wire.changeAnswers(of: .trusteePoll) { bytes in
                    try TrusteePollAnswer(parsing: bytes).with(statements: []).bytes
                }
            }
            _ = try await portal.open(report.reportID, as: "acs", turns: 1)
            try await portal.pass(days: 2)
            return try await portal.missing(.statementUnanswered)
        },
        TamperingRow(
            "a trustee's answer kept back from the gateway", .auditor,
            says: "answer-not-in-log t1"
        ) { portal in
            let report = try await portal.ticked()
            portal.trustee("t1").wire.changeRequests(to: .trusteeRelease) { _ in [0] }
            _ = try await portal.open(report.reportID, as: "acs")
            try await portal.settle()
            portal.clock.advance(700)
            let findings = try await portal.audit().findings
            return findings.filter { $0.kind == .answerNotInLog }
                .map { "\($0.kind.rawValue) \($0.subject ?? "")" }.joined(separator: "; ")
        },
        TamperingRow(
            "a trustee's release under another trustee's name", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingAnswer(as: "t2") { $0 }
        },
        TamperingRow(
            "a byte of a release, as its trustee posts it", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingAnswer(as: "t1") {
                TrusteeAnswer(note: $0.note, release: $0.release.flipped())
            }
        },
        TamperingRow(
            "a release where refusals are taken", .gateway,
            throws: PortalError.problem(.malformedRequest, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingAnswer(as: "t1", at: .trusteeRefusal) { $0 }
        },
        TamperingRow(
            "a second answer of a trustee to one statement", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingAnswer(as: "t1") { answer in
                let old = try ReleaseNote(parsing: answer.note.text)
                let note = ReleaseNote(
                    portal: old.portal, statement: old.statement, messageID: old.messageID,
                    trustee: old.trustee, time: old.time + 1,
                    releaseDigest: Digest(hashing: answer.release.flipped()))
                return TrusteeAnswer(
                    note: note.signed(by: SamplePortal.trustee("t1")),
                    release: answer.release.flipped())
            }
        },
        TamperingRow(
            "a byte of a cosignature, as its trustee posts it", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingCosignature { size, note in
                var bytes = note.bytes
                let place = bytes.count - 10
                bytes[place] = UInt8(ascii: bytes[place] == UInt8(ascii: "A") ? "B" : "A")
                return CosignaturePosting(size: size, checkpoint: try SignedNote(parsing: bytes))
            }
        },
        TamperingRow(
            "a cosignature of another checkpoint", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingCosignature { size, note in
                CosignaturePosting(size: size - 4, checkpoint: note)
            }
        },
        TamperingRow(
            "a checkpoint in a poll that the log never signed", .gateway,
            throws: Condition(.gateway(.problem(.noteRefused, retryAfterSeconds: nil)))
        ) { portal in
            _ = try await portal.ticked()
            let (_, checkpoint) = try await portal.forged()
            let poll = TrusteePoll(cosigned: checkpoint, heldSize: 0)
            return await Said.error {
                _ = try await portal.caller(.trustee, "t1").post(.trusteePoll, poll.bytes)
            }.asCondition
        },
        TamperingRow(
            "a poll that says it holds more entries than there are", .gateway,
            throws: Condition(.gateway(.problem(.noteRefused, retryAfterSeconds: nil)))
        ) { portal in
            let poll = TrusteePoll(cosigned: nil, heldSize: 1_000)
            return await Said.error {
                _ = try await portal.caller(.trustee, "t1").post(.trusteePoll, poll.bytes)
            }.asCondition
        },
        TamperingRow(
            "a currency note's signature by another trustee", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let text = try SignedNote(parsing: try await portal.wire().calls.get(.currency)).text
            return await Said.error {
                _ = try await portal.caller(.trustee, "t1").post(
                    .trusteeCurrency, SamplePortal.trustee("t2").sign(text).bytes)
            }
        },
        TamperingRow(
            "a directory without the authority's signature", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            await portal.proposing { note in
                try SignedNote(
                    text: note.text,
                    signatures: note.signatures.filter { !$0.name.hasSuffix("/authority") })
            }
        },
        TamperingRow(
            "an old directory, sent again", .gateway, says: "version 2 stays in force"
        ) { portal in
            try await portal.adoptNextDirectory()
            _ = try await portal.wire().calls.post(
                .newDirectory, LivePortal.directoryNote.bytes)
            try await portal.settle()
            let directory = try await portal.visit().verifiedPortal().directory
            return "version \(directory.version) stays in force"
        },
        TamperingRow(
            "a byte of the proof to a witness", .witness, says: "refused(proof)"
        ) { portal in
            try await portal.askingWitness { request in
                try AddCheckpointRequest(
                    oldSize: request.oldSize,
                    proof: ConsistencyProof(
                        hashes: request.proof.hashes.map { try Digest($0.bytes.flipped()) }),
                    checkpoint: request.checkpoint)
            }
        },
        TamperingRow(
            "the size in a request to a witness", .witness, says: "conflict(size: 12)"
        ) { portal in
            try await portal.askingWitness { request in
                try AddCheckpointRequest(
                    oldSize: request.oldSize - 1, proof: request.proof,
                    checkpoint: request.checkpoint)
            }
        },
        TamperingRow(
            "an old request to a witness, sent again", .witness, says: "conflict(size: 16)"
        ) { portal in
            _ = try await portal.ticked()
            guard let first = portal.witnessWire.requests.first else { return "nothing was sent" }
            return Said.plain(
                await portal.witness.answer(try AddCheckpointRequest(parsing: first)))
        },
        TamperingRow(
            "a byte of a witness's cosignature, on its way", .auditor,
            says: "public-behind demo.example/witness/w1"
        ) { portal in
            portal.witnessWire.changeAnswers { $0.flipped(at: -4) }
            return try await portal.unwitnessed()
        },
        TamperingRow(
            "a witness's answer to another checkpoint, shown again", .auditor,
            says: "public-behind demo.example/witness/w1"
        ) { portal in
            let seen = FirstSeen()
            portal.witnessWire.changeAnswers { seen.first($0) }
            _ = try await portal.ticked()
            return try await portal.unwitnessed()
        },
        TamperingRow(
            "a witness's answer kept back", .auditor, says: "public-behind demo.example/witness/w1"
        ) { portal in
            portal.witnessWire.changeAnswers { _ in nil }
            return try await portal.unwitnessed()
        },
        TamperingRow(
            "a request to a witness kept back", .auditor,
            says: "public-behind demo.example/witness/w1"
        ) { portal in
            portal.witnessWire.changeRequests { _ in nil }
            return try await portal.unwitnessed()
        },
        TamperingRow(
            "an old public checkpoint, shown again", .auditor, says: "public-behind"
        ) { portal in
            let old = try await portal.wire().calls.get(.checkpoint)
            _ = try await portal.ticked()
            _ = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .checkpoint) { _ in old }
            return try await portal.missing(.publicBehind, over: wire)
        },
        TamperingRow(
            "old entries shown to an auditor, and nothing newer", .auditor,
            says: "ledger-beyond-log t1; ledger-beyond-log t2; ledger-beyond-log t3"
        ) { portal in
            let wire = portal.wire()
            _ = try await portal.audit(over: wire)
            let old = wire.exchanged
            _ = try await portal.ticked()
            for endpoint in [Endpoint.auditEntries, .checkpoint, .currency, .directory] {
                let seen = OldAnswers(old.filter { $0.path == endpoint.path }.map(\.answer.body))
                wire.changeAnswers(of: endpoint) { _ in seen.next() }
            }
            let findings = try await portal.audit(over: wire).findings
            return findings.filter { $0.severity == .broken && $0.kind == .ledgerBeyondLog }
                .map { "\($0.kind.rawValue) \($0.subject ?? "")" }.uniqued.joined(separator: "; ")
        },
        TamperingRow(
            "two entries that change places, as served to an auditor", .auditor,
            says: "entry-missing 12"
        ) { portal in
            let said = try await portal.auditing(changedEntries: { entries in
                var entries = entries
                entries.swapAt(12, 13)
                return entries
            })
            // The tree is then another, which the auditor says, too.
            return String(said.prefix { $0 != ";" })
        },
        TamperingRow(
            "a trustee's release kept back from the desk", .desk,
            throws: DeskFailed.opening(.releaseChanged(SamplePortal.identifier("t1")))
        ) { portal in
            try await portal.opening(changedReleases: { answer in
                answer.with(
                    answers: answer.answers.map { TrusteeAnswer(note: $0.note, release: []) })
            })
        },
        TamperingRow(
            "a stranger's signature on a trustee's answer", .desk,
            throws: DeskFailed.opening(.answerNotSigned(SamplePortal.identifier("t1")))
        ) { portal in
            try await portal.opening(changedReleases: { answer in
                answer.with(
                    answers: try answer.answers.enumerated().map { number, one in
                        number > 0
                            ? one
                            : TrusteeAnswer(
                                note: try SamplePortal.trustee("t3").sign(one.note.text),
                                release: one.release)
                    })
            })
        },
        TamperingRow(
            "the trustees' answers to another statement, as served", .desk,
            throws: DeskFailed.opening(.answerToAnother(SamplePortal.identifier("t1")))
        ) { portal in
            let other = try await portal.ticked()
            let seen = portal.wire()
            _ = try await portal.open(other.reportID, as: "acs", over: seen)
            let old = try ReleasesAnswer(parsing: seen.lastAnswer(of: .releases) ?? [])
            return try await portal.opening(changedReleases: { $0.with(answers: old.answers) })
        },
        TamperingRow(
            "one trustee's answer shown twice", .desk, says: "nothing"
        ) { portal in
            try await portal.opening(changedReleases: { $0.with(answers: $0.answers + $0.answers) })
        },
        TamperingRow(
            "a byte of the proofs in an opening", .desk,
            says: """
                opening(acceptanceNotIncluded(rootMismatch)); \
                opening(statementNotIncluded(rootMismatch))
                """
        ) { portal in
            let report = try await portal.ticked()
            let wire = portal.wire()
            let changes: [@Sendable (OpenAnswer) throws -> OpenAnswer] = [
                { try $0.with(acceptanceProof: $0.acceptanceProof.flipped()) },
                { try $0.with(statementProof: $0.statementProof.flipped()) },
            ]
            return await Said.each(changes) { change in
                wire.changeAnswers(of: .open) { try change(OpenAnswer(parsing: $0)).bytes }
                return await portal.opening(report, over: wire)
            }
        },
        TamperingRow(
            "the entries in an opening", .desk,
            says: "opening(acceptanceOfAnother); opening(anotherStatement)"
        ) { portal in
            let other = try await portal.openedByACS()
            let report = try await portal.ticked()
            let seen = portal.wire()
            _ = try await portal.open(other.reportID, as: "superior", over: seen)
            let old = try OpenAnswer(parsing: seen.lastAnswer(of: .open) ?? [])
            let wire = portal.wire()
            let changes: [@Sendable (OpenAnswer) throws -> OpenAnswer] = [
                { $0.with(acceptance: old.acceptance) }, { $0.with(statement: old.statement) },
            ]
            return await Said.each(changes) { change in
                wire.changeAnswers(of: .open) { try change(OpenAnswer(parsing: $0)).bytes }
                return await portal.opening(report, over: wire)
            }
        },
        TamperingRow(
            "a byte of the proofs beside the trustees' answers", .desk,
            says: """
                opening(inconsistent(rootMismatch)); opening(acceptanceNotCosigned(rootMismatch)); \
                opening(statementNotCosigned(rootMismatch))
                """
        ) { portal in
            let changes: [@Sendable (ReleasesAnswer) throws -> ReleasesAnswer] = [
                { try $0.with(consistency: $0.consistency.flipped()) },
                { try $0.with(acceptanceProof: $0.acceptanceProof.flipped()) },
                { try $0.with(statementProof: $0.statementProof.flipped()) },
            ]
            let report = try await portal.ticked()
            let wire = portal.wire()
            return await Said.each(changes) { change in
                wire.changeAnswers(of: .releases) { bytes in
                    let answer = try ReleasesAnswer(parsing: bytes)
                    return answer.answers.isEmpty ? bytes : try change(answer).bytes
                }
                return await portal.opening(report, over: wire)
            }
        },
        TamperingRow(
            "an opening answered with that of another report", .desk,
            throws: DeskFailed.opening(.acceptanceOfAnother)
        ) { portal in
            let other = try await portal.ticked()
            let seen = portal.wire()
            _ = try await portal.open(other.reportID, as: "acs", over: seen)
            let report = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(of: .open) { _ in seen.lastAnswer(of: .open) ?? [] }
            return await portal.opening(report, over: wire)
        },
        TamperingRow(
            "a byte of a consistency proof, as served", .reporter,
            says: "inconsistent(rootMismatch)"
        ) { portal in
            _ = try await portal.ticked()
            let wire = portal.wire()
            wire.changeAnswers(ofPath: Endpoint.consistency.path) { $0.flipped() }
            let visit = portal.visit(over: wire)
            return await Said.error {
                _ = try await visit.publicCheckpoint(of: try await visit.verifiedPortal())
            }
        },
    ]
}

/// Gives again whatever it was given first.
private final class FirstSeen: Sendable {
    private let seen = Mutex<[UInt8]?>(nil)

    func first(_ bytes: [UInt8]) -> [UInt8] {
        seen.withLock { seen in
            seen = seen ?? bytes
            return seen ?? bytes
        }
    }
}

extension [Digest] {
    fileprivate func flipped() throws -> [Digest] {
        try enumerated().map {
            try $0.offset == 0 ? Digest($0.element.bytes.flipped()) : $0.element
        }
    }
}

extension [String] {
    /// Each once, in the order of the first.
    fileprivate var uniqued: [String] {
        var parts: [String] = []
        for part in self where !parts.contains(part) { parts.append(part) }
        return parts
    }
}

extension String {
    /// As a trustee would say it of the gateway.
    fileprivate var asCondition: String { "gateway(\(self))" }
}

extension PendingStatement {
    fileprivate func with(header: [UInt8]) -> PendingStatement {
        PendingStatement(statement: statement, index: index, header: header, bodyDigest: bodyDigest)
    }
}

extension TrusteePollAnswer {
    fileprivate var withoutCheckpoint: TrusteePollAnswer {
        TrusteePollAnswer(
            entries: entries, checkpoint: nil, statements: statements, currencyText: currencyText,
            directory: directory)
    }

    fileprivate func with(statements: [PendingStatement]) -> TrusteePollAnswer {
        TrusteePollAnswer(
            entries: entries, checkpoint: checkpoint, statements: statements,
            currencyText: currencyText, directory: directory)
    }

    fileprivate func with(currencyText: String) -> TrusteePollAnswer {
        TrusteePollAnswer(
            entries: entries, checkpoint: checkpoint, statements: statements,
            currencyText: currencyText, directory: directory)
    }
}

extension LivePortal {
    /// What the gateway would tell a trustee who has nothing yet.
    fileprivate func pollAnswerFromTheStart() async throws -> [UInt8] {
        try await caller(.trustee, "t1").post(
            .trusteePoll, TrusteePoll(cosigned: nil, heldSize: 0).bytes)
    }

    /// What t1 says when the text of a currency note is changed on its way.
    fileprivate func signingCurrency(
        _ change: @escaping @Sendable (CurrencyNote) throws -> String
    ) async throws -> String {
        let text = try SignedNote(parsing: try await wire().calls.get(.currency)).text
        let changed = try change(CurrencyNote(parsing: text))
        let trustee = trustee("t1")
        trustee.wire.changeAnswers(of: .trusteePoll) { bytes in
            try TrusteePollAnswer(parsing: bytes).with(currencyText: changed).bytes
        }
        return try await conditions(of: trustee)
    }

    /// How t2 answers a statement whose surroundings are changed on their way.
    fileprivate func answering(
        _ change: @escaping @Sendable (PendingStatement) throws -> PendingStatement
    ) async throws -> String {
        _ = try await ticked()
        trustee("t2").wire.changeAnswers(of: .trusteePoll) { bytes in
            let answer = try TrusteePollAnswer(parsing: bytes)
            return answer.with(statements: try answer.statements.map(change)).bytes
        }
        return try await refusing()
    }

    /// What the auditor finds that is late.
    fileprivate func missing(
        _ kind: AuditFinding.Kind, over wire: Wire? = nil
    ) async throws -> String {
        try await audit(over: wire).findings.filter { $0.kind == kind }
            .map { [$0.kind.rawValue, $0.subject].compactMap(\.self).joined(separator: " ") }
            .uniqued.joined(separator: "; ")
    }

    /// What the auditor finds two ticks after the witness was cut off.
    fileprivate func unwitnessed() async throws -> String {
        for _ in 0..<3 { _ = try await ticked() }
        return try await missing(.publicBehind)
    }

    /// What the gateway says to an answer of t1's that is changed and posted again.
    func postingAnswer(
        as id: String, at endpoint: Endpoint = .trusteeRelease,
        _ change: (TrusteeAnswer) throws -> TrusteeAnswer
    ) async throws -> String {
        let report = try await ticked()
        _ = try await open(report.reportID, as: "acs")
        guard let sent = trustee("t1").wire.lastRequest(to: .trusteeRelease) else {
            return "nothing was sent"
        }
        let answer = try change(TrusteeAnswer(parsing: SignedRequest(parsing: sent).payload))
        return await Said.error { _ = try await caller(.trustee, id).post(endpoint, answer.bytes) }
    }

    /// What the gateway says to a cosignature of t1's that is changed and posted again.
    func postingCosignature(
        _ change: (UInt64, SignedNote) throws -> CosignaturePosting
    ) async throws -> String {
        _ = try await ticked()
        guard let sent = trustee("t1").wire.lastRequest(to: .trusteeCosignature) else {
            return "nothing was sent"
        }
        let posting = try CosignaturePosting(parsing: SignedRequest(parsing: sent).payload)
        let changed = try change(posting.size, posting.checkpoint)
        return await Said.error {
            _ = try await caller(.trustee, "t1").post(.trusteeCosignature, changed.bytes)
        }
    }

    /// A checkpoint of the log's size and root that the log did not sign.
    fileprivate func forged() async throws -> (UInt64, SignedNote) {
        let note = try SignedNote(parsing: try await wire().calls.get(.checkpoint))
        return (0, try SamplePortal.authority.sign(note.text))
    }

    /// What the gateway says to a new directory that is changed.
    fileprivate func proposing(_ change: (SignedNote) throws -> SignedNote) async -> String {
        var draft = DirectoryDraft(following: LivePortal.directory)
        draft.keyholders[0].isSuspended = true
        let note = SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])
        return await Said.error {
            _ = try await wire().calls.post(.newDirectory, try change(note).bytes)
        }
    }

    /// What the witness says to the gateway's next request, changed.
    fileprivate func askingWitness(
        _ change: (AddCheckpointRequest) throws -> AddCheckpointRequest
    ) async throws -> String {
        witnessWire.changeRequests { _ in nil }
        _ = try await ticked()
        guard let sent = witnessWire.requests.last else { return "nothing was sent" }
        return Said.plain(await witness.answer(try change(AddCheckpointRequest(parsing: sent))))
    }
}

/// What was answered before, given once more in the same order; the last again and again.
private final class OldAnswers: Sendable {
    private let rest: Mutex<[[UInt8]]>

    init(_ answers: [[UInt8]]) { rest = Mutex(answers) }

    func next() -> [UInt8] {
        rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? [] }
    }
}
