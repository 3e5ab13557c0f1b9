// `unsafe` here: the capability is copied out of locked pages into a request's body, as the wire asks.
import Directory
import Encoding
package import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets
import SignedNote

/// Reads a mailbox with nothing but the receipt (Specification.md §2).
package struct MailboxReader: ~Copyable, Sendable {
    private let calls: PortalCalls
    private let portal: VerifiedPortal
    private let keys: ReceiptKeys

    package init(
        calls: PortalCalls, portal: VerifiedPortal, receipt: borrowing Receipt
    ) {
        self.calls = calls
        self.portal = portal
        keys = ReceiptKeys(receipt, portal: portal.portal.name)
    }

    /// Fetches all pages and judges each item.
    package borrowing func look() async throws(PortalError) -> MailboxView {
        let items = try await fetch()
        var view = MailboxView()
        for case .own(let header, let bodyDigest, let proof) in items {
            do {
                view.messages.append(
                    try await ownMessage(header, bodyDigest: bodyDigest, proof: proof))
            } catch let error as ItemRefused {
                view.refused.append(error)
            } catch let error as PortalError {
                throw error
            } catch {
                preconditionFailure("nothing else is thrown above")
            }
        }
        var replies = ReplyReader(portal: portal, messages: view.messages)
        for case .reply(let header, let body, let proof) in items {
            do {
                try replies.take(header: header, body: body, proof: proof, keys: keys)
            } catch {
                view.refused.append(.reply(error))
            }
        }
        view.replies = replies.inSequence
        var acts = ActReader(portal: portal, messages: view.messages)
        for case .act(let proof) in items {
            do {
                try acts.take(proof)
            } catch {
                view.refused.append(.act(error))
            }
        }
        view.inquiries = acts.inquiries(refused: &view.refused)
        return view
    }

    /// An own message, whole, with the directory it was sealed to.
    package borrowing func fetchMessage(
        _ id: MessageID
    ) async throws(PortalError) -> MailboxMessageAnswer {
        var request = MailboxMessageRequest(capability: copiedCapability, messageID: id).bytes
        defer { wipe(&request) }
        let bytes = try await calls.post(.mailboxMessage, request)
        do {
            return try MailboxMessageAnswer(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    private borrowing func fetch() async throws(PortalError) -> [MailboxItem] {
        var items: [MailboxItem] = []
        var page: UInt32 = 0
        while true {
            var request = MailboxRequest(capability: copiedCapability, page: page).bytes
            defer { wipe(&request) }
            let answer: MailboxAnswer
            let bytes = try await calls.post(.mailbox, request)
            do {
                answer = try MailboxAnswer(parsing: bytes)
            } catch {
                throw .malformed(error)
            }
            items += answer.items
            page += 1
            guard page < answer.pageCount else { return items }
            guard page < MailboxReader.pageLimit else {
                throw .malformed(.tooMany(most: Int(MailboxReader.pageLimit)))
            }
        }
    }

    private borrowing func ownMessage(
        _ headerBytes: [UInt8], bodyDigest: Digest, proof: AcceptanceProof?
    ) async throws -> OwnMessage {
        let header: MessageHeader
        do {
            header = try MessageHeader(parsing: headerBytes)
        } catch {
            throw ItemRefused.message(error)
        }
        let audience: Audience
        do {
            audience = try keys.replyKey.openOwnPlace(
                of: header, authenticatedBy: keys.audienceKey
            ).audience
        } catch {
            throw ItemRefused.slot(error)
        }
        let id = MessageID(header: header, bodyDigest: bodyDigest)
        return OwnMessage(
            id: id, header: header, audience: audience, set: try await set(of: id, header),
            proof: AcceptanceState(proof, of: id, in: portal.chain), acceptance: proof)
    }

    /// The directory set an own message was sealed to: today's, or the one the gateway gives and its hash confirms.
    private borrowing func set(
        of id: MessageID, _ header: MessageHeader
    ) async throws(PortalError) -> DirectorySet? {
        let hash = header.context.directoryHash
        if portal.set.hash == hash { return portal.set }
        let answer = try await fetchMessage(id)
        return answer.directory.set(within: portal.chain, hash: hash)
    }

    private var copiedCapability: [UInt8] {
        borrowing get { unsafe keys.capability.withUnsafeBytes { unsafe Array($0) } }
    }

    /// More pages than any mailbox has.
    private static let pageLimit: UInt32 = 1000
}

extension DirectoryAnswer {
    /// The set with this hash, when the versions given are the beginning of a verified chain.
    func set(within chain: VerifiedDirectoryChain, hash: Digest) -> DirectorySet? {
        guard let last = directories.last,
            let directory = chain.directory(version: UInt64(directories.count)),
            last.text == directory.text,
            let set = try? VerifiedPortal.set(keyNotes, of: directory), set.hash == hash
        else { return nil }
        return set
    }
}
