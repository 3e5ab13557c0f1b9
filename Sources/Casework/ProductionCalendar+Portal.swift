package import Directory
package import Procedure

extension ProductionCalendar {
    /// Reads the text of a calendar that belongs to a portal.
    ///
    /// - Throws: `CalendarRefused` for a text that is none, or another portal's.
    package init(text: String, of portal: Portal) throws(CalendarRefused) {
        let calendar: ProductionCalendar
        do throws(MalformedText) {
            calendar = try ProductionCalendar(parsing: text)
        } catch {
            throw .malformed(error)
        }
        guard calendar.portal == portal.name else { throw .otherPortal }
        self = calendar
    }
}

/// Why a calendar is not used.
package enum CalendarRefused: Error, Equatable {
    case malformed(MalformedText)
    case otherPortal
}
