import Details
import Directory
import Encoding
import Exchange
import HTTPService
import Officer
import SealedMessage
import Sealing
import Wording

/// One message: opening it on the record, and its files.
extension DeskHouse {
    func messagePage(
        _ idText: String, thread: String?, trouble: DeskTrouble? = nil, form: FormFields? = nil
    ) async throws -> ServiceResponse {
        let listed = try await listedMessage(idText, thread: thread)
        let id = listed.messageID
        let state = book.entries.first { $0.message.messageID == id }?.state
        let read = try? await use { try $0.desk.read(id) }
        var context = frame(
            .deskReport(id: String(id.hex.prefix(8)), at: CivilTime(unixSeconds: listed.tick)),
            at: .today, path: path(of: id, thread: thread), trouble: trouble)
        context["id"] = id.hex
        context["thread"] = thread ?? ""
        context["backPath"] = thread.map { "/case/\($0)" } ?? "/"
        switch read {
        case .opened(let message, _)?:
            if let report = casePath(of: message) { return redirect(report) }
            context["body"] = payloads.context(message, thread: thread)
        case .notAddressedOrCover?: context["calm"] = text(.officerCalm)
        case .waiting?, nil:
            let isAsked = state == .asked || book.waiting[id] != nil
            context[isAsked ? "isAsked" : "isNew"] = true
            context["watches"] = isAsked
            context["lines"] = waitingLines(of: id)
            if listed.kind == .identity {
                context["identity"] = true
                context["consent"] =
                    try await use { try await $0.desk.consent(for: listed) } != nil
                context["decision"] = form?.text("decision")
                context["decided"] = form?.text("decided")
            }
            if state == .malformed {
                context["isNew"] = false
                context["calm"] = text(.outcomeStateMalformed)
            }
        }
        return html("message", context)
    }

    /// How opened messages are shown, with the names that directory and taxonomy give.
    var payloads: PayloadContext {
        PayloadContext(language: language, directory: book.directory, spheres: book.namedSpheres)
    }

    func openMessage(_ idText: String, _ form: FormFields) async throws -> ServiceResponse {
        let thread = form.text("thread").isEmpty ? nil : form.text("thread")
        let listed = try await listedMessage(idText, thread: thread)
        let id = listed.messageID
        let ground: AccessGround
        do throws(GroundMissing) {
            ground = try await self.ground(for: listed, form)
        } catch {
            return try await messagePage(
                idText, thread: thread,
                trouble: DeskTrouble(.officerGroundNeeded, hint: .officerGroundHint), form: form)
        }
        let result = try await goOn(with: listed, ground: ground)
        switch result {
        case .opened(let message, _):
            if let report = casePath(of: message) { return redirect(report) }
        case .waiting, .notAddressedOrCover: break
        }
        return redirect(path(of: id, thread: thread))
    }

    func saveFiles(_ idText: String, _ form: FormFields) async throws -> ServiceResponse {
        guard let id = try? MessageID(hex: idText) else { throw NoSuchPage() }
        let path = settings.saveFolder
        let saved = try await use { unlocked in
            try await unlocked.desk.saveFiles(
                of: id, into: try SaveFolder(path), renaming: true)
        }
        say(.deskSaved(names: saved.map(\.name).joined(separator: ", "), folder: path))
        let thread = form.text("thread")
        return redirect(thread.isEmpty ? "/message/\(id.hex)" : "/case/\(thread)")
    }

    /// A listed message: of the inbox, or of a report's thread.
    private func listedMessage(_ idText: String, thread: String?) async throws -> ListedMessage {
        guard let id = try? MessageID(hex: idText) else { throw NoSuchPage() }
        if let entry = book.entries.first(where: { $0.message.messageID == id }) {
            return entry.message
        }
        guard let report = thread.flatMap({ try? MessageID(hex: $0) }) else { throw NoSuchPage() }
        return try await use { try await $0.desk.threadMessage(id.hex, of: report) }
    }

    /// For an identity: the reporter's consent, a decision, or the ground of an opening that waits.
    private func ground(
        for message: ListedMessage, _ form: FormFields
    ) async throws(GroundMissing) -> AccessGround {
        guard message.kind == .identity else { return .none }
        let known = try? await use { unlocked -> AccessGround? in
            if let waiting = try unlocked.desk.waitingGround(of: message.messageID) {
                return waiting
            }
            return try await unlocked.desk.consent(for: message)
        }
        if let known = known ?? nil { return known }
        guard let number = try? DecisionNumber(form.text("decision")),
            let day = try? AlmatyDay(parsing: form.text("decided"))
        else { throw GroundMissing() }
        return .decision(number: number, day: day)
    }

    /// The case in whose conversation an opened message stands.
    private func casePath(of message: OpenedMessage) -> String? {
        let report = message.payload.place?.conversation ?? message.id
        return book.cards[report] == nil ? nil : "/case/\(report.hex)"
    }

    private func path(of id: MessageID, thread: String?) -> String {
        "/message/\(id.hex)" + (thread.map { "?of=\($0)" } ?? "")
    }
}

/// An identity was to be opened without consent or decision.
private struct GroundMissing: Error {}
