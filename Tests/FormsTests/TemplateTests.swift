import Foundation
import Testing
import Wording

@testable import Forms

@Suite struct `Parsing a template` {
    @Test(arguments: flaws)
    func `names the line and its flaw`(line: String, flaw: TemplateFlaw) {
        let text = "senim/form/v1 nda kk\ntitle Келісім\n\n\(line)\n"
        #expect(throws: MalformedTemplate.line(4, flaw)) {
            try FormTemplate(parsing: text, of: .nda, in: .kk)
        }
    }

    @Test(arguments: [
        "senim/form/v2 nda kk", "senim/form/v1 nda ru", "senim/form/v1 annex1 kk",
        "senim/form/v1 nda",
        "senim/form/v1 nda kk kk", "title Келісім",
    ])
    func `refuses what is not for this form and language`(line: String) {
        #expect(throws: MalformedTemplate.line(1, .otherForm)) {
            try FormTemplate(parsing: "\(line)\ntitle Келісім\n", of: .nda, in: .kk)
        }
    }

    @Test func `refuses a mark or a title where it may not stand`() {
        for (lines, number) in [
            ("title а\nmark б", 3), ("title а\ntitle б", 3), ("mark а\nmark б", 3), ("\nmark а", 3),
        ] {
            #expect(throws: MalformedTemplate.line(number, .misplaced)) {
                try FormTemplate(
                    parsing: "senim/form/v1 nda kk\n\(lines)\n", of: .nda, in: .kk)
            }
        }
    }

    @Test func `refuses a place in mark and title`() {
        for line in ["mark {head-name}", "title {head-name}"] {
            #expect(throws: MalformedTemplate.line(2, .fieldInTitle)) {
                try FormTemplate(
                    parsing: "senim/form/v1 nda kk\n\(line)\n", of: .nda, in: .kk)
            }
        }
    }

    @Test func `refuses what has no title, no end, or no end in sight`() {
        func refusal(_ text: String) -> MalformedTemplate? {
            #expect(throws: MalformedTemplate.self) {
                try FormTemplate(parsing: text, of: .annex3, in: .kk)
            }
        }
        let first = "senim/form/v1 annex3 kk\n"
        #expect(refusal(first) == .titleMissing)
        #expect(refusal(first + "title а") == .unfinished)
        #expect(refusal("") == .unfinished)
        let long = String(repeating: "space\n", count: 12_000)
        #expect(refusal(first + long) == .tooLong(byteCount: first.utf8.count + long.utf8.count))
    }

    @Test(arguments: Form.allCases)
    func `refuses one that lacks a prescribed field`(form: Form) throws {
        let template = TemplateSet().template(of: form, in: .kk)
        for field in form.prescribedFields {
            let rest =
                template.text.split(separator: "\n")
                .filter { !$0.contains("{\(field.rawValue)}") }.joined(separator: "\n") + "\n"
            let refusal = #expect(throws: MalformedTemplate.self) {
                try FormTemplate(parsing: rest, of: form, in: .kk)
            }
            // A line may carry two prescribed fields, of which the first one declared is named.
            if case .prescribedFieldMissing(let named)? = refusal {
                #expect(!rest.contains("{\(named.rawValue)}"))
            } else {
                Issue.record("\(form) without \(field)")
            }
        }
    }

    @Test(arguments: ["item ", "point "])
    func `refuses Annex 3 without one of its rights or duties`(keyword: String) throws {
        var lines = TemplateSet().template(of: .annex3, in: .kk).text.split(separator: "\n")
        let place = try #require(lines.firstIndex { $0.hasPrefix(keyword) })
        lines.remove(at: place)
        #expect(throws: MalformedTemplate.prescribedItemsMissing) {
            try FormTemplate(
                parsing: lines.joined(separator: "\n") + "\n", of: .annex3, in: .kk)
        }
    }

    @Test func `passes over empty lines`() throws {
        let text = TemplateSet().template(of: .annex2, in: .kk).text
        let spread = text.replacingOccurrences(of: "\n", with: "\n\n")
        let template = try FormTemplate(parsing: spread, of: .annex2, in: .kk)
        #expect(template.text == text)
    }

    /// A line of a non-disclosure agreement, and what is wrong with it.
    private static let flaws: [(String, TemplateFlaw)] = [
        ("Text Келісім", .unknownKeyword), ("абзац Келісім", .unknownKeyword),
        (" text Келісім", .unknownKeyword),
        ("text", .text), ("item", .text), ("space 2", .text), ("break {head-name}", .text),
        ("text Келісім ", .straySpace), ("text Келісім  туралы", .straySpace),
        ("text Келісім\u{9}", .character(codePoint: 0x09)),
        ("text Келісім\r", .character(codePoint: 0x0D)),
        ("text \u{202E}Келісім", .character(codePoint: 0x202E)),
        ("text Келі\u{200B}сім", .character(codePoint: 0x200B)),
        ("text {head-name", .strayBrace), ("text head-name}", .strayBrace),
        ("text {{head-name}}", .strayBrace), ("text {}", .unknownField),
        ("text {head name}", .unknownField), ("text {Head-name}", .unknownField),
        ("text {басшы}", .unknownField), ("text {claim-code}", .undeclaredField(.claimCode)),
        ("field Басшы", .parts), ("field Басшы | {head-name} | {head-name}", .parts),
        ("field Басшы | head-name", .parts), ("field Басшы | {head-name}.", .parts),
        ("field | {head-name}", .parts), ("field Басшы|{head-name}", .parts),
        ("field Басшы | {slip-number}", .undeclaredField(.slipNumber)),
        ("ruled 0 | {head-name} | (аты)", .number), ("ruled 41 | {head-name} | (аты)", .number),
        ("ruled 01 | {head-name} | (аты)", .number), ("ruled +1 | {head-name} | (аты)", .number),
        ("ruled бір | {head-name} | (аты)", .number), ("ruled 2 | {head-name}", .parts),
        ("signature Басшы | (қолы) | {head-name}", .parts),
        ("signature | (қолы) | {head-name} | (аты)", .parts),
        ("table {head-name} | 3 | 1 Аты", .wrongShape(.headName)),
        ("table {head-name} | 3", .parts), ("table {head-name} | 3 | Аты", .parts),
        ("table {head-name} | 3 | 0 Аты", .number),
        ("bars {head-name}", .wrongShape(.headName)), ("bars head-name", .parts),
        ("bars {by-kind}", .undeclaredField(.byKind)), ("picture", .parts),
        ("code {head-name}", .parts),
    ]
}

@Suite struct `A template of rows or bars` {
    @Test(arguments: [
        ("text {outcomes}", FormField.outcomes), ("field Нәтиже | {by-kind}", .byKind),
        ("table {outcomes} | 3 | 1 Нәтиже", .outcomes),
        ("table {outcomes} | 3 | 1 Нәтиже | 1 Саны | 1 Үлесі", .outcomes),
        ("bars {outcomes}", .outcomes), ("picture {by-kind}", .byKind),
    ])
    func `refuses another shape, or another number of columns`(line: String, field: FormField) {
        #expect(throws: MalformedTemplate.line(3, .wrongShape(field))) {
            try FormTemplate(
                parsing: "senim/form/v1 periodic kk\ntitle Есеп\n\(line)\n", of: .periodic, in: .kk)
        }
    }
}

@Suite struct `The templates that come with the program` {
    @Test func `are the files of the folder, all of them`() throws {
        let embedded = BuiltInTemplates.all
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(
            Set(names)
                == Set(Form.allCases.flatMap { form in Language.allCases.map(form.templateName) }))
        #expect(Set(names) == Set(embedded.keys))
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(embedded[name] == text, "\(name)")
        }
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `are read, and print themselves back`(form: Form, language: Language) throws {
        let text = try #require(BuiltInTemplates.all[form.templateName(in: language)])
        #expect(try FormTemplate(parsing: text, of: form, in: language).text == text)
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `print every field that their form declares`(form: Form, language: Language) {
        let carried = Set(TemplateSet().template(of: form, in: language).blocks.flatMap(\.fields))
        #expect(carried == Set(form.fields))
    }

    @Test(arguments: Form.allCases)
    func `have the same lines in all languages`(form: Form) {
        let shapes = Language.allCases.map { language in
            TemplateSet().template(of: form, in: language).blocks.map { block in
                [block.source.split(separator: " ").first.map(String.init) ?? ""]
                    + block.fields.map(\.rawValue)
            }
        }
        #expect(Set(shapes).count == 1)
    }

    @Test(arguments: Form.allCases)
    func `are marked where they are a translation, or ours`(form: Form) {
        let set = TemplateSet()
        #expect(set.template(of: form, in: .ru).mark?.hasPrefix("неофициальный перевод") == true)
        #expect(set.template(of: form, in: .en).mark?.hasPrefix("unofficial translation") == true)
        let isOurs = [
            Form.nda, .undertaking, .periodic, .redactedBundle, .register, .mayNotTell,
        ].contains(form)
        #expect(set.template(of: form, in: .kk).mark?.hasPrefix("Senim үлгісі") ?? false == isOurs)
        #expect(set.template(of: form, in: .ru).mark?.contains("образца Senim") == isOurs)
        #expect(set.template(of: form, in: .en).mark?.contains("Senim's sample") == isOurs)
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `mix no alphabets within a word`(form: Form, language: Language) throws {
        let template = TemplateSet().template(of: form, in: language)
        let words = template.text.replacing(/\{[a-z0-9-]+\}/, with: "")
        for word in words.split(whereSeparator: { !$0.isLetter }) {
            let isCyrillic = word.contains { "\u{0400}"..."\u{04FF}" ~= $0 }
            #expect(!(isCyrillic && word.contains(where: \.isASCII)), "\(word)")
            switch language {
            case .kk: break
            case .ru: #expect(!word.contains { "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains($0) }, "\(word)")
            case .en: #expect(!isCyrillic, "\(word)")
            }
        }
    }

    private let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Forms/Templates")
}
