/// KZ-1048 (СТ РК 1048–2002): Windows-1251 with the Kazakh letters in the place of Serbian, Macedonian and some Ukrainian ones.
enum KazakhCodePage {
    /// The text of bytes all of which may stand in one; nil for anything else.
    ///
    /// Any bytes could be read so. They are taken for text when there is no control character, a Cyrillic letter at least, and three of
    /// four characters beyond ASCII are letters.
    static func scalars(of bytes: [UInt8]) -> [Unicode.Scalar]? {
        let scalars = bytes.map { byte in
            byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80]
        }
        let beyond = scalars.filter { !$0.isASCII }
        let letters = beyond.filter { $0.properties.isAlphabetic }
        guard !letters.isEmpty, letters.count * 4 >= beyond.count * 3,
            !scalars.contains(undefined), !scalars.contains(where: TextAttachment.isBinary)
        else { return nil }
        return scalars
    }

    /// What stands at 0x98, which the code page leaves out.
    private static let undefined: Unicode.Scalar = "\u{FFFD}"

    private static let upperHalf: [Unicode.Scalar] = Array(
        ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{FFFD}™љ›њқһџ\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңү"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя").unicodeScalars)
}
