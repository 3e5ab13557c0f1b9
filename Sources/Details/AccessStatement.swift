package import Directory
package import Encoding
package import SealedMessage

/// What a keyholder asks to do with a message.
package enum AccessAction: String, Sendable, Hashable, CaseIterable {
    /// To open a report, a reply or a note.
    case open
    /// To open an identity message; only with a ground.
    case identity
}

/// By what right an identity is asked for (Specification.md §2.3).
package enum AccessGround: Sendable, Hashable {
    /// `-`: none is needed.
    case none
    /// `consent <hex>`: the reporter's own token, the preimage of the message's consent hash.
    case consent(ConsentToken)
    /// `decision <number> <date>`: a court's or another authority's, which trustees approve by hand.
    case decision(number: DecisionNumber, day: AlmatyDay)

    init?(line: String) {
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        switch (parts[0], parts.count) {
        case ("-", 1):
            self = .none
        case ("consent", 2):
            guard let bytes = try? Hex.decode(parts[1]), let token = try? ConsentToken(bytes) else {
                return nil
            }
            self = .consent(token)
        case ("decision", 3):
            guard let number = try? DecisionNumber(parts[1]),
                let day = try? AlmatyDay(parsing: parts[2])
            else { return nil }
            self = .decision(number: number, day: day)
        default:
            return nil
        }
    }

    /// The line as it is signed.
    package var line: String {
        switch self {
        case .none: "-"
        case .consent(let token): "consent \(Hex.encode(token.bytes))"
        case .decision(let number, let day): "decision \(number.text) \(day)"
        }
    }
}

/// The 32 bytes by which a reporter consents to their identity being opened.
package struct ConsentToken: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Throws: `MalformedDigest` when the byte count is not 32.
    package init(_ bytes: [UInt8]) throws(MalformedDigest) {
        guard bytes.count == 32 else { throw MalformedDigest(byteCount: bytes.count) }
        self.bytes = bytes
    }

    /// `L("senim/1 consent", token)`: what the message's context carries.
    package var hash: Digest { labelledHash("senim/1 consent", bytes) }
}

/// The number of a decision as the deciding body writes it, without spaces: 1 to 64 bytes.
package struct DecisionNumber: Sendable, Hashable {
    package let text: String

    /// - Throws: `MalformedDecisionNumber` for an empty or longer text, or one with white space or invisible characters.
    package init(_ text: String) throws(MalformedDecisionNumber) {
        guard text.utf8.count <= DecisionNumber.maximumByteCount, (try? FreeText(text)) != nil,
            !text.unicodeScalars.contains(where: \.properties.isWhitespace)
        else { throw MalformedDecisionNumber() }
        self.text = text
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }

    package static let maximumByteCount = 64
}

/// Thrown for a text that is no decision number.
package struct MalformedDecisionNumber: Error, Equatable {}

/// A keyholder's signed statement that they are about to open a message (Specification.md §2.3).
///
/// Nothing is opened without one in the log; signed by the keyholder's identity key.
package struct AccessStatement: Sendable, Hashable, DetailText {
    package let portal: Portal
    package let messageID: MessageID
    /// hP: the hash of the message's preheader.
    package let preheaderHash: Digest
    /// The directory hash that the keyholder's desk holds to be current.
    package let directoryHash: Digest
    package let keyholder: Identifier
    package let action: AccessAction
    package let ground: AccessGround
    /// SHA-256 of the keyholder's current sealing key, to which shares are released.
    package let sealingKeyDigest: Digest
    /// Fresh random bytes; no two statements have the same.
    package let nonce: Digest
    /// UTC seconds.
    package let time: UInt64

    /// - Throws: `GroundRefused` when an identity is asked for without a ground, or a report with one.
    package init(
        portal: Portal, messageID: MessageID, preheaderHash: Digest, directoryHash: Digest,
        keyholder: Identifier, action: AccessAction, ground: AccessGround = .none,
        sealingKeyDigest: Digest, nonce: Digest, time: UInt64
    ) throws(GroundRefused) {
        guard (action == .open) == (ground == .none) else { throw GroundRefused(action: action) }
        self.portal = portal
        self.messageID = messageID
        self.preheaderHash = preheaderHash
        self.directoryHash = directoryHash
        self.keyholder = keyholder
        self.action = action
        self.ground = ground
        self.sealingKeyDigest = sealingKeyDigest
        self.nonce = nonce
        self.time = time
    }

    /// Reads exactly these lines and refuses anything else.
    package init(parsing text: String) throws(MalformedLines) {
        var lines = try NoteLines(text, type: AccessStatement.type)
        portal = try lines.portal()
        messageID = MessageID(try lines.digest("message"))
        preheaderHash = try lines.digest("preheader hash")
        directoryHash = try lines.digest("directory hash")
        keyholder = try lines.identifier("keyholder")
        let action = try lines.value(
            "action", .oneOf(AccessAction.allCases.map(\.rawValue))
        ) { AccessAction(rawValue: $0) }
        self.action = action
        ground = try lines.value("ground", .ground) { line in
            guard let ground = AccessGround(line: line), (action == .open) == (ground == .none)
            else { return nil }
            return ground
        }
        sealingKeyDigest = try lines.digest("sealing key digest")
        nonce = try lines.digest("nonce")
        time = try lines.number("time")
        try lines.finish()
    }

    /// The lines that are signed.
    package var text: String {
        NoteLines.text([
            AccessStatement.type, portal.name, messageID.hex, preheaderHash.hex,
            directoryHash.hex, keyholder.text, action.rawValue, ground.line,
            sealingKeyDigest.hex, nonce.hex, String(time),
        ])
    }

    /// `L("senim/1 statement", text)`: how releases and refusals name the statement.
    package var hash: StatementHash { StatementHash(of: self) }

    package static let type = "senim/access/v1"
}

/// Thrown when an identity is asked for without a ground, or anything else with one.
package struct GroundRefused: Error, Equatable {
    package let action: AccessAction

    init(action: AccessAction) {
        self.action = action
    }
}

/// Names one access statement: a hash of its text, signatures stripped.
package struct StatementHash: Sendable, Hashable, Comparable {
    package let digest: Digest

    /// Takes over a hash that somebody states.
    package init(_ digest: Digest) {
        self.digest = digest
    }

    /// The hash of a statement.
    package init(of statement: AccessStatement) {
        digest = labelledHash("senim/1 statement", Array(statement.text.utf8))
    }

    package var hex: String { digest.hex }
    package var bytes: [UInt8] { digest.bytes }

    package static func < (left: StatementHash, right: StatementHash) -> Bool {
        left.digest < right.digest
    }
}
