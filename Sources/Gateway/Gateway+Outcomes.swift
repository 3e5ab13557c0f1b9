import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SealedMessage
import SignedNote
import Storage

/// Outcomes and challenges: the gateway carries what it cannot read (Specification.md §14).
extension Gateway {
    /// `POST /outcome`: what a message was to the keyholder who asks, sealed to trustees and auditors.
    func outcome(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (keyholder, asked) = try await keyholder(request, at: endpoint)
        guard let posting = try? OutcomePosting(parsing: asked.payload),
            let outcome = try? OutcomeNote(parsing: posting.note.text)
        else { throw Refusal(.malformedRequest, "expected an outcome note and a sealed outcome") }
        guard outcome.keyholder == keyholder.id, posting.note.signatures.count == 1,
            posting.note.isSigned(by: keyholder.identityKey)
        else { throw Refusal(.notAuthorised, "the outcome is not of the one who asks") }
        guard Digest(hashing: posting.sealed) == outcome.outcomeDigest else {
            throw Refusal(.noteRefused, "the sealed outcome is not the one the note names")
        }
        let message = try await message(outcome.messageID)
        guard message.place != nil else { throw Refusal.unknownMessage }
        guard message.kind == .report else {
            throw Refusal(.wrongKind, "outcomes are stated about messages of kind 1")
        }
        let logged = try await stored { storage throws(StorageFailure) in
            try await storage.rule(named: outcome.name.text)
        }
        // The first outcome stands, and is the answer to every later one: another desk may have stated it.
        if let logged { return .bytes(try await entryAnswer(at: logged).bytes) }
        try checkPartCount(of: posting, in: asked.view)
        let index = try await log(
            Act(note: posting.note, detail: .outcome(outcome), attachment: posting.sealed))
        return .bytes(try await entryAnswer(at: index).bytes)
    }

    /// One part for each trustee and each auditor: whatever it says, an outcome is as long as every other.
    private func checkPartCount(
        of posting: OutcomePosting, in view: LogView
    ) throws(Refusal) {
        let sets = view.history.acceptable(on: view.day(at: environment.clock()))
        let byteCounts = sets.map { set in
            (set.directory.trustees.count + set.directory.auditors.count)
                * OutcomePosting.partByteCount
        }
        guard byteCounts.contains(posting.sealed.count) else {
            throw Refusal(.noteRefused, "expected one part for each trustee and each auditor")
        }
    }

    /// `POST /trustee/outcomes`: sealed outcomes, each with the header of its message.
    func trusteeOutcomes(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        let wanted = try Gateway.outcomesRequest(asked.payload)
        let held = try membersInWork.enter("trustee-outcomes/\(trustee.id.text)")
        let answer = try await stored { storage throws(StorageFailure) in
            var outcomes: [HeadedOutcome] = []
            for outcome in try await storage.outcomes(from: wanted.first, most: Int(wanted.most)) {
                guard let message = try await storage.message(outcome.message) else {
                    throw .failed
                }
                outcomes.append(
                    HeadedOutcome(
                        index: outcome.entry, sealed: outcome.sealed, header: message.header,
                        bodyDigest: message.bodyDigest))
            }
            return TrusteeOutcomesAnswer(outcomes: outcomes)
        }
        var response = ServiceResponse.bytes(answer.bytes)
        response.held = held
        return response
    }

    /// `POST /trustee/challenge`: logged; from now on it waits for every other trustee.
    func trusteeChallenge(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let note = try? SignedNote(parsing: asked.payload),
            let challenge = try? ChallengeNote(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed challenge") }
        guard challenge.trustee == trustee.id else { throw Gateway.otherTrustee }
        let index = try await log(Act(note: note, detail: .challenge(challenge)))
        return .bytes([UInt8](bigEndian: index))
    }

    /// `POST /trustee/challenge/answers`: what the others answered to a challenge of the trustee who asks.
    func challengeAnswers(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let hash = try? Digest(asked.payload) else {
            throw Refusal(.malformedRequest, "expected the hash of a challenge, 32 bytes")
        }
        let answer = try await stored { storage throws(StorageFailure) in
            try await storage.challengeAnswers(to: hash, for: trustee.id)
        }
        guard let answer else { throw Refusal(.notFound, "no such challenge of yours") }
        return .bytes(answer.bytes)
    }

    /// `POST /trustee/challenge/result`: what the challenger found, logged.
    func challengeResult(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (trustee, asked) = try await trustee(request, at: endpoint)
        guard let note = try? SignedNote(parsing: asked.payload),
            let result = try? ChallengeResultNote(parsing: note.text)
        else { throw Refusal(.malformedRequest, "expected a signed result of a challenge") }
        guard result.trustee == trustee.id else { throw Gateway.otherTrustee }
        let index = try await log(Act(note: note, detail: .challengeResult(result)))
        return .bytes([UInt8](bigEndian: index))
    }

    /// `POST /audit/outcomes`: sealed outcomes, of which an auditor opens a part.
    func auditOutcomes(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (auditor, asked) = try await auditor(request, at: endpoint)
        let wanted = try Gateway.outcomesRequest(asked.payload)
        let held = try membersInWork.enter("auditor-outcomes/\(auditor.id.text)")
        let outcomes = try await stored { storage throws(StorageFailure) in
            try await storage.outcomes(from: wanted.first, most: Int(wanted.most))
        }
        var response = ServiceResponse.bytes(
            AuditOutcomesAnswer(
                outcomes: outcomes.map { .init(index: $0.entry, sealed: $0.sealed) }
            ).bytes)
        response.held = held
        return response
    }

    /// `POST /audit/messages`: what kind each logged message is, which the log does not say.
    func auditMessages(_ request: ServiceRequest, _ endpoint: Endpoint) async throws(Refusal)
        -> ServiceResponse
    {
        let (_, asked) = try await auditor(request, at: endpoint)
        let first = try Gateway.number(asked.payload)
        let lines = try await stored { storage throws(StorageFailure) in
            try await storage.messages(
                kinds: MessageKind.allCases, from: first, most: MessageList.most)
        }
        return .bytes(MessageList(messages: lines.map(ListedMessage.init)).bytes)
    }

    private static func outcomesRequest(
        _ payload: [UInt8]
    ) throws(Refusal) -> OutcomesRequest {
        guard let wanted = try? OutcomesRequest(parsing: payload) else {
            throw Refusal(.malformedRequest, "expected an index and a count")
        }
        return wanted
    }
}

extension Storage {
    /// The answers to a challenge of this trustee's; nil when there is none.
    fileprivate func challengeAnswers(
        to hash: Digest, for trustee: Identifier
    ) async throws(StorageFailure) -> ChallengeAnswers? {
        guard let statement = try await statement(hash), statement.keyholder == nil,
            let entry = try await entry(at: statement.entry)
        else { return nil }
        guard let note = try? SignedNote(parsing: entry.detail),
            let challenge = try? ChallengeNote(parsing: note.text)
        else { throw .failed }
        guard challenge.trustee == trustee else { return nil }
        guard let message = try await message(challenge.messageID) else { throw .failed }
        var given: [TrusteeAnswer] = []
        for answer in try await answers(to: hash) {
            guard let note = try? SignedNote(parsing: answer.detail) else { throw .failed }
            given.append(TrusteeAnswer(note: note, release: answer.share))
        }
        return ChallengeAnswers(
            header: message.header, bodyDigest: message.bodyDigest, answers: given)
    }
}
