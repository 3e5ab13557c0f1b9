import Directory
import Foundation
import HTTPService
import SealedMessage
import Wording

/// What all pages have in common.
extension DeskHouse {
    /// Which part of the desk a page belongs to.
    enum Part: String {
        case door, today, cases, intake, papers, keys
    }

    /// The frame of a page: language, labels, navigation, what is to be said above it.
    func frame(
        _ title: Phrase, at part: Part, path: String = "/", trouble: DeskTrouble? = nil,
        isKnown: Bool = false
    ) -> [String: Any] {
        var context: [String: Any] = [
            "lang": language.rawValue, "t": DeskLabels.texts(in: language),
            "title": "\(title.text(in: language)) · Senim", "heading": title.text(in: language),
            "open": isOpen && part != .door, "version": book.version, "path": path,
            "languages": Language.allCases.map { one in
                [
                    "code": one.rawValue, "name": one.name, "current": one == language,
                ] as [String: Any]
            },
            "own": book.own.map { "\($0.name), \($0.post)" } ?? "",
            "at\(part.rawValue.capitalized)": true,
        ]
        if isKnown || part != .door {
            context["token"] = access.formToken
            context["word"] = word
        }
        if isOpen, part != .door {
            context["once"] = book.issueOnce()
            context["handing"] = handing.keys.sorted()
        }
        if isOpen, part != .door, let notice = takeNotice() {
            context["notice"] = notice.text(in: language)
        }
        if let trouble = trouble ?? (isOpen && part != .door ? book.trouble : nil) {
            // No hint is no value: a value that is nil would stand on the page as a word.
            var lines = ["what": trouble.phrase.text(in: language)]
            lines["hint"] = trouble.hint?.text(in: language)
            context["trouble"] = lines
        }
        return context
    }

    /// A page, filled.
    func html(
        _ name: String, _ frame: [String: Any], _ more: [String: Any] = [:], status: Int = 200
    ) -> ServiceResponse {
        let text = PageLibrary.render(name, frame.merging(more) { $1 })
        return ServiceResponse(
            status: status, contentType: "text/html; charset=utf-8", body: Array(text.utf8),
            headers: Self.pageHeaders)
    }

    /// A page that only says what went wrong.
    func page(
        _ phrase: Phrase, hint: Phrase? = nil, status: Int, backTo path: String = "/"
    ) -> ServiceResponse {
        html(
            "trouble",
            frame(
                .deskTrouble, at: isOpen ? .today : .door, trouble: DeskTrouble(phrase, hint: hint)
            ),
            ["backPath": path], status: status)
    }

    /// Whether a page is sent for the first time; sent twice, by a double click or from the browser's history, it would sign twice.
    func isFirst(_ form: FormFields) -> Bool { book.spend(form["once"]) }

    func noSuchPage() -> ServiceResponse { page(.deskNoSuchPage, status: 404) }

    func redirect(_ path: String) -> ServiceResponse {
        var headers = Self.pageHeaders
        headers["Location"] = path
        return ServiceResponse(
            status: 303, contentType: ServiceResponse.plainText, body: [], headers: headers)
    }

    /// Style and script, which hold nothing of anybody's.
    func asset(_ request: ServiceRequest) -> ServiceResponse? {
        let type: String
        switch request.path {
        case "/desk.css": type = "text/css; charset=utf-8"
        case "/desk.js": type = "text/javascript; charset=utf-8"
        default: return nil
        }
        guard request.method == .get,
            let text = PageLibrary.files[String(request.path.dropFirst())]
        else { return nil }
        return ServiceResponse(
            contentType: type, body: Array(text.utf8), headers: Self.pageHeaders)
    }

    func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

    /// Nothing from elsewhere, nothing in a frame, no script but ours.
    static let pageHeaders = [
        "Content-Security-Policy":
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Access-Control-Allow-Origin": "", "Access-Control-Expose-Headers": "",
    ]
}

extension ServiceResponse {
    /// For whoever knocks under another name, or from another page: not even our language.
    static let deskRefused = ServiceResponse.text("403\n", status: 403)
}

extension Language {
    /// As its speakers call it.
    var name: String {
        switch self {
        case .kk: "Қазақша"
        case .ru: "Русский"
        case .en: "English"
        }
    }
}
