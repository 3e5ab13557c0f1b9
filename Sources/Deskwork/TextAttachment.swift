/// An attachment that is plain text, read strictly: what fits no encoding wholly is not text, and can only be saved.
package struct TextAttachment: Sendable, Hashable {
    /// How its bytes were read.
    package enum Encoding: String, Sendable, Hashable, CaseIterable {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        /// Windows-1251 with the Kazakh letters of its national version, KZ-1048.
        case windows1251 = "Windows-1251 (KZ-1048)"
    }

    /// How its bytes were read, for the officer to doubt.
    package let encoding: Encoding
    /// What is shown of it.
    package let shown: ShownText
    /// Whether that is all of it.
    package let isWhole: Bool

    /// The lines that are shown.
    package var lines: [String] { shown.lines }

    /// Guesses the encoding: a byte order mark decides; then UTF-8, UTF-16 and Windows-1251, each only when every byte of the file
    /// is as it can be in a text of that encoding.
    ///
    /// - Throws: `NotText` for everything else, such as files with control characters.
    package init(reading bytes: [UInt8]) throws(NotText) {
        guard let (encoding, scalars) = TextAttachment.decoded(bytes) else { throw NotText() }
        self.encoding = encoding
        var byteCount = 0
        let kept = scalars.prefix { scalar in
            byteCount += UTF8.width(scalar)
            return byteCount <= TextAttachment.maximumByteCount
        }
        isWhole = kept.count == scalars.count
        shown = ShownText(scalars: kept)
    }

    /// The most that is shown, in bytes of UTF-8.
    package static let maximumByteCount = 200_000

    private static func decoded(_ bytes: [UInt8]) -> (Encoding, [Unicode.Scalar])? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return utf8(bytes[3...]).map { (.utf8, $0) }
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return utf16(bytes[2...], isLittleEndian: true).map { (.utf16, $0) }
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return utf16(bytes[2...], isLittleEndian: false).map { (.utf16, $0) }
        }
        if let scalars = utf8(bytes[...]) { return (.utf8, scalars) }
        let guesses = [true, false].compactMap { isLittleEndian in
            utf16(bytes[...], isLittleEndian: isLittleEndian).flatMap { scalars in
                scalars.allSatisfy(isOfOurScripts) ? scalars : nil
            }
        }
        if guesses.count == 1 { return (.utf16, guesses[0]) }
        return KazakhCodePage.scalars(of: bytes).map { (.windows1251, $0) }
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        String(validating: bytes, as: UTF8.self).flatMap { text in
            let scalars = Array(text.unicodeScalars)
            return scalars.contains(where: isBinary) ? nil : scalars
        }
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, isLittleEndian: Bool
    ) -> [Unicode.Scalar]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return String(validating: units, as: UTF16.self).flatMap { text in
            let scalars = Array(text.unicodeScalars)
            return scalars.contains(where: isBinary) ? nil : scalars
        }
    }

    /// A control character that no text has.
    static func isBinary(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 ? !["\t", "\n", "\r", "\u{C}"].contains(scalar) : scalar == "\u{7F}"
    }

    /// Latin, Cyrillic, punctuation and signs: without a byte order mark, nothing else is taken for UTF-16.
    private static func isOfOurScripts(_ scalar: Unicode.Scalar) -> Bool {
        [0x09...0x7E, 0xA0...0xFF, 0x400...0x52F, 0x2000...0x206F, 0x20A0...0x214F]
            .contains { $0.contains(scalar.value) }
    }
}

/// Thrown for an attachment that is no plain text.
package struct NotText: Error, Equatable {
    package init() {}
}
