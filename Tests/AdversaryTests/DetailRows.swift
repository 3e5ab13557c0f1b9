import Details
import Directory
import Encoding
import PaperPortal
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Trustee

extension TamperingTable {
    // MARK: Every kind of entry

    /// Each kind of detail under a stranger's signature, and with a line changed under the right one.
    static let details: [TamperingRow] = DetailKind.allCases.map { kind in
        let said =
            switch kind {
            case .directory: "invalid(directory(notSignedByAuthority(version: 2)))"
            case .key: "invalid(key(notSignedByOwner))"
            default: "invalid(signature)"
            }
        return TamperingRow(
            onPaper: "a byte or the signature of a `\(kind.rawValue)` entry", .trustee, says: said
        ) {
            try NextEntryOnPaper(kind).following()
        }
    }
}

/// A log on paper, and a detail of some kind that would fit behind it.
private struct NextEntryOnPaper {
    private var log = PaperLog()
    private let note: SignedNote
    /// The same with one line changed, and the signatures that it had.
    private let changed: SignedNote

    /// What t1 says when the detail comes next, not as it should be.
    func following() throws -> String {
        let stranger = try SamplePortal.signer("demo.example/keyholder/stranger").sign(note.text)
        return try Said.every([stranger, changed]) { (bad: SignedNote) throws -> String in
            var state = try TrusteeState(
                trustee: SamplePortal.identifier("t1"),
                authority: SamplePortal.authority.verifierKey,
                directory: SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))
            try state.follow(log.entries, at: log.time)
            do throws(Trustee.EntryRefused) {
                let entry = PaperLog.entry(bad, index: log.size, time: log.time)
                try state.follow([entry], at: log.time)
                return "nothing"
            } catch {
                return Said.plain(error.reason)
            }
        }
    }

    init(_ kind: DetailKind) throws {
        let message = log.message()
        if kind == .keyDestroyed { log.time += 100 * Sample.day }
        if kind == .accepted {
            note = log.accepted(message)
        } else {
            log.add(log.accepted(message))
            note = try NextEntryOnPaper.note(kind, message, &log)
        }
        if kind == .directory {
            var other = DirectoryDraft(following: SamplePortal.directory)
            other.webOrigins = [try Origin("https://other.demo.example")]
            changed = try SignedNote(text: other.text, signatures: note.signatures)
        } else {
            changed = try SignedNote(
                text: note.text.replacing("\n\(log.time)\n", with: "\n\(log.time + 1)\n"),
                signatures: note.signatures)
        }
    }

    private static func note(
        _ kind: DetailKind, _ message: SealedMessage, _ log: inout PaperLog
    ) throws -> SignedNote {
        let portal = SamplePortal.portal
        let (acs, t1, t2) = (
            SamplePortal.identifier("acs"), SamplePortal.identifier("t1"),
            SamplePortal.identifier("t2")
        )
        let statement = log.statement(about: message)
        switch kind {
        case .accepted: return log.accepted(message)
        case .dummy: return log.dummy()
        case .overload: return log.overload(turnedAway: 3)
        case .access: return PaperLog.signed(statement)
        case .release:
            log.add(PaperLog.signed(statement))
            return ReleaseNote(
                portal: portal, statement: statement.hash, messageID: message.id, trustee: t2,
                time: log.time, releaseDigest: .zero
            ).signed(by: SamplePortal.trustee("t2"))
        case .refusal:
            log.add(PaperLog.signed(statement))
            return RefusalNote(
                portal: portal, statement: statement.hash, messageID: message.id, trustee: t2,
                time: log.time, reason: .ground
            ).signed(by: SamplePortal.trustee("t2"))
        case .directory:
            var draft = DirectoryDraft(following: SamplePortal.directory)
            draft.keyholders[0].isSuspended = true
            return SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])
        case .key:
            return PaperKeys.note(PaperKeys.holder("acs"), quarter: "2027Q1", time: log.time)
        case .duty:
            log.add(PaperLog.signed(statement))
            return log.duty("called 1424", of: message.id, by: "acs").note
        case .hold:
            log.add(PaperLog.signed(statement))
            return HoldNote(
                portal: portal, messageID: message.id, keyholder: acs,
                until: AlmatyDay(unixSeconds: log.time), time: log.time
            ).signed(by: SamplePortal.identity("acs"))
        case .outcome, .challenge, .challengeResult:
            log.add(PaperLog.signed(statement))
            let outcome = log.outcome(StatedOutcome(.takenUp), of: message, by: "acs").note
            if kind == .outcome { return outcome }
            log.add(outcome)
            let challenge = ChallengeNote(
                portal: portal, messageID: message.id, keyholder: acs, trustee: t1,
                sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.trustee("t1")).publicKey.digest,
                time: log.time)
            let signed = challenge.signed(by: SamplePortal.trustee("t1"))
            if kind == .challenge { return signed }
            log.add(signed)
            return ChallengeResultNote(
                portal: portal, challenge: challenge.hash, messageID: message.id, keyholder: acs,
                trustee: t1, finding: .unprovable, time: log.time
            ).signed(by: SamplePortal.trustee("t1"))
        case .handover:
            return try HandoverNote(
                portal: portal, handoverID: MessageID(.zero), keyholder: acs,
                successor: SamplePortal.identifier("head"), time: log.time,
                messages: [message.id]
            ).signed(by: SamplePortal.identity("acs"))
        case .keyDestroyed:
            return KeyDestroyedNote(
                portal: portal, owner: PaperKeys.holder("acs"),
                quarter: try Quarter(parsing: "2026Q4"),
                sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.holder("acs")).publicKey.digest,
                time: log.time
            ).signed(by: SamplePortal.identity("acs"))
        }
    }
}
