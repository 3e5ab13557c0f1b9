import Exchange
import Gateway
import SignedNote
import Wording

extension GatewayFolderOptions {
    /// The calendar and the taxonomy, as the authority signed them, as far as they are there.
    ///
    /// - Throws: `CommandFailure` for a file that is no signed note; which one the directory names is asked when it is served.
    func notes() throws(CommandFailure) -> PortalNotes {
        PortalNotes(
            calendar: try note(
                calendarFile, limit: Endpoint.calendar.answerLimit,
                else: .gatewayCalendarMalformed(path: calendarFile), .gatewayCalendarHint),
            taxonomy: try note(
                taxonomyFile, limit: Endpoint.taxonomy.answerLimit,
                else: .gatewayTaxonomyMalformed(path: taxonomyFile), .gatewayTaxonomyHint))
    }

    private func note(
        _ path: String, limit: Int, else phrase: Phrase, _ hint: Phrase
    ) throws(CommandFailure) -> SignedNote? {
        guard let bytes = try CommandFiles.ifThere(path, limit: limit) else { return nil }
        guard let note = try? SignedNote(parsing: bytes) else {
            throw CommandFailure(.malformedInput, phrase, hint: hint)
        }
        return note
    }
}
