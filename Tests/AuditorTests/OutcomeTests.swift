import Auditor
import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization
import Testing
import Trustee

@Suite struct `An audit of outcomes` {
    /// The sample's portal, with an outcome that acs stated about its message.
    private struct Subject {
        var sample = AuditSample()
        var log: PaperLog
        let outcomeIndex: UInt64
        let note: OutcomeNote

        init() throws {
            log = sample.gateway.desk.withLock { $0.log }
            let (note, sealed) = log.outcome(
                StatedOutcome(.takenUp), of: sample.message, by: "acs")
            outcomeIndex = log.size
            log.add(note)
            self.note = try OutcomeNote(parsing: note.text)
            let (message, index) = (sample.message, outcomeIndex)
            sample.change { desk in
                desk.messages = [
                    ListedMessage(
                        messageID: message.id, kind: .report, isOwn: true, index: 6,
                        tick: Sample.noon,
                        preheaderHash: message.header.preheader.hash,
                        consentHash: message.context.consentHash)
                ]
                desk.outcomes = [
                    HeadedOutcome(
                        index: index, sealed: sealed.bytes, header: message.header.bytes,
                        bodyDigest: Digest(hashing: message.body))
                ]
            }
        }

        /// What an auditor who asks for outcomes finds, of these kinds.
        func findings(_ kinds: Set<AuditFinding.Kind>) async throws -> [AuditFinding] {
            sample.publish(log)
            let now = log.time + 60
            let id = SamplePortal.identifier("a1")
            let report = try await AuditRun(
                caller: SignedCaller(
                    portal: SamplePortal.portal, role: .auditor, id: id,
                    signer: SamplePortal.signer(SamplePortal.portal.auditorKeyName(id)),
                    calls: sample.gateway.calls, clock: { now },
                    nonce: { Digest(hashing: randomBytes(32)) }),
                calls: sample.gateway.calls, authority: SamplePortal.authority.verifierKey,
                sealingKey: AuditorSealingKey(PaperKeys.auditorKey("a1")), clock: { now }
            ).report(ledgers: sample.ledgers, tiles: false)
            return report.findings.filter { kinds.contains($0.kind) }
        }

        mutating func challenge() -> ChallengeNote {
            let key = PaperKeys.sealingKey(PaperKeys.trustee("t1")).publicKey
            let challenge = ChallengeNote(
                portal: SamplePortal.portal, messageID: sample.message.id,
                keyholder: note.keyholder, trustee: SamplePortal.identifier("t1"),
                sealingKeyDigest: key.digest, time: log.time)
            log.add(challenge.signed(by: SamplePortal.trustee("t1")))
            return challenge
        }
    }

    @Test func `names those who owe one after seven days`() async throws {
        var subject = try Subject()
        subject.log.time += 7 * Sample.day
        subject.log.add(subject.log.dummy())
        #expect(try await subject.findings([.outcomeOverdue]) == [])
        subject.log.time += 10
        subject.log.add(subject.log.dummy())
        #expect(
            try await subject.findings([.outcomeOverdue])
                == [
                    AuditFinding(.outcomeOverdue, entry: 6, subject: "head", reason: "open")
                ])
        // Late is late, however soon before the audit it came.
        let (note, _) = subject.log.outcome(
            StatedOutcome(.takenUp), of: subject.sample.message, by: "head")
        subject.log.add(
            PaperLog.signed(
                subject.log.statement(
                    about: subject.sample.message, by: "head", nonce: "at last")))
        subject.log.add(note)
        #expect(
            try await subject.findings([.outcomeOverdue])
                == [
                    AuditFinding(.outcomeOverdue, entry: 6, subject: "head", reason: "late")
                ])
    }

    @Test func `names a gateway that leaves a message out of its list`() async throws {
        let subject = try Subject()
        #expect(try await subject.findings([.messagesMissing]) == [])
        let listed = subject.sample.gateway.desk.withLock { $0.messages }
        subject.sample.change { $0.messages = [] }
        let missing = AuditFinding(.messagesMissing, reason: "0 of 1")
        #expect(try await subject.findings([.messagesMissing]) == [missing])
        // Another message in its place is no better.
        subject.sample.change { desk in
            desk.messages = [
                ListedMessage(
                    messageID: MessageID(.zero), kind: .report, isOwn: true, index: listed[0].index,
                    tick: listed[0].tick, preheaderHash: .zero, consentHash: .zero)
            ]
        }
        #expect(try await subject.findings([.messagesMissing]) == [missing])
        // Nor is one that the log never accepted, beside it.
        subject.sample.change { desk in
            desk.messages =
                listed + [
                    ListedMessage(
                        messageID: MessageID(.zero), kind: .report, isOwn: true,
                        index: listed[0].index + 1, tick: listed[0].tick, preheaderHash: .zero,
                        consentHash: .zero)
                ]
        }
        #expect(
            try await subject.findings([.messagesMissing])
                == [AuditFinding(.messagesMissing, reason: "1 of 1")])
    }

    @Test func `names one whose sealed bytes are withheld or changed`() async throws {
        let subject = try Subject()
        #expect(try await subject.findings([.outcomeMissing]) == [])
        let finding = AuditFinding(.outcomeMissing, entry: subject.outcomeIndex)
        let kept = subject.sample.gateway.desk.withLock { $0.outcomes }
        subject.sample.change { $0.outcomes = [] }
        #expect(try await subject.findings([.outcomeMissing]) == [finding])
        subject.sample.change { desk in
            var sealed = kept[0].sealed
            sealed[3 * 1201] ^= 1
            desk.outcomes = [
                HeadedOutcome(
                    index: kept[0].index, sealed: sealed, header: kept[0].header,
                    bodyDigest: kept[0].bodyDigest)
            ]
        }
        #expect(try await subject.findings([.outcomeMissing]) == [finding])
    }

    @Test func `names one that a trustee's ledger calls faulty`() async throws {
        var subject = try Subject()
        let records: [LedgerRecord] = [
            .outcome(ExaminedOutcome(index: subject.outcomeIndex, verdict: .otherShare)),
            .outcome(ExaminedOutcome(index: 2, verdict: .notAddressed)),
        ]
        let export = LedgerExport(
            of: records, portal: SamplePortal.portal, trustee: SamplePortal.identifier("t3"),
            at: Sample.noon + 900
        ) { text throws(MalformedNote) in try SamplePortal.trustee("t3").sign(text) }
        subject.sample.ledgers[2] = ("t3", export.bytes)
        #expect(
            try await subject.findings([.outcomeMalformed, .ledgerRefused]) == [
                AuditFinding(.outcomeMalformed, entry: subject.outcomeIndex, subject: "t3")
            ])
    }

    @Test func `names who was proven to lie, and a challenge that stays open`() async throws {
        var subject = try Subject()
        let challenge = subject.challenge()
        let index = subject.log.size - 1
        #expect(try await subject.findings([.challengeOpen, .outcomeFalse]) == [])
        var late = subject
        late.log.time += 7 * Sample.day + 10
        late.log.add(late.log.dummy())
        #expect(
            try await late.findings([.challengeOpen, .outcomeFalse])
                == [AuditFinding(.challengeOpen, entry: index, subject: "t1")])
        for finding in ChallengeFinding.allCases {
            var settled = subject
            let result = ChallengeResultNote(
                portal: SamplePortal.portal, challenge: challenge.hash,
                messageID: challenge.messageID, keyholder: challenge.keyholder,
                trustee: challenge.trustee, finding: finding, time: settled.log.time)
            settled.log.add(result.signed(by: SamplePortal.trustee("t1")))
            let kinds: Set<AuditFinding.Kind> = [
                .challengeOpen, .challengeUnprovable, .challengeUnfounded, .outcomeFalse,
            ]
            // One trustee's word, with no other's share.
            let alone =
                finding == .unprovable
                ? AuditFinding(.challengeUnprovable, entry: index, subject: "acs")
                : AuditFinding(.challengeUnfounded, entry: index, subject: "t1")
            #expect(try await settled.findings(kinds) == [alone])
            let release = ReleaseNote(
                portal: SamplePortal.portal, statement: challenge.hash,
                messageID: challenge.messageID, trustee: SamplePortal.identifier("t2"),
                time: settled.log.time, releaseDigest: .zero)
            settled.log.add(release.signed(by: SamplePortal.trustee("t2")))
            let expected: [AuditFinding] =
                switch finding {
                case .addressed:
                    [
                        AuditFinding(
                            .outcomeFalse, entry: subject.outcomeIndex, subject: "acs",
                            reason: "t1")
                    ]
                case .notAddressed: []
                case .unprovable: [alone]
                }
            #expect(try await settled.findings(kinds) == expected)
        }
    }

    @Test func `compares answers to challenges with the ledgers, too`() async throws {
        var subject = try Subject()
        let challenge = subject.challenge()
        let share = [UInt8](repeating: 9, count: 1200)
        let release = ReleaseNote(
            portal: SamplePortal.portal, statement: challenge.hash,
            messageID: challenge.messageID, trustee: SamplePortal.identifier("t2"),
            time: subject.log.time, releaseDigest: Digest(hashing: share)
        ).signed(by: SamplePortal.trustee("t2"))
        subject.log.add(release)
        let finding = AuditFinding(
            .answerNotInLedger, entry: subject.log.size - 1, subject: "t2")
        let kinds: Set<AuditFinding.Kind> = [
            .answerNotInLedger, .answerWithoutStatement, .answerDiffers, .answerNotInLog,
        ]
        #expect(try await subject.findings(kinds) == [finding])
    }
}
