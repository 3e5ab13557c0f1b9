import Auditor
import Cover
import Details
import Directory
import Encoding
import Exchange
import PortalSamples
import Reporter
import ReporterPage
import SealedMessage
import SignedNote
import TransparencyLog
import Trustee

extension FuzzEntry {
    static let files = [
        FuzzEntry("proof-file", seeds: [proofFile]) { try ProofFile(parsing: $0).bytes },
        FuzzEntry("opening-file", seeds: [openingFile]) {
            try OpeningFile(parsing: $0).bytes()
        },
        FuzzEntry("entry-proof-file", seeds: [entryProofFile]) {
            try EntryProofFile(parsing: $0).bytes
        },
        FuzzEntry("ledger-answer", seeds: [ledgerAnswer.bytes]) {
            try LedgerAnswer(parsing: $0).bytes
        },
        FuzzEntry(
            "ledger-alarm",
            seeds: [LedgerAlarm(code: .otherTree, checkpoint: FuzzSamples.checkpoint).bytes]
        ) { try LedgerAlarm(parsing: $0).bytes },
        FuzzEntry(
            "ledger-outcome",
            seeds: [
                ExaminedOutcome(
                    index: 7, verdict: .notAddressed, place: 1,
                    part: [UInt8](repeating: 7, count: 1201)
                ).bytes
            ]
        ) { try ExaminedOutcome(parsing: $0).bytes },
        FuzzEntry(
            "ledger-duty",
            seeds: [
                ExaminedDuty(
                    index: 7, verdict: .stated, place: 1, part: [UInt8](repeating: 7, count: 2192)
                ).bytes
            ]
        ) { try ExaminedDuty(parsing: $0).bytes },
        FuzzEntry("cover-list", seeds: [coverList.bytes]) {
            try CoverList(
                verifying: $0,
                by: SamplePortal.signer(SamplePortal.portal.coverKeyName).verifierKey
            ).bytes
        },
        FuzzEntry(
            text: "cover-totals", seeds: ["senim/cover/v1\ndemo.example\n2026Q3\n17\n1795262400\n"]
        ) { try CoverTotals(parsing: $0).text },
        FuzzEntry("ledger-export", seeds: [ledgerExport.bytes]) { bytes in
            // The auditor's reader keeps what it judges and prints nothing.
            _ = try TrusteeLedger(verifying: bytes, in: SamplePortal.directory)
            return bytes
        },
        FuzzEntry(
            text: "operator-page",
            seeds: ["commissioner-name: Айгүл\nin-person.kk: Үлгі көшесі, 1\n# x\n\n"]
        ) { try OperatorPage(parsing: $0).text },
        FuzzEntry("page-gzip", seeds: [Gzip.compressed(Array("<!doctype html>".utf8))]) { bytes in
            // What was packed has many spellings; unpacking one must only end.
            _ = Gzip.opened(bytes, limit: 1 << 16)
            return bytes
        },
        FuzzEntry(
            "report-form",
            seeds: [
                Array("kind: K1\nexclude: serik\n".utf8),
                Array("keyholder: acs\nwhat:\nнеше жол\n\nтағы\n".utf8),
            ]
        ) { bytes in
            _ = try ReportForm(parsing: bytes)
            return bytes
        },
    ]

    private static let proofFile =
        Array("senim/proof/v1\n".utf8)
        + Frames.encode([
            FuzzSamples.report.bytes, FuzzSamples.entry.bytes, FuzzSamples.proof.bytes,
            FuzzSamples.directoryAnswer.bytes,
            Array(SamplePortal.directory.publicPolicy.text.utf8),
            Array(SamplePortal.authority.verifierKey.text.utf8), FuzzSamples.keyNote.bytes,
        ])
    private static let openingFile =
        Array("senim/opening/v1\n".utf8)
        + Frames.encode(
            [32, 32, 32, 7 * 64].map { [UInt8](repeating: 7, count: $0) })
    private static let entryProofFile = Frames.encode([
        FuzzSamples.entry.bytes, FuzzSamples.proof.bytes,
        Frames.encode([FuzzSamples.directory.bytes]),
    ])
    private static let coverList = CoverList(
        [FuzzSamples.report.id], portal: SamplePortal.portal, time: Sample.noon,
        signer: SamplePortal.signer(SamplePortal.portal.coverKeyName))
    private static let ledgerAnswer = LedgerAnswer(
        statement: .zero, index: 4, answer: FuzzSamples.trusteeAnswer)
    private static let ledgerExport = LedgerExport(
        of: [
            .answered(ledgerAnswer),
            .alarm(LedgerAlarm(code: .smallerTree, checkpoint: FuzzSamples.checkpoint)),
            .outcome(ExaminedOutcome(index: 7, verdict: .unreadable)),
            .duty(ExaminedDuty(index: 8, verdict: .otherCommitment)),
        ], portal: SamplePortal.portal, trustee: SamplePortal.identifier("t1"), at: Sample.noon
    ) { (text) throws(MalformedNote) in try SamplePortal.trustee("t1").sign(text) }
}
