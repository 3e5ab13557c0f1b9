import SealedMessage
import Sealing

/// Opens the reporter's slots of own messages, with the receipt at hand and those that it replaced (Specification.md §2.10).
struct OwnHeaderReader {
    /// What a slot told.
    struct Opened {
        let audience: Audience
        let sequence: UInt32
        /// Whether it carries the receipt that it replaced.
        let isRekey: Bool
        let generation: ReceiptGeneration
    }

    /// The receipt at hand, then the one it replaced, and so on.
    private(set) var generations: [ReceiptGeneration]
    private(set) var opened: [Int: Opened] = [:]
    /// Why the others do not open.
    private(set) var refused: [Int: OpeningRefused] = [:]

    /// Tries all headers under the receipt at hand, then under each that becomes known.
    init(_ headers: [Int: MessageHeader], with generation: ReceiptGeneration, portal: String) {
        generations = [generation]
        var next = 0
        while next < generations.count, next < OwnHeaderReader.mostGenerations {
            for (position, header) in headers.sorted(by: { $0.key < $1.key })
            where opened[position] == nil {
                open(header, at: position, under: generations[next], portal: portal)
            }
            next += 1
        }
    }

    private mutating func open(
        _ header: MessageHeader, at position: Int, under generation: ReceiptGeneration,
        portal: String
    ) {
        do {
            let place = try generation.keys.replyKey.openOwnPlace(
                of: header, authenticatedBy: generation.keys.audienceKey)
            let earlier = place.earlierReceipt()
            let isRekey = earlier != nil
            // A receipt replaces one, so the first that is found is the one.
            if let earlier, generations.last === generation {
                generations.append(ReceiptGeneration(earlier, portal: portal))
            }
            opened[position] = Opened(
                audience: place.audience, sequence: place.sequence, isRekey: isRekey,
                generation: generation)
            refused[position] = nil
        } catch {
            // That somebody forged it says more than that it is another receipt's.
            if refused[position] == nil || error == .forgedAudience { refused[position] = error }
        }
    }

    /// The receipt at hand, and as many as a gateway lets it replace.
    static let mostGenerations = 17
}
