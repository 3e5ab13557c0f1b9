package import Directory

/// Whom a reporter can choose from today (Specification.md §1.2).
package struct AudienceOffer: Sendable {
    /// One keyholder of the directory, as the choice shows them.
    package struct Candidate: Sendable {
        /// The place in the directory.
        package let index: Int
        package let keyholder: Keyholder
        package let standing: Standing
    }

    /// Whether a keyholder can be addressed.
    package enum Standing: Sendable, Hashable {
        case addressable
        case suspended
        /// Before `from` or after `until`.
        case outOfOffice
        /// No key note counts today: shown, never dropped silently.
        case withoutKey
    }

    /// Whom the reporter wants to read.
    package enum Wish: Sendable, Equatable {
        /// Everyone but these persons, whatever offices they hold.
        case allBut(persons: Set<Identifier>)
        /// Only these keyholders.
        case only(Set<Identifier>)
        /// Those of these persons who can be addressed today: nobody who came later is added (Specification.md §5.3).
        case inherited(persons: Set<Identifier>)
    }

    package let candidates: [Candidate]

    /// Looks at the directory and the keys of a day.
    package init(_ set: DirectorySet, on day: AlmatyDay) {
        candidates = set.directory.keyholders.enumerated().map { index, keyholder in
            let standing: Standing =
                if keyholder.isSuspended {
                    .suspended
                } else if !keyholder.mayAct(on: day) {
                    .outOfOffice
                } else if set.sealingKey(ofKeyholderAt: index) == nil {
                    .withoutKey
                } else {
                    .addressable
                }
            return Candidate(index: index, keyholder: keyholder, standing: standing)
        }
    }

    /// The audience that a wish gives.
    ///
    /// Nothing is refused but what cannot be done: a name that the directory does not have, someone who cannot be addressed, nobody at all.
    package func audience(for wish: Wish) throws(AudienceRefused) -> ChosenAudience {
        let addressed: [Candidate]
        let excluded: Set<Identifier>
        switch wish {
        case .allBut(let persons):
            let known = Set(candidates.map(\.keyholder.person))
            if let stranger = persons.subtracting(known).min() { throw .unknownPerson(stranger) }
            addressed = candidates.filter {
                $0.standing == .addressable && !persons.contains($0.keyholder.person)
            }
            excluded = persons
        case .inherited(let persons):
            addressed = candidates.filter {
                $0.standing == .addressable && persons.contains($0.keyholder.person)
            }
            excluded = Set(candidates.map(\.keyholder.person)).subtracting(persons)
        case .only(let ids):
            if let stranger = ids.subtracting(candidates.map(\.keyholder.id)).min() {
                throw .unknownKeyholder(stranger)
            }
            addressed = candidates.filter { ids.contains($0.keyholder.id) }
            if let candidate = addressed.first(where: { $0.standing != .addressable }) {
                throw .cannotBeAddressed(candidate.keyholder.id, candidate.standing)
            }
            excluded = Set(candidates.map(\.keyholder.person))
                .subtracting(addressed.map(\.keyholder.person))
        }
        guard !addressed.isEmpty else {
            throw candidates.contains { $0.standing == .addressable } ? .nobody : .nobodyYet
        }
        return ChosenAudience(addressed: addressed, excludedPersons: excluded)
    }
}

/// Whom a report will address.
package struct ChosenAudience: Sendable {
    /// In directory order; at least one.
    package let addressed: [AudienceOffer.Candidate]
    /// Persons who must never read, whatever office they come to hold.
    package let excludedPersons: Set<Identifier>

    fileprivate init(
        addressed: [AudienceOffer.Candidate], excludedPersons: Set<Identifier>
    ) {
        self.addressed = addressed
        self.excludedPersons = excludedPersons
    }

    /// What the reporter should know before sending (Specification.md §1.3).
    package var warnings: [AudienceWarning] {
        var warnings: [AudienceWarning] = []
        if addressed.count < 2 { warnings.append(.fewerThanTwo) }
        if !addressed.contains(where: \.keyholder.isOutside) { warnings.append(.nobodyOutside) }
        return warnings
    }
}

/// A choice that may cost the reporter the report, and is theirs to make.
package enum AudienceWarning: Sendable, Hashable {
    /// One lost key, and nobody reads it.
    case fewerThanTwo
    /// Everyone who can read answers to the body reported on.
    case nobodyOutside
}

/// Why a wish gives no audience.
package enum AudienceRefused: Error, Equatable {
    case unknownPerson(Identifier)
    case unknownKeyholder(Identifier)
    case cannotBeAddressed(Identifier, AudienceOffer.Standing)
    /// The choice leaves nobody.
    case nobody
    /// No keyholder can be addressed today, whatever is chosen.
    case nobodyYet
}
