import Forms
import Testing
import Wording

@Suite struct `What a refusal says` {
    @Test func `names code point and field, and never a value`() {
        let error = FormError.missingGlyph(codePoint: 0x6F22, field: .description)
        #expect(
            error.phrase.en == "the field “description” has a character that the font lacks: U+6F22"
        )
        #expect(error.hint != nil)
        #expect(RefusedText.character(codePoint: 0x7).phrase.en.hasSuffix(": U+0007"))
        #expect(
            FormError.missingGlyph(codePoint: 0x1F600, field: nil).phrase.en.hasSuffix("U+1F600"))
    }

    @Test func `names a font's path and its package`() {
        let error = FormError.fonts(.otherBytes(path: "/a.ttf", package: "fonts-liberation2"))
        #expect(error.phrase.kk.contains("/a.ttf"))
        #expect(error.hint?.kk.contains("fonts-liberation2") == true)
    }

    @Test func `names a template's file, line and flaw`() {
        let error = TemplateFileRefused.malformed(name: "nda.kk.txt", .line(3, .unknownField))
        #expect(error.phrase.kk == "nda.kk.txt: 3-жол: мұндай өріс жоқ")
        #expect(error.phrase.en == "file nda.kk.txt: line 3: there is no such field")
    }
}
