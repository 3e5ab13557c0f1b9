/// Unsigned decimal numbers as notes write them: digits only, no sign, no leading zero.
package enum Decimal {
    /// Reads one number.
    ///
    /// - Throws: `MalformedText.decimal` for a sign, a space, a leading zero, or a value above `UInt64.max`.
    package static func decode(_ text: some StringProtocol) throws(MalformedText) -> UInt64 {
        let characters = Array(text.utf8)
        guard !characters.isEmpty,
            characters.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            characters.count == 1 || characters[0] != UInt8(ascii: "0"),
            let value = UInt64(String(decoding: characters, as: UTF8.self))
        else { throw .decimal }
        return value
    }
}
