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

@Suite struct `An audit of statements` {
    /// The sample's portal, with two statements of acs about its message; they were sealed before the auditor who asks was listed.
    private struct Subject {
        var sample = AuditSample()
        var log: PaperLog
        let first: UInt64

        init() {
            log = sample.gateway.desk.withLock { $0.log }
            first = log.size
            let message = sample.message
            var duties: [DutiesAnswer.Duty] = []
            for text in ["called 1424", "sent"] {
                let (note, sealed) = log.duty(text, of: message.id, by: "acs")
                duties.append(DutiesAnswer.Duty(index: log.size, sealed: sealed.bytes))
                log.add(note)
                log.time += 10
            }
            let kept = duties
            sample.change { desk in
                desk.duties = kept
                desk.messages = [Subject.listed(message, as: .report)]
            }
        }

        static func listed(_ message: SealedMessage, as kind: MessageKind) -> ListedMessage {
            ListedMessage(
                messageID: message.id, kind: kind, isOwn: true, index: 6, tick: Sample.noon,
                preheaderHash: message.header.preheader.hash,
                consentHash: message.context.consentHash)
        }

        func report() async throws -> AuditReport {
            sample.publish(log)
            let now = log.time + 60
            let id = SamplePortal.identifier("a1")
            return try await AuditRun(
                caller: SignedCaller(
                    portal: SamplePortal.portal, role: .auditor, id: id,
                    signer: SamplePortal.signer(SamplePortal.portal.auditorKeyName(id)),
                    calls: sample.gateway.calls, clock: { now },
                    nonce: { Digest(hashing: randomBytes(32)) }),
                calls: sample.gateway.calls, authority: SamplePortal.authority.verifierKey,
                sealingKey: AuditorSealingKey(PaperKeys.auditorKey("a1")), clock: { now }
            ).report(ledgers: sample.ledgers, tiles: false)
        }

        func findings() async throws -> [AuditFinding] {
            try await report().findings.filter {
                [.dutyMissing, .dutyMalformed, .outcomeMalformed].contains($0.kind)
            }
        }
    }

    @Test func `gives each message with its tick, and every statement about it`() async throws {
        let subject = Subject()
        let cases = try await subject.report().cases
        #expect(cases.map(\.message) == [subject.sample.message.id])
        #expect(cases.map(\.index) == [6])
        #expect(cases.map(\.tick) == [Sample.noon])
        let acs = SamplePortal.identifier("acs")
        #expect(
            cases.first?.facts == [
                AuditedFact(
                    index: subject.first, keyholder: acs, time: Sample.noon, duty: .notForUs),
                AuditedFact(
                    index: subject.first + 1, keyholder: acs, time: Sample.noon + 10,
                    duty: .notForUs),
            ])
        #expect(try await subject.findings() == [])
    }

    @Test func `names a gateway that withholds sealed bytes or changes them`() async throws {
        let subject = Subject()
        let finding = AuditFinding(.dutyMissing, entry: subject.first)
        let kept = subject.sample.gateway.desk.withLock { $0.duties }
        subject.sample.change { $0.duties = [kept[1]] }
        #expect(try await subject.findings() == [finding])
        #expect(try await subject.report().cases.first?.facts.first?.duty == .withheld)
        var sealed = kept[0].sealed
        sealed[4 * 2192] ^= 1
        let changed = DutiesAnswer.Duty(index: kept[0].index, sealed: sealed)
        subject.sample.change { $0.duties = [changed, kept[1]] }
        #expect(try await subject.findings() == [finding])
    }

    @Test func `names one about a message of another kind than 1`() async throws {
        let subject = Subject()
        let message = subject.sample.message
        subject.sample.change { $0.messages = [Subject.listed(message, as: .identity)] }
        #expect(
            try await subject.findings()
                == [subject.first, subject.first + 1].map {
                    AuditFinding(.dutyMissing, entry: $0, reason: "kind")
                })
        #expect(try await subject.report().cases.isEmpty)
    }

    @Test func `names one that a trustee's ledger calls faulty`() async throws {
        var subject = Subject()
        let records: [LedgerRecord] = [
            .duty(ExaminedDuty(index: subject.first, verdict: .otherCommitment)),
            .duty(ExaminedDuty(index: subject.first + 1, verdict: .stated)),
        ]
        let export = LedgerExport(
            of: records, portal: SamplePortal.portal, trustee: SamplePortal.identifier("t3"),
            at: Sample.noon + 900
        ) { text throws(MalformedNote) in try SamplePortal.trustee("t3").sign(text) }
        subject.sample.ledgers[2] = ("t3", export.bytes)
        #expect(
            try await subject.findings() == [
                AuditFinding(.dutyMalformed, entry: subject.first, subject: "t3")
            ])
    }

    @Test func `gives no cases to who does not ask for them`() async throws {
        let subject = Subject()
        subject.sample.publish(subject.log)
        let report = try await subject.sample.report(at: subject.log.time + 60)
        #expect(report.cases.isEmpty)
        #expect(report.detailCounts["duty"] == 2)
    }
}
