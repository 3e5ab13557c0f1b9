import Wording

/// The language of a PDF's text, which Cairo cannot write: an incremental update behind its bytes (ISO 32000-1 §7.5.6, §14.9.2).
///
/// Screen readers choose their voice by it.
enum PDFLanguage {
    /// The file with its catalogue written anew, with the language in it.
    static func adding(_ language: Language, to file: [UInt8]) throws(FormError) -> [UInt8] {
        guard let crossReference = number(behind: "startxref\n", in: file),
            let root = number(behind: "/Root ", in: file),
            let size = number(behind: "<< /Size ", in: file),
            let information = number(behind: "/Info ", in: file),
            let catalogue = dictionary(of: root, in: file)
        else { throw .renderingFailed }
        let object = """
            \(root) 0 obj
            << /Lang (\(language.rawValue))
               /ViewerPreferences << /DisplayDocTitle true >>
            \(catalogue)
            >>
            endobj

            """
        let end = """
            xref
            0 1
            0000000000 65535 f\u{20}
            \(root) 1
            \(padded(file.count)) 00000 n\u{20}
            trailer
            << /Size \(size)
               /Root \(root) 0 R
               /Info \(information) 0 R
               /Prev \(crossReference)
            >>
            startxref
            \(file.count + object.utf8.count)
            %%EOF

            """
        return file + Array((object + end).utf8)
    }

    /// The lines of an object between `<<` and `>>`, as Cairo writes its catalogue.
    private static func dictionary(of object: Int, in file: [UInt8]) -> String? {
        guard let start = last("\n\(object) 0 obj\n<< ", in: file),
            let length = file[start...].firstRange(of: Array("\n>>\nendobj".utf8))
        else { return nil }
        return String(validating: file[start..<length.lowerBound], as: UTF8.self)
    }

    /// The decimal number behind the last place that has these words.
    private static func number(behind words: String, in file: [UInt8]) -> Int? {
        guard let start = last(words, in: file) else { return nil }
        let digits = file[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return String(validating: digits, as: UTF8.self).flatMap { Int($0) }
    }

    /// Where the last of these words ends.
    private static func last(_ words: String, in file: [UInt8]) -> Int? {
        file.ranges(of: Array(words.utf8)).last?.upperBound
    }

    /// Ten digits, as a cross-reference table has them.
    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }
}
