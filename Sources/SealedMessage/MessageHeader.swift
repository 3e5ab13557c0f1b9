package import Encoding

/// All of a message but its body: P and the slots (Specification.md §4).
package struct MessageHeader: Sendable, Hashable {
    package let preheader: Preheader
    /// The header, as it stands on the wire.
    package let bytes: [UInt8]

    /// Reads a whole header and refuses anything else, trailing bytes included.
    package init(parsing bytes: [UInt8]) throws(MalformedMessage) {
        var reader = ByteReader(bytes)
        let context = try Context(reading: &reader)
        let expected = MessageHeader.byteCount(for: context.committee)
        guard bytes.count >= expected else {
            throw .truncated(byteCount: bytes.count, expected: expected)
        }
        guard bytes.count == expected else { throw .trailing(byteCount: bytes.count - expected) }
        do {
            let keyCommitment = try reader.digest()
            var commitments: [Digest] = []
            for _ in 0..<context.committee.holderCount + context.committee.trusteeCount {
                commitments.append(try reader.digest())
            }
            preheader = Preheader(
                context: context, keyCommitment: keyCommitment, slotCommitments: commitments)
        } catch {
            throw .truncated(byteCount: bytes.count, expected: expected)
        }
        self.bytes = bytes
    }

    /// Joins what was sealed: a slot a holder, a slot a trustee, and the reporter's.
    package init(preheader: Preheader, slots: [Slot]) {
        precondition(
            slots.count == preheader.slotCommitments.count + 1,
            "each holder, each trustee and the reporter have one slot")
        self.preheader = preheader
        bytes = slots.reduce(into: preheader.bytes) { $0 += $1.bytes }
    }

    package var context: Context { preheader.context }

    /// How many slots there are: n + m + 1.
    package var slotCount: Int { preheader.slotCommitments.count + 1 }

    /// The slot of a holder (index below n), a trustee (below m) or the reporter (0); nil for no such slot.
    package func slot(of role: SlotRole, at index: Int) -> Slot? {
        let committee = context.committee
        return switch role {
        case .holder where (0..<committee.holderCount).contains(index):
            slot(position: index)
        case .trustee where (0..<committee.trusteeCount).contains(index):
            slot(position: committee.holderCount + index)
        case .reporter where index == 0:
            slot(position: committee.holderCount + committee.trusteeCount)
        default: nil
        }
    }

    /// hH, `L("senim/1 header", P ‖ slots)`: the associated data of the body, and what is signed within it (§5).
    package var hash: Digest { labelledHash("senim/1 header", bytes) }

    /// How many bytes the header of such a committee has.
    package static func byteCount(for committee: Committee) -> Int {
        Preheader.byteCount(for: committee) + Slot.byteCount
            * (committee.holderCount + committee.trusteeCount + 1)
    }

    /// The longest header there is, with 16 holders and 7 trustees.
    package static let maximumByteCount = 148 + 32 + (16 + 7) * 32 + (16 + 7 + 1) * Slot.byteCount

    private func slot(position: Int) -> Slot {
        let start = Preheader.byteCount(for: context.committee) + position * Slot.byteCount
        return Slot(Array(bytes[start..<start + Slot.byteCount]))
    }
}
