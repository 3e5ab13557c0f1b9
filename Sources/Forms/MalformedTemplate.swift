/// Why a text is no template of a form: the line and its flaw, or what the whole lacks.
package enum MalformedTemplate: Error, Equatable {
    /// A line, counted from 1, and what is wrong with it.
    case line(Int, TemplateFlaw)
    /// The text is longer than any template may be.
    case tooLong(byteCount: Int)
    /// The text does not end with a line break.
    case unfinished
    /// No line gives the title.
    case titleMissing
    /// A field that every template of the form must carry.
    case prescribedFieldMissing(FormField)
    /// Fewer numbered items or points than the annex has.
    case prescribedItemsMissing
}

/// What is wrong with a line of a template.
package enum TemplateFlaw: Error, Equatable {
    /// The first line is not `senim/form/v1 <form> <language>` of this form and language.
    case otherForm
    case unknownKeyword
    /// The keyword stands where it may not: `mark` only on the second line, `title` only once.
    case misplaced
    /// A control, direction or invisible character.
    case character(codePoint: UInt32)
    /// White space at the end, or two spaces together.
    case straySpace
    /// The keyword needs a text, or has none.
    case text
    /// The parts between ` | ` are not those that the keyword has.
    case parts
    /// Not a number from 1 to 40.
    case number
    /// A `{` or `}` that opens or closes nothing.
    case strayBrace
    /// No field of any form has that name.
    case unknownField
    /// The form does not declare this field.
    case undeclaredField(FormField)
    /// Rows go into `table`, bars into `bars`, text anywhere else; a table has a column for each cell.
    case wrongShape(FormField)
    /// Title and mark are the same on every paper, so no field stands in them.
    case fieldInTitle
}
