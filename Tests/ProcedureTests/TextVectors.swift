import Procedure
import Testing

/// The vectors as this implementation makes them.
enum TextVectors {
    static let all = goods + calendars + statements + others

    private static let goods: [ProcedureVector] =
        [
            ProcedureVector("calendar-good", "calendar", "§3.1", TextSamples.calendar),
            ProcedureVector("portal-good", "portal", "§6.4", TextSamples.portal),
            ProcedureVector("taxonomy-good", "taxonomy", "§4.3", TextSamples.taxonomy),
        ]
        + TextSamples.statements.map { sample in
            ProcedureVector(
                "case-good-\(sample.name)", "case", "§5.2", TextSamples.statement(sample.name))
        }

    private static func calendar(
        _ name: String, _ check: String, _ new: String, insteadOf old: String
    ) -> ProcedureVector {
        ProcedureVector(
            "calendar-\(name)", "calendar", check,
            TextSamples.calendar.with(new, insteadOf: old))
    }

    private static let calendars = [
        calendar("type-unknown", "§3.1", "/v2\n", insteadOf: "/v1\n"),
        calendar("portal-upper-case", "§2.2", "Demo.example", insteadOf: "demo.example"),
        calendar("portal-ends-with-dot", "§2.2", "demo.example.", insteadOf: "demo.example"),
        calendar("from-missing", "§3.1", "", insteadOf: "from 2026-05-01\n"),
        calendar("until-before-from", "§3.1", "until 2026-04-30", insteadOf: "until 2026-05-31"),
        calendar("day-not-real", "§1.1", "until 2026-05-32", insteadOf: "until 2026-05-31"),
        calendar("day-short", "§1.1", "off 2026-5-18", insteadOf: "off 2026-05-18"),
        calendar("two-spaces", "§2.1", "off  2026-05-18", insteadOf: "off 2026-05-18"),
        calendar("order-reversed", "§3.1", "off 2026-05-15", insteadOf: "off 2026-05-18"),
        calendar(
            "day-twice", "§3.1", "off 2026-05-18\noff 2026-05-18", insteadOf: "off 2026-05-18"),
        calendar("off-on-sunday", "§3.1", "off 2026-05-17", insteadOf: "off 2026-05-18"),
        calendar(
            "working-on-friday", "§3.1", "working 2026-05-15", insteadOf: "working 2026-05-16"),
        calendar("day-after-until", "§3.1", "off 2026-06-01", insteadOf: "off 2026-05-18"),
        calendar("day-before-from", "§3.1", "off 2026-04-30", insteadOf: "off 2026-05-01"),
        calendar("word-unknown", "§3.1", "holiday 2026-05-18", insteadOf: "off 2026-05-18"),
        calendar("carriage-return", "§2.1", "off 2026-05-18\r\n", insteadOf: "off 2026-05-18\n"),
        calendar("empty-line", "§2.1", "off 2026-05-18\n\n", insteadOf: "off 2026-05-18\n"),
        ProcedureVector(
            "calendar-unterminated", "calendar", "§2.1", String(TextSamples.calendar.dropLast())),
        ProcedureVector("calendar-empty", "calendar", "§2.1", ""),
    ]

    private static func flaw(
        _ name: String, _ check: String, of sample: String, _ new: String, insteadOf old: String
    ) -> ProcedureVector {
        ProcedureVector(
            "case-\(name)", "case", check,
            TextSamples.statement(sample).with(new, insteadOf: old))
    }

    private static let statements = [
        flaw("type-unknown", "§5.1", of: "close", "/v2\n", insteadOf: "/v1\n"),
        flaw("word-unknown", "§5.2", of: "close", "end\n", insteadOf: "close\n"),
        flaw("word-missing", "§5.2", of: "close", "", insteadOf: "close\nreason not-confirmed\n"),
        flaw("line-added", "§2.1", of: "close", "confirmed\nx\n", insteadOf: "confirmed\n"),
        flaw("reason-unknown", "§5.2", of: "close", "tired", insteadOf: "not-confirmed"),
        flaw("concerns-order", "§5.2", of: "triage", "superior head", insteadOf: "head superior"),
        flaw("concerns-twice", "§5.2", of: "triage", "head head", insteadOf: "head superior"),
        flaw("concerns-empty", "§5.2", of: "triage-nobody", "concerns ", insteadOf: "concerns -"),
        flaw("kind-unknown", "§4.1", of: "classify", "K13", insteadOf: "K7"),
        flaw(
            "misconduct-missing", "§4.1", of: "classify", "misconduct -", insteadOf: "misconduct M3"
        ),
        flaw("misconduct-of-other-kind", "§4.1", of: "classify", "K8", insteadOf: "K7"),
        flaw("misconduct-unknown", "§4.1", of: "classify", "M21", insteadOf: "M3"),
        flaw("offence-of-other-kind", "§4.1", of: "classify-incitement", "K5", insteadOf: "K3"),
        flaw("offence-no-offence", "§4.1", of: "classify-incitement", "K8", insteadOf: "K2"),
        flaw("spheres-order", "§4.2", of: "classify", "S5 S2 P1", insteadOf: "S2 S5 P1"),
        flaw("spheres-twice", "§4.2", of: "classify", "S2 S2 P1", insteadOf: "S2 S5 P1"),
        flaw("spheres-leading-zero", "§4.2", of: "classify", "S02", insteadOf: "S2"),
        flaw("spheres-unknown", "§4.2", of: "classify", "S16 P1", insteadOf: "S5 P1"),
        flaw("spheres-two-spaces", "§4.2", of: "classify", "S2  S5", insteadOf: "S2 S5"),
        flaw("ground-empty", "§2.2", of: "classify", "ground \n", insteadOf: "ground order 7\n"),
        flaw("ground-space-at-end", "§2.2", of: "classify", "order 7 \n", insteadOf: "order 7\n"),
        flaw(
            "ground-space-at-beginning", "§2.2", of: "classify", "ground  order",
            insteadOf: "ground order"),
        flaw("ground-bidi", "§2.2", of: "classify", "order \u{202E}7", insteadOf: "order 7"),
        flaw("ground-tab", "§2.2", of: "classify", "order\t7", insteadOf: "order 7"),
        flaw(
            "ground-long", "§2.2", of: "classify", String(repeating: "ә", count: 101),
            insteadOf: "order 7"),
        flaw("channel-seven", "§5.2", of: "reception", "channel 7", insteadOf: "channel 4"),
        flaw(
            "reporter-named", "§5.2", of: "reception", "reporter A",
            insteadOf: "reporter civil-servant"),
        flaw("act-unknown", "§5.3", of: "act-on", "forgot", insteadOf: "annex-1-sent"),
        flaw(
            "act-on-instead-of-at", "§5.3", of: "act-at", "on 2026-11-25",
            insteadOf: "at 1795262400"),
        flaw(
            "act-at-instead-of-on", "§5.3", of: "act-on", "at 1795262400",
            insteadOf: "on 2026-11-25"),
        flaw("act-sitting-missing", "§5.3", of: "act-sitting", "", insteadOf: "sitting 2\n"),
        flaw("act-sitting-zero", "§5.2", of: "act-sitting", "sitting 0", insteadOf: "sitting 2"),
        flaw("act-sitting-added", "§5.3", of: "act-on", "sitting 1\non", insteadOf: "on"),
        flaw("act-grade-unknown", "§5.2", of: "act-on", "grade D", insteadOf: "grade B"),
        flaw("act-number-missing", "§5.2", of: "act-on", "", insteadOf: "number №7-26/15\n"),
        flaw("at-leading-zero", "§2.2", of: "act-at", "at 01795262400", insteadOf: "at 1795262400"),
        flaw("at-negative", "§2.2", of: "act-at", "at -1", insteadOf: "at 1795262400"),
        flaw("at-after-9999", "§1.1", of: "act-at", "at 253402300800", insteadOf: "at 1795262400"),
        flaw("agreement-of-d2", "§5.2", of: "agreement", "duty D2", insteadOf: "duty D9a"),
        flaw("agreement-outcome-unknown", "§5.5", of: "agreement", "maybe", insteadOf: "no-answer"),
        flaw("sitting-hundred", "§5.2", of: "sitting", "sitting 100", insteadOf: "sitting 1"),
        flaw("service-agreement-maybe", "§5.2", of: "appeal-notice", "maybe", insteadOf: "yes"),
        flaw("ended-unknown", "§5.2", of: "breach", "ended never", insteadOf: "ended -"),
        flaw(
            "pause-ground-unknown", "§5.6", of: "pause-began", "quarantine", insteadOf: "incapacity"
        ),
        flaw("pause-number-none", "§5.2", of: "pause-began", "number -", insteadOf: "number 55"),
        flaw(
            "instead-upper-case", "§2.2", of: "recuse", "instead Superior",
            insteadOf: "instead superior"),
        flaw("duty-unknown", "§5.2", of: "not-owed", "D18", insteadOf: "D5"),
        flaw("paragraph-unknown", "§5.2", of: "escalate", "E8", insteadOf: "E4-7"),
        flaw("until-not-real", "§1.1", of: "hold", "2030-02-30", insteadOf: "2030-01-01"),
        flaw("carriage-return", "§2.1", of: "hold", "hold\r\n", insteadOf: "hold\n"),
        flaw(
            "lines-exchanged", "§5.2", of: "sitting", "on 2026-12-04\nsitting 1",
            insteadOf: "sitting 1\non 2026-12-04"),
        ProcedureVector(
            "case-too-long", "case", "§5.1",
            TextSamples.statement("close") + String(repeating: "x", count: 1_000)),
        ProcedureVector(
            "case-unterminated", "case", "§2.1",
            String(TextSamples.statement("close").dropLast())),
    ]

    private static let others = [
        ProcedureVector(
            "portal-event-unknown", "portal", "§6.4",
            TextSamples.portal.with("party", insteadOf: "survey")),
        ProcedureVector("portal-line-added", "portal", "§2.1", TextSamples.portal + "x\n"),
        ProcedureVector(
            "taxonomy-hide-other", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("hide S0", insteadOf: "hide S11")),
        ProcedureVector(
            "taxonomy-hide-own", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("hide P1", insteadOf: "hide S12")),
        ProcedureVector(
            "taxonomy-hide-twice", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("hide S11", insteadOf: "hide S12")),
        ProcedureVector(
            "taxonomy-add-ours", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("add S1", insteadOf: "add P1")),
        ProcedureVector(
            "taxonomy-kazakh-missing", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("", insteadOf: "kk Спорт кешені\n")),
        ProcedureVector(
            "taxonomy-add-hundred", "taxonomy", "§4.3",
            TextSamples.taxonomy.with("add P100", insteadOf: "add P1")),
        ProcedureVector(
            "taxonomy-label-none", "taxonomy", "§2.2",
            TextSamples.taxonomy.with("en -", insteadOf: "en Sports centre")),
        ProcedureVector(
            "taxonomy-label-reversed", "taxonomy", "§2.2",
            TextSamples.taxonomy.with("en \u{202E}Sports", insteadOf: "en Sports centre")),
        ProcedureVector(
            "taxonomy-too-long", "taxonomy", "§4.3",
            TextSamples.taxonomy + String(repeating: "x", count: 65_536)),
        ProcedureVector(
            "taxonomy-good-common", "taxonomy", "§4.3", "senim/taxonomy/v1\ndemo.example\n"),
        ProcedureVector(
            "taxonomy-hide-after-add", "taxonomy", "§4.3", TextSamples.taxonomy + "hide S13\n"),
        ProcedureVector(
            "taxonomy-add-twice", "taxonomy", "§4.3",
            TextSamples.taxonomy + "add P1\nkk а\nru б\nen c\n"),
    ]
}

@Suite struct `The procedure vectors` {
    @Test func `are those of the samples`() throws {
        try ProcedureVector.writeIfAsked(TextVectors.all)
        #expect(try Set(ProcedureVector.all()) == Set(TextVectors.all))
        #expect(Set(TextVectors.all.map(\.name)).count == TextVectors.all.count)
    }

    @Test(arguments: try ProcedureVector.all())
    func `are read or refused as they say`(vector: ProcedureVector) {
        #expect(vector.refusal == vector.error, "\(vector.name)")
        #expect((vector.error == nil) == vector.name.contains("-good"))
    }

    @Test(arguments: try ProcedureVector.all().filter { $0.error == nil })
    func `are printed as they were read`(vector: ProcedureVector) throws {
        let text = vector.inputs.joined()
        let printed = try ProcedureVector.printed(text, format: vector.format)
        #expect(printed.utf8.elementsEqual(text.utf8), "\(vector.name)")
    }
}

@Suite struct `The text of a statement` {
    @Test func `has a sample of every word`() throws {
        let words = try Set(
            TextSamples.statements.map {
                try CaseStatement(parsing: TextSamples.statement($0.name)).word
            })
        #expect(words == Set(StatementWord.allCases))
    }

    @Test(arguments: Act.allCases)
    func `carries every act`(act: Act) throws {
        let moment: Moment =
            act.rule.precision == .instant
            ? .instant(1_795_262_400) : .day(CivilDay(number: 20_000))
        let sitting = act.rule.isOfSitting ? SittingNumber(3) : nil
        let statement = CaseStatement.done(
            try DatedAct(act, sitting: sitting, at: moment, grade: .document))
        #expect(try CaseStatement(parsing: statement.text) == statement)
    }

    @Test func `fits a duty detail at its longest`() throws {
        let longest = shortText(String(repeating: "ә", count: 100))
        let spheres = try (0...15).map { try SphereID(parsing: "S\($0)") }
        let statement = CaseStatement.classified(
            try Classification(kind: .discreditingMisconduct, misconduct: .m20, spheres: spheres),
            ground: longest)
        #expect(statement.text.utf8.count <= CaseStatement.maximumByteCount)
        #expect(try CaseStatement(parsing: statement.text) == statement)
    }
}
