package import Directory
package import Encoding
package import Exchange
package import SignedNote

/// One keyholder, trustee or auditor who signs each request with their own key (Exchange/Specification.md §2).
package final class SignedCaller: Sendable {
    package let portal: Portal
    package let role: RequestRole
    package let id: Identifier
    private let calls: PortalCalls
    private let signer: NoteSigner
    private let clock: @Sendable () -> UInt64
    private let nonce: @Sendable () -> Digest

    /// - Parameters:
    ///   - signer: the identity key of a keyholder, the note key of a trustee or auditor.
    ///   - clock: UTC seconds; the gateway refuses more than five minutes of difference.
    ///   - nonce: a fresh one for each request.
    package init(
        portal: Portal, role: RequestRole, id: Identifier, signer: consuming NoteSigner,
        calls: PortalCalls, clock: @escaping @Sendable () -> UInt64,
        nonce: @escaping @Sendable () -> Digest
    ) {
        self.portal = portal
        self.role = role
        self.id = id
        self.signer = signer
        self.calls = calls
        self.clock = clock
        self.nonce = nonce
    }

    /// The public half of the key that signs.
    package var verifierKey: VerifierKey { signer.verifierKey }

    /// Signs and sends a payload; the answer's bytes.
    package func post(_ endpoint: Endpoint, _ payload: [UInt8]) async throws(PortalError)
        -> [UInt8]
    {
        let request = RequestNote(
            portal: portal, role: role, id: id.text, path: endpoint.path, nonce: nonce(),
            time: clock(), payload: payload)
        let signed: SignedRequest
        do throws(MalformedNote) {
            signed = try SignedRequest(request, payload: payload, signer: signer)
        } catch {
            preconditionFailure("lines without control characters can be signed")
        }
        return try await calls.post(endpoint, signed.bytes)
    }

    /// Signs a text with the same key: statements, replies, key notes.
    package func sign(_ text: String) throws(MalformedNote) -> SignedNote {
        try signer.sign(text)
    }
}
