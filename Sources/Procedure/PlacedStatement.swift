/// A statement with its place: of which case it is, and how much of the case its author had seen (Specification.md §5.7).
///
/// Who cannot read the report does not know the case's tag: what they state stands apart. What was withheld from an author's desk, or
/// crossed theirs on the way, shows by the count.
package struct PlacedStatement: Sendable, Hashable {
    package let statement: CaseStatement
    package let tag: CaseTag
    /// How many statements of the case the author's desk knew, those included that do not count.
    package let seenCount: Int

    package init(_ statement: CaseStatement, tag: CaseTag, seenCount: Int) {
        self.statement = statement
        self.tag = tag
        self.seenCount = seenCount
    }

    /// Reads a statement and the two lines behind it, and refuses anything that this module would not have written.
    package init(parsing text: String) throws(MalformedText) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines[lines.count - 1].isEmpty else { throw .unterminated }
        let tagLine = lines[lines.count - 3]
        let countLine = lines[lines.count - 2]
        let body = lines.dropLast(3).map { $0 + "\n" }.joined()
        statement = try CaseStatement(parsing: body)
        guard tagLine.hasPrefix("case "), let tag = CaseTag(hex: tagLine.dropFirst(5)) else {
            throw .value(line: lines.count - 2, field: "case")
        }
        guard countLine.hasPrefix("seen "),
            let count = TextLines.number(
                String(countLine.dropFirst(5)), in: 0...PlacedStatement.mostSeen)
        else { throw .value(line: lines.count - 1, field: "seen") }
        self.tag = tag
        seenCount = Int(count)
    }

    /// The text that reads as this statement.
    package var text: String {
        statement.text + "case \(tag.hex)\nseen \(seenCount)\n"
    }

    /// More than sixteen keyholders can state about one message.
    package static let mostSeen: UInt64 = 1_000_000
}

/// What everyone who can read a report knows, and nobody else: 32 bytes in hex.
package struct CaseTag: Sendable, Hashable {
    package let hex: String

    /// Nil for anything but 64 digits of lower-case hexadecimal.
    package init?(hex: some StringProtocol) {
        guard hex.utf8.count == 64,
            hex.utf8.allSatisfy({ ("0"..."9").contains($0) || ("a"..."f").contains($0) })
        else { return nil }
        self.hex = String(hex)
    }
}

extension ClosedRange where Bound == Unicode.Scalar {
    fileprivate func contains(_ byte: UInt8) -> Bool { contains(Unicode.Scalar(byte)) }
}
