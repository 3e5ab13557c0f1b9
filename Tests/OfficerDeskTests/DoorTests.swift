import Foundation
import HTTPService
import Testing
import Wording

@testable import OfficerDesk

@Suite struct `The desk's door` {
    @Test func `answers to its own name alone`() async {
        let door = await Door()
        #expect(await door.get("/").status == 200)
        for host in ["127.0.0.1:4711", "localhost:4711", "attacker.example:4711", ""] {
            #expect(await door.get("/", headers: ["host": host]).status == 403)
        }
    }

    @Test func `has a name that nobody can guess`() async {
        let (one, other) = (await Door(), await Door())
        #expect(one.host != other.host)
        #expect(one.host.hasSuffix(".localhost:4711"))
        #expect(one.host.prefix { $0 != "." }.utf8.count == 16)
    }

    @Test(arguments: [
        ["origin": "http://attacker.example"], ["origin": "null"], ["origin": ""],
        ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
        ["origin": "http://127.0.0.1:4711"],
    ])
    func `takes no form from another page`(_ headers: [String: String]) async {
        let door = await Door()
        let code = await door.house.issueCode().text
        #expect(await door.post("/enter", "code=\(code)", headers: headers).status == 403)
        #expect(await door.house.access.code?.text == code)
    }

    @Test func `shows a link from elsewhere nothing but itself`() async throws {
        let door = await Door()
        let cookie = try await door.enter()
        for site in ["cross-site", "same-site"] {
            let response = await door.get(
                "/", headers: ["sec-fetch-site": site], cookie: cookie)
            #expect(response.status == 200)
            #expect(!response.text.contains("<form"))
        }
    }

    @Test func `lets one browser in with a code, once`() async throws {
        let door = await Door()
        let code = await door.house.issueCode().text
        let first = await door.post("/enter", "code=\(code.lowercased())")
        #expect(first.status == 303)
        let header = first.headers["Set-Cookie"] ?? ""
        #expect(header.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
        #expect(await door.post("/enter", "code=\(code)").status == 403)
    }

    @Test func `lets nobody guess`() async throws {
        let door = await Door()
        let code = await door.house.issueCode().text
        for _ in 0..<5 { #expect(await door.post("/enter", "code=00000000").status == 403) }
        #expect(await door.post("/enter", "code=\(code)").status == 403)
    }

    @Test func `puts whoever was in out when a new code is printed`() async throws {
        let door = await Door()
        let cookie = try await door.enter()
        #expect(await door.get("/", cookie: cookie).text.contains("passphrase"))
        _ = await door.house.issueCode()
        #expect(await !door.get("/", cookie: cookie).text.contains("passphrase"))
    }

    @Test func `asks who has no cookie for a code, whatever the path`() async throws {
        let door = await Door()
        _ = try await door.enter()
        for cookie in [nil, "", "0000", String(repeating: "0", count: 64)] {
            let response = await door.get("/case/00", cookie: cookie)
            #expect(response.status == 303)
            #expect(response.headers["Location"] == "/")
        }
    }

    @Test func `does nothing for a form without its token`() async throws {
        let door = await Door()
        let cookie = try await door.enter()
        for token in ["", "token=", "token=00&", "token=\(String(repeating: "0", count: 64))&"] {
            let response = await door.post("/language", "\(token)&language=kk", cookie: cookie)
            #expect(response.status == 403 || response.status == 400)
        }
        #expect(await door.house.language == .en)
        let token = await door.house.access.formToken
        #expect(
            await door.post("/language", "token=\(token)&language=kk", cookie: cookie).status == 303
        )
        #expect(await door.house.language == .kk)
    }

    @Test func `leads nowhere else`() async throws {
        let door = await Door()
        let cookie = try await door.enter()
        let token = await door.house.access.formToken
        for back in ["//attacker.example", "https://attacker.example/", "javascript:1", "\\\\a"] {
            let response = await door.post(
                "/language", "token=\(token)&language=ru&back=\(back)", cookie: cookie)
            #expect(response.headers["Location"] == "/")
        }
    }

    @Test func `forbids everything from elsewhere on its pages`() async {
        let door = await Door()
        let response = await door.get("/")
        let policy = response.headers["Content-Security-Policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(!policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(response.caching == .none)
        #expect(response.headers["Access-Control-Allow-Origin"] == "")
    }

    @Test func `says so when the key file does not open, and stays locked`() async throws {
        let door = await Door()
        let cookie = try await door.enter()
        let token = await door.house.access.formToken
        let response = await door.post(
            "/unlock", "token=\(token)&passphrase=wrong", cookie: cookie)
        #expect(response.status == 403)
        #expect(await !door.house.isOpen)
    }
}

@Suite struct `A single-use code` {
    @Test func `is read as people type it`() {
        let code = EntryCode()
        #expect(code.matches(code.text))
        #expect(code.matches(" " + code.text.lowercased().replacingOccurrences(of: "-", with: " ")))
        #expect(!code.matches(String(code.text.dropLast())))
        #expect(!code.matches(""))
    }

    @Test func `takes letters that look like digits for those digits`() {
        var code = EntryCode()
        while !code.text.contains("0") || !code.text.contains("1") { code = EntryCode() }
        #expect(
            code.matches(
                code.text.replacingOccurrences(of: "0", with: "o")
                    .replacingOccurrences(of: "1", with: "l")))
    }
}
