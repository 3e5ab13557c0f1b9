package import Secrets

/// What an officer hands to the person whose report they took down: a receipt that has been in other hands (Specification.md §2.5).
///
/// It has 28 characters, too, and another checksum, so that no client takes it for a receipt. Whoever holds it exchanges it for a
/// receipt of their own before anything else; of two who do, the first wins, and the other is told.
package struct ClaimCode: ~Copyable, Sendable {
    private let receipt: Receipt

    /// A fresh code, of a portal.
    ///
    /// One of 4096 has the checksum of a receipt, too, and would be taken for one: such a code is drawn again.
    package init(portal: String) {
        self.init(portal: portal, drawing: { Receipt() })
    }

    /// - Parameter drawing: gives a receipt each time it is asked.
    init(portal: String, drawing: () -> Receipt) {
        while true {
            let receipt = drawing()
            if receipt.text(portal: portal) != receipt.text(portal: portal, as: .claim) {
                self.receipt = receipt
                return
            }
        }
    }

    /// Reads the 28 characters as a person may have typed them.
    ///
    /// - Throws: `MalformedReceipt.receipt` for the text of a receipt.
    package init(
        reading typed: borrowing SecretBytes, portal: String
    ) throws(MalformedReceipt) {
        receipt = try Receipt(reading: typed, portal: portal, as: .claim)
    }

    /// Reads a code from a text that already lives in ordinary memory.
    package init(reading text: String, portal: String) throws(MalformedReceipt) {
        var characters = Array(text.utf8)
        try self.init(reading: SecretBytes(moving: &characters), portal: portal)
    }

    /// Seven groups of four characters with hyphens between, for the slip.
    package borrowing func text(portal: String) -> String {
        receipt.text(portal: portal, as: .claim)
    }

    /// The receipt that it stands for until it is exchanged: others know it, so nothing but the exchange is done with it.
    package consuming func receiptKnownToOthers() -> Receipt {
        receipt
    }
}
