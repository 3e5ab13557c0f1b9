package import Wording

extension FormError {
    /// What happened, in words for people.
    package var phrase: Phrase {
        switch self {
        case .undeclaredField(let field): .formUndeclaredField(field: field.rawValue)
        case .wrongShape(let field): .formWrongShape(field: field.rawValue)
        case .valueMissing(let field): .formValueMissing(field: field.rawValue)
        case .unscannable(let field): .formUnscannable(field: field.rawValue)
        case .missingGlyph(let codePoint, let field):
            if let field {
                .formMissingGlyph(codePoint: CodePoint.text(codePoint), field: field.rawValue)
            } else {
                .formMissingGlyphOfTemplate(codePoint: CodePoint.text(codePoint))
            }
        case .renderingFailed: .formRenderingFailed
        case .fonts(.missing(let path, _)): .formFontMissing(path: path)
        case .fonts(.otherBytes(let path, _)): .formFontOtherBytes(path: path)
        }
    }

    /// What the reader can do about it.
    package var hint: Phrase? {
        switch self {
        case .missingGlyph: .formMissingGlyphHint
        case .fonts(.missing(_, let package)), .fonts(.otherBytes(_, let package)):
            .formFontHint(package: package)
        case .undeclaredField, .wrongShape, .valueMissing, .unscannable, .renderingFailed: nil
        }
    }
}

extension RefusedText {
    /// What happened, in words for people.
    package var phrase: Phrase {
        switch self {
        case .blank: .formTextBlank
        case .tooLong(let byteCount):
            .formTextTooLong(byteCount: byteCount, limit: FormText.maximumByteCount)
        case .character(let codePoint): .formCharacter(codePoint: CodePoint.text(codePoint))
        }
    }
}

/// A code point as Unicode writes it.
enum CodePoint {
    /// `U+` and four digits or more.
    static func text(_ codePoint: UInt32) -> String {
        let digits = String(codePoint, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
