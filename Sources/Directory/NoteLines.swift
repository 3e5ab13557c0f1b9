import SignedNote

/// Reads the lines of one of Senim's notes in order, refusing whatever does not stand where it should.
///
/// Specification.md §3. Every line ends in a newline; the first names the type. A value is read in full and in its one
/// spelling, so that whoever prints what was read gets the same bytes.
package struct NoteLines {
    private let lines: [String]
    private var position = 1

    /// Begins to read a text of a type, such as `senim/key/v1`.
    package init(_ text: String, type: String) throws(MalformedLines) {
        guard text.utf8.last == .newline else { throw .unterminated }
        // Bytes, not characters: to Swift, CR LF is one character.
        lines = text.utf8.split(separator: .newline, omittingEmptySubsequences: false)
            .dropLast().map { String(Substring($0)) }
        guard let first = lines.first, first.hasSameBytes(as: type) else {
            throw .type(expected: type)
        }
    }

    /// The number of the line read last, from 1.
    package var lineNumber: Int { position }

    /// Reads a line that is nothing but a value.
    package mutating func value<T>(
        _ field: String, _ expected: ExpectedValue, _ read: (String) -> T?
    ) throws(MalformedLines) -> T {
        guard position < lines.count else { throw .missing(field: field) }
        let line = lines[position]
        position += 1
        guard let value = read(line) else {
            throw .value(line: position, field: field, expected: expected)
        }
        return value
    }

    /// Reads a line that is the field's name, one space, and a value.
    package mutating func labelled<T>(
        _ field: String, _ expected: ExpectedValue, _ read: (String) -> T?
    ) throws(MalformedLines) -> T {
        guard position < lines.count else { throw .missing(field: field) }
        guard next(is: field) else { throw .unexpected(line: position + 1, field: field) }
        return try value(field, expected) { line in
            read(String(Substring(line.utf8.dropFirst(field.utf8.count + 1))))
        }
    }

    /// Whether the next line is this field's: its name and a space.
    package func next(is field: String) -> Bool {
        position < lines.count && lines[position].utf8.starts(with: "\(field) ".utf8)
    }

    /// Ends the reading.
    package func finish() throws(MalformedLines) {
        guard position == lines.count else { throw .trailing(line: position + 1) }
    }

    /// Joins lines into a text that ends in a newline.
    package static func text(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }
}

/// Thrown for a text that is not, line for line, the note it should be.
package enum MalformedLines: Error, Equatable {
    /// The text does not end in a newline.
    case unterminated
    /// The first line is not the type of the note.
    case type(expected: String)
    /// The text ends where this field should stand.
    case missing(field: String)
    /// Another line stands where this field should.
    case unexpected(line: Int, field: String)
    /// The field's value is not what it should be.
    case value(line: Int, field: String, expected: ExpectedValue)
    /// There are more lines than the note has.
    case trailing(line: Int)
}

/// What a value should have been, in the words of the specification.
package enum ExpectedValue: Error, Equatable {
    /// A portal's name (§1).
    case portal
    /// An identifier (§1).
    case identifier
    /// An identifier, or `-`.
    case identifierOrNone
    /// A decimal number within the field's bounds.
    case number
    /// 64 lower-case hexadecimal digits.
    case digest
    /// 64 lower-case hexadecimal digits, or `-`.
    case digestOrNone
    /// `YYYY-MM-DD`.
    case date
    /// `YYYY-MM-DD`, or `-`.
    case dateOrNone
    /// A quarter such as `2026Q4`.
    case quarter
    /// Free text of 1 to 200 bytes (§3.1).
    case freeText
    /// A verifier key of algorithm 0x01 in its one spelling.
    case noteKey
    /// A verifier key of algorithm 0x01 in its one spelling, or `-`.
    case noteKeyOrNone
    /// A verifier key of algorithm 0x04 in its one spelling.
    case cosigningKey
    /// A sealing key in base64 (§1.2).
    case sealingKey
    /// An origin (§1.3).
    case origin
    /// `yes` or `no`.
    case yesOrNo
    /// One of these words.
    case oneOf([String])
    /// The one text that version 1 knows here.
    case exactly(String)
    /// Two words with one space between.
    case ownerAndIdentifier
    /// The ground of an access statement (Details/Specification.md §2.3).
    case ground
}
