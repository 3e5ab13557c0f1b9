/// The time limit of Order 153 of 11 May 2023, on non-disclosure agreements, as the Algorithm quotes it.
package enum Order153TimeLimit {
    /// Order 153 §4, A §7: the agreement within twenty-four hours of the application.
    package static let agreement = Hours(24)
}
