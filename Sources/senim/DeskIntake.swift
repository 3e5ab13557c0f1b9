import Directory
import OfficerDesk
import PortalClient
import Reporter
import SealedMessage
import Sealing
import Wording

/// Sends what the desk's page took down, by the reporter's door: to the gateway it is a report like any other.
struct DeskIntake: Sendable {
    let portal: PortalOptions
    let output: CommandOutput

    /// - Throws: what kept it from being sent; then nothing has arrived.
    func send(_ intake: Intake) async throws -> TakenDown {
        let attachments = try CommandAttachments(
            intake.files, held: intake.held,
            patience: Patience(limit: StreamUploader.briefly), output: output)
        return try await portal.withVisit(.reporting) { visit in
            let verified = try await visit.verifiedPortal()
            let audience = try AudienceOffer(of: verified).audience(for: .only(intake.readers))
            let solver = WorkSolver()
            let files = try await attachments.upload(
                over: visit.calls, for: .random(), solver: solver)
            let composed = try ComposedIntake(
                intake.draft, told: intake.origin, for: audience, of: verified, files: files)
            let submitter = ReportSubmitter(
                calls: visit.calls, portal: verified, clock: CommandClock.now, solver: solver)
            do {
                _ = try await submitter.submit(composed)
            } catch let error as SubmissionFailed {
                guard error.mayHaveArrived else { throw error }
                return TakenDown(
                    claimCode: composed.claimCode, report: composed.reportID,
                    doubt: DeskTrouble(error.failure.phrase, hint: error.failure.hint))
            }
            return TakenDown(claimCode: composed.claimCode, report: composed.reportID)
        }
    }
}
