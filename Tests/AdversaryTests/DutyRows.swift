// `unsafe` here: the report's conversation key is copied out of locked pages into statements that no desk makes.
import Auditor
import Details
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Trustee

extension TamperingTable {
    // MARK: Statements of duties

    static let duties: [TamperingRow] = [
        TamperingRow(
            "a byte of a sealed statement, as served", .trustee, says: "dutyWithheld(index: 20)"
        ) { portal in
            try await portal.stated(absent: ["t1"])
            return try await Said.each(DutyPart.starts) { start in
                try await portal.examiningDuties {
                    $0.map { $0.with(sealed: $0.sealed.flipped(at: start + 40)) }
                }
            }
        },
        TamperingRow(
            "a byte of a sealed statement, as served", .auditor, says: "duty-missing 20"
        ) { portal in
            try await portal.stated()
            return try await Said.each(DutyPart.starts) { start in
                try await portal.auditingDuties {
                    $0.map { $0.with(sealed: $0.sealed.flipped(at: start + 40)) }
                }
            }
        },
        TamperingRow(
            "a byte of a sealed statement, as served", .desk, says: "otherBytes"
        ) { portal in
            let report = try await portal.stated()
            return try await Said.each(DutyPart.starts) { start in
                try await portal.listing(report) { duty in
                    duty.with(sealed: duty.sealed.flipped(at: start + 40))
                }
            }
        },
        TamperingRow(
            "a byte of a sealed statement, in the database", .trustee,
            says: "dutyWithheld(index: 20)"
        ) { portal in
            try await portal.stated(absent: ["t1"])
            try await portal.continues(on: "UPDATE duty SET sealed = flipped(sealed, 40)")
            portal.setAbsent([])
            return try await portal.conditions(of: portal.trustee("t1"))
        },
        TamperingRow(
            "the message of a sealed statement, in the database", .desk, says: "hidden"
        ) { portal in
            let report = try await portal.stated()
            try await portal.continues(on: "UPDATE duty SET message = flipped(message, 0)")
            return try await portal.listing(report) { $0 }
        },
        TamperingRow(
            "the statement of another keyholder in its place, as served", .trustee,
            says: "dutyWithheld(index: 20)"
        ) { portal in
            let report = try await portal.stated(absent: ["t1"])
            _ = try await portal.open(report.reportID, as: "superior")
            _ = try await portal.desk("superior").state(Array("sent".utf8), of: report.reportID)
            return try await portal.examiningDuties { duties in
                duties.indices.map {
                    duties[$0].with(sealed: duties[duties.count - 1 - $0].sealed)
                }
            }
        },
        TamperingRow(
            "a statement kept back", .trustee, says: "dutyWithheld(index: 20)"
        ) { portal in
            try await portal.stated(absent: ["t1"])
            return try await portal.examiningDuties { _ in [] }
        },
        TamperingRow(
            "a statement kept back", .auditor, says: "duty-missing 20"
        ) { portal in
            try await portal.stated()
            return try await portal.auditingDuties { _ in [] }
        },
        TamperingRow(
            "a statement kept back from the desk that made it", .desk, says: "hidden"
        ) { portal in
            let report = try await portal.stated()
            return try await portal.listing(report) { _ in nil }
        },
        TamperingRow(
            "a byte of a statement's entry, as served to a desk", .desk,
            says: "entry(malformedDetail); hidden; entry(malformedLeaf); entry(detailNotCommitted)"
        ) { portal in
            let report = try await portal.stated()
            return try await Said.each(EntryPart.allCases) { part in
                try await portal.listing(report) { $0.with(entry: part.changed($0.entry)) }
            }
        },
        TamperingRow(
            "a stranger's signature on a statement, as served to a desk", .desk,
            says: "notSigned; hidden"
        ) { portal in
            let report = try await portal.stated()
            return try await portal.listing(report) {
                $0.with(entry: try $0.entry.signedByStranger())
            }
        },
        TamperingRow(
            "a statement that is not in the log, as served to a desk", .desk,
            says: "notIncluded(rootMismatch); hidden"
        ) { portal in
            let report = try await portal.stated()
            return try await portal.listing(report) { duty in
                let note = try DutyNote(
                    parsing: SignedNote(parsing: duty.entry.detail).text
                ).later.signed(by: SamplePortal.identity("acs"))
                return duty.with(entry: try duty.entry.replaced(by: note))
            }
        },
        TamperingRow(
            "a statement about another message, as served to a desk", .desk,
            says: "otherDetail; hidden"
        ) { portal in
            let report = try await portal.stated()
            let other = try await portal.openedByACS()
            _ = try await portal.desk("acs").state(Array("sent".utf8), of: other.reportID)
            try await portal.tick()
            let listed = try await portal.listed(other)
            return try await portal.listing(report) { _ in listed.first }
        },
        TamperingRow(
            "a statement that does not fit its commitment", .auditor,
            says: """
                duty-malformed 20 t1; duty-malformed 20 t2; duty-malformed 20 t3; \
                duty-malformed 20 acs commitment
                """
        ) { portal in
            _ = try await portal.stating { log, report, key in
                log.duty("x", of: report, by: "acs", key: key, commitment: .zero)
            }
            return try await portal.auditing()
        },
        TamperingRow(
            "a statement that does not fit its commitment", .desk, says: "otherCommitment"
        ) { portal in
            let report = try await portal.stating { log, report, key in
                log.duty("x", of: report, by: "acs", key: key, commitment: .zero)
            }
            return try await portal.listing(report) { $0 }
        },
        TamperingRow(
            "a statement that nobody can open", .auditor,
            says: "duty-malformed 20 acs unreadable"
        ) { portal in
            _ = try await portal.statingGarbage()
            return try await portal.auditing()
        },
        TamperingRow(
            "a statement that nobody can open", .desk, says: "unreadable(cannotOpen)"
        ) { portal in
            let report = try await portal.statingGarbage()
            return try await portal.listing(report) { $0 }
        },
        TamperingRow(
            "a statement by a keyholder whom the reporter left out", .desk, says: "notReader"
        ) { portal in
            let report = try await portal.stating(as: "head") { log, report, key in
                log.duty("x", of: report, by: "head", key: key)
            }
            return try await portal.listing(report) { $0 }
        },
        TamperingRow(
            "other sealed bytes than a statement's note names", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingDuty { posting, _ in
                DutyPosting(note: posting.note, sealed: posting.sealed.flipped())
            }
        },
        TamperingRow(
            "a statement of another length", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingDuty { posting, note in
                let sealed = Array(posting.sealed.dropLast(DutyPosting.partByteCount))
                return DutyPosting(
                    note: note.with(sealed).signed(by: SamplePortal.identity("acs")),
                    sealed: sealed)
            }
        },
        TamperingRow(
            "a stranger's signature on a statement", .gateway,
            throws: PortalError.problem(.notAuthorised, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingDuty { posting, note in
                DutyPosting(
                    note: note.signed(by: SamplePortal.identity("head")), sealed: posting.sealed)
            }
        },
        TamperingRow(
            "a statement about a message that was never asked for", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.ticked()
            return await Said.error {
                let posting = portal.duty(of: report) { log, report, key in
                    log.duty("x", of: report, by: "acs", key: key)
                }
                _ = try await portal.caller(.keyholder, "acs").post(.duty, posting.bytes)
            }
        },
        TamperingRow(
            "a statement posted again", .auditor, says: "nothing"
        ) { portal in
            let report = try await portal.stated()
            let listed = try await portal.listed(report)
            for duty in listed {
                let posting = DutyPosting(
                    note: try SignedNote(parsing: duty.entry.detail), sealed: duty.sealed)
                _ = try await portal.caller(.keyholder, "acs").post(.duty, posting.bytes)
            }
            try await portal.tick()
            let again = try await portal.listed(report)
            return again == listed ? try await portal.auditing() : "\(again.count)"
        },
        TamperingRow(
            "a statement about the portal by who is no commissioner", .gateway,
            throws: PortalError.problem(.noteRefused, retryAfterSeconds: nil)
        ) { portal in
            try await portal.postingDuty { posting, note in
                DutyPosting(
                    note: note.ofPortal.signed(by: SamplePortal.identity("acs")),
                    sealed: posting.sealed)
            }
        },
        TamperingRow(
            "statements about a report, asked for with the T of another", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.stated()
            let other = try await portal.ticked()
            return await Said.error { _ = try await portal.listed(report, with: other) }
        },
        TamperingRow(
            "statements about a report, asked for with its T by who never asked for it", .gateway,
            throws: PortalError.problem(.notFound, retryAfterSeconds: nil)
        ) { portal in
            let report = try await portal.stated()
            return await Said.error { _ = try await portal.listed(report, for: "superior") }
        },
    ]
}

/// Where a byte is changed, in a sealed statement to three trustees, an auditor and the case.
private enum DutyPart {
    static let starts = (0..<5).map { $0 * DutyPosting.partByteCount }
}

/// The parts of an entry.
private enum EntryPart: CaseIterable, Sendable {
    case detail, leaf, nonce

    func changed(_ entry: LoggedEntry) -> LoggedEntry {
        LoggedEntry(
            index: entry.index, leaf: self == .leaf ? entry.leaf.flipped() : entry.leaf,
            nonce: self == .nonce ? entry.nonce.flipped() : entry.nonce,
            detail: self == .detail ? entry.detail.flipped() : entry.detail)
    }
}

extension DutiesAnswer.Duty {
    fileprivate func with(sealed: [UInt8]) -> DutiesAnswer.Duty {
        DutiesAnswer.Duty(index: index, sealed: sealed)
    }
}

extension CaseDutiesAnswer.Duty {
    fileprivate func with(
        entry: LoggedEntry? = nil, sealed: [UInt8]? = nil
    ) -> CaseDutiesAnswer.Duty {
        CaseDutiesAnswer.Duty(entry: entry ?? self.entry, sealed: sealed ?? self.sealed)
    }
}

extension DutyNote {
    /// The same over other sealed bytes.
    fileprivate func with(_ sealed: [UInt8]) -> DutyNote {
        DutyNote(
            portal: portal, messageID: messageID, keyholder: keyholder, time: time,
            commitment: commitment, sealedDigest: Digest(hashing: sealed))
    }

    /// The same about the portal.
    fileprivate var ofPortal: DutyNote {
        DutyNote(
            portal: portal, messageID: .none, keyholder: keyholder, time: time,
            commitment: commitment, sealedDigest: sealedDigest)
    }

    /// The same, a second later.
    fileprivate var later: DutyNote {
        DutyNote(
            portal: portal, messageID: messageID, keyholder: keyholder, time: time + 1,
            commitment: commitment, sealedDigest: sealedDigest)
    }
}

extension LivePortal {
    /// A report that acs opened and stated something about.
    @discardableResult
    fileprivate func stated(absent: Set<String> = []) async throws -> SentReport {
        let report = try await openedByACS()
        setAbsent(absent)
        _ = try await desk("acs").state(Array("called 1424".utf8), of: report.reportID)
        try await tick()
        return report
    }

    /// What t1 says of statements that are changed on their way.
    fileprivate func examiningDuties(
        _ change: @escaping @Sendable ([DutiesAnswer.Duty]) throws -> [DutiesAnswer.Duty]
    ) async throws -> String {
        let trustee = trustee("t1")
        trustee.wire.changeAnswers(of: .trusteeDuties) { bytes in
            DutiesAnswer(duties: try change(DutiesAnswer(parsing: bytes).duties)).bytes
        }
        return try await conditions(of: trustee)
    }

    /// What the auditor finds when statements are changed on their way.
    fileprivate func auditingDuties(
        _ change: @escaping @Sendable ([DutiesAnswer.Duty]) throws -> [DutiesAnswer.Duty]
    ) async throws -> String {
        let wire = wire()
        wire.changeAnswers(of: .auditDuties) { bytes in
            DutiesAnswer(duties: try change(DutiesAnswer(parsing: bytes).duties)).bytes
        }
        return try await auditing(over: wire)
    }

    /// Why the desk of acs counts no statement, when each is changed on its way or left out.
    fileprivate func listing(
        _ report: SentReport,
        _ change:
            @escaping @Sendable (CaseDutiesAnswer.Duty) throws -> CaseDutiesAnswer.Duty?
    ) async throws -> String {
        let wire = wire()
        wire.changeAnswers(of: .threadDuties) { bytes in
            CaseDutiesAnswer(
                duties: try CaseDutiesAnswer(parsing: bytes).duties.compactMap(change)
            ).bytes
        }
        let read = try await desk("acs", over: wire).statements(of: report.reportID)
        let said = read.refused.map { Said.plain($0.reason) }
        return read.facts.isEmpty ? said.joined(separator: "; ") : "\(read.facts.count) stated"
    }

    /// The statements about a report, as the gateway lists them.
    ///
    /// - Parameter other: the report whose T is sent, when it is another one.
    fileprivate func listed(
        _ report: SentReport, with other: SentReport? = nil, for id: String = "acs"
    ) async throws -> [CaseDutiesAnswer.Duty] {
        let keys = try receiptKeys(of: other ?? report)
        let thread = keys.conversationKey.threadCapability()
        let request = CaseDutiesRequest(
            message: report.reportID,
            thread: unsafe thread.withUnsafeBytes { unsafe Array($0) })
        let answer = try await caller(.keyholder, id).post(.threadDuties, request.bytes)
        return try CaseDutiesAnswer(parsing: answer).duties
    }

    private func receiptKeys(of report: SentReport) throws -> ReceiptKeys {
        let name = SamplePortal.portal.name
        return ReceiptKeys(try Receipt(reading: report.receipt, portal: name), portal: name)
    }

    /// A statement as a program that checks nothing would make it, with the report's own conversation key.
    fileprivate func duty(
        of report: SentReport,
        _ make: (PaperLog, MessageID, [UInt8]) -> (note: SignedNote, sealed: SealedDuty)
    ) -> DutyPosting {
        var log = PaperLog()
        log.time = clock.now
        let key = Sample.made {
            try receiptKeys(of: report).conversationKey.withBytes { bytes in
                unsafe bytes.withUnsafeBytes { unsafe Array($0) }
            }
        }
        let (note, sealed) = make(log, report.reportID, key)
        return DutyPosting(note: note, sealed: sealed.bytes)
    }

    /// A report that acs opened, and about which a program that checks nothing stated something.
    fileprivate func stating(
        as id: String = "acs",
        _ make: (PaperLog, MessageID, [UInt8]) -> (note: SignedNote, sealed: SealedDuty)
    ) async throws -> SentReport {
        let report = try await openedByACS()
        if id != "acs" { _ = try await open(report.reportID, as: id) }
        let posting = duty(of: report, make)
        _ = try await caller(.keyholder, id).post(.duty, posting.bytes)
        try await tick()
        return report
    }

    fileprivate func statingGarbage() async throws -> SentReport {
        try await stating { log, report, key in
            let (good, bytes) = log.duty("x", of: report, by: "acs", key: key)
            return Sample.made {
                let garbage = [UInt8](repeating: 7, count: bytes.bytes.count)
                let note = try DutyNote(parsing: good.text).with(garbage)
                return (note.signed(by: SamplePortal.identity("acs")), try SealedDuty(garbage))
            }
        }
    }

    /// What the gateway says to a statement that is not as it should be.
    fileprivate func postingDuty(
        _ change: (DutyPosting, DutyNote) throws -> DutyPosting
    ) async throws -> String {
        let report = try await openedByACS()
        let good = duty(of: report) { log, report, key in
            log.duty("x", of: report, by: "acs", key: key)
        }
        let posting = try change(good, try DutyNote(parsing: good.note.text))
        return await Said.error {
            _ = try await caller(.keyholder, "acs").post(.duty, posting.bytes)
        }
    }
}
