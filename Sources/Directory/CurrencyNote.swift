package import Encoding
package import SignedNote

/// What t trustees say each day: this is the directory, and this the log (Specification.md §8).
package struct CurrencyNote: Sendable, Hashable {
    package let portal: Portal
    /// The directory hash of the day's `DirectorySet`.
    package let directoryHash: Digest
    package let day: AlmatyDay
    /// The size of the tree that the trustees last cosigned, and its root.
    package let treeSize: UInt64
    package let root: Digest

    package init(
        portal: Portal, directoryHash: Digest, day: AlmatyDay, treeSize: UInt64, root: Digest
    ) {
        self.portal = portal
        self.directoryHash = directoryHash
        self.day = day
        self.treeSize = treeSize
        self.root = root
    }

    /// Reads the six lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: CurrencyNote.type)
        portal = try lines.portal()
        directoryHash = try lines.digest("directory hash")
        day = AlmatyDay(
            number: UInt32(try lines.number("day", to: UInt64(UInt32.max))))
        treeSize = try lines.number("tree size", to: UInt64(Int64.max))
        root = try lines.digest("root")
        try lines.finish()
    }

    /// The lines that trustees sign with their note keys.
    package var text: String {
        NoteLines.text([
            CurrencyNote.type, portal.name, directoryHash.hex, String(day.number),
            String(treeSize), root.hex,
        ])
    }

    /// The trustees of a directory whose signatures stand under a note.
    package static func signers(
        of note: SignedNote, in directory: Directory
    ) -> [DirectoryTrustee] {
        directory.trustees.filter { note.isSigned(by: $0.noteKey) }
    }

    /// Checks that t trustees of the directory signed.
    package static func verified(
        _ note: SignedNote, by directory: Directory
    ) throws(InvalidCurrencyNote) -> VerifiedCurrencyNote {
        let claim: CurrencyNote
        do throws(MalformedLines) {
            claim = try CurrencyNote(parsing: note.text)
        } catch {
            throw .malformed(error)
        }
        guard claim.portal == directory.portal else { throw .otherPortal }
        let count = signers(of: note, in: directory).count
        guard count >= directory.threshold else {
            throw .tooFewSignatures(count: count, needed: directory.threshold)
        }
        return VerifiedCurrencyNote(claim, note)
    }

    package static let type = "senim/currency/v1"
}

/// A currency note that t trustees of a directory signed.
package struct VerifiedCurrencyNote: Sendable, Hashable {
    package let currency: CurrencyNote
    package let note: SignedNote

    fileprivate init(_ currency: CurrencyNote, _ note: SignedNote) {
        self.currency = currency
        self.note = note
    }

    /// Whether the trustees meant this set.
    package func confirms(_ set: DirectorySet) -> Bool {
        currency.portal == set.directory.portal && currency.directoryHash == set.hash
    }

    /// How far the note can be relied on today.
    package func freshness(on today: AlmatyDay) -> CurrencyFreshness {
        let age = currency.day.days(until: today)
        return switch age {
        case ..<(-CurrencyFreshness.futureDayCount): .inTheFuture(dayCount: -age)
        case ...CurrencyFreshness.warningDayCount: .fresh
        case ...CurrencyFreshness.refusalDayCount: .stale(dayCount: age)
        default: .expired(dayCount: age)
        }
    }
}

/// How old a currency note is to a reader (Specification.md §8.2).
package enum CurrencyFreshness: Sendable, Hashable {
    case fresh
    /// More than 3 days old: go on with a warning.
    case stale(dayCount: Int)
    /// More than 7 days old: refuse.
    case expired(dayCount: Int)
    /// More than a day ahead of the reader's clock: refuse.
    case inTheFuture(dayCount: Int)

    /// Whether to go on, with or without a warning.
    package var isUsable: Bool {
        switch self {
        case .fresh, .stale: true
        case .expired, .inTheFuture: false
        }
    }

    package static let warningDayCount = 3
    package static let refusalDayCount = 7
    package static let futureDayCount = 1
}

/// Thrown for a note that is no currency note of a directory.
package enum InvalidCurrencyNote: Error, Equatable {
    case malformed(MalformedLines)
    case otherPortal
    case tooFewSignatures(count: Int, needed: Int)
}
