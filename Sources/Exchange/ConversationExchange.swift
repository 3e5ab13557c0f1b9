package import Encoding
package import SealedMessage

/// `POST /mailbox/messages`: what the reporter adds to a mailbox, with its identity message.
///
/// Frames: proof of work (§8, bound to the message), capability, message header, message body, identity header, identity
/// body, upload id or empty, filling. The same bytes sent again get the same receipts.
package struct FollowUpSubmission: Sendable {
    package let work: ProofOfWork
    /// The reporter's secret: whoever parses it hashes it and lets it go.
    package let capability: [UInt8]
    package let message: SealedMessage
    package let identity: SealedMessage
    /// The upload of the message's files; nil exactly when its context names no stream.
    package let upload: UploadID?

    package init(
        work: ProofOfWork, capability: [UInt8], message: SealedMessage, identity: SealedMessage,
        upload: UploadID? = nil
    ) {
        precondition(
            (upload == nil) == (message.context.stream == nil), "files and their upload go together"
        )
        self.upload = upload
        self.work = work
        self.capability = capability
        self.message = message
        self.identity = identity
    }

    /// Reads the frames and both sealed messages.
    ///
    /// - Throws: `SubmissionRefused`, telling a bad frame from a bad message, since the hints differ.
    package init(parsing bytes: [UInt8]) throws(SubmissionRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 8)
            work = try ProofOfWork(parsing: frames[0])
            capability = try Field.capability(frames[1])
            upload = try UploadID.optional(frames[6])
            guard frames[7] == FollowUpSubmission.filling else {
                throw MalformedExchange.field("filling")
            }
            message = try SealedMessage(frames: frames[2], frames[3])
            identity = try SealedMessage(frames: frames[4], frames[5])
            guard (upload == nil) == (message.context.stream == nil) else {
                throw MalformedExchange.field("upload id")
            }
        } catch let error as MalformedExchange {
            throw .exchange(error)
        } catch let error as MalformedMessage {
            throw .message(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    /// The same messages with another proof of work.
    package func with(_ work: ProofOfWork) -> FollowUpSubmission {
        FollowUpSubmission(
            work: work, capability: capability, message: message, identity: identity,
            upload: upload)
    }

    package var bytes: [UInt8] {
        Frames.encode([
            work.bytes, capability, message.header.bytes, message.body, identity.header.bytes,
            identity.body, upload?.bytes ?? [], FollowUpSubmission.filling,
        ])
    }

    /// Zeros that make the request as long as a report's, its longer path included (§3.1).
    private static let filling = [UInt8](repeating: 0, count: 23)
}

/// `POST /mailbox/rekey`: the reporter's change to a new receipt, in one request under the old capability.
///
/// Frames: proof of work (§8, bound to the message), old capability, new mailbox id, new thread id, message header, message
/// body, identity header, identity body; no files. The same bytes sent again get the same receipts.
package struct RekeySubmission: Sendable {
    package let work: ProofOfWork
    /// The old receipt's secret: whoever parses it hashes it and lets it go.
    package let capability: [UInt8]
    /// `L("senim/1 mailbox-id", new capability)`: the hash, never the capability.
    package let mailboxID: Digest
    /// `L("senim/1 thread-id", new T)`.
    package let threadID: Digest
    package let message: SealedMessage
    package let identity: SealedMessage

    package init(
        work: ProofOfWork, capability: [UInt8], mailboxID: Digest, threadID: Digest,
        message: SealedMessage, identity: SealedMessage
    ) {
        self.work = work
        self.capability = capability
        self.mailboxID = mailboxID
        self.threadID = threadID
        self.message = message
        self.identity = identity
    }

    /// Reads the frames and both sealed messages.
    ///
    /// - Throws: `SubmissionRefused`, telling a bad frame from a bad message, since the hints differ.
    package init(parsing bytes: [UInt8]) throws(SubmissionRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 8)
            work = try ProofOfWork(parsing: frames[0])
            capability = try Field.capability(frames[1])
            mailboxID = try Field.digest(frames[2], "mailbox id")
            threadID = try Field.digest(frames[3], "thread id")
            message = try SealedMessage(frames: frames[4], frames[5])
            identity = try SealedMessage(frames: frames[6], frames[7])
            guard message.context.stream == nil else { throw MalformedExchange.field("stream") }
        } catch let error as MalformedExchange {
            throw .exchange(error)
        } catch let error as MalformedMessage {
            throw .message(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    /// The same messages with another proof of work.
    package func with(_ work: ProofOfWork) -> RekeySubmission {
        RekeySubmission(
            work: work, capability: capability, mailboxID: mailboxID, threadID: threadID,
            message: message, identity: identity)
    }

    package var bytes: [UInt8] {
        Frames.encode([
            work.bytes, capability, mailboxID.bytes, threadID.bytes, message.header.bytes,
            message.body, identity.header.bytes, identity.body,
        ])
    }
}

/// `POST /mailbox/close`: the capability of the mailbox to be closed; the answer is empty.
package struct MailboxClosing: Sendable {
    package let capability: [UInt8]

    package init(capability: [UInt8]) {
        self.capability = capability
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        capability = try Field.capability(try Frames.decode(bytes, exactly: 1)[0])
    }

    package var bytes: [UInt8] { Frames.encode([capability]) }
}

/// `POST /thread`: T and a log index, from which on the thread's messages are listed.
package struct ThreadRequest: Sendable {
    /// T, 32 bytes.
    package let thread: [UInt8]
    package let first: UInt64

    package init(thread: [UInt8], first: UInt64) {
        self.thread = thread
        self.first = first
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        guard frames[0].count == 32 else { throw .field("thread") }
        thread = frames[0]
        first = try Field.uint64(frames[1], "index")
    }

    package var bytes: [UInt8] { Frames.encode([thread, [UInt8](bigEndian: first)]) }
}

extension Field {
    /// 32 bytes that somebody keeps secret.
    static func capability(_ bytes: [UInt8]) throws(MalformedExchange) -> [UInt8] {
        guard bytes.count == 32 else { throw .field("capability") }
        return bytes
    }
}

extension SealedMessage {
    /// A message from the frames of its header and its body.
    init(frames header: [UInt8], _ body: [UInt8]) throws(MalformedMessage) {
        try self.init(header: MessageHeader(parsing: header), body: body)
    }
}
