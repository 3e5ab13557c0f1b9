// `unsafe` here: a capability is copied out of locked pages, into the request that will carry it.
import Directory
import Exchange
import Foundation
import PortalClient
import Reporter
import SealedMessage
import Sealing
import Secrets
import Synchronization

/// Reports sealed beforehand, each for itself, with the request that reads its mailbox.
struct PreparedReports {
    private(set) var submissions: [[UInt8]] = []
    private(set) var mailboxes: [[UInt8]] = []
    /// How many a second one core composes: a report and its identity message each.
    let composedPerSecondAndCore: Double
    /// The bytes of one submission.
    let byteCount: Int

    /// Seals as many as are asked for, on all cores.
    init(_ count: Int, for portal: VerifiedPortal, port: UInt16) throws {
        let kept = Mutex<[(submission: [UInt8], mailbox: [UInt8])]>([])
        let busy = Mutex(0.0)
        let coreCount = ProcessInfo.processInfo.activeProcessorCount
        DispatchQueue.concurrentPerform(iterations: coreCount) { _ in
            let begin = ContinuousClock.now
            var made: [(submission: [UInt8], mailbox: [UInt8])] = []
            for _ in 0..<(count + coreCount - 1) / coreCount {
                guard let one = try? PreparedReports.one(for: portal) else { return }
                made.append(one)
            }
            kept.withLock { $0 += made }
            busy.withLock { $0 += Clients.seconds(since: begin) }
        }
        let made = kept.withLock { $0 }
        guard made.count >= count, let first = made.first else {
            throw BenchFailed.sample("reports")
        }
        composedPerSecondAndCore = Double(made.count) / busy.withLock { $0 }
        byteCount = first.submission.count
        for one in made.prefix(count) {
            submissions.append(
                LoopbackConnection.request(
                    "POST", Endpoint.reports.path, port: port, body: one.submission))
            mailboxes.append(
                LoopbackConnection.request(
                    "POST", Endpoint.mailbox.path, port: port, body: one.mailbox))
        }
    }

    private static func one(
        for portal: VerifiedPortal
    ) throws -> (submission: [UInt8], mailbox: [UInt8]) {
        let offer = AudienceOffer(
            portal.set, on: AlmatyDay(unixSeconds: UInt64(Date().timeIntervalSince1970)))
        let first = offer.candidates.prefix(1).map(\.keyholder.person)
        let draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: text)
        let report = try ComposedReport(
            draft, for: offer.audience(for: .allBut(persons: Set(first))), of: portal)
        let keys = ReceiptKeys(report.receipt, portal: portal.portal.name)
        let capability = keys.capability.withBytes { bytes in
            unsafe bytes.withUnsafeBytes { unsafe Array($0) }
        }
        return (
            report.submission.bytes, MailboxRequest(capability: capability, page: 0).bytes
        )
    }

    /// Some 3 KiB of text, in the 16 KiB bucket as nearly every report.
    private static let text = String(
        repeating: "Тендерде баға екі есе артық көрсетілді. ", count: 40)
}
