package import Encoding
package import SealedMessage
package import SignedNote

/// The proof of work every submission carries; effort 0 asks for none (protocol §6).
package struct ProofOfWork: Sendable, Hashable {
    package let nonce: UInt64
    package let effort: UInt32

    package init(nonce: UInt64, effort: UInt32) {
        self.nonce = nonce
        self.effort = effort
    }

    init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        guard bytes.count == 12 else { throw .field("proof of work") }
        nonce = try Field.uint64(Array(bytes.prefix(8)), "proof of work")
        effort = try Field.uint32(Array(bytes.suffix(4)), "proof of work")
    }

    var bytes: [UInt8] { [UInt8](bigEndian: nonce) + [UInt8](bigEndian: effort) }

    /// While nobody is turned away, nobody works.
    package static let none = ProofOfWork(nonce: 0, effort: 0)
}

/// `POST /reports`: a sealed report with its identity message, and the mailbox it opens.
///
/// Frames: proof of work (u64 nonce ‖ u32 effort), report header, report body, identity header, identity body,
/// mailbox id, thread id. The same bytes sent again get the same receipts.
package struct ReportSubmission: Sendable {
    package let work: ProofOfWork
    package let report: SealedMessage
    package let identity: SealedMessage
    /// `L("senim/1 mailbox-id", capability)`: the hash, never the capability.
    package let mailboxID: Digest
    /// `L("senim/1 thread-id", T)`.
    package let threadID: Digest

    package init(
        work: ProofOfWork, report: SealedMessage, identity: SealedMessage, mailboxID: Digest,
        threadID: Digest
    ) {
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
            let frames = try Frames.decode(bytes, exactly: 7)
            work = try ProofOfWork(parsing: frames[0])
            mailboxID = try Field.digest(frames[5], "mailbox id")
            threadID = try Field.digest(frames[6], "thread id")
            report = try ReportSubmission.message(frames[1], frames[2])
            identity = try ReportSubmission.message(frames[3], frames[4])
        } catch let error as MalformedExchange {
            throw .exchange(error)
        } catch let error as MalformedMessage {
            throw .message(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    package var bytes: [UInt8] {
        Frames.encode([
            work.bytes, report.header.bytes, report.body, identity.header.bytes, identity.body,
            mailboxID.bytes, threadID.bytes,
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
