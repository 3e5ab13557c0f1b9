import Encoding
package import Exchange

/// What a trustee found in its part of a sealed statement, and the part itself (Specification.md §10).
///
/// The part stays sealed: the ledger is no place to read cases in. With it, the trustee can show an auditor who was listed later what
/// was stated, salt and all.
package struct ExaminedDuty: Sendable, Hashable {
    /// What it is worth.
    package enum Verdict: UInt8, Sendable, Hashable, CaseIterable {
        /// It opens, and fits what its note commits to.
        case stated = 1
        /// It opens to something else than its note commits to.
        case otherCommitment = 2
        /// The part does not open, or holds what the format does not allow.
        case unreadable = 3
        /// This trustee had no key to seal to.
        case noPart = 4

        /// Whether the keyholder's desk did something that no honest one does.
        package var isFault: Bool { self == .unreadable || self == .otherCommitment }
    }

    /// The log index of the note.
    package let index: UInt64
    package let verdict: Verdict
    /// This trustee's place in the directory that the statement was sealed to.
    package let place: UInt8
    /// 2192 bytes, or none with `noPart` and where there is no such place.
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
            frames[3].isEmpty || frames[3].count == DutyPosting.partByteCount
        else { throw .field("duty") }
        self.init(index: index, verdict: verdict, place: frames[2][0], part: frames[3])
    }

    package var bytes: [UInt8] {
        Frames.encode([[UInt8](bigEndian: index), [verdict.rawValue], [place], part])
    }
}
