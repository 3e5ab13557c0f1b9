import Encoding
package import Secrets

/// The reporter's only key to a mailbox: 16 random bytes, made on the reporter's device (Specification.md §2).
package struct Receipt: ~Copyable, Sendable {
    let secret: SecretBytes

    /// A fresh receipt.
    package init() {
        secret = SecretBytes(randomByteCount: Receipt.byteCount)
    }

    /// Takes the 16 bytes of a receipt.
    init(secret: consuming SecretBytes) {
        precondition(secret.byteCount == Receipt.byteCount, "a receipt has 16 bytes")
        self.secret = secret
    }

    /// Reads the 28 characters as a person may have typed them (Specification.md §2.2).
    ///
    /// - Parameter portal: the portal's name; a receipt of another portal fails its checksum.
    /// - Throws: `MalformedReceipt.claimCode` for the text of a claim code, which `ClaimCode` reads.
    package init(
        reading typed: borrowing SecretBytes, portal: String
    ) throws(MalformedReceipt) {
        try self.init(reading: typed, portal: portal, as: .receipt)
    }

    /// Reads a receipt from a text that already lives in ordinary memory.
    package init(reading text: String, portal: String) throws(MalformedReceipt) {
        var characters = Array(text.utf8)
        try self.init(reading: SecretBytes(moving: &characters), portal: portal)
    }

    /// Reads what must have a checksum under this label.
    init(
        reading typed: borrowing SecretBytes, portal: String, as label: ReceiptText.Label
    ) throws(MalformedReceipt) {
        var characters = typed.withBytes { $0.copiedBytes }
        defer { wipe(&characters) }
        var digits = try ReceiptText.digits(in: characters)
        defer { wipe(&digits) }
        var (bytes, checksum) = ReceiptText.bytes(of: digits)
        defer { wipe(&bytes) }
        switch ReceiptText.label(of: bytes, checksum: checksum, portal: portal) {
        case label: secret = SecretBytes(moving: &bytes)
        case .receipt: throw .receipt
        case .claim: throw .claimCode
        case nil: throw .checksum(group: ReceiptText.groupToRepair(in: digits, portal: portal))
        }
    }

    /// Seven groups of four characters with hyphens between, to be shown once and written down.
    package borrowing func text(portal: String) -> String {
        text(portal: portal, as: .receipt)
    }

    borrowing func text(portal: String, as label: ReceiptText.Label) -> String {
        var bytes = secret.withBytes { $0.copiedBytes }
        defer { wipe(&bytes) }
        var digits = ReceiptText.digits(
            of: bytes, checksum: ReceiptText.checksum(of: bytes, portal: portal, label: label))
        defer { wipe(&digits) }
        return ReceiptText.print(digits)
    }

    package static let byteCount = 16
}

/// Why a text is no receipt, or no claim code, of this portal. Groups count from one; no character is told.
package enum MalformedReceipt: Error, Equatable {
    /// Another number of characters than 28, spaces and hyphens aside.
    case characterCount(Int)
    /// A character that no receipt has, in this group.
    case unknownCharacter(group: Int)
    /// A claim code, where a receipt is asked for.
    case claimCode
    /// A receipt, where a claim code is asked for.
    case receipt
    /// A misread character; the group is named when exactly one single change repairs the text.
    case checksum(group: Int?)
}
