/// The civil-service agency's notice that the reporter appealed to it (A §20).
package struct AppealNotice: Sendable, Hashable {
    /// The day on which the reporter turned to the agency; D9 counts from it.
    package let appealed: CivilDay
    /// The day on which the notice came.
    package let received: CivilDay
    /// Whether the Anti-corruption Service had concluded a non-disclosure agreement, which makes D9a owed.
    package let hasServiceAgreement: Bool

    package init(appealed: CivilDay, received: CivilDay, hasServiceAgreement: Bool) {
        self.appealed = appealed
        self.received = received
        self.hasServiceAgreement = hasServiceAgreement
    }
}
