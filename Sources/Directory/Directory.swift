package import Encoding
package import SignedNote

/// Who receives, guards and watches over a portal's reports, with every rule of Specification.md §4.5 checked.
///
/// It says nothing of who signed it: that is `DirectoryChain`.
package struct Directory: Sendable, Hashable {
    let contents: DirectoryDraft
    /// The text as it is signed.
    package let text: String
    /// SHA-256 of the text: what the next version names as previous. Not the "directory hash", which `DirectorySet` has.
    package let digest: Digest

    /// Reads a directory's text and checks its rules.
    package init(parsing text: String) throws(InvalidDirectory) {
        let draft: DirectoryDraft
        do throws(MalformedDirectory) {
            draft = try DirectoryDraft(parsing: text)
        } catch {
            throw .malformed(error)
        }
        do throws(BrokenDirectoryRule) {
            try self.init(checking: draft)
        } catch {
            throw .broken(error)
        }
    }

    /// Checks the rules of a draft (Specification.md §4.5).
    package init(checking draft: DirectoryDraft) throws(BrokenDirectoryRule) {
        try draft.checkRules()
        contents = draft
        text = draft.text
        guard text.utf8.count <= DirectoryDraft.maximumByteCount else {
            throw .tooLong(byteCount: text.utf8.count)
        }
        digest = Digest(hashing: Array(text.utf8))
    }

    package var portal: Portal { contents.portal }
    /// From 1.
    package var version: UInt64 { contents.version }
    /// SHA-256 of the previous version's text; nil in version 1.
    package var previous: Digest? { contents.previous }
    package var webOrigins: [Origin] { contents.webOrigins }
    package var onionOrigins: [Origin] { contents.onionOrigins }
    package var gatewayNoteKey: VerifierKey { contents.gatewayNoteKey }
    package var logKey: VerifierKey { contents.logKey }
    /// SHA-256 of the production calendar's text; nil where none is named.
    package var calendar: Digest? { contents.calendar }
    /// SHA-256 of the text of the portal's taxonomy; nil where it has the common spheres and no others.
    package var taxonomy: Digest? { contents.taxonomy }
    /// SHA-256 of the list of the page's files; nil where no page is served.
    package var pageRelease: Digest? { contents.pageRelease }
    /// Signs the lists and totals of cover messages; nil where nobody sends any.
    package var coverKey: VerifierKey? { contents.coverKey }
    /// t of the m trustees.
    package var threshold: Int { contents.threshold }
    /// In the order of their slots; suspended ones keep theirs.
    package var keyholders: [Keyholder] { contents.keyholders }
    /// In the order of their slots and shares.
    package var trustees: [DirectoryTrustee] { contents.trustees }
    package var auditors: [DirectoryAuditor] { contents.auditors }
    /// The cosigning keys of the outside witnesses.
    package var witnesses: [VerifierKey] { contents.witnesses }

    package func keyholder(_ id: Identifier) -> Keyholder? { keyholders.first { $0.id == id } }
    package func trustee(_ id: Identifier) -> DirectoryTrustee? { trustees.first { $0.id == id } }
    package func auditor(_ id: Identifier) -> DirectoryAuditor? { auditors.first { $0.id == id } }
    /// The keyholder's slot.
    package func index(ofKeyholder id: Identifier) -> Int? {
        keyholders.firstIndex { $0.id == id }
    }
    /// The trustee's slot and share.
    package func index(ofTrustee id: Identifier) -> Int? { trustees.firstIndex { $0.id == id } }

    /// Whether a client that was led to this origin is where the directory says the portal is.
    package func lists(_ origin: Origin) -> Bool {
        webOrigins.contains(origin) || onionOrigins.contains(origin)
    }

    package static func == (left: Directory, right: Directory) -> Bool {
        left.digest == right.digest
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Thrown for a text that is no directory, or breaks its rules.
package enum InvalidDirectory: Error, Equatable {
    case malformed(MalformedDirectory)
    case broken(BrokenDirectoryRule)
}
