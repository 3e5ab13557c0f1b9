import Testing
import Wording

@testable import Forms

@Suite struct `Every form in every language` {
    @Test(arguments: Form.allCases, Language.allCases)
    func `prints its title and every value, as text that can be selected`(
        form: Form, language: Language
    ) throws {
        let file = try Papers.pdf(form, language, try SampleValues.values(of: form))
        try Papers.keep(file, "\(form.rawValue).\(language.rawValue).pdf")
        let text = try PDFText.read(file)
        #expect(text.contains(TemplateSet().template(of: form, in: language).title))
        for field in form.fields where field.shape == .text {
            let value = SampleValues.text(field).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(text.contains(value), "\(field)")
        }
        for cell in SampleValues.cells(of: form) {
            // A cell's words may stand on several lines.
            #expect(unspaced(text).contains(unspaced(cell)), "a cell")
        }
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `can be printed empty, to be filled in by hand`(form: Form, language: Language) throws {
        let values = try SampleValues.values(of: form).filter { field, _ in
            field.shape == .bars || field == .portalAddress
        }
        let file = try Papers.pdf(form, language, values)
        try Papers.keep(file, "\(form.rawValue).\(language.rawValue).empty.pdf")
        let text = try PDFText.read(file)
        #expect(text.contains(TemplateSet().template(of: form, in: language).title))
    }

    @Test(arguments: Form.allCases, Language.allCases)
    func `keeps every word on the paper`(form: Form, language: Language) throws {
        let file = try Papers.pdf(form, language, try SampleValues.values(of: form))
        try expectWordsWithinMargins(file, form)
    }

    @Test(arguments: Form.allCases)
    func `says in its metadata what it is, and no time but the given one`(form: Form) throws {
        let file = try Papers.pdf(form, .kk, try SampleValues.values(of: form))
        let information = try PDFText.information(file)
        #expect(information["Title"] == TemplateSet().template(of: form, in: .kk).title)
        #expect(information["Creator"] == "Senim")
        #expect(information["Subject"] == form.rawValue)
        #expect(information["CreationDate"] == "2026-11-18T11:06:40Z")
        #expect(information["ModDate"] == nil && information["Author"] == nil)
        #expect(information["Page size"]?.hasSuffix(form.sheet == .a4 ? "(A4)" : "pts") == true)
        #expect(occurrences(of: "/Lang (kk)", in: file) == 1)
    }

    @Test(arguments: Form.allCases)
    func `is the same bytes twice`(form: Form) throws {
        let values = try SampleValues.values(of: form)
        let first = try Papers.pdf(form, .kk, values)
        #expect(try Papers.pdf(form, .kk, values) == first)
        #expect(try Papers.pdf(form, .kk, values, created: Papers.created + 1) != first)
    }

    @Test(arguments: Language.allCases)
    func `embeds subsets of the pinned fonts, and no other font`(language: Language) throws {
        for form in Form.allCases {
            let file = try Papers.pdf(form, language, try SampleValues.values(of: form))
            let fonts = try PDFText.fonts(file)
            #expect(!fonts.isEmpty)
            for font in fonts {
                #expect(font.contains("+Liberation"), "\(font)")
                // Embedded, a subset, with a map to Unicode.
                #expect(font.contains("yes yes yes"), "\(font)")
            }
        }
    }
}

@Suite struct `A value that is long` {
    @Test(arguments: [Form.annex1, .noticeE6, .closingSlip, .intakeSlip])
    func `goes on over numbered sheets, with all its words and its paper's end`(form: Form) throws {
        let fields: [FormField] = [.description, .circumstances, .measures, .receivedBy]
        let field = try #require(fields.first(where: form.fields.contains))
        let words = (1...900).map { "сөз\($0)" }.joined(separator: " ")
        var values = try SampleValues.values(of: form)
        values[field] = try FormValue(text: words)
        let file = try Papers.pdf(form, .kk, values)
        try Papers.keep(file, "\(form.rawValue).kk.long.pdf")
        let text = try PDFText.read(file)
        for number in 1...900 { #expect(text.contains("сөз\(number) ")) }
        let pageCount = try #require(try PDFText.information(file)["Pages"].flatMap { Int($0) })
        #expect(pageCount > 1)
        for page in 1...pageCount { #expect(text.contains("\(page) / \(pageCount)")) }
        try expectWordsWithinMargins(file, form)
    }

    @Test func `keeps its lines, and breaks within a word that is wider than the paper`() throws {
        let code = String(repeating: "Ә7", count: 200)
        let file = try Papers.pdf(
            .annex1, .kk, [.description: try FormValue(text: "бір\nекі\n\(code)")])
        let text = try PDFText.read(file)
        #expect(text.contains("бір екі"))
        #expect(unspaced(text).contains(code))
        try expectWordsWithinMargins(file, .annex1)
    }

    @Test func `of a table goes on with its headings, row by row`() throws {
        var rows = (1...80).map { ["құжат\($0)", "\($0)-бет", "не\($0)", "негіз\($0)"] }
        rows[40][2] = (1...700).map { "ұзын\($0)" }.joined(separator: " ")
        let file = try Papers.pdf(.redactedList, .kk, [.redactions: try FormValue(rows: rows)])
        try Papers.keep(file, "redacted-list.kk.long.pdf")
        let text = try PDFText.read(file)
        let words = Set(text.split(separator: " "))
        for cell in rows.flatMap(\.self) {
            for word in cell.split(separator: " ") { #expect(words.contains(word)) }
        }
        let pages = try #require(try PDFText.information(file)["Pages"].flatMap { Int($0) })
        #expect(text.split(separator: "Не алып тасталды").count - 1 == pages)
        try expectWordsWithinMargins(file, .redactedList)
    }

    @Test func `of a chart goes on over sheets`() throws {
        let bars = try (1...120).map {
            FormBar(label: try FormText("сала\($0)"), count: .exact($0))
        }
        var values = try SampleValues.values(of: .periodic)
        values[.byKind] = .bars(bars)
        let file = try Papers.pdf(.periodic, .kk, values)
        let text = try PDFText.read(file)
        for bar in bars { #expect(text.contains(bar.label.text + " ")) }
        try expectWordsWithinMargins(file, .periodic)
    }
}

@Suite struct `What is printed` {
    @Test func `has every letter of the Kazakh alphabet`() throws {
        let letters =
            "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя№«»–"
        let file = try Papers.pdf(.annex2, .kk, [.reporterName: try FormValue(text: letters)])
        #expect(unspaced(try PDFText.read(file)).contains(letters))
    }

    @Test func `takes nothing in a value for markup or a place`() throws {
        let value = "<b>қалың</b> & {head-name} %s \\ | бөлік"
        let file = try Papers.pdf(.annex2, .kk, [.reporterName: try FormValue(text: value)])
        #expect(try PDFText.read(file).contains(value))
    }

    @Test func `hides a hidden count, and has bars in proportion to the others`() throws {
        let counts: [FormBar.Count] = [.exact(731), .hidden, .exact(0), .exact(1_462)]
        let bars = try counts.map { FormBar(label: try FormText("сала"), count: $0) }
        var values = try SampleValues.values(of: .periodic)
        values[.byKind] = .bars(bars)
        let text = try PDFText.read(Papers.pdf(.periodic, .kk, values))
        #expect(text.contains("сала 731 сала <5 сала 0 сала 1462"))

        let typesetter = try Typesetter(fonts: .debian, language: .kk)
        var composer = Composer(typesetter, sheet: .a4, values: values)
        try composer.put([.bars(.byKind)])
        let widths = composer.pages.flatMap(\.self).compactMap { mark in
            if case .fill(let area, _) = mark { area.width } else { nil }
        }
        try #require(widths.count == 2)
        #expect(abs(widths[0] * 2 - widths[1]) < 0.001)
    }

    @Test func `numbers the rights of Annex 3 from one to eight`() throws {
        let text = try PDFText.read(Papers.pdf(.annex3, .kk, [:]))
        var rest = text[...]
        for number in 1...8 {
            let place = try #require(rest.firstRange(of: " \(number)) "))
            rest = rest[place.upperBound...]
        }
        #expect(!text.contains(" 9) "))
    }

    @Test func `leaves no answer to a question that was not asked`() throws {
        let file = try Papers.pdf(.letterACS, .kk, [:])
        let text = try PDFText.read(file)
        #expect(text.contains("№ __________________, __________________"))
    }
}

/// No word begins or ends outside what a printer prints, nor in the margin for the file's holes.
private func expectWordsWithinMargins(_ file: [UInt8], _ form: Form) throws {
    let (width, height, left, other): (Double, Double, Double, Double) =
        form.sheet == .a4 ? (595.3, 841.9, 70.8, 28) : (297.7, 419.6, 28.3, 20)
    let places = try PDFText.places(file)
    #expect(!places.isEmpty)
    for place in places {
        try #require(place.count == 4)
        #expect(place[0] >= left - 1 && place[1] >= other - 8, "\(place)")
        #expect(place[2] <= width - other && place[3] <= height - other / 2 - 2, "\(place)")
    }
    try expectNoOverlap(places)
}

/// No two words that follow one another in the file stand on each other.
private func expectNoOverlap(_ places: [[Double]]) throws {
    for (one, next) in zip(places, places.dropFirst()) {
        let across = min(one[2], next[2]) - max(one[0], next[0])
        let down = min(one[3], next[3]) - max(one[1], next[1])
        #expect(!(across > 1 && down > 3), "\(one) \(next)")
    }
}

private func unspaced(_ text: String) -> String { text.filter { !$0.isWhitespace } }

private func occurrences(of words: String, in file: [UInt8]) -> Int {
    file.ranges(of: Array(words.utf8)).count
}
