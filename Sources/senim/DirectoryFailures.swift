import Directory
import Wording

extension MalformedLines: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .unterminated, .trailing:
            CommandFailure(.malformedInput, .directoryNotCanonical)
        case .type(let expected):
            CommandFailure(.malformedInput, .directoryTypeUnknown(expected: expected))
        case .missing(let field):
            CommandFailure(.malformedInput, .directoryFieldMissing(field: field))
        case .unexpected(let line, let field), .value(let line, let field, _):
            CommandFailure(
                .malformedInput, .directoryFieldMalformed(line: line, field: field))
        }
    }
}

extension MalformedDirectory: CommandExplained {
    var failure: CommandFailure {
        let reason =
            switch self {
            case .tooLong: Phrase.directoryRuleTooLong(limit: DirectoryDraft.maximumByteCount)
            case .notCanonical: Phrase.directoryNotCanonical
            case .lines(let lines): lines.failure.phrase
            }
        return CommandFailure(.malformedInput, reason, hint: .directoryEditHint)
    }
}

extension InvalidDirectory: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed(let error): error.failure
        case .broken(let rule): rule.failure
        }
    }
}

extension BrokenDirectoryRule: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(
            .malformedInput, phrase,
            hint: self == .nobodyOutside ? .directoryRuleNobodyOutsideHint : nil)
    }

    private var phrase: Phrase {
        switch self {
        case .tooLong: .directoryRuleTooLong(limit: DirectoryDraft.maximumByteCount)
        case .noOrigin: .directoryRuleNoOrigin
        case .repeatedOrigin: .directoryRuleRepeatedOrigin
        case .previous: .directoryRulePrevious
        case .keyholderCount(let count):
            .directoryRuleKeyholders(
                count: count, most: DirectoryDraft.maximumKeyholderCount)
        case .trusteeCount(let count):
            .directoryRuleTrustees(count: count, most: DirectoryDraft.maximumTrusteeCount)
        case .threshold(let threshold, let count):
            .directoryRuleThreshold(threshold: threshold, count: count)
        case .witnessCount(let count):
            .directoryRuleWitnesses(count: count, most: DirectoryDraft.maximumWitnessCount)
        case .auditorCount(let count):
            .directoryRuleAuditors(count: count, most: DirectoryDraft.maximumAuditorCount)
        case .nobodyOutside: .directoryRuleNobodyOutside
        case .repeatedIdentifier(let id): .directoryRuleRepeatedId(id: id.text)
        case .keyName(let expected): .directoryRuleKeyName(expected: expected)
        case .repeatedKeyName(let name): .directoryRuleRepeatedKeyName(name: name)
        case .repeatedKey(let name): .directoryRuleRepeatedKey(name: name)
        case .answersTo(let id): .directoryRuleAnswersTo(id: id.text)
        case .dates(let id): .directoryRuleDates(id: id.text)
        }
    }
}

extension InvalidCard: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .malformed(let error):
            CommandFailure(
                .malformedInput, error.failure.phrase, hint: .directoryCardHint)
        case .keyName(let expected):
            CommandFailure(
                .malformedInput, .directoryCardKeyName(expected: expected),
                hint: .directoryCardHint)
        case .repeatedKey:
            CommandFailure(
                .malformedInput, .directoryCardRepeatedKey, hint: .directoryCardHint)
        case .notSignedByOwner:
            CommandFailure(
                .verificationFailed, .directoryCardUnsigned, hint: .directoryCardHint)
        }
    }
}
