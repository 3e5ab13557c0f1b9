import Wording

/// A time as Cairo takes it for a PDF's dates: ISO 8601, in UTC.
enum UniversalTime {
    /// Of UTC unix seconds, to the second.
    static func text(unixSeconds: UInt64) -> String {
        let date = CivilDate(almatyDay: UInt32(clamping: unixSeconds / 86_400))
        let second = Int(unixSeconds % 86_400)
        return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
            + "T\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
