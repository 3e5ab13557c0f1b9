package import Wording

/// Which duties a kind brings (Specification.md §4.1).
package enum Track: String, Sendable, Hashable, CaseIterable {
    /// Not classified yet: the Algorithm's duties run for the time being.
    case triage
    /// D1 to D6 and D10.
    case algorithm
    /// D5; with a corruption offence behind it, the Algorithm.
    case incitement
    /// Measures under E and L without a fixed limit; a conflict of interest has D16.
    case measures
    /// D11.
    case discipline
    /// Notice to the civil-service agency, E §6.
    case inaction
    /// D7 to D10.
    case protection
    /// Starts no clock.
    case none

    /// The track's name.
    package var label: Phrase {
        switch self {
        case .triage: .procedureTrackTriage
        case .algorithm: .procedureTrackAlgorithm
        case .incitement: .procedureTrackIncitement
        case .measures: .procedureTrackMeasures
        case .discipline: .procedureTrackDiscipline
        case .inaction: .procedureTrackInaction
        case .protection: .procedureTrackProtection
        case .none: .procedureTrackNone
        }
    }
}
