import Details
import Directory
import Encoding
import Officer
import Procedure
import SealedMessage
import Sealing
import Wording

/// Shows what came of opening.
struct OpeningPrinter {
    let output: CommandOutput
    let directory: Directory
    /// Those that have a label.
    let spheres: [Procedure.Sphere]

    /// - Returns: 4 while trustees are silent, else 0.
    func show(_ result: OpeningResult, of id: MessageID) -> CommandStatus {
        switch result {
        case .opened(let message, let isAnchored):
            show(message, isAnchored: isAnchored)
            return .ok
        case .notAddressedOrCover:
            output.say(.officerCalm)
            output.finish(with: [
                JSONMember("message", .string(id.hex)),
                JSONMember("outcome", .string("notAddressedOrCover")),
            ])
            return .ok
        case .waiting(let silent, let refused):
            for refusal in refused {
                output.say(
                    .officerRefusedBy(
                        name: refusal.trustee.text, reason: refusal.reason.rawValue))
            }
            output.say(.officerStillWaiting(names: silent.map(\.text).joined(separator: ", ")))
            output.finish(with: [
                JSONMember("message", .string(id.hex)),
                JSONMember("outcome", .string("waiting")),
                JSONMember("silent", .array(silent.map { .string($0.text) })),
                JSONMember("refused", .array(refused.map { .string($0.trustee.text) })),
            ])
            return .notYet
        }
    }

    private func show(_ message: OpenedMessage, isAnchored: Bool) {
        output.say(.officerReceived(at: CivilTime(unixSeconds: message.tick)))
        if message.isCover { output.say(.officerCover) }
        switch message.payload {
        case .report(let report): show(report)
        case .identity(let identity): show(identity)
        case .followUp(let followUp): output.say(verbatim: VisibleText.of(followUp.text))
        case .reply(let reply):
            output.say(reply.status)
            output.say(verbatim: VisibleText.of(reply.text))
        case .note(let note): output.say(verbatim: VisibleText.of(note.text))
        case .handover(let handover): show(handover)
        case .rekey: break
        }
        show(message.payload.stream, of: message.id)
        if !message.blamed.isEmpty {
            output.warn(
                .officerBlamed(names: message.blamed.map(\.text).joined(separator: ", ")),
                hint: .officerTellAuditor)
        }
        output.say(isAnchored ? .officerAnchored : .officerNotAnchoredYet)
        output.finish(
            with: [
                JSONMember("message", .string(message.id.hex)),
                JSONMember("outcome", .string(message.isCover ? "cover" : "opened")),
                JSONMember("tick", .integer(Int64(clamping: message.tick))),
                JSONMember("anchored", .bool(isAnchored)),
                JSONMember("blamed", .array(message.blamed.map { .string($0.text) })),
                JSONMember("type", .string(message.payload.typeName)),
                JSONMember("files", files(message.payload.stream)),
            ] + placeMembers(message.payload) + members(message.payload))
    }

    /// The files, as their sender described them, and how to get them.
    private func show(_ stream: StreamManifest?, of id: MessageID) {
        guard let stream else { return }
        for file in stream.files {
            output.say(
                .filesListed(
                    name: VisibleText.of(file.name), type: file.type,
                    size: ByteText.text(file.byteCount, in: output.language)))
        }
        output.say(.filesSaveAdvice(id: String(id.hex.prefix(16))))
    }

    private func files(_ stream: StreamManifest?) -> JSONValue {
        .array(
            (stream?.files ?? []).map { file in
                .object([
                    JSONMember("name", .string(file.name)),
                    JSONMember("mediaType", .string(file.type)),
                    JSONMember("length", .integer(Int64(clamping: file.byteCount))),
                ])
            })
    }

    private func show(_ report: ReportPayload) {
        if let intake = report.intake {
            output.say(
                .officerTakenDown(
                    channel: intake.way.rawValue, on: CivilDate(almatyDay: intake.day)))
        }
        output.say(.officerKind(code: report.kind.code))
        if !report.spheres.isEmpty {
            output.say(.officerSpheres(codes: report.spheres.map(sphere).joined(separator: ", ")))
        }
        output.say(.officerAddressees(names: report.addressees.map(name).joined(separator: "; ")))
        if !report.excluded.isEmpty {
            output.say(.officerExcluded(names: report.excluded.joined(separator: ", ")))
        }
        show(.officerWhat, report.what)
        show(.officerWhen, report.when)
        show(.officerWhere, report.place)
        show(.officerWho, report.who)
        show(.officerHowKnown, report.howKnown)
        show(.officerEarlier, report.earlierReports)
    }

    private func show(_ followUp: FollowUpPayload) {
        output.say(.officerFollowUp(report: String(followUp.place.conversation.hex.prefix(16))))
        if let kind = followUp.kind { output.say(.officerKind(code: kind.code)) }
        output.say(
            .officerAddressees(names: followUp.addressees.map(name).joined(separator: "; ")))
        show(.officerWhat, followUp.text)
        if let consent = followUp.consent { output.say(.officerConsentGiven(token: consent.hex)) }
    }

    private func show(_ identity: IdentityPayload) {
        let fields = [identity.fullName, identity.position, identity.unit, identity.contact]
        guard fields.contains(where: { !$0.isEmpty }) else {
            output.say(.officerNoIdentity)
            return
        }
        show(.officerFullName, identity.fullName)
        show(.officerPosition, identity.position)
        show(.officerUnit, identity.unit)
        show(.officerContact, identity.contact)
    }

    private func show(_ handover: HandoverPayload) {
        output.say(.handoverReceived(name: name(handover.author), count: handover.items.count))
        for item in handover.items {
            output.say(.handoverReadHint(id: String(item.message.hex.prefix(16))), depth: 1)
        }
    }

    /// A field's title and text; an empty field is left out.
    private func show(_ title: Phrase, _ text: String) {
        guard !text.isEmpty else { return }
        output.say(title)
        output.say(verbatim: VisibleText.of(text))
    }

    /// A sphere's code, and its label if it has one.
    private func sphere(_ sphere: Sealing.Sphere) -> String {
        guard let label = spheres.first(where: { $0.id.description == sphere.code })?.label else {
            return sphere.code
        }
        return "\(sphere.code) \(label.text(in: output.language))"
    }

    private func name(_ id: String) -> String {
        (try? Identifier(id)).flatMap { directory.keyholder($0)?.name.text } ?? id
    }

    /// Where it stands in its conversation, and whose it is.
    private func placeMembers(_ payload: Payload) -> [JSONMember] {
        guard let place = payload.place else { return [] }
        return [
            JSONMember("conversation", .string(place.conversation.hex)),
            JSONMember("sequence", .integer(Int64(place.sequence))),
            JSONMember("author", .string(payload.author ?? "")),
        ]
    }

    private func members(_ payload: Payload) -> [JSONMember] {
        switch payload {
        case .report(let report):
            [
                JSONMember("kind", .string(report.kind.code)),
                JSONMember("spheres", .array(report.spheres.map { .string($0.code) })),
                JSONMember("addressees", .array(report.addressees.map { .string($0) })),
                JSONMember("excluded", .array(report.excluded.map { .string($0) })),
                JSONMember("what", .string(report.what)), JSONMember("when", .string(report.when)),
                JSONMember("where", .string(report.place)), JSONMember("who", .string(report.who)),
                JSONMember("howKnown", .string(report.howKnown)),
                JSONMember("earlierReports", .string(report.earlierReports)),
            ] + (report.intake.map { [JSONMember("received", $0.json)] } ?? [])
        case .identity(let identity):
            [
                JSONMember("fullName", .string(identity.fullName)),
                JSONMember("position", .string(identity.position)),
                JSONMember("unit", .string(identity.unit)),
                JSONMember("contact", .string(identity.contact)),
            ]
        case .followUp(let followUp): [JSONMember("text", .string(followUp.text))]
        case .reply(let reply):
            [
                JSONMember("text", .string(reply.text)),
                JSONMember("status", .array(reply.status.map(\.json))),
            ]
        case .note(let note): [JSONMember("text", .string(note.text))]
        case .handover(let handover):
            [
                JSONMember("conversation", .string(handover.place.conversation.hex)),
                JSONMember("author", .string(handover.author)),
                JSONMember("successor", .string(handover.successor)),
                JSONMember(
                    "messages", .array(handover.items.map { .string($0.message.hex) })),
            ]
        case .rekey: []
        }
    }
}
