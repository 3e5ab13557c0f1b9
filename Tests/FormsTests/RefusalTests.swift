import Forms
import Foundation
import Testing
import Wording

@Suite struct `A value` {
    @Test(
        arguments: [
            0x00, 0x07, 0x09, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F,
            0x2028,
            0x2029, 0x202A, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2069, 0x3164, 0xE000, 0xFE0F,
            0xFEFF,
            0xFFF9, 0xFFFF, 0xE0041,
        ] as [UInt32])
    func `with an invisible or turning character is refused`(codePoint: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(codePoint))
        #expect(throws: RefusedText.character(codePoint: codePoint)) {
            try FormValue(text: "айғақ\(scalar)тар")
        }
        #expect(throws: RefusedText.character(codePoint: codePoint)) {
            try FormValue(rows: [["айғақ", "\(scalar)тар"]])
        }
    }

    @Test(arguments: ["", " ", "\n", " \n\u{A0}"])
    func `that is blank is refused`(text: String) {
        #expect(throws: RefusedText.blank) { try FormValue(text: text) }
    }

    @Test func `that is too long is refused`() throws {
        let most = FormText.maximumByteCount
        #expect(throws: RefusedText.tooLong(byteCount: most + 1)) {
            try FormValue(text: String(repeating: "a", count: most + 1))
        }
        _ = try FormValue(text: String(repeating: "a", count: most))
    }

    @Test func `of a field that the form does not declare is refused`() throws {
        for form in Form.allCases {
            for field in FormField.allCases where !form.fields.contains(field) {
                #expect(throws: FormError.undeclaredField(field)) {
                    try Papers.pdf(form, .kk, [field: try FormValue(text: "айғақ")])
                }
            }
        }
    }

    @Test func `of another shape, or a row of another width, is refused`() throws {
        let wrong: [(Form, FormField, FormValue)] = [
            (.periodic, .byKind, try FormValue(text: "айғақ")), (.periodic, .total, .bars([])),
            (.periodic, .outcomes, try FormValue(rows: [["бір", "екі"], ["бір"]])),
            (.redactedList, .redactions, try FormValue(rows: [["1", "2", "3", "4", "5"]])),
        ]
        for (form, field, value) in wrong {
            #expect(throws: FormError.wrongShape(field)) {
                try Papers.pdf(form, .kk, [field: value])
            }
        }
    }

    @Test func `that cannot be filled in by hand must be there`() throws {
        #expect(throws: FormError.valueMissing(.byKind)) { try Papers.pdf(.periodic, .kk, [:]) }
        #expect(throws: FormError.valueMissing(.portalAddress)) {
            try Papers.pdf(.intakeSlip, .kk, [:])
        }
    }

    @Test func `that no telephone would scan is refused`() throws {
        let longest = "https://" + String(repeating: "a", count: 143)
        _ = try Papers.pdf(.intakeSlip, .kk, [.portalAddress: try FormValue(text: longest)])
        #expect(throws: FormError.unscannable(.portalAddress)) {
            try Papers.pdf(
                .intakeSlip, .kk, [.portalAddress: try FormValue(text: longest + "a")])
        }
    }

    @Test(arguments: [0x6F22, 0x0E01, 0x1F600, 0x20B8] as [UInt32])
    func `with a character that no font has is refused, with its code point and field`(
        codePoint: UInt32
    ) throws {
        let scalar = try #require(Unicode.Scalar(codePoint))
        let text = try FormValue(text: "айғақ \(scalar) тар")
        #expect(throws: FormError.missingGlyph(codePoint: codePoint, field: .description)) {
            try Papers.pdf(.annex1, .kk, [.description: text])
        }
        let rows = try FormValue(rows: [["а", "б", "в", "\(scalar)"]])
        #expect(throws: FormError.missingGlyph(codePoint: codePoint, field: .redactions)) {
            try Papers.pdf(.redactedList, .kk, [.redactions: rows])
        }
        // It stands among a template's words there.
        #expect(throws: FormError.missingGlyph(codePoint: codePoint, field: .documentNumber)) {
            try Papers.pdf(.letterACS, .kk, [.documentNumber: text])
        }
    }
}

@Suite struct `The fonts` {
    @Test(arguments: FormFonts.pinned.map(\.name))
    func `with other bytes are refused, with path and package`(name: String) throws {
        try withFonts { folder in
            let file = folder.appending(path: name)
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            let refusal = FontRefused.otherBytes(
                path: "\(folder.path())/\(name)", package: "fonts-liberation2")
            #expect(throws: FormError.fonts(refusal)) {
                try Papers.pdf(.annex3, .kk, [:], fonts: FormFonts(folder: folder.path()))
            }
        }
    }

    @Test(arguments: FormFonts.pinned.map(\.name))
    func `that are missing are named, with path and package`(name: String) throws {
        try withFonts { folder in
            try FileManager.default.removeItem(at: folder.appending(path: name))
            let refusal = FontRefused.missing(
                path: "\(folder.path())/\(name)", package: "fonts-liberation2")
            #expect(throws: FormError.fonts(refusal)) {
                try Papers.pdf(.annex3, .kk, [:], fonts: FormFonts(folder: folder.path()))
            }
        }
    }

    @Test func `give the same bytes wherever they lie`() throws {
        try withFonts { folder in
            let values = try SampleValues.values(of: .annex1)
            let file = try Papers.pdf(
                .annex1, .kk, values, fonts: FormFonts(folder: folder.path()))
            #expect(try Papers.pdf(.annex1, .kk, values) == file)
        }
    }

    /// A copy of the machine's.
    private func withFonts(_ body: (URL) throws -> Void) throws {
        try Papers.withFolder { folder in
            for file in FormFonts.pinned {
                try FileManager.default.copyItem(
                    atPath: "\(FormFonts.debian.folder)/\(file.name)",
                    toPath: folder.appending(path: file.name).path())
            }
            try body(folder)
        }
    }
}

@Suite struct `An operator's folder of templates` {
    @Test func `takes the place of ours, one by one`() throws {
        try Papers.withFolder { folder in
            let ours = TemplateSet().template(of: .annex2, in: .kk)
            let text = ours.text.replacingOccurrences(of: ours.title, with: "Басқаша тақырып")
            try write(text, "annex2.kk.txt", folder)
            let set = try TemplateSet(overridesIn: folder)
            #expect(set.template(of: .annex2, in: .kk).title == "Басқаша тақырып")
            #expect(
                set.template(of: .annex2, in: .ru) == TemplateSet().template(of: .annex2, in: .ru))
            let paper = try PDFText.read(Papers.pdf(.annex2, .kk, [:], templates: set))
            #expect(paper.contains("Басқаша тақырып") && !paper.contains(ours.title))
        }
    }

    @Test func `is refused for a file that is no template of its form`() throws {
        try Papers.withFolder { folder in
            try write("senim/form/v1 nda kk\ntitle а\ntext {b}\n", "nda.kk.txt", folder)
            let flaw = TemplateFileRefused.malformed(name: "nda.kk.txt", .line(3, .unknownField))
            #expect(throws: flaw) { try TemplateSet(overridesIn: folder) }
        }
    }

    @Test(arguments: ["nda.kz.txt", "annex4.kk.txt", "nda.kk.txt~", "README"])
    func `is refused for a file of another name`(name: String) throws {
        try Papers.withFolder { folder in
            try write("", name, folder)
            #expect(throws: TemplateFileRefused.unknownName(name: name)) {
                try TemplateSet(overridesIn: folder)
            }
        }
    }

    @Test func `is refused when it or a file in it cannot be read`() throws {
        try Papers.withFolder { folder in
            let missing = folder.appending(path: "missing")
            #expect(throws: TemplateFileRefused.unreadable(name: "missing")) {
                try TemplateSet(overridesIn: missing)
            }
            try Data([0xFF, 0x0A]).write(to: folder.appending(path: "nda.kk.txt"))
            #expect(throws: TemplateFileRefused.unreadable(name: "nda.kk.txt")) {
                try TemplateSet(overridesIn: folder)
            }
        }
    }

    @Test func `names no field for a missing glyph of its own`() throws {
        try Papers.withFolder { folder in
            let text = TemplateSet().template(of: .annex2, in: .kk).text + "text 漢\n"
            try write(text, "annex2.kk.txt", folder)
            let set = try TemplateSet(overridesIn: folder)
            #expect(throws: FormError.missingGlyph(codePoint: 0x6F22, field: nil)) {
                try Papers.pdf(.annex2, .kk, [:], templates: set)
            }
        }
    }

    private func write(_ text: String, _ name: String, _ folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }
}
