import Encoding
package import Exchange

/// What a trustee found in its part of a sealed outcome, and the part itself (Specification.md §7).
///
/// The part stays sealed: a share that a keyholder calls useless is none of a thief's, in case it is not.
package struct ExaminedOutcome: Sendable, Hashable {
    /// What it says, or why it says nothing.
    package enum Verdict: UInt8, Sendable, Hashable, CaseIterable {
        case takenUp = 1
        /// With a share that is the one the message committed to for this keyholder.
        case notAddressed = 2
        case cover = 3
        case malformed = 4
        /// The part does not open, or says nothing that the format knows.
        case unreadable = 5
        /// "Not addressed", with another share than the message committed to.
        case otherShare = 6
        /// This trustee had no key to seal to.
        case noPart = 7

        /// Whether the keyholder's desk did something that no honest one does.
        package var isFault: Bool { self == .unreadable || self == .otherShare }
    }

    /// The log index of the outcome note.
    package let index: UInt64
    package let verdict: Verdict
    /// This trustee's place in the directory that the outcome was sealed to.
    package let place: UInt8
    /// 1201 bytes, or none with `noPart` and where there is no such place.
    package let part: [UInt8]

    package init(index: UInt64, verdict: Verdict, place: UInt8 = 0, part: [UInt8] = []) {
        self.index = index
        self.verdict = verdict
        self.place = place
        self.part = part
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 4)
        guard let index = LedgerField.uint64(frames[0]), frames[1].count == 1,
            let verdict = Verdict(rawValue: frames[1][0]), frames[2].count == 1,
            frames[3].isEmpty || frames[3].count == ExaminedOutcome.partByteCount
        else { throw .field("outcome") }
        self.init(index: index, verdict: verdict, place: frames[2][0], part: frames[3])
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: index), [verdict.rawValue], [place], part])
    }

    private static let partByteCount = 1201
}
