import Directory
import Encoding
import PortalSamples
import SignedNote
import TransparencyLog

/// The inputs in `Tests/Vectors/directory`, made from the sample portal.
///
/// The refusal stands only in the file: it was read once by eye, and is frozen there.
enum DirectoryVectors {
    static var all: [Vector] {
        directories + keys + chains + keyNotes + currencyNotes + cards
    }

    static func refusal(of vector: Vector) -> String? {
        do {
            try read(vector)
            return nil
        } catch {
            return Vector.name(of: error)
        }
    }

    private static func read(_ vector: Vector) throws {
        let input = vector.inputs.first ?? ""
        switch vector.format {
        case "directory": _ = try Directory(parsing: input)
        case "chain":
            _ = try DirectoryChain.verified(
                notes: vector.inputs.map { try SignedNote(parsing: Array($0.utf8)) },
                authority: try VerifierKey(parsing: vector.context["authority"] ?? ""))
        case "key":
            _ = try VerifiedKeyNote(
                verifying: SignedNote(parsing: Array(input.utf8)),
                in: Directory(parsing: vector.context["directory"] ?? ""))
        case "currency":
            _ = try CurrencyNote.verified(
                SignedNote(parsing: Array(input.utf8)),
                by: Directory(parsing: vector.context["directory"] ?? ""))
        default: _ = try Card(verifying: SignedNote(parsing: Array(input.utf8)))
        }
    }

    private static func vector(
        _ name: String, _ check: String, _ inputs: [String], _ context: [String: String] = [:]
    ) -> Vector {
        let format = String(name.prefix { $0 != "-" })
        let vector = Vector(
            name, format: format, check: check, error: nil, inputs: inputs, context: context)
        return Vector(
            name, format: format, check: check, error: refusal(of: vector), inputs: inputs,
            context: context)
    }

    // MARK: Directories

    private static let good = SamplePortal.draft.text

    private static func edited(_ edit: (inout DirectoryDraft) -> Void) -> String {
        var draft = SamplePortal.draft
        edit(&draft)
        return draft.text
    }

    /// One line of the good text replaced.
    private static func line(_ name: String, _ old: String, _ new: String) -> Vector {
        vector("directory-\(name)", "§4", [good.with(new, insteadOf: old)])
    }

    private static func rule(_ name: String, _ number: Int, _ text: String) -> Vector {
        vector("directory-\(name)", "§4.5 rule \(number)", [text])
    }

    private static func cover(_ name: String) -> String {
        SamplePortal.signer(name).verifierKey.text
    }

    private static var coverWithGatewayKey: String {
        Sample.made {
            try VerifierKey(
                name: "demo.example/cover", algorithm: .ed25519,
                publicKey: SamplePortal.gateway.verifierKey.publicKey
            ).text
        }
    }

    private static var directories: [Vector] {
        let padding = 65_536 - good.utf8.count
        return [
            vector("directory-good", "§4", [good]),
            vector(
                "directory-too-long", "§4", [good + String(repeating: "x", count: padding) + "\n"]),
            vector("directory-unterminated", "§3", [String(good.dropLast())]),
            vector("directory-empty", "§3", [""]),
            vector("directory-cut-short", "§3", ["senim/directory/v1\ndemo.example\nversion 1\n"]),
            vector("directory-trailing-line", "§3", [good + "x\n"]),
            line("type-unknown", "senim/directory/v1", "senim/directory/v2"),
            line("portal-upper-case", "\ndemo.example\n", "\nDemo.example\n"),
            line("version-zero", "version 1\n", "version 0\n"),
            line("version-leading-zero", "version 1\n", "version 01\n"),
            line("version-over-32-bits", "version 1\n", "version 4294967296\n"),
            line("two-spaces", "version 1\n", "version  1\n"),
            line(
                "previous-upper-case", "previous -", "previous " + String(repeating: "A", count: 64)
            ),
            line("web-with-slash", "report.demo.example\n", "report.demo.example/\n"),
            line("web-is-onion", "\nonion ", "\nweb "),
            line("field-missing", "messages 1\n", ""),
            line(
                "fields-exchanged", "calendar -\ntaxonomy -\n", "taxonomy -\ncalendar -\n"),
            line("carriage-return", "messages 1\n", "messages 1\r\n"),
            line("messages-unknown", "messages 1\n", "messages 2\n"),
            line("taxonomy-filled", "taxonomy -", "taxonomy x"),
            line("taxonomy-good", "taxonomy -", "taxonomy " + Digest(hashing: [3]).hex),
            line("calendar-filled", "calendar -", "calendar x"),
            line("calendar-good", "calendar -", "calendar " + Digest(hashing: [2]).hex),
            line(
                "calendar-upper-case", "calendar -",
                "calendar " + Digest(hashing: [2]).hex.uppercased()),
            line("page-good", "page -", "page " + Digest(hashing: [1]).hex),
            line("page-upper-case", "page -", "page " + Digest(hashing: [1]).hex.uppercased()),
            line("page-short", "page -", "page " + Digest(hashing: [1]).hex.dropLast()),
            line("cover-good", "cover -", "cover " + cover("demo.example/cover")),
            line("cover-named-otherwise", "cover -", "cover " + cover("demo.example/covers")),
            line("cover-key-of-gateway", "cover -", "cover " + coverWithGatewayKey),
            line("cover-empty", "cover -", "cover "),
            line("threshold-signed", "threshold 2", "threshold +2"),
            line("keyholder-upper-case", "keyholder head\n", "keyholder Head\n"),
            line("name-trailing-space", "Әбенова\n", "Әбенова \n"),
            line("name-reversed", "Айгүл", "\u{202E}Айгүл"),
            line("name-empty", "name Айгүл Әбенова\n", "name \n"),
            line("role-unknown", "role head", "role boss"),
            line("outside-unknown", "outside no", "outside maybe"),
            line("from-not-real", "from 2026-01-01", "from 2026-02-30"),
            line("suspended-missing", "suspended no\n", ""),
        ] + [
            rule(
                "previous-in-first", 1,
                good.with("previous " + Digest.zero.hex, insteadOf: "previous -")),
            rule("previous-missing", 1, good.with("version 2\n", insteadOf: "version 1\n")),
            rule(
                "no-origin", 2,
                edited {
                    $0.webOrigins = []; $0.onionOrigins = []
                }),
            rule("origin-twice", 2, edited { $0.webOrigins += $0.webOrigins }),
            rule("keyholders-none", 3, edited { $0.keyholders = [] }),
            rule(
                "keyholders-17", 3,
                edited { draft in
                    draft.keyholders = (1...17).map {
                        SamplePortal.keyholder("k\($0)", isOutside: true)
                    }
                }),
            rule("trustees-none", 3, edited { $0.trustees = [] }),
            rule(
                "trustees-8", 3,
                edited { draft in
                    draft.trustees = (1...8).map { SamplePortal.trusteeEntry("t\($0)") }
                }),
            rule(
                "threshold-of-half", 3,
                edited {
                    $0.trustees.removeLast(); $0.threshold = 1
                }),
            rule("threshold-above-all", 3, edited { $0.threshold = 4 }),
            rule("witnesses-none", 3, edited { $0.witnesses = [] }),
            rule(
                "auditors-33", 3,
                edited { draft in
                    draft.auditors = (1...33).map { SamplePortal.auditorEntry("a\($0)") }
                }),
            rule("nobody-outside", 4, good.with("outside no", insteadOf: "outside yes")),
            rule("outside-suspended", 4, edited { $0.keyholders[1].isSuspended = true }),
            rule(
                "keyholder-twice", 5,
                edited { $0.keyholders.append(SamplePortal.keyholder("head")) }),
            rule("until-before-from", 7, good.with("until 2025-12-31", insteadOf: "until -")),
            rule("answers-to-nobody", 7, good.with("answers-to x", insteadOf: "answers-to -")),
            rule("answers-to-itself", 7, good.with("answers-to head", insteadOf: "answers-to -")),
            rule(
                "answers-in-a-circle", 7,
                good.with("answers-to acs", insteadOf: "answers-to -")
                    .with("answers-to head", insteadOf: "answers-to -")),
        ]
    }

    private static var keys: [Vector] {
        let head = SamplePortal.identity("head").verifierKey
        let acs = SamplePortal.identity("acs").verifierKey
        let trustee = SamplePortal.trustee("t1").verifierKey
        let cosigner = SamplePortal.trusteeEntry("t1").cosigningKey
        let gateway = SamplePortal.gateway.verifierKey
        func renamed(_ key: VerifierKey, as other: VerifierKey) -> String {
            Sample.made {
                try VerifierKey(
                    name: other.name, algorithm: other.algorithm, publicKey: key.publicKey
                ).text
            }
        }
        let halves = head.text.split(separator: "+").map { String($0) }
        return [
            line("key-id-wrong", head.text, "\(halves[0])+00000000+\(halves[2])"),
            line("key-truncated", head.text, String(head.text.dropLast(4))),
            line("cosigning-key-for-notes", cosigner.text, trustee.text),
            line("note-key-for-cosigning", "note-key \(trustee.text)", "note-key \(cosigner.text)"),
            line(
                "sealing-key-short", SamplePortal.auditorEntry("a1").sealingKey.text,
                Base64.encode(SamplePortal.auditorEntry("a1").sealingKey.bytes.dropLast())),
            rule("key-name-other-role", 6, good.with(trustee.text, insteadOf: head.text)),
            rule(
                "key-name-other-portal", 6,
                good.with(
                    SamplePortal.signer("other.example/gateway").verifierKey.text,
                    insteadOf: gateway.text)),
            rule("key-of-two-holders", 6, good.with(renamed(head, as: acs), insteadOf: acs.text)),
            rule(
                "key-for-notes-and-cosigning", 6,
                good.with(renamed(trustee, as: cosigner), insteadOf: cosigner.text)),
            rule(
                "key-of-gateway-and-log", 6,
                good.with(
                    renamed(gateway, as: SamplePortal.draft.logKey),
                    insteadOf: SamplePortal.draft.logKey.text)),
            rule("witness-twice", 6, edited { $0.witnesses += $0.witnesses }),
            rule(
                "witness-named-authority", 6,
                edited {
                    $0.witnesses.append(
                        SamplePortal.cosigner("demo.example/authority").verifierKey)
                }),
            rule(
                "sealing-key-twice", 6,
                edited { draft in
                    draft.auditors.append(SamplePortal.auditorEntry("a2"))
                }.with(
                    SamplePortal.auditorEntry("a1").sealingKey.text,
                    insteadOf: SamplePortal.auditorEntry("a2").sealingKey.text)),
        ]
    }

    // MARK: Signed notes

    private static func text(_ note: SignedNote) -> String {
        String(decoding: note.bytes, as: UTF8.self)
    }

    /// The first keyholder of the sample with a new key, and perhaps another person.
    private static func holder(_ person: String) -> Keyholder {
        let old = SamplePortal.draft.keyholders[0]
        return Sample.made {
            Keyholder(
                id: old.id, person: try Identifier(person), name: old.name, body: old.body,
                role: old.role, post: old.post, answersTo: old.answersTo,
                isOutside: old.isOutside,
                identityKey: try VerifierKey(
                    name: old.identityKey.name, algorithm: .ed25519,
                    publicKey: SamplePortal.signer("somebody-else").verifierKey.publicKey),
                from: old.from, until: old.until)
        }
    }

    private static var chains: [Vector] {
        let first = SamplePortal.draft
        var second = DirectoryDraft(following: SamplePortal.directory)
        second.trustees = ["t3", "t4", "t5"].map { SamplePortal.trusteeEntry($0) }
        let note = SamplePortal.note(first, approvedBy: ["t1", "t2"])
        func chain(_ name: String, _ check: String, _ notes: [SignedNote]) -> Vector {
            vector(
                "chain-\(name)", check, notes.map { text($0) },
                ["authority": SamplePortal.authority.verifierKey.text])
        }
        func next(_ edit: (inout DirectoryDraft) -> Void) -> [SignedNote] {
            var draft = second
            edit(&draft)
            return [note, SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])]
        }
        let unsigned = Sample.made {
            try SignedNote(
                text: second.text,
                signatures: ["t1", "t2", "t3"].map {
                    try SamplePortal.trustee($0).signature(for: second.text)
                })
        }
        let authority = SamplePortal.authority.verifierKey
        let rekeyed = holder(first.keyholders[0].person.text)
        let another = holder("p-new")
        return [
            chain("good", "§5", next { _ in }),
            chain("empty", "§5.1", []),
            chain("first-missing", "§5.1", [next { _ in }[1]]),
            chain("version-left-out", "§5.1", next { $0.version = 3 }),
            chain("version-repeated", "§5.1", [note, note]),
            chain("link-broken", "§5.1", next { $0.previous = .zero }),
            chain("rule-broken", "§5.1", next { $0.witnesses = [] }),
            chain("other-person", "§5.5", next { $0.keyholders[0] = another }),
            chain("key-changed-good", "§5.5", next { $0.keyholders[0] = rekeyed }),
            chain("authority-missing", "§5.1", [note, unsigned]),
            chain("approved-by-one", "§5.2", [SamplePortal.note(first, approvedBy: ["t2"])]),
            chain(
                "approved-by-the-new", "§5.2",
                [note, SamplePortal.note(second, approvedBy: ["t3", "t4", "t5"])]),
            chain(
                "approved-twice-by-one", "§5.2",
                [
                    note,
                    Sample.made {
                        let once = SamplePortal.note(second, approvedBy: ["t1"])
                        return try SignedNote(
                            text: once.text, signatures: once.signatures + once.signatures)
                    },
                ]),
            vector(
                "chain-other-portal", "§5.1", [text(note)],
                ["authority": SamplePortal.signer("other.example/authority").verifierKey.text]),
            vector(
                "chain-not-an-authority", "§5.1", [text(note)],
                ["authority": SamplePortal.gateway.verifierKey.text]),
            chain(
                "authority-is-gateway", "§5.1",
                next {
                    $0.gatewayNoteKey = Sample.made {
                        try VerifierKey(
                            name: "demo.example/gateway", algorithm: .ed25519,
                            publicKey: authority.publicKey)
                    }
                }),
        ]
    }

    private static var keyNotes: [Vector] {
        let owner = SealingKeyOwner.keyholder(SamplePortal.identifier("head"))
        let keyNote = SamplePortal.keyNote(owner)
        func key(_ name: String, _ check: String, _ note: SignedNote) -> Vector {
            vector("key-\(name)", check, [text(note)], ["directory": good])
        }
        func line(_ name: String, _ old: String, _ new: String) -> Vector {
            let edited = keyNote.text.with(new, insteadOf: old)
            return key(
                name, "§6", Sample.made { try SamplePortal.identity("head").sign(edited) })
        }
        let stranger = SamplePortal.keyNote(.trustee(SamplePortal.identifier("t9")))
        return [
            key("good", "§6", SamplePortal.signed(keyNote)),
            line("type-unknown", "senim/key/v1", "senim/key/v2"),
            line("owner-unknown-kind", "keyholder head", "auditor head"),
            line("owner-two-spaces", "keyholder head", "keyholder  head"),
            line("quarter-fifth", "2026Q4", "2026Q5"),
            line("time-negative", "\n1795262400", "\n-1795262400"),
            line(
                "key-not-base64", keyNote.sealingKey.text, "=" + keyNote.sealingKey.text.dropFirst()
            ),
            line("line-missing", "2026Q4\n", ""),
            line("line-added", "\n1795262400\n", "\n1795262400\n\n"),
            line("other-portal", "demo.example", "demo.other"),
            key("owner-not-listed", "§6.1", SamplePortal.signed(stranger)),
            key(
                "signed-by-another", "§6.1",
                Sample.made { try SamplePortal.identity("acs").sign(keyNote.text) }),
            key(
                "signed-by-two", "§6.1",
                Sample.made {
                    try SamplePortal.signed(keyNote).adding([
                        try SamplePortal.identity("acs").signature(for: keyNote.text)
                    ])
                }),
            key(
                "signature-of-other-text", "§6.1",
                Sample.made {
                    try SignedNote(
                        text: keyNote.text,
                        signatures: [
                            try SamplePortal.identity("head").signature(for: keyNote.text + "x\n")
                        ])
                }),
        ]
    }

    private static var currencyNotes: [Vector] {
        let currency = SamplePortal.currency
        func note(_ text: String, _ ids: [String]) -> SignedNote {
            Sample.made {
                try SignedNote(
                    text: text,
                    signatures: ids.map { try SamplePortal.trustee($0).signature(for: text) })
            }
        }
        func currencyVector(_ name: String, _ check: String, _ note: SignedNote) -> Vector {
            vector("currency-\(name)", check, [text(note)], ["directory": good])
        }
        func line(_ name: String, _ old: String, _ new: String) -> Vector {
            currencyVector(
                name, "§8", note(currency.text.with(new, insteadOf: old), ["t1", "t2"]))
        }
        return [
            currencyVector("good", "§8", note(currency.text, ["t1", "t3"])),
            line("type-unknown", "senim/currency/v1", "senim/currency/v2"),
            line("other-portal", "demo.example", "demo.other"),
            line("day-over-32-bits", "\n20778\n", "\n4294967296\n"),
            line("size-leading-zero", "\n7\n", "\n07\n"),
            line("root-short", Digest.zero.hex, String(Digest.zero.hex.dropLast(2))),
            currencyVector("signed-by-one", "§8.1", note(currency.text, ["t1"])),
            currencyVector("signed-twice-by-one", "§8.1", note(currency.text, ["t1", "t1"])),
            currencyVector("signed-by-strangers", "§8.1", note(currency.text, ["t1", "t8", "t9"])),
            currencyVector(
                "one-signature-of-other-text", "§8.1",
                Sample.made {
                    try note(currency.text, ["t1"]).adding([
                        try SamplePortal.trustee("t2").signature(for: currency.text + "x\n")
                    ])
                }),
        ]
    }

    private static var cards: [Vector] {
        func card(_ name: String, _ check: String, _ note: SignedNote) -> Vector {
            vector("card-\(name)", check, [text(note)])
        }
        let trustee = SamplePortal.trusteeEntry("t1")
        let auditor = SamplePortal.auditorEntry("a1")
        let head = Sample.made {
            try Card(
                portal: SamplePortal.portal,
                content: .keyholder(
                    id: try Identifier("head"),
                    identityKey: SamplePortal.identity("head").verifierKey))
        }
        let contents: [(String, Card.Content, String)] = [
            ("keyholder", head.content, "demo.example/keyholder/head"),
            (
                "trustee",
                .trustee(
                    id: trustee.id, noteKey: trustee.noteKey, cosigningKey: trustee.cosigningKey),
                "demo.example/trustee/t1"
            ),
            (
                "auditor",
                .auditor(id: auditor.id, noteKey: auditor.noteKey, sealingKey: auditor.sealingKey),
                "demo.example/auditor/a1"
            ),
            (
                "cover",
                .cover(noteKey: SamplePortal.signer("demo.example/cover").verifierKey),
                "demo.example/cover"
            ),
            (
                "gateway",
                .gateway(
                    noteKey: SamplePortal.gateway.verifierKey, logKey: SamplePortal.draft.logKey),
                "demo.example/gateway"
            ),
        ]
        let goods = contents.map { name, content, signer in
            card(
                "good-\(name)", "§9",
                Sample.made {
                    try SamplePortal.signer(signer).sign(
                        try Card(portal: SamplePortal.portal, content: content).text)
                })
        }
        func line(_ name: String, _ old: String, _ new: String) -> Vector {
            card(
                name, "§9",
                Sample.made {
                    try SamplePortal.identity("head").sign(head.text.with(new, insteadOf: old))
                })
        }
        return goods + [
            line("type-unknown", "senim/card/v1", "senim/card/v2"),
            line("role-unknown", "keyholder head\n", "witness head\n"),
            line("name-of-another", "keyholder head\n", "keyholder acs\n"),
            line("gateway-other-id", "keyholder head\n", "gateway head\n"),
            line("other-portal", "demo.example\n", "demo.other\n"),
            line("line-added", head.text, head.text + "x\n"),
            card(
                "signed-by-another", "§9",
                Sample.made { try SamplePortal.identity("acs").sign(head.text) }),
            card(
                "signed-by-two", "§9",
                Sample.made {
                    try SamplePortal.identity("head").sign(head.text).adding([
                        try SamplePortal.identity("acs").signature(for: head.text)
                    ])
                }),
        ]
    }
}
