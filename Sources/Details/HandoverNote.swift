package import Directory
package import SealedMessage

/// A keyholder handed messages over to a successor (Specification.md §2.10); signed by the keyholder's identity key.
package struct HandoverNote: Sendable, Hashable, DetailText {
    package let portal: Portal
    /// The message that carries the keys.
    package let handoverID: MessageID
    /// Who hands over.
    package let keyholder: Identifier
    /// Who takes over.
    package let successor: Identifier
    /// UTC seconds.
    package let time: UInt64
    /// What is handed over: the report first, none twice, at most `mostMessages`.
    package let messages: [MessageID]

    /// - Throws: `MalformedLines.value` for a list that a reader would refuse.
    package init(
        portal: Portal, handoverID: MessageID, keyholder: Identifier, successor: Identifier,
        time: UInt64, messages: [MessageID]
    ) throws(MalformedLines) {
        guard (1...HandoverNote.mostMessages).contains(messages.count),
            Set(messages).count == messages.count
        else { throw .value(line: HandoverNote.countLine, field: "messages", expected: .number) }
        self.portal = portal
        self.handoverID = handoverID
        self.keyholder = keyholder
        self.successor = successor
        self.time = time
        self.messages = messages
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: HandoverNote.type)
        let portal = try lines.portal()
        let handoverID = MessageID(try lines.digest("handover"))
        let keyholder = try lines.identifier("keyholder")
        let successor = try lines.identifier("successor")
        let time = try lines.number("time")
        let count = try lines.number("messages", from: 1, to: UInt64(HandoverNote.mostMessages))
        var messages: [MessageID] = []
        for _ in 0..<count { messages.append(MessageID(try lines.digest("message"))) }
        try lines.finish()
        try self.init(
            portal: portal, handoverID: handoverID, keyholder: keyholder, successor: successor,
            time: time, messages: messages)
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text(
            [
                HandoverNote.type, portal.name, handoverID.hex, keyholder.text, successor.text,
                String(time), String(messages.count),
            ] + messages.map(\.hex))
    }

    /// Under which the log has it once.
    package var name: FactName { .handover(by: handoverID) }

    package static let type = "senim/handover/v1"
    /// A case with more messages is handed over in parts.
    package static let mostMessages = 256
    /// By one keyholder, of one report: a list of handovers that others have to read ends.
    package static let mostOfReport = 16
    private static let countLine = 7
}
