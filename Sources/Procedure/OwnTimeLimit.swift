/// Norms of this portal, where the sources state no figure.
package enum OwnTimeLimit {
    /// A §8 says "immediately"; a call to 1424 later than this is shown as late.
    package static let call1424 = Hours(24)
    /// §6.2: how long before the deemed receipt an officer may have heard what they entered themselves.
    package static let intake = CalendarDays(7)
    /// §6.2: how far an officer's clock may be behind the gateway's.
    package static let clockSkewSeconds: UInt64 = 600
}
