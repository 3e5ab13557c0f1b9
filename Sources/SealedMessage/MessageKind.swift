/// What a message is, as far as the gateway may know (Specification.md §2).
package enum MessageKind: UInt8, Sendable, Hashable, CaseIterable {
    /// A report, a follow-up or a handover: the true one stands in the sealed JSON.
    case report = 1
    /// An officer's reply to the reporter.
    case reply = 3
    /// The reporter's name and contact, sent with every report, empty if none.
    case identity = 4
    /// A note among officers.
    case note = 6

    /// The longest body of this kind (Specification.md §2).
    ///
    /// An answer to a mailbox holds a whole reply, and its largest bucket is 1 MiB.
    package var maximumBodySize: BodySize {
        switch self {
        case .report, .note: .mebibyte1
        case .reply: .kibibytes256
        case .identity: .kibibytes16
        }
    }

    /// Whether messages of this kind may come with a stream of files (Specification.md §2).
    package var mayCarryStream: Bool { self == .report }
}
