import Directory
import Encoding
import Exchange
import PortalSamples
import SignedNote
import Testing

@Suite struct `The currency note` {
    @Test func `is complete with t signatures, and says today's set and a cosigned tree`()
        async throws
    {
        let portal = try await TestPortal.running()
        let bytes = try #require(await portal.get("/currency").bytes)
        let note = try CurrencyNote.verified(
            SignedNote(parsing: bytes), by: SamplePortal.directory)
        #expect(note.currency.directoryHash == (try await portal.directoryHash()))
        #expect(note.currency.day == AlmatyDay(unixSeconds: portal.clock.now))
        #expect(note.currency.treeSize > 0)
        #expect(await (try portal.afterCrash()).get("/currency").bytes == bytes)
    }

    @Test func `is missing until then`() async throws {
        let portal = try await TestPortal()
        #expect(await portal.get("/currency") == .problem("not-yet"))
    }

    @Test func `is offered unchanged to all who cosigned, until t signed`() async throws {
        let portal = try await TestPortal()
        for id in ["t1", "t2"] { _ = try await portal.poll(id) }
        let target = try #require(try await portal.poll("t1").checkpoint)
        for id in ["t1", "t2"] { _ = try await portal.cosign(target, as: id) }
        let first = try #require(try await portal.poll("t1").currencyText)
        #expect(try await portal.poll("t2").currencyText == first)
        // The third has not cosigned what the text names.
        #expect(try await portal.poll("t3").currencyText == nil)
        #expect(try await sign(first, as: "t1", at: portal) == .bytes([]))
        #expect(try await portal.poll("t1").currencyText == nil)
        #expect(try await portal.poll("t2").currencyText == first)
        #expect(await portal.get("/currency") == .problem("not-yet"))
        #expect(try await sign(first, as: "t2", at: portal) == .bytes([]))
        #expect(try await portal.poll("t2").currencyText == nil)
        #expect(await portal.get("/currency").bytes != nil)
    }

    @Test func `is made anew on each day and at each start`() async throws {
        let portal = try await TestPortal.running()
        #expect(try await portal.poll("t1").currencyText == nil)
        portal.clock.advance(Sample.day)
        let text = try #require(try await portal.poll("t1").currencyText)
        let day = try CurrencyNote(parsing: text).day
        #expect(day == AlmatyDay(unixSeconds: portal.clock.now))
        let next = try await portal.afterCrash()
        for id in ["t1", "t2"] { _ = try await next.poll(id) }
        #expect(try await next.poll("t1").currencyText != nil)
    }

    @Test func `takes no other text and no other signature`() async throws {
        let portal = try await TestPortal()
        for id in ["t1", "t2"] { _ = try await portal.poll(id) }
        let target = try #require(try await portal.poll("t1").checkpoint)
        for id in ["t1", "t2"] { _ = try await portal.cosign(target, as: id) }
        let text = try #require(try await portal.poll("t1").currencyText)
        let other = text.with("\n20", insteadOf: "\n")
        #expect(try await sign(other, as: "t1", at: portal) == .problem("note-refused"))
        #expect(
            try await sign(text, as: "t1", at: portal, signer: "t2") == .problem("note-refused"))
        #expect(await portal.get("/currency") == .problem("not-yet"))
    }

    @Test func `is not spoiled by lines that only claim to be a trustee's`() async throws {
        let portal = try await TestPortal()
        for id in ["t1", "t2"] { _ = try await portal.poll(id) }
        let target = try #require(try await portal.poll("t1").checkpoint)
        for id in ["t1", "t2"] { _ = try await portal.cosign(target, as: id) }
        let text = try #require(try await portal.poll("t1").currencyText)
        let key = SamplePortal.trustee("t1").verifierKey
        let forged = try NoteSignature(
            name: key.name, keyID: key.keyID, signature: [UInt8](repeating: 1, count: 64))
        let note = try SignedNote(
            text: text, signatures: [forged, SamplePortal.trustee("t1").signature(for: text)])
        #expect(
            try await portal.post(.trusteeCurrency, as: .trustee, "t1", note.bytes) == .bytes([]))
        #expect(try await sign(text, as: "t2", at: portal) == .bytes([]))
        let signed = try SignedNote(
            parsing: try #require(await portal.get("/currency").bytes))
        #expect(signed.signatures.count == 2)
    }

    private func sign(
        _ text: String, as id: String, at portal: TestPortal, signer: String? = nil
    ) async throws -> TestPortal.Answer {
        let note = try SamplePortal.trustee(signer ?? id).sign(text)
        return try await portal.post(.trusteeCurrency, as: .trustee, id, note.bytes)
    }
}
