import Procedure

/// One good text of each kind, and texts with one flaw each.
enum TextSamples {
    static let calendar =
        "senim/calendar/v1\ndemo.example\nfrom 2026-05-01\nuntil 2026-05-31\n"
        + "off 2026-05-01\nworking 2026-05-16\noff 2026-05-18\n"

    static let taxonomy =
        "senim/taxonomy/v1\ndemo.example\nhide S11\nhide S12\n"
        + "add P1\nkk Спорт кешені\nru Спорткомплекс\nen Sports centre\n"

    static let portal =
        "senim/portal/v1\ndemo.example\nevent survey\non 2026-06-10\ngrade B\nnumber №4\n"

    /// The lines of each statement after the first, by the name of its vector.
    static let statements: [(name: String, lines: String)] = [
        ("triage", "triage\nconcerns head superior\n"),
        ("triage-nobody", "triage\nconcerns -\n"),
        (
            "classify",
            "classify\nkind K7\noffence -\nmisconduct M3\nspheres S2 S5 P1\nground order 7\n"
        ),
        (
            "classify-incitement",
            "classify\nkind K3\noffence K2\nmisconduct -\nspheres -\nground -\n"
        ),
        ("reception", "reception\nchannel 4\nform oral\nreporter civil-servant\n"),
        (
            "act-at",
            "act\nwhat called-1424\nat 1795262400\ngrade A\nnumber 1424/26-118\n"
        ),
        ("act-on", "act\nwhat annex-1-sent\non 2026-11-25\ngrade B\nnumber №7-26/15\n"),
        (
            "act-sitting",
            "act\nwhat papers-sent\nsitting 2\non 2026-11-25\ngrade C\nnumber -\n"
        ),
        (
            "agreement",
            "agreement\nduty D9a\noutcome no-answer\nat 1795262400\ngrade C\nnumber -\n"
        ),
        ("sitting", "sitting\nsitting 1\non 2026-12-04\n"),
        (
            "appeal-notice",
            "appeal-notice\nappealed 2026-11-01\nreceived 2026-11-09\nservice-agreement yes\n"
        ),
        (
            "breach",
            "breach\nregime discrediting\ndetected 2026-11-02\ncommitted 2026-02-28\nended -\n"
        ),
        (
            "breach-continuing",
            "breach\nregime ordinary\ndetected 2026-11-02\ncommitted 2026-02-28\n"
                + "ended continuing\n"
        ),
        (
            "breach-ended",
            "breach\nregime budget\ndetected 2026-11-02\ncommitted 2026-02-28\nended 2026-10-01\n"
        ),
        ("proceedings-closed", "proceedings-closed\non 2026-11-20\nnumber 3-ҚІ\n"),
        ("pause-began", "pause-began\nground incapacity\non 2026-11-20\nnumber 55\n"),
        ("pause-ended", "pause-ended\nground incapacity\nlast-day 2026-11-27\nnumber 56\n"),
        ("recuse", "recuse\ninstead superior\nground E §7\n"),
        ("recuse-nobody", "recuse\ninstead -\nground E §7\n"),
        ("not-owed", "not-owed\nduty D5\nground L 52(3)\n"),
        ("close", "close\nreason not-confirmed\n"),
        ("reopen", "reopen\nground retaliation\n"),
        ("escalate", "escalate\nparagraph E4-7\nground no measures\n"),
        ("hold", "hold\nuntil 2030-01-01\nground court 2-118\n"),
        ("hold-lifted", "hold\nuntil -\nground court 2-118\n"),
    ]

    static func statement(_ name: String) -> String {
        guard let sample = statements.first(where: { $0.name == name }) else {
            preconditionFailure("no sample \(name)")
        }
        return "senim/case/v1\n" + sample.lines
    }
}
