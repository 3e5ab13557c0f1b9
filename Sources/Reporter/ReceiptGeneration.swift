import Sealing

/// The keys of one receipt of a conversation: the one at hand, or one that a re-key replaced.
///
/// A reference, so that every message knows the keys that opened it without a second copy of them.
final class ReceiptGeneration: Sendable {
    let keys: ReceiptKeys

    init(_ receipt: borrowing Receipt, portal: String) {
        keys = ReceiptKeys(receipt, portal: portal)
    }
}
