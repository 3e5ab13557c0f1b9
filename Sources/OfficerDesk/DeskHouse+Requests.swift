import Forms
import HTTPService
import SealedMessage
import Secrets
import Wording

/// Which request does what (Specification.md §4).
extension DeskHouse {
    /// Answers one request; nothing of a case leaves before every check of Specification.md §2 has passed.
    func respond(_ request: ServiceRequest) async -> ServiceResponse {
        await lockIfIdle()
        switch RequestCheck(host: host).origin(of: request) {
        case .foreign: return .deskRefused
        case .elsewhere: return html("door", frame(.deskDoor, at: .door), ["elsewhere": true])
        case .own: break
        }
        if let file = asset(request) { return file }
        let isKnown = access.knows(RequestCheck.cookie(Self.cookieName, of: request))
        guard request.method == .post else {
            return await get(request, isKnown: isKnown)
        }
        guard let form = try? FormFields(parsing: request.body) else { return .deskRefused }
        if request.path == "/enter" { return entered(form) }
        guard isKnown else { return .deskRefused }
        guard access.allows(formToken: form["token"]) else {
            return page(.deskFormStale, hint: .deskFormStaleHint, status: 403)
        }
        answering(true)
        defer { answering(false) }
        return await post(request.path, form)
    }

    private func get(_ request: ServiceRequest, isKnown: Bool) async -> ServiceResponse {
        guard isKnown, isOpen else {
            guard request.path == "/" else { return redirect("/") }
            return door(locked: isKnown)
        }
        let parts = request.path.split(separator: "/").map(String.init)
        let query = (try? FormFields(parsing: Array(request.query.utf8))) ?? FormFields()
        // A page that waits for trustees, or with text to be given back, loads itself again: that is nobody's use.
        if parts.first != "message", query["kept"] == nil { touch() }
        return await working(
            backTo: parts.first == "case" ? "/case/\(parts.dropFirst().first ?? "")" : "/"
        ) {
            switch (parts.first, parts.count) {
            case (nil, 0): todayPage()
            case ("cases"?, 1): casesPage(words: "", page: 1)
            case ("message"?, 2): try await messagePage(parts[1], thread: query["of"])
            case ("message"?, 4) where parts[2] == "file":
                try await filePage(parts[1], parts[3], thread: query["of"])
            case ("message"?, 4) where parts[2] == "picture": try picture(parts[1], parts[3])
            case ("case"?, 2): try await casePage(parts[1], typed: template(query["template"]))
            case ("case"?, 3): try await caseSection(parts[1], parts[2])
            case ("case"?, 4) where parts[2] == "state": statePage(parts[1], parts[3])
            case ("case"?, 4) where parts[2] == "paper":
                try await paperPage(parts[3], of: parts[1])
            case ("papers"?, 1): papersPage(of: nil)
            case ("paper"?, 2):
                try await paperPage(parts[1], of: nil, asked: query)
            case ("keys"?, 1): try await keysPage()
            case ("practice"?, 1): practicePage()
            case ("intake"?, 1): intakePage()
            case ("intake"?, 2): try await handingPage(parts[1])
            case ("slips"?, 1): try await slipsPage()
            case ("portal-duties"?, 1): portalDutiesPage()
            default: noSuchPage()
            }
        }
    }

    private func post(_ path: String, _ form: FormFields) async -> ServiceResponse {
        switch path {
        case "/language": return spoken(form)
        case "/unlock": return await unlocked(form)
        case "/pulse": return pulse(form)
        default: break
        }
        guard isOpen else { return redirect("/") }
        touch()
        let parts = path.split(separator: "/").map(String.init)
        return await working(
            backTo: parts.first == "case" ? "/case/\(parts.dropFirst().first ?? "")" : "/"
        ) {
            switch (parts.first, parts.count) {
            case ("lock"?, 1):
                await lock()
                var response = redirect("/")
                // Pages that the browser kept whole, to go back to, go too.
                response.headers["Clear-Site-Data"] = "\"cache\""
                return response
            case ("cases"?, 1):
                return casesPage(words: form.text("words"), page: Int(form["page"] ?? "") ?? 1)
            case ("intake"?, 1): return try await takeDown(form)
            case ("intake"?, 2) where parts[1] == "scan": return takeScan(form)
            case ("intake"?, 2) where parts[1] == "handed": return handedOver(form)
            case ("intake"?, 2) where parts[1] == "slip": return try await makeSlip(form)
            case ("slips"?, 1): return try await recordSlip(form)
            case ("slips"?, 2) where parts[1] == "list": return try await slipList()
            case ("portal-duties"?, 1): return try await statePortalDuty(form)
            case ("message"?, 3) where parts[2] == "open":
                return try await openMessage(parts[1], form)
            case ("message"?, 3) where parts[2] == "save":
                return try await saveFiles(parts[1], form)
            case ("case"?, 3) where parts[2] == "reply":
                return try await reply(to: parts[1], form)
            case ("case"?, 3) where parts[2] == "note":
                return try await note(about: parts[1], form)
            case ("case"?, 3) where parts[2] == "handover":
                return try await handOver(parts[1], form)
            case ("case"?, 4) where parts[2] == "state":
                return try await state(parts[3], of: parts[1], form)
            case ("case"?, 4) where parts[2] == "paper":
                return try await makePaper(parts[3], of: parts[1], form)
            case ("case"?, 3) where parts[2] == "bundle":
                return try await makeBundle(of: parts[1], form)
            case ("paper"?, 2): return try await makePaper(parts[1], of: nil, form)
            case ("keys"?, 2) where parts[1] == "rehearse":
                return try await rehearse(form)
            default: return noSuchPage()
            }
        }
    }

    /// Says what failed on a page of its own; a lock in between shows the door.
    private func working(
        backTo path: String, _ body: () async throws -> ServiceResponse
    ) async -> ServiceResponse {
        do {
            return try await body()
        } catch is DeskLocked {
            return redirect("/")
        } catch is NoSuchPage {
            return noSuchPage()
        } catch is BundleIncomplete {
            return page(.deskBundleIncomplete, status: 422, backTo: path)
        } catch let error as FormError {
            return page(error.phrase, hint: error.hint, status: 422, backTo: path)
        } catch {
            let trouble = settings.explain(error)
            return page(trouble.phrase, hint: trouble.hint, status: 503, backTo: path)
        }
    }

    // MARK: The door

    private func door(locked: Bool, trouble: DeskTrouble? = nil) -> ServiceResponse {
        html(
            "door", frame(.deskDoor, at: .door, trouble: trouble, isKnown: locked),
            ["locked": locked], status: trouble == nil ? 200 : 403)
    }

    private func entered(_ form: FormFields) -> ServiceResponse {
        switch enter(form["code"] ?? "") {
        case .granted(let cookie):
            var response = redirect("/")
            response.headers["Set-Cookie"] =
                "\(Self.cookieName)=\(cookie); Path=/; HttpOnly; SameSite=Strict"
            return response
        case .wrong:
            return door(
                locked: false, trouble: DeskTrouble(.deskWrongCode, hint: .deskWrongCodeHint))
        case .noCode:
            return door(locked: false, trouble: DeskTrouble(.deskNoCode, hint: .deskNoCodeHint))
        }
    }

    private func unlocked(_ form: FormFields) async -> ServiceResponse {
        // A door that was left in another tab: it must not lock what is open.
        if isOpen { return redirect("/") }
        var typed = Array((form["passphrase"] ?? "").utf8)
        do {
            try await unlock(SecretBytes(moving: &typed))
        } catch {
            return door(locked: true, trouble: settings.explain(error))
        }
        Task { await lookAround() }
        return redirect("/")
    }

    private func spoken(_ form: FormFields) -> ServiceResponse {
        if let language = form["language"].flatMap(Language.init(rawValue:)) { speak(language) }
        let back = form["back"] ?? "/"
        // Within the desk alone: `//host` would lead elsewhere.
        return redirect(back.hasPrefix("/") && !back.hasPrefix("//") ? back : "/")
    }

    private func pulse(_ form: FormFields) -> ServiceResponse {
        if form["used"] == "yes" { touch() }
        var response = ServiceResponse.json(
            "{\"open\":\(isOpen),\"itself\":\(lockedItself),\"version\":\(book.version),"
                + "\"locksIn\":\(secondsToLock),\"word\":\"\(word)\"}")
        response.headers = Self.pageHeaders
        return response
    }

    private static let cookieName = "senim-desk"
}

/// The path names no page of the desk.
struct NoSuchPage: Error {}
