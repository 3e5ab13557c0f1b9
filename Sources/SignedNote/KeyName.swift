/// The rules for the name of a key, as it stands in a signature line and in a verifier key.
package enum KeyName {
    /// Whether the name may be used (Specification.md §1.2).
    ///
    /// Not empty, no white space, no plus, no control character, at most `maximumByteCount` bytes of UTF-8.
    package static func isValid(_ name: some StringProtocol) -> Bool {
        let byteCount = name.utf8.count
        return byteCount > 0 && byteCount <= maximumByteCount
            && name.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
            }
    }

    /// Our own limit; C2SP names none.
    package static let maximumByteCount = 255
}

extension String {
    /// Compares bytes.
    ///
    /// `==` on strings follows Unicode equivalence, under which two differently written names would be one key.
    package func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
