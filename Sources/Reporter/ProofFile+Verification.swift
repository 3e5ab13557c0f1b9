import Details
package import Directory
import Encoding
import Exchange
package import PortalClient
package import SealedMessage
package import SignedNote
import TransparencyLog

extension ProofFile {
    /// Checks everything, in the order of Specification.md §3.
    ///
    /// - Parameter authority: the portal's authority as the reader knows it, from elsewhere than this file.
    package func verified(by authority: VerifierKey) throws(ProofRefused) -> ProvenAcceptance {
        guard self.authority == authority else { throw .otherAuthority }
        let chain: VerifiedDirectoryChain
        do {
            chain = try VerifiedPortal.chain(directory.directories, authority: authority)
        } catch {
            throw .directory(error)
        }
        let version = try versionOfMessage(in: chain)
        let later = Array(chain.directories[(Int(version.version) - 1)...])
        let accepted: AcceptedNote
        do {
            accepted = try AcceptedNote.proven(
                by: acceptance, of: message.id, directories: later)
        } catch {
            throw .acceptance(error)
        }
        guard let policy = ProofFile.policy(for: acceptance, in: chain),
            later.contains(where: { $0.publicPolicy == policy }), policy.text == policyText
        else { throw .policy }
        if let receipt {
            do {
                _ = try VerifiedReceipt(receipt, of: message.id, in: later)
            } catch {
                throw .receipt(error)
            }
        }
        return ProvenAcceptance(
            portal: chain.portal, messageID: message.id, tick: accepted.tick,
            index: acceptance.entry.index, hasReceipt: receipt != nil, message: message,
            directory: version)
    }

    /// The newest public policy of the chain under which the proof verifies.
    static func policy(
        for acceptance: AcceptanceProof, in chain: VerifiedDirectoryChain
    ) -> WitnessPolicy? {
        chain.policies.first { (try? ProvenEntry(acceptance, policies: [$0])) != nil }
    }

    /// The version that, with the key notes given, has the hash in the message's context.
    private func versionOfMessage(
        in chain: VerifiedDirectoryChain
    ) throws(ProofRefused) -> Directory {
        let hash = message.context.directoryHash
        let version = chain.directories.first { directory in
            (try? VerifiedPortal.set(self.directory.keyNotes, of: directory))?.hash == hash
        }
        guard let version else { throw .otherDirectory }
        return version
    }
}

/// What a proof file shows.
package struct ProvenAcceptance: Sendable, Equatable {
    package let portal: Portal
    package let messageID: MessageID
    /// UTC seconds by which the message had been accepted.
    package let tick: UInt64
    package let index: UInt64
    package let hasReceipt: Bool
    package let message: SealedMessage
    /// The version that the message was sealed to.
    package let directory: Directory
}

/// Why a proof shows nothing.
package enum ProofRefused: Error, Equatable {
    case message(MalformedMessage)
    /// The gateway gave another message than the one asked for.
    case otherMessage
    /// The message's tick has no public checkpoint yet.
    case notYetProven
    /// The file is of another authority than the reader's.
    case otherAuthority
    case directory(PortalError)
    /// No version of the directory has the hash that stands in the message.
    case otherDirectory
    case acceptance(AcceptanceRefused)
    /// The policy in the file is not one of the directory's, or not the one that holds.
    case policy
    case receipt(ReceiptRefused)
}
