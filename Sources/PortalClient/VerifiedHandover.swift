package import Details
package import Directory
package import SealedMessage
import SignedNote

/// A handover as the log has it, signed by whom it names.
///
/// Whether its author had anything to hand over is told by `Readership`.
package struct VerifiedHandover: Sendable, Hashable {
    /// The entry of the log.
    package let index: UInt64
    package let note: HandoverNote
    /// Who handed over.
    package let author: Keyholder
    /// Who took over, as the newest directory that lists them does.
    package let successor: Keyholder
    /// The person behind the successor's id; nil when versions of the directory disagree: then nobody is meant.
    package let successorPerson: Identifier?

    /// Checks whose the entry is; that it stands in a tree is for the caller.
    package init(
        _ entry: OpenedEntry, chain: VerifiedDirectoryChain
    ) throws(HandoverRefused) {
        guard case .handover(let note) = entry.detail, note.portal == chain.portal else {
            throw .otherDetail
        }
        let versions = chain.directories.reversed()
        let authors = versions.compactMap { $0.keyholder(note.keyholder) }
        let successors = versions.compactMap { $0.keyholder(note.successor) }
        guard let successor = successors.first, !authors.isEmpty else { throw .unknownKeyholder }
        guard let author = authors.first(where: { entry.note.isSigned(by: $0.identityKey) }) else {
            throw .notSigned
        }
        index = entry.index
        self.note = note
        self.author = author
        self.successor = successor
        successorPerson =
            successors.allSatisfy { $0.person == successor.person } ? successor.person : nil
    }

    /// The report that the messages belong to.
    package var report: MessageID? { note.messages.first }
}

/// Why an entry is no handover that could count.
package enum HandoverRefused: Error, Equatable {
    /// Another kind of entry, or another portal's.
    case otherDetail
    case unknownKeyholder
    case notSigned
}

/// Who may read a report, as persons: those whom it addresses, and to whom they, or those after them, handed it over.
package struct Readership: Sendable, Hashable {
    package private(set) var persons: Set<Identifier>

    package init(addressing persons: Set<Identifier>) {
        self.persons = persons
    }

    /// Takes handovers; in the order of the log, since only a reader has something to hand over.
    package mutating func take(_ handovers: [VerifiedHandover]) {
        for handover in handovers.sorted(by: { $0.index < $1.index })
        where persons.contains(handover.author.person) {
            if let person = handover.successorPerson { persons.insert(person) }
        }
    }

    package func contains(_ keyholder: Keyholder) -> Bool { persons.contains(keyholder.person) }
}
