import Details
import Directory
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// Tells from the log who asked for an own message, and who opened it (Specification.md §2.5).
struct ActReader {
    private struct Asked {
        let statement: AccessStatement
        let keyholder: Keyholder
        var released: [Identifier] = []
        var refused: [Identifier] = []
    }

    private let chain: VerifiedDirectoryChain
    private let messages: [MessageID: OwnMessage]
    private var order: [StatementHash] = []
    private var asked: [StatementHash: Asked] = [:]
    /// Trustees' answers, to be matched when all statements are known.
    private var answers: [(statement: StatementHash, trustee: Identifier, isRelease: Bool)] = []
    private var handovers: [VerifiedHandover] = []

    init(portal: VerifiedPortal, messages: [OwnMessage]) {
        chain = portal.chain
        self.messages = Dictionary(
            messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Checks one entry and its proof.
    mutating func take(_ proof: AcceptanceProof) throws(ActRefused) {
        let entry: OpenedEntry
        do {
            entry = try ProvenEntry(
                proof, policies: chain.directories.reversed().map(\.publicPolicy)
            ).entry
        } catch {
            throw .entry(error)
        }
        switch entry.detail {
        case .access(let statement):
            try checkScope(statement.portal, statement.messageID)
            let keyholder = try signer(
                of: entry.note, among: { $0.keyholder(statement.keyholder) }, key: \.identityKey)
            if asked[statement.hash] == nil {
                order.append(statement.hash)
                asked[statement.hash] = Asked(statement: statement, keyholder: keyholder)
            }
        case .release(let note):
            try checkScope(note.portal, note.messageID)
            _ = try signer(of: entry.note, among: { $0.trustee(note.trustee) }, key: \.noteKey)
            answers.append((note.statement, note.trustee, true))
        case .refusal(let note):
            try checkScope(note.portal, note.messageID)
            _ = try signer(of: entry.note, among: { $0.trustee(note.trustee) }, key: \.noteKey)
            answers.append((note.statement, note.trustee, false))
        case .handover(let note):
            guard let report = note.messages.first else { throw .otherDetail }
            try checkScope(note.portal, report)
            do {
                handovers.append(try VerifiedHandover(entry, chain: chain))
            } catch .notSigned {
                throw .notSigned
            } catch {
                throw .unknownSigner
            }
        default: throw .otherDetail
        }
    }

    /// The handovers, in the order of the log, each judged by whom the report addresses and by those before it.
    var reportedHandovers: [ReportedHandover] {
        handovers.sorted { $0.index < $1.index }.compactMap { handover in
            guard let report = handover.report.flatMap({ messages[$0] }) else { return nil }
            let readers = readership(of: report, before: handover.index)
            let person = handover.successor.person
            let newest = newestText(of: report, before: handover.index)
            let wasAddressed = report.addressees.contains { $0.person == person }
            // Whoever got it by an earlier handover was shown then.
            let isLeftOut =
                [report, newest].contains { text in
                    text.set?.directory.keyholders.contains { $0.person == person } ?? true
                } && !newest.addressees.contains { $0.person == person }
                && (wasAddressed || !readers.contains(handover.successor))
            // What cannot be checked counts as wrong: the portal chooses which directories it shows.
            return ReportedHandover(
                handover: handover, isAudienceKnown: report.set != nil,
                isByReader: readers.contains(handover.author), isToLeftOut: isLeftOut)
        }
    }

    /// The newest text that stood in the log before an entry: whom it leaves out, the reporter left out by then.
    private func newestText(of report: OwnMessage, before index: UInt64) -> OwnMessage {
        messages.values.filter { message in
            guard message.role == .followUp, case .proven(_, let place) = message.proof else {
                return false
            }
            return place < index
        }.max { $0.sequence < $1.sequence } ?? report
    }

    /// Who may read an own report and answer it: whom it addresses, and to whom it was handed over.
    func readership(of report: OwnMessage, before index: UInt64 = .max) -> Readership {
        var readers = Readership(addressing: Set(report.addressees.map(\.person)))
        readers.take(handovers.filter { $0.report == report.id && $0.index < index })
        return readers
    }

    /// What came of each request, in the order of the log.
    mutating func inquiries(refused: inout [ItemRefused]) -> [Inquiry] {
        for answer in answers {
            guard var entry = asked[answer.statement] else {
                refused.append(.act(.unknownStatement))
                continue
            }
            if answer.isRelease {
                if !entry.released.contains(answer.trustee) {
                    entry.released.append(answer.trustee)
                }
            } else if !entry.refused.contains(answer.trustee) {
                entry.refused.append(answer.trustee)
            }
            asked[answer.statement] = entry
        }
        answers = []
        return order.compactMap { hash in
            asked[hash].flatMap { entry in
                messages[entry.statement.messageID].map { message in
                    Inquiry(
                        messageID: message.id, keyholder: entry.keyholder,
                        action: entry.statement.action, time: entry.statement.time,
                        outcome: ActReader.outcome(entry, of: message), released: entry.released)
                }
            }
        }
    }

    private static func outcome(_ asked: Asked, of message: OwnMessage) -> Inquiry.Outcome {
        let committee = message.header.context.committee
        guard asked.released.count >= committee.trusteeThreshold else {
            let couldStill = committee.trusteeCount - asked.refused.count
            return couldStill < committee.trusteeThreshold ? .refused : .asked
        }
        guard let set = message.set else { return .released }
        guard let index = set.directory.index(ofKeyholder: asked.keyholder.id) else {
            return .couldNotRead
        }
        return message.audience.contains(index) ? .opened : .couldNotRead
    }

    private func checkScope(_ portal: Portal, _ message: MessageID) throws(ActRefused) {
        guard portal == chain.portal, messages[message] != nil else { throw .otherDetail }
    }

    /// The member of some version of the directory whose key signed the note.
    private func signer<Member>(
        of note: SignedNote, among find: (Directory) -> Member?, key: KeyPath<Member, VerifierKey>
    ) throws(ActRefused) -> Member {
        let members = chain.directories.reversed().compactMap(find)
        guard !members.isEmpty else { throw .unknownSigner }
        guard let member = members.first(where: { note.isSigned(by: $0[keyPath: key]) }) else {
            throw .notSigned
        }
        return member
    }
}
