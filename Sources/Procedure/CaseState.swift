/// A case as its statements left it (Specification.md §6).
///
/// Whoever applies the same statements in the order of the log gets the same state: an officer's desk before it posts one,
/// and an auditor years later.
package struct CaseState: Sendable, Hashable {
    /// The deemed receipt (P8): the tick that published the report's acceptance, in UTC seconds.
    package let receivedAt: UInt64
    /// Where the case stands (§6.1).
    package internal(set) var phase: CasePhase = .received
    /// Whom in the line of duty the report is about.
    package internal(set) var concerns: Set<Concern> = []
    /// Every classification, the one in force last.
    package internal(set) var classifications: [Classification] = []
    /// How the report came, once stated.
    package internal(set) var reception: Reception?
    /// The last statement of each act; the log keeps the earlier ones.
    package internal(set) var acts: [ActKey: StatedAct] = [:]
    /// What came of the last offer of each agreement.
    package internal(set) var agreements: [Agreement.Purpose: StatedAgreement] = [:]
    /// The day of each sitting.
    package internal(set) var sittings: [SittingNumber: CivilDay] = [:]
    /// The agency's notice, once stated.
    package internal(set) var appealNotice: AppealNotice?
    /// The days from which a penalty's limits count, once stated.
    package internal(set) var breach: Breach?
    /// The day on which a criminal or administrative case was closed.
    package internal(set) var proceedingsClosed: CivilDay?
    /// Every pause of those limits, in the order stated.
    package internal(set) var pauses: [Pause] = []
    /// Who stepped back, and who is asked instead.
    package internal(set) var recusals: [String: String?] = [:]
    /// Duties that an officer stated not to be owed.
    package internal(set) var excuses: [DutyID: StatedExcuse] = [:]
    /// Why the case is closed; nil while it is not.
    package internal(set) var closeReason: CloseReason?
    /// To whom it went, in the order stated.
    package internal(set) var escalations: [Escalation] = []
    /// Every day on which retaliation was reported.
    package internal(set) var retaliations: [CivilDay] = []
    /// The last day of each keyholder's legal hold, by their ids.
    package internal(set) var holds: [String: CivilDay] = [:]

    /// The state before any statement; a receipt after the year 9999 is taken as its end.
    package init(receivedAt: UInt64) {
        self.receivedAt = min(receivedAt, Almaty.lastInstant)
    }

    /// The day of the deemed receipt.
    package var receivedOn: CivilDay { Almaty.day(of: receivedAt) }

    /// The last day of all legal holds; nil where none stands.
    package var heldUntil: CivilDay? { holds.values.max() }

    /// The classification in force.
    package var classification: Classification? { classifications.last }

    /// Which duties it brings; until classified, the track is triage.
    package var track: Track { classification?.track ?? .triage }

    /// What was last stated of an act.
    package func stated(_ act: Act, sitting: SittingNumber? = nil) -> StatedAct? {
        acts[ActKey(act: act, sitting: sitting)]
    }
}

/// Which act of which sitting.
package struct ActKey: Sendable, Hashable {
    package let act: Act
    package let sitting: SittingNumber?
}

/// An act, and when the officer stated it.
package struct StatedAct: Sendable, Hashable {
    package let act: DatedAct
    /// UTC seconds.
    package let statedAt: UInt64
}

/// The outcome of an offer, and when the officer stated it.
package struct StatedAgreement: Sendable, Hashable {
    package let agreement: Agreement
    /// UTC seconds.
    package let statedAt: UInt64
}

/// Why a duty is not owed, and when the officer said so.
package struct StatedExcuse: Sendable, Hashable {
    package let ground: ShortText
    /// UTC seconds.
    package let statedAt: UInt64
}

/// A time in which the limits of a penalty stand still; both days are part of it.
package struct Pause: Sendable, Hashable {
    package let ground: PauseGround
    package let from: CivilDay
    /// Nil while it goes on.
    package internal(set) var lastDay: CivilDay?

    package init(ground: PauseGround, from: CivilDay, lastDay: CivilDay?) {
        self.ground = ground
        self.from = from
        self.lastDay = lastDay
    }

    /// Whether a day is part of it.
    package func covers(_ day: CivilDay) -> Bool {
        from <= day && lastDay.map { day <= $0 } ?? true
    }
}
