package import Directory
import Encoding
package import SealedMessage

/// A keyholder keeps a message, and the keys that open it, from destruction, or lifts that (Specification.md §2.14); signed by
/// their identity key.
///
/// It stands in clear, since gateway and trustees act on it. Why, the keyholder states sealed.
package struct HoldNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    package let keyholder: Identifier
    /// The last day; nil lifts what this keyholder stated before.
    package let until: AlmatyDay?
    /// UTC seconds.
    package let time: UInt64

    package init(
        portal: Portal, messageID: MessageID, keyholder: Identifier, until: AlmatyDay?,
        time: UInt64
    ) {
        self.portal = portal
        self.messageID = messageID
        self.keyholder = keyholder
        self.until = until
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: HoldNote.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        keyholder = try lines.identifier("keyholder")
        until = try lines.value("until", .dateOrNone) { line -> AlmatyDay?? in
            line == "-" ? .some(nil) : (try? AlmatyDay(parsing: line)).map { .some($0) }
        }
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            HoldNote.type, portal.name, messageID.hex, keyholder.text, until?.text ?? "-",
            String(time),
        ])
    }

    /// Under which the log has it once.
    package var name: FactName {
        .hold(Digest(hashing: Array(text.utf8)), of: messageID, by: keyholder)
    }

    /// Whether a hold stated at a time, UTC seconds, may last until a day: not over already, and no longer than 15 years.
    package static func mayLast(until day: AlmatyDay, statedAt time: UInt64) -> Bool {
        let today = AlmatyDay(unixSeconds: time)
        return today <= day && day <= today.advanced(by: mostDayCount)
    }

    package static let type = "senim/hold/v1"
    /// So many statements a keyholder makes of holding one message, liftings among them (ours).
    package static let mostOfMessage = 64
    /// 15 years, rather a few days more (ours): longer than any limit of the law; who still needs it then states it again.
    private static let mostDayCount: UInt32 = 15 * 366
}
