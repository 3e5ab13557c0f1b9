import Details
import Directory
import Encoding
import Exchange
import Foundation
import Officer
import Procedure
import SealedMessage
import Sealing
import Secrets

/// What the pages show without asking the portal: messages, cases, and how the last look went.
struct CaseBook: Sendable {
    var directory: Directory?
    var own: Keyholder?
    /// Every message of the inbox, in log order.
    var entries: [InboxEntry] = []
    /// Outcomes that are missing, or in whose place another stands, by the records.
    var outcomes: [OutcomeToTell] = []
    /// The cases that were opened here, covers left out.
    var cards: [MessageID: CaseCard] = [:]
    /// Follow-ups, changes of receipts, handovers and covers: opened, and no cases of their own.
    var others: Set<MessageID> = []
    /// Opened messages whose records do not read, and why.
    var unreadable: [MessageID: DeskTrouble] = [:]
    /// Whose shares are awaited.
    var waiting: [MessageID: Waiting] = [:]
    /// Replies and notes, which no inbox lists, whose shares are awaited.
    var askedInThreads: [MessageID: ListedMessage] = [:]
    /// The picture on the page that was shown last.
    var picture: Picture?
    var calendar: ProductionCalendar?
    /// Pages that were not sent yet, the oldest first.
    private var onces: [String] = []
    /// The spheres that the portal shows.
    var spheres = Procedure.Sphere.all
    /// Those that have a label, hidden ones too.
    var namedSpheres = Procedure.Sphere.all
    /// What the commissioner owes for the portal (D14, D15).
    var portalDuties: PortalFile?
    /// Whether the portal was asked for its calendar.
    var knowsCalendar = false
    /// Why the last look at the portal failed.
    var trouble: DeskTrouble?
    /// How far this computer's clock is from the cosignatures, in seconds; nil while unknown.
    var clockError: Int64?
    /// UTC seconds of the last look.
    var lookedAt: UInt64?
    /// Grows with every change that a page would show.
    private(set) var version = 0

    init(directory: Directory? = nil, own: Keyholder? = nil) {
        self.directory = directory
        self.own = own
    }

    mutating func changed() { version += 1 }

    /// A word for one page: what it sends is taken once.
    mutating func issueOnce() -> String {
        let once = Hex.encode(randomBytes(16))
        onces.append(once)
        if onces.count > CaseBook.mostOnces { onces.removeFirst() }
        return once
    }

    /// Whether the word is one of a page that was not sent yet.
    mutating func spend(_ once: String?) -> Bool {
        guard let once, let index = onces.firstIndex(of: once) else { return false }
        onces.remove(at: index)
        return true
    }

    /// Trustees have answered about a message.
    mutating func settled(_ id: MessageID) {
        waiting[id] = nil
        askedInThreads[id] = nil
    }

    /// Trustees who have not answered, and those who refused.
    struct Waiting: Sendable, Hashable {
        let silent: [String]
        let refused: [Refusal]

        struct Refusal: Sendable, Hashable {
            let trustee: String
            let reason: RefusalReason
        }
    }

    /// A clock that is more than an hour behind what others have signed is wrong, and computes no time limits (Specification.md §5.4).
    var isClockWrong: Bool { clockError.map { $0 < -CaseBook.tolerance } ?? false }
    /// Nobody has cosigned for more than an hour, or this clock is ahead: that cannot be told apart.
    var isLongUncosigned: Bool { clockError.map { $0 > CaseBook.tolerance } ?? false }

    /// How many records there are, once they are being read.
    var recordCount: Int?
    /// How many of them were looked into since the desk was opened.
    var readCount = 0
    /// Whether every record was.
    var areRecordsRead: Bool { recordCount.map { readCount >= $0 } ?? false }
    /// Reports about which the portal is asked, in the order of asking: chance puts it together, so that it tells the gateway nothing of
    /// what the reports are, covers among them.
    private(set) var turns: [MessageID] = []
    /// Reports about which the portal has answered since the desk was opened.
    var answered: Set<MessageID> = []
    /// How many reports the portal was asked about since the desk was opened, whatever it answered.
    private(set) var askedCount = 0

    /// Of how many cases the portal has said what was stated, since the desk was opened.
    var answeredCount: Int { cards.keys.count(where: answered.contains) }
    /// Whether everything that may be due is known.
    var isComplete: Bool {
        lookedAt != nil && areRecordsRead && unreadable.isEmpty
            && cards.values.allSatisfy {
                $0.file != nil && $0.trouble == nil && answered.contains($0.id)
            }
    }

    /// Lets a report wait for its turn, somewhere among those that wait.
    mutating func enqueue(_ report: MessageID) {
        turns.append(report)
        turns.swapAt(Int.random(in: turns.indices), turns.count - 1)
    }

    /// The report whose turn it is goes to the end.
    mutating func nextTurn() -> MessageID? {
        guard !turns.isEmpty else { return nil }
        let report = turns.removeFirst()
        turns.append(report)
        askedCount += 1
        return report
    }

    /// Reports to be opened, the oldest first.
    var unopened: [InboxEntry] { entries.filter { $0.state == .new && $0.message.kind == .report } }
    var asked: [InboxEntry] { entries.filter { $0.state == .asked } }
    /// What cannot be opened, covers included.
    var calmCount: Int {
        entries.count { $0.state == .notAddressedOrCover } + coverCount
    }

    /// Opened covers.
    var coverCount = 0

    /// What is due in all cases, reckoned anew each minute and whenever a case changes.
    mutating func dueItems(at now: UInt64) -> [DueList.Item] {
        guard !isClockWrong else { return [] }
        let key = [now / 60, UInt64(version), UInt64(cards.count)]
        if let reckoned, reckoned.key == key { return reckoned.items }
        let items =
            cards.values.flatMap { card in
                (card.file?.duties(at: now) ?? []).map {
                    DueList.Item(caseID: card.id.hex, duty: $0)
                }
            }
            + (portalDuties.map { Procedure.duties(of: $0.history.state, at: now) } ?? []).map {
                DueList.Item(caseID: "", duty: $0)
            }
        let due = DueList(items).items
        reckoned = (key, due)
        return due
    }

    private var reckoned: (key: [UInt64], items: [DueList.Item])?

    /// The cases, the newest first, whose words or number contain all of these.
    func search(_ text: String) -> [CaseCard] {
        let words = CaseCard.searchable(text).split(whereSeparator: \.isWhitespace)
            .map { (bytes: Array($0.utf8), text: $0) }
        return cards.values.filter { card in
            words.allSatisfy {
                card.finds($0.bytes) || card.id.hex.hasPrefix($0.text)
            }
        }.sorted { ($0.tick, $0.id) > ($1.tick, $1.id) }
    }

    private static let tolerance = Int64(Desk.clockTolerance)
    private static let mostOnces = 256
}

/// One case as lists show it.
struct CaseCard: Sendable {
    let id: MessageID
    /// UTC seconds of its deemed receipt.
    let tick: UInt64
    let kindCode: String
    /// The first words of what happened.
    let preview: String
    /// What a search looks through, as `searchable` makes it, in UTF-8; long reports are cut.
    let searchText: [UInt8]
    var file: CaseFile?
    var trouble: DeskTrouble?
    /// - Returns: nil for what is no report.
    init?(_ message: OpenedMessage, file: CaseFile? = nil) {
        guard case .report(let report) = message.payload else { return nil }
        self.file = file
        id = message.id
        tick = message.tick
        kindCode = report.kind.code
        // Cut by code points: a letter may carry marks without end.
        let beginning = String(report.what.unicodeScalars.prefix(CaseCard.searchLength))
        preview = String(
            beginning.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .unicodeScalars.prefix(CaseCard.previewLength))
        let text = [beginning, report.who, report.place, report.when].joined(separator: "\n")
        searchText = Array(
            CaseCard.searchable(String(text.unicodeScalars.prefix(CaseCard.searchLength))).utf8)
    }

    /// Whether the words of the case hold these, spelt by `searchable`.
    func finds(_ word: [UInt8]) -> Bool {
        guard let last = word.last else { return true }
        // The last byte differs more often than the first, which many letters share.
        var end = word.count - 1
        while end < searchText.count {
            if searchText[end] == last, searchText[(end + 1 - word.count)...end] == word[...] {
                return true
            }
            end += 1
        }
        return false
    }

    /// One spelling for small and capital letters, and for letters that are written in several ways.
    static func searchable(_ text: String) -> String {
        text.lowercased().precomposedStringWithCanonicalMapping
    }

    /// As people say it: the first digits of the id.
    var short: String { String(id.hex.prefix(8)) }

    /// In code points.
    private static let previewLength = 120
    private static let searchLength = 4_096
}
