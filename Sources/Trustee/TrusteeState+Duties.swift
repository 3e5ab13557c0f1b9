import Details
import Directory
import Encoding
package import Exchange
import SealedMessage
import Sealing

extension TrusteeState {
    /// The log index of the first statement that was not looked at yet.
    package var nextDuty: UInt64? { unexaminedDuties.keys.min() }

    /// What the gateway gave for a statement of the log.
    package enum DutyExamination: Sendable, Equatable {
        /// Nothing that is to be looked at now.
        case none
        /// Other bytes than the note names: the gateway's fault, and no word about the keyholder.
        case withheld
        case examined(ExaminedDuty)
    }

    /// Opens this trustee's part and compares it with what the note commits to (Specification.md §10); changes nothing.
    package func examine(
        _ duty: DutiesAnswer.Duty, with keys: [TrusteeSealingKey]
    ) -> DutyExamination {
        guard let note = unexaminedDuties[duty.index] else { return .none }
        guard Digest(hashing: duty.sealed) == note.sealedDigest else { return .withheld }
        guard let sealed = try? SealedDuty(duty.sealed) else {
            return .examined(ExaminedDuty(index: duty.index, verdict: .unreadable))
        }
        let subject = DutySubject(note.messageID, keyholder: note.keyholder.text)
        for place in places(amongReaders: sealed.readerCount) {
            guard let part = sealed.part(place) else { continue }
            for key in keys {
                let verdict: ExaminedDuty.Verdict
                do throws(DutyRefused) {
                    let stated = try key.key.open(part, as: .trustee(place), about: subject)
                    verdict = stated.commitment == note.commitment ? .stated : .otherCommitment
                } catch .cannotOpen {
                    continue
                } catch {
                    verdict = .unreadable
                }
                return .examined(
                    ExaminedDuty(
                        index: duty.index, verdict: verdict, place: UInt8(place),
                        part: part.bytes))
            }
        }
        let verdict: ExaminedDuty.Verdict =
            hadKey(at: note.time, among: keys) ? .unreadable : .noPart
        return .examined(ExaminedDuty(index: duty.index, verdict: verdict))
    }
}
