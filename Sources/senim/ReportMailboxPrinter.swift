import Details
import Directory
import Encoding
import OfficerDesk
import PortalClient
import Reporter
import SealedMessage
import Sealing
import Wording

/// Shows a mailbox to people or to programs.
struct MailboxPrinter {
    let output: CommandOutput
    /// UTC seconds.
    let now: UInt64

    /// - Returns: 76 when an item did not verify, 4 when there is no reply, else 0.
    func show(_ view: MailboxView) -> CommandStatus {
        show(view.currentStatus)
        for message in view.messages { show(message) }
        if view.isDirectoryMissing {
            output.warn(.reporterDirectoryMissing, hint: .reporterDirectoryMissingHint)
        }
        view.warnOfGaps(output)
        for inquiry in view.inquiries { show(inquiry) }
        for handover in view.handovers { show(handover) }
        for standing in view.standings { show(standing) }
        for reply in view.replies { show(reply) }
        if view.uncheckedReplyCount > 0 {
            output.warn(
                .reporterRepliesUnchecked(count: view.uncheckedReplyCount),
                hint: .reporterDirectoryMissingHint)
        } else if view.replies.isEmpty {
            output.say(.reporterNoReply)
        }
        view.warnOfRefused(output)
        if view.isCut { output.warn(.reporterMailboxCut, hint: .portalTamperingHint) }
        output.finish(with: json(view))
        let isBroken =
            !view.refused.isEmpty || !view.missing.isEmpty
            || view.messages.contains { $0.proof.isRefused }
            || view.replies.contains { $0.proof.isRefused || !$0.isInSequence }
        if isBroken { return .verificationFailed }
        return view.replies.isEmpty ? .notYet : .ok
    }

    /// How things stand, by whose word, and when to look again.
    private func show(_ current: [CurrentStatus]) {
        let today = AlmatyDay(unixSeconds: now)
        let dates = current.filter { $0.isDateToReturn(on: today) }
        let stated = current.filter { !$0.isDateToReturn(on: today) }
        if !stated.isEmpty { output.say(.reporterStatus) }
        for one in stated { show(one) }
        if !dates.isEmpty { output.say(.reporterDates) }
        for one in dates.sorted(by: { $0.status.day < $1.status.day }) { show(one) }
        if !dates.isEmpty { output.say(.reporterDatesNetwork, depth: 1) }
    }

    private func show(_ current: CurrentStatus) {
        let sentence = current.status.phrase.text(in: output.language)
        output.say(verbatim: "  \(sentence) — \(current.author.name), \(current.author.post)")
    }

    private func show(_ message: OwnMessage) {
        let id = String(message.id.hex.prefix(16))
        switch message.role {
        case .report: output.say(.reporterOwnReport(id: id))
        case .identity: output.say(.reporterOwnIdentity(id: id))
        case .followUp: output.say(.reporterOwnFollowUp(id: id))
        case .rekey: output.say(.reporterOwnRekey(id: id))
        }
        show(message.proof)
        guard message.kind == .report, message.set != nil else { return }
        let names = message.addressees.map { "\($0.name) (\($0.post))" }
        output.say(.reporterAddressedTo(names: names.joined(separator: "; ")), depth: 1)
    }

    private func show(_ proof: AcceptanceState) {
        switch proof {
        case .proven(let tick, let index):
            output.say(
                .reporterProven(at: CivilTime(unixSeconds: tick), index: String(index)), depth: 1)
        case .pending: output.say(.reporterPending(clock: nextHour), depth: 1)
        case .refused: output.warn(.reporterProofRefused, hint: .portalTamperingHint)
        }
    }

    private func show(_ inquiry: Inquiry) {
        output.say(
            .reporterInquiry(
                name: "\(inquiry.keyholder.name), \(inquiry.keyholder.post)",
                at: CivilTime(unixSeconds: inquiry.time)))
        output.say(inquiry.outcome.phrase, depth: 1)
    }

    private func show(_ standing: CaseStanding) {
        guard !standing.gone.isEmpty else { return }
        let gone = standing.gone.map { "\($0.name) (\($0.post))" }.joined(separator: "; ")
        output.warn(.reporterGone(names: gone))
        if standing.present.isEmpty {
            output.warn(.reporterNobodyLeft, hint: .reporterNobodyLeftHint)
        } else {
            let present = standing.present.map { "\($0.name) (\($0.post))" }
            output.say(.reporterCaseIsWith(names: present.joined(separator: "; ")))
        }
    }

    private func show(_ reported: ReportedHandover) {
        let handover = reported.handover
        let successor = "\(handover.successor.name), \(handover.successor.post)"
        output.say(
            .reporterHandover(
                name: "\(handover.author.name), \(handover.author.post)", successor: successor,
                at: CivilTime(unixSeconds: handover.note.time)))
        if !reported.isAudienceKnown {
            output.warn(.reporterHandoverUnknown, hint: .reporterHandoverLeftOutHint)
        } else if !reported.isByReader {
            output.warn(.reporterHandoverByStranger)
        } else if reported.isToLeftOut {
            output.warn(
                .reporterHandoverLeftOut(name: handover.successor.name.text),
                hint: .reporterHandoverLeftOutHint)
        }
    }

    private func show(_ reply: ReceivedReply) {
        if !reply.isInSequence { output.warn(.reporterReplyGap, hint: .portalTamperingHint) }
        output.say(
            .reporterReply(name: reply.author.name.text, post: reply.author.post.text))
        output.say(reply.status, depth: 1)
        if !reply.text.isEmpty { output.say(verbatim: VisibleText.of(reply.text)) }
        if reply.proof.isRefused {
            output.warn(.reporterProofRefused, hint: .portalTamperingHint)
        }
    }

    /// The clock time of the next full hour: the next tick of a portal that keeps the default.
    private var nextHour: String {
        CivilTime(unixSeconds: now - now % 3600 + 3600).clock
    }

    private func json(_ view: MailboxView) -> [JSONMember] {
        [
            JSONMember(
                "messages",
                .array(
                    view.messages.map { message in
                        .object([
                            JSONMember("id", .string(message.id.hex)),
                            JSONMember("kind", .integer(Int64(message.kind.rawValue))),
                            JSONMember("role", .string("\(message.role)")),
                            JSONMember("sequence", .integer(Int64(message.sequence))),
                            JSONMember(
                                "addressees",
                                .array(message.addressees.map { .string($0.id.text) })),
                            JSONMember("proof", .string(message.proof.name)),
                        ])
                    })),
            JSONMember(
                "inquiries",
                .array(
                    view.inquiries.map { inquiry in
                        .object([
                            JSONMember("message", .string(inquiry.messageID.hex)),
                            JSONMember("keyholder", .string(inquiry.keyholder.id.text)),
                            JSONMember("action", .string(inquiry.action.rawValue)),
                            JSONMember("time", .integer(Int64(clamping: inquiry.time))),
                            JSONMember("outcome", .string("\(inquiry.outcome)")),
                            JSONMember(
                                "released", .array(inquiry.released.map { .string($0.text) })),
                        ])
                    })),
            JSONMember(
                "standings",
                .array(
                    view.standings.map { standing in
                        .object([
                            JSONMember("report", .string(standing.report.hex)),
                            JSONMember(
                                "present", .array(standing.present.map { .string($0.id.text) })),
                            JSONMember("gone", .array(standing.gone.map { .string($0.id.text) })),
                        ])
                    })),
            JSONMember(
                "handovers",
                .array(
                    view.handovers.map { reported in
                        .object([
                            JSONMember(
                                "report", .string(reported.handover.report?.hex ?? "")),
                            JSONMember("by", .string(reported.handover.author.id.text)),
                            JSONMember("to", .string(reported.handover.successor.id.text)),
                            JSONMember("byReader", .bool(reported.isByReader)),
                            JSONMember("toLeftOut", .bool(reported.isToLeftOut)),
                            JSONMember(
                                "time", .integer(Int64(clamping: reported.handover.note.time))),
                        ])
                    })),
            JSONMember(
                "replies",
                .array(
                    view.replies.map { reply in
                        .object([
                            JSONMember("id", .string(reply.id.hex)),
                            JSONMember("author", .string(reply.author.id.text)),
                            JSONMember("sequence", .integer(Int64(reply.place.sequence))),
                            JSONMember("inSequence", .bool(reply.isInSequence)),
                            JSONMember("proof", .string(reply.proof.name)),
                            JSONMember("text", .string(reply.text)),
                            JSONMember("status", .array(reply.status.map(\.json))),
                        ])
                    })),
            JSONMember(
                "status",
                .array(
                    view.currentStatus.map { current in
                        .object([
                            JSONMember("what", .string(current.status.matter.rawValue)),
                            JSONMember("day", .integer(Int64(current.status.day))),
                            JSONMember("author", .string(current.author.id.text)),
                        ])
                    })),
            JSONMember(
                "missing", .array(view.missing.map { .integer(Int64($0)) })),
            JSONMember(
                "repeated", .array(view.repeated.map { .integer(Int64($0)) })),
            JSONMember("refused", .integer(Int64(view.refused.count))),
            JSONMember("unchecked", .integer(Int64(view.uncheckedReplyCount))),
            JSONMember("cut", .bool(view.isCut)),
        ]
    }
}

extension MailboxView {
    /// Says what in the mailbox does not hold.
    func warnOfRefused(_ output: CommandOutput) {
        let strangers = refused.filter(\.isStranger).count
        if strangers > 0 { output.warn(.reporterStranger) }
        if refused.contains(.reply(.audienceUnknown)) { output.warn(.reporterReplyUncheckable) }
        if refused.count > strangers {
            output.warn(
                .reporterItemsRefused(count: refused.count - strangers),
                hint: .portalTamperingHint)
        }
    }

    /// Says what of the reporter's own is missing, or stands there twice.
    func warnOfGaps(_ output: CommandOutput) {
        let numbers = { (list: [UInt32]) in list.map { String($0 + 1) }.joined(separator: ", ") }
        if !missing.isEmpty {
            output.warn(.reporterOwnMissing(numbers: numbers(missing)), hint: .portalTamperingHint)
        }
        if !repeated.isEmpty { output.warn(.reporterOwnRepeated(numbers: numbers(repeated))) }
    }
}

extension ConversationHead {
    /// Says behind what the next message goes: only the reporter knows whether it is the last one they sent.
    func tellNewest(_ output: CommandOutput) {
        guard case .proven(let tick, _) = newest.proof else { return }
        output.tell(
            .reporterNewestHere(
                number: Int(newest.sequence) + 1, at: CivilTime(unixSeconds: tick),
                names: addressees.map { "\($0.name) (\($0.post))" }.joined(separator: "; ")))
    }
}

extension AcceptanceState {
    fileprivate var isRefused: Bool {
        if case .refused = self { true } else { false }
    }

    /// One word for programs.
    fileprivate var name: String {
        switch self {
        case .proven: "proven"
        case .pending: "pending"
        case .refused: "refused"
        }
    }
}

extension Inquiry.Outcome {
    fileprivate var phrase: Phrase {
        switch self {
        case .asked: .reporterInquiryAsked
        case .opened: .reporterInquiryOpened
        case .couldNotRead: .reporterInquiryCouldNotRead
        case .released: .reporterInquiryReleased
        case .refused: .reporterInquiryRefused
        }
    }
}

extension ItemRefused {
    /// Whether it is a reply by somebody whom the reporter did not address.
    fileprivate var isStranger: Bool {
        if case .reply(.authorNotAddressed) = self { true } else { false }
    }
}
