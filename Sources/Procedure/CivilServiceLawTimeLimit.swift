/// The time limits of the Law on the Civil Service.
package enum CivilServiceLawTimeLimit {
    /// L 52(3): measures within one month of receiving the information, a calendar month and not 30 days.
    package static let measures = Months(1)
    /// L 45(1): a penalty within one month of detection.
    package static let penaltyFromDetection = Months(1)
    /// L 45(1): and no later than six months after commission.
    package static let penaltyFromCommission = Months(6)
    /// L 45(2): discrediting misconduct and budget law, three months from detection.
    package static let gravePenaltyFromDetection = Months(3)
    /// L 45(2): and no later than one year after commission.
    package static let gravePenaltyFromCommission = Months.years(1)
    /// L 45(2): three months from the decision that closed a criminal or administrative case.
    package static let penaltyFromClosedCase = Months(3)
    /// L 48(2): suspension during an inquiry for at most one month.
    package static let suspension = Months(1)
    /// L 52(6): an unfounded public accusation is rebutted within one month of its discovery.
    package static let rebuttal = Months(1)
    /// L 50(1)(16): money received unknowingly is returned within two weeks of its discovery.
    package static let moneyReturned = CalendarDays(14)
    /// L 50(1)(17), 50(2): gifts are handed over within seven days.
    package static let giftHandedOver = CalendarDays(7)
}
