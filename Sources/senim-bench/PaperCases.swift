import Details
import Directory
import Encoding
import Exchange
import Foundation
import Officer
import PaperPortal
import PortalSamples
import Procedure
import SealedMessage
import Sealing
import Secrets
import SignedNote

/// A desk's records of any number of opened cases: sealed and signed like real ones, but for proofs of the log, which lists do not
/// check (Officer/Specification.md §3.1).
struct PaperCases {
    /// The keyholder whose desk it is.
    static let keyholder = "acs"
    /// One case of so many is open.
    static let openAmong = 50
    /// A word that one case of a hundred has.
    static let rareWord = "асфальт"

    private let log = PaperLog()
    private let fresh: SignedNote
    private let cosigned: SignedNote
    private let proof = [Digest](repeating: .zero, count: 14)

    init() {
        fresh = log.checkpoint()
        cosigned = log.checkpoint(cosignedBy: ["t1", "t2"])
    }

    /// The keys of the desk, which open what the sample portal seals.
    static func keys() throws -> OfficerKeys {
        let portal = SamplePortal.portal
        var ring = try KeyRing(role: .keyholder, portal: portal.name, id: keyholder)
        func seed(_ text: String) -> SecretBytes {
            var bytes = Digest(hashing: Array(text.utf8)).bytes
            return SecretBytes(moving: &bytes)
        }
        let name = portal.keyholderKeyName(SamplePortal.identifier(keyholder))
        try ring.insert("identity", seed("senim sample \(name)"))
        try ring.insert(
            "sealing-2026Q4",
            PaperKeys.sealingKey(PaperKeys.holder(keyholder)).withSeed {
                $0.duplicate()
            })
        try ring.insert("data-2026Q4", seed("data \(keyholder)"))
        return try OfficerKeys(ring)
    }

    /// Writes one case's record, and gives the line of the inbox that lists it.
    func write(_ number: Int, to book: RecordBook, keys: borrowing OfficerKeys) throws
        -> ListedMessage
    {
        let conversation = Digest(hashing: Array("conversation \(number)".utf8))
        let message = try report(number, conversation: conversation)
        let statement = log.statement(about: message, by: PaperCases.keyholder)
        let index = UInt64(1000 + 4 * number)
        var record = DeskRecord(statement: PaperLog.signed(statement))
        record.answer =
            OpenAnswer(
                header: message.header.bytes, body: message.body, isOwn: true,
                freshCheckpoint: fresh,
                acceptance: entry(log.accepted(message), index), acceptanceProof: proof,
                statement: entry(record.statement, index + 1), statementProof: proof
            ).bytes
        record.releases =
            ReleasesAnswer(
                checkpoint: cosigned, consistency: proof, acceptanceProof: proof,
                statementProof: proof,
                answers: try ["t1", "t2"].map { try release(message, to: statement, by: $0) }
            ).bytes
        record.outcome = .opened
        record.isAnchored = true
        record.kept = try statements(number, about: message, conversation, from: index + 2)
        try book.save(record, of: message.id, quarter: try Quarter(parsing: "2026Q4"), keys: keys)
        return ListedMessage(
            messageID: message.id, kind: .report, isOwn: true, index: index, tick: log.time,
            preheaderHash: message.header.preheader.hash,
            consentHash: message.context.consentHash)
    }

    private func report(_ number: Int, conversation: Digest) throws -> SealedMessage {
        let directory = SamplePortal.directory
        let recipients = try Recipients(
            holders: directory.keyholders.map { holder in
                HolderRecipient(
                    key: PaperKeys.sealingKey(.keyholder(holder.id)).publicKey,
                    isAddressed: holder.id.text == PaperCases.keyholder)
            },
            trustees: directory.trustees.map {
                PaperKeys.sealingKey(.trustee($0.id)).publicKey
            }, threshold: directory.threshold)
        let receipt = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        let payload = try PaperCases.payload(number, receipt, conversation: conversation)
        return try MessageSealer(
            kind: .report, directoryHash: log.directoryHash, recipients: recipients,
            reporter: .own(
                to: receipt.replyKey.publicKey, authenticatedBy: receipt.audienceKey, sequence: 0)
        ).seal(json: payload.json())
    }

    /// The text of one case.
    static func payload(
        _ number: Int, _ receipt: borrowing ReceiptKeys, conversation: Digest
    ) throws -> ReportPayload {
        let rare = number.isMultiple(of: 100) ? PaperCases.rareWord : "бетон"
        return ReportPayload(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [],
            what: String(
                repeating:
                    "\(number)-іс: тендерде пара сұралды, \(rare) қағаз жүзінде ғана төселген. ",
                count: 8), when: "2026 жылғы қазан", place: "Алматы",
            who: "бөлім бастығы", howKnown: "", earlierReports: "",
            addressees: [PaperCases.keyholder], excluded: ["p-head"],
            replyKey: receipt.replyKey.publicKey, conversationKey: conversation.bytes,
            authorHash: .zero, rekeyHash: .zero, channel: .page)
    }

    private func release(
        _ message: SealedMessage, to statement: AccessStatement, by id: String
    ) throws -> TrusteeAnswer {
        let trustee = SamplePortal.identifier(id)
        let index = SamplePortal.directory.index(ofTrustee: trustee) ?? 0
        let release = Release(
            sealing: try PaperKeys.sealingKey(.trustee(trustee))
                .openTrusteeSlot(index, of: message.header),
            from: index, statementHash: statement.hash.digest,
            to: PaperKeys.sealingKey(PaperKeys.holder(PaperCases.keyholder)).publicKey)
        let note = ReleaseNote(
            portal: SamplePortal.portal, statement: statement.hash, messageID: message.id,
            trustee: trustee, time: log.time, releaseDigest: release.digest
        ).signed(by: SamplePortal.trustee(id))
        return TrusteeAnswer(note: note, release: release.bytes)
    }

    /// Classified, called 1424, and most of them closed.
    private func statements(
        _ number: Int, about message: SealedMessage, _ conversation: Digest, from index: UInt64
    ) throws -> DeskRecord.KeptStatements? {
        var said: [CaseStatement] = [
            .classified(try Classification(kind: .corruptionCrime), ground: nil),
            .done(try DatedAct(.called1424, at: .instant(log.time), grade: .countersigned)),
        ]
        if !number.isMultiple(of: PaperCases.openAmong) { said.append(.closed(.referred)) }
        guard
            let tag = CaseTag(
                hex: labelledHash("senim/1 case", conversation.bytes).hex)
        else { throw BenchFailed.sample("a case") }
        let statements = said.enumerated().map { place, statement in
            let text = PlacedStatement(statement, tag: tag, seenCount: place).text
            let (note, sealed) = log.duty(
                text, of: message.id, by: PaperCases.keyholder, key: conversation.bytes)
            return DeskRecord.KeptStatement(
                entry: entry(note, index + UInt64(place)), casePart: sealed.casePart,
                signer: SamplePortal.identity(PaperCases.keyholder).verifierKey, isPublic: true)
        }
        return DeskRecord.KeptStatements(statements)
    }

    private func entry(_ note: SignedNote, _ index: UInt64) -> LoggedEntry {
        PaperLog.entry(note, index: index, time: log.time)
    }
}
