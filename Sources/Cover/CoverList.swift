package import Directory
import Encoding
import Exchange
package import SealedMessage
package import SignedNote

/// The messages that a cover client sent or may have sent, signed, for trustees alone (Specification.md §4).
///
/// Who reads it knows of each of them that nobody wrote it; of the others, that somebody may have.
package struct CoverList: Sendable {
    package let portal: Portal
    /// UTC seconds.
    package let time: UInt64
    /// Messages of kind 1, in the order of their bytes, each once.
    package let messages: [MessageID]
    /// The note, and the ids it hashes.
    package let bytes: [UInt8]

    /// Signs a list.
    ///
    /// - Parameter messages: in the order of their bytes, each once.
    package init(
        _ messages: [MessageID], portal: Portal, time: UInt64, signer: borrowing NoteSigner
    ) {
        self.portal = portal
        self.time = time
        self.messages = messages
        let content = messages.flatMap(\.bytes)
        let text = NoteLines.text([
            CoverList.type, portal.name, String(time), String(messages.count),
            Digest(hashing: content).hex,
        ])
        guard let note = try? signer.sign(text) else {
            preconditionFailure("our own lines are UTF-8 without control characters")
        }
        bytes = Frames.encode([note.bytes, content])
    }

    /// Reads a list and checks that the cover client of a directory signed exactly this.
    package init(
        verifying bytes: [UInt8], by key: VerifierKey
    ) throws(CoverListRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 2)
            let note = try SignedNote(parsing: frames[0])
            var lines = try NoteLines(note.text, type: CoverList.type)
            portal = try lines.portal()
            time = try lines.number("time")
            let count = try lines.number("count", to: CoverList.mostMessages)
            let digest = try lines.digest("digest")
            try lines.finish()
            guard digest == Digest(hashing: frames[1]),
                frames[1].count == Int(count) * Digest.byteCount
            else { throw CoverListRefused.malformed }
            var reader = ByteReader(frames[1])
            var messages: [MessageID] = []
            while reader.remainingByteCount > 0 {
                let id = MessageID(try reader.digest())
                if let last = messages.last, last.digest >= id.digest {
                    throw CoverListRefused.malformed
                }
                messages.append(id)
            }
            guard note.signatures.count == 1, note.isSigned(by: key) else {
                throw CoverListRefused.notSigned
            }
            self.messages = messages
            self.bytes = bytes
        } catch let error as CoverListRefused {
            throw error
        } catch {
            throw .malformed
        }
    }

    /// 128 MiB of ids.
    package static let mostByteCount = 128 * 1024 * 1024 + 4096
    private static let mostMessages: UInt64 = 4_000_000
    private static let type = "senim/cover-list/v1"
}

/// Why a file is no list of the portal's cover client.
package enum CoverListRefused: Error, Equatable {
    case malformed
    case notSigned
}
