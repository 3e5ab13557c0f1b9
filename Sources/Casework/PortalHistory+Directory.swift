package import Directory
package import Procedure

extension PortalHistory {
    /// What commissioners stated about the portal of these directories; nil where none of them lists a commissioner: police and special
    /// bodies have none (E §2), and nobody owes anything.
    ///
    /// The first day is the earliest on which some commissioner took office, by any version: who took a predecessor's place takes over
    /// what was stated, and what was missed.
    package init?(in directories: [Directory], entries: [CaseHistory.Entry]) {
        let first = directories.flatMap(\.keyholders).filter { $0.role == .commissioner }
            .map(\.from).min()
        guard let portal = directories.first?.portal.name, let first,
            let from = try? CivilDay(parsing: first.text)
        else { return nil }
        self.init(portal: portal, from: from, entries: entries)
    }
}
