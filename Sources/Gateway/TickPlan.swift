package import Storage

/// What a tick puts where: all its messages among its dummies, shuffled as a whole and only then divided (Specification.md §4.2).
package struct TickPlan: Sendable {
    /// What stands in one place of a tick.
    package enum Place: Sendable, Equatable {
        case message(StagedMessage)
        /// The admission that people were turned away.
        case overload
        case dummy
    }

    /// What goes into one transaction each, in order; together a multiple of entries, one multiple at least.
    package let parts: [[Place]]

    /// - Parameters:
    ///   - isOverloaded: whether people were turned away since the tick before.
    ///   - multiple: how many entries a tick's number is a multiple of.
    ///   - mostEntries: in one transaction.
    ///   - mostBytes: of messages in one transaction, unless a single one is larger.
    package init(
        _ messages: [StagedMessage], isOverloaded: Bool = false, multiple: Int,
        mostEntries: Int = TickPlan.mostEntries,
        mostBytes: Int = TickPlan.mostBytes, using generator: inout some RandomNumberGenerator
    ) {
        var places = messages.map(Place.message)
        if isOverloaded { places.append(.overload) }
        let count = max(1, (places.count + multiple - 1) / multiple) * multiple
        places += repeatElement(.dummy, count: count - places.count)
        places.shuffle(using: &generator)
        var parts: [[Place]] = []
        var part: [Place] = []
        var byteCount = 0
        for place in places {
            let weight = if case .message(let message) = place { message.byteCount } else { 0 }
            if part.count == mostEntries || !part.isEmpty && byteCount + weight > mostBytes {
                parts.append(part)
                (part, byteCount) = ([], 0)
            }
            part.append(place)
            byteCount += weight
        }
        self.parts = parts + [part]
    }

    /// Small enough that officers' acts in between wait a second at most.
    package static let mostEntries = 1024
    package static let mostBytes = 64 * 1024 * 1024
}
