package import Directory
package import SealedMessage
package import Sealing
import Secrets

extension OpeningFile {
    /// Opens the message of a proof, which was verified first, with the checks of Specification.md §3.1 in their order.
    package borrowing func opened(
        _ proven: ProvenAcceptance
    ) throws(OpeningFileRefused) -> ProvenText {
        let message = proven.message
        let committee = message.context.committee
        let holderCount = committee.holderCount
        let count = holderCount + committee.trusteeCount
        guard messageID == proven.messageID else { throw .otherMessage }
        guard slots.byteCount == count * Slot.plaintextByteCount,
            proven.directory.keyholders.count == holderCount
        else { throw .slotCount }
        var addressees: [Keyholder] = []
        for place in 0..<count {
            let role: SlotRole = place < holderCount ? .holder : .trustee
            let index = place < holderCount ? place : place - holderCount
            let start = place * Slot.plaintextByteCount
            guard
                let secret = try? SlotSecret(slots.part(start..<start + Slot.plaintextByteCount)),
                secret.matches(message.header.preheader, role: role, index: index)
            else { throw .commitment(role, index: index) }
            if role == .holder, secret.share().isEqual(to: holderKey) {
                addressees.append(proven.directory.keyholders[index])
            }
        }
        let payload = try payload(of: message)
        guard OpeningFile.addressees(of: payload) == addressees.map(\.id.text) else {
            throw .addressees
        }
        return ProvenText(payload: payload, addressees: addressees)
    }

    private borrowing func payload(
        of message: SealedMessage
    ) throws(OpeningFileRefused) -> Payload {
        do {
            let opened = try message.open(holderKey: holderKey, trusteeKey: trusteeKey)
            var json = opened.json
            defer { wipe(&json) }
            return try Payload(parsing: json, kind: message.context.kind)
        } catch let error as OpeningRefused {
            throw .body(error)
        } catch {
            throw .payload
        }
    }

    /// Whom a report says that it addresses; nil for everything else.
    private static func addressees(of payload: Payload) -> [String]? {
        switch payload {
        case .report(let report): report.addressees
        // Who wrote what was added later, an opening file cannot show: an officer can make such a text, too.
        case .followUp, .rekey, .handover, .identity, .reply, .note: nil
        }
    }
}

/// What a proven message says, and to whom.
package struct ProvenText: Sendable, Equatable {
    package let payload: Payload
    /// As keyholders of the directory that the message was sealed to, in its order.
    package let addressees: [Keyholder]
}

/// Why an opening file shows nothing.
package enum OpeningFileRefused: Error, Equatable {
    /// It is of another message than the proof.
    case otherMessage
    /// The message has more or fewer slots.
    case slotCount
    /// The message was sealed with another share.
    case commitment(SlotRole, index: Int)
    case body(OpeningRefused)
    /// What it opens is no text of a reporter's.
    case payload
    /// The text names others than it was sealed to.
    case addressees
}
