/// Reads the lines of one of this module's texts in order, refusing whatever does not stand where it should.
///
/// Specification.md §2. Every line ends in a newline; the first names the type. A value is read in full and in its one
/// spelling, so that whoever prints what was read gets the same bytes.
struct TextLines {
    private let lines: [String]
    private var position = 1

    /// Begins to read a text of a type, such as `senim/case/v1`, of a bounded length.
    init(_ text: String, type: String, maximumByteCount: Int) throws(MalformedText) {
        guard text.utf8.count <= maximumByteCount else {
            throw .tooLong(byteCount: text.utf8.count, limit: maximumByteCount)
        }
        guard text.utf8.last == TextLines.newline else { throw .unterminated }
        // Bytes, not characters: to Swift, CR LF is one character.
        lines = text.utf8.split(separator: TextLines.newline, omittingEmptySubsequences: false)
            .dropLast().map { String(Substring($0)) }
        guard let first = lines.first, first.utf8.elementsEqual(type.utf8) else {
            throw .type(expected: type)
        }
    }

    /// Whether every line was read.
    var isAtEnd: Bool { position == lines.count }

    /// The number of the line read last, from 1.
    var lineNumber: Int { position }

    /// Reads a line that is nothing but a value.
    mutating func value<T>(_ field: String, _ read: (String) -> T?) throws(MalformedText) -> T {
        guard position < lines.count else { throw .missing(field: field) }
        let line = lines[position]
        position += 1
        guard let value = read(line) else { throw .value(line: position, field: field) }
        return value
    }

    /// Reads a line that is the field's name, one space, and a value.
    mutating func labelled<T>(_ field: String, _ read: (String) -> T?) throws(MalformedText) -> T {
        guard position < lines.count else { throw .missing(field: field) }
        guard next(is: field) else { throw .unexpected(line: position + 1, field: field) }
        return try value(field) { line in
            read(String(Substring(line.utf8.dropFirst(field.utf8.count + 1))))
        }
    }

    /// Whether the next line is this field's: its name and a space.
    func next(is field: String) -> Bool {
        position < lines.count && lines[position].utf8.starts(with: "\(field) ".utf8)
    }

    /// Ends the reading.
    func finish() throws(MalformedText) {
        guard isAtEnd else { throw .trailing(line: position + 1) }
    }

    private static let newline: UInt8 = 0x0A
}

/// The values that several texts have in common (Specification.md §2.2).
extension TextLines {
    mutating func day(_ field: String) throws(MalformedText) -> CivilDay {
        try labelled(field) { try? CivilDay(parsing: $0) }
    }

    mutating func word<T: RawRepresentable & CaseIterable>(
        _ field: String, as type: T.Type = T.self
    ) throws(MalformedText) -> T where T.RawValue == String {
        try labelled(field) { text in T.allCases.first { $0.rawValue == text } }
    }

    mutating func yesOrNo(_ field: String) throws(MalformedText) -> Bool {
        try labelled(field) { ["yes": true, "no": false][$0] }
    }

    /// A value, or `-` where there is none.
    mutating func optional<T>(
        _ field: String, _ read: (String) -> T?
    ) throws(MalformedText) -> T? {
        try labelled(field) { text -> T?? in text == "-" ? .some(nil) : read(text).map { .some($0) }
        }
    }

    mutating func portal() throws(MalformedText) -> String {
        try value("portal") { TextLines.isPortal($0) ? $0 : nil }
    }

    /// A decimal number without sign or leading zero, within bounds.
    static func number(_ text: String, in bounds: ClosedRange<UInt64>) -> UInt64? {
        guard let number = UInt64(text), String(number) == text, bounds.contains(number) else {
            return nil
        }
        return number
    }

    /// Directory/Specification.md §1: 1 to 32 of `a-z 0-9 -`, beginning with a letter.
    static func isIdentifier(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { isLowerLetter($0) || isDigit($0) || $0 == 0x2D }
            && text.utf8.first.map(isLowerLetter) == true
    }

    /// Directory/Specification.md §1: 1 to 64 of `a-z 0-9 . -`, a letter or a digit at both ends.
    private static func isPortal(_ text: String) -> Bool {
        let isEnd: (UInt8) -> Bool = { isLowerLetter($0) || isDigit($0) }
        return (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { isEnd($0) || $0 == 0x2D || $0 == 0x2E }
            && text.utf8.first.map(isEnd) == true && text.utf8.last.map(isEnd) == true
    }

    private static func isLowerLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
