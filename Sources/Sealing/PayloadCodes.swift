/// The language a reporter or an officer writes in.
package enum ReportLanguage: String, Sendable, Hashable, CaseIterable {
    case kazakh = "kk"
    case russian = "ru"
    case english = "en"

    init?(code: [UInt8]) {
        guard
            let language = ReportLanguage.allCases.first(where: { Array($0.rawValue.utf8) == code })
        else { return nil }
        self = language
    }
}

/// How a report came to be written.
package enum ReportChannel: String, Sendable, Hashable, CaseIterable {
    /// The portal's page.
    case page
    /// `senim report`.
    case command
    /// An officer wrote down what somebody said.
    case officer

    init?(code: [UInt8]) {
        guard let channel = ReportChannel.allCases.first(where: { Array($0.rawValue.utf8) == code })
        else { return nil }
        self = channel
    }
}

/// What is reported: K0–K12, or M1–M20 where a discrediting misconduct (K7) is said precisely.
package struct ReportKind: Sendable, Hashable {
    package let code: String

    /// - Throws: `InvalidPayload.value` for an unknown code.
    package init(_ code: String) throws(InvalidPayload) {
        guard let known = ReportKind.codes[Array(code.utf8)] else { throw .value("kind") }
        self.code = known
    }

    /// All codes, K first.
    package static let all: [String] =
        (0...12).map { "K\($0)" } + (1...20).map { "M\($0)" }
    private static let codes = Dictionary(uniqueKeysWithValues: all.map { (Array($0.utf8), $0) })
}

/// Where in public life it happened: S0–S15, or P1–P99 of the portal's own.
package struct Sphere: Sendable, Hashable {
    package let code: String

    /// - Throws: `InvalidPayload.value` for an unknown code.
    package init(_ code: String) throws(InvalidPayload) {
        guard let known = Sphere.codes[Array(code.utf8)] else { throw .value("spheres") }
        self.code = known
    }

    /// Whether it is a portal's own.
    package var isOfPortal: Bool { code.utf8.first == UInt8(ascii: "P") }

    /// The codes that any portal may show.
    package static let common: [String] = (0...15).map { "S\($0)" }
    /// All codes, a portal's own last.
    package static let all: [String] = common + (1...99).map { "P\($0)" }
    private static let codes = Dictionary(uniqueKeysWithValues: all.map { (Array($0.utf8), $0) })
}

/// The id of a keyholder or a person: 1–32 of `a`–`z`, `0`–`9` and hyphen, beginning with a letter.
enum PayloadID {
    static func isValid(_ id: [UInt8]) -> Bool {
        guard (1...32).contains(id.count), isLetter(id[0]) else { return false }
        return id.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
