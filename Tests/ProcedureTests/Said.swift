import Procedure

/// A statement of the tables, by whom and when it was said.
struct Said: Sendable {
    let statement: CaseStatement
    let at: UInt64
    var keyholder = "head"

    /// Said at the end of the day on which, or at the minute at which, it was done, unless told otherwise.
    static func act(
        _ act: Act, _ time: String, _ grade: EvidenceGrade = .document, sitting: Int? = nil,
        said: String? = nil
    ) -> Said {
        let moment: Moment =
            act.rule.precision == .instant
            ? .instant(SampleTime.instant(time)) : .day(SampleTime.day(time))
        guard
            let dated = try? DatedAct(
                act, sitting: sitting.flatMap { SittingNumber($0) }, at: moment, grade: grade)
        else { preconditionFailure("\(act) does not go with \(time)") }
        return Said(
            statement: .done(dated), at: said.map { SampleTime.instant($0) } ?? moment.latest)
    }

    static func agreement(
        _ outcome: Agreement.Outcome, _ time: String, for purpose: Agreement.Purpose = .application,
        _ grade: EvidenceGrade = .document, said: String? = nil
    ) -> Said {
        let agreement = Agreement(
            purpose: purpose, outcome: outcome, at: SampleTime.instant(time), grade: grade)
        return Said(statement: .agreement(agreement), at: SampleTime.instant(said ?? time))
    }

    static func classify(
        _ kind: Kind, _ time: String, offence: Kind? = nil, ground: ShortText? = sampleGround
    ) -> Said {
        let misconduct: Misconduct? = kind == .discreditingMisconduct ? .m3 : nil
        guard
            let classification = try? Classification(
                kind: kind, offence: offence, misconduct: misconduct)
        else { preconditionFailure("\(kind) cannot stand alone") }
        return Said(
            statement: .classified(classification, ground: ground), at: SampleTime.instant(time))
    }

    static func from(
        _ reporter: Reception.Reporter, _ time: String, channel: Reception.Channel = .portal,
        form: Reception.Form = .written
    ) -> Said {
        let reception = Reception(channel: channel, form: form, reporter: reporter)
        return Said(statement: .received(reception), at: SampleTime.instant(time))
    }

    static func sitting(_ number: Int, _ day: String, said: String) -> Said {
        guard let sitting = SittingNumber(number) else { preconditionFailure("\(number)") }
        return Said(
            statement: .sitting(sitting, on: SampleTime.day(day)), at: SampleTime.instant(said))
    }

    static func notice(
        appealed: String, received: String, hasServiceAgreement: Bool = true
    ) -> Said {
        let notice = AppealNotice(
            appealed: SampleTime.day(appealed), received: SampleTime.day(received),
            hasServiceAgreement: hasServiceAgreement)
        return Said(statement: .appealNotice(notice), at: SampleTime.instant(received + " 18:00"))
    }

    static func breach(
        _ regime: Breach.Regime, detected: String, committed: String,
        _ course: Breach.Course = .single, said: String
    ) -> Said {
        let breach = Breach(
            regime: regime, detected: SampleTime.day(detected),
            committed: SampleTime.day(committed), course: course)
        return Said(statement: .breach(breach), at: SampleTime.instant(said))
    }

    static func closedCase(_ day: String) -> Said {
        Said(
            statement: .proceedingsClosed(on: SampleTime.day(day), number: sampleNumber),
            at: SampleTime.instant(day + " 18:00"))
    }

    static func pause(_ ground: PauseGround, _ day: String, said: String? = nil) -> Said {
        Said(
            statement: .pauseBegan(ground, on: SampleTime.day(day), number: sampleNumber),
            at: SampleTime.instant(said ?? day + " 18:00"))
    }

    static func resume(_ ground: PauseGround, _ day: String, said: String? = nil) -> Said {
        Said(
            statement: .pauseEnded(ground, lastDay: SampleTime.day(day), number: sampleNumber),
            at: SampleTime.instant(said ?? day + " 18:00"))
    }

    static func notOwed(_ duty: DutyID, _ time: String) -> Said {
        Said(statement: .notOwed(duty, ground: sampleGround), at: SampleTime.instant(time))
    }
}

/// A ground and a number that nobody has to read.
let sampleGround = shortText("order")
let sampleNumber = shortText("№7-26/15")

func shortText(_ text: String) -> ShortText {
    guard let short = try? ShortText(text) else { preconditionFailure("no short text: \(text)") }
    return short
}
