import Details
import Directory
import Dispatch
import Exchange
import Officer
import PortalClient
import Procedure
import SealedMessage
import Sealing
import Synchronization

/// What the desk does by itself: it looks at the portal, goes on with openings, and reads what was stated (Specification.md §3.3).
extension DeskHouse {
    /// One round; a part that fails is said on the pages, and tried again in the next.
    func lookAround() async {
        guard isOpen else { return }
        do {
            var trouble: DeskTrouble?
            do {
                try await lookAtPortal()
            } catch let error as DeskLocked {
                throw error
            } catch {
                // What was opened here is listed all the same.
                try await readRecords()
                try await tellOutcomes()
                throw error
            }
            for message in book.asked.map(\.message) + book.askedInThreads.values {
                do {
                    try await goOn(with: message, patiently: true)
                } catch let error as DeskLocked {
                    throw error
                } catch {
                    // One message that fails keeps no other, and is tried again in the next round.
                    trouble = settings.explain(error)
                }
            }
            try await readCases()
            if book.trouble != trouble {
                book.trouble = trouble
                book.changed()
            }
        } catch is DeskLocked {
            return
        } catch {
            let trouble = settings.explain(error)
            if book.trouble != trouble {
                book.trouble = trouble
                book.changed()
            }
        }
    }

    /// Directory, keys, calendar, the records and the list of messages.
    private func lookAtPortal() async throws {
        try await use(patiently: true) { try await $0.desk.revisit() }
        // What is opened here is shown whatever the portal answers; and what it refuses after this keeps no outcome from being sent.
        try await readRecords()
        try await sendOutcomes()
        let clock = settings.clock
        let wantsCalendar = !book.knowsCalendar
        let found = try await use(patiently: true) { unlocked -> Look in
            _ = try await unlocked.desk.tendKeys(save: unlocked.save)
            let cosignedAt = try await unlocked.desk.cosignedAt()
            // Read at once: a computer that slept since would seem to be behind.
            let now = clock()
            return Look(
                directory: unlocked.desk.portal.directory, own: unlocked.desk.keyholder,
                now: now, cosignedAt: cosignedAt,
                calendar: wantsCalendar ? try await unlocked.desk.productionCalendar() : nil,
                taxonomy: wantsCalendar ? try await unlocked.desk.taxonomy() : nil,
                portalDuties: try await unlocked.desk.portalFile())
        }
        guard isOpen else { throw DeskLocked() }
        book.directory = found.directory
        book.own = found.own
        book.clockError = found.cosignedAt.map {
            Int64(clamping: found.now) - Int64(clamping: $0)
        }
        if wantsCalendar {
            book.calendar = found.calendar
            if let taxonomy = found.taxonomy {
                book.spheres = taxonomy.spheres
                book.namedSpheres = taxonomy.named
            }
            book.knowsCalendar = true
        }
        book.portalDuties = found.portalDuties
        let entries = try await use(patiently: true) { try await $0.desk.inbox(pursuing: false) }
        guard isOpen else { throw DeskLocked() }
        if book.entries.map(\.key) != entries.map(\.key) { book.changed() }
        book.entries = entries
        book.lookedAt = found.now
        try await tellOutcomes()
    }

    /// Sends outcomes again, one after the other, so that a request of the person's waits for one at most.
    private func sendOutcomes() async throws {
        let begin = ContinuousClock.now
        for id in try await use(patiently: true, { await $0.desk.dueOutcomes() }) {
            guard try await use(patiently: true, { await $0.desk.sendAgain(id) }),
                ContinuousClock.now - begin < settings.interval
            else { return }
        }
    }

    /// What a person has to know of outcomes, by the records, whatever the portal lists.
    private func tellOutcomes() async throws {
        let outcomes = try await use(patiently: true) { try $0.desk.outcomesToTell() }
        guard isOpen else { throw DeskLocked() }
        guard book.outcomes != outcomes else { return }
        book.outcomes = outcomes
        book.changed()
    }

    private struct Look: Sendable {
        let directory: Directory
        let own: Keyholder
        /// This computer's time when the other was told, both UTC seconds.
        let now: UInt64
        let cosignedAt: UInt64?
        let calendar: ProductionCalendar?
        let taxonomy: PortalTaxonomy?
        let portalDuties: PortalFile?
    }

    /// Opens a message as far as trustees have answered; what came of it is in the book.
    @discardableResult
    func goOn(
        with message: ListedMessage, ground: AccessGround = .none, patiently: Bool = false
    ) async throws -> OpeningResult {
        let id = message.messageID
        let result: OpeningResult
        do {
            result = try await use(patiently: patiently) { unlocked in
                let result: OpeningResult
                do {
                    result = try await unlocked.desk.open(
                        message, ground: ground, timeout: .zero)
                } catch {
                    // A message that breaks the format has an outcome, too.
                    _ = try? await unlocked.desk.fileWhatWasSeen(of: message)
                    throw error
                }
                if case .waiting = result { return result }
                _ = try? await unlocked.desk.fileWhatWasSeen(of: message)
                return result
            }
        } catch {
            if !(error is DeskLocked) { try await relist() }
            throw error
        }
        guard isOpen else { throw DeskLocked() }
        switch result {
        case .waiting(let silent, let refused):
            book.waiting[id] = CaseBook.Waiting(
                silent: silent.map(\.text),
                refused: refused.map { .init(trustee: $0.trustee.text, reason: $0.reason) })
            switch book.entries.first(where: { $0.message.messageID == id })?.state {
            case .asked: return result
            case nil:
                book.askedInThreads[id] = message
                return result
            default: break
            }
        case .opened(let message, _):
            book.settled(id)
            try await note(message)
        case .notAddressedOrCover: book.settled(id)
        }
        try await relist()
        return result
    }

    /// Lists the messages again, since one of them stands otherwise now.
    private func relist() async throws {
        let entries = try await use { try await $0.desk.inbox(pursuing: false) }
        guard isOpen else { throw DeskLocked() }
        book.entries = entries
        book.changed()
    }

    /// Looks into every record once after each unlocking: what was opened here is listed before the portal is asked about it.
    private func readRecords() async throws {
        guard book.recordCount == nil else { return }
        let ids = try await use(patiently: true) { try $0.desk.recordedMessages() }
        guard isOpen else { throw DeskLocked() }
        book.recordCount = ids.count
        try await read(ids) { self.book.readCount += $0 }
        book.changed()
    }

    /// Puts what was opened where it belongs; what is there already stays.
    ///
    /// - Parameter progress: told how many more were looked into.
    private func read(_ ids: [MessageID], progress: (Int) -> Void = { _ in }) async throws {
        let calendar = book.calendar
        var rest = ids[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.recordsAtOnce)
            rest = rest.dropFirst(Self.recordsAtOnce)
            let glances = try await use(patiently: true) { unlocked in
                Looked.all(batch, in: unlocked.desk, calendar: calendar)
            }
            guard isOpen else { throw DeskLocked() }
            for looked in glances {
                switch looked.result {
                case .success(let message):
                    if let message { note(message, card: looked.card) }
                case .failure(let error):
                    // A record that does not read is said, and hides no other.
                    book.unreadable[looked.id] = settings.explain(error)
                }
            }
            progress(batch.count)
        }
    }

    /// Asks the portal what was stated: about every report once, then about some in each round.
    private func readCases() async throws {
        // What a handover brought has records by now.
        try await read(
            book.entries.filter { $0.state == .opened && $0.message.kind == .report }
                .map(\.message.messageID).filter {
                    book.cards[$0] == nil && !book.others.contains($0)
                })
        let begin = ContinuousClock.now
        var count = 0
        while count < Self.casesARound || book.askedCount < book.turns.count,
            ContinuousClock.now - begin < settings.interval,
            count < book.turns.count, let report = book.nextTurn()
        {
            await readStatements(of: report, patiently: true)
            guard isOpen else { throw DeskLocked() }
            count += 1
        }
    }

    /// Puts an opened message where it belongs, and asks what was stated about a new report.
    private func note(_ message: OpenedMessage) async throws {
        guard isOpen else { throw DeskLocked() }
        if note(message, card: CaseCard(message)) { await readStatements(of: message.id) }
    }

    /// - Parameter card: the message's; nil for what is no report.
    /// - Returns: whether it is a report that the book did not have, be it a cover.
    @discardableResult
    private func note(_ message: OpenedMessage, card: CaseCard?) -> Bool {
        book.unreadable[message.id] = nil
        guard book.cards[message.id] == nil, !book.others.contains(message.id) else { return false }
        guard let card else {
            book.others.insert(message.id)
            if message.isCover { book.coverCount += 1 }
            return false
        }
        book.enqueue(message.id)
        if message.isCover {
            book.others.insert(message.id)
            book.coverCount += 1
        } else {
            book.cards[message.id] = card
        }
        return true
    }

    /// Reads what was stated about a report; what fails stands beside the case.
    func readStatements(of report: MessageID, patiently: Bool = false) async {
        let calendar = book.calendar
        do {
            let file = try await use(patiently: patiently) {
                try await $0.desk.caseFile(of: report, calendar: calendar)
            }
            if book.cards[report]?.file?.history.count != file.history.count { book.changed() }
            book.cards[report]?.file = file
            book.cards[report]?.trouble = nil
            book.answered.insert(report)
        } catch is DeskLocked {
            return
        } catch {
            book.cards[report]?.trouble = settings.explain(error)
        }
    }

    /// How many reports are asked about again in one round.
    private static let casesARound = 32
    /// After so many records a request that waits comes first.
    private static let recordsAtOnce = 128
}

/// What came of a look into one record.
private struct Looked: Sendable {
    let id: MessageID
    let result: Result<OpenedMessage?, any Error>
    /// Of a report.
    let card: CaseCard?

    /// Looks into some records, on all processors.
    static func all(
        _ ids: ArraySlice<MessageID>, in desk: borrowing Desk, calendar: ProductionCalendar?
    ) -> [Looked] {
        let found = Mutex<[Looked]>([])
        DispatchQueue.concurrentPerform(iterations: ids.count) { offset in
            let looked = Looked(
                at: ids[ids.startIndex + offset], in: desk, calendar: calendar)
            found.withLock { $0.append(looked) }
        }
        return found.withLock { $0 }
    }

    private init(at id: MessageID, in desk: borrowing Desk, calendar: ProductionCalendar?) {
        self.id = id
        do {
            let glance = try desk.glance(at: id, calendar: calendar)
            result = .success(glance?.message)
            card = glance.flatMap { CaseCard($0.message, file: $0.file) }
        } catch {
            result = .failure(error)
            card = nil
        }
    }
}

extension InboxEntry {
    /// What a list shows of it.
    fileprivate var key: Key { Key(id: message.messageID, state: state, clock: clock) }

    fileprivate struct Key: Hashable {
        let id: MessageID
        let state: State
        let clock: Clock?
    }
}
