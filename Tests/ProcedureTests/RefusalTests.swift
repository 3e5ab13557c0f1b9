import Procedure
import Testing
import Wording

/// §6.2: what a case does not allow, and the paragraph that forbids it.
@Suite struct `A statement that the case does not allow` {
    @Test(arguments: acts + agreements + days)
    func `is refused with its paragraph and changes nothing`(row: RefusedCase) throws {
        var state = try row.before.state()
        let untouched = state
        #expect(throws: row.refusal) {
            try state.apply(
                row.refused.statement, by: row.refused.keyholder, at: row.refused.at)
        }
        #expect(state == untouched)
    }

    @Test func `names its paragraph in every language`() {
        let message = IllegalTransition(.afterSitting, "A §18").message
        #expect(message.kk == "отырыс өтіп кеткен (A §18)")
        #expect(message.ru == "заседание уже прошло (A §18)")
        #expect(message.en == "the sitting was over (A §18)")
    }

    @Test func `has a row in these tables for every problem`() {
        let elsewhere: Set<IllegalTransition.Problem> = [.otherPortal]
        let tested = Set((acts + agreements + days).map(\.refusal.problem))
        #expect(tested.union(elsewhere) == Set(IllegalTransition.Problem.allCases))
    }
}

/// What was said before, and what is then refused.
struct RefusedCase: Sendable, CustomTestStringConvertible {
    let before: DutyCase
    let refused: Said
    let refusal: IllegalTransition

    init(
        _ title: String, kind: Kind? = .corruptionCrime, after said: [Said] = [], _ refused: Said,
        _ problem: IllegalTransition.Problem, _ source: Paragraph
    ) {
        before = DutyCase(title, "2026-03-12 10:00", kind: kind, said, now: "2026-06-01 10:00")
        self.refused = refused
        refusal = IllegalTransition(problem, source)
    }

    var testDescription: String { before.title }
}

private let sitting = Said.sitting(1, "2026-04-10", said: "2026-04-01 10:00")
private let ordinary = Said.breach(
    .ordinary, detected: "2026-03-12", committed: "2026-01-10", said: "2026-03-12 11:00")
private let closed = Said(
    statement: .closed(.decided), at: SampleTime.instant("2026-04-01 10:00"))

private func recused(_ instead: String?) -> Said {
    Said(
        statement: .recused(instead: instead, ground: sampleGround),
        at: SampleTime.instant("2026-03-12 12:00"))
}

private let acts = [
    RefusedCase(
        "a call in the future", .act(.called1424, "2026-03-12 12:00", said: "2026-03-12 11:59:59"),
        .inFuture, "A §8"),
    RefusedCase(
        "a confirmation of tomorrow",
        .act(.annexSent, "2026-03-13", said: "2026-03-12 23:59:59"), .inFuture, "A §10(2)"),
    RefusedCase(
        "a call before the receipt", .act(.called1424, "2026-03-12 09:49:59"), .beforeReceipt,
        "P8"),
    RefusedCase(
        "a call before the receipt, said after it",
        .act(.called1424, "2026-03-12 09:49:59", said: "2026-03-12 11:00"), .beforeReceipt, "A §8"),
    RefusedCase(
        "measures on the day before", .act(.measuresTaken, "2026-03-11", said: "2026-03-12 11:00"),
        .beforeReceipt, "L 52(3)"),
    RefusedCase(
        "a call eight days before an intake",
        after: [.from(.employee, "2026-03-12 11:00", channel: .telephone, form: .oral)],
        .act(.called1424, "2026-03-04 23:59:59", said: "2026-03-12 11:00"), .beforeReceipt, "A §8"),
    RefusedCase(
        "an agreement before the receipt",
        .agreement(.concluded, "2026-03-12 09:00", said: "2026-03-12 11:00"), .beforeReceipt,
        "A §7, Order 153 §4"),
    RefusedCase(
        "a decision told before it was taken", after: [.act(.decisionTaken, "2026-04-10")],
        .act(.decisionTold, "2026-04-09", said: "2026-04-10 10:00"), .wrongOrder, "A Annex 3 (4)"),
    RefusedCase(
        "a decision taken after it was told",
        after: [.act(.decisionTaken, "2026-04-10"), .act(.decisionTold, "2026-04-10")],
        .act(.decisionTaken, "2026-04-11"), .wrongOrder, "A Annex 3 (4)"),
    RefusedCase(
        "a decision told that was never taken", .act(.decisionTold, "2026-04-09"),
        .predecessorMissing, "A Annex 3 (4)"),
    RefusedCase(
        "D7 without a sitting", .act(.papersSent, "2026-04-07", sitting: 1), .sittingUnknown,
        "A §18"),
    RefusedCase(
        "D7 for another sitting", after: [sitting], .act(.papersSent, "2026-04-07", sitting: 2),
        .sittingUnknown, "A §18"),
    RefusedCase(
        "D7 after the sitting", after: [sitting], .act(.papersSent, "2026-04-11", sitting: 1),
        .afterSitting, "A §18"),
    RefusedCase(
        "an invitation after the sitting", after: [sitting],
        .act(.representativeInvited, "2026-04-11", sitting: 1), .afterSitting, "A §16–17"),
    RefusedCase(
        "a sitting held on another day", after: [sitting],
        .act(.sittingHeld, "2026-04-09", sitting: 1), .sittingOnOtherDay, "A §16–17"),
    RefusedCase(
        "a sitting moved after it was held",
        after: [sitting, .act(.sittingHeld, "2026-04-10", sitting: 1)],
        .sitting(1, "2026-04-11", said: "2026-04-12 10:00"), .sittingOnOtherDay, "A §16–17"),
    RefusedCase(
        "a decision before the sitting",
        after: [sitting, .act(.sittingHeld, "2026-04-10", sitting: 1)],
        .act(.sittingDecided, "2026-04-09", sitting: 1), .wrongOrder, "A §19"),
    RefusedCase(
        "a copy of what was not decided",
        after: [sitting, .act(.sittingHeld, "2026-04-10", sitting: 1)],
        .act(.copySent, "2026-04-11", sitting: 1), .predecessorMissing, "A §19"),
    RefusedCase(
        "an end of a suspension before it", after: [.act(.suspended, "2026-03-13")],
        .act(.suspensionEnded, "2026-03-12"), .wrongOrder, "L 48(2)"),
    RefusedCase(
        "a rebuttal of nothing", .act(.accusationRebutted, "2026-03-13"), .predecessorMissing,
        "L 52(6)"),
    RefusedCase(
        "a conflict resolved before its notice", after: [.act(.conflictNoticed, "2026-03-14")],
        .act(.conflictResolved, "2026-03-13"), .wrongOrder, "L 51(3)"),
    RefusedCase(
        "money returned before it was found", after: [.act(.moneyFound, "2026-03-14")],
        .act(.moneyReturned, "2026-03-13"), .wrongOrder, "L 50(1)(16)"),
    RefusedCase(
        "a gift handed over that was never found", .act(.giftHandedOver, "2026-03-13"),
        .predecessorMissing, "L 50(1)(17), 50(2)"),
    RefusedCase(
        "Annex 1 where the application itself is due",
        after: [.from(.employee, "2026-03-12 11:00", channel: .inPerson)],
        .act(.annexSent, "2026-03-13"), .wrongConfirmation, "A §10(2)"),
    RefusedCase(
        "the application itself where Annex 1 is due",
        after: [.from(.employee, "2026-03-12 11:00", channel: .inPerson, form: .oral)],
        .act(.applicationSent, "2026-03-13"), .wrongConfirmation, "A §10(1)"),
    RefusedCase(
        "a reception that does not fit what was sent",
        after: [.act(.applicationSent, "2026-03-13")],
        .from(.employee, "2026-03-14 11:00", channel: .electronic), .wrongConfirmation, "A §10(1)"),
]

private let agreements = [
    RefusedCase(
        "an agreement with the unknown", after: [.from(.anonymous, "2026-03-12 11:00")],
        .agreement(.concluded, "2026-03-12 12:00"), .partnerMismatch, "A §7"),
    RefusedCase(
        "nobody to sign, of a known reporter", after: [.from(.employee, "2026-03-12 11:00")],
        .agreement(.anonymous, "2026-03-12 12:00"), .partnerMismatch, "A §7"),
    RefusedCase(
        "an anonymous reporter who signed", after: [.agreement(.concluded, "2026-03-12 12:00")],
        .from(.anonymous, "2026-03-12 13:00"), .partnerMismatch, "A §7"),
    RefusedCase(
        "D9a without a notice", .agreement(.concluded, "2026-03-13 12:00", for: .notice),
        .noticeMissing, "A §20"),
    RefusedCase(
        "a notice before the appeal", .notice(appealed: "2026-04-02", received: "2026-04-01"),
        .noticeBeforeAppeal, "A §20"),
]

private let days = [
    RefusedCase(
        "detected before committed",
        .breach(
            .ordinary, detected: "2026-03-01", committed: "2026-03-02", said: "2026-03-12 11:00"),
        .detectedBeforeCommitted, "L 45(1)"),
    RefusedCase(
        "ended before committed",
        .breach(
            .ordinary, detected: "2026-03-03", committed: "2026-03-02",
            .ended(SampleTime.day("2026-03-01")), said: "2026-03-12 11:00"), .endedBeforeCommitted,
        "L 45(1)"),
    RefusedCase(
        "detected tomorrow",
        .breach(
            .ordinary, detected: "2026-03-13", committed: "2026-03-02", said: "2026-03-12 11:00"),
        .inFuture, "L 45(1)"),
    RefusedCase(
        "a penalty for nothing", kind: .otherMisconduct, .act(.penaltyImposed, "2026-03-13"),
        .breachMissing, "L 45(1)"),
    RefusedCase(
        "a penalty before detection", kind: .otherMisconduct,
        after: [
            .breach(
                .ordinary, detected: "2026-03-14", committed: "2026-03-02",
                said: "2026-03-14 11:00")
        ], .act(.penaltyImposed, "2026-03-13"), .wrongOrder, "L 45(1)"),
    RefusedCase(
        "a penalty on a day of leave", kind: .otherMisconduct,
        after: [
            ordinary, .pause(.leaveOrMission, "2026-03-20"), .resume(.leaveOrMission, "2026-03-25"),
        ], .act(.penaltyImposed, "2026-03-25"), .penaltyDuringPause, "L 45(3)(2)"),
    RefusedCase(
        "a second pause on an open ground", after: [.pause(.incapacity, "2026-03-20")],
        .pause(.incapacity, "2026-03-25"), .pauseOpen, "L 45(3)(1)"),
    RefusedCase(
        "an end of another pause", after: [.pause(.incapacity, "2026-03-20")],
        .resume(.courtAppeal, "2026-03-25"), .noPauseOpen, "L 45(3)(5)"),
    RefusedCase(
        "a pause that ended before it began", after: [.pause(.training, "2026-03-20")],
        .resume(.training, "2026-03-19", said: "2026-03-20 19:00"), .pauseEndedBeforeBegun,
        "L 45(3)(4)"),
    RefusedCase(
        "a pause that begins tomorrow",
        .pause(.proceedings, "2026-03-13", said: "2026-03-12 18:00"), .inFuture, "L 45(2), (4)"),
    RefusedCase(
        "a new classification without ground",
        .classify(.advice, "2026-03-13 10:00", ground: nil), .reclassifiedWithoutGround, "§4.1"),
    RefusedCase("closed before it is classified", kind: nil, closed, .notClassified, "§6.1"),
    RefusedCase(
        "a measure in a closed case", after: [closed], .act(.measuresTaken, "2026-04-02"),
        .caseClosed, "§6.1"),
    RefusedCase(
        "reopened, though not closed",
        Said(
            statement: .reopened(ground: sampleGround), at: SampleTime.instant("2026-04-01 10:00")),
        .caseNotClosed, "§6.1"),
    RefusedCase("D14 of a case", .notOwed(.d14, "2026-03-13 10:00"), .dutyOfPortal, "E §10"),
    RefusedCase(
        "a hold until yesterday",
        Said(
            statement: .held(until: SampleTime.day("2026-03-31"), ground: sampleGround),
            at: SampleTime.instant("2026-04-01 10:00")), .holdInPast, "§6.1"),
    RefusedCase(
        "an act of who stepped back", after: [recused("superior")],
        .act(.called1424, "2026-03-12 13:00"), .recused, "E §7"),
    RefusedCase(
        "who asks themselves instead", recused("head"), .asksThemselves, "E §7"),
]
