/// The time limits of the Regulation on the ethics commissioner (Presidential Decree 153 of 29 December 2015).
package enum EthicsTimeLimit {
    /// E §10: an anonymous survey at least once per half-year, counted from the last one.
    package static let survey = Months(6)
    /// E §9: a reception at least once in each calendar month.
    package static let reception = Months(1)
}
