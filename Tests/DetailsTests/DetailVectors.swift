import Details
import Directory
import Encoding
import PortalSamples
import SealedMessage
import SignedNote
import Testing

/// The texts in `Tests/Vectors/details`, made from the sample log.
///
/// The refusal stands only in the file: it was read once by eye, and is frozen there.
enum DetailVectors {
    static var goodTexts: [String] { goods.map(\.inputs[0]) }

    static var all: [Vector] { goods + flaws }

    static func refusal(of vector: Vector) -> String? {
        do {
            for input in vector.inputs { _ = try Detail(parsing: input) }
            return nil
        } catch {
            return Vector.name(of: error)
        }
    }

    private static let log = SampleLog.started
    private static let open = log.statement().text
    private static let consent = identity(
        .consent(Sample.made { try ConsentToken([UInt8](repeating: 0xC5, count: 32)) }))
    private static let decision = identity(
        Sample.made {
            .decision(
                number: try DecisionNumber("№7-26/15"), day: try AlmatyDay(parsing: "2026-11-20"))
        })
    private static let accepted = SampleLog.accepted(SampleLog.message).text
    private static let release = SampleLog.release(log.statement()).text
    private static let refused = SampleLog.refusal(log.statement()).text

    private static let outcome = SampleLog.outcome().text
    private static let duty = SampleLog.duty().text
    private static let hold = SampleLog.hold().text
    private static let challenge = SampleLog.challenge().text
    private static let result = SampleLog.result(of: SampleLog.challenge()).text
    private static let handover = SampleLog.handover().text
    private static let destroyed = SampleLog.destroyed().text
    private static let overload = SampleLog.overload(turnedAway: 5).text

    private static func identity(_ ground: AccessGround) -> String {
        log.statement(action: .identity, ground: ground).text
    }

    private static func vector(_ name: String, _ check: String, _ text: String) -> Vector {
        let vector = Vector(name, format: "detail", check: check, error: nil, inputs: [text])
        return Vector(
            name, format: "detail", check: check, error: refusal(of: vector), inputs: [text])
    }

    private static func dropLastLine(_ text: String) -> String {
        text.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    }

    private static var goods: [Vector] {
        [
            vector("accepted-good", "§2.1", accepted),
            vector("dummy-good", "§2.2", SampleLog.dummy().text),
            vector("access-good-open", "§2.3", open),
            vector("access-good-consent", "§2.3", consent),
            vector("access-good-decision", "§2.3", decision),
            vector("release-good", "§2.4", release),
            vector("refusal-good", "§2.5", refused),
            vector("key-good", "§2.6", SamplePortal.keyNote(SampleLog.head).text),
            vector("outcome-good", "§2.7", outcome),
            vector("challenge-good", "§2.8", challenge),
            vector("challenge-result-good", "§2.9", result),
            vector("handover-good", "§2.10", handover),
            vector("key-destroyed-good", "§2.11", destroyed),
            vector("overload-good", "§2.12", overload),
            vector("duty-good", "§2.13", duty),
            vector("hold-good-day", "§2.14", hold),
            vector("hold-good-lifted", "§2.14", SampleLog.hold(until: nil).text),
        ]
    }

    private static var flaws: [Vector] {
        let token = String(repeating: "c5", count: 32)
        return [
            vector("type-unknown", "§2", accepted.with("/v2", insteadOf: "/v1")),
            vector("type-empty", "§2", ""),
            vector(
                "accepted-message-upper-case", "§2.1",
                accepted.with(
                    SampleLog.message.hex.uppercased(), insteadOf: SampleLog.message.hex)),
            vector(
                "accepted-tick-leading-zero", "§2.1", accepted.with("\n01795", insteadOf: "\n1795")),
            vector("accepted-line-added", "§2.1", accepted + "x\n"),
            vector("accepted-unterminated", "§2.1", String(accepted.dropLast())),
            vector(
                "dummy-tick-missing", "§2.2",
                SampleLog.dummy().text.with("", insteadOf: "1795262400\n")),
            vector("access-action-unknown", "§2.3", open.with("\nread\n", insteadOf: "\nopen\n")),
            vector(
                "access-open-with-ground", "§2.3",
                consent.with("\nopen\n", insteadOf: "\nidentity\n")),
            vector(
                "access-identity-without-ground", "§2.3",
                open.with("\nidentity\n", insteadOf: "\nopen\n")),
            vector(
                "access-ground-unknown", "§2.3", consent.with("\nwish ", insteadOf: "\nconsent ")),
            vector(
                "access-ground-empty", "§2.3", open.with("\nopen\n\n", insteadOf: "\nopen\n-\n")),
            vector(
                "access-token-short", "§2.3",
                consent.with(String(token.dropLast(2)), insteadOf: token)),
            vector(
                "access-token-upper-case", "§2.3",
                consent.with(token.uppercased(), insteadOf: token)),
            vector(
                "access-decision-without-date", "§2.3", decision.with("", insteadOf: " 2026-11-20")),
            vector(
                "access-decision-date-not-real", "§2.3",
                decision.with("2026-11-31", insteadOf: "2026-11-20")),
            vector(
                "access-decision-number-with-space", "§2.3",
                decision.with("№7 26", insteadOf: "№7-26")),
            vector(
                "access-decision-number-long", "§2.3",
                decision.with(String(repeating: "7", count: 65), insteadOf: "№7-26/15")),
            vector(
                "access-keyholder-upper-case", "§2.3", open.with("\nHead\n", insteadOf: "\nhead\n")),
            vector("access-time-missing", "§2.3", open.with("", insteadOf: "1795262400\n")),
            vector("release-digest-short", "§2.4", String(release.dropLast(3)) + "\n"),
            vector("release-trustee-empty", "§2.4", release.with("\n\n", insteadOf: "\nt1\n")),
            vector(
                "refusal-reason-unknown", "§2.5", refused.with("\nbusy\n", insteadOf: "\nground\n")),
            vector("refusal-reason-missing", "§2.5", refused.with("", insteadOf: "ground\n")),
            vector("outcome-digest-missing", "§2.7", dropLastLine(outcome)),
            vector("challenge-time-missing", "§2.8", dropLastLine(challenge)),
            vector(
                "challenge-result-finding-unknown", "§2.9",
                result.with("\nmaybe\n", insteadOf: "\naddressed\n")),
            vector("handover-message-missing", "§2.10", dropLastLine(handover)),
            vector("handover-message-added", "§2.10", handover + SampleLog.message.hex + "\n"),
            vector(
                "handover-message-twice", "§2.10",
                handover.with("\n2\n", insteadOf: "\n1\n") + SampleLog.message.hex + "\n"),
            vector(
                "handover-empty", "§2.10", dropLastLine(handover).with("\n0\n", insteadOf: "\n1\n")),
            vector(
                "key-destroyed-owner-unknown", "§2.11",
                destroyed.with("\nauditor head\n", insteadOf: "\nkeyholder head\n")),
            vector("overload-magnitude-six", "§2.12", overload.with("\n6\n", insteadOf: "\n8\n")),
            vector("overload-magnitude-zero", "§2.12", overload.with("\n0\n", insteadOf: "\n8\n")),
            vector("duty-digest-missing", "§2.13", dropLastLine(duty)),
            vector("duty-digest-twice", "§2.13", duty + SampleLog.message.hex + "\n"),
            vector(
                "duty-commitment-upper-case", "§2.13",
                duty.with(
                    Digest(hashing: [0]).hex.uppercased(), insteadOf: Digest(hashing: [0]).hex)),
            vector("hold-time-missing", "§2.14", dropLastLine(hold)),
            vector(
                "hold-day-not-real", "§2.14",
                hold.with("\n2036-11-31\n", insteadOf: "\n2036-11-18\n")),
            vector(
                "directory-rule-broken", "§2.6",
                SamplePortal.draft.text.with("threshold 1", insteadOf: "threshold 2")),
        ]
    }
}

@Suite struct `The detail vectors` {
    @Test func `are those of the sample log`() throws {
        try Vector.writeIfAsked(DetailVectors.all, in: "details")
        let made = DetailVectors.all.sorted { $0.name < $1.name }
        #expect(try Vector.all(in: "details").map(\.inputs) == made.map(\.inputs))
        #expect(try Vector.all(in: "details").map(\.name) == made.map(\.name))
    }

    @Test(arguments: try Vector.all(in: "details"))
    func `are read or refused as they say`(vector: Vector) {
        #expect(DetailVectors.refusal(of: vector) == vector.error, "\(vector.name)")
        #expect((vector.error == nil) == vector.name.contains("-good"))
    }
}
