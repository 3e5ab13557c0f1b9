package import Exchange
package import SignedNote

/// What an auditor was given, apart from the entries: claims, all of it.
package struct AuditEvidence: Sendable {
    /// The answer of `/directory`.
    package var directory: DirectoryAnswer
    /// nil when there is none yet.
    package var currency: SignedNote?
    /// What `/checkpoint` served; nil when nothing is public yet.
    package var published: SignedNote?
    /// The newest checkpoint any trustee cosigned.
    package var newest: SignedNote?
    /// The files of the trustees' exports, by the names they were given under.
    package var ledgers: [(name: String, bytes: [UInt8])]
    /// Kinds of messages and what outcomes say; nil when they were not asked for.
    package var cases: AuditCases?
    /// The auditor's clock, UTC seconds.
    package var now: UInt64

    package init(
        directory: DirectoryAnswer, currency: SignedNote?, published: SignedNote?,
        newest: SignedNote?, ledgers: [(name: String, bytes: [UInt8])], cases: AuditCases? = nil,
        now: UInt64
    ) {
        self.directory = directory
        self.currency = currency
        self.published = published
        self.newest = newest
        self.ledgers = ledgers
        self.cases = cases
        self.now = now
    }
}
