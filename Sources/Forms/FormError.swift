/// Why a form could not be made. Names fields and code points, never a value: it may be a reporter's.
package enum FormError: Error, Equatable {
    /// The form does not declare this field.
    case undeclaredField(FormField)
    /// The value is of another shape than the field's, or a row has another number of cells.
    case wrongShape(FormField)
    /// The field cannot be filled in by hand, and has no value.
    case valueMissing(FormField)
    /// The address is too long for a picture to scan.
    case unscannable(FormField)
    /// None of the pinned fonts has the character; the field is nil where the template itself has it.
    case missingGlyph(codePoint: UInt32, field: FormField?)
    /// Cairo or fontconfig failed, for want of memory or because a font file vanished meanwhile.
    case renderingFailed
    /// The fonts on this machine are not the pinned ones.
    case fonts(FontRefused)
}

/// Why a font file is not used (Specification.md §4.1).
package enum FontRefused: Error, Equatable {
    /// There is no such file that can be read; the Debian package that has it.
    case missing(path: String, package: String)
    /// The file's SHA-256 is not the pinned one; the Debian package that has the right one.
    case otherBytes(path: String, package: String)
}
