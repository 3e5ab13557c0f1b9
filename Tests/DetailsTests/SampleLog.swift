import Details
import Directory
import Encoding
import PortalSamples
import SealedMessage
import SignedNote

/// A log built entry by entry through the one check, with nonces that follow from the index.
struct SampleLog {
    var state = Sample.made { try LogState(authority: SamplePortal.authority.verifierKey) }
    var facts = KnownFacts()

    /// A log with the directory, both holders' and one trustee's keys, and one accepted message.
    static var started: SampleLog {
        Sample.made {
            var log = withKeys
            try log.add(accepted(message))
            return log
        }
    }

    /// The same before any tick; the message is known all the same.
    static var unticked: SampleLog {
        var log = withKeys
        log.facts.record(Acceptance(index: 4, tick: Sample.noon), of: message)
        return log
    }

    private static var withKeys: SampleLog {
        Sample.made {
            var log = SampleLog()
            try log.add(SampleLog.directory)
            try log.add(SamplePortal.signed(SamplePortal.keyNote(head)))
            try log.add(SamplePortal.signed(SamplePortal.keyNote(acs)))
            try log.add(SamplePortal.signed(SamplePortal.keyNote(trustee)))
            return log
        }
    }

    static let head = SealingKeyOwner.keyholder(SamplePortal.identifier("head"))
    static let acs = SealingKeyOwner.keyholder(SamplePortal.identifier("acs"))
    static let trustee = SealingKeyOwner.trustee(SamplePortal.identifier("t1"))
    static let message = MessageID(Digest(hashing: Array("message".utf8)))
    static let directory = SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2"])

    /// Checks and takes a detail on a day.
    mutating func add(_ note: SignedNote, at time: UInt64 = Sample.noon) throws(InvalidDetail) {
        let checked = try check(note, at: time)
        state.advance(by: checked)
        facts.record(checked)
    }

    func check(
        _ note: SignedNote, at time: UInt64 = Sample.noon, latest: UInt64? = nil
    ) throws(InvalidDetail) -> CheckedDetail {
        let nonce = SampleLog.nonce(state.size)
        let leaf = LogLeaf(day: AlmatyDay(unixSeconds: time), nonce: nonce, detail: note)
        return try state.check(
            leaf: leaf, nonce: nonce, detail: note, facts: facts, latest: latest)
    }

    /// Why a detail may not stand next; nil when it may.
    func refusal(
        of note: SignedNote, at time: UInt64 = Sample.noon, latest: UInt64? = nil
    ) -> InvalidDetail? {
        do throws(InvalidDetail) {
            _ = try check(note, at: time, latest: latest)
            return nil
        } catch {
            return error
        }
    }

    /// The directory hash that is current on a day.
    func directoryHash(at time: UInt64 = Sample.noon) -> Digest {
        state.history?.current(on: AlmatyDay(unixSeconds: time)).hash ?? .zero
    }

    static func nonce(_ index: UInt64) -> EntryNonce {
        Sample.made {
            try EntryNonce(Digest(hashing: [UInt8](bigEndian: index)).bytes)
        }
    }

    static func accepted(
        _ message: MessageID, tick: UInt64 = Sample.noon
    ) -> SignedNote {
        AcceptedNote(portal: SamplePortal.portal, messageID: message, tick: tick)
            .signed(by: SamplePortal.gateway)
    }

    static func dummy(tick: UInt64 = Sample.noon) -> SignedNote {
        DummyNote(portal: SamplePortal.portal, tick: tick).signed(by: SamplePortal.gateway)
    }

    /// What the head states about the sample's message.
    func statement(
        id: String = "head", message: MessageID = SampleLog.message, directoryHash: Digest? = nil,
        action: AccessAction = .open, ground: AccessGround = .none, key: Digest? = nil,
        nonce: String = "n", time: UInt64 = Sample.noon
    ) -> AccessStatement {
        Sample.made {
            let id = try Identifier(id)
            let own = SamplePortal.sealingKey("\(SealingKeyOwner.keyholder(id)) 2026Q4").digest
            return try AccessStatement(
                portal: SamplePortal.portal, messageID: message,
                preheaderHash: Digest(hashing: Array("P".utf8)),
                directoryHash: directoryHash ?? self.directoryHash(at: time), keyholder: id,
                action: action, ground: ground, sealingKeyDigest: key ?? own,
                nonce: Digest(hashing: Array(nonce.utf8)), time: time)
        }
    }

    static func signed(_ statement: AccessStatement) -> SignedNote {
        statement.signed(by: SamplePortal.identity(statement.keyholder.text))
    }

    static func release(
        _ statement: AccessStatement, by id: String = "t1", message: MessageID? = nil,
        time: UInt64 = Sample.noon
    ) -> SignedNote {
        ReleaseNote(
            portal: SamplePortal.portal, statement: statement.hash,
            messageID: message ?? statement.messageID, trustee: SamplePortal.identifier(id),
            time: time, releaseDigest: Digest(hashing: Array("release".utf8))
        ).signed(by: SamplePortal.trustee(id))
    }

    static func refusal(
        _ statement: AccessStatement, by id: String = "t1", reason: RefusalReason = .ground
    ) -> SignedNote {
        RefusalNote(
            portal: SamplePortal.portal, statement: statement.hash,
            messageID: statement.messageID, trustee: SamplePortal.identifier(id),
            time: Sample.noon, reason: reason
        ).signed(by: SamplePortal.trustee(id))
    }

    // What people do around the sample's message, as texts; `signed` puts the right name under each.

    static func outcome(by id: String = "head", message: MessageID = message) -> OutcomeNote {
        OutcomeNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), time: Sample.noon,
            outcomeDigest: Digest(hashing: Array("outcome".utf8)))
    }

    static func duty(
        by id: String = "head", message: MessageID = message, salted salt: UInt8 = 0
    ) -> DutyNote {
        DutyNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), time: Sample.noon,
            commitment: Digest(hashing: [salt]),
            sealedDigest: Digest(hashing: Array("sealed".utf8)))
    }

    static func hold(
        by id: String = "head", message: MessageID = message,
        until day: AlmatyDay? = AlmatyDay(unixSeconds: Sample.noon).advanced(by: 3650),
        time: UInt64 = Sample.noon
    ) -> HoldNote {
        HoldNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), until: day, time: time)
    }

    static func challenge(
        against id: String = "head", by trustee: String = "t1", key: Digest? = nil
    ) -> ChallengeNote {
        ChallengeNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id), trustee: SamplePortal.identifier(trustee),
            sealingKeyDigest: key ?? SamplePortal.sealingKey("trustee t1 2026Q4").digest,
            time: Sample.noon)
    }

    static func result(
        of challenge: ChallengeNote, by trustee: String = "t1", keyholder: String = "head"
    ) -> ChallengeResultNote {
        ChallengeResultNote(
            portal: SamplePortal.portal, challenge: challenge.hash,
            messageID: challenge.messageID, keyholder: SamplePortal.identifier(keyholder),
            trustee: SamplePortal.identifier(trustee), finding: .addressed, time: Sample.noon)
    }

    static func handover(
        by id: String = "head", to successor: String = "acs", message: MessageID = message,
        messageNamed name: String = "handover"
    ) -> HandoverNote {
        Sample.made {
            try HandoverNote(
                portal: SamplePortal.portal,
                handoverID: MessageID(Digest(hashing: Array(name.utf8))),
                keyholder: SamplePortal.identifier(id),
                successor: SamplePortal.identifier(successor), time: Sample.noon,
                messages: [message])
        }
    }

    static func destroyed(
        key: String = "keyholder head 2026Q4", owner: SealingKeyOwner = head,
        time: UInt64 = Sample.noon
    ) -> KeyDestroyedNote {
        Sample.made {
            KeyDestroyedNote(
                portal: SamplePortal.portal, owner: owner,
                quarter: try Quarter(parsing: "2026Q4"),
                sealingKeyDigest: SamplePortal.sealingKey(key).digest, time: time)
        }
    }

    static func overload(turnedAway count: UInt64, tick: UInt64 = Sample.noon) -> OverloadNote {
        OverloadNote(portal: SamplePortal.portal, tick: tick, turnedAway: count)
    }
}
