import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SealedMessage
import Sealing
import SignedNote
import Testing
import Trustee

/// A message, a statement about it, and a trustee who has followed the log to its end.
struct Case {
    var log = PaperLog()
    var message: SealedMessage
    var statement: AccessStatement
    var header: [UInt8]
    var bodyDigest: Digest

    init(
        _ make: (PaperLog) -> SealedMessage = { $0.message() }, isAccepted: Bool = true,
        asking ask: (PaperLog, SealedMessage) -> AccessStatement = { $0.statement(about: $1) }
    ) {
        message = make(log)
        if isAccepted { log.add(log.accepted(message)) }
        statement = ask(log, message)
        header = message.header.bytes
        bodyDigest = Digest(hashing: message.body)
    }

    /// Logs the statement, lets the trustee cosign, and asks for its decision.
    mutating func decision(
        _ prepare: (inout TrusteeState) -> Void = { _ in }
    ) throws -> TrusteeState.StatementDecision {
        let state = try state(prepare)
        return state.decide(on: pending)
    }

    mutating func state(
        _ prepare: (inout TrusteeState) -> Void = { _ in }
    ) throws -> TrusteeState {
        log.add(PaperLog.signed(statement))
        var state = stateFollowing(log)
        prepare(&state)
        return state
    }

    var pending: PendingStatement {
        PendingStatement(
            statement: statement.hash.digest, index: log.size - 1, header: header,
            bodyDigest: bodyDigest)
    }

    func refused(_ reason: RefusalReason) -> TrusteeState.StatementDecision {
        .refuse(
            StatementRefusal(
                statement: statement.hash, message: statement.messageID, index: log.size - 1,
                reason: reason))
    }
}

@Suite struct `A statement` {
    @Test func `that passes every check has its slot opened`() throws {
        var subject = Case()
        guard case .open(let order) = try subject.decision() else {
            Issue.record("not opened")
            return
        }
        #expect(order.trusteeIndex == 0)
        #expect(order.asker == SamplePortal.identifier("acs"))
        let ownKey = PaperKeys.sealingKey(PaperKeys.trustee("t1"))
        #expect(order.ownKeyDigest == ownKey.publicKey.digest)
        let release = try ShareRelease().release(for: order, with: ownKey)
        let opened = try PaperKeys.sealingKey(PaperKeys.holder("acs"))
            .open(release, from: 0, statementHash: subject.statement.hash.digest)
        let fits = opened.matches(subject.message.header.preheader, role: .trustee, index: 0)
        #expect(fits)
    }

    @Test func `is released to nobody but the keyholder it names`() throws {
        var subject = Case()
        guard case .open(let order) = try subject.decision() else { throw NotCosigned() }
        let release = try ShareRelease().release(
            for: order, with: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
        #expect(throws: CannotOpen.self) {
            _ = try PaperKeys.sealingKey(PaperKeys.holder("head"))
                .open(release, from: 0, statementHash: subject.statement.hash.digest)
        }
    }

    // MARK: 1, who asks

    @Test func `of a keyholder whom the trustee knows to be suspended is refused`() throws {
        var subject = Case(asking: { $0.statement(about: $1, by: "head") })
        let decision = try subject.decision { $0.approve { $0.keyholders[0].isSuspended = true } }
        #expect(decision == subject.refused(.suspended))
    }

    @Test func `of a keyholder whom the trustee's directory does not list is refused`() throws {
        var subject = Case()
        let decision = try subject.decision { state in
            state.approve { draft in
                draft.keyholders[1] = SamplePortal.keyholder(
                    "other", role: .antiCorruption, isOutside: true)
            }
        }
        #expect(decision == subject.refused(.notCurrent))
    }

    @Test func `gets the stored answer when it comes again`() throws {
        var subject = Case()
        var state = try subject.state()
        let note = RefusalNote(
            portal: SamplePortal.portal, statement: subject.statement.hash,
            messageID: subject.message.id, trustee: SamplePortal.identifier("t1"),
            time: Sample.noon, reason: .ground
        ).signed(by: SamplePortal.trustee("t1"))
        let answer = LedgerAnswer(
            statement: subject.statement.hash.digest, index: subject.log.size - 1,
            answer: TrusteeAnswer(note: note, release: []))
        state.enter(.answered(answer))
        #expect(state.decide(on: subject.pending) == .stored(answer))
    }

    @Test func `with a nonce used before does not get past the log's rules`() throws {
        var subject = Case()
        _ = try subject.state()
        var log = subject.log
        log.time += 1
        log.force(PaperLog.signed(log.statement(about: subject.message, by: "head")))
        var state = stateFollowing(subject.log)
        let refused = EntryRefused(index: log.size - 1, reason: .invalid(.nonceUsed))
        #expect(throws: refused) {
            try state.follow([log.entries[Int(log.size) - 1]], at: log.time)
        }
    }

    // MARK: 2, log before release

    @Test func `that the cosigned tree does not contain waits`() throws {
        var subject = Case()
        var state = stateFollowing(subject.log)
        subject.log.add(PaperLog.signed(subject.statement))
        #expect(state.decide(on: subject.pending) == .wait(.notCosigned))
        // Followed is not yet cosigned.
        try state.follow([subject.log.entries[Int(subject.log.size) - 1]], at: Sample.noon)
        #expect(state.decide(on: subject.pending) == .wait(.notCosigned))
    }

    // MARK: 3, the message

    @Test func `about a header that is none is refused`() throws {
        var subject = Case()
        subject.header.removeLast()
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.malformed))
    }

    @Test func `about a header with one byte changed is refused`() throws {
        var subject = Case()
        subject.header[subject.header.count - 1] ^= 1
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.wrongHeader))
    }

    @Test func `about another body is refused`() throws {
        var subject = Case()
        subject.bodyDigest = Digest(hashing: [1])
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.wrongHeader))
    }

    @Test func `with another hP is refused`() throws {
        var subject = Case(asking: {
            $0.statement(about: $1, preheaderHash: Digest(hashing: [1]))
        })
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.wrongHeader))
    }

    @Test func `about a message sealed to no directory of the log is refused`() throws {
        var subject = Case({ $0.message(directoryHash: Digest(hashing: [1])) })
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.notCurrent))
    }

    @Test func `about a message with another threshold is refused`() throws {
        var subject = Case({ $0.message(threshold: 3) })
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.wrongHeader))
    }

    // MARK: 4, the slot

    @Test func `of one who has no slot in the message is refused`() throws {
        var subject = Case()
        var next = SamplePortal.draft
        next.version = 2
        next.previous = SamplePortal.directory.digest
        next.keyholders.append(SamplePortal.keyholder("late"))
        subject.log.add(SamplePortal.note(next, approvedBy: ["t1", "t2"]))
        subject.log.add(PaperKeys.note(PaperKeys.holder("late")))
        subject.statement = subject.log.statement(about: subject.message, by: "late")
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.noSlot))
    }

    // MARK: 5, the ground

    @Test func `to open an identity needs the reporter's own token`() throws {
        let token = Sample.made { try ConsentToken([UInt8](repeating: 5, count: 32)) }
        let wrong = Sample.made { try ConsentToken([UInt8](repeating: 6, count: 32)) }
        func ask(_ token: ConsentToken) -> Case {
            Case(
                { $0.message(kind: .identity, consent: consentHash) },
                asking: { $0.statement(about: $1, action: .identity, ground: .consent(token)) })
        }
        let consentHash = token.hash
        var good = ask(token)
        guard case .open = try good.decision() else {
            Issue.record("consent was not enough")
            return
        }
        var bad = ask(wrong)
        let badDecision = try bad.decision()
        #expect(badDecision == bad.refused(.ground))
    }

    @Test func `to open an identity as if it were a report is refused`() throws {
        var subject = Case({ $0.message(kind: .identity, consent: Digest(hashing: [1])) })
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.ground))
    }

    @Test func `to open a report as an identity is refused`() throws {
        let token = Sample.made { try ConsentToken([UInt8](repeating: 5, count: 32)) }
        var subject = Case(asking: {
            $0.statement(about: $1, action: .identity, ground: .consent(token))
        })
        let subjectDecision = try subject.decision()
        #expect(subjectDecision == subject.refused(.ground))
    }

    @Test func `on a decision waits for a person, and follows their word`() throws {
        let number = Sample.made { try DecisionNumber("12-34") }
        var subject = Case(
            { $0.message(kind: .identity, consent: Digest(hashing: [1])) },
            asking: {
                $0.statement(
                    about: $1, action: .identity,
                    ground: .decision(number: number, day: AlmatyDay(unixSeconds: Sample.noon)))
            })
        let hash = subject.statement.hash
        var state = try subject.state()
        #expect(state.decide(on: subject.pending) == .wait(.ground(hash)))
        #expect(state.statementsOnDecisions.map(\.0) == [hash])
        var refusing = state
        refusing.enter(.ground(statement: hash.digest, isApproved: false))
        #expect(refusing.decide(on: subject.pending) == subject.refused(.ground))
        state.enter(.ground(statement: hash.digest, isApproved: true))
        guard case .open = state.decide(on: subject.pending) else {
            Issue.record("an approved decision was not enough")
            return
        }
    }

    @Test func `on a decision is shown with its message, and with all that named the decision`()
        throws
    {
        let day = AlmatyDay(unixSeconds: Sample.noon)
        func ground(_ number: String, _ day: AlmatyDay) -> AccessGround {
            Sample.made { .decision(number: try DecisionNumber(number), day: day) }
        }
        var subject = Case(
            { $0.message(kind: .identity, consent: Digest(hashing: [1])) },
            asking: { $0.statement(about: $1, action: .identity, ground: ground("12-34", day)) })
        let other = subject.log.message(kind: .identity, consent: Digest(hashing: [2]))
        subject.log.add(subject.log.accepted(other))
        // Likewise a letter for a digit, of the same day; other letters, or other digits' signs, of another; and neither.
        let texts: [(String, UInt32)] = [
            ("12/34", 1), ("I2-34", 0), ("А-12-34", 2), ("１２٣4", 3), ("12-35", 1),
        ]
        let named = texts.enumerated().map { number, text in
            subject.log.statement(
                about: other, by: number < 4 ? "acs" : "head", action: .identity,
                ground: ground(text.0, day.advanced(by: text.1)), nonce: text.0)
        }
        for statement in named {
            subject.log.add(
                statement.signed(by: SamplePortal.identity(statement.keyholder.text)))
        }
        let state = try subject.state()
        let entries = LedgerRecord.entries(subject.log.entries)
        let hash = subject.statement.hash
        let use = try #require(state.decisionUse(of: hash, in: [entries]))
        #expect(use.statement == subject.statement && use.tick == subject.log.time)
        #expect(use.others == Array(named.prefix(4)))
        #expect(use.listed == [named[1], named[0], named[2], named[3]])
        #expect(use.isOfAnotherMessage)
        let id = subject.message.id.hex
        #expect(use.isNamed(by: String(id.prefix(8)).uppercased()))
        let others = [
            String(id.prefix(7)), String(id.prefix(9)), "", String(other.id.hex.prefix(8)),
        ]
        for wrong in others {
            #expect(!use.isNamed(by: wrong))
        }
        #expect(state.decisionUse(of: StatementHash(.zero), in: [entries]) == nil)
    }

    // MARK: 6, the trustee's own slot

    @Test func `about a message whose slot for this trustee opens to nothing is malformed`() throws
    {
        // The first trustee's slot is sealed to the second's key.
        var subject = Case({ $0.message(trusteeKeys: ["t2", "t2", "t3"]) })
        guard case .open(let order) = try subject.decision() else { throw NotCosigned() }
        #expect(throws: SlotMalformed.self) {
            _ = try ShareRelease().release(
                for: order, with: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
        }
    }

    @Test func `about a message that committed to another share is malformed`() throws {
        var subject = Case({ log in
            let good = log.message()
            var commitments = good.header.preheader.slotCommitments
            commitments[2] = Digest(hashing: [1])
            let preheader = Preheader(
                context: good.context, keyCommitment: good.header.preheader.keyCommitment,
                slotCommitments: commitments)
            return PaperForgery.resealed(good, with: preheader)
        })
        guard case .open(let order) = try subject.decision() else { throw NotCosigned() }
        #expect(throws: SlotMalformed.self) {
            _ = try ShareRelease().release(
                for: order, with: PaperKeys.sealingKey(PaperKeys.trustee("t1")))
        }
    }
}

/// A message whose slots open, under a preheader that says something else of them.
enum PaperForgery {
    static func resealed(_ message: SealedMessage, with preheader: Preheader) -> SealedMessage {
        Sample.made {
            let key = PaperKeys.sealingKey(PaperKeys.trustee("t1"))
            let secret = try key.openTrusteeSlot(0, of: message.header)
            let slots = (0..<preheader.slotCommitments.count + 1).map { position in
                guard position == 2 else {
                    return Slot([UInt8](repeating: 0, count: Slot.byteCount))
                }
                let sealed = secret.withBytes { bytes in
                    key.publicKey.seal(
                        bytes,
                        info: Preheader.slotInfo(
                            role: .trustee, index: 0, preheaderHash: preheader.hash))
                }
                return Slot(sealed.encapsulatedKey + sealed.ciphertext)
            }
            return try SealedMessage(
                header: MessageHeader(preheader: preheader, slots: slots), body: message.body)
        }
    }
}

extension TrusteeState {
    /// The trustee approves a directory that the log does not have yet.
    fileprivate mutating func approve(_ change: (inout DirectoryDraft) -> Void) {
        var draft = SamplePortal.draft
        draft.version = 2
        draft.previous = SamplePortal.directory.digest
        change(&draft)
        enter(.approvedDirectory(SamplePortal.note(draft, approvedBy: ["t1"])))
    }
}
