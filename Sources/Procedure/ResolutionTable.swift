/// Who owes what the head would owe, when the head may not or cannot (P4; Specification.md §7.2).
package struct ResolutionTable: Sendable, Hashable {
    /// One step of the line.
    package struct Step: Sendable, Hashable {
        package let role: OwnerRole
        /// The keyholder in this role; nil for one without a key.
        package let keyholder: String?

        package init(role: OwnerRole, keyholder: String?) {
            self.role = role
            self.keyholder = keyholder
        }
    }

    /// From the head upwards; the Anti-corruption Service, if it stands here, is last.
    package let line: [Step]
    /// Keyholders who owe nothing in this case: excluded by the reporter, or suspended.
    package let unavailable: Set<String>

    package init(line: [Step], unavailable: Set<String> = []) {
        self.line = line
        self.unavailable = unavailable
    }

    /// The first of the line who is neither concerned, nor unavailable, nor stepped back; who is asked instead takes the place
    /// of whoever stepped back.
    func owner(in state: CaseState) -> DutyOwner {
        let concerned = Set(state.concerns.map(\.role))
        for step in line where !concerned.contains(step.role) {
            guard let keyholder = step.keyholder else {
                return DutyOwner(role: step.role, keyholder: nil)
            }
            if let holder = holder(keyholder, in: state) {
                return DutyOwner(role: step.role, keyholder: holder)
            }
        }
        return DutyOwner(role: nil, keyholder: nil)
    }

    private func holder(_ keyholder: String, in state: CaseState) -> String? {
        guard !unavailable.contains(keyholder) else { return nil }
        guard let instead = state.recusals[keyholder] else { return keyholder }
        guard let instead, !unavailable.contains(instead), state.recusals[instead] == nil else {
            return nil
        }
        return instead
    }
}

/// Who owes a duty.
package struct DutyOwner: Sendable, Hashable {
    /// Nil when nobody in the line is left.
    package let role: OwnerRole?
    /// The keyholder, where the role has one.
    package let keyholder: String?

    package init(role: OwnerRole?, keyholder: String?) {
        self.role = role
        self.keyholder = keyholder
    }
}
