import Details
import Directory
import Exchange
import Officer
import PortalClient
import Procedure
import SealedMessage
import Sealing

/// What the desk does by itself: it looks at the portal, goes on with openings, and reads what was stated (Specification.md §3.3).
extension DeskHouse {
    /// One round; a part that fails is said on the pages, and tried again in the next.
    func lookAround() async {
        guard isOpen else { return }
        do {
            var trouble: DeskTrouble?
            try await lookAtPortal()
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

    /// Directory, keys, calendar and the list of messages.
    private func lookAtPortal() async throws {
        let now = settings.clock()
        let wantsCalendar = !book.knowsCalendar
        let found = try await use(patiently: true) { unlocked -> Look in
            try await unlocked.desk.revisit()
            _ = try await unlocked.desk.tendKeys(save: unlocked.save)
            return Look(
                directory: unlocked.desk.portal.directory, own: unlocked.desk.keyholder,
                cosignedAt: try await unlocked.desk.cosignedAt(),
                entries: try await unlocked.desk.inbox(),
                calendar: wantsCalendar ? try await unlocked.desk.productionCalendar() : nil,
                taxonomy: wantsCalendar ? try await unlocked.desk.taxonomy() : nil,
                portalDuties: try await unlocked.desk.portalFile())
        }
        guard isOpen else { throw DeskLocked() }
        book.directory = found.directory
        book.own = found.own
        book.clockError = found.cosignedAt.map { Int64(clamping: now) - Int64(clamping: $0) }
        if wantsCalendar {
            book.calendar = found.calendar
            if let taxonomy = found.taxonomy {
                book.spheres = taxonomy.spheres
                book.namedSpheres = taxonomy.named
            }
            book.knowsCalendar = true
        }
        if book.entries.map(\.key) != found.entries.map(\.key) { book.changed() }
        book.entries = found.entries
        book.portalDuties = found.portalDuties
        book.lookedAt = now
    }

    private struct Look: Sendable {
        let directory: Directory
        let own: Keyholder
        let cosignedAt: UInt64?
        let entries: [InboxEntry]
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
        let entries = try await use { try await $0.desk.inbox() }
        guard isOpen else { throw DeskLocked() }
        book.entries = entries
        book.changed()
    }

    /// Reads what was opened here and is not in the book, and again what was read longest ago.
    private func readCases() async throws {
        let opened = book.entries.filter { $0.state == .opened && $0.message.kind == .report }
        for entry in opened {
            let id = entry.message.messageID
            guard book.cards[id] == nil, !book.others.contains(id) else { continue }
            do {
                let found = try await use(patiently: true) { try $0.desk.read(id) }
                guard case .opened(let message, _)? = found else { continue }
                try await note(message, patiently: true)
            } catch let error as DeskLocked {
                throw error
            } catch {
                // A record that does not read is said, and hides no other.
                book.unreadable[id] = settings.explain(error)
            }
        }
        let oldest = book.cards.values.sorted { ($0.readAt, $0.id.hex) < ($1.readAt, $1.id.hex) }
        for card in oldest.prefix(DeskHouse.casesARound) {
            await readStatements(of: card.id, patiently: true)
        }
    }

    /// Puts an opened message where it belongs.
    private func note(_ message: OpenedMessage, patiently: Bool = false) async throws {
        guard isOpen else { throw DeskLocked() }
        book.unreadable[message.id] = nil
        guard case .report(let report) = message.payload, !message.isCover else {
            if book.others.insert(message.id).inserted, message.isCover { book.coverCount += 1 }
            return
        }
        guard book.cards[message.id] == nil else { return }
        book.cards[message.id] = CaseCard(report, of: message)
        await readStatements(of: message.id, patiently: patiently)
    }

    /// Reads what was stated about a case; what fails stands beside the case.
    func readStatements(of report: MessageID, patiently: Bool = false) async {
        let calendar = book.calendar
        do {
            let file = try await use(patiently: patiently) {
                try await $0.desk.caseFile(of: report, calendar: calendar)
            }
            if book.cards[report]?.file?.history.count != file.history.count { book.changed() }
            book.cards[report]?.file = file
            book.cards[report]?.trouble = nil
        } catch is DeskLocked {
            return
        } catch {
            book.cards[report]?.trouble = settings.explain(error)
        }
        book.cards[report]?.readAt = settings.clock()
    }

    /// How many cases are read again in one round.
    private static let casesARound = 16
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
