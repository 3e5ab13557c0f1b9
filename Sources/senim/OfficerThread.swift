import ArgumentParser
import Directory
import Encoding
import Exchange
import Officer
import OfficerDesk
import PortalClient
import SealedMessage
import Sealing
import Wording

/// `senim officer thread REPORT`.
struct OfficerThread: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "List everything around a report that was opened here.",
        discussion: """
            Follow-ups, changes of the receipt, identities, replies and officers' notes, with what is missing between \
            them. “senim officer open ID --thread REPORT” opens one.
            """)

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let entries = try await desk.thread(of: listed.messageID)
                let directory = desk.portal.directory
                for entry in entries { show(entry, directory, output) }
                output.finish(with: [
                    JSONMember("report", .string(listed.messageID.hex)),
                    JSONMember("messages", .array(entries.map(json))),
                ])
                return .ok
            }
        }
    }

    private func show(_ entry: ThreadEntry, _ directory: Directory, _ output: CommandOutput) {
        output.say(
            .officerThreadEntry(
                id: String(entry.message.messageID.hex.prefix(16)),
                what: entry.phrase.text(in: output.language),
                at: CivilTime(unixSeconds: entry.message.tick)))
        if let author = entry.opened?.payload.author, let id = try? Identifier(author) {
            let keyholder = directory.keyholder(id)
            output.say(.officerThreadAuthor(name: keyholder?.line ?? author), depth: 2)
        }
        output.say(entry.opened?.payload.status ?? [], depth: 2)
        if let number = entry.ownNumber {
            output.say(.officerThreadOwn(number: number), depth: 2)
        } else {
            output.say(entry.state.phrase, depth: 2)
        }
        if entry.isSaidRefused {
            output.warn(.officerThreadSaidRefused, hint: .officerTellAuditor)
        }
        switch entry.standing {
        case .unknown, .inSequence: break
        case .gap: output.warn(.officerThreadGap, hint: .officerTellAuditor)
        case .repeated: output.warn(.officerThreadRepeated)
        case .tooLate: output.warn(.officerThreadTooLate)
        }
    }

    private func json(_ entry: ThreadEntry) -> JSONValue {
        var members = [
            JSONMember("id", .string(entry.message.messageID.hex)),
            JSONMember("kind", .integer(Int64(entry.message.kind.rawValue))),
            JSONMember("type", .string(entry.opened?.payload.typeName ?? "")),
            JSONMember("tick", .integer(Int64(clamping: entry.message.tick))),
            JSONMember("state", .string("\(entry.state)")),
            JSONMember("standing", .string("\(entry.standing)")),
            JSONMember("own", .bool(entry.ownNumber != nil)),
            JSONMember("saidRefused", .bool(entry.isSaidRefused)),
            JSONMember("author", .string(entry.opened?.payload.author ?? "")),
            JSONMember(
                "status", .array((entry.opened?.payload.status ?? []).map(\.json))),
        ]
        if let place = entry.opened?.payload.place {
            members.append(JSONMember("sequence", .integer(Int64(place.sequence))))
        }
        return .object(members)
    }
}

/// `senim officer note REPORT`.
struct OfficerNote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a sealed note about a report that was opened here.",
        discussion:
            "It is sealed to the persons whom the reporter lets read, and to nobody else; the reporter never sees it."
    )

    @Argument(help: "The report's id, or its first characters, eight or more.")
    var message: String

    @OptionGroup var desk: DeskOptions

    @Option(help: "Take the note from this file, or from fd:N, instead of asking.")
    var textFile: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output in
            try await desk.withDesk(output) { desk in
                let listed = try await desk.listedMessage(message)
                let text = try output.text(
                    from: textFile, asking: .officerAskNote,
                    limit: ReportPayload.maximumTextByteCount)
                let result = try await desk.note(
                    about: listed.messageID, text: text, language: output.language.reportLanguage)
                switch result {
                case .sent(let id, let addressees):
                    output.say(.officerNoteSent(id: String(id.hex.prefix(16))))
                    output.finish(with: [
                        JSONMember("note", .string(id.hex)),
                        JSONMember("addressees", .array(addressees.map { .string($0.id.text) })),
                    ])
                case .sentEarlierOne(let id): output.tellEarlierSent(id)
                }
                return .ok
            }
        }
    }
}

extension CommandOutput {
    /// What an officer writes: from a file or descriptor, or typed.
    func text(
        from name: String?, asking question: Phrase, limit: Int, mayBeEmpty: Bool = false
    ) throws(CommandFailure) -> String {
        let text: String
        if let name {
            text = try CommandInput.text(name, limit: limit)
        } else {
            let prompt = question.text(in: language)
            guard let typed = CommandTerminal.askText(prompt, limit: limit) else {
                throw CommandFailure(.malformedInput, .textTooLong(limit: limit))
            }
            text = typed
        }
        guard mayBeEmpty || text.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.malformedInput, .officerReplyTooLong)
        }
        return text
    }

    /// Something written before went out instead of the new text.
    func tellEarlierSent(_ id: MessageID) {
        warn(.officerEarlierReplySent)
        finish(with: [JSONMember("earlierReply", .string(id.hex))])
    }
}

extension ThreadEntry {
    /// What it is, as far as this desk knows.
    fileprivate var phrase: Phrase {
        switch opened?.payload {
        case .report: .officerThreadReport
        case .followUp: .officerThreadFollowUp
        case .rekey: .officerThreadRekey
        case .handover: .officerThreadHandover
        case .identity: .officerThreadIdentity
        case .reply: .officerThreadReply
        case .note: .officerThreadNote
        case nil:
            switch message.kind {
            case .report: .officerThreadUnopened
            case .identity: .officerThreadIdentity
            case .reply: .officerThreadReply
            case .note: .officerThreadNote
            }
        }
    }
}

extension Payload {
    /// What a reply states of its case; nothing in any other message.
    var status: [ReplyStatus] {
        if case .reply(let reply) = self { reply.status } else { [] }
    }

    /// One word for programs.
    var typeName: String {
        switch self {
        case .report: "report"
        case .followUp: "follow-up"
        case .rekey: "re-key"
        case .handover: "handover"
        case .identity: "identity"
        case .reply: "reply"
        case .note: "note"
        }
    }
}
