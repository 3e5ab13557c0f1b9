package import Directory
package import Encoding
package import SealedMessage

/// Names something that may stand in a log only once (Specification.md §4.3): who keeps facts finds it again by this text.
package struct FactName: Sendable, Hashable {
    package let text: String

    private init(_ text: String) {
        self.text = text
    }

    /// The outcome that a keyholder stated about a message.
    package static func outcome(of message: MessageID, by keyholder: Identifier) -> FactName {
        FactName("outcome \(message.hex) \(keyholder)")
    }

    /// A statement of a keyholder's about a message.
    ///
    /// - Parameter text: SHA-256 of the lines of its note.
    package static func duty(
        _ text: Digest, about message: MessageID, by keyholder: Identifier
    ) -> FactName {
        FactName(dutyStart(about: message, by: keyholder) + text.hex)
    }

    /// How the names of all statements of a keyholder's about a message begin.
    package static func dutyStart(about message: MessageID, by keyholder: Identifier) -> String {
        "duty \(message.hex) \(keyholder) "
    }

    /// A keyholder's statement that a message is held, or no longer.
    ///
    /// - Parameter text: SHA-256 of the lines of its note.
    package static func hold(
        _ text: Digest, of message: MessageID, by keyholder: Identifier
    ) -> FactName {
        FactName(holdStart(of: message, by: keyholder) + text.hex)
    }

    /// How the names of all a keyholder's holds of a message begin.
    package static func holdStart(of message: MessageID, by keyholder: Identifier) -> String {
        "\(holdStart)\(message.hex) \(keyholder) "
    }

    /// How the names of all holds begin.
    package static let holdStart = "hold "

    /// A trustee's challenge of a keyholder's outcome.
    package static func challenge(
        of message: MessageID, against keyholder: Identifier, by trustee: Identifier
    ) -> FactName {
        FactName("challenge \(message.hex) \(keyholder) \(trustee)")
    }

    /// What came of a challenge.
    package static func result(of challenge: StatementHash) -> FactName {
        FactName("challenge-result \(challenge.hex)")
    }

    /// The handover by a message.
    package static func handover(by message: MessageID) -> FactName {
        FactName("handover \(message.hex)")
    }

    /// The destruction of a sealing key.
    package static func destruction(ofKey digest: Digest) -> FactName {
        FactName("key-destroyed \(digest.hex)")
    }
}
