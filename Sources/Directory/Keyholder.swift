package import SignedNote

/// Someone who may open reports addressed to them (Specification.md §4.2).
package struct Keyholder: Sendable, Hashable {
    /// What the keyholder is to the body that the portal serves.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case head, commissioner, compliance, superior
        case antiCorruption = "anti-corruption"
        case other
    }

    package let id: Identifier
    /// Who it is: a reporter excludes persons, not offices.
    package let person: Identifier
    package let name: FreeText
    /// The organisation they belong to.
    package let body: FreeText
    package let role: Role
    package let post: FreeText
    /// The keyholder they answer to, if one of the directory.
    package let answersTo: Identifier?
    /// Whether they stand outside the hierarchy of the body reported on.
    package let isOutside: Bool
    /// Signs statements, replies and key notes; named `<portal>/keyholder/<id>`.
    package var identityKey: VerifierKey
    package let from: AlmatyDay
    /// The last day; nil when none is set.
    package let until: AlmatyDay?
    package var isSuspended: Bool

    package init(
        id: Identifier, person: Identifier, name: FreeText, body: FreeText, role: Role,
        post: FreeText, answersTo: Identifier?, isOutside: Bool, identityKey: VerifierKey,
        from: AlmatyDay, until: AlmatyDay?, isSuspended: Bool = false
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.body = body
        self.role = role
        self.post = post
        self.answersTo = answersTo
        self.isOutside = isOutside
        self.identityKey = identityKey
        self.from = from
        self.until = until
        self.isSuspended = isSuspended
    }

    /// Whether they may act and be addressed on a day: not suspended, and within `from` and `until`.
    package func mayAct(on day: AlmatyDay) -> Bool {
        !isSuspended && from <= day && until.map { day <= $0 } ?? true
    }

    init(reading lines: inout NoteLines) throws(MalformedLines) {
        id = try lines.identifier("keyholder", label: true)
        person = try lines.identifier("person", label: true)
        name = try lines.freeText("name")
        body = try lines.freeText("body")
        role = try lines.labelled("role", .oneOf(Role.allCases.map(\.rawValue))) {
            Role(rawValue: $0)
        }
        post = try lines.freeText("post")
        answersTo = try lines.optional("answers-to", .identifierOrNone) { try? Identifier($0) }
        isOutside = try lines.yesOrNo("outside")
        identityKey = try lines.verifierKey("identity-key", .ed25519, label: true)
        from = try lines.labelled("from", .date) { try? AlmatyDay(parsing: $0) }
        until = try lines.optional("until", .dateOrNone) { try? AlmatyDay(parsing: $0) }
        isSuspended = try lines.yesOrNo("suspended")
    }

    var lines: [String] {
        [
            "keyholder \(id)", "person \(person)", "name \(name)", "body \(body)",
            "role \(role.rawValue)", "post \(post)", "answers-to \(answersTo?.text ?? "-")",
            "outside \(isOutside ? "yes" : "no")", "identity-key \(identityKey.text)",
            "from \(from)", "until \(until?.text ?? "-")",
            "suspended \(isSuspended ? "yes" : "no")",
        ]
    }
}

extension NoteLines {
    mutating func freeText(_ field: String) throws(MalformedLines) -> FreeText {
        try labelled(field, .freeText) { try? FreeText($0) }
    }

    mutating func yesOrNo(_ field: String) throws(MalformedLines) -> Bool {
        try labelled(field, .yesOrNo) { ["yes": true, "no": false][$0] }
    }

    mutating func optional<T>(
        _ field: String, _ expected: ExpectedValue, _ read: (String) -> T?
    ) throws(MalformedLines) -> T? {
        try labelled(field, expected) { text -> T?? in
            text == "-" ? .some(nil) : read(text).map { .some($0) }
        }
    }
}
