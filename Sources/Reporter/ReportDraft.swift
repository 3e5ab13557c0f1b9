package import Sealing

/// What a reporter says, before it is sealed.
package struct ReportDraft: Sendable, Equatable {
    package var language: ReportLanguage
    package var kind: ReportKind
    package var spheres: [Sphere]
    package var what: String
    package var when = ""
    package var place = ""
    package var who = ""
    package var howKnown = ""
    package var earlierReports = ""
    /// Empty unless the reporter chooses to be known; sent in a message of its own either way.
    package var identity = Identity()

    /// Nobody wrote it: a cover client sends it, and its readers are told.
    package var isCover = false

    /// The reporter's name and contact.
    package struct Identity: Sendable, Equatable {
        package var fullName = ""
        package var position = ""
        package var unit = ""
        package var contact = ""

        package init() {}
    }

    package init(language: ReportLanguage, kind: ReportKind, spheres: [Sphere], what: String) {
        self.language = language
        self.kind = kind
        self.spheres = spheres
        self.what = what
    }
}
