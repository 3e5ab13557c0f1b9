import Details
import Directory
import SealedMessage

extension Audit {
    /// Specification.md §2.11: who hands over has asked for it, or for the handover by which it came.
    mutating func checkHandovers() {
        for handover in reading.handovers {
            let note = handover.note
            let isHad = note.messages.allSatisfy {
                hadBefore(handover.index, keyholder: note.keyholder, message: $0)
            }
            if !isHad {
                add(
                    AuditFinding(
                        .handoverUnasked, entry: handover.index, subject: note.keyholder.text))
            }
        }
    }

    /// Specification.md §2.11: of each handover that its successor asked for, the messages it names.
    var handedOverCount: Int {
        reading.handovers.filter { handover in
            hasAsked(
                handover.note.successor, about: handover.note.handoverID, before: reading.size)
        }.reduce(0) { $0 + $1.note.messages.count }
    }

    /// Specification.md §2.12.
    mutating func checkDestructions() {
        for (logged, lastNeed) in reading.destructions where logged.day <= lastNeed {
            add(
                AuditFinding(
                    .keyDestroyedEarly, entry: logged.index,
                    subject: "\(logged.note.owner) \(logged.note.quarter)"))
        }
    }

    private func hadBefore(
        _ index: UInt64, keyholder: Identifier, message: MessageID
    ) -> Bool {
        if hasAsked(keyholder, about: message, before: index) { return true }
        return reading.handovers.contains { earlier in
            earlier.index < index && earlier.note.successor == keyholder
                && earlier.note.messages.contains(message)
                && hasAsked(keyholder, about: earlier.note.handoverID, before: index)
        }
    }

    private func hasAsked(
        _ keyholder: Identifier, about message: MessageID, before index: UInt64
    ) -> Bool {
        reading.openings.values.contains {
            $0.index < index && $0.statement.keyholder == keyholder
                && $0.statement.messageID == message
        }
    }
}
