import Encoding

/// A quarter of a year: the life of one sealing key (Specification.md §2).
package struct Quarter: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    /// 1 to 4.
    package let number: Int

    init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `2026Q4`, of the years 1970 to 9999.
    ///
    /// - Throws: `MalformedDate` for any other text.
    package init(parsing text: String) throws(MalformedDate) {
        let characters = Array(text.utf8)
        guard characters.count == 6, characters[4] == UInt8(ascii: "Q"),
            let year = try? Decimal.decode(Substring(decoding: characters[..<4], as: UTF8.self)),
            year >= 1970, (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(characters[5])
        else { throw MalformedDate() }
        self.year = Int(year)
        number = Int(characters[5] - UInt8(ascii: "0"))
    }

    /// `2026Q4`.
    package var text: String { "\(year)Q\(number)" }

    package var description: String { text }

    package var next: Quarter {
        number == 4 ? Quarter(year: year + 1, number: 1) : Quarter(year: year, number: number + 1)
    }

    package var previous: Quarter {
        number == 1 ? Quarter(year: year - 1, number: 4) : Quarter(year: year, number: number - 1)
    }

    package var firstDay: AlmatyDay { AlmatyDay(year: year, month: 3 * number - 2, day: 1) }

    package static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}
