import Encoding
import Exchange
import SealedMessage
import Sealing
import Secrets

extension Stage {
    /// What reporters add, change and close; nil for another path.
    static func conversation(
        _ path: String, _ body: [UInt8], _ world: inout World
    ) throws -> [UInt8]? {
        switch path {
        case Endpoint.mailboxMessages.path:
            let submission = try FollowUpSubmission(parsing: body)
            let mailbox = try mailbox(of: submission.capability, world)
            return take(submission.message, submission.identity, into: mailbox, &world)
        case Endpoint.mailboxRekey.path:
            return try take(RekeySubmission(parsing: body), &world)
        case Endpoint.mailboxClose.path:
            let mailbox = try mailbox(of: MailboxClosing(parsing: body).capability, world)
            move(mailbox, to: .zero, &world)
            return []
        case Endpoint.uploads.path:
            let request = try UploadRequest(parsing: body)
            world.uploads[request.id.bytes] = request.chunkCount
            return try progress(request.id.bytes, world)
        case Endpoint.uploadChunk.path:
            let posting = try ChunkPosting(parsing: body)
            world.chunks[posting.id.bytes, default: []].insert(posting.index)
            return []
        case Endpoint.uploadStatus.path: return try progress(body, world)
        default: return nil
        }
    }

    private static func take(_ rekey: RekeySubmission, _ world: inout World) throws -> [UInt8] {
        let mailbox = try mailbox(of: rekey.capability, world)
        let answer = take(rekey.message, rekey.identity, into: mailbox, &world)
        move(mailbox, to: rekey.mailboxID, &world)
        world.replaced.insert(mailbox)
        world.threads[rekey.threadID] = rekey.mailboxID
        return answer
    }

    private static func take(
        _ message: SealedMessage, _ identity: SealedMessage, into mailbox: Digest,
        _ world: inout World
    ) -> [UInt8] {
        for message in [message, identity]
        where !world.held.contains(where: { $0.message == message }) {
            world.held.append(Held(message: message, mailboxID: mailbox))
        }
        return SubmissionAnswer(
            report: receipt(message.id, world), identity: receipt(identity.id, world)
        ).bytes
    }

    private static func mailbox(of capability: [UInt8], _ world: World) throws -> Digest {
        var capability = capability
        let id = Mailbox.id(of: SecretBytes(moving: &capability))
        guard !world.replaced.contains(id) else { throw Refused(problem: .mailboxChanged) }
        guard world.held.contains(where: { $0.mailboxID == id }) else {
            throw Refused(problem: .notFound)
        }
        return id
    }

    private static func move(_ mailbox: Digest, to other: Digest, _ world: inout World) {
        for index in world.held.indices where world.held[index].mailboxID == mailbox {
            world.held[index].mailboxID = other
        }
    }

    private static func progress(_ id: [UInt8], _ world: World) throws -> [UInt8] {
        guard let count = world.uploads[id] else { throw Refused(problem: .notFound) }
        return UploadProgress(chunkCount: count, stored: Array(world.chunks[id] ?? [])).bytes
    }
}
