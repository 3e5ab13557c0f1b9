import Directory
import Encoding
import SealedMessage
import Secrets
import SignedNote
import Testing

@testable import Exchange

@Suite struct `A signed request` {
    private func signed(payload: [UInt8] = [1, 2, 3]) throws -> SignedRequest {
        let signer = try NoteSigner(name: "p.example/keyholder/head", key: SigningKey())
        let request = RequestNote(
            portal: try Portal("p.example"), role: .keyholder, id: "head", path: "/inbox",
            nonce: Digest(hashing: [9]), time: 1_790_000_000, payload: payload)
        return try SignedRequest(request, payload: payload, signer: signer)
    }

    @Test func `comes back as it was signed`() throws {
        let sent = try signed()
        let read = try SignedRequest(parsing: sent.bytes)
        #expect(read.request == sent.request)
        #expect(read.payload == [1, 2, 3])
        #expect(read.bytes == sent.bytes)
    }

    @Test func `is refused with another payload`() throws {
        let sent = try signed()
        #expect(throws: MalformedExchange.field("payload digest")) {
            try SignedRequest(parsing: Frames.encode([sent.note.bytes, [1, 2, 4]]))
        }
    }

    @Test(arguments: [
        ("senim/request/v2", "request note"), ("P.example", "portal"), ("operator", "role"),
        ("abcd", "nonce"), ("01", "time"),
    ])
    func `is refused with a line that is not exactly right`(line: String, field: String) throws {
        let position = ["request note": 0, "portal": 1, "role": 2, "nonce": 5, "time": 6][field]
        var lines = try signed().request.text.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        lines[try #require(position)] = line
        let error = #expect(throws: MalformedExchange.self) {
            try RequestNote(parsing: lines.joined(separator: "\n"))
        }
        #expect(error.map { "\($0)" }?.contains(field) == true)
    }

    @Test func `is refused with a line too many`() throws {
        let text = try signed().request.text + "more\n"
        #expect(throws: MalformedExchange.field("request note")) { try RequestNote(parsing: text) }
    }
}

@Suite struct `A receipt note` {
    private let text = "senim/receipt/v1\np.example\n\(String(repeating: "ab", count: 32))\n20000\n"

    @Test func `prints as it was read`() throws {
        let note = try ReceiptNote(parsing: text)
        #expect(note.text == text)
        #expect(note.day == 20000)
    }

    @Test(arguments: ["020000", "-1", "4294967296", "x"])
    func `is refused with a day that is none`(day: String) {
        #expect(throws: MalformedExchange.field("day")) {
            try ReceiptNote(parsing: text.replacing("20000", with: day))
        }
    }

    @Test func `is refused with an upper-case message id`() {
        #expect(throws: MalformedExchange.field("message id")) {
            try ReceiptNote(parsing: text.replacing("ab", with: "AB"))
        }
    }
}
