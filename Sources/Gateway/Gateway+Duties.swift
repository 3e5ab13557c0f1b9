import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage

/// Statements of duties, and holds: the gateway logs that something was stated, and carries what it cannot read (Specification.md §17).
extension Gateway {
    /// `POST /duty`: what the keyholder who asks states about a case.
    func duty(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let posting = try? DutyPosting(parsing: asked.payload),
            let duty = try? DutyNote(parsing: posting.note.text)
        else { throw Refusal(.malformedRequest, "expected a duty note and a sealed statement") }
        guard duty.keyholder == keyholder.id, posting.note.signatures.count == 1,
            posting.note.isSigned(by: keyholder.identityKey)
        else { throw Refusal(.notAuthorised, "the statement is not of the one who asks") }
        guard Digest(hashing: posting.sealed) == duty.sealedDigest else {
            throw Refusal(.noteRefused, "the sealed statement is not the one the note names")
        }
        if !duty.isOfPortal { try await checkMessage(duty.messageID) }
        let logged = try await stored { storage throws(StorageFailure) in
            try await storage.rule(named: duty.name.text)
        }
        if logged == nil {
            try checkRoom()
            try checkPartCount(of: posting, in: asked.view)
        }
        let act = Act(note: posting.note, detail: .duty(duty), attachment: posting.sealed)
        guard logged == nil else { return .bytes([UInt8](bigEndian: try await log(act))) }
        let index = try await logStatement(
            act, byteCount: posting.sealed.count, by: keyholder.id, about: duty.messageID)
        return .bytes([UInt8](bigEndian: index))
    }

    /// `POST /hold`: the keyholder who asks keeps a message from destruction, or lifts that.
    func hold(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let note = try? SignedNote(parsing: asked.payload),
            let hold = try? HoldNote(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed hold") }
        guard hold.keyholder == keyholder.id, note.signatures.count == 1,
            note.isSigned(by: keyholder.identityKey)
        else { throw Refusal(.notAuthorised, "the hold is not of the one who asks") }
        try await checkMessage(hold.messageID)
        let logged = try await stored { storage throws(StorageFailure) in
            try await storage.rule(named: hold.name.text)
        }
        let act = Act(note: note, detail: .hold(hold))
        guard logged == nil else {
            return .bytes(try await entryAnswer(at: try await log(act)).bytes)
        }
        try checkRoom()
        let index = try await logStatement(
            act, byteCount: asked.payload.count, by: keyholder.id, about: hold.messageID)
        return .bytes(try await entryAnswer(at: index).bytes)
    }

    /// Statements and holds are about messages of kind 1 that stand in the log.
    private func checkMessage(_ id: MessageID) async throws(Refusal) {
        let message = try await message(id)
        guard message.place != nil else { throw Refusal.unknownMessage }
        guard message.kind == .report else {
            throw Refusal(.wrongKind, "statements and holds are about messages of kind 1")
        }
    }

    /// Logs a new statement, within what keyholders may state until the next tick.
    private func logStatement(
        _ act: Act, byteCount: Int, by keyholder: Identifier, about message: MessageID
    ) async throws(Refusal) -> UInt64 {
        try await statementRoom.holding(byteCount, by: keyholder, in: message.digest) {
            () throws(Refusal) in
            try await log(act)
        }
    }

    /// One part for each trustee, each auditor and the case: whatever it says, a statement is as long as every other.
    private func checkPartCount(
        of posting: DutyPosting, in view: LogView
    ) throws(Refusal) {
        let sets = view.history.acceptable(on: view.day(at: environment.clock()))
        let byteCounts = sets.map { set in
            (set.directory.trustees.count + set.directory.auditors.count + 1)
                * DutyPosting.partByteCount
        }
        guard byteCounts.contains(posting.sealed.count) else {
            throw Refusal(
                .noteRefused, "expected one part for each trustee, each auditor and the case")
        }
    }

    /// `POST /thread/duties`: what was stated about a message, for one who knows T of its thread and asked for the report on the record;
    /// about the portal, for every keyholder.
    func threadDuties(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let wanted = try? CaseDutiesRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a message id, T and a log index")
        }
        let held = try membersInWork.enter("keyholder-duties/\(keyholder.id.text)")
        if !wanted.isOfPortal {
            let isReader = try await isReader(
                keyholder, of: wanted.message, inThread: Gateway.threadID(wanted.thread))
            guard isReader else { throw Refusal(.notFound, "no such message in this thread") }
        }
        let duties = try await stored { storage throws(StorageFailure) in
            try await storage.duties(
                about: wanted.message, from: wanted.first, most: CaseDutiesAnswer.most)
        }
        var response = ServiceResponse.bytes(
            CaseDutiesAnswer(
                duties: duties.map { .init(entry: LoggedEntry($0.entry), sealed: $0.sealed) }
            ).bytes)
        response.held = held
        return response
    }

    /// `POST /trustee/duties`: sealed statements, of which a trustee opens a part before it cosigns.
    func trusteeDuties(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        return try await duties(asked, for: "trustee-duties/\(trustee.id.text)")
    }

    /// `POST /audit/duties`: sealed statements, of which an auditor opens a part.
    func auditDuties(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (auditor, asked) = try await auditor(request, at: endpoint)
        return try await duties(asked, for: "auditor-duties/\(auditor.id.text)")
    }

    /// - Parameter name: whose answer it is, of which one at a time is on its way.
    private func duties(
        _ asked: Authenticated, for name: String
    ) async throws(Refusal) -> ServiceResponse {
        guard let wanted = try? DutiesRequest(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected an index and a count")
        }
        let held = try membersInWork.enter(name)
        let duties = try await stored { storage throws(StorageFailure) in
            try await storage.duties(from: wanted.first, most: Int(wanted.most))
        }
        var response = ServiceResponse.bytes(
            DutiesAnswer(
                duties: duties.map { .init(index: $0.entry.index, sealed: $0.sealed) }
            ).bytes)
        response.held = held
        return response
    }
}
