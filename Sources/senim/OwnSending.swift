import Directory
import Encoding
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Wording

/// Sends what a reporter composes; when the portal's directory changed meanwhile, says how, and has it sealed anew.
struct OwnSending {
    let visit: PortalVisit
    let dialogue: ReportDialogue
    let output: CommandOutput
    /// For how long a broken connection is waited out.
    let patience: Patience

    /// One time of sealing and sending: to whom, to which portal, and with what.
    struct Attempt {
        let audience: ChosenAudience
        let portal: VerifiedPortal
        let submitter: ReportSubmitter
        /// Works for uploads, too, and says so.
        let solver: WorkSolver
    }

    /// What was accepted, and whom it addresses.
    typealias Sent = (accepted: AcceptedSubmission, audience: ChosenAudience)

    /// - Parameters:
    ///   - wish: whom it may reach. After a change only those of them who can still be addressed, and nobody who is new.
    ///   - compose: seals to an audience, and submits.
    func send(
        to wish: AudienceOffer.Wish, of portal: VerifiedPortal,
        _ compose: (Attempt) async throws -> AcceptedSubmission
    ) async throws -> Sent {
        var portal = portal
        var wish = wish
        var changeCount = 0
        while true {
            let offer = AudienceOffer(of: portal)
            let audience: ChosenAudience
            do throws(AudienceRefused) {
                audience = try offer.audience(for: wish)
            } catch {
                dialogue.tell(offer)
                throw error
            }
            try dialogue.confirm(audience, of: offer, from: wish)
            output.tell(.reporterSending)
            let progress = WorkProgress(output)
            defer { progress.end() }
            let solver = progress.solver
            let submitter = ReportSubmitter(
                calls: visit.calls, portal: portal, clock: CommandClock.now, solver: solver,
                patience: patience)
            let attempt = Attempt(
                audience: audience, portal: portal, submitter: submitter, solver: solver)
            do {
                return (try await compose(attempt), audience)
            } catch let error as SubmissionFailed {
                guard error.isForAnotherDirectory, changeCount < OwnSending.mostChanges else {
                    throw error
                }
                let next = try await visit.verifiedPortal()
                guard next.set.hash != portal.set.hash else { throw error }
                tellChanges(from: portal.directory, to: next.directory)
                wish = .inherited(persons: Set(audience.addressed.map(\.keyholder.person)))
                portal = next
                changeCount += 1
            }
        }
    }

    /// What is different among those who can read.
    private func tellChanges(from old: Directory, to new: Directory) {
        output.tell(.reporterDirectoryChanged)
        for change in new.changes(from: old) {
            switch change {
            case .keyholderAdded(let keyholder):
                output.tell(.reporterKeyholderAdded(name: keyholder.line), depth: 1)
            case .keyholderRemoved(let keyholder):
                output.tell(.reporterKeyholderRemoved(name: keyholder.line), depth: 1)
            case .keyholderChanged(_, let keyholder):
                output.tell(.reporterKeyholderChanged(name: keyholder.line), depth: 1)
            default: break
            }
        }
    }

    /// A portal that changes more often than this during one command is tried again another day.
    private static let mostChanges = 2
}

extension AudienceOffer {
    /// Whom a reporter can choose from at this moment.
    init(of portal: VerifiedPortal) {
        self.init(portal.set, on: AlmatyDay(unixSeconds: CommandClock.now()))
    }
}

extension AcceptedSubmission {
    /// What programs get to know.
    func members(_ name: String, to audience: ChosenAudience) -> [JSONMember] {
        [
            JSONMember(name, .string(report.receipt.messageID.hex)),
            JSONMember("identity", .string(identity.receipt.messageID.hex)),
            JSONMember("day", .integer(Int64(report.receipt.day))),
            JSONMember(
                "addressees", .array(audience.addressed.map { .string($0.keyholder.id.text) })),
        ]
    }
}

extension Keyholder {
    /// Name, post and body, as the directory has them.
    var line: String { "\(name), \(post), \(body)" }
}
