import Testing
import Wording

@Suite struct `A date for people` {
    @Test(arguments: [
        (0, "1970 ж. 1 қаңтар", "1 января 1970 г.", "1 January 1970"),
        (11_016, "2000 ж. 29 ақпан", "29 февраля 2000 г.", "29 February 2000"),
        (20_524, "2026 ж. 12 наурыз", "12 марта 2026 г.", "12 March 2026"),
        (20_818, "2026 ж. 31 желтоқсан", "31 декабря 2026 г.", "31 December 2026"),
        (47_541, "2100 ж. 1 наурыз", "1 марта 2100 г.", "1 March 2100"),
    ])
    func `is written as the language does`(
        day: UInt32, kazakh: String, russian: String, english: String
    ) {
        let date = CivilDate(almatyDay: day)
        #expect(date.text(in: .kk) == kazakh)
        #expect(date.text(in: .ru) == russian)
        #expect(date.text(in: .en) == english)
    }

    @Test func `exists for every day number`() {
        for day in [UInt32.max, UInt32.max - 1, 1 << 31] {
            let date = CivilDate(almatyDay: day)
            #expect((1...12).contains(date.month) && (1...31).contains(date.day))
        }
    }

    @Test func `goes through the calendar day by day`() {
        var before = CivilDate(almatyDay: 0)
        for day in 1...UInt32(50_000) {
            let date = CivilDate(almatyDay: day)
            let isNextDay = date.day == before.day + 1 && date.month == before.month
            let isNextMonth = date.day == 1 && before.day >= 28
            #expect(isNextDay || isNextMonth)
            before = date
        }
    }
}

@Suite struct `A time for people` {
    @Test(arguments: [
        (1_773_306_300 as UInt64, "2026 ж. 12 наурыз, 14:05", "12 марта 2026 г., 14:05"),
        (1_773_341_999, "2026 ж. 12 наурыз, 23:59", "12 марта 2026 г., 23:59"),
        (1_773_342_000, "2026 ж. 13 наурыз, 00:00", "13 марта 2026 г., 00:00"),
    ])
    func `is five hours ahead of UTC`(unixSeconds: UInt64, kazakh: String, russian: String) {
        let time = CivilTime(unixSeconds: unixSeconds)
        #expect(time.text(in: .kk) == kazakh)
        #expect(time.text(in: .ru) == russian)
    }

    @Test(arguments: [0, .max, .max - 18_000] as [UInt64])
    func `exists for every number of seconds`(unixSeconds: UInt64) {
        #expect(CivilTime(unixSeconds: unixSeconds).clock.utf8.count == 5)
    }
}
