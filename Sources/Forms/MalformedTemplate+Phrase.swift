package import Wording

extension TemplateFileRefused {
    /// What happened, in words for people.
    package var phrase: Phrase {
        switch self {
        case .unreadable(let name): .templateUnreadable(name: name)
        case .unknownName(let name): .templateUnknownName(name: name)
        case .malformed(let name, let flaw): .templateFlaw(name: name, flaw: flaw.phrase)
        }
    }

    /// What the reader can do about it.
    package var hint: Phrase? {
        if case .unknownName = self { .templateUnknownNameHint } else { nil }
    }
}

extension MalformedTemplate {
    /// What is wrong, in words for people.
    package var phrase: Phrase {
        switch self {
        case .line(let number, let flaw): .templateLine(number: number, flaw: flaw.phrase)
        case .tooLong(let byteCount): .templateTooLong(byteCount: byteCount)
        case .unfinished: .templateUnfinished
        case .titleMissing: .templateTitleMissing
        case .prescribedFieldMissing(let field):
            .templatePrescribedFieldMissing(field: field.rawValue)
        case .prescribedItemsMissing: .templatePrescribedItemsMissing
        }
    }
}

extension TemplateFlaw {
    /// What is wrong, in words for people.
    package var phrase: Phrase {
        switch self {
        case .otherForm: .templateOtherForm
        case .unknownKeyword: .templateUnknownKeyword
        case .misplaced: .templateMisplaced
        case .character(let codePoint): .formCharacter(codePoint: CodePoint.text(codePoint))
        case .straySpace: .templateStraySpace
        case .text: .templateText
        case .parts: .templateParts
        case .number: .templateNumber
        case .strayBrace: .templateStrayBrace
        case .unknownField: .templateUnknownField
        case .undeclaredField(let field): .formUndeclaredField(field: field.rawValue)
        case .wrongShape(let field): .formWrongShape(field: field.rawValue)
        case .fieldInTitle: .templateFieldInTitle
        }
    }
}
