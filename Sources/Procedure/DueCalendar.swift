package import Wording

/// Writes what is due as an iCalendar file (RFC 5545; Specification.md §8.2).
///
/// It goes to calendars that others run: it holds duties, short case names and limits, and nothing of a case.
package struct DueCalendar: Sendable {
    /// The file's text; lines end in CR LF.
    package let text: String

    /// Only duties with a limit stand in it. `now` is UTC seconds.
    package init(_ list: DueList, at now: UInt64, language: Language) {
        let stamp = "DTSTAMP:\(DueCalendar.utc(now))"
        let events = list.items.flatMap { item in
            DueCalendar.event(item, stamp: stamp, language: language)
        }
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Senim//Procedure//EN"] + events
            + ["END:VCALENDAR"]
        text = lines.flatMap(DueCalendar.folded).map { $0 + "\r\n" }.joined()
    }

    private static func event(
        _ item: DueList.Item, stamp: String, language: Language
    ) -> [String] {
        let duty = item.duty
        let times: [String]
        switch duty.limit {
        case .instant(let seconds): times = ["DTSTART:\(utc(seconds))"]
        case .day(let day):
            times = [
                "DTSTART;VALUE=DATE:\(date(day))", "DTEND;VALUE=DATE:\(date(day.adding(days: 1)))",
            ]
        case .noFigure, .standing, .unknown: return []
        }
        let part = duty.part.label.map { ": " + $0.text(in: language) } ?? ""
        let summary =
            "\(item.caseID) \(duty.id.rawValue) \(duty.id.label.text(in: language))\(part)"
        let name = "\(duty.id.rawValue)-\(duty.part.rawValue)-\(duty.occurrence)-\(item.caseID)"
        return ["BEGIN:VEVENT", "UID:\(escaped(name))@senim", stamp] + times
            + ["SUMMARY:\(escaped(summary))", "END:VEVENT"]
    }

    /// RFC 5545 §3.3.11.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// RFC 5545 §3.1: at most 75 octets a line, none cut within a character; a line that goes on begins with a space.
    private static func folded(_ line: String) -> [String] {
        var lines: [String] = []
        var current = ""
        for scalar in line.unicodeScalars {
            if current.utf8.count + UTF8.width(scalar) > maximumOctetCount {
                lines.append(current)
                current = " "
            }
            current.unicodeScalars.append(scalar)
        }
        return lines + [current]
    }

    private static func date(_ day: CivilDay) -> String {
        "\(day)".filter { $0 != "-" }
    }

    private static func utc(_ seconds: UInt64) -> String {
        let day = CivilDay(number: Int(seconds / 86_400))
        let parts = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60]
        let clock = parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined()
        return "\(date(day))T\(clock)Z"
    }

    private static let maximumOctetCount = 75
}
