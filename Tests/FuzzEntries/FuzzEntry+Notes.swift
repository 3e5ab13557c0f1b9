import Exchange
import PortalSamples
import SealedMessage
import SignedNote
import TransparencyLog

extension FuzzEntry {
    static let notes = [
        FuzzEntry(
            text: "vkey",
            seeds: [
                SamplePortal.authority.verifierKey.text,
                SamplePortal.cosigner("demo.example/witness/w1").verifierKey.text,
            ]
        ) { try VerifierKey(parsing: $0).text },
        FuzzEntry(
            "note",
            seeds: [FuzzSamples.directory.bytes, FuzzSamples.checkpoint.bytes]
        ) { try SignedNote(parsing: $0).bytes },
        FuzzEntry(
            "note-signature",
            seeds: FuzzSamples.checkpoint.signatures.map { Array($0.line.utf8) }
        ) { bytes in
            let signature = try NoteSignature(parsingLine: bytes)
            _ = try? Cosignature(signature)
            return Array(signature.line.utf8)
        },
        FuzzEntry(text: "request-note", seeds: [request.text]) {
            try RequestNote(parsing: $0).text
        },
        FuzzEntry("signed-request", seeds: [signedRequest]) {
            try SignedRequest(parsing: $0).bytes
        },
        FuzzEntry(
            text: "receipt-note",
            seeds: [
                ReceiptNote(
                    portal: SamplePortal.portal, messageID: FuzzSamples.report.id, day: 20_000
                ).text
            ]
        ) { try ReceiptNote(parsing: $0).text },
    ]

    private static let request = RequestNote(
        portal: SamplePortal.portal, role: .keyholder, id: "head", path: Endpoint.inbox.path,
        nonce: FuzzSamples.digests(1)[0], time: Sample.noon, payload: [1, 2, 3])
    private static let signedRequest = Sample.made {
        try SignedRequest(request, payload: [1, 2, 3], signer: SamplePortal.identity("head")).bytes
    }
}
