/// How an officer classified a report (Specification.md §4.1); the start of every time limit stays as it was.
package struct Classification: Sendable, Hashable {
    /// What the report is about.
    package let kind: Kind
    /// The corruption offence that someone was incited to: K1, K2, or nil; only with `incitement`.
    package let offence: Kind?
    /// Always with discrediting misconduct, never without.
    package let misconduct: Misconduct?
    /// Ascending, none twice; may be empty.
    package let spheres: [SphereID]

    /// - Throws: `InconsistentClassification` where offence or misconduct do not go with the kind.
    package init(
        kind: Kind, offence: Kind? = nil, misconduct: Misconduct? = nil, spheres: [SphereID] = []
    ) throws(InconsistentClassification) {
        let isOffence = offence.map { $0.track == .algorithm && kind == .incitement } ?? true
        guard isOffence, (misconduct != nil) == (kind == .discreditingMisconduct),
            spheres.count <= Classification.maximumSphereCount,
            zip(spheres, spheres.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw InconsistentClassification() }
        self.kind = kind
        self.offence = offence
        self.misconduct = misconduct
        self.spheres = spheres
    }

    /// The duties it brings.
    package var track: Track {
        offence == nil ? kind.track : .algorithm
    }

    /// As many as there are of ours.
    package static let maximumSphereCount = 16
}

/// Thrown for a classification whose parts do not go together.
package struct InconsistentClassification: Error, Equatable {
    package init() {}
}
