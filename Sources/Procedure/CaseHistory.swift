/// What keyholders stated about a case, replayed in the order of the log (Specification.md §6).
///
/// A desk and an auditor who have the same statements have the same history.
package struct CaseHistory: Sendable, Hashable {
    /// A statement as the log has it.
    package struct Entry: Sendable, Hashable {
        /// The log index of its note.
        package let index: UInt64
        package let keyholder: String
        /// When it was signed, UTC seconds.
        package let time: UInt64
        package let text: String

        package init(index: UInt64, keyholder: String, time: UInt64, text: String) {
            self.index = index
            self.keyholder = keyholder
            self.time = time
            self.text = text
        }
    }

    /// A statement that counts.
    package struct Accepted: Sendable, Hashable {
        package let entry: Entry
        package let statement: CaseStatement
    }

    /// A statement that counts as not made.
    package struct Refused: Sendable, Hashable {
        /// Why.
        package enum Reason: Sendable, Hashable {
            case malformed
            /// Its author does not know the case's tag, and so cannot read the report; or states about another case.
            case otherCase
            case illegal(IllegalTransition)
        }

        package let entry: Entry
        package let reason: Reason
    }

    package let tag: CaseTag?
    /// The case as the statements left it.
    package let state: CaseState
    package let accepted: [Accepted]
    package let refused: [Refused]
    /// Log indices of statements whose authors had not seen all that stood before: it crossed theirs, or was withheld from them.
    package let crossed: [UInt64]
    /// How many statements of the case there are, those included that do not count.
    package let count: Int

    /// Applies every statement that the case allows when its turn comes; the others change nothing.
    ///
    /// - Parameters:
    ///   - receivedAt: the deemed receipt (P8), UTC seconds.
    ///   - tag: of which case; nil for one about which nobody stated anything that reads.
    ///   - entries: in any order; they are taken by their index.
    package init(receivedAt: UInt64, tag: CaseTag?, entries: [Entry]) {
        var crossed: [UInt64] = []
        var count = 0
        var state = CaseState(receivedAt: receivedAt)
        var accepted: [Accepted] = []
        var refused: [Refused] = []
        for entry in entries.sorted(by: { $0.index < $1.index }) {
            guard let placed = try? PlacedStatement(parsing: entry.text) else {
                refused.append(Refused(entry: entry, reason: .malformed))
                continue
            }
            guard placed.tag == tag else {
                refused.append(Refused(entry: entry, reason: .otherCase))
                continue
            }
            if placed.seenCount < count { crossed.append(entry.index) }
            count += 1
            do throws(IllegalTransition) {
                try state.apply(placed.statement, by: entry.keyholder, at: entry.time)
                accepted.append(Accepted(entry: entry, statement: placed.statement))
            } catch {
                refused.append(Refused(entry: entry, reason: .illegal(error)))
            }
        }
        self.tag = tag
        self.crossed = crossed
        self.count = count
        self.state = state
        self.accepted = accepted
        self.refused = refused
    }

    /// One history for each tag that stands in statements about a message, the longest first; one without a tag when there is none.
    ///
    /// Whoever has no key cannot tell which tag is true: more than one means that somebody stated about a report that they cannot read.
    package static func all(receivedAt: UInt64, entries: [Entry]) -> [CaseHistory] {
        let tags = Set(entries.compactMap { try? PlacedStatement(parsing: $0.text).tag })
        guard !tags.isEmpty else {
            return [CaseHistory(receivedAt: receivedAt, tag: nil, entries: entries)]
        }
        return tags.map { tag in
            CaseHistory(receivedAt: receivedAt, tag: tag, entries: entries)
        }.sorted { one, other in
            (other.count, one.tag?.hex ?? "") < (one.count, other.tag?.hex ?? "")
        }
    }

    /// The log indices of the statements that a duty's judgement rests on, newest last.
    package func entries(of duty: DutyID) -> [UInt64] {
        statements(of: duty).map(\.entry.index)
    }

    /// When it was first stated that a duty was done when it was, UTC seconds; nil for one that is not done.
    package func firstStated(_ duty: Duty) -> UInt64? {
        guard case .done(let moment, _, _) = duty.status else { return nil }
        return statements(of: duty.id).filter { $0.statement.moment == moment }
            .map(\.entry.time).min()
    }

    /// The classifications that count with spheres that a portal does not show.
    package func unknownSpheres(
        in taxonomy: PortalTaxonomy
    ) -> [(index: UInt64, spheres: [SphereID])] {
        accepted.compactMap { accepted in
            guard case .classified(let classification, _) = accepted.statement else { return nil }
            let unknown = taxonomy.unknown(of: classification)
            return unknown.isEmpty ? nil : (accepted.entry.index, unknown)
        }
    }

    private func statements(of duty: DutyID) -> [Accepted] {
        accepted.filter { $0.statement.duties.contains(duty) }
    }
}

extension CaseStatement {
    /// When what is stated was done; nil for what has no such time.
    fileprivate var moment: Moment? {
        switch self {
        case .done(let act): act.moment
        case .agreement(let agreement): .instant(agreement.at)
        default: nil
        }
    }

    /// The duties whose judgement the statement changes.
    package var duties: Set<DutyID> {
        switch self {
        case .done(let act): act.act.duties
        case .agreement(let agreement): [agreement.purpose == .application ? .d1 : .d9a]
        case .sitting: [.d7, .d8]
        case .appealNotice: [.d9, .d9a]
        case .breach, .proceedingsClosed, .pauseBegan, .pauseEnded: [.d11]
        case .received: [.d1, .d3, .d4, .d5]
        case .notOwed(let duty, _): [duty]
        case .triaged, .classified, .recused, .closed, .reopened, .escalated, .held: []
        }
    }
}

extension Act {
    /// The duties that the act fulfils, or from which they run.
    package var duties: Set<DutyID> {
        switch self {
        case .called1424: [.d2]
        case .applicationSent, .annexSent: [.d3]
        case .contacted, .rightsExplained: [.d4]
        case .measuresTaken, .referred: [.d5]
        case .decisionTaken, .decisionTold: [.d6]
        case .papersSent, .representativeInvited: [.d7]
        case .sittingHeld: [.d7, .d8, .d9]
        case .sittingDecided: [.d8, .d9]
        case .copySent: [.d8]
        case .accepted, .assistanceEnded: [.d10]
        case .penaltyImposed: [.d11]
        case .suspended, .suspensionEnded: [.d12]
        case .accusationFound, .accusationRebutted: [.d13]
        case .conflictNoticed, .conflictResolved: [.d16]
        case .moneyFound, .moneyReturned, .giftFound, .giftHandedOver: [.d17]
        case .retaliationReported, .bundleMade: []
        }
    }
}
