import Directory
import Encoding
import Exchange
import PortalClient
import Reporter
import SealedMessage
import Sealing

extension CoverClient {
    /// Sends a report with its identity message, and perhaps files: a thread begins.
    func report(over visit: PortalVisit) async throws -> Act {
        let draft = writer.draft()
        let files = writer.files(withProbability: 0.3, most: habits.mostFileBytes)
        let portal = try await visit.verifiedPortal()
        // As a reporter's program does, which offers them.
        _ = try await visit.taxonomyText(of: portal)
        let audience = try writer.audience(among: offer(of: portal))
        try await send(to: audience, of: portal, over: visit) { attempt in
            let report = try ComposedReport(
                draft, for: attempt.audience, of: attempt.portal,
                files: try await attempt.upload(files))
            let sent = CoverState.Thread.Sent(
                message: report.reportID, identity: report.identityID)
            state.threads.append(
                CoverState.Thread(
                    receipt: report.receipt.text(portal: attempt.portal.portal.name),
                    nextReceipt: nil, sent: [sent], nextVisit: 0, visitsLeft: 0))
            try save()
            do throws(SubmissionFailed) {
                _ = try await attempt.submitter.submit(report)
            } catch {
                if error.mayHaveArrived { try plan(sent.message) }
                throw error
            }
            try plan(sent.message)
        }
        return .sent
    }

    /// Does in a mailbox what its reporter might do.
    func go(
        _ course: CoverCourse, in report: MessageID, over visit: PortalVisit
    ) async throws -> Act {
        guard let index = state.index(of: report) else { return .failed }
        let text = state.threads[index].receipt
        do {
            let portal = try await visit.verifiedPortal()
            let receipt = try Receipt(reading: text, portal: portal.portal.name)
            let reader = MailboxReader(calls: visit.calls, portal: portal, receipt: receipt)
            guard course != .close else {
                try await reader.close()
                try end(report)
                return .closed
            }
            let view = try await reader.look()
            switch course {
            case .followUp:
                return try await followUp(report, view, with: receipt, of: portal, over: visit)
            case .rekey:
                return try await rekey(report, view, with: receipt, of: portal, over: visit)
            case .look, .close: return .visited
            }
        } catch let error as PortalError {
            try learn(from: error, on: course, in: report)
            throw error
        } catch SubmissionFailed.notSent(let error) {
            try learn(from: error, on: course, in: report)
            throw SubmissionFailed.notSent(error)
        }
    }

    /// Adds to a report, perhaps with files.
    private func followUp(
        _ report: MessageID, _ view: MailboxView, with receipt: borrowing Receipt,
        of portal: VerifiedPortal, over visit: PortalVisit
    ) async throws -> Act {
        let head = try view.head()
        let draft = writer.followUpDraft()
        let files = writer.files(withProbability: 0.2, most: habits.mostFileBytes)
        guard let audience = try inherited(head, in: portal) else { return .visited }
        try await send(to: audience, of: portal, over: visit) { attempt in
            let followUp = try ComposedFollowUp(
                draft, behind: head, for: attempt.audience, of: attempt.portal,
                files: try await attempt.upload(files), receipt: receipt)
            let sent = CoverState.Thread.Sent(
                message: followUp.messageID, identity: followUp.identityID)
            try change(report) { $0.sent.append(sent) }
            _ = try await attempt.submitter.submit(followUp)
        }
        return .followedUp
    }

    /// Changes the receipt. Both are kept until the gateway says which holds.
    private func rekey(
        _ report: MessageID, _ view: MailboxView, with receipt: borrowing Receipt,
        of portal: VerifiedPortal, over visit: PortalVisit
    ) async throws -> Act {
        guard view.mayChangeReceipt, let audience = try inherited(view.head(), in: portal),
            let index = state.index(of: report)
        else { return .visited }
        let head = try view.head()
        // The new receipt of a re-key that may still arrive is offered again: whichever comes first, this one holds then.
        let fresh = state.threads[index].nextReceipt ?? Receipt().text(portal: portal.portal.name)
        try await send(to: audience, of: portal, over: visit) { attempt in
            let rekey = try ComposedRekey(
                of: receipt, behind: head, for: attempt.audience, of: attempt.portal,
                receipt: try Receipt(reading: fresh, portal: attempt.portal.portal.name))
            let sent = CoverState.Thread.Sent(
                message: rekey.messageID, identity: rekey.identityID)
            try change(report) { thread in
                thread.sent.append(sent)
                thread.nextReceipt = fresh
            }
            _ = try await attempt.submitter.submit(rekey)
            try change(report) { thread in
                thread.receipt = fresh
                thread.nextReceipt = nil
            }
        }
        return .rekeyed
    }

    // MARK: Sealing and sending

    /// One time of sealing and sending.
    private struct Attempt {
        let audience: ChosenAudience
        let portal: VerifiedPortal
        let submitter: ReportSubmitter
        private let uploader: StreamUploader

        init(
            to audience: ChosenAudience, of portal: VerifiedPortal, over visit: PortalVisit,
            clock: @escaping @Sendable () -> UInt64,
            pause: @escaping @Sendable (Duration) async throws -> Void
        ) {
            self.audience = audience
            self.portal = portal
            submitter = ReportSubmitter(
                calls: visit.calls, portal: portal, clock: clock,
                patience: Patience(limit: SubmissionCalls.briefly, pause: pause))
            uploader = StreamUploader(
                calls: visit.calls,
                patience: Patience(limit: StreamUploader.briefly, pause: pause))
        }

        /// Uploads files for a message; nil when there are none.
        func upload(
            _ files: [any StreamSource]
        ) async throws(UploadFailed) -> UploadedStream? {
            files.isEmpty ? nil : try await uploader.upload(files, for: .random())
        }
    }

    /// Sends; when the portal asks for another directory, all is sealed anew, as reporters' programs do (Reporter/Specification.md §1.7).
    private func send(
        to audience: ChosenAudience, of portal: VerifiedPortal, over visit: PortalVisit,
        _ body: (Attempt) async throws -> Void
    ) async throws {
        var (audience, portal) = (audience, portal)
        for change in 0... {
            do {
                return try await body(
                    Attempt(
                        to: audience, of: portal, over: visit, clock: clock, pause: pause))
            } catch let error as SubmissionFailed {
                guard error.isForAnotherDirectory, change < CoverClient.mostChanges else {
                    throw error
                }
                let next = try await visit.verifiedPortal()
                guard next.set.hash != portal.set.hash else { throw error }
                let persons = Set(audience.addressed.map(\.keyholder.person))
                audience = try offer(of: next).audience(for: .inherited(persons: persons))
                portal = next
            }
        }
    }

    private func offer(of portal: VerifiedPortal) -> AudienceOffer {
        AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: clock()))
    }

    /// Those whom the newest message reached; nil when the portal no longer shows who they are.
    private func inherited(
        _ head: ConversationHead, in portal: VerifiedPortal
    ) throws -> ChosenAudience? {
        guard let persons = head.persons else { return nil }
        return try offer(of: portal).audience(for: .inherited(persons: persons))
    }

    /// As often as a reporter's program seals anew.
    private static var mostChanges: Int { 2 }

    // MARK: What is known of a thread

    /// Changes a thread, durably.
    private func change(
        _ report: MessageID, _ body: (inout CoverState.Thread) -> Void
    ) throws {
        guard let index = state.index(of: report) else { return }
        body(&state.threads[index])
        try save()
    }

    /// A thread begins: some are never looked at again, some for weeks.
    private func plan(_ report: MessageID) throws {
        let visitCount = writer.visitCount()
        let first = clock() + writer.pause(mean: habits.meanPause)
        try change(report) { thread in
            thread.visitsLeft = visitCount
            thread.nextVisit = visitCount == 0 ? 0 : first
        }
    }

    /// What a gateway's refusal says about a mailbox.
    private func learn(
        from error: PortalError, on course: CoverCourse, in report: MessageID
    ) throws {
        let soon = clock() + writer.dice.wait(mean: CoverClient.meanPauseToOtherReceipt)
        let later = clock() + writer.pause(mean: habits.meanPause)
        switch error {
        case .problem(.mailboxChanged, _):
            guard let index = state.index(of: report), let next = state.threads[index].nextReceipt
            else { return try end(report) }
            try change(report) { thread in
                thread.receipt = next
                thread.nextReceipt = nil
                thread.visitsLeft += 1
                thread.nextVisit = soon
            }
        case .problem(.notFound, _): try end(report)
        default:
            guard course == .close else { return }
            // Whether it is closed is not known; who wants it closed comes again.
            try change(report) { thread in
                thread.visitsLeft += 1
                thread.nextVisit = later
            }
        }
    }

    /// Nobody comes again.
    private func end(_ report: MessageID) throws {
        try change(report) { thread in
            thread.visitsLeft = 0
            thread.nextVisit = 0
        }
    }

    /// Until somebody whose receipt was refused takes the other one, in seconds.
    private static var meanPauseToOtherReceipt: Double { 60 }
}
