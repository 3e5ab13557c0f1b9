/// One duty of one case or portal, as it stands at a time (Specification.md §7).
package struct Duty: Sendable, Hashable {
    /// The row of the table.
    package let id: DutyID
    /// Which of its limits.
    package let part: DutyPart
    /// Which sitting, survey or month, from 1; 0 where there can be only one.
    package let occurrence: Int
    /// Who owes it.
    package let owner: DutyOwner
    /// How strongly the duty binds.
    package let force: Force
    /// Where the limit comes from, when the duty's own source states no figure.
    package let limitForce: Force
    /// From when the clock runs; nil before it begins.
    package let start: Moment?
    /// Until when.
    package let limit: DutyLimit
    /// How many days pauses added to the limit.
    package let pausedDays: Int
    /// D9: how many days had gone when the notice came.
    package let daysGone: Int?
    /// The case is not classified, and the duty counts for the time being.
    package let isProvisional: Bool
    /// How it stands.
    package let status: DutyStatus
    /// Seconds from the start to what was done, or until now.
    package let elapsed: UInt64?
    /// What others' delay was part of that time, when the duty is late.
    package let delays: [DelayShare]

    /// The paragraph that demands it.
    package var source: Paragraph { id.source }
}
