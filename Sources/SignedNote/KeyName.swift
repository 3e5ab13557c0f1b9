/// The rules for the name of a key, as it stands in a signature line and in a verifier key.
package enum KeyName {
    /// Whether the name may be used (Specification.md §1.2).
    ///
    /// Not empty, no white space, no plus, no control character, at most `maximumByteCount` bytes of UTF-8.
    package static func isValid(_ name: some StringProtocol) -> Bool {
        let byteCount = name.utf8.count
        return byteCount > 0 && byteCount <= maximumByteCount
            && name.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && scalar.value >= 0x20 && !isWhiteSpace(scalar)
            }
    }

    /// The code points of Specification.md §1.2, above the control characters.
    ///
    /// A list, and not the property of some version of Unicode: every implementation has the same names.
    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
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
