package import Encoding
package import SealedMessage
package import SignedNote

/// `POST /reports`: a sealed report with its identity message, and the mailbox it opens.
///
/// Frames: proof of work (§8, bound to the report), report header, report body, identity header, identity body,
/// mailbox id, thread id, upload id or empty. The same bytes sent again get the same receipts.
package struct ReportSubmission: Sendable {
    package let work: ProofOfWork
    package let report: SealedMessage
    package let identity: SealedMessage
    /// `L("senim/1 mailbox-id", capability)`: the hash, never the capability.
    package let mailboxID: Digest
    /// `L("senim/1 thread-id", T)`.
    package let threadID: Digest
    /// The upload of the report's files; nil exactly when its context names no stream.
    package let upload: UploadID?

    package init(
        work: ProofOfWork, report: SealedMessage, identity: SealedMessage, mailboxID: Digest,
        threadID: Digest, upload: UploadID? = nil
    ) {
        precondition(
            (upload == nil) == (report.context.stream == nil), "files and their upload go together")
        self.upload = upload
        self.work = work
        self.report = report
        self.identity = identity
        self.mailboxID = mailboxID
        self.threadID = threadID
    }

    /// Reads the frames and both sealed messages.
    ///
    /// - Throws: `SubmissionRefused`, telling a bad frame from a bad message, since the hints differ.
    package init(parsing bytes: [UInt8]) throws(SubmissionRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 8)
            work = try ProofOfWork(parsing: frames[0])
            mailboxID = try Field.digest(frames[5], "mailbox id")
            threadID = try Field.digest(frames[6], "thread id")
            report = try ReportSubmission.message(frames[1], frames[2])
            identity = try ReportSubmission.message(frames[3], frames[4])
            upload = try UploadID.optional(frames[7])
            guard (upload == nil) == (report.context.stream == nil) else {
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
    package func with(_ work: ProofOfWork) -> ReportSubmission {
        ReportSubmission(
            work: work, report: report, identity: identity, mailboxID: mailboxID,
            threadID: threadID, upload: upload)
    }

    package var bytes: [UInt8] {
        Frames.encode([
            work.bytes, report.header.bytes, report.body, identity.header.bytes, identity.body,
            mailboxID.bytes, threadID.bytes, upload?.bytes ?? [],
        ])
    }

    private static func message(_ header: [UInt8], _ body: [UInt8]) throws(MalformedMessage)
        -> SealedMessage
    {
        try SealedMessage(header: MessageHeader(parsing: header), body: body)
    }
}

/// Why a submission cannot be read.
package enum SubmissionRefused: Error, Equatable {
    case exchange(MalformedExchange)
    case message(MalformedMessage)
}

/// The answer to `POST /reports`: one signed receipt for the report, one for the identity message.
package struct SubmissionAnswer: Sendable {
    package let report: SignedNote
    package let identity: SignedNote

    package init(report: SignedNote, identity: SignedNote) {
        self.report = report
        self.identity = identity
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        report = try Field.note(frames[0], "receipt")
        identity = try Field.note(frames[1], "receipt")
    }

    package var bytes: [UInt8] { Frames.encode([report.bytes, identity.bytes]) }
}
