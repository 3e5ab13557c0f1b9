package import Directory
package import Encoding
package import SignedNote

/// Who signs a request: keyholders, trustees and auditors prove each one, and no sessions exist.
package enum RequestRole: String, Sendable, CaseIterable {
    case keyholder, trustee, auditor
}

/// The text of a signed request.
///
/// Exchange/Specification.md §2: `senim/request/v1`, portal, role, id, endpoint path, nonce, time, SHA-256 of the payload.
package struct RequestNote: Sendable, Hashable {
    package let portal: Portal
    package let role: RequestRole
    package let id: String
    package let path: String
    /// 32 random bytes; the gateway refuses a repetition for ten minutes.
    package let nonce: Digest
    /// UTC seconds; the gateway refuses more than five minutes of difference.
    package let time: UInt64
    package let payloadDigest: Digest

    package init(
        portal: Portal, role: RequestRole, id: String, path: String, nonce: Digest, time: UInt64,
        payload: [UInt8]
    ) {
        self.portal = portal
        self.role = role
        self.id = id
        self.path = path
        self.nonce = nonce
        self.time = time
        payloadDigest = Digest(hashing: payload)
    }

    /// Reads the eight lines and refuses anything else.
    package init(parsing text: String) throws(MalformedExchange) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 9, lines[8].isEmpty, lines[0] == RequestNote.firstLine else {
            throw .field("request note")
        }
        guard let portal = try? Portal(String(lines[1])) else { throw .field("portal") }
        guard let role = RequestRole(rawValue: String(lines[2])) else { throw .field("role") }
        guard let nonce = try? Digest(hex: lines[5]) else { throw .field("nonce") }
        guard let time = try? Decimal.decode(lines[6]) else { throw .field("time") }
        guard let payloadDigest = try? Digest(hex: lines[7]) else { throw .field("payload digest") }
        self.portal = portal
        self.role = role
        id = String(lines[3])
        path = String(lines[4])
        self.nonce = nonce
        self.time = time
        self.payloadDigest = payloadDigest
    }

    /// The lines that are signed.
    package var text: String {
        [
            RequestNote.firstLine, portal.name, role.rawValue, id, path, nonce.hex, String(time),
            payloadDigest.hex, "",
        ].joined(separator: "\n")
    }

    private static let firstLine = "senim/request/v1"
}

/// A signed request as it travels: the note, then the payload that it hashes.
package struct SignedRequest: Sendable {
    package let note: SignedNote
    package let request: RequestNote
    package let payload: [UInt8]

    /// Signs a request; the body of the POST is `bytes`.
    package init(_ request: RequestNote, payload: [UInt8], signer: borrowing NoteSigner)
        throws(MalformedNote)
    {
        note = try signer.sign(request.text)
        self.request = request
        self.payload = payload
    }

    /// Reads a body, refusing a payload other than the one the note names.
    ///
    /// The signature is not yet checked: who must have signed follows from the directory.
    package init(parsing body: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(body, exactly: 2)
        guard let note = try? SignedNote(parsing: frames[0]) else { throw .field("request note") }
        request = try RequestNote(parsing: note.text)
        guard Digest(hashing: frames[1]) == request.payloadDigest else {
            throw .field("payload digest")
        }
        self.note = note
        payload = frames[1]
    }

    package var bytes: [UInt8] { Frames.encode([note.bytes, payload]) }
}
