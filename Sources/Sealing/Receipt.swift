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
    package init(
        reading typed: borrowing SecretBytes, portal: String
    ) throws(MalformedReceipt) {
        var characters = typed.withBytes { $0.copiedBytes }
        defer { wipe(&characters) }
        var digits = try ReceiptText.digits(in: characters)
        defer { wipe(&digits) }
        var (bytes, checksum) = ReceiptText.bytes(of: digits)
        defer { wipe(&bytes) }
        guard checksum == ReceiptText.checksum(of: bytes, portal: portal) else {
            throw .checksum(group: ReceiptText.groupToRepair(in: digits, portal: portal))
        }
        secret = SecretBytes(moving: &bytes)
    }

    /// Reads a receipt from a text that already lives in ordinary memory.
    package init(reading text: String, portal: String) throws(MalformedReceipt) {
        var characters = Array(text.utf8)
        try self.init(reading: SecretBytes(moving: &characters), portal: portal)
    }

    /// Seven groups of four characters with hyphens between, to be shown once and written down.
    package borrowing func text(portal: String) -> String {
        var bytes = secret.withBytes { $0.copiedBytes }
        defer { wipe(&bytes) }
        var digits = ReceiptText.digits(
            of: bytes, checksum: ReceiptText.checksum(of: bytes, portal: portal))
        defer { wipe(&digits) }
        return ReceiptText.print(digits)
    }

    package static let byteCount = 16
}

/// Why a text is no receipt of this portal. Groups count from one; no character is told.
package enum MalformedReceipt: Error, Equatable {
    /// Another number of characters than 28, spaces and hyphens aside.
    case characterCount(Int)
    /// A character that no receipt has, in this group.
    case unknownCharacter(group: Int)
    /// A misread character; the group is named when exactly one single change repairs the text.
    case checksum(group: Int?)
}
