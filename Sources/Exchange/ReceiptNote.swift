package import Directory
import Encoding
package import SealedMessage
import SignedNote

/// What the gateway signs at once for every message it has made durable.
///
/// Exchange/Specification.md §2: `senim/receipt/v1`, portal, messageId, day (Almaty). With it the reporter can prove, years later,
/// that the message was accepted, even if it never appears in the log.
package struct ReceiptNote: Sendable, Hashable {
    package let portal: Portal
    package let messageID: MessageID
    /// Almaty day; the client refuses more than one day of difference from its own.
    package let day: UInt32

    package init(portal: Portal, messageID: MessageID, day: UInt32) {
        self.portal = portal
        self.messageID = messageID
        self.day = day
    }

    /// Reads the four lines and refuses anything else.
    package init(parsing text: String) throws(MalformedExchange) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 5, lines[4].isEmpty, lines[0] == ReceiptNote.firstLine else {
            throw .field("receipt note")
        }
        guard let portal = try? Portal(String(lines[1])) else { throw .field("portal") }
        guard let digest = try? Digest(hex: lines[2]) else { throw .field("message id") }
        guard let day = try? Decimal.decode(lines[3]), day <= UInt64(UInt32.max) else {
            throw .field("day")
        }
        self.portal = portal
        messageID = MessageID(digest)
        self.day = UInt32(day)
    }

    /// The lines that are signed by the gateway's note key.
    package var text: String {
        [ReceiptNote.firstLine, portal.name, messageID.digest.hex, String(day), ""]
            .joined(separator: "\n")
    }

    private static let firstLine = "senim/receipt/v1"
}
