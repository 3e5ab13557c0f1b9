package import Details
package import Directory
package import Encoding
package import Exchange
import PortalSamples
package import SealedMessage
package import Sealing
import Secrets
package import SignedNote
import TransparencyLog

/// A log on paper: whatever a test wants to have logged, with or without the rules.
package struct PaperLog: Sendable {
    package private(set) var state: LogState
    private var facts = KnownFacts()
    package var entries: [LoggedEntry] = []
    /// UTC seconds at which the next entry is logged.
    package var time: UInt64 = Sample.noon

    /// The directory and every sealing key.
    package init() { self = PaperLog.started }

    private static let started = PaperLog(started: ())

    private init(started: Void) {
        state = Sample.made { try LogState(authority: SamplePortal.authority.verifierKey) }
        add(SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))
        for owner in SamplePortal.directory.sealingKeyOwners { add(PaperKeys.note(owner)) }
    }

    package var size: UInt64 { UInt64(entries.count) }

    /// The directory hash of today.
    package var directoryHash: Digest {
        state.history?.current(on: AlmatyDay(unixSeconds: time)).hash ?? .zero
    }

    /// Logs a detail by the rules.
    package mutating func add(_ note: SignedNote) {
        let entry = PaperLog.entry(note, index: size, time: time)
        Sample.made {
            let checked = try state.check(
                leaf: LogLeaf(parsing: entry.leaf), nonce: EntryNonce(entry.nonce), detail: note,
                facts: facts)
            state.advance(by: checked)
            facts.record(checked)
        }
        entries.append(entry)
    }

    /// Logs whatever it is.
    package mutating func force(_ note: SignedNote) {
        entries.append(PaperLog.entry(note, index: size, time: time))
    }

    /// An entry for a place in the log.
    package static func entry(_ note: SignedNote, index: UInt64, time: UInt64) -> LoggedEntry {
        Sample.made {
            let nonce = try EntryNonce(Digest(hashing: [UInt8](bigEndian: index)).bytes)
            let leaf = LogLeaf(day: AlmatyDay(unixSeconds: time), nonce: nonce, detail: note)
            return LoggedEntry(
                index: index, leaf: leaf.bytes, nonce: nonce.bytes, detail: note.bytes)
        }
    }

    package func root(_ size: UInt64? = nil) -> Digest {
        var tree = CompactTree()
        for entry in entries.prefix(Int(size ?? self.size)) {
            tree.append(MerkleHash.leaf(entry.leaf))
        }
        return tree.root
    }

    /// The log's checkpoint, cosigned by those named.
    package func checkpoint(
        _ size: UInt64? = nil, root: Digest? = nil, cosignedBy ids: [String] = [],
        isForged: Bool = false
    ) -> SignedNote {
        Sample.made {
            let size = size ?? self.size
            let checkpoint = try Checkpoint(
                origin: SamplePortal.portal.logOrigin, size: size, root: root ?? self.root(size))
            let verified = try checkpoint.signed(
                by: SamplePortal.signer(SamplePortal.portal.logOrigin))
            if isForged { return try SamplePortal.authority.sign(checkpoint.text) }
            let lines = try ids.map { id in
                let identifier = SamplePortal.identifier(id)
                let name =
                    id.hasPrefix("w")
                    ? SamplePortal.portal.witnessKeyName(identifier)
                    : SamplePortal.portal.cosignerKeyName(identifier)
                return try SamplePortal.cosigner(name).cosign(verified, at: time)
            }
            return try verified.note.adding(lines)
        }
    }

    // MARK: Details

    package func accepted(_ message: SealedMessage) -> SignedNote {
        AcceptedNote(portal: SamplePortal.portal, messageID: message.id, tick: time)
            .signed(by: SamplePortal.gateway)
    }

    package func dummy() -> SignedNote {
        DummyNote(portal: SamplePortal.portal, tick: time).signed(by: SamplePortal.gateway)
    }

    package func overload(turnedAway count: UInt64) -> SignedNote {
        OverloadNote(portal: SamplePortal.portal, tick: time, turnedAway: count)
            .signed(by: SamplePortal.gateway)
    }

    package func statement(
        about message: SealedMessage, by id: String = "acs", action: AccessAction = .open,
        ground: AccessGround = .none, messageID: MessageID? = nil, preheaderHash: Digest? = nil,
        nonce: String = "nonce"
    ) -> AccessStatement {
        Sample.made {
            try AccessStatement(
                portal: SamplePortal.portal, messageID: messageID ?? message.id,
                preheaderHash: preheaderHash ?? message.header.preheader.hash,
                directoryHash: directoryHash, keyholder: SamplePortal.identifier(id),
                action: action, ground: ground,
                sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.holder(id)).publicKey.digest,
                nonce: Digest(hashing: Array(nonce.utf8)), time: time)
        }
    }

    /// What a keyholder says a message was, sealed to the sample's trustees and to the auditors on paper.
    package func outcome(
        _ stated: borrowing StatedOutcome, of message: SealedMessage, by id: String
    ) -> (note: SignedNote, sealed: SealedOutcome) {
        let sealed = SealedOutcome(
            stated, about: OutcomeSubject(message.id, keyholder: id),
            trustees: ["t1", "t2", "t3"].map {
                PaperKeys.sealingKey(PaperKeys.trustee($0)).publicKey
            }, auditors: [PaperKeys.auditorKey("a1").publicKey])
        let note = OutcomeNote(
            portal: SamplePortal.portal, messageID: message.id,
            keyholder: SamplePortal.identifier(id), time: time, outcomeDigest: sealed.digest)
        return (note.signed(by: SamplePortal.identity(id)), sealed)
    }

    /// What a keyholder states about a case, sealed to the sample's trustees, the auditors on paper and the case.
    ///
    /// - Parameters:
    ///   - key: the report's conversation key, 32 bytes.
    ///   - commitment: that of another statement, for a note that lies.
    package func duty(
        _ text: String, of message: MessageID, by id: String,
        key: [UInt8] = [UInt8](repeating: 7, count: 32), commitment: Digest? = nil
    ) -> (note: SignedNote, sealed: SealedDuty) {
        Sample.made {
            let stated = StatedDuty(try DutyText(text))
            var key = key
            let sealed = SealedDuty(
                stated, about: DutySubject(message, keyholder: id),
                trustees: ["t1", "t2", "t3"].map {
                    PaperKeys.sealingKey(PaperKeys.trustee($0)).publicKey
                }, auditors: [PaperKeys.auditorKey("a1").publicKey],
                conversation: ConversationKey(SecretBytes(moving: &key)))
            let note = DutyNote(
                portal: SamplePortal.portal, messageID: message,
                keyholder: SamplePortal.identifier(id), time: time,
                commitment: commitment ?? stated.commitment, sealedDigest: sealed.digest)
            return (note.signed(by: SamplePortal.identity(id)), sealed)
        }
    }

    /// The share and salt of a keyholder's slot.
    package static func secret(
        of id: String, at index: Int, in message: SealedMessage
    ) -> SlotSecret {
        Sample.made {
            try PaperKeys.sealingKey(PaperKeys.holder(id)).openHolderSlot(
                index, of: message.header)
        }
    }

    /// The statement under its keyholder's signature.
    package static func signed(_ statement: AccessStatement) -> SignedNote {
        statement.signed(by: SamplePortal.identity(statement.keyholder.text))
    }

    package func currency(signedBy ids: [String], day: AlmatyDay? = nil, hash: Digest? = nil)
        -> SignedNote
    {
        Sample.made {
            let text = currencyText(day: day, hash: hash)
            return try SamplePortal.trustee(ids[0]).sign(text).adding(
                ids.dropFirst().map { try SamplePortal.trustee($0).signature(for: text) })
        }
    }

    package func currencyText(
        portal: Portal = SamplePortal.portal, day: AlmatyDay? = nil, hash: Digest? = nil,
        size: UInt64? = nil, root: Digest? = nil
    ) -> String {
        CurrencyNote(
            portal: portal, directoryHash: hash ?? directoryHash,
            day: day ?? AlmatyDay(unixSeconds: time), treeSize: size ?? self.size,
            root: root ?? self.root(size)
        ).text
    }

    /// A message that its addressees can open, sealed to today's keys.
    package func message(
        kind: MessageKind = .report, directoryHash: Digest? = nil, consent: Digest? = nil,
        threshold: Int = 2, holders: [String] = ["head", "acs"],
        trusteeKeys: [String] = ["t1", "t2", "t3"]
    ) -> SealedMessage {
        Sample.made {
            let recipients = try Recipients(
                holders: holders.map {
                    HolderRecipient(
                        key: PaperKeys.sealingKey(PaperKeys.holder($0)).publicKey,
                        isAddressed: $0 != "head")
                },
                trustees: trusteeKeys.map {
                    PaperKeys.sealingKey(PaperKeys.trustee($0)).publicKey
                }, threshold: threshold)
            return try MessageSealer(
                kind: kind, directoryHash: directoryHash ?? self.directoryHash,
                recipients: recipients, reporter: .random, consentHash: consent
            ).seal(json: Array("{}".utf8))
        }
    }
}
