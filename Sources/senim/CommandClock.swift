import Glibc

/// The machine's clock, read in one place.
enum CommandClock {
    /// UTC, in seconds since 1970.
    @Sendable static func now() -> UInt64 { UInt64(max(0, time(nil))) }
}
