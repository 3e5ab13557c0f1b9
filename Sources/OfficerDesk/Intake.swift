package import Directory
package import Reporter
package import SealedMessage
package import Sealing

/// A report that somebody told an officer, as the desk's page took it down (Specification.md §9).
package struct Intake: Sendable {
    package let draft: ReportDraft
    package let origin: IntakeOrigin
    /// Who may read it.
    package let readers: Set<Identifier>
    /// Paths of a scan, a recording, a transcript on this computer.
    package let files: [String]
    /// Files that were picked on the page.
    package let held: [MemorySource]
}

/// A claim code that was not handed over yet.
struct Handing: Sendable {
    let done: TakenDown
    /// Channel 1 to 6.
    let way: Int
    /// When the reporter told it: whole days of UTC+5 since 1 January 1970.
    let day: UInt32
    /// Its number, once it has one.
    var slip: String?
}

/// What became of an intake.
package struct TakenDown: Sendable {
    /// Shown once, and kept nowhere.
    package let claimCode: String
    package let report: MessageID
    /// Nil when the portal accepted it; else why nobody can say whether it did.
    package let doubt: DeskTrouble?

    package init(claimCode: String, report: MessageID, doubt: DeskTrouble? = nil) {
        self.claimCode = claimCode
        self.report = report
        self.doubt = doubt
    }
}
