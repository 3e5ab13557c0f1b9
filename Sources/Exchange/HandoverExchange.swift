import Encoding
package import SealedMessage
package import SignedNote

/// `POST /handover`: T, the signed handover detail, and the message that carries the keys (kind 1).
package struct HandoverPosting: Sendable {
    /// T, 32 bytes.
    package let thread: [UInt8]
    /// The detail, signed by the keyholder who hands over.
    package let note: SignedNote
    package let message: SealedMessage

    package init(thread: [UInt8], note: SignedNote, message: SealedMessage) {
        self.thread = thread
        self.note = note
        self.message = message
    }

    package init(parsing bytes: [UInt8]) throws(SubmissionRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 4)
            guard frames[0].count == 32 else { throw MalformedExchange.field("thread") }
            thread = frames[0]
            note = try Field.note(frames[1], "handover")
            message = try SealedMessage(
                header: try MessageHeader(parsing: frames[2]), body: frames[3])
        } catch let error as MalformedExchange {
            throw .exchange(error)
        } catch let error as MalformedMessage {
            throw .message(error)
        } catch {
            preconditionFailure("no other error is thrown above")
        }
    }

    package var bytes: [UInt8] {
        Frames.encode([thread, note.bytes, message.header.bytes, message.body])
    }
}

/// The answer to `POST /handover`: the message's receipt, and the entry of the detail.
package struct HandoverAnswer: Sendable {
    package let receipt: SignedNote
    package let index: UInt64

    package init(receipt: SignedNote, index: UInt64) {
        self.receipt = receipt
        self.index = index
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        receipt = try Field.note(frames[0], "receipt")
        index = try Field.uint64(frames[1], "index")
    }

    package var bytes: [UInt8] {
        Frames.encode([receipt.bytes, [UInt8](bigEndian: index)])
    }
}

/// `POST /handed-over`: a message that a handover message names, asked for by the successor.
package struct HandedOverRequest: Sendable {
    /// The message that carried the keys.
    package let handover: MessageID
    package let message: MessageID

    package init(handover: MessageID, message: MessageID) {
        self.handover = handover
        self.message = message
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 2)
        handover = MessageID(try Field.digest(frames[0], "handover"))
        message = MessageID(try Field.digest(frames[1], "message id"))
    }

    package var bytes: [UInt8] { Frames.encode([handover.bytes, message.bytes]) }
}

/// The answer to `POST /handed-over`: the message, and that both its acceptance and its handover are public.
package struct HandedOverAnswer: Sendable {
    package let header: [UInt8]
    package let body: [UInt8]
    /// Whether it came from the reporter's side, as in `ListedMessage`.
    package let isOwn: Bool
    /// The `accepted` entry of the message.
    package let acceptance: AcceptanceProof
    /// The `handover` entry that names message and successor.
    package let handover: AcceptanceProof

    package init(
        header: [UInt8], body: [UInt8], isOwn: Bool, acceptance: AcceptanceProof,
        handover: AcceptanceProof
    ) {
        self.header = header
        self.body = body
        self.isOwn = isOwn
        self.acceptance = acceptance
        self.handover = handover
    }

    package init(parsing bytes: [UInt8]) throws(MalformedExchange) {
        let frames = try Frames.decode(bytes, exactly: 7)
        guard let acceptance = try AcceptanceProof(frames: [frames[3], frames[4]]),
            let handover = try AcceptanceProof(frames: [frames[5], frames[6]])
        else { throw .field("proof") }
        header = frames[0]
        body = frames[1]
        isOwn = try Field.bool(frames[2], "own")
        self.acceptance = acceptance
        self.handover = handover
    }

    package var bytes: [UInt8] {
        Frames.encode(
            [header, body, [isOwn ? 1 : 0]] + AcceptanceProof.frames(acceptance)
                + AcceptanceProof.frames(handover))
    }
}
