package import Wording

/// What alone stops the limits of a penalty: the closed list of L 45(3) and (4).
package enum PauseGround: String, Sendable, Hashable, CaseIterable {
    case incapacity
    case leaveOrMission = "leave-or-mission"
    case publicDuties = "public-duties"
    case training
    case courtAppeal = "court-appeal"
    /// A criminal or administrative case, until it is ended or the judgment is in force.
    case proceedings

    /// The paragraph that lists it.
    package var source: Paragraph {
        switch self {
        case .incapacity: "L 45(3)(1)"
        case .leaveOrMission: "L 45(3)(2)"
        case .publicDuties: "L 45(3)(3)"
        case .training: "L 45(3)(4)"
        case .courtAppeal: "L 45(3)(5)"
        case .proceedings: "L 45(2), (4)"
        }
    }

    /// Whether no penalty may be imposed meanwhile: L 45(3), which does not list proceedings.
    package var forbidsPenalty: Bool { self != .proceedings }

    /// The ground's name.
    package var label: Phrase {
        switch self {
        case .incapacity: .procedurePauseIncapacity
        case .leaveOrMission: .procedurePauseLeave
        case .publicDuties: .procedurePauseDuties
        case .training: .procedurePauseTraining
        case .courtAppeal: .procedurePauseAppeal
        case .proceedings: .procedurePauseProceedings
        }
    }
}
