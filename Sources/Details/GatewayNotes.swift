package import Directory
import Encoding
package import SealedMessage

/// A message was accepted, and became visible at this tick (Specification.md §2.1).
///
/// One for every message, whatever its kind; signed by the gateway's note key.
package struct AcceptedNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    /// UTC seconds of the tick, not of the arrival.
    package let tick: UInt64

    package init(portal: Portal, messageID: MessageID, tick: UInt64) {
        self.portal = portal
        self.messageID = messageID
        self.tick = tick
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: AcceptedNote.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        tick = try lines.number("tick")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([AcceptedNote.type, portal.name, messageID.hex, String(tick)])
    }

    package static let type = "senim/accepted/v1"
}

/// Nothing happened: an entry that hides how many messages a tick has (Specification.md §2.2).
package struct DummyNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    /// UTC seconds of the tick.
    package let tick: UInt64

    package init(portal: Portal, tick: UInt64) {
        self.portal = portal
        self.tick = tick
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: DummyNote.type)
        portal = try lines.portal()
        tick = try lines.number("tick")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([DummyNote.type, portal.name, String(tick)])
    }

    package static let type = "senim/dummy/v1"
}

/// People were turned away since the last tick: the gateway had more to do than it could (Specification.md §2.12).
///
/// Signed by the gateway's note key; it stands among a tick's entries.
package struct OverloadNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    /// UTC seconds of the tick.
    package let tick: UInt64
    /// The power of two not below the number turned away: its size, not the number.
    package let magnitude: UInt64

    /// - Parameter count: how many were turned away, at least one.
    package init(portal: Portal, tick: UInt64, turnedAway count: UInt64) {
        self.portal = portal
        self.tick = tick
        var magnitude: UInt64 = 1
        while magnitude < count, magnitude < OverloadNote.mostMagnitude { magnitude *= 2 }
        self.magnitude = magnitude
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: OverloadNote.type)
        portal = try lines.portal()
        tick = try lines.number("tick")
        magnitude = try lines.value("magnitude", .number) { text in
            guard let number = try? Decimal.decode(text), number.nonzeroBitCount == 1,
                number <= OverloadNote.mostMagnitude
            else { return nil }
            return number
        }
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([OverloadNote.type, portal.name, String(tick), String(magnitude)])
    }

    package static let type = "senim/overload/v1"
    private static let mostMagnitude: UInt64 = 1 << 32
}
