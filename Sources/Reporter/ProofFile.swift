import Directory
package import Exchange
package import PortalClient
package import SealedMessage
package import SignedNote
import TransparencyLog

/// What shows, offline and years later, that a message was accepted (Specification.md §3).
package struct ProofFile: Sendable {
    package let message: SealedMessage
    package let acceptance: AcceptanceProof
    /// Every version of the directory, and the key notes the message was sealed to.
    package let directory: DirectoryAnswer
    /// The policy under which the proof verifies.
    package let policyText: String
    package let authority: VerifierKey
    /// The gateway's receipt, if the reporter kept it.
    package let receipt: SignedNote?

    /// Makes a proof of what a mailbox holds, and checks it as a stranger will.
    ///
    /// - Throws: `ProofRefused`, in particular `notYetProven` before the message's tick.
    package init(
        _ answer: MailboxMessageAnswer, of id: MessageID, portal: VerifiedPortal,
        receipt: SignedNote?
    ) throws(ProofRefused) {
        let message: SealedMessage
        do {
            message = try SealedMessage(
                header: MessageHeader(parsing: answer.header), body: answer.body)
        } catch {
            throw .message(error)
        }
        guard message.id == id else { throw .otherMessage }
        guard let acceptance = answer.proof else { throw .notYetProven }
        guard let policy = ProofFile.policy(for: acceptance, in: portal.chain) else {
            throw .policy
        }
        self.init(
            message: message, acceptance: acceptance,
            directory: DirectoryAnswer(
                directories: portal.chain.notes, keyNotes: answer.directory.keyNotes),
            policyText: policy.text, authority: portal.chain.authority, receipt: receipt)
        _ = try verified(by: portal.chain.authority)
    }

    /// Reads a file.
    package init(parsing bytes: [UInt8]) throws(MalformedProofFile) {
        guard bytes.count <= ProofFile.maximumByteCount else { throw .tooLong }
        guard bytes.starts(with: ProofFile.magic) else { throw .notAProofFile }
        guard
            let frames = try? Frames.decode(
                Array(bytes.dropFirst(ProofFile.magic.count)), exactly: 7)
        else { throw .frames }
        guard let message = try? SealedMessage(parsing: frames[0]) else { throw .message }
        guard let entry = try? LoggedEntry(parsing: frames[1]) else { throw .entry }
        guard let directory = try? DirectoryAnswer(parsing: frames[3]) else { throw .directory }
        guard let policyText = String(validating: frames[4], as: UTF8.self) else { throw .policy }
        guard let keyText = String(validating: frames[5], as: UTF8.self),
            let authority = try? VerifierKey(parsing: keyText)
        else { throw .authority }
        var receipt: SignedNote?
        if !frames[6].isEmpty {
            guard let note = try? SignedNote(parsing: frames[6]) else { throw .receipt }
            receipt = note
        }
        self.init(
            message: message, acceptance: AcceptanceProof(entry: entry, proof: frames[2]),
            directory: directory, policyText: policyText, authority: authority, receipt: receipt)
    }

    private init(
        message: SealedMessage, acceptance: AcceptanceProof, directory: DirectoryAnswer,
        policyText: String, authority: VerifierKey, receipt: SignedNote?
    ) {
        self.message = message
        self.acceptance = acceptance
        self.directory = directory
        self.policyText = policyText
        self.authority = authority
        self.receipt = receipt
    }

    /// The file.
    package var bytes: [UInt8] {
        ProofFile.magic
            + Frames.encode([
                message.bytes, acceptance.entry.bytes, acceptance.proof, directory.bytes,
                Array(policyText.utf8), Array(authority.text.utf8), receipt?.bytes ?? [],
            ])
    }

    /// The longest file, in bytes: the longest message beside a long chain of directories.
    package static let maximumByteCount = 8 * 1024 * 1024
    private static let magic = Array("senim/proof/v1\n".utf8)
}

/// Thrown for bytes that are no proof file; the part that is malformed.
package enum MalformedProofFile: Error, Equatable {
    case tooLong
    case notAProofFile
    case frames
    case message
    case entry
    case directory
    case policy
    case authority
    case receipt
}
