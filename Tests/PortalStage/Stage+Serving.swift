import Details
import Directory
import Encoding
import Exchange
import PaperPortal
package import PortalClient
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization
import TransparencyLog

extension Stage {
    package func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        let result: Result<TransportAnswer, TransportError> = world.withLock { world in
            if path == Endpoint.work.path {
                let offer = world.workOffers.isEmpty ? Stage.calm : world.workOffers.removeFirst()
                return .success(TransportAnswer(status: 200, body: offer.bytes))
            }
            world.requests.append(path)
            world.bodies.append(body)
            if !world.failures.isEmpty { return .failure(world.failures.removeFirst()) }
            if let failure = world.failuresAt[path]?.first {
                world.failuresAt[path]?.removeFirst()
                return .failure(failure)
            }
            if let problem = world.problemsAt[path]?.first {
                world.problemsAt[path]?.removeFirst()
                return .success(Stage.answer(problem))
            }
            if !world.problems.isEmpty {
                return .success(Stage.answer(world.problems.removeFirst()))
            }
            let bytes: [UInt8]
            do {
                bytes = try Stage.bytes(path, body, &world)
            } catch {
                return .success(Stage.answer((error as? Refused)?.problem ?? .notFound))
            }
            let endpoint = world.tampering.keys.first { path == $0 || path.hasPrefix($0 + "/") }
            let change = endpoint.flatMap { world.tampering[$0] }
            return .success(TransportAnswer(status: 200, body: change?(bytes) ?? bytes))
        }
        return try result.get()
    }

    private static func answer(_ problem: Problem) -> TransportAnswer {
        TransportAnswer(
            status: problem.status, body: Array("{\"code\":\"\(problem.rawValue)\"}".utf8))
    }

    /// There is room for everyone.
    private static let calm = WorkOffer(epoch: 1, seed: WorkSeed(.zero), effort: 0)

    private struct Nothing: Error {}

    /// A refusal of which the client learns the reason.
    struct Refused: Error {
        let problem: Problem
    }

    private static func bytes(
        _ path: String, _ body: [UInt8], _ world: inout World
    ) throws -> [UInt8] {
        switch path {
        case Endpoint.directory.path: return world.directoryAnswer.bytes
        case Endpoint.currency.path: return try some(world.currency).bytes
        case Endpoint.calendar.path, Endpoint.taxonomy.path:
            return try some(world.named[path]).bytes
        case Endpoint.checkpoint.path: return try some(world.published).bytes
        case Endpoint.reports.path: return try accept(ReportSubmission(parsing: body), &world)
        case Endpoint.mailbox.path: return try mailbox(MailboxRequest(parsing: body), world)
        case Endpoint.mailboxMessage.path:
            return try message(MailboxMessageRequest(parsing: body), world)
        default: break
        }
        if let bytes = try conversation(path, body, &world) { return bytes }
        if path.hasPrefix(Endpoint.consistency.path + "/") {
            let sizes = path.split(separator: "/").compactMap { UInt64($0) }
            return world.consistency(from: sizes[0], to: sizes[1]).flatMap(\.bytes)
        }
        if path.hasPrefix("/tile/") {
            let id = try TileID(parsing: String(path.dropFirst()))
            let leaves = world.log.entries.dropFirst(Int(id.index) * 256).prefix(id.width)
            return HashTile.encode(leaves.map { MerkleHash.leaf($0.leaf) })
        }
        return try signed(path, try SignedRequest(parsing: body), &world)
    }

    private static func signed(
        _ path: String, _ request: SignedRequest, _ world: inout World
    ) throws -> [UInt8] {
        switch path {
        case Endpoint.keys.path:
            world.postedKeys.append(try SignedNote(parsing: request.payload))
            return [UInt8](bigEndian: UInt64(0))
        case Endpoint.inbox.path: return MessageList(messages: list(world)).bytes
        case Endpoint.thread.path:
            let asked = try ThreadRequest(parsing: request.payload)
            let mailbox = try some(
                world.threads[labelledHash("senim/1 thread-id", asked.thread)])
            return MessageList(messages: list(world, in: mailbox)).bytes
        case Endpoint.open.path:
            return try open(try SignedNote(parsing: request.payload), &world).bytes
        case Endpoint.releases.path:
            return try releases(ReleasesRequest(parsing: request.payload), world).bytes
        case Endpoint.replies.path:
            return try accept(ReplyPosting(parsing: request.payload), &world)
        case Endpoint.outcome.path:
            let posting = try OutcomePosting(parsing: request.payload)
            let name = try OutcomeNote(parsing: posting.note.text).name
            let place = world.log.entries.firstIndex { entry in
                let note = try? SignedNote(parsing: entry.detail)
                return note.flatMap { try? OutcomeNote(parsing: $0.text) }?.name == name
            }
            let index = place.map { UInt64($0) } ?? world.log.size
            if place == nil {
                world.log.add(posting.note)
                world.outcomes.append(posting)
            }
            return EntryAnswer(index: index, proof: world.proof(index)).bytes
        case Endpoint.duty.path:
            let posting = try DutyPosting(parsing: request.payload)
            world.duties.append(posting)
            let place = world.log.entries.firstIndex { $0.detail == posting.note.bytes }
            let index = place.map { UInt64($0) } ?? world.log.size
            if place == nil { world.log.add(posting.note) }
            return [UInt8](bigEndian: index)
        case Endpoint.hold.path:
            let note = try SignedNote(parsing: request.payload)
            let place = world.log.entries.firstIndex { $0.detail == note.bytes }
            let index = place.map { UInt64($0) } ?? world.log.size
            if place == nil {
                world.log.add(note)
                world.holds.append(note)
            }
            return EntryAnswer(index: index, proof: world.proof(index)).bytes
        case Endpoint.threadDuties.path:
            return try duties(CaseDutiesRequest(parsing: request.payload), world).bytes
        case Endpoint.acts.path:
            let asked = try ActsRequest(parsing: request.payload)
            let id = asked.message
            // Nothing without the right T: this stage has one keyholder who asks.
            let mailbox = asked.thread.flatMap {
                world.threads[labelledHash("senim/1 thread-id", $0)]
            }
            guard world.held.contains(where: { $0.message.id == id && $0.mailboxID == mailbox })
            else { return ActsAnswer(entries: []).bytes }
            let entries = acts(about: id, world).map(\.element).filter { $0.index >= asked.first }
            return ActsAnswer(entries: Array(entries.prefix(ActsAnswer.most))).bytes
        default: throw Nothing()
        }
    }

    private static func some<T>(_ value: T?) throws -> T {
        guard let value else { throw Nothing() }
        return value
    }

    // MARK: Reporters

    static func receipt(_ id: MessageID, _ world: World) -> SignedNote {
        let receipt = ReceiptNote(
            portal: SamplePortal.portal, messageID: id,
            day: AlmatyDay(unixSeconds: world.log.time).number)
        return Sample.made { try SamplePortal.gateway.sign(receipt.text) }
    }

    private static func accept(
        _ submission: ReportSubmission, _ world: inout World
    ) throws -> [UInt8] {
        for message in [submission.report, submission.identity]
        where !world.held.contains(where: { $0.message == message }) {
            world.held.append(Held(message: message, mailboxID: submission.mailboxID))
        }
        world.threads[submission.threadID] = submission.mailboxID
        return SubmissionAnswer(
            report: receipt(submission.report.id, world),
            identity: receipt(submission.identity.id, world)
        ).bytes
    }

    private static func mailbox(_ request: MailboxRequest, _ world: World) throws -> [UInt8] {
        var capability = request.capability
        let id = Mailbox.id(of: SecretBytes(moving: &capability))
        guard !world.replaced.contains(id) else { throw Refused(problem: .mailboxChanged) }
        let held = world.held.filter { $0.mailboxID == id }
        guard !held.isEmpty else { throw Nothing() }
        var items: [MailboxItem] = []
        for held in held {
            let proof = world.proof(held.entry)
            if held.message.context.kind == .reply {
                if held.entry != nil {
                    items.append(
                        .reply(
                            header: held.message.header.bytes, body: held.message.body,
                            proof: proof))
                }
            } else {
                items.append(
                    .own(
                        header: held.message.header.bytes,
                        bodyDigest: Digest(hashing: held.message.body), proof: proof))
            }
            for act in acts(about: held.message.id, world) {
                if let proof = world.proof(UInt64(act.offset)) { items.append(.act(proof)) }
            }
        }
        return try MailboxAnswer(pageCount: 1, items: items).bytes()
    }

    private static func message(
        _ request: MailboxMessageRequest, _ world: World
    ) throws -> [UInt8] {
        let held = try some(world.held.first { $0.message.id == request.messageID })
        return try MailboxMessageAnswer(
            header: held.message.header.bytes, body: held.message.body,
            proof: world.proof(held.entry), directory: world.directoryAnswer
        ).bytes()
    }

    // MARK: Officers

    /// - Parameter mailbox: whose thread it is; nil for everybody's list.
    private static func list(_ world: World, in mailbox: Digest? = nil) -> [ListedMessage] {
        world.held.compactMap { held in
            guard let index = held.entry,
                mailbox.map({ $0 == held.mailboxID }) ?? (held.message.context.kind != .reply)
            else { return nil }
            return ListedMessage(
                messageID: held.message.id, kind: held.message.context.kind,
                isOwn: held.isOwn, index: index, tick: world.log.time,
                preheaderHash: held.message.header.preheader.hash,
                consentHash: held.message.context.consentHash)
        }
    }

    private static func open(_ note: SignedNote, _ world: inout World) throws -> OpenAnswer {
        let statement = try AccessStatement(parsing: note.text)
        let held = try some(world.held.first { $0.message.id == statement.messageID })
        let acceptance = try some(held.entry)
        world.statements.append(note)
        var place = world.log.entries.firstIndex { $0.detail == note.bytes }.map { UInt64($0) }
        if place == nil {
            place = world.log.size
            world.log.add(note)
        }
        let index = try some(place)
        let size = world.log.size
        return OpenAnswer(
            header: held.message.header.bytes, body: held.message.body, isOwn: held.isOwn,
            freshCheckpoint: world.log.checkpoint(),
            acceptance: world.log.entries[Int(acceptance)],
            acceptanceProof: world.inclusion(acceptance, in: size),
            statement: world.log.entries[Int(index)],
            statementProof: world.inclusion(index, in: size))
    }

    private static func releases(
        _ request: ReleasesRequest, _ world: World
    ) throws -> ReleasesAnswer {
        let place = world.log.entries.firstIndex { entry in
            guard let note = try? SignedNote(parsing: entry.detail),
                let statement = try? AccessStatement(parsing: note.text)
            else { return false }
            return statement.hash.digest == request.statement
        }
        let index = try some(place)
        let note = try SignedNote(parsing: world.log.entries[index].detail)
        let statement = try AccessStatement(parsing: note.text)
        let acceptance = try some(
            world.held.first { $0.message.id == statement.messageID }?.entry)
        let answers = world.answers[request.statement] ?? []
        let size = world.log.size
        return ReleasesAnswer(
            checkpoint: answers.isEmpty ? nil : world.log.checkpoint(cosignedBy: world.cosigners),
            consistency: world.consistency(from: request.freshSize, to: size),
            acceptanceProof: world.inclusion(acceptance, in: size),
            statementProof: world.inclusion(UInt64(index), in: size), answers: answers)
    }

    private static func accept(_ posting: ReplyPosting, _ world: inout World) throws -> [UInt8] {
        var thread = posting.thread
        let id = Mailbox.threadID(of: SecretBytes(moving: &thread))
        let mailbox = try some(world.threads[id])
        if !world.held.contains(where: { $0.message == posting.message }) {
            world.held.append(Held(message: posting.message, mailboxID: mailbox))
        }
        return receipt(posting.message.id, world).bytes
    }

    private static func duties(
        _ asked: CaseDutiesRequest, _ world: World
    ) throws -> CaseDutiesAnswer {
        _ = try some(world.threads[labelledHash("senim/1 thread-id", asked.thread)])
        let listed = world.log.entries.dropFirst(Int(asked.first)).compactMap {
            (entry) -> CaseDutiesAnswer.Duty? in
            guard let posting = world.duties.first(where: { $0.note.bytes == entry.detail }),
                let note = try? DutyNote(parsing: posting.note.text),
                note.messageID == asked.message
            else { return nil }
            return CaseDutiesAnswer.Duty(entry: entry, sealed: posting.sealed)
        }
        return CaseDutiesAnswer(duties: Array(listed.prefix(CaseDutiesAnswer.most)))
    }

    private static func acts(
        about id: MessageID, _ world: World
    ) -> [(offset: Int, element: LoggedEntry)] {
        world.log.entries.enumerated().filter { _, entry in
            guard let note = try? SignedNote(parsing: entry.detail) else { return false }
            return switch try? Detail(parsing: note.text) {
            case .access(let statement): statement.messageID == id
            case .release(let note): note.messageID == id
            case .refusal(let note): note.messageID == id
            case .handover(let note): note.messages.first == id
            default: false
            }
        }
    }
}
