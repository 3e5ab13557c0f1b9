package import Directory
import Encoding
import Exchange
package import SignedNote

/// What a trustee shows an auditor of its ledger (Specification.md §4).
///
/// The auditor reads it with code of its own.
package struct LedgerExport: Sendable {
    package let portal: Portal
    package let trustee: Identifier
    package let answers: [LedgerAnswer]
    package let cosigned: [CosignedMoment]
    package let alarms: [LedgerAlarm]
    /// The log indices of outcomes and statements that no honest desk makes.
    package let faulty: [UInt64]
    /// UTC seconds at which it was signed.
    package let time: UInt64
    /// The note, with the content it hashes behind it.
    package let bytes: [UInt8]

    /// A tree the trustee cosigned, and when.
    package struct CosignedMoment: Sendable, Hashable {
        package let tree: CosignedTree
        package let time: UInt64
    }

    /// Signs what the records hold.
    package init(
        of records: [LedgerRecord], portal: Portal, trustee: Identifier, at time: UInt64,
        sign: (String) throws(MalformedNote) -> SignedNote
    ) {
        self.portal = portal
        self.trustee = trustee
        self.time = time
        answers = LedgerExport.newest(
            records.compactMap { if case .answered(let answer) = $0 { answer } else { nil } })
        cosigned = records.compactMap { record in
            guard case .cosigned(let checkpoint) = record else { return nil }
            return CosignedMoment(
                tree: CosignedTree(size: checkpoint.size, root: checkpoint.root),
                time: checkpoint.time)
        }
        alarms = records.compactMap { if case .alarm(let alarm) = $0 { alarm } else { nil } }
        faulty = records.compactMap { record in
            switch record {
            case .outcome(let outcome) where outcome.verdict.isFault: outcome.index
            case .duty(let duty) where duty.verdict.isFault: duty.index
            default: nil
            }
        }
        let content = LedgerExport.content(answers, cosigned, alarms, faulty)
        let text = LedgerExport.text(
            portal: portal, trustee: trustee, answers: answers.count, cosigned: cosigned,
            alarms: alarms.count, time: time, content: Digest(hashing: content))
        guard let note = try? sign(text) else {
            preconditionFailure("our own lines are UTF-8 without control characters")
        }
        bytes = Frames.encode([note.bytes, content])
    }

    /// The newest note of each statement, in the order of the first.
    private static func newest(_ answers: [LedgerAnswer]) -> [LedgerAnswer] {
        var newest: [Digest: LedgerAnswer] = [:]
        var order: [Digest] = []
        for answer in answers {
            if newest.updateValue(answer, forKey: answer.statement) == nil {
                order.append(answer.statement)
            }
        }
        return order.compactMap { newest[$0] }
    }

    private static func text(
        portal: Portal, trustee: Identifier, answers: Int, cosigned: [CosignedMoment], alarms: Int,
        time: UInt64, content: Digest
    ) -> String {
        let last = cosigned.last?.tree ?? CosignedTree(size: 0, root: .zero)
        return [
            type, portal.name, trustee.text, String(answers), String(cosigned.count),
            String(alarms), String(last.size), last.root.hex, String(time), content.hex, "",
        ].joined(separator: "\n")
    }

    private static func content(
        _ answers: [LedgerAnswer], _ cosigned: [CosignedMoment], _ alarms: [LedgerAlarm],
        _ faulty: [UInt64]
    ) -> [UInt8] {
        var moments: [UInt8] = []
        for moment in cosigned {
            moments.append(bigEndian: moment.tree.size)
            moment.tree.root.append(to: &moments)
            moments.append(bigEndian: moment.time)
        }
        return Frames.encode([
            Frames.encode(answers.map(\.bytes)), moments, Frames.encode(alarms.map(\.bytes)),
            faulty.flatMap { [UInt8](bigEndian: $0) },
        ])
    }

    private static let type = "senim/ledger/v1"
}
