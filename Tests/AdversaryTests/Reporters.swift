import Cover
import Directory
import LivePortal
import Mutations
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing

/// People who report, and go on with what they reported, as `senim report` does it: a run of the program for each act.
///
/// What they do and when they draw as the cover client does; how it is done stands here a second time.
final class Reporters {
    private struct Case {
        var receipt: String
        var nextVisit: UInt64
        var visitsLeft: UInt32
    }

    private let perDay: Double
    private let meanPause: Double
    private let mostFileBytes: UInt64
    private let crowd: CrowdGateway
    private var writer = CoverWriter(SeededMutations(seed: 12))
    private var generator = SeededMutations(seed: 13)
    private var nextReport: UInt64 = 0
    private var cases: [Case] = []
    private(set) var reports: [MessageID] = []

    init(perDay: Double, meanPause: Double, mostFileBytes: UInt64, crowd: CrowdGateway) {
        self.perDay = perDay
        self.meanPause = meanPause
        self.mostFileBytes = mostFileBytes
        self.crowd = crowd
        nextReport = crowd.clock.now + wait()
    }

    /// When somebody acts next.
    var due: UInt64 {
        min(nextReport, cases.map(\.nextVisit).filter { $0 > 0 }.min() ?? .max)
    }

    /// Lets one of them do what is due.
    ///
    /// - Returns: whether anything was.
    func act() async throws -> Bool {
        let now = crowd.clock.now
        if nextReport <= now {
            nextReport = now + wait()
            try await report()
            return true
        }
        guard let index = cases.firstIndex(where: { (1...now).contains($0.nextVisit) }) else {
            return false
        }
        cases[index].visitsLeft -= 1
        let isLast = cases[index].visitsLeft == 0
        cases[index].nextVisit = isLast ? 0 : now + writer.pause(mean: meanPause)
        let course = writer.course(isLast: isLast)
        // A look leaves nothing that is stored.
        if course != .look { try await run(course, in: index) }
        return true
    }

    private func wait() -> UInt64 {
        // People come at no particular time; how many of them is not what is asked here.
        let mean = 86_400 / perDay
        return UInt64(max(1, Double.random(in: 0..<2 * mean, using: &generator)))
    }

    private func report() async throws {
        var draft = writer.draft()
        draft.isCover = false
        let portal = try await crowd.visit.verifiedPortal()
        let audience = try writer.audience(among: offer(portal))
        let files = try await uploaded(withProbability: 0.3)
        let report = try ComposedReport(draft, for: audience, of: portal, files: files)
        _ = try await submitter(portal).submit(report)
        reports.append(report.reportID)
        let visitCount = writer.visitCount()
        let first = crowd.clock.now + writer.pause(mean: meanPause)
        cases.append(
            Case(
                receipt: report.receipt.text(portal: portal.portal.name),
                nextVisit: visitCount == 0 ? 0 : first, visitsLeft: visitCount))
    }

    private func run(_ course: CoverCourse, in index: Int) async throws {
        let portal = try await crowd.visit.verifiedPortal()
        let receipt = try Receipt(
            reading: cases[index].receipt, portal: portal.portal.name)
        let reader = MailboxReader(calls: crowd.calls, portal: portal, receipt: receipt)
        if course == .close { return try await reader.close() }
        let head: ConversationHead
        do {
            head = try await reader.look().head()
        } catch NoConversation.notPublicYet {
            // Too early: they come again another time, as the cover client does.
            return
        }
        let audience = try offer(portal).audience(for: .inherited(persons: head.persons ?? []))
        switch course {
        case .look, .close: break
        case .followUp:
            let draft = writer.followUpDraft()
            let files = try await uploaded(withProbability: 0.2)
            let followUp = try ComposedFollowUp(
                draft, behind: head, for: audience, of: portal, files: files, receipt: receipt)
            _ = try await submitter(portal).submit(followUp)
        case .rekey:
            let rekey = try ComposedRekey(of: receipt, behind: head, for: audience, of: portal)
            _ = try await submitter(portal).submit(rekey)
            cases[index].receipt = rekey.receipt.text(portal: portal.portal.name)
        }
    }

    private func uploaded(withProbability probability: Double) async throws -> UploadedStream? {
        let files = writer.files(withProbability: probability, most: mostFileBytes)
        guard !files.isEmpty else { return nil }
        return try await StreamUploader(calls: crowd.calls).upload(files, for: .random())
    }

    private func offer(_ portal: VerifiedPortal) -> AudienceOffer {
        AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: crowd.clock.now))
    }

    private func submitter(_ portal: VerifiedPortal) -> ReportSubmitter {
        let clock = crowd.clock
        return ReportSubmitter(calls: crowd.calls, portal: portal, clock: { clock.now })
    }
}
