/// A number with its noun in the form the number asks for. Kazakh nouns do not change after numbers.
package enum Plural {
    /// Russian: 1 день, 2 дня, 5 дней.
    package static func ru(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        let hundreds = count.magnitude % 100
        let form =
            switch (hundreds, hundreds % 10) {
            case (11...14, _): many
            case (_, 1): one
            case (_, 2...4): few
            default: many
            }
        return "\(count) \(form)"
    }

    /// English: 1 day, 2 days.
    package static func en(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
