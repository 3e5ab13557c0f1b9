import Forms
import HTTPService
import LivePortal
import Officer
import Reporter
import SealedMessage
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `What the desk's pages refuse` {
    /// Runs a body with an open desk of the commissioner, at which one report was opened.
    private func withCase(
        _ body: (OpenDesk, _ path: String, SentReport, LivePortal) async throws -> Void
    ) async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "commissioner")
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            try await body(desk, "/case/\(report.reportID.hex)", report, portal)
        }
    }

    /// Refused, in words; what has no hint shows none.
    private func isRefused(_ response: ServiceResponse, _ phrase: Phrase) -> Bool {
        response.status == 422 && response.text.contains(phrase.en)
            && !response.text.contains(">nil<")
    }

    @Test func `a portal's duty with a line that does not read, or sent twice`()
        async throws
    {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            let good = ["what": "survey", "on": "2026-11-20", "grade": "C", "number": "12-34"]
            for (key, value) in [
                ("on", ""), ("on", "2026-11-31"), ("on", "20.11.2026"), ("what", "called-1424"),
                ("grade", "D"),
            ] {
                let response = try await desk.post(
                    "/portal-duties", good.merging([key: value, "once": await desk.once()]) { $1 })
                #expect(isRefused(response, .deskStatusFault), "\(key) \(value)")
            }
            for number in ["1\nat 1", String(repeating: "7", count: 500)] {
                let response = try await desk.post(
                    "/portal-duties",
                    good.merging(["number": number, "once": await desk.once()]) { $1 })
                let field = Phrase.deskAskNumber.en
                #expect(isRefused(response, .deskFormFieldRefused(field: field)), "\(number)")
            }
            let once = await desk.once()
            let sent = good.merging(["once": once]) { $1 }
            #expect(try await desk.post("/portal-duties", sent).status == 303)
            let again = try await desk.post("/portal-duties", sent)
            #expect(again.status == 409 && again.text.contains(Phrase.deskAgain.en))
        }
    }

    @Test func `a bundle while something of the case is unopened`() async throws {
        try await withCase { desk, path, report, portal in
            #expect(await desk.get("\(path)/bundle").status == 200)
            let followUp = try await portal.followUp("Тағы бір дерек.", with: report.receipt)
            try await portal.tick()
            let fields = [
                "make": "redacted-bundle", "paper-language": "en", "reason": "reporter",
                "whole": "yes",
            ]
            #expect(await isRefused(desk.get("\(path)/bundle"), .deskBundleIncomplete))
            #expect(
                try await isRefused(desk.post("\(path)/bundle", fields), .deskBundleIncomplete))
            _ = try await portal.open(followUp.messageID, as: "commissioner")
            #expect(await desk.get("\(path)/bundle").status == 200)
        }
    }

    @Test func `a bundle in which nothing is marked, but for the officer's word`() async throws {
        try await withCase { desk, path, report, _ in
            let key = "d-\(report.reportID.hex.prefix(16))"
            let fields = [
                "make": "redacted-bundle", "paper-language": "en", "reason": "reporter",
                key: LivePortal.text,
            ]
            func made(_ more: [String: String]) async throws -> ServiceResponse {
                try await desk.post("\(path)/bundle", fields.merging(more) { $1 })
            }
            let unmarked = try await made([:])
            #expect(isRefused(unmarked, .deskBundleWhole))
            #expect(try await isPaper(made(["whole": "yes"])))
            #expect(try await isPaper(made([key: "[[\(LivePortal.text)]]"])))
            #expect(try await isRefused(made([key: "[[\(LivePortal.text)"]), .deskBundleBrackets))
        }
    }

    @Test func `a paper with a character that cannot be printed or read`() async throws {
        try await withCase { desk, path, _, _ in
            func paper(_ description: String) async throws -> ServiceResponse {
                try await desk.post(
                    "\(path)/paper/annex1",
                    ["paper-language": "kk", "f-description": description])
            }
            // None of the fonts has the glyph: the field is named.
            let missing = FormError.missingGlyph(codePoint: 0x1F600, field: .description)
            let smiling = try await paper("😀")
            #expect(isRefused(smiling, missing.phrase))
            // Turns the direction of reading.
            let field = FormField.description.label.en
            #expect(
                try await isRefused(paper("a\u{202E}b"), .deskFormFieldRefused(field: field)))
            #expect(try await isPaper(paper("Мәтін")))
        }
    }

    @Test func `what became of a slip that is none`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            let none = try await desk.post("/slips", ["slip": "2026Q4-1", "state": "void"])
            #expect(none.status == 422 && none.text.contains("\(DeskFailed.slips)"))
            #expect(none.text.contains("<h1>\(Phrase.deskSlips.en)</h1>"))
            let slip = try await portal.desk("commissioner").issueSlip(way: 1, report: .none).text
            #expect(try await desk.post("/slips", ["slip": slip, "state": "given"]).status == 404)
            #expect(try await desk.post("/slips", ["slip": slip, "state": "void"]).status == 303)
        }
    }

    @Test func `a slip for an intake that nobody took down, or that was handed over`() async throws
    {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            #expect(await desk.get("/intake/00").status == 404)
            let slip = ["page": "00", "paper-language": "en"]
            #expect(try await desk.post("/intake/slip", slip).status == 404)
        }
    }

    @Test func `a period that ends before it begins`() async throws {
        try await LivePortal.with { portal in
            let desk = try await OpenDesk(of: "commissioner", at: portal)
            let usual = await desk.get("/paper/periodic")
            #expect(usual.status == 200 && usual.text.contains("value=\"2026-01-01\""))
            for query in [
                "from=2026-07-02&to=2026-07-01", "from=2026-07-02&to=", "from=a&to=2026-07-02",
                "to=2026-07-02",
            ] {
                #expect(
                    await isRefused(desk.get("/paper/periodic?\(query)"), .formPeriodFault),
                    "\(query)")
            }
            let asked = await desk.get("/paper/periodic?from=2026-07-01&to=2026-07-01")
            #expect(asked.status == 200)
            #expect(asked.text.contains("<input type=\"hidden\" name=\"to\" value=\"2026-07-01\">"))
        }
    }

    private func isPaper(_ response: ServiceResponse) -> Bool {
        response.status == 200 && response.body.starts(with: Array("%PDF-".utf8))
    }
}
