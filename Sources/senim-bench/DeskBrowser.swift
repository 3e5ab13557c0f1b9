import Foundation

/// As much of a browser as the desk's pages need: one connection, the cookie, the word of the newest page.
final class DeskBrowser {
    private let host: String
    private let connection: LoopbackConnection
    private var cookie = ""
    private var token = ""
    private var pageVersion = ""

    /// - Parameter address: what the desk printed.
    init(address: String) throws {
        guard let url = URL(string: address), let name = url.host(), let port = url.port else {
            throw BenchFailed.answer("no address")
        }
        host = "\(name):\(port)"
        connection = try LoopbackConnection(port: UInt16(port))
    }

    func enter(code: String) throws {
        let answer = try connection.send(
            head("POST", "/enter", bodyByteCount: "code=\(code)".utf8.count) + "code=\(code)")
        guard
            let line = answer.head.split(separator: "\r\n").first(where: {
                $0.lowercased().hasPrefix("set-cookie:")
            })
        else { throw BenchFailed.answer("no cookie") }
        cookie = String(line.dropFirst(11).prefix { $0 != ";" }.drop { $0 == " " })
        _ = try get("/")
    }

    /// Unlocks with a passphrase that nobody checks.
    func unlock() throws {
        try post("/unlock", "passphrase=bench")
    }

    /// Waits until the desk has news for the page that is shown, as the page's script does.
    func waitForNews() throws {
        while try version() == pageVersion { Thread.sleep(forTimeInterval: 0.1) }
    }

    private func version() throws -> String {
        let answer = try post("/pulse", "used=no")
        guard let found = answer.firstRange(of: "\"version\":") else {
            throw BenchFailed.answer("no version")
        }
        return String(answer[found.upperBound...].prefix { $0 != "," })
    }

    /// Whether the first page says neither that records are being read nor that it has not looked.
    func isEveryRecordRead() throws -> Bool {
        let page = try get("/")
        return !page.contains("records are read") && !page.contains("is being looked at")
    }

    func search(_ words: String) throws {
        let page = try post("/cases", "words=\(Self.escaped(words))")
        guard page.contains(words) else { throw BenchFailed.answer("nothing found") }
    }

    func get(_ path: String) throws -> String {
        let answer = try connection.send(head("GET", path, bodyByteCount: nil))
        return try read(answer)
    }

    @discardableResult
    private func post(_ path: String, _ fields: String) throws -> String {
        let body = "token=\(token)&\(fields)"
        let answer = try connection.send(
            head("POST", path, bodyByteCount: body.utf8.count) + body)
        return answer.status == 303 ? try get("/") : try read(answer)
    }

    private func read(_ answer: (status: Int, head: String, body: [UInt8])) throws -> String {
        guard answer.status == 200 else { throw BenchFailed.answer("not a page") }
        let page = String(decoding: answer.body, as: UTF8.self)
        if let found = page.firstRange(of: "data-version=\"") {
            pageVersion = String(page[found.upperBound...].prefix { $0 != "\"" })
        }
        if let found = page.firstRange(of: "name=\"token\" value=\"") {
            token = String(page[found.upperBound...].prefix { $0 != "\"" })
        }
        return page
    }

    private func head(_ method: String, _ path: String, bodyByteCount: Int?) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)"]
        if !cookie.isEmpty { lines.append("Cookie: \(cookie)") }
        if let bodyByteCount {
            lines += [
                "Origin: http://\(host)", "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: \(bodyByteCount)",
            ]
        }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
