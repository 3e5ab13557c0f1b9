package import Directory
import Encoding
import Exchange
package import SignedNote

extension PortalVisit {
    /// The text of the production calendar that the directory in force names (Specification.md, 8); nil where it names none.
    package nonisolated func calendarText(
        of portal: VerifiedPortal
    ) async throws(PortalError) -> String? {
        try await calls.calendarText(of: portal.directory, authority: authority)
    }

    /// The text of the taxonomy that it names, likewise.
    package nonisolated func taxonomyText(
        of portal: VerifiedPortal
    ) async throws(PortalError) -> String? {
        try await calls.taxonomyText(of: portal.directory, authority: authority)
    }
}

extension PortalCalls {
    /// The text of the calendar that a directory names; nil where it names none.
    ///
    /// - Throws: `PortalError.otherCalendar` for what the authority did not sign, or has another hash.
    package func calendarText(
        of directory: Directory, authority: VerifierKey
    ) async throws(PortalError) -> String? {
        try await text(.calendar, named: directory.calendar, authority, else: .otherCalendar)
    }

    /// The text of the taxonomy that a directory names, likewise; `PortalError.otherTaxonomy`.
    package func taxonomyText(
        of directory: Directory, authority: VerifierKey
    ) async throws(PortalError) -> String? {
        try await text(.taxonomy, named: directory.taxonomy, authority, else: .otherTaxonomy)
    }

    private func text(
        _ endpoint: Endpoint, named digest: Digest?, _ authority: VerifierKey,
        else refusal: PortalError
    ) async throws(PortalError) -> String? {
        guard let digest else { return nil }
        let bytes = try await get(endpoint)
        guard let note = try? SignedNote(parsing: bytes), note.isSigned(by: authority),
            Digest(hashing: Array(note.text.utf8)) == digest
        else { throw refusal }
        return note.text
    }
}
