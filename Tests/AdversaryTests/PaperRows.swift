import Auditor
import Cover
import Details
import Directory
import Encoding
import Exchange
import Foundation
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
import TransparencyLog
import Trustee
import Witness

extension TamperingTable {
    // MARK: Files

    static let paper: [TamperingRow] = proofs + ledgers + keyFiles + covers

    /// What a proof file consists of, in its order.
    static let proofParts = [
        "magic", "message", "entry", "tlog-proof", "directories and key notes", "policy",
        "authority's key", "receipt",
    ]

    private static let proofs: [TamperingRow] =
        zip(
            proofParts,
            [
                "notAProofFile", "acceptance(otherDetail)",
                "acceptance(entry(detailNotCommitted))", "acceptance(entry(malformedProof))",
                "directory(directory(notSignedByAuthority(version: 1)))", "policy",
                "otherAuthority", "receipt(otherMessage)",
            ]
        ).enumerated().map { place, part in
            TamperingRow(
                onPaper: "a byte of a proof file: its \(part.0)", .reporter, says: part.1
            ) {
                try await Leftovers.shared.value.verifyingProof(flippedAt: place)
            }
        } + [
            TamperingRow(
                onPaper: "a byte of an entry's proof: its entry, tlog-proof or directories",
                .auditor,
                says: """
                    entry(detailNotCommitted); entry(malformedProof); \
                    directory(notSignedByAuthority(version: 1))
                    """
            ) {
                try await Leftovers.shared.value.verifyingEntryProof()
            }
        ]

    private static let ledgers: [TamperingRow] = [
        TamperingRow(
            onPaper: "a byte of a ledger's export: its note, its signature or its content",
            .auditor, says: "LedgerRefused()"
        ) {
            try await Leftovers.shared.value.readingExport { export in
                let frames = try Frames.decode(export, exactly: 2)
                return [
                    Frames.encode([frames[0].flipped(at: 40), frames[1]]),
                    Frames.encode([frames[0].flipped(at: -4), frames[1]]),
                    Frames.encode([frames[0], frames[1].flipped(at: -30)]),
                    Frames.encode([frames[0], Array(frames[1].dropLast(8))]),
                ]
            }
        },
        TamperingRow(
            onPaper: "a ledger's export under another trustee's signature", .auditor,
            says: "LedgerRefused()"
        ) {
            try await Leftovers.shared.value.readingExport { export in
                let frames = try Frames.decode(export, exactly: 2)
                let note = try SignedNote(parsing: frames[0])
                return [
                    Frames.encode([
                        try SamplePortal.trustee("t2").sign(note.text).bytes, frames[1],
                    ])
                ]
            }
        },
        TamperingRow(
            "an old export of a ledger, shown again", .auditor, says: "nothing"
        ) { portal in
            // It is judged by the time it was signed at: what came later cannot stand in it.
            let old = try portal.trustees.map { try $0.ledger() }
            _ = try await portal.openedByACS()
            try await portal.tick()
            return try await portal.auditing(ledgers: old)
        },
        TamperingRow(
            "an answer left out of a ledger's export", .auditor, says: "answer-not-in-ledger 17 t1"
        ) { portal in
            _ = try await portal.openedByACS()
            try await portal.tick()
            return try await portal.auditing(
                ledgers: try portal.trustees.map { try $0.ledger(denies: $0.id.text == "t1") })
        },
        TamperingRow(
            onPaper: "a byte of a ledger: its first bytes", .trustee, says: "damaged(magic)"
        ) {
            try await Leftovers.shared.value.readingLedger { [$0.flipped()] }
        },
        TamperingRow(
            onPaper: "a byte of a ledger: a record's length or its check", .trustee,
            says: "damaged(length)"
        ) {
            try await Leftovers.shared.value.readingLedger { ledger in
                [ledger.flipped(at: 11), ledger.flipped(at: 12)]
            }
        },
        TamperingRow(
            onPaper: "a byte of a ledger: each kind of record, or its chain", .trustee,
            says: "damaged(chain)"
        ) {
            try await Leftovers.shared.value.readingLedger { ledger in
                Leftovers.records(of: ledger).flatMap { record in
                    [
                        ledger.flipped(at: record.lowerBound + 8),
                        ledger.flipped(at: record.upperBound - 1),
                    ]
                }
            }
        },
        TamperingRow(
            onPaper: "a record left out of a ledger, shown twice, or moved", .trustee,
            says: "damaged(length)"
        ) {
            try await Leftovers.shared.value.readingLedger { ledger in
                let records = Leftovers.records(of: ledger)
                let (first, second) = (records[1], records[2])
                let head = ledger[..<first.lowerBound]
                let rest = ledger[second.upperBound...]
                return [
                    Array(head + ledger[second] + rest),
                    Array(head + ledger[first] + ledger[first] + ledger[second] + rest),
                    Array(head + ledger[second] + ledger[first] + rest),
                ]
            }
        },
        TamperingRow(
            onPaper: "a ledger's last record torn off", .trustee, says: "nothing"
        ) {
            // It is what a crash leaves: nothing relied on it, and the trustee follows the log from there.
            try await Leftovers.shared.value.readingLedger { [Array($0.dropLast())] }
        },
        TamperingRow(
            onPaper: "another trustee's ledger", .trustee, says: "damaged(foreign)"
        ) {
            try await Leftovers.shared.value.running("t2", onLedgerOf: "t1")
        },
        TamperingRow(
            "an older ledger put back", .trustee, says: "wasPutBack(size: 16)"
        ) { portal in
            try await portal.puttingLedgerBack()
        },
        TamperingRow(
            onPaper: "a byte of what a witness remembers", .witness, says: "damaged"
        ) {
            try await Leftovers.shared.value.startingWitness()
        },
        TamperingRow(
            onPaper: "a byte of a person's approval in a trustee's folder", .trustee,
            says: "not approved"
        ) {
            let text = GroundApproval(
                portal: SamplePortal.portal, statement: StatementHash(.zero), isApproved: true
            ).text
            let note = try SamplePortal.trustee("t1").sign(text)
            return try Said.every([
                SignedNote(
                    text: text.replacing("approved", with: "refused"), signatures: note.signatures),
                SamplePortal.trustee("t2").sign(text),
                note.adding([SamplePortal.trustee("t2").signature(for: text)]),
            ]) { changed in
                GroundApproval(
                    verifying: changed, by: SamplePortal.trustee("t1").verifierKey) == nil
                    ? "not approved" : "nothing"
            }
        },
        TamperingRow(
            onPaper: "a byte of a person's wish to challenge in a trustee's folder", .trustee,
            says: "not challenged"
        ) {
            let text = ChallengeRequest(
                portal: SamplePortal.portal, message: MessageID(.zero),
                keyholder: SamplePortal.identifier("acs"), time: Sample.noon
            ).text
            let note = try SamplePortal.trustee("t1").sign(text)
            return try Said.every([
                SignedNote(
                    text: text.replacing("acs", with: "head"), signatures: note.signatures),
                SamplePortal.trustee("t2").sign(text),
            ]) { changed in
                ChallengeRequest(
                    verifying: changed, by: SamplePortal.trustee("t1").verifierKey) == nil
                    ? "not challenged" : "nothing"
            }
        },
    ]

    private static let keyFiles: [TamperingRow] = [
        TamperingRow(
            onPaper: "a byte of a key file: its first bytes or version, its end, or one too many",
            .desk, says: "notAKeyFile; unsupportedVersion(0); truncated; trailing"
        ) {
            try KeyFileOnPaper.opening { file in
                [file.flipped(), file.flipped(at: 8), Array(file.dropLast()), file + [0]]
            }
        },
        TamperingRow(
            onPaper: "a byte of a key file: its head, or the head's tag", .desk,
            says: "wrongPassphrase"
        ) {
            try KeyFileOnPaper.opening { file in [file.flipped(at: 20)] }
        },
        TamperingRow(
            onPaper: "a byte of a key file: what it seals", .desk, says: "damaged"
        ) {
            try KeyFileOnPaper.opening { file in [file.flipped(at: -1)] }
        },
        TamperingRow(
            "a byte of a desk's record: its name, its quarter or what it seals", .desk,
            says: "record(malformed); record(keyMissing(2026Q3))"
        ) { portal in
            let report = try await portal.openedByACS()
            let store = portal.records(of: "acs")
            let name = report.reportID.hex
            let good = try store.read(name) ?? []
            var other = good
            if let line = good.firstIndex(of: UInt8(ascii: "\n")) {
                other[line + "\n2026Q".utf8.count] = UInt8(ascii: "3")
            }
            return try await Said.each([
                good.flipped(), good.flipped(at: 30), good.flipped(at: -1), other,
            ]) { changed in
                try store.write(changed, as: name)
                return try await portal.readingRecord(of: report)
            }
        },
        TamperingRow(
            "a desk's record of another message in its place", .desk, says: "record(malformed)"
        ) { portal in
            let report = try await portal.openedByACS()
            let other = try await portal.openedByACS()
            let store = portal.records(of: "acs")
            try store.write(
                try store.read(other.reportID.hex) ?? [], as: report.reportID.hex)
            return try await portal.readingRecord(of: report)
        },
        TamperingRow(
            "a desk's record taken away", .desk, throws: DeskFailed.reply(.notOpened)
        ) { portal in
            let report = try await portal.openedByACS()
            try portal.records(of: "acs").remove(report.reportID.hex)
            return await Said.error {
                _ = try await portal.desk("acs").reply(
                    to: report.reportID, text: "x", language: .kazakh)
            }
        },
        TamperingRow(
            "an older record of a desk's put back", .desk, says: "elsewhere"
        ) { portal in
            let report = try await portal.openedByACS()
            let store = portal.records(of: "acs")
            let old = try store.read(report.reportID.hex) ?? []
            try await portal.state(.takenUp, of: report.reportID, as: "acs")
            try store.write(old, as: report.reportID.hex)
            // What was stated stands: another outcome cannot be slipped in under it.
            try await portal.state(.malformed, of: report.reportID, as: "acs")
            let standing = try await portal.desk("acs").pursuedOutcome(of: report.reportID)?
                .standing
            return standing?.rawValue ?? "nothing"
        },
    ]

    private static let covers: [TamperingRow] = [
        TamperingRow(
            onPaper: "a byte of a cover client's state", .cover, says: "MalformedCoverState()"
        ) {
            let key = RecordKey()
            let sealed = CoverState().sealed(with: key)
            return await Said.each([
                sealed.flipped(), sealed.flipped(at: 14), sealed.flipped(at: -1),
                Array(sealed.dropLast()),
            ]) { changed in
                await Said.error { _ = try CoverState(opening: changed, with: key) }
            }
        },
        TamperingRow(
            onPaper: "another client's state in its place", .cover, says: "MalformedCoverState()"
        ) {
            let sealed = CoverState().sealed(with: RecordKey())
            return await Said.error { _ = try CoverState(opening: sealed, with: RecordKey()) }
        },
        TamperingRow(
            onPaper: "a byte of a cover list: its note or its messages", .trustee,
            says: "malformed; notSigned"
        ) {
            try await CoverOnPaper.reading { list in
                let frames = try Frames.decode(list, exactly: 2)
                let note = try SignedNote(parsing: frames[0])
                return [
                    Frames.encode([frames[0], frames[1].flipped()]),
                    Frames.encode([
                        try SignedNote(
                            text: note.text.replacing("\n3\n", with: "\n2\n"),
                            signatures: note.signatures
                        ).bytes, frames[1],
                    ]),
                    Frames.encode([
                        try SignedNote(
                            text: note.text.replacing(
                                "\(Sample.noon)", with: "\(Sample.noon + 1)"),
                            signatures: note.signatures
                        ).bytes, frames[1],
                    ]),
                ]
            }
        },
        TamperingRow(
            onPaper: "a cover list's messages in another order, or one twice", .trustee,
            says: "malformed"
        ) {
            await Said.each([
                Array(CoverOnPaper.ids.reversed()), CoverOnPaper.ids + CoverOnPaper.ids.suffix(1),
            ]) { messages in
                await Said.error {
                    _ = try CoverList(
                        verifying: CoverOnPaper.list(messages), by: CoverOnPaper.key)
                }
            }
        },
        TamperingRow(
            onPaper: "a stranger's signature on a cover list", .trustee, says: "notSigned"
        ) {
            await Said.error {
                _ = try CoverList(
                    verifying: CoverOnPaper.list(
                        CoverOnPaper.ids, signer: SamplePortal.portal.gatewayKeyName),
                    by: CoverOnPaper.key)
            }
        },
        TamperingRow(
            onPaper: "the count in the totals of covers", .auditor, says: "notSigned"
        ) {
            try await CoverOnPaper.counting { note in
                try SignedNote(
                    text: note.text.replacing("\n7\n", with: "\n8\n"), signatures: note.signatures)
            }
        },
        TamperingRow(
            onPaper: "the totals of covers without t trustees", .auditor,
            says: "tooFewTrustees(1, expected: 2)"
        ) {
            try await CoverOnPaper.counting { note in
                try SignedNote(
                    text: note.text,
                    signatures: note.signatures.filter { !$0.name.hasSuffix("/t2") })
            }
        },
        TamperingRow(
            onPaper: "the totals of covers of another portal, or of a quarter that runs", .auditor,
            says: "otherPortal; notOver"
        ) {
            try await CoverOnPaper.counting(
                {
                    try CoverOnPaper.signed(
                        $0.text.replacing("demo.example", with: "other.example"))
                },
                { try CoverOnPaper.signed($0.text.replacing("2026Q3", with: "2026Q4")) })
        },
    ]
}

/// What one live portal left behind, for rows that only read it.
private struct Leftovers: Sendable {
    let proofFile: [UInt8]
    let entryProof: [UInt8]
    let export: [UInt8]
    let ledger: [UInt8]
    let witness: (name: String, bytes: [UInt8])

    static let shared = Task { try await Leftovers() }

    private init() async throws {
        self = try await LivePortal.with { portal in
            let wire = portal.wire()
            let report = try await portal.submit(over: wire)
            let receipt = try SubmissionAnswer(parsing: wire.lastAnswer(of: .reports) ?? []).report
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "acs")
            try await portal.state(.takenUp, of: report.reportID, as: "acs")
            let verified = try await portal.visit(over: wire).verifiedPortal()
            let message = try await MailboxReader(
                calls: wire.calls, portal: verified,
                receipt: Receipt(reading: report.receipt, portal: SamplePortal.portal.name)
            ).fetchMessage(report.reportID)
            let proof = try ProofFile(
                message, of: report.reportID, portal: verified, receipt: receipt)
            let clock = portal.clock
            let entry = try await AuditRun(
                caller: portal.caller(.auditor, "a1", over: wire), calls: wire.calls,
                authority: SamplePortal.authority.verifierKey, clock: { clock.now }
            ).proof(ofEntry: 12)
            let files = try portal.files()
            guard let entry, let ledger = files.first(where: { $0.name == "t1.ledger" }),
                let witness = files.first(where: { $0.name.hasSuffix(".checkpoint") })
            else { throw NothingLeft() }
            return Leftovers(
                proofFile: proof.bytes, entryProof: entry.bytes,
                export: try portal.trustee("t1").ledger().bytes, ledger: Array(ledger.bytes),
                witness: (witness.name, Array(witness.bytes)))
        }
    }

    private init(
        proofFile: [UInt8], entryProof: [UInt8], export: [UInt8], ledger: [UInt8],
        witness: (String, [UInt8])
    ) {
        self.proofFile = proofFile
        self.entryProof = entryProof
        self.export = export
        self.ledger = ledger
        self.witness = witness
    }

    private struct NothingLeft: Error {}

    /// What a reader says of the proof file with one bit of a part changed; part 0 is what stands before the frames.
    func verifyingProof(flippedAt part: Int) throws -> String {
        let magic = Array("senim/proof/v1\n".utf8).count
        var bytes = proofFile
        if part == 0 {
            bytes = bytes.flipped()
        } else {
            var frames = try Frames.decode(Array(bytes.dropFirst(magic)), exactly: 7)
            frames[part - 1] = try Leftovers.changed(frames[part - 1], part)
            bytes = bytes.prefix(magic) + Frames.encode(frames)
        }
        do {
            _ = try ProofFile(parsing: bytes).verified(by: SamplePortal.authority.verifierKey)
            return "nothing"
        } catch {
            return Said.plain(error)
        }
    }

    /// A part of the proof file with something changed that is still well formed where that is possible.
    private static func changed(_ frame: [UInt8], _ part: Int) throws -> [UInt8] {
        switch part {
        case 2: try LoggedEntry(parsing: frame).withOtherDetail().bytes
        case 4:
            DirectoryAnswer(
                directories: try DirectoryAnswer(parsing: frame).directories.map {
                    try SamplePortal.gateway.sign($0.text)
                }, keyNotes: try DirectoryAnswer(parsing: frame).keyNotes
            ).bytes
        case 6: Array(SamplePortal.gateway.verifierKey.text.utf8)
        case 7:
            try SamplePortal.gateway.sign(
                ReceiptNote(
                    portal: SamplePortal.portal, messageID: MessageID(.zero), day: 1
                ).text
            ).bytes
        default: frame.flipped(at: -1)
        }
    }

    func verifyingEntryProof() throws -> String {
        let frames = try Frames.decode(entryProof, exactly: 3)
        let entry = try LoggedEntry(parsing: frames[0])
        let other = LoggedEntry(
            index: entry.index, leaf: entry.leaf, nonce: entry.nonce.flipped(),
            detail: entry.detail)
        let directories = try Frames.decode(frames[2], most: 4).map {
            try SamplePortal.gateway.sign(SignedNote(parsing: $0).text).bytes
        }
        return Said.every([
            [other.bytes, frames[1], frames[2]],
            [frames[0], frames[1].flipped(at: 3), frames[2]],
            [frames[0], frames[1], Frames.encode(directories)],
        ]) { parts in
            do {
                let file = try EntryProofFile(parsing: Frames.encode(parts))
                _ = try file.verified(by: SamplePortal.authority.verifierKey)
                return "nothing"
            } catch {
                return Said.plain(error)
            }
        }
    }

    func readingExport(_ change: ([UInt8]) throws -> [[UInt8]]) throws -> String {
        Said.every(try change(export)) { bytes in
            do {
                _ = try TrusteeLedger(verifying: bytes, in: LivePortal.directory)
                return "nothing"
            } catch {
                return Said.plain(error)
            }
        }
    }

    func readingLedger(_ change: ([UInt8]) throws -> [[UInt8]]) throws -> String {
        let folder = try LiveFolder()
        let path = folder.path + "/t1.ledger"
        return try Said.every(try change(ledger)) { bytes in
            try Data(bytes).write(to: URL(filePath: path))
            do {
                _ = try LedgerFile.records(path: path)
                return "nothing"
            } catch {
                return Said.plain(error)
            }
        }
    }

    /// Where each record stands in a ledger.
    static func records(of ledger: [UInt8]) -> [Range<Int>] {
        var records: [Range<Int>] = []
        var start = 8
        while start + 8 <= ledger.count {
            let length = ledger[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + length + Digest.byteCount
            records.append(start..<end)
            start = end
        }
        return records
    }

    /// What a trustee says at its start on the ledger of another.
    func running(_ id: String, onLedgerOf other: String) throws -> String {
        let folder = try LiveFolder()
        let path = folder.path + "/\(other).ledger"
        try Data(ledger).write(to: URL(filePath: path))
        do {
            _ = try LiveTrustee(id, clock: LiveClock(), ledger: path)
            return "nothing"
        } catch {
            return Said.plain(error)
        }
    }

    /// What a witness says at its start.
    func startingWitness() throws -> String {
        let folder = try LiveFolder()
        return try Said.every([50, -4]) { place in
            try Data(witness.bytes.flipped(at: place)).write(
                to: URL(filePath: folder.path + "/" + witness.name))
            do {
                _ = try WitnessFolder(path: folder.path).state(
                    of: SamplePortal.signer(SamplePortal.portal.logOrigin).verifierKey)
                return "nothing"
            } catch {
                return String(Said.plain(error).prefix { $0 != "(" })
            }
        }
    }
}

/// A key file on paper.
private enum KeyFileOnPaper {
    private static var passphrase: SecretBytes {
        var bytes = Array("үш сөз тұрады осында".utf8)
        return SecretBytes(moving: &bytes)
    }

    private static let file = Sample.made {
        var ring = try KeyRing(role: .keyholder, portal: "demo.example", id: "acs")
        var secret = [UInt8](repeating: 7, count: 32)
        try ring.insert("identity", SecretBytes(moving: &secret))
        return try KeyFile.write(ring, passphrase: passphrase)
    }

    /// What the desk's program says of each changed file.
    static func opening(_ change: ([UInt8]) -> [[UInt8]]) throws -> String {
        Said.every(change(file)) { bytes in
            do {
                _ = try KeyFile.open(bytes, passphrase: passphrase, expecting: .keyholder)
                return "nothing"
            } catch {
                return Said.plain(error)
            }
        }
    }
}

/// Lists and totals of covers on paper.
private enum CoverOnPaper {
    static let ids = (0..<3).map { Digest(hashing: [UInt8($0)]) }.sorted().map { MessageID($0) }
    static let key = SamplePortal.signer(SamplePortal.portal.coverKeyName).verifierKey

    static func list(_ messages: [MessageID], signer: String? = nil) -> [UInt8] {
        CoverList(
            messages, portal: SamplePortal.portal, time: Sample.noon,
            signer: SamplePortal.signer(signer ?? SamplePortal.portal.coverKeyName)
        ).bytes
    }

    /// What a trustee says of each changed list.
    static func reading(_ change: ([UInt8]) throws -> [[UInt8]]) async throws -> String {
        await Said.each(try change(list(ids))) { bytes in
            await Said.error { _ = try CoverList(verifying: bytes, by: key) }
        }
    }

    /// Signed by the cover client and two trustees.
    static func signed(_ text: String) throws -> SignedNote {
        try SamplePortal.signer(SamplePortal.portal.coverKeyName).sign(text).adding(
            ["t1", "t2"].map { try SamplePortal.trustee($0).signature(for: text) })
    }

    /// What an auditor says of changed totals.
    static func counting(_ changes: (SignedNote) throws -> SignedNote...) async throws -> String {
        var draft = LivePortal.draft
        draft.coverKey = key
        let directory = try Directory(checking: draft)
        let note = try signed(
            CoverTotals(
                portal: SamplePortal.portal, quarter: Quarter(parsing: "2026Q3"), count: 7,
                time: Sample.noon
            ).text)
        var said: [String] = []
        for change in changes {
            let changed = try change(note)
            said.append(
                await Said.error {
                    _ = try CoverTotals(verifying: changed, in: directory, isCosigned: true)
                })
        }
        return said.joined(separator: "; ")
    }
}

extension LivePortal {
    /// Everything that the auditor finds with these ledgers.
    fileprivate func auditing(ledgers: [(name: String, bytes: [UInt8])]) async throws -> String {
        let findings = try await audit(ledgers: ledgers).findings
        return Said.once(
            findings.isEmpty
                ? "nothing"
                : findings.map { finding in
                    [
                        finding.kind.rawValue, finding.entry.map { "\($0)" }, finding.subject,
                        finding.reason,
                    ].compactMap(\.self).joined(separator: " ")
                }.joined(separator: "; "))
    }

    /// What acs's desk says when it reads its record of a report.
    fileprivate func readingRecord(of report: SentReport) async throws -> String {
        let desk = try await desk("acs")
        do {
            _ = try desk.read(report.reportID)
            return "nothing"
        } catch {
            // The message's id is random.
            return Said.plain(error).replacing(/\((?:\w+\.)*MessageID.*/, with: ")")
        }
    }

    /// What t1 does when it is started on an older ledger than it has cosigned by.
    fileprivate func puttingLedgerBack() async throws -> String {
        let folder = try LiveFolder()
        let path = folder.path + "/t1.ledger"
        let old = try files().first { $0.name == "t1.ledger" }
        try old?.bytes.write(to: URL(filePath: path))
        _ = try await ticked()
        let runner = try LiveTrustee("t1", wire: wire(), clock: clock, ledger: path).runner
        let acts = try await runner.round().acts
        let said = acts.compactMap { act in
            if case .wasPutBack = act { Said.plain(act) } else { nil as String? }
        }
        return said.joined(separator: "; ")
    }
}
