import Directory
import Encoding
import HTTPService
import ReporterPage
import SignedNote
import Synchronization

extension Gateway {
    /// The reporter's page: bytes of the release, and pages rendered from the directory in force.
    ///
    /// Nothing of a visitor goes into them, so everyone gets the same (ReporterPage/Specification.md §5).
    var pageRoutes: [Route] {
        PageSite.paths.map { path in
            get(.exact(path)) { _ throws(Refusal) in try await page(path) }
        }
    }

    private func page(_ path: String) async throws(Refusal) -> ServiceResponse {
        pages.answer(at: path, of: try await view().directory)
    }
}

/// The pages of the directory in force, each rendered and packed once, when it is first asked for.
final class RenderedPages: Sendable {
    private let authority: VerifierKey
    private let operatorPage: OperatorPage
    private let rendered = Mutex<(directory: Digest, answers: [String: ServiceResponse])>(
        (.zero, [:]))

    init(authority: VerifierKey, operatorPage: OperatorPage) {
        self.authority = authority
        self.operatorPage = operatorPage
    }

    /// The page at one of `PageSite.paths`.
    func answer(at path: String, of directory: Directory) -> ServiceResponse {
        rendered.withLock { rendered in
            if rendered.directory != directory.digest { rendered = (directory.digest, [:]) }
            if let answer = rendered.answers[path] { return answer }
            let site = PageSite(
                directory: directory, authority: authority, operatorPage: operatorPage)
            guard let file = site.file(at: path) else {
                preconditionFailure("a path of the page has no page")
            }
            let answer = ServiceResponse(
                contentType: file.contentType, body: file.compressed, headers: file.headers)
            rendered.answers[path] = answer
            return answer
        }
    }
}
