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
