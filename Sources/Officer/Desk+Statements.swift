import Details
import Directory
import Encoding
import Exchange
import PortalClient
package import Procedure
package import SealedMessage
package import Sealing
import SignedNote
import TransparencyLog

/// Where a statement of this desk's stands.
package struct StatementReceipt: Sendable, Hashable {
    /// The entry of the log, by the gateway's word; `statements(of:)` proves it.
    package let index: UInt64
    /// When it was signed, UTC seconds.
    package let time: UInt64
}

/// Why nothing is stated or listed.
package enum StatementFailed: Error, Equatable {
    /// The report has not been opened here, or is none.
    case notOpened
    case text(MalformedDutyText)
    /// This desk has stated as much about the report as it keeps.
    case tooMany
    /// A hold is over already, or lasts longer than is taken.
    case holdDay
    /// The portal does not show these spheres.
    case unknownSpheres([SphereID])
    /// Only a commissioner states what was done for the portal.
    case notCommissioner
}

extension Desk {
    /// States something about a case (Specification.md §12): durable first, then sent, and the identical bytes again until the log has
    /// them.
    ///
    /// What was stated before and perhaps never arrived goes first; when that has this very text, nothing is stated twice.
    package borrowing func state(
        _ text: [UInt8], of report: MessageID
    ) async throws(DeskFailed) -> StatementReceipt {
        let text = try Desk.dutyText(text)
        guard var record = try record(of: report), let conversation = conversation(report) else {
            throw .statement(.notOpened)
        }
        if let last = record.stated.last, last.index == nil {
            let isSame = last.text(in: conversation, of: report) == text
            let receipt = try await post(&record, in: conversation, of: report)
            if isSame { return receipt }
        }
        guard record.stated.count < DeskRecord.mostStated else { throw .statement(.tooMany) }
        record.stated.append(stated(text, of: report, under: conversation.reportKey))
        try save(record, of: report)
        return try await post(&record, in: conversation, of: report)
    }

    /// What all keyholders of a case stated, each statement with its signature, its commitment and, once public, its proof.
    ///
    /// A hold that this desk stated and the public log lacks stands among what is refused, and is stated anew (§14).
    ///
    /// - Throws: `StatementFailed.notOpened` unless the report was opened here: only who reads the case reads what was stated.
    package borrowing func statements(
        of report: MessageID
    ) async throws(DeskFailed) -> CaseStatements {
        try await learnHandovers(of: report)
        guard let record = try record(of: report), let conversation = conversation(report),
            let tick = record.tick
        else { throw .statement(.notOpened) }
        let listed = try await listedDuties { first in
            CaseDutiesRequest(
                message: report, thread: conversation.threadCapability, first: first)
        }
        let chain = portal.chain
        let checked = try await checked(listed) { duty throws(StatementRefused) in
            try StatedFact(duty, about: report, in: conversation, chain: chain)
        }
        var refused = checked.refused
        let details = Set(listed.map(\.entry.detail))
        for own in record.stated where !details.contains(own.note.bytes) {
            if let index = own.index { refused.append(RefusedFact(index: index, reason: .hidden)) }
        }
        let missing = record.kept?.statements.filter {
            $0.isPublic && !details.contains($0.entry.detail)
        }
        for statement in missing ?? []
        where !refused.contains(where: { $0.index == statement.entry.index }) {
            refused.append(RefusedFact(index: statement.entry.index, reason: .hidden))
        }
        if let missing = try await missingHold(of: report) { refused.append(missing) }
        // A list that cannot be kept is asked for again: what was read is not lost with it.
        try? keep(checked.holding, of: report)
        return CaseStatements(
            report: report, deemedReceipt: tick, facts: checked.holding.map(\.fact),
            refused: refused)
    }

    /// Keeps what holds as it was sealed for the case, for lists to be shown from the record alone (Specification.md §2).
    ///
    /// What was public once stays, listed or not, so that its absence is seen again.
    private borrowing func keep(
        _ holding: [(fact: StatedFact, duty: CaseDutiesAnswer.Duty)], of report: MessageID
    ) throws(DeskFailed) {
        guard var record = try record(of: report) else { return }
        let known = record.kept?.statements.filter(\.isPublic) ?? []
        let details = Set(known.map(\.entry.detail))
        let listed = holding.compactMap { fact, duty -> DeskRecord.KeptStatement? in
            guard !details.contains(duty.entry.detail) else { return nil }
            return (try? SealedDuty(duty.sealed)).map {
                DeskRecord.KeptStatement(
                    entry: duty.entry, casePart: $0.casePart,
                    signer: fact.keyholder.identityKey, isPublic: fact.isPublic)
            }
        }
        let kept = DeskRecord.KeptStatements(
            (known + listed).sorted { $0.entry.index < $1.entry.index })
        guard let kept, record.kept != kept else { return }
        record.kept = kept
        try save(record, of: report)
    }

    /// Which of the listed statements hold, each with its proof once it is public, and why the others do not.
    borrowing func checked(
        _ listed: [CaseDutiesAnswer.Duty],
        _ read: (CaseDutiesAnswer.Duty) throws(StatementRefused) -> StatedFact
    ) async throws(DeskFailed) -> (
        holding: [(fact: StatedFact, duty: CaseDutiesAnswer.Duty)], refused: [RefusedFact]
    ) {
        let published = try? await visit.publicCheckpoint(of: portal)
        var cache = TileCache()
        var holding: [(fact: StatedFact, duty: CaseDutiesAnswer.Duty)] = []
        var refused: [RefusedFact] = []
        for duty in listed {
            do {
                var fact = try read(duty)
                if let published, fact.index < published.checkpoint.size {
                    let proof = try await visit.inclusionProof(
                        ofEntry: fact.index, in: published, cache: &cache)
                    fact = try fact.proven(duty.entry, by: proof, in: published)
                }
                guard !holding.contains(where: { $0.fact.name == fact.name }) else {
                    throw StatementRefused.repeated
                }
                holding.append((fact, duty))
            } catch let error as StatementRefused {
                refused.append(RefusedFact(index: duty.entry.index, reason: error))
            } catch let error as PortalError {
                throw .portal(error)
            } catch {
                preconditionFailure("nothing else is thrown above")
            }
        }
        return (holding, refused)
    }

    static func dutyText(_ bytes: [UInt8]) throws(DeskFailed) -> DutyText {
        do {
            return try DutyText(bytes)
        } catch {
            throw .statement(.text(error))
        }
    }

    /// Seals a text to today's trustees and auditors and to the case, and signs what commits to it.
    borrowing func stated(
        _ text: DutyText, of report: MessageID, under key: borrowing ConversationKey
    ) -> DeskRecord.StatedDuty {
        let duty = StatedDuty(text)
        let directory = portal.directory
        let sealed = SealedDuty(
            duty, about: DutySubject(report, keyholder: keys.id.text),
            trustees: directory.trustees.indices.map(portal.set.sealingKey(ofTrusteeAt:)),
            auditors: directory.auditors.map(\.sealingKey), conversation: key)
        let note = DutyNote(
            portal: portal.portal, messageID: report, keyholder: keys.id, time: clock(),
            commitment: duty.commitment, sealedDigest: sealed.digest)
        guard let signed = try? caller.sign(note.text) else {
            preconditionFailure("lines without control characters can be signed")
        }
        return DeskRecord.StatedDuty(note: signed, pending: sealed.bytes)
    }

    /// Posts the last statement of the record, which the log may or may not have, and keeps its place.
    private borrowing func post(
        _ record: inout DeskRecord, in conversation: Conversation, of report: MessageID
    ) async throws(DeskFailed) -> StatementReceipt {
        let last = record.stated.count - 1
        let index: UInt64
        do {
            index = try await send(record.stated[last])
        } catch .portal(.problem(.noteTooOld, _)), .portal(.problem(.noteRefused, _)) {
            // What was logged is answered again, whatever its age: this one never was.
            guard let text = record.stated[last].text(in: conversation, of: report) else {
                throw .record(.malformed(report))
            }
            record.stated[last] = stated(text, of: report, under: conversation.reportKey)
            try save(record, of: report)
            do {
                index = try await send(record.stated[last])
            } catch .portal(.problem(.noteRefused, let seconds)) {
                // Not for its age nor for its readers: it stands in nobody's way.
                record.stated.removeLast()
                try save(record, of: report)
                throw .portal(.problem(.noteRefused, retryAfterSeconds: seconds))
            }
        }
        record.stated[last].index = index
        record.stated[last].pending = []
        try save(record, of: report)
        guard let note = try? DutyNote(parsing: record.stated[last].note.text) else {
            throw .record(.malformed(report))
        }
        return StatementReceipt(index: index, time: note.time)
    }

    /// Where the log has a statement, by the gateway's word.
    borrowing func send(_ stated: DeskRecord.StatedDuty) async throws(DeskFailed) -> UInt64 {
        do throws(PortalError) {
            let posting = DutyPosting(note: stated.note, sealed: stated.pending)
            let answer = try await caller.post(.duty, posting.bytes)
            var reader = ByteReader(answer)
            guard answer.count == 8, let index = try? reader.uint64() else {
                throw .malformed(.field("index"))
            }
            return index
        } catch {
            throw .portal(error)
        }
    }

    /// All statements that the gateway lists for a request, page by page, in the order of the log.
    ///
    /// - Parameter request: what asks for those from a log index on.
    borrowing func listedDuties(
        _ request: (UInt64) -> CaseDutiesRequest
    ) async throws(DeskFailed) -> [CaseDutiesAnswer.Duty] {
        var listed: [CaseDutiesAnswer.Duty] = []
        var next: UInt64 = 0
        do throws(PortalError) {
            while true {
                let answer = try await page(request(next))
                listed += answer.duties
                guard answer.duties.count == CaseDutiesAnswer.most,
                    let last = answer.duties.last?.entry.index, last >= next,
                    listed.count < Desk.mostDuties
                else { return listed }
                next = last + 1
            }
        } catch {
            throw .portal(error)
        }
    }

    private borrowing func page(
        _ request: CaseDutiesRequest
    ) async throws(PortalError) -> CaseDutiesAnswer {
        let bytes = try await caller.post(.threadDuties, request.bytes)
        do throws(MalformedExchange) {
            return try CaseDutiesAnswer(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    /// More than 16 keyholders can state about one message.
    private static let mostDuties = 16 * 512
}

extension DeskRecord.StatedDuty {
    /// What was stated, as long as its sealed bytes are kept.
    fileprivate func text(in conversation: Conversation, of report: MessageID) -> DutyText? {
        guard let note = try? DutyNote(parsing: self.note.text),
            let sealed = try? SealedDuty(pending),
            let stated = try? conversation.reportKey.open(
                sealed.casePart, about: DutySubject(report, keyholder: note.keyholder.text))
        else { return nil }
        return stated.text
    }
}
