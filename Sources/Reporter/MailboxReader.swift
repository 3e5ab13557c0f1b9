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
    private let generation: ReceiptGeneration
    private let patience: Patience

    /// - Parameter patience: for how long a broken connection is waited out where an answer stands for itself.
    package init(
        calls: PortalCalls, portal: VerifiedPortal, receipt: borrowing Receipt,
        patience: Patience = Patience(limit: SubmissionCalls.briefly)
    ) {
        self.calls = calls
        self.portal = portal
        self.patience = patience
        generation = ReceiptGeneration(receipt, portal: portal.portal.name)
    }

    /// Fetches all pages and judges each item.
    package borrowing func look() async throws(PortalError) -> MailboxView {
        let (items, isCut) = try await fetch()
        var view = MailboxView()
        view.isCut = isCut
        let generations = try await readOwn(items, into: &view)
        var acts = ActReader(portal: portal, messages: view.messages)
        for case .act(let proof) in items {
            do {
                try acts.take(proof)
            } catch {
                view.refuse(.act(proof), .act(error))
            }
        }
        var unmatched: [ItemRefused] = []
        view.inquiries = acts.inquiries(refused: &unmatched)
        view.refuse(unmatched)
        view.handovers = acts.reportedHandovers
        view.standings = view.messages.filter { $0.role == .report && $0.set != nil }.map {
            CaseStanding(of: $0, handovers: view.handovers, in: portal)
        }
        var replies = ReplyReader(
            portal: portal, messages: view.messages, generations: generations, acts: acts)
        for case .reply(let header, let body, let proof) in items {
            do {
                try replies.take(header: header, body: body, proof: proof)
            } catch .audienceUnknown where view.isDirectoryLate {
                view.uncheckedReplyCount += 1
            } catch {
                view.refuse(.reply(header: header, body: body, proof: proof), .reply(error))
            }
        }
        view.replies = replies.inSequence
        return view
    }

    /// Closes the mailbox: nobody reads it again, with this receipt or any other (Specification.md §7).
    package borrowing func close() async throws(PortalError) {
        var request = MailboxClosing(capability: generation.keys.copiedCapability).bytes
        defer { wipe(&request) }
        var mayBeClosed = false
        _ = try await patience.ask { _ throws(PortalError) in
            do throws(PortalError) {
                return try await calls.post(.mailboxClose, request)
            } catch .problem(.notFound, _) where mayBeClosed {
                return []
            } catch {
                mayBeClosed = mayBeClosed || error.leavesArrivalUnknown
                throw error
            }
        }
    }

    /// Looks at the newest page and judges nothing: whether there is anything to read again (Specification.md §2.11).
    ///
    /// - Parameter page: the one that was the newest before; as long as it still is, one request is all.
    package borrowing func newest(
        from page: UInt32 = 0
    ) async throws(PortalError) -> MailboxGlance {
        var page = page
        for _ in 0..<MailboxReader.mostReadings {
            let answer = try await fetch(page: page)
            let last = max(1, min(answer.pageCount, MailboxReader.pageLimit)) - 1
            if page == last { return MailboxGlance(answer, at: page) }
            page = last
        }
        throw .problem(.busy, retryAfterSeconds: nil)
    }

    /// Judges the own messages, in the mailbox's order.
    ///
    /// - Returns: the receipt at hand, and those that it replaced.
    private borrowing func readOwn(
        _ items: [MailboxItem], into view: inout MailboxView
    ) async throws(PortalError) -> [ReceiptGeneration] {
        var headers: [Int: MessageHeader] = [:]
        for (position, item) in items.enumerated() {
            guard case .own(let bytes, _, _) = item else { continue }
            do {
                headers[position] = try MessageHeader(parsing: bytes)
            } catch {
                view.refuse(item, .message(error))
            }
        }
        let reader = OwnHeaderReader(headers, with: generation, portal: portal.portal.name)
        // One request for each directory, however many messages were sealed to it.
        var sets: [Digest: DirectorySet?] = [portal.set.hash: portal.set]
        for (position, item) in items.enumerated() {
            guard case .own(_, let bodyDigest, let proof) = item, let header = headers[position]
            else { continue }
            if let opened = reader.opened[position] {
                let id = MessageID(header: header, bodyDigest: bodyDigest)
                let hash = header.context.directoryHash
                if sets[hash] == nil {
                    sets[hash] = .some(await fetchSet(hash, by: id, noting: &view))
                }
                view.messages.append(
                    ownMessage(id, header, opened, set: sets[hash] ?? nil, proof: proof))
            } else if let refusal = reader.refused[position] {
                view.refuse(item, .slot(refusal))
            }
        }
        return reader.generations
    }

    /// The directory and keys that an own message was sealed to; that they are late is noted.
    private borrowing func fetchSet(
        _ hash: Digest, by id: MessageID, noting view: inout MailboxView
    ) async -> DirectorySet? {
        // Who does not answer for one does not for the next.
        guard !view.isDirectoryLate else { return nil }
        do throws(PortalError) {
            return try await fetchMessage(id).directory.set(within: portal.chain, hash: hash)
        } catch {
            view.isDirectoryLate = error.isPassing
            return nil
        }
    }

    /// An own message, whole, with the directory it was sealed to.
    package borrowing func fetchMessage(
        _ id: MessageID
    ) async throws(PortalError) -> MailboxMessageAnswer {
        var request = MailboxMessageRequest(
            capability: generation.keys.copiedCapability, messageID: id
        ).bytes
        defer { wipe(&request) }
        let bytes = try await patience.ask { _ throws(PortalError) in
            try await calls.post(.mailboxMessage, request)
        }
        do {
            return try MailboxMessageAnswer(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    /// All pages, the oldest first, as far as the client reads on (Specification.md §2.8).
    private borrowing func fetch() async throws(PortalError) -> ([MailboxItem], isCut: Bool) {
        for _ in 0..<MailboxReader.mostReadings {
            if let pages = try await fetchOneListing() { return pages }
        }
        throw .problem(.busy, retryAfterSeconds: nil)
    }

    /// - Returns: nil when the pages were divided otherwise in between.
    private borrowing func fetchOneListing() async throws(PortalError)
        -> ([MailboxItem], isCut: Bool)?
    {
        let first = try await fetch(page: 0)
        var items = first.items
        var (page, pageCount): (UInt32, UInt32) = (1, first.pageCount)
        while page < pageCount {
            guard page < MailboxReader.pageLimit else { return (items, isCut: true) }
            let answer = try await fetch(page: page)
            guard answer.listing == first.listing else { return nil }
            items += answer.items
            (page, pageCount) = (page + 1, answer.pageCount)
        }
        return (items, isCut: false)
    }

    private borrowing func fetch(page: UInt32) async throws(PortalError) -> MailboxAnswer {
        var request = MailboxRequest(
            capability: generation.keys.copiedCapability, page: page
        ).bytes
        defer { wipe(&request) }
        let bytes = try await calls.post(.mailbox, request)
        do {
            return try MailboxAnswer(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    private borrowing func ownMessage(
        _ id: MessageID, _ header: MessageHeader, _ opened: OwnHeaderReader.Opened,
        set: DirectorySet?, proof: AcceptanceProof?
    ) -> OwnMessage {
        let role: OwnMessage.Role =
            if header.context.kind == .identity {
                .identity
            } else if opened.sequence == 0 {
                .report
            } else {
                opened.isRekey ? .rekey : .followUp
            }
        return OwnMessage(
            id: id, header: header, role: role, audience: opened.audience,
            sequence: opened.sequence, set: set,
            proof: AcceptanceState(proof, of: id, in: portal.chain), acceptance: proof,
            generation: opened.generation)
    }

    /// More pages than a mailbox has that nobody floods.
    private static let pageLimit: UInt32 = 500
    private static let mostReadings = 5
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
