package import Encoding
package import SignedNote

/// The fields of a directory before its rules are checked: what the authority edits (Specification.md §4).
///
/// A draft may still lack keyholders or trustees. `Directory(checking:)` makes of it what can be relied on.
package struct DirectoryDraft: Sendable, Hashable {
    package let portal: Portal
    /// From 1.
    package var version: UInt64
    /// SHA-256 of the previous version's text; nil for version 1.
    package var previous: Digest?
    package var webOrigins: [Origin]
    package var onionOrigins: [Origin]
    package var gatewayNoteKey: VerifierKey
    package var logKey: VerifierKey
    /// SHA-256 of the production calendar's text; nil where none is named.
    package var calendar: Digest?
    /// SHA-256 of the text of the portal's taxonomy; nil where it has the common spheres and no others.
    package var taxonomy: Digest?
    /// SHA-256 of the list of the reporter's page's files (ReporterPage/Specification.md §2); nil where no page is served.
    package var pageRelease: Digest?
    /// Signs the lists and totals of cover messages; nil where nobody sends any.
    package var coverKey: VerifierKey?
    /// t: how many trustees must release, cosign and confirm.
    package var threshold: Int
    package var keyholders: [Keyholder]
    package var trustees: [DirectoryTrustee]
    package var auditors: [DirectoryAuditor]
    package var witnesses: [VerifierKey]

    /// Begins the first version of a portal's directory.
    package init(
        portal: Portal, webOrigins: [Origin], onionOrigins: [Origin], gatewayNoteKey: VerifierKey,
        logKey: VerifierKey, threshold: Int
    ) {
        self.portal = portal
        version = 1
        previous = nil
        self.webOrigins = webOrigins
        self.onionOrigins = onionOrigins
        self.gatewayNoteKey = gatewayNoteKey
        self.logKey = logKey
        self.threshold = threshold
        keyholders = []
        trustees = []
        auditors = []
        witnesses = []
    }

    /// The fields of a directory, as they are.
    package init(of directory: Directory) {
        self = directory.contents
    }

    /// Begins the version after a signed one.
    package init(following directory: Directory) {
        self = directory.contents
        version += 1
        previous = directory.digest
    }

    /// Reads the lines of Specification.md §4 and refuses anything else.
    package init(parsing text: String) throws(MalformedDirectory) {
        guard text.utf8.count <= DirectoryDraft.maximumByteCount else {
            throw .tooLong(byteCount: text.utf8.count)
        }
        do throws(MalformedLines) {
            self = try DirectoryDraft(reading: text)
        } catch {
            throw .lines(error)
        }
        guard self.text.hasSameBytes(as: text) else { throw .notCanonical }
    }

    private init(reading text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: DirectoryDraft.type)
        portal = try lines.portal()
        version = try lines.number(
            "version", label: true, from: 1, to: DirectoryDraft.maximumVersion)
        previous = try lines.optional("previous", .digestOrNone) { try? Digest(hex: $0) }
        webOrigins = []
        while lines.next(is: "web") {
            webOrigins.append(try lines.origin("web", onion: false))
        }
        onionOrigins = []
        while lines.next(is: "onion") {
            onionOrigins.append(try lines.origin("onion", onion: true))
        }
        try lines.constant("messages", DirectoryDraft.messageVersion)
        gatewayNoteKey = try lines.verifierKey("gateway-note-key", .ed25519, label: true)
        logKey = try lines.verifierKey("log-key", .ed25519, label: true)
        calendar = try lines.optional("calendar", .digestOrNone) { try? Digest(hex: $0) }
        taxonomy = try lines.optional("taxonomy", .digestOrNone) { try? Digest(hex: $0) }
        pageRelease = try lines.optional("page", .digestOrNone) { try? Digest(hex: $0) }
        coverKey = try lines.optional("cover", .noteKeyOrNone) { text in
            guard let key = try? VerifierKey(parsing: text), key.algorithm == .ed25519,
                key.text.hasSameBytes(as: text)
            else { return nil }
            return key
        }
        threshold = Int(
            try lines.number("threshold", label: true, from: 1, to: UInt64(UInt8.max)))
        keyholders = []
        while lines.next(is: "keyholder") { keyholders.append(try Keyholder(reading: &lines)) }
        trustees = []
        while lines.next(is: "trustee") {
            trustees.append(try DirectoryTrustee(reading: &lines))
        }
        auditors = []
        while lines.next(is: "auditor") {
            auditors.append(try DirectoryAuditor(reading: &lines))
        }
        witnesses = []
        while lines.next(is: "witness") {
            witnesses.append(try lines.verifierKey("witness", .cosignature, label: true))
        }
        try lines.finish()
    }

    /// The text as it is signed.
    package var text: String {
        var lines = [
            DirectoryDraft.type, portal.name, "version \(version)",
            "previous \(previous?.hex ?? "-")",
        ]
        lines += webOrigins.map { "web \($0)" }
        lines += onionOrigins.map { "onion \($0)" }
        lines += [
            "messages \(DirectoryDraft.messageVersion)", "gateway-note-key \(gatewayNoteKey.text)",
            "log-key \(logKey.text)",
        ]
        lines.append("calendar \(calendar?.hex ?? "-")")
        lines.append("taxonomy \(taxonomy?.hex ?? "-")")
        lines.append("page \(pageRelease?.hex ?? "-")")
        lines.append("cover \(coverKey?.text ?? "-")")
        lines.append("threshold \(threshold)")
        lines += keyholders.flatMap(\.lines)
        lines += trustees.flatMap(\.lines)
        lines += auditors.flatMap(\.lines)
        lines += witnesses.map { "witness \($0.text)" }
        return NoteLines.text(lines)
    }

    package static let maximumByteCount = 64 * 1024
    /// Far beyond any portal's life, and small enough that the next one is always a number.
    package static let maximumVersion = UInt64(UInt32.max)
    /// The first line.
    package static let type = "senim/directory/v1"
    /// The message format the portal accepts.
    private static let messageVersion = "1"
}

/// Thrown for a text that is no directory.
package enum MalformedDirectory: Error, Equatable {
    case tooLong(byteCount: Int)
    case lines(MalformedLines)
    /// Printed again, the directory gives other bytes.
    case notCanonical
}

extension NoteLines {
    fileprivate mutating func origin(
        _ field: String, onion: Bool
    ) throws(MalformedLines) -> Origin {
        try labelled(field, .origin) { text in
            guard let origin = try? Origin(text), origin.isOnion == onion else { return nil }
            return origin
        }
    }

    fileprivate mutating func constant(
        _ field: String, _ text: String
    ) throws(MalformedLines) {
        try labelled(field, .exactly(text)) { $0.hasSameBytes(as: text) ? () : nil }
    }
}
