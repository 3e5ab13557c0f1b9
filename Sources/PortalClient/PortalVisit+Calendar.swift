import Directory
import Encoding
import Exchange
import SignedNote

extension PortalVisit {
    /// The text of the production calendar that the directory in force names (Specification.md, 8); nil where it names none.
    ///
    /// - Throws: `PortalError.otherCalendar` for what the authority did not sign, or the directory does not name.
    package nonisolated func calendarText(
        of portal: VerifiedPortal
    ) async throws(PortalError) -> String? {
        guard let named = portal.directory.calendar else { return nil }
        let bytes = try await calls.get(.calendar)
        guard let note = try? SignedNote(parsing: bytes), note.isSigned(by: authority),
            Digest(hashing: Array(note.text.utf8)) == named
        else { throw .otherCalendar }
        return note.text
    }
}
