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
import Procedure
import SealedMessage
import Sealing
import SignedNote
import Testing
import Trustee

/// Surveys and receptions: from a commissioner's desk to everybody's, and to the auditor.
@Suite struct `What a commissioner does for the portal` {
    @Test func `is read at every desk, and reckoned alike by the auditor`() async throws {
        try await LivePortal.with { portal in
            let desk = try await portal.desk("commissioner")
            let number = try ShortText("№ 12")
            _ = try await desk.state(
                .survey, on: day("2026-03-12"), grade: .document, number: number)
            let receipt = try await desk.state(
                .reception, on: day("2026-11-20"), grade: .declared, number: nil)
            try await portal.tick()
            let now = portal.clock.now
            let file = try #require(try await portal.desk("acs").portalFile())
            #expect(file.history.refused.isEmpty && file.unchecked.isEmpty)
            #expect(file.history.state.from == day("2026-01-01"))
            let read = duties(of: file.history.state, at: now)
            let november = try #require(read.first { $0.id == .d15 && $0.occurrence == 11 })
            #expect(
                november.status
                    == .done(at: .day(day("2026-11-20")), grade: .declared, lateBy: nil))
            #expect(file.history.entries(of: november) == [receipt.index])
            #expect(read.first { $0.id == .d14 }?.status.grade == .document)

            let report = try await portal.audit()
            #expect(report.findings == [])
            let audited = try #require(RecomputedPortal(report, at: now))
            #expect(audited.duties == read && audited.unread.isEmpty)
            #expect(audited.history == file.history)
        }
    }

    @Test func `counts though the commissioner has another role by now`() async throws {
        try await LivePortal.with { portal in
            let receipt = try await portal.desk("commissioner").state(
                .survey, on: day("2026-03-12"), grade: .document, number: nil)
            try await portal.tick()
            try await portal.adopt {
                $0.keyholders[1] = SamplePortal.keyholder("commissioner", role: .compliance)
            }
            let file = try #require(try await portal.desk("acs").portalFile())
            #expect(file.unchecked.isEmpty)
            let survey = try #require(
                duties(of: file.history.state, at: portal.clock.now).first { $0.id == .d14 })
            #expect(file.history.entries(of: survey) == [receipt.index])
            await #expect(throws: DeskFailed.statement(.notCommissioner)) {
                _ = try await portal.desk("commissioner").state(
                    .survey, on: day("2026-03-12"), grade: .declared, number: nil)
            }
        }
    }

    @Test func `is read by an auditor who was listed later`() async throws {
        try await LivePortal.with { portal in
            let desk = try await portal.desk("commissioner")
            let receipt = try await desk.state(
                .survey, on: day("2026-03-12"), grade: .declared, number: nil)
            try await portal.statePortal("survey", by: "commissioner", commitment: .zero)
            try await portal.tick()
            let id = SamplePortal.identifier("a2")
            try await portal.adopt { draft in
                draft.auditors.append(
                    DirectoryAuditor(
                        id: id, name: draft.auditors[0].name,
                        noteKey: SamplePortal.signer(SamplePortal.portal.auditorKeyName(id))
                            .verifierKey,
                        sealingKey: PaperKeys.auditorKey("a2").publicKey))
            }
            let report = try await portal.audit(as: "a2")
            let read = report.portalFacts.map(\.duty)
            guard case .stated(let text)? = read.first else {
                Issue.record("\(read)")
                return
            }
            #expect(text.text.contains("survey"))
            #expect(report.portalFacts.first?.index == receipt.index)
            #expect(read.last == .otherCommitment)
            // The trustees' ledgers name it, too, without a reason of the auditor's.
            #expect(
                report.findings.filter { $0.kind == .dutyMalformed }.compactMap(\.reason)
                    == ["commitment"])
        }
    }

    @Test func `is nobody else's to state, and no case's`() async throws {
        try await LivePortal.with { portal in
            await #expect(throws: DeskFailed.statement(.notCommissioner)) {
                _ = try await portal.desk("acs").state(
                    .survey, on: day("2026-03-12"), grade: .document, number: nil)
            }
            let desk = try await portal.desk("commissioner")
            await #expect(throws: DeskFailed.illegal(IllegalTransition(.wrongOrder, "E §10"))) {
                _ = try await desk.state(
                    .survey, on: day("2025-12-31"), grade: .document, number: nil)
            }
            #expect(try await portal.audit().detailCounts["duty"] == nil)
            // A program that checks nothing states what the procedure refuses: it is listed, and does not count.
            let text = PortalStatement(
                portal: "other.example", event: .survey, on: day("2026-03-12"), grade: .document
            ).text
            try await portal.statePortal(text, by: "commissioner")
            try await portal.statePortal("survey", by: "commissioner")
            await #expect(
                throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
            ) { try await portal.statePortal(text, by: "superior") }
            try await portal.tick()
            let refused = try #require(try await desk.portalFile()?.history.refused.map(\.reason))
            #expect(
                refused == [.illegal(IllegalTransition(.otherPortal, "E §10")), .malformed])
            let report = try await portal.audit()
            #expect(
                RecomputedPortal(report, at: portal.clock.now)?.history.refused.map(\.reason)
                    == refused)
        }
    }

    private func day(_ text: String) -> CivilDay {
        Sample.made { try CivilDay(parsing: text) }
    }
}

extension DutyStatus {
    fileprivate var grade: EvidenceGrade? {
        if case .done(_, let grade, _) = self { grade } else { nil }
    }
}

extension LivePortal {
    /// Posts a statement about the portal as a program that checks nothing would.
    fileprivate func statePortal(
        _ text: String, by id: String, commitment: Digest? = nil
    ) async throws {
        let portal = try await visit().verifiedPortal()
        let duty = StatedDuty(try DutyText(text))
        let directory = portal.directory
        let sealed = SealedDuty(
            duty, about: DutySubject(.none, keyholder: id),
            trustees: directory.trustees.indices.map(portal.set.sealingKey(ofTrusteeAt:)),
            auditors: directory.auditors.map(\.sealingKey), conversation: .ofPortal())
        let note = DutyNote(
            portal: SamplePortal.portal, messageID: .none,
            keyholder: SamplePortal.identifier(id), time: clock.now,
            commitment: commitment ?? duty.commitment, sealedDigest: sealed.digest
        ).signed(by: SamplePortal.identity(id))
        _ = try await caller(.keyholder, id).post(
            .duty, DutyPosting(note: note, sealed: sealed.bytes).bytes)
    }
}
