package import Directory
package import SignedNote

/// The text of something that stands in the log, and how it is signed.
package protocol DetailText {
    /// The lines that are signed.
    var text: String { get }
}

extension DetailText {
    /// The detail: the text under one signature.
    package func signed(by signer: borrowing NoteSigner) -> SignedNote {
        guard let note = try? signer.sign(text) else {
            preconditionFailure("our own lines are UTF-8 without control characters")
        }
        return note
    }
}

extension KeyNote: DetailText {}

/// What a leaf commits to: one of fifteen kinds of note (Specification.md §2).
package enum Detail: Sendable, Hashable {
    case accepted(AcceptedNote)
    case dummy(DummyNote)
    case access(AccessStatement)
    case release(ReleaseNote)
    case refusal(RefusalNote)
    case directory(Directory)
    case key(KeyNote)
    case outcome(OutcomeNote)
    case challenge(ChallengeNote)
    case challengeResult(ChallengeResultNote)
    case handover(HandoverNote)
    case keyDestroyed(KeyDestroyedNote)
    case overload(OverloadNote)
    case duty(DutyNote)
    case hold(HoldNote)

    /// Reads the text of a note by its first line; what no kind claims is refused.
    package init(parsing text: String) throws(MalformedDetail) {
        let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
        guard let kind = DetailKind(type: String(Substring(line))) else { throw .unknownType }
        if kind == .directory {
            do throws(InvalidDirectory) {
                self = .directory(try Directory(parsing: text))
                return
            } catch {
                throw .directory(error)
            }
        }
        do throws(MalformedLines) {
            switch kind {
            case .accepted: self = .accepted(try AcceptedNote(parsing: text))
            case .dummy: self = .dummy(try DummyNote(parsing: text))
            case .access: self = .access(try AccessStatement(parsing: text))
            case .release: self = .release(try ReleaseNote(parsing: text))
            case .refusal: self = .refusal(try RefusalNote(parsing: text))
            case .key: self = .key(try KeyNote(parsing: text))
            case .outcome: self = .outcome(try OutcomeNote(parsing: text))
            case .challenge: self = .challenge(try ChallengeNote(parsing: text))
            case .challengeResult:
                self = .challengeResult(try ChallengeResultNote(parsing: text))
            case .handover: self = .handover(try HandoverNote(parsing: text))
            case .keyDestroyed: self = .keyDestroyed(try KeyDestroyedNote(parsing: text))
            case .overload: self = .overload(try OverloadNote(parsing: text))
            case .duty: self = .duty(try DutyNote(parsing: text))
            case .hold: self = .hold(try HoldNote(parsing: text))
            case .directory: throw .type(expected: DirectoryDraft.type)
            }
        } catch {
            throw .lines(kind, error)
        }
    }

    /// The lines that are signed.
    package var text: String {
        switch self {
        case .accepted(let note): note.text
        case .dummy(let note): note.text
        case .access(let statement): statement.text
        case .release(let note): note.text
        case .refusal(let note): note.text
        case .directory(let directory): directory.text
        case .key(let note): note.text
        case .outcome(let note): note.text
        case .challenge(let note): note.text
        case .challengeResult(let note): note.text
        case .handover(let note): note.text
        case .keyDestroyed(let note): note.text
        case .overload(let note): note.text
        case .duty(let note): note.text
        case .hold(let note): note.text
        }
    }

    package var portal: Portal {
        switch self {
        case .accepted(let note): note.portal
        case .dummy(let note): note.portal
        case .access(let statement): statement.portal
        case .release(let note): note.portal
        case .refusal(let note): note.portal
        case .directory(let directory): directory.portal
        case .key(let note): note.portal
        case .outcome(let note): note.portal
        case .challenge(let note): note.portal
        case .challengeResult(let note): note.portal
        case .handover(let note): note.portal
        case .keyDestroyed(let note): note.portal
        case .overload(let note): note.portal
        case .duty(let note): note.portal
        case .hold(let note): note.portal
        }
    }

    /// The tick, or when it was signed, in UTC seconds; nil for a directory, which does not say.
    package var time: UInt64? {
        switch self {
        case .accepted(let note): note.tick
        case .dummy(let note): note.tick
        case .access(let statement): statement.time
        case .release(let note): note.time
        case .refusal(let note): note.time
        case .directory: nil
        case .key(let note): note.time
        case .outcome(let note): note.time
        case .challenge(let note): note.time
        case .challengeResult(let note): note.time
        case .handover(let note): note.time
        case .keyDestroyed(let note): note.time
        case .overload(let note): note.tick
        case .duty(let note): note.time
        case .hold(let note): note.time
        }
    }

    /// The word after `senim/` in the first line.
    package var kind: DetailKind {
        switch self {
        case .accepted: .accepted
        case .dummy: .dummy
        case .access: .access
        case .release: .release
        case .refusal: .refusal
        case .directory: .directory
        case .key: .key
        case .outcome: .outcome
        case .challenge: .challenge
        case .challengeResult: .challengeResult
        case .handover: .handover
        case .keyDestroyed: .keyDestroyed
        case .overload: .overload
        case .duty: .duty
        case .hold: .hold
        }
    }
}

/// The kinds of detail that version 1 knows.
package enum DetailKind: String, Sendable, Hashable, CaseIterable {
    case accepted, dummy, access, release, refusal, directory, key
    case outcome, challenge, handover, overload, duty, hold
    case challengeResult = "challenge-result"
    case keyDestroyed = "key-destroyed"

    /// The first line of such a note: `senim/<kind>/v1`.
    package var type: String { "senim/\(rawValue)/v1" }

    private static let types = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.type, $0) })

    init?(type: String) {
        guard let kind = Self.types[type], kind.type.hasSameBytes(as: type) else { return nil }
        self = kind
    }
}

/// Thrown for a text that is no detail.
package enum MalformedDetail: Error, Equatable {
    /// The first line names no kind of detail that this version knows.
    case unknownType
    case lines(DetailKind, MalformedLines)
    case directory(InvalidDirectory)
}
