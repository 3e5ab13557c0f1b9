package import Directory
package import SignedNote

/// How many cover messages a quarter had, by the cover client and t trustees who compared the list with the log (Specification.md §5).
///
/// Only of a quarter that is over: so an auditor learns how many reports were real, and never which.
package struct CoverTotals: Sendable, Hashable {
    package let portal: Portal
    package let quarter: Quarter
    /// Messages of kind 1 that the cover client sent and the log accepted in the quarter.
    package let count: UInt64
    /// UTC seconds.
    package let time: UInt64

    /// - Throws: `CoverTotalsRefused.notOver` before the quarter's end.
    package init(
        portal: Portal, quarter: Quarter, count: UInt64, time: UInt64
    ) throws(CoverTotalsRefused) {
        guard time >= quarter.next.firstDay.firstUnixSecond else { throw .notOver }
        self.portal = portal
        self.quarter = quarter
        self.count = count
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(CoverTotalsRefused) {
        let (portal, quarter, count, time): (Portal, Quarter, UInt64, UInt64)
        do throws(MalformedLines) {
            var lines = try NoteLines(text, type: CoverTotals.type)
            portal = try lines.portal()
            quarter = try lines.quarter()
            count = try lines.number("count")
            time = try lines.number("time")
            try lines.finish()
        } catch {
            throw .malformed(error)
        }
        try self.init(portal: portal, quarter: quarter, count: count, time: time)
    }

    /// The lines that are signed, by the cover client and then by trustees.
    package var text: String {
        NoteLines.text([
            CoverTotals.type, portal.name, quarter.text, String(count), String(time),
        ])
    }

    /// Reads a note that the cover client of a directory signed.
    ///
    /// - Parameter isCosigned: whether t trustees must have signed it, too.
    package init(
        verifying note: SignedNote, in directory: Directory, isCosigned: Bool
    ) throws(CoverTotalsRefused) {
        try self.init(parsing: note.text)
        guard portal == directory.portal else { throw .otherPortal }
        guard let key = directory.coverKey, note.isSigned(by: key) else { throw .notSigned }
        guard isCosigned else { return }
        let trustees = directory.trustees.count { note.isSigned(by: $0.noteKey) }
        guard trustees >= directory.threshold else {
            throw .tooFewTrustees(trustees, expected: directory.threshold)
        }
    }

    private static let type = "senim/cover/v1"
}

/// Why a note is no total of the portal's covers.
package enum CoverTotalsRefused: Error, Equatable {
    case malformed(MalformedLines)
    /// The quarter is not over: a running total would tell what is real.
    case notOver
    case otherPortal
    /// The directory lists no cover client, or it did not sign.
    case notSigned
    case tooFewTrustees(Int, expected: Int)
}
