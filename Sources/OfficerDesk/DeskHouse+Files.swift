import Deskwork
import Encoding
import Foundation
import HTTPService
import Officer
import SealedMessage
import Wording

/// Showing a file of a message: as pixels that Senim drew, or as text; everything else can only be saved (Specification.md §7).
extension DeskHouse {
    func filePage(
        _ idText: String, _ number: String, thread: String?
    ) async throws -> ServiceResponse {
        guard let id = try? MessageID(hex: idText), let number = Int(number), number >= 0 else {
            throw NoSuchPage()
        }
        let limit = Self.shownByteCount
        let found = try await use { unlocked in
            try await unlocked.desk.file(number, of: id, limit: limit)
                .map { File(name: $0.name, bytes: $0.bytes) }
        }
        var context = frame(
            .deskFile, at: .cases,
            path: "/message/\(id.hex)/file/\(number)" + (thread.map { "?of=\($0)" } ?? ""))
        context["backPath"] = thread.map { "/case/\($0)" } ?? "/message/\(id.hex)"
        context["name"] = found.map { VisibleText.of($0.name) } ?? text(.deskFile)
        book.picture = nil
        if let found, Self.isPicture(found.bytes) {
            book.picture = Picture(
                path: "/message/\(id.hex)/picture/\(number)",
                png: try await settings.drawPicture(found.bytes))
            context["picture"] = book.picture?.path
        } else if let found, let shown = try? TextAttachment(reading: found.bytes) {
            context["isText"] = true
            context["encoding"] = shown.encoding.rawValue
            context["text"] = shown.shown.text
            context["cut"] = !shown.isWhole
        } else {
            context["only"] = true
        }
        return html("file", context)
    }

    /// The picture of the page that was shown last.
    func picture(_ idText: String, _ number: String) throws -> ServiceResponse {
        guard let picture = book.picture, picture.path == "/message/\(idText)/picture/\(number)"
        else { throw NoSuchPage() }
        return ServiceResponse(
            contentType: "image/png", body: picture.png, headers: Self.pageHeaders)
    }

    /// A file as it was fetched.
    private struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// By the first bytes of JPEG and PNG, whatever the name says.
    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xD8, 0xFF])
            || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }

    /// The most bytes of a file that are fetched to be shown.
    private static let shownByteCount = 32 << 20
}

/// A picture that Senim drew anew, and the path of its page.
struct Picture: Sendable {
    let path: String
    let png: [UInt8]
}
