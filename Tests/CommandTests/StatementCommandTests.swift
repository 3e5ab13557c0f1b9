import ArgumentParser
import Directory
import Procedure
import Testing
import Wording

@testable import senim

/// What `senim officer` refuses before anything is sent: options of statements, and the lines of their details.
@Suite struct `The options of a statement` {
    private static let now = SampleCommand.noon

    private func refusal(
        _ what: String, _ options: [String] = [], details: String = ""
    ) throws -> Phrase? {
        let file = try SampleFile(details)
        let command = try OfficerDuty.parse(
            ["4f6bfc9c", what, "--details", file.path] + options + SampleCommand.desk)
        return SampleCommand.refusal {
            _ = try command.statement.statement(what, now: Self.now, SampleCommand.output)
        }
    }

    @Test func `make a statement of an act`() throws {
        let file = try SampleFile("number: 44\n")
        let command = try OfficerDuty.parse(
            ["4f6bfc9c", "called-1424", "--at", "now", "--grade", "A", "--details", file.path]
                + SampleCommand.desk)
        let statement = try command.statement.statement(
            "called-1424", now: Self.now, SampleCommand.output)
        let act = try DatedAct(
            .called1424, at: .instant(Self.now), grade: .countersigned, number: ShortText("44"))
        #expect(statement == .done(act))
    }

    @Test(
        arguments: [
            ("danced", [], "", Phrase.caseUnknownStatement),
            ("called-1424", [], "", .usageMissing(option: "--at")),
            ("called-1424", ["--at", "yesterday"], "", .usageInvalid(option: "--at")),
            ("called-1424", ["--at", "2026-11-21T24:00"], "", .usageInvalid(option: "--at")),
            ("called-1424", ["--at", "2026-11-21T1:00"], "", .usageInvalid(option: "--at")),
            (
                "called-1424", ["--at", "now", "--on", "today"], "",
                .caseOptionUnfit(option: "--on", what: "called-1424")
            ),
            ("called-1424", ["--at", "now", "--grade", "D"], "", .usageInvalid(option: "--grade")),
            ("annex-1-sent", ["--on", "2026-11-31"], "", .usageInvalid(option: "--on")),
            ("sitting-held", ["--on", "today"], "", .usageMissing(option: "--sitting")),
            (
                "sitting-held", ["--on", "today", "--sitting", "0"], "",
                .usageInvalid(option: "--sitting")
            ),
            (
                "agreement", ["--duty", "D2", "--outcome", "declined", "--at", "now"], "",
                .usageInvalid(option: "--duty")
            ),
            ("pause-began", ["--on", "today"], "number: 1\n", .usageMissing(option: "ground")),
            (
                "pause-began", ["--on", "today"], "number: 1\nground: weather\n",
                .usageInvalid(option: "ground")
            ),
            // Whom a report is about is never taken for nobody, only because nothing was said.
            ("triage", [], "", .usageMissing(option: "concerns")),
            ("triage", [], "concerns: everybody\n", .usageInvalid(option: "concerns")),
            (
                "triage", [], "concerns: -\nchannel: 1\n",
                .caseOptionUnfit(option: "channel", what: "triage")
            ),
            ("triage", [], "concerns\n", .caseDetailLine(number: 1)),
            ("triage", [], "concerns: head\nconcerns: head\n", .caseDetailLine(number: 2)),
            ("classify", [], "", .caseUnknownStatement),
        ] as [(String, [String], String, Phrase)])
    func `are refused by their names`(
        what: String, options: [String], details: String, phrase: Phrase
    ) throws {
        #expect(try refusal(what, options, details: details) == phrase)
    }

    @Test(
        arguments: [
            ("", Phrase.usageMissing(option: "kind")),
            ("kind: K13\n", .usageInvalid(option: "kind")),
            ("kind: K3\noffence: K0x\n", .usageInvalid(option: "offence")),
            ("kind: K7\nmisconduct: M21\n", .usageInvalid(option: "misconduct")),
            ("kind: K1\nspheres: S1 S16\n", .usageInvalid(option: "spheres")),
            ("kind: K1\nspheres: P0\n", .usageInvalid(option: "spheres")),
            ("kind: K7\n", .caseClassificationUnfit),
            ("kind: K1\nmisconduct: M1\n", .caseClassificationUnfit),
            ("kind: K1\nground: \n", .usageInvalid(option: "ground")),
            (
                "kind: K1\nreporter: citizen\n",
                .caseOptionUnfit(option: "reporter", what: "classify")
            ),
        ] as [(String, Phrase)])
    func `of a classification are refused by their names`(details: String, phrase: Phrase) throws {
        let file = try SampleFile(details)
        let command = try OfficerClassify.parse(
            ["4f6bfc9c", "--details", file.path] + SampleCommand.desk)
        #expect(
            SampleCommand.refusal { _ = try command.statement(SampleCommand.output) } == phrase)
    }

    @Test func `of a classification take the portal's own spheres`() throws {
        let file = try SampleFile("kind: K1\nspheres: P2 S3 P1\n")
        let command = try OfficerClassify.parse(
            ["4f6bfc9c", "--details", file.path] + SampleCommand.desk)
        let statement = try command.statement(SampleCommand.output)
        guard case .classified(let classification, nil) = statement else {
            Issue.record("it is no first classification")
            return
        }
        #expect(classification.spheres.map { "\($0)" } == ["S3", "P1", "P2"])
    }

    @Test(
        arguments: [
            ([], Phrase.usageMissing(option: "--until")),
            (["--until", "2026-02-30"], .usageInvalid(option: "--until")),
            (
                ["--until", "2026-12-01", "--lift"],
                .usageTogether(first: "--until", second: "--lift")
            ),
        ] as [([String], Phrase)])
    func `of a hold are a day, or that it is lifted`(options: [String], phrase: Phrase) throws {
        let command = try OfficerHold.parse(["4f6bfc9c"] + options + SampleCommand.desk)
        #expect(SampleCommand.refusal { _ = try command.day() } == phrase)
        let lift = try OfficerHold.parse(["4f6bfc9c", "--lift"] + SampleCommand.desk)
        #expect(try lift.day() == nil)
    }

    @Test(
        arguments: [
            ("party", "today", "B", "", Phrase.usageInvalid(option: "WHAT")),
            ("survey", "tomorrow", "B", "", .usageInvalid(option: "--on")),
            ("survey", "today", "E", "", .usageInvalid(option: "--grade")),
            (
                "survey", "today", "B", "ground: x\n",
                .caseOptionUnfit(option: "ground", what: "survey")
            ),
        ] as [(String, String, String, String, Phrase)])
    func `of a duty for the portal are refused by their names`(
        what: String, on: String, grade: String, details: String, phrase: Phrase
    ) throws {
        let file = try SampleFile(details)
        let command = try OfficerPortalDuty.parse(
            [what, "--on", on, "--grade", grade, "--details", file.path] + SampleCommand.desk)
        #expect(
            SampleCommand.refusal {
                _ = try command.given(now: Self.now, SampleCommand.output)
            } == phrase)
    }
}
