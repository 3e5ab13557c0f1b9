package import Encoding

/// P: the context, the commitment to the keys and one commitment a share (Specification.md §3).
package struct Preheader: Sendable, Hashable {
    package let context: Context
    /// 32 bytes derived from both keys: whoever has the right keys knows it before opening the body.
    package let keyCommitment: Digest
    /// One a holder, then one a trustee, in directory order.
    package let slotCommitments: [Digest]

    package init(context: Context, keyCommitment: Digest, slotCommitments: [Digest]) {
        precondition(
            slotCommitments.count == context.committee.holderCount + context.committee.trusteeCount,
            "each holder and each trustee has one commitment")
        self.context = context
        self.keyCommitment = keyCommitment
        self.slotCommitments = slotCommitments
    }

    /// The commitment to the share of a holder or a trustee; nil when there is no such slot.
    package func commitment(to role: SlotRole, at index: Int) -> Digest? {
        let committee = context.committee
        return switch role {
        case .holder where (0..<committee.holderCount).contains(index):
            slotCommitments[index]
        case .trustee where (0..<committee.trusteeCount).contains(index):
            slotCommitments[committee.holderCount + index]
        default: nil
        }
    }

    /// P, as it stands on the wire.
    package var bytes: [UInt8] {
        var bytes = context.bytes
        bytes.reserveCapacity(Preheader.byteCount(for: context.committee))
        keyCommitment.append(to: &bytes)
        for commitment in slotCommitments { commitment.append(to: &bytes) }
        return bytes
    }

    /// hP of the protocol: what slots and access statements are bound to.
    package var hash: Digest { labelledHash("senim/1 preheader", bytes) }

    /// The HPKE info of one slot: `"senim/1 slot" ‖ role ‖ index ‖ hP` (Specification.md §4).
    package static func slotInfo(role: SlotRole, index: Int, preheaderHash: Digest) -> [UInt8] {
        Array("senim/1 slot".utf8) + [role.rawValue, UInt8(index)] + preheaderHash.bytes
    }

    static func byteCount(for committee: Committee) -> Int {
        Context.byteCount + Digest.byteCount
            * (1 + committee.holderCount + committee.trusteeCount)
    }
}

/// Commits to the share in one slot, so that a wrong one is known and its sender named (§3).
///
/// The salt keeps equal shares from showing: without it, everyone would see who was addressed.
package func slotCommitment(
    contextHash: Digest, role: SlotRole, index: Int, share: RawSpan, salt: RawSpan
) -> Digest {
    precondition(share.byteCount == 32 && salt.byteCount == 32, "share and salt have 32 bytes each")
    var hasher = DigestHasher(label: "senim/1 share")
    hasher.update(contextHash)
    hasher.update([role.rawValue, UInt8(index)])
    hasher.update(share)
    hasher.update(salt)
    return hasher.finish()
}
