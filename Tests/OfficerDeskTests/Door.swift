import Directory
import Forms
import Foundation
import HTTPService
import LivePortal
import Officer
import SealedMessage
import Secrets
import Synchronization
import Wording

@testable import OfficerDesk

/// A desk and requests to it; locked, and without a portal unless one is given.
struct Door {
    let house: DeskHouse
    let host: String
    /// What was taken down.
    let intakes: Intakes

    init(idleLimit: Duration = .seconds(900)) async {
        await self.init(idleLimit: idleLimit, clock: { 0 }) { _ in throw Refused() }
    }

    /// The desk of a keyholder, which any passphrase but `wrong` opens.
    init(
        of keyholder: String, at portal: LivePortal, idleLimit: Duration = .seconds(900)
    ) async {
        let clock = portal.clock
        await self.init(idleLimit: idleLimit, clock: { clock.now }) { passphrase in
            guard passphrase.byteCount != "wrong".utf8.count else { throw Refused() }
            return UnlockedDesk(
                desk: try await portal.desk(keyholder), save: { _ in }, close: {})
        }
    }

    private init(
        idleLimit: Duration, clock: @escaping @Sendable () -> UInt64,
        unlock: @escaping @Sendable (consuming SecretBytes) async throws -> UnlockedDesk
    ) async {
        let intakes = Intakes()
        self.intakes = intakes
        house = DeskHouse(
            settings: DeskSettings(
                language: .en, idleLimit: idleLimit, interval: .seconds(60), saveFolder: "",
                templates: TemplateSet(), clock: clock, unlock: unlock,
                takeDown: { intake in
                    intakes.all.withLock { $0.append(intake) }
                    return TakenDown(claimCode: "code", report: .none)
                }, drawPicture: { $0 },
                explain: { DeskTrouble(Phrase(kk: "\($0)", ru: "\($0)", en: "\($0)")) }))
        await house.serve(at: 4711)
        host = await house.host
    }

    struct Refused: Error {}

    final class Intakes: Sendable {
        let all = Mutex<[Intake]>([])
    }

    func get(
        _ path: String, headers: [String: String] = [:], cookie: String? = nil
    ) async -> ServiceResponse {
        await send(.get, path, "", headers, cookie)
    }

    func post(
        _ path: String, _ body: String, headers: [String: String] = [:], cookie: String? = nil
    ) async -> ServiceResponse {
        await send(.post, path, body, ["origin": "http://\(host)"].merging(headers) { $1 }, cookie)
    }

    private func send(
        _ method: ServiceMethod, _ path: String, _ body: String, _ headers: [String: String],
        _ cookie: String?
    ) async -> ServiceResponse {
        var all = ["host": host, "sec-fetch-site": "same-origin"].merging(headers) { $1 }
            .filter { !$0.value.isEmpty }
        if let cookie { all["cookie"] = "senim-desk=\(cookie)" }
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        return await house.respond(
            ServiceRequest(
                method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "",
                body: Array(body.utf8), headers: all))
    }

    /// Types the right code, and gives the cookie.
    func enter() async throws -> String {
        let code = await house.issueCode().text
        let response = await post("/enter", "code=\(code)")
        guard let header = response.headers["Set-Cookie"] else { throw Refused() }
        return String(header.prefix { $0 != ";" }.dropFirst("senim-desk=".count))
    }
}

/// A desk that was entered and unlocked.
struct OpenDesk {
    let door: Door
    private let cookie: String
    private let token: String

    init(of keyholder: String, at portal: LivePortal, idleLimit: Duration = .seconds(900))
        async throws
    {
        door = await Door(of: keyholder, at: portal, idleLimit: idleLimit)
        cookie = try await door.enter()
        token = await door.house.access.formToken
        guard try await post("/unlock", ["passphrase": "the right one"]).status == 303 else {
            throw Door.Refused()
        }
        await door.house.lookAround()
    }

    func get(_ path: String) async -> ServiceResponse { await door.get(path, cookie: cookie) }

    /// Sends a form, with what every form has.
    func post(_ path: String, _ fields: [String: String]) async throws -> ServiceResponse {
        let all = fields.merging(["token": token]) { $1 }
        let body = all.map { "\(escaped($0.key))=\(escaped($0.value))" }.joined(separator: "&")
        return await door.post(path, body, cookie: cookie)
    }

    /// The word of a page that is shown now, and was not sent.
    func once() async -> String {
        let page = await get("/intake").text
        return page.firstMatch(of: /name="once" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
    }

    private func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

extension ServiceResponse {
    /// The page as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}
