package import Details
package import Directory
import Encoding
import Exchange
package import PortalClient
package import SealedMessage
import Sealing
import Secrets
import SignedNote
package import TransparencyLog

/// One act about a message, as the log has it: who asked, who released, who refused.
package struct HistoryEntry: Sendable {
    /// What was done, and by whom.
    package enum Act: Sendable {
        case asked(Keyholder, action: AccessAction, statement: StatementHash)
        case released(DirectoryTrustee, statement: StatementHash)
        case refused(DirectoryTrustee, RefusalReason, statement: StatementHash)
        case handedOver(Keyholder, to: Keyholder, handover: MessageID)
    }

    package let index: UInt64
    /// The day on its leaf.
    package let day: AlmatyDay
    /// When it was signed, UTC seconds.
    package let time: UInt64
    package let act: Act
    /// Whether it was proven to stand in the public tree; false before the next tick.
    package let isPublic: Bool
}

/// Why an entry that the gateway gave does not hold.
package enum HistoryRefused: Error, Equatable {
    case entry(EntryRefused)
    /// Another kind of entry, or another message's.
    case otherDetail
    case unknownSigner
    case notSigned
    case notIncluded(ProofRefused)
}

extension Desk {
    /// Who asked for a message and who opened it, each entry with its signature and, once public, its proof.
    ///
    /// Of a message that was not opened here, only the own statements and the answers to them: the gateway shows the
    /// others' to nobody without T.
    ///
    /// - Returns: the entries that hold, and the reasons of those that do not.
    package borrowing func history(
        of message: MessageID
    ) async throws(DeskFailed) -> (entries: [HistoryEntry], refused: [HistoryRefused]) {
        let logged: [LoggedEntry]
        do {
            logged = try await acts(about: message, thread: threadCapability(of: message))
        } catch {
            throw .portal(error)
        }
        let published = try? await visit.publicCheckpoint(of: portal)
        var cache = TileCache()
        var entries: [HistoryEntry] = []
        var refused: [HistoryRefused] = []
        for logged in logged {
            do {
                var entry = try HistoryEntry(logged, about: message, chain: portal.chain)
                if let published, logged.index < published.checkpoint.size {
                    let proof = try await visit.inclusionProof(
                        ofEntry: logged.index, in: published, cache: &cache)
                    entry = try entry.proven(logged, by: proof, in: published)
                }
                entries.append(entry)
            } catch let error as HistoryRefused {
                refused.append(error)
            } catch let error as PortalError {
                throw .portal(error)
            } catch {
                preconditionFailure("nothing else is thrown above")
            }
        }
        return (entries, refused)
    }

    /// All acts about a message that the gateway shows, page by page.
    borrowing func acts(
        about message: MessageID, thread: [UInt8]?
    ) async throws(PortalError) -> [LoggedEntry] {
        var entries: [LoggedEntry] = []
        while true {
            let next = entries.last.map { $0.index + 1 } ?? 0
            let request = ActsRequest(message: message, thread: thread, first: next)
            let answer: ActsAnswer
            let bytes = try await caller.post(.acts, request.bytes)
            do throws(MalformedExchange) {
                answer = try ActsAnswer(parsing: bytes)
            } catch {
                throw .malformed(error)
            }
            guard answer.entries.allSatisfy({ $0.index >= next && $0.index < .max }) else {
                throw .malformed(.field("index"))
            }
            entries += answer.entries
            guard answer.entries.count == ActsAnswer.most, entries.count < Desk.mostActs else {
                return entries
            }
        }
    }

    /// More acts about one message than 64 keyholders and 16 trustees can make.
    private static let mostActs = 16_384

    /// T of a message's thread; nil when its report was not opened here.
    private borrowing func threadCapability(of message: MessageID) -> [UInt8]? {
        guard case .opened(let opened, _)? = try? read(message) else { return nil }
        return conversation(opened.payload.place?.conversation ?? message)?.threadCapability
    }
}

extension HistoryEntry {
    /// Opens the leaf and checks whose act it is.
    init(
        _ logged: LoggedEntry, about message: MessageID, chain: VerifiedDirectoryChain
    ) throws(HistoryRefused) {
        let entry: OpenedEntry
        do {
            entry = try OpenedEntry(logged)
        } catch {
            throw .entry(error)
        }
        index = entry.index
        day = entry.leaf.day
        isPublic = false
        let directories = Array(chain.directories.reversed())
        switch entry.detail {
        case .access(let statement):
            guard statement.portal == chain.portal, statement.messageID == message else {
                throw .otherDetail
            }
            let keyholder = try HistoryEntry.signer(
                of: entry.note, among: directories.compactMap { $0.keyholder(statement.keyholder) },
                key: \.identityKey)
            act = .asked(keyholder, action: statement.action, statement: statement.hash)
            time = statement.time
        case .release(let note):
            guard note.portal == chain.portal, note.messageID == message else {
                throw .otherDetail
            }
            let trustee = try HistoryEntry.signer(
                of: entry.note, among: directories.compactMap { $0.trustee(note.trustee) },
                key: \.noteKey)
            act = .released(trustee, statement: note.statement)
            time = note.time
        case .refusal(let note):
            guard note.portal == chain.portal, note.messageID == message else {
                throw .otherDetail
            }
            let trustee = try HistoryEntry.signer(
                of: entry.note, among: directories.compactMap { $0.trustee(note.trustee) },
                key: \.noteKey)
            act = .refused(trustee, note.reason, statement: note.statement)
            time = note.time
        case .handover(let note):
            guard note.portal == chain.portal, note.messages.first == message else {
                throw .otherDetail
            }
            do {
                let handover = try VerifiedHandover(entry, chain: chain)
                act = .handedOver(
                    handover.author, to: handover.successor, handover: note.handoverID)
            } catch .notSigned {
                throw .notSigned
            } catch .unknownKeyholder {
                throw .unknownSigner
            } catch {
                throw .otherDetail
            }
            time = note.time
        default: throw .otherDetail
        }
    }

    private init(_ entry: HistoryEntry, isPublic: Bool) {
        index = entry.index
        day = entry.day
        time = entry.time
        act = entry.act
        self.isPublic = isPublic
    }

    /// The same entry, found in the public tree.
    fileprivate func proven(
        _ logged: LoggedEntry, by proof: InclusionProof, in checkpoint: VerifiedCheckpoint
    ) throws(HistoryRefused) -> HistoryEntry {
        do {
            try proof.verify(leafHash: MerkleHash.leaf(logged.leaf), in: checkpoint)
        } catch {
            throw .notIncluded(error)
        }
        return HistoryEntry(self, isPublic: true)
    }

    private static func signer<Member>(
        of note: SignedNote, among members: [Member], key: KeyPath<Member, VerifierKey>
    ) throws(HistoryRefused) -> Member {
        guard !members.isEmpty else { throw .unknownSigner }
        guard let member = members.first(where: { note.isSigned(by: $0[keyPath: key]) }) else {
            throw .notSigned
        }
        return member
    }
}
