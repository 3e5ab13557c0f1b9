package import Wording

/// Thrown for a text that is not, line for line, what it should be.
///
/// It names lines and fields, never what stands in them.
package enum MalformedText: Error, Equatable {
    /// The text is longer than its kind may be.
    case tooLong(byteCount: Int, limit: Int)
    /// The text does not end in a newline.
    case unterminated
    /// The first line is not the type of the text.
    case type(expected: String)
    /// The text ends where this field should stand.
    case missing(field: String)
    /// Another line stands where this field should.
    case unexpected(line: Int, field: String)
    /// The field's value is not what it should be.
    case value(line: Int, field: String)
    /// There are more lines than the text has.
    case trailing(line: Int)
    /// The line and those before it do not go together.
    case inconsistent(line: Int)
    /// The line is not later than the one before it.
    case order(line: Int)
    /// The day lies outside the calendar's own span.
    case outside(line: Int)
    /// The line says what holds without it.
    case needless(line: Int)

    /// The refusal in words.
    package var message: Phrase {
        switch self {
        case .tooLong(let byteCount, let limit):
            .procedureTextTooLong(byteCount: byteCount, limit: limit)
        case .unterminated: .procedureTextUnterminated
        case .type(let expected): .procedureTextType(expected: expected)
        case .missing(let field): .procedureTextMissing(field: field)
        case .unexpected(let line, let field): .procedureTextUnexpected(line: line, field: field)
        case .value(let line, let field): .procedureTextValue(line: line, field: field)
        case .trailing(let line): .procedureTextTrailing(line: line)
        case .inconsistent(let line): .procedureTextInconsistent(line: line)
        case .order(let line): .procedureTextOrder(line: line)
        case .outside(let line): .procedureTextOutside(line: line)
        case .needless(let line): .procedureTextNeedless(line: line)
        }
    }
}
