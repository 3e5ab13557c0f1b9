import Details
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Procedure
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Trustee

extension TamperingTable {
    // MARK: Holds

    static let holds: [TamperingRow] = [
        TamperingRow(
            "a stranger's signature on a hold", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByACS()
            return await portal.postingHold(of: report, signedBy: "head")
        },
        TamperingRow(
            "a hold of a message that was never asked for", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            return await portal.postingHold(of: report, signedBy: "acs")
        },
        TamperingRow(
            "the end of a key that another's hold keeps", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.openedByACS()
            guard await portal.postingHold(of: report, signedBy: "acs") == "nothing" else {
                return "the hold is refused"
            }
            try await portal.pass(days: 80)
            return await Said.error {
                _ = try await portal.caller(.keyholder, "superior").post(
                    .keysDestroyed,
                    HeldKey.end(of: "superior", at: portal.clock.now).bytes)
            }
        },
        TamperingRow(
            onPaper: "the end of a key that a hold keeps, in the log all the same", .trustee,
            says: "invalid(keyHeld)"
        ) { try HeldKey().following() },
        TamperingRow(
            onPaper: "an older hold, logged behind the one that took its place", .trustee,
            says: "invalid(holdNotLater)"
        ) { try HeldKey.followingOlderHold() },
        TamperingRow(
            "the proof of a hold, kept back from its keyholder", .desk, says: "hidden"
        ) { portal in
            let report = try await portal.openedByACS()
            let until = AlmatyDay(unixSeconds: portal.clock.now).advanced(by: 1000)
            _ = try await portal.desk("acs").hold(
                report.reportID, until: until, ground: ShortText("№ 5"))
            try await portal.pass(days: 2)
            let wire = portal.wire()
            wire.changeAnswers(of: .hold) { bytes in
                EntryAnswer(index: try EntryAnswer(parsing: bytes).index, proof: nil).bytes
            }
            let read = try await portal.desk("acs", over: wire).statements(of: report.reportID)
            return read.refused.map { Said.plain($0.reason) }.joined(separator: "; ")
        },
        TamperingRow(
            "a hold in clear whose ground nobody sealed", .auditor,
            says: "hold-differs 20 acs clear-only"
        ) { portal in
            let report = try await portal.openedByACS()
            guard await portal.postingHold(of: report, signedBy: "acs") == "nothing" else {
                return "the hold is refused"
            }
            try await portal.pass(days: 2)
            return try await portal.auditing()
        },
    ]
}

/// A log on paper in which a held key's end stands.
private struct HeldKey {
    private var log = PaperLog()

    init() throws {
        let message = log.message()
        log.add(log.accepted(message))
        log.add(PaperLog.signed(log.statement(about: message)))
        let hold = HeldKey.hold(of: message.id, by: "acs", at: log.time)
        log.add(hold.signed(by: SamplePortal.identity("acs")))
        log.time += 100 * Sample.day
    }

    /// What t1 says to the end of the head's key.
    func following() throws -> String {
        try following(HeldKey.end(of: "head", at: log.time))
    }

    /// What t1 says to a hold of a second before the one it knows.
    static func followingOlderHold() throws -> String {
        var log = PaperLog()
        let message = log.message()
        log.add(log.accepted(message))
        log.add(PaperLog.signed(log.statement(about: message)))
        let (older, newer) = (log.time, log.time + 1)
        let acs = SamplePortal.identity("acs")
        log.add(hold(of: message.id, by: "acs", at: newer).signed(by: acs))
        return try HeldKey(log).following(
            hold(of: message.id, by: "acs", at: older).signed(by: acs))
    }

    private init(_ log: PaperLog) {
        self.log = log
    }

    private func following(_ note: SignedNote) throws -> String {
        var state = try TrusteeState(
            trustee: SamplePortal.identifier("t1"),
            authority: SamplePortal.authority.verifierKey,
            directory: SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"]))
        try state.follow(log.entries, at: log.time)
        do throws(Trustee.EntryRefused) {
            try state.follow(
                [PaperLog.entry(note, index: log.size, time: log.time)], at: log.time)
            return "nothing"
        } catch {
            return Said.plain(error.reason)
        }
    }

    static func hold(of message: MessageID, by id: String, at time: UInt64) -> HoldNote {
        HoldNote(
            portal: SamplePortal.portal, messageID: message,
            keyholder: SamplePortal.identifier(id),
            until: AlmatyDay(unixSeconds: time).advanced(by: 1000), time: time)
    }

    static func end(of id: String, at time: UInt64) -> SignedNote {
        KeyDestroyedNote(
            portal: SamplePortal.portal, owner: PaperKeys.holder(id),
            quarter: Sample.made { try Quarter(parsing: "2026Q4") },
            sealingKeyDigest: PaperKeys.sealingKey(PaperKeys.holder(id)).publicKey.digest,
            time: time
        ).signed(by: SamplePortal.identity(id))
    }
}

extension LivePortal {
    /// What the gateway says when acs holds a report, under somebody's signature.
    fileprivate func postingHold(of report: SentReport, signedBy id: String) async -> String {
        await Said.error {
            let note = HeldKey.hold(of: report.reportID, by: "acs", at: clock.now)
            let bytes = note.signed(by: SamplePortal.identity(id)).bytes
            _ = try await caller(.keyholder, "acs").post(.hold, bytes)
        }
    }
}
