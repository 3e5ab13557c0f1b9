import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SignedNote
import Storage

/// A request whose signer is known, with the log as it was then.
struct Authenticated: Sendable {
    let signer: Signer
    let payload: [UInt8]
    let view: LogView

    enum Signer: Sendable {
        case keyholder(Keyholder)
        case trustee(DirectoryTrustee)
        case auditor(DirectoryAuditor)
    }

    /// Whose sealing keys the signer speaks for.
    var owner: SealingKeyOwner? {
        switch signer {
        case .keyholder(let keyholder): .keyholder(keyholder.id)
        case .trustee(let trustee): .trustee(trustee.id)
        case .auditor: nil
        }
    }
}

extension Gateway {
    /// Finds out who signed a request, in the order of Specification.md §2.
    func authenticate(
        _ request: ServiceRequest, at endpoint: Endpoint, as roles: [RequestRole]
    ) async throws(Refusal) -> Authenticated {
        let signed: SignedRequest
        do throws(MalformedExchange) {
            signed = try SignedRequest(parsing: request.body)
        } catch {
            throw Refusal(.malformedRequest, "expected a request note and its payload")
        }
        let claim = signed.request
        guard claim.portal == portal else {
            throw Refusal(.wrongPortal, "the request is for another portal")
        }
        guard let view = await sequencer.view else { throw ActRefused.stopped.refusal }
        let now = environment.clock()
        guard roles.contains(claim.role), claim.path.hasSameBytes(as: endpoint.path),
            let (signer, key) = Gateway.signer(
                of: claim, in: view, on: endpoint == .keysDestroyed ? nil : view.day(at: now)),
            signed.note.signatures.count == 1, signed.note.isSigned(by: key)
        else {
            throw Refusal(
                .notAuthorised, "role, id, path or signature does not fit the directory in force")
        }
        let difference = claim.time > now ? claim.time - now : now - claim.time
        guard difference <= Gateway.mostClockDifference else {
            throw Refusal(.wrongTime, "set your clock; five minutes of difference are allowed")
        }
        let isFresh = try await stored { storage throws(StorageFailure) in
            try await storage.takeNonce(
                claim.nonce, now: now, until: now + 2 * Gateway.mostClockDifference)
        }
        guard isFresh else { throw Refusal(.nonceUsed, "sign the request anew") }
        return Authenticated(signer: signer, payload: signed.payload, view: view)
    }

    /// The member of the current directory that a request claims, and the key it must be signed with.
    ///
    /// - Parameter day: on which a keyholder must be one who may act; nil where it is enough to be listed.
    private static func signer(
        of claim: RequestNote, in view: LogView, on day: AlmatyDay?
    ) -> (Authenticated.Signer, VerifierKey)? {
        guard let id = try? Identifier(claim.id) else { return nil }
        switch claim.role {
        case .keyholder:
            guard let keyholder = view.directory.keyholder(id),
                day.map(keyholder.mayAct) ?? true
            else { return nil }
            return (.keyholder(keyholder), keyholder.identityKey)
        case .trustee:
            return view.directory.trustee(id).map { (.trustee($0), $0.noteKey) }
        case .auditor:
            return view.directory.auditor(id).map { (.auditor($0), $0.noteKey) }
        }
    }

    /// Exchange/Specification.md §2: seconds.
    private static let mostClockDifference: UInt64 = 300
}
