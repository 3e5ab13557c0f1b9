import Directory
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing

/// One reporter after another: seals a report, sends these bytes until they are acknowledged, comes back to look.
package struct ReporterAtWork: CrashClient {
    private let portal: CrashPortal
    private let visit: PortalVisit
    private let calls: PortalCalls

    package init(_ portal: CrashPortal) throws {
        self.portal = portal
        visit = try portal.visit(.reporting)
        calls = visit.calls
    }

    package func work() async throws {
        let found = try await persistently { () throws(PortalError) in
            try await visit.verifiedPortal()
        }
        let files = Int.random(in: 0..<3) == 0 ? try await uploaded() : nil
        let report = try ReporterAtWork.report(
            for: found, on: AlmatyDay(unixSeconds: portal.clock()), with: files)
        let name = found.portal.name
        let mailbox = ReceiptKeys(report.receipt, portal: name).mailboxID
        portal.promises.hold(report.receipt.text(portal: name), of: mailbox)
        let first = try await acknowledged(report, of: found)
        try await Task.sleep(for: .milliseconds(Int.random(in: 0..<2500)))
        // As a client whose answer was lost: the same bytes, the same receipts.
        if Int.random(in: 0..<4) == 0 {
            let second = try await acknowledged(report, of: found)
            if second.report.note != first.report.note
                || second.identity.note != first.identity.note
            {
                portal.promises.contradict("message \(report.reportID.hex) has two receipts")
            }
        }
        if Int.random(in: 0..<3) == 0, let old = portal.promises.mailboxes.randomElement() {
            try await PromiseCheck.look(into: old, over: calls, of: found, portal.promises)
        }
    }

    /// Sends until an answer comes.
    private func acknowledged(
        _ report: borrowing ComposedReport, of found: VerifiedPortal
    ) async throws -> AcceptedSubmission {
        let submitter = ReportSubmitter(
            calls: calls, portal: found, clock: portal.clock, patience: .hasty)
        return try await persistently { () throws(PortalError) in
            do throws(SubmissionFailed) {
                return try await submitter.submit(report)
            } catch {
                switch error {
                case .notSent(let reason), .unknown(let reason): throw reason
                case .receipt: throw .malformed(.field("receipt"))
                }
            }
        }
    }

    /// A short report that the first person of the directory may not read.
    private static func report(
        for portal: VerifiedPortal, on day: AlmatyDay, with files: UploadedStream?
    ) throws -> ComposedReport {
        let offer = AudienceOffer(portal.set, on: day)
        let excluded = offer.candidates.prefix(1).map(\.keyholder.person)
        let draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [],
            what: "Мектеп асханасының тендерінде пара сұралды.")
        return try ComposedReport(
            draft, for: offer.audience(for: .allBut(persons: Set(excluded))), of: portal,
            files: files)
    }

    /// Uploads a file of a few chunks, each sent until it is called durable.
    private func uploaded() async throws -> UploadedStream {
        let uploader = StreamUploader(calls: calls, patience: .hasty)
        let source = MemorySource(byteCount: UInt64.random(in: 1...3_000_000))
        return try await persistently { () throws(PortalError) in
            do throws(UploadFailed) {
                return try await uploader.upload([source], for: .random())
            } catch {
                guard case .notSent(let reason) = error else {
                    throw .malformed(.field("upload"))
                }
                throw reason
            }
        }
    }
}

extension Patience {
    /// As many attempts as a reporter makes, soon after each other.
    fileprivate static var hasty: Patience {
        Patience(
            limit: SubmissionCalls.briefly,
            pause: { _ in try await Task.sleep(for: .milliseconds(100)) })
    }
}
