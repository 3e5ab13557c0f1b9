/// A date of the Gregorian calendar as people read it in Kazakhstan (fixed UTC+5).
package struct CivilDate: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// The date of an Almaty day, which is floor((unix seconds + 18000) / 86400).
    ///
    /// Howard Hinnant's civil_from_days, for days since 1970: eras of 400 years from 0000-03-01.
    package init(almatyDay: UInt32) {
        let shifted = Int(almatyDay) + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026 ж. 12 наурыз`
    package var kk: String { "\(year) ж. \(day) \(CivilDate.kazakhMonths[month - 1])" }
    /// `12 марта 2026 г.`
    package var ru: String { "\(day) \(CivilDate.russianMonths[month - 1]) \(year) г." }
    /// `12 March 2026`
    package var en: String { "\(day) \(CivilDate.englishMonths[month - 1]) \(year)" }

    /// The date in one language.
    package func text(in language: Language) -> String {
        Phrase(kk: kk, ru: ru, en: en).text(in: language)
    }

    private static let kazakhMonths = [
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
        "қазан", "қараша", "желтоқсан",
    ]
    private static let russianMonths = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
