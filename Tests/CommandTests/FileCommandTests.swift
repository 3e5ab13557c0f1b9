import ArgumentParser
import Directory
import Encoding
import Forms
import Gateway
import PortalSamples
import Procedure
import SignedNote
import Testing
import Wording

@testable import senim

@Suite struct `A file given to a command` {
    @Test(arguments: [
        ("senim/calendar/v1\nother.example\nfrom 2026-01-01\nuntil 2026-12-31\n", true),
        ("senim/calendar/v1\ndemo.example\nfrom 2026-01-01\nuntil 2025-12-31\n", false),
        ("\u{FFFD}", false),
    ])
    func `is no calendar unless it is this portal's`(text: String, isOthers: Bool) throws {
        let file = try SampleFile(text)
        let refusal = SampleCommand.refusal {
            _ = try DirectorySetCalendar.calendar(in: file.path, of: SamplePortal.portal)
        }
        #expect((refusal == .caseCalendarOtherPortal) == isOthers && refusal != nil)
        let good = try SampleFile(
            "senim/calendar/v1\ndemo.example\nfrom 2026-01-01\nuntil 2026-12-31\n")
        #expect(
            try DirectorySetCalendar.calendar(in: good.path, of: SamplePortal.portal).portal
                == "demo.example")
    }

    @Test(arguments: [
        ("senim/taxonomy/v1\nother.example\nhide S3\n", true),
        ("senim/taxonomy/v1\ndemo.example\nhide S0\n", false),
    ])
    func `is no taxonomy unless it is this portal's`(text: String, isOthers: Bool) throws {
        let file = try SampleFile(text)
        let refusal = SampleCommand.refusal {
            _ = try DirectorySetTaxonomy.taxonomy(in: file.path, of: SamplePortal.portal)
        }
        #expect((refusal == .caseTaxonomyOtherPortal) == isOthers && refusal != nil)
        let good = try SampleFile("senim/taxonomy/v1\ndemo.example\nhide S3\n")
        #expect(
            try DirectorySetTaxonomy.taxonomy(in: good.path, of: SamplePortal.portal).spheres
                .count == 15)
    }

    @Test func `gives no number of a signed directory's taxonomy to another sphere`() throws {
        let files = try SampleFile.folder()
        let folder = DirectoryFolder(path: files.path)
        let head = "senim/taxonomy/v1\ndemo.example\n"
        let text = head + "add P1\nkk а\nru б\nen c\n"
        let digest = Digest(hashing: Array(text.utf8))
        var draft = SamplePortal.draft
        draft.taxonomy = digest
        let note = SamplePortal.note(draft, approvedBy: [])
        try files.write(Array(SamplePortal.authority.verifierKey.text.utf8), as: "authority.vkey")
        try files.write(note.bytes, as: "directory-1.note")
        try files.write(
            try SamplePortal.authority.sign(text).bytes,
            as: "taxonomy-\(digest.hex.prefix(8)).note")
        let next = DirectoryDraft(following: try folder.signed(version: 1).directory)
        let other = try PortalTaxonomy(parsing: head + "add P1\nkk а\nru б\nen another\n")
        #expect(
            SampleCommand.refusal { try folder.checkNumbers(of: other, before: next) }
                == .directoryTaxonomyReused(numbers: "P1", file: folder.taxonomyFile(digest)))
        let same = try PortalTaxonomy(parsing: text + "add P2\nkk x\nru y\nen z\n")
        try folder.checkNumbers(of: same, before: next)
        // Of the draft itself nothing is signed yet.
        try folder.checkNumbers(of: other, before: draft)
        // Another text in its place is not the taxonomy that was signed.
        let path = folder.taxonomyFile(digest)
        try files.write(
            try SamplePortal.authority.sign(head).bytes, as: "taxonomy-\(digest.hex.prefix(8)).note"
        )
        #expect(
            SampleCommand.refusal { try folder.checkNumbers(of: other, before: next) }
                == .directoryFileMalformed(path: path))
    }

    @Test(arguments: [
        ("no colon\n", Phrase.formValueLine(number: 1)),
        ("description: x\nshoe-size: 43\n", .formValueLine(number: 2)),
        ("call-number: 5\n", .formValueLine(number: 1)),
        ("description: a\u{7}b\n", .formValueRefused(field: "description")),
    ])
    func `gives a form no values but those of its fields`(text: String, phrase: Phrase) throws {
        let file = try SampleFile(text)
        #expect(
            SampleCommand.refusal { _ = try FormInput.values(file.path, of: .annex1) } == phrase)
        let good = try SampleFile("description: one\ndescription: two\n")
        #expect(
            try FormInput.values(good.path, of: .annex1)
                == [.description: FormValue(text: "one\ntwo")])
    }

    @Test func `ends a gateway's start when it is no signed note`() throws {
        let folder = try SampleFile.folder()
        let gateway = try GatewayFolderOptions.parse(["--folder", folder.path])
        #expect(try gateway.notes().calendar == nil)
        let note = try SamplePortal.authority.sign("senim/calendar/v1\n")
        try folder.write(note.bytes, as: "calendar.note")
        #expect(try gateway.notes().calendar == note)
        #expect(try gateway.notes().taxonomy == nil)
        try folder.write(Array(note.text.utf8), as: "taxonomy.note")
        #expect(
            SampleCommand.refusal { _ = try gateway.notes() }
                == .gatewayTaxonomyMalformed(path: gateway.taxonomyFile))
        try folder.write(Array(note.text.utf8), as: "calendar.note")
        #expect(
            SampleCommand.refusal { _ = try gateway.notes() }
                == .gatewayCalendarMalformed(path: gateway.calendarFile))
    }
}
