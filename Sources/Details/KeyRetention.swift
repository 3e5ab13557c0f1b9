package import Directory

/// Until when the key of a quarter is needed (Specification.md §8).
package enum KeyRetention {
    /// The last day on which something may still be sealed to a key of this quarter: the 14 days in which it stands in for
    /// the next quarter's, and the 7 in which a superseded set is taken.
    package static func lastUse(of quarter: Quarter) -> AlmatyDay {
        quarter.next.firstDay.advanced(
            by: UInt32(KeyNoteBook.graceDayCount + SetHistory.graceDayCount))
    }

    /// The last day on which the tick of a message that was sealed to it is looked for.
    ///
    /// A message waits for its tick, and a gateway that was down for days has none: a week is allowed for.
    package static func lastTickDay(of quarter: Quarter) -> AlmatyDay {
        lastUse(of: quarter).advanced(by: outageDayCount)
    }

    /// The last day on which the key is needed.
    ///
    /// - Parameters:
    ///   - latestTick: the latest of the ticks, UTC seconds, of what may be sealed to it or belong with what is; nil when
    ///   there is nothing.
    ///   - held: the last day on which a hold keeps it; nil when none does.
    package static func lastNeed(
        of quarter: Quarter, latestTick: UInt64?, heldUntil held: AlmatyDay? = nil
    ) -> AlmatyDay {
        let use = max(lastUse(of: quarter), held ?? lastUse(of: quarter))
        guard let latestTick else { return use }
        return max(use, AlmatyDay(unixSeconds: latestTick).advanced(by: dayCount))
    }

    /// The day through which a desk keeps a key whatever it is shown: its list of messages comes from the gateway, which may keep
    /// some of them back.
    ///
    /// Every message sealed to the key has its tick before the next quarter ends.
    package static func deskFloor(of quarter: Quarter) -> AlmatyDay {
        quarter.next.next.firstDay.advanced(by: dayCount - 1)
    }

    /// Four years and the 90 days that are added at random (Specification.md §8), with a leap day in each year: rather a few
    /// days too long.
    package static let dayCount: UInt32 = 4 * 366 + 90
    private static let outageDayCount: UInt32 = 7
}
