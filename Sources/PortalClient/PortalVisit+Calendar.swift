import Directory
package import Encoding
import Exchange
package import SignedNote

extension PortalVisit {
    /// The text of the production calendar that the directory in force names (Specification.md, 8); nil where it names none.
    package nonisolated func calendarText(
        of portal: VerifiedPortal
    ) async throws(PortalError) -> String? {
        try await calls.calendarText(named: portal.directory.calendar, authority: authority)
    }
}

extension PortalCalls {
    /// The text of the calendar with this hash; nil where none is named.
    ///
    /// - Throws: `PortalError.otherCalendar` for what the authority did not sign, or has another hash.
    package func calendarText(
        named digest: Digest?, authority: VerifierKey
    ) async throws(PortalError) -> String? {
        guard let digest else { return nil }
        let bytes = try await get(.calendar)
        guard let note = try? SignedNote(parsing: bytes), note.isSigned(by: authority),
            Digest(hashing: Array(note.text.utf8)) == digest
        else { throw .otherCalendar }
        return note.text
    }
}
