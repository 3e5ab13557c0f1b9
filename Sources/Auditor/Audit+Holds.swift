import Details
import Directory
import Procedure
import SealedMessage
import Sealing

// Specification.md §2.15: a hold is two statements, one in clear and one sealed with its ground, and they say the same.
extension Audit {
    /// Compares the last hold of each keyholder and case in clear with the last one sealed.
    mutating func checkHolds() {
        let (settled, isYoung) = reading.logTime.subtractingReportingOverflow(Audit.holdPatience)
        guard !isYoung else { return }
        var clear: [MessageID: [Identifier: ClearHold]] = [:]
        for logged in reading.holds {
            clear[logged.note.messageID, default: [:]][logged.note.keyholder] = ClearHold(
                index: logged.index, time: logged.note.time, until: logged.note.until?.text)
        }
        for audited in cases {
            let stated = clear[audited.message] ?? [:]
            let keyholders = Set(stated.keys).union(audited.facts.map(\.keyholder))
            for keyholder in keyholders.sorted(by: { $0.text < $1.text }) {
                let facts = audited.facts.filter { $0.keyholder == keyholder }
                // What this auditor was not given may be the very hold.
                guard !facts.contains(where: { $0.duty == .notForUs || $0.duty == .withheld })
                else { continue }
                let sealed = facts.last { $0.hold != nil }
                let open = stated[keyholder]
                guard open?.until != sealed?.hold?.until,
                    max(open?.time ?? 0, sealed?.time ?? 0) < settled
                else { continue }
                add(
                    AuditFinding(
                        .holdDiffers, entry: open?.index ?? sealed?.index,
                        subject: keyholder.text,
                        reason: open == nil ? "sealed-only" : sealed == nil ? "clear-only" : "day"))
            }
        }
    }

    /// A desk states both at once; one that was interrupted has a day to finish.
    private static let holdPatience: UInt64 = 24 * 3_600
}

/// The last hold that a keyholder stated of a message in clear.
private struct ClearHold {
    let index: UInt64
    /// UTC seconds.
    let time: UInt64
    /// The last day; nil when it was lifted.
    let until: String?
}

/// What a sealed statement says of a hold.
private struct SealedHold {
    /// The last day; nil when it lifts one.
    let until: String?
}

extension AuditedFact {
    /// The hold that is stated; nil in another statement, and where it counts as not stated.
    fileprivate var hold: SealedHold? {
        guard case .stated(let text) = duty,
            case .held(let until, _)? = (try? PlacedStatement(parsing: text.text))?.statement
        else { return nil }
        return SealedHold(until: until?.description)
    }
}
