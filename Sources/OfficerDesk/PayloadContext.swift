import Directory
import Encoding
import Officer
import Procedure
import SealedMessage
import Sealing
import Wording

/// What an opened message says, for a page. Everything in it is text: the page escapes it, and shows its control characters as boxes.
struct PayloadContext {
    let language: Language
    let directory: Directory?
    /// Those that have a label.
    let spheres: [Procedure.Sphere]

    func context(_ message: OpenedMessage, thread: String?) -> [String: Any] {
        var context: [String: Any] = ["id": message.id.hex, "thread": thread ?? ""]
        context["fields"] = fields(message.payload).filter { !$0.text.isEmpty }.map {
            ["label": $0.label.text(in: language), "text": VisibleText.of($0.text)]
        }
        context["lines"] = lines(message).map { $0.text(in: language) }
        if let stream = message.payload.stream {
            context["hasFiles"] = true
            context["files"] = stream.files.enumerated().map { index, file in
                [
                    "name": VisibleText.of(file.name),
                    "size": ByteText.text(file.byteCount, in: language),
                    "show": "/message/\(message.id.hex)/file/\(index)"
                        + (thread.map { "?of=\($0)" } ?? ""),
                ]
            }
        }
        return context
    }

    private func fields(_ payload: Payload) -> [(label: Phrase, text: String)] {
        switch payload {
        case .report(let report):
            [
                (.officerWhat, report.what), (.officerWhen, report.when),
                (.officerWhere, report.place), (.officerWho, report.who),
                (.officerHowKnown, report.howKnown), (.officerEarlier, report.earlierReports),
            ]
        case .followUp(let followUp): [(.officerWhat, followUp.text)]
        case .reply(let reply): [(.deskText, reply.text)]
        case .note(let note): [(.deskText, note.text)]
        case .identity(let identity):
            [
                (.officerFullName, identity.fullName), (.officerPosition, identity.position),
                (.officerUnit, identity.unit), (.officerContact, identity.contact),
            ]
        case .rekey, .handover: []
        }
    }

    private func lines(_ message: OpenedMessage) -> [Phrase] {
        var lines: [Phrase] = []
        if message.isCover { lines.append(.officerCover) }
        switch message.payload {
        case .report(let report):
            lines.append(kind(report.kind))
            if !report.spheres.isEmpty {
                lines.append(
                    .officerSpheres(codes: report.spheres.map(sphere).joined(separator: ", ")))
            }
        case .identity(let identity):
            if [identity.fullName, identity.position, identity.unit, identity.contact]
                .allSatisfy(\.isEmpty)
            {
                lines.append(.officerNoIdentity)
            }
        case .rekey: lines.append(.officerThreadRekey)
        case .handover(let handover):
            lines.append(
                .handoverReceived(name: name(handover.author), count: handover.items.count))
        case .followUp(let followUp):
            if let kind = followUp.kind { lines.append(self.kind(kind)) }
        case .reply(let reply): lines += reply.status.map(\.phrase)
        case .note: break
        }
        if !message.blamed.isEmpty {
            lines.append(
                .officerBlamed(names: message.blamed.map(\.text).joined(separator: ", ")))
        }
        return lines
    }

    /// What the reporter says it is about, in words.
    private func kind(_ kind: ReportKind) -> Phrase {
        let label = Kind(rawValue: kind.code)?.label ?? Misconduct(rawValue: kind.code)?.label
        return .officerKind(code: label?.text(in: language) ?? kind.code)
    }

    private func sphere(_ sphere: Sealing.Sphere) -> String {
        spheres.first { $0.id.description == sphere.code }?.label.text(in: language) ?? sphere.code
    }

    /// A keyholder's name, or the id of one who is no longer listed.
    func name(_ id: String) -> String {
        (try? Identifier(id)).flatMap { directory?.keyholder($0)?.name.text } ?? id
    }
}
