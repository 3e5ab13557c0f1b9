package import Details
import Directory
import Encoding
package import Exchange
import SealedMessage
import Sealing
import SignedNote

extension TrusteeState {
    /// An outcome in the log, and what this trustee found in it; nil until it has looked.
    package struct StandingOutcome: Sendable {
        package let note: OutcomeNote
        package let index: UInt64
        package internal(set) var verdict: ExaminedOutcome.Verdict?
    }

    /// The log index of the first outcome that was not looked at yet.
    package var nextOutcome: UInt64? { unexamined.keys.min() }

    /// Whether everything that the entries held so far name was looked at: no checkpoint is cosigned before (Specification.md §7).
    package var hasLookedAtAll: Bool { unexamined.isEmpty && unexaminedDuties.isEmpty }

    /// Keeps what was found in an outcome or statement, until the checkpoint that covers it is written.
    package mutating func keep(_ finding: LedgerRecord) {
        enter(finding)
        uncoveredFindings.append(finding)
    }

    /// What the gateway gave for an outcome of the log.
    package enum OutcomeExamination: Sendable, Equatable {
        /// Nothing that is to be looked at now.
        case none
        /// Other bytes or another message than the note names: the gateway's fault, and no word about the keyholder.
        case withheld
        case examined(ExaminedOutcome)
    }

    /// Opens this trustee's part and compares what it reveals with the message's commitment (Specification.md §7); changes nothing.
    package func examine(
        _ headed: HeadedOutcome, with keys: [TrusteeSealingKey]
    ) -> OutcomeExamination {
        guard let name = unexamined[headed.index], let outcome = outcomes[name] else {
            return .none
        }
        let note = outcome.note
        guard Digest(hashing: headed.sealed) == note.outcomeDigest,
            let header = try? MessageHeader(parsing: headed.header),
            MessageID(header: header, bodyDigest: headed.bodyDigest) == note.messageID
        else { return .withheld }
        // Outcomes are about messages of kind 1: an honest gateway takes no other.
        guard header.context.kind == .report else {
            return .examined(ExaminedOutcome(index: headed.index, verdict: .unreadable))
        }
        guard let sealed = try? SealedOutcome(headed.sealed) else {
            return .examined(ExaminedOutcome(index: headed.index, verdict: .unreadable))
        }
        let subject = OutcomeSubject(note.messageID, keyholder: note.keyholder.text)
        for place in places(amongReaders: sealed.partCount) {
            guard let part = sealed.part(place) else { continue }
            for key in keys {
                do throws(OutcomeRefused) {
                    let stated = try key.key.open(part, asTrustee: place, about: subject)
                    return .examined(
                        ExaminedOutcome(
                            index: headed.index,
                            verdict: verdict(on: stated, of: note.keyholder, in: header),
                            place: UInt8(place), part: part.bytes))
                } catch .cannotOpen {
                    continue
                } catch {
                    return .examined(
                        ExaminedOutcome(
                            index: headed.index, verdict: .unreadable, place: UInt8(place),
                            part: part.bytes))
                }
            }
        }
        let verdict: ExaminedOutcome.Verdict =
            hadKey(at: note.time, among: keys) ? .unreadable : .noPart
        return .examined(ExaminedOutcome(index: headed.index, verdict: verdict))
    }

    /// The outcome that a keyholder stated about a message.
    package func outcome(_ name: FactName) -> StandingOutcome? { outcomes[name] }

    /// Whose outcome an entry names.
    func keyholder(of index: UInt64) -> Identifier? {
        unexamined[index].flatMap { outcomes[$0]?.note.keyholder }
    }

    /// The places this trustee may have in an outcome or statement: it does not say to which version of the directory it was sealed.
    func places(amongReaders count: Int) -> [Int] {
        var places: [Int] = []
        for directory in (log.chain?.directories ?? []).reversed()
        where directory.trustees.count + directory.auditors.count == count {
            if let place = directory.index(ofTrustee: trustee), !places.contains(place) {
                places.append(place)
            }
        }
        return places
    }

    private func verdict(
        on stated: borrowing StatedOutcome, of keyholder: Identifier, in header: MessageHeader
    ) -> ExaminedOutcome.Verdict {
        switch stated.code {
        case .takenUp: return .takenUp
        case .cover: return .cover
        case .malformed: return .malformed
        case .notAddressed:
            guard let secret = stated.secret(), let place = place(of: keyholder, in: header),
                secret.matches(header.preheader, role: .holder, index: place)
            else { return .otherShare }
            return .notAddressed
        }
    }

    /// The place of a keyholder in the directory that a message was sealed to.
    func place(of keyholder: Identifier, in header: MessageHeader) -> Int? {
        log.history?.set(header.context.directoryHash, asOf: log.lastDay)?.set.directory
            .index(ofKeyholder: keyholder)
    }

    /// Whether every set that a desk may have used then had a key of this trustee that is here.
    func hadKey(at time: UInt64, among keys: [TrusteeSealingKey]) -> Bool {
        let sets = log.history?.acceptable(on: AlmatyDay(unixSeconds: time)) ?? []
        return !sets.isEmpty
            && sets.allSatisfy { set in
                guard let key = set.sealingKey(of: .trustee(trustee)) else { return false }
                return keys.contains { $0.digest == key.digest }
            }
    }
}
