package import Directory
package import Procedure

extension ResolutionTable {
    /// Who answers in the head's place by a portal's directory (P4; Procedure/Specification.md §7.2).
    ///
    /// From the head over the superior to the Anti-corruption Service, each in the order of the directory. Whom the reporter
    /// left out is nobody's to know but the desks': they state whom the report concerns, and so desk and auditor agree.
    ///
    /// - Parameter day: on which keyholders must be in office.
    package init(of directory: Directory, on day: AlmatyDay) {
        var line: [Step] = []
        for (role, owner) in ResolutionTable.roles {
            let holders = directory.keyholders.filter { $0.role == role }
            line += holders.map { Step(role: owner, keyholder: $0.id.text) }
        }
        self.init(
            line: line,
            unavailable: Set(
                directory.keyholders.filter { !$0.mayAct(on: day) }.map(\.id.text)))
    }

    private static let roles: [(Keyholder.Role, OwnerRole)] = [
        (.head, .head), (.superior, .superiorHead), (.antiCorruption, .service),
    ]
}
