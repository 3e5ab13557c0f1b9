import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SignedNote
import Storage

extension Gateway {
    /// `POST /trustee/poll`.
    func trusteePoll(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let poll = try? TrusteePoll(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a checkpoint and a size")
        }
        let held = try membersInWork.enter("trustee/\(trustee.id.text)")
        var response = ServiceResponse.bytes(
            try await sequencer.answer(poll, from: trustee).bytes)
        response.held = held
        return response
    }

    /// `POST /trustee/cosignature`.
    func trusteeCosignature(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let posting = try? CosignaturePosting(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a size and a checkpoint")
        }
        do throws(CosigningRefused) {
            try await sequencer.cosign(
                size: posting.size, lines: posting.checkpoint.signatures,
                by: [trustee.cosigningKey], as: .trustee)
        } catch {
            throw error.refusal
        }
        return .bytes([])
    }

    /// `POST /trustee/release` and `POST /trustee/refusal`.
    func trusteeAnswer(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let answer = try? TrusteeAnswer(parsing: asked.payload),
            let detail = try? Detail(parsing: answer.note.text)
        else { throw Refusal(.malformedRequest, "expected a signed note and a release") }
        switch detail {
        case .release(let note) where endpoint == .trusteeRelease:
            guard note.trustee == trustee.id else { throw Gateway.otherTrustee }
            guard !answer.release.isEmpty, Digest(hashing: answer.release) == note.releaseDigest
            else { throw Refusal(.noteRefused, "the release is not the one the note names") }
        case .refusal(let note) where endpoint == .trusteeRefusal:
            guard note.trustee == trustee.id else { throw Gateway.otherTrustee }
            guard answer.release.isEmpty else {
                throw Refusal(.malformedRequest, "a refusal comes without a release")
            }
        default:
            throw Refusal(.malformedRequest, "the note is not what this path expects")
        }
        let index = try await log(
            Act(note: answer.note, detail: detail, attachment: answer.release))
        return .bytes([UInt8](bigEndian: index))
    }

    /// `POST /trustee/currency`.
    func trusteeCurrency(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let note = try? SignedNote(parsing: asked.payload) else {
            throw Refusal(.malformedRequest, "expected a signed currency note")
        }
        try await sequencer.takeCurrency(note, from: trustee)
        return .bytes([])
    }

    /// `POST /trustee/directory`.
    func trusteeDirectory(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (_, asked) = try await trustee(request, at: endpoint)
        return try await takeDirectory(asked.payload)
    }

    /// `POST /directory`: open to everyone; the authority's signature is the ticket.
    func newDirectory(_ request: ServiceRequest, _: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        try await takeDirectory(request.body)
    }

    /// `POST /audit/entries`: entries with their details, and the newest checkpoints.
    ///
    /// All entries there are: a trustee that was killed between its ledger and its answer has cosigned more than we know of.
    func auditEntries(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (auditor, asked) = try await auditor(request, at: endpoint)
        let first = try Gateway.number(asked.payload)
        let held = try membersInWork.enter("auditor/\(auditor.id.text)")
        let published = asked.view.published
        let answer = try await stored { storage throws(StorageFailure) in
            let newest = try await storage.checkpoint(.newestCosigned)
            let entries = try await storage.entries(
                from: first, below: try await storage.checkpoint(.newest)?.size ?? 0,
                mostCount: TrusteePollAnswer.mostEntries, mostByteCount: Gateway.mostAuditBytes)
            return AuditEntriesAnswer(
                entries: entries.map(LoggedEntry.init), newest: try newest?.cosigned(),
                published: try published?.cosigned())
        }
        var response = ServiceResponse.bytes(answer.bytes)
        response.held = held
        return response
    }

    private func takeDirectory(_ bytes: [UInt8]) async throws(Refusal) -> ServiceResponse {
        guard let note = try? SignedNote(parsing: bytes) else {
            throw Refusal(.malformedRequest, "expected a directory note")
        }
        return .bytes(try await sequencer.takeDirectory(note).bytes)
    }

    func trustee(
        _ request: ServiceRequest, at endpoint: Endpoint
    ) async throws(Refusal) -> (DirectoryTrustee, Authenticated) {
        let asked = try await authenticate(request, at: endpoint, as: [.trustee])
        guard case .trustee(let trustee) = asked.signer else { throw Refusal(.notAuthorised) }
        return (trustee, asked)
    }

    func auditor(
        _ request: ServiceRequest, at endpoint: Endpoint
    ) async throws(Refusal) -> (DirectoryAuditor, Authenticated) {
        let asked = try await authenticate(request, at: endpoint, as: [.auditor])
        guard case .auditor(let auditor) = asked.signer else { throw Refusal(.notAuthorised) }
        return (auditor, asked)
    }

    static let otherTrustee = Refusal(
        .notAuthorised, "the note is not of the trustee who asks")
    private static let mostAuditBytes = 3 * 1024 * 1024 + 512 * 1024
}
