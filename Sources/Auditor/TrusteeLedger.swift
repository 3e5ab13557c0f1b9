package import Directory
import Encoding
import Exchange
import SignedNote

/// What a trustee says of its ledger (Trustee/Specification.md §4), read by other code than wrote it.
package struct TrusteeLedger: Sendable {
    /// A tree the trustee cosigned.
    struct Cosigned: Sendable {
        let size: UInt64
        let root: Digest
    }

    /// An answer the trustee gave.
    struct Answer: Sendable {
        let statement: Digest
        let note: SignedNote
        /// nil in a refusal.
        let releaseDigest: Digest?
    }

    package let trustee: Identifier
    /// UTC seconds at which it was signed.
    package let time: UInt64
    let answers: [Answer]
    let cosigned: [Cosigned]
    /// The codes of the alarms.
    let alarms: [String]
    /// The log indices of outcomes and statements that the trustee calls faulty.
    let faulty: [UInt64]

    /// Reads an export, and checks that a trustee of the directory signed exactly this.
    package init(verifying bytes: [UInt8], in directory: Directory) throws(LedgerRefused) {
        do {
            let frames = try Frames.decode(bytes, exactly: 2)
            let note = try SignedNote(parsing: frames[0])
            let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            guard lines.count == 11, lines[10].isEmpty, lines[0] == "senim/ledger/v1",
                lines[1] == directory.portal.name,
                let signer = directory.trustees.first(where: { $0.id.text == lines[2] }),
                note.signatures.count == 1, note.isSigned(by: signer.noteKey),
                try Digest(hex: lines[9]) == Digest(hashing: frames[1])
            else { throw LedgerRefused() }
            let parts = try Frames.decode(frames[1], exactly: 4)
            answers = try TrusteeLedger.answers(parts[0])
            cosigned = try TrusteeLedger.cosigned(parts[1])
            alarms = try TrusteeLedger.alarms(parts[2])
            faulty = try TrusteeLedger.indices(parts[3])
            trustee = signer.id
            time = try Decimal.decode(lines[8])
            guard try Decimal.decode(lines[3]) == answers.count,
                try Decimal.decode(lines[4]) == cosigned.count,
                try Decimal.decode(lines[5]) == alarms.count,
                try Decimal.decode(lines[6]) == cosigned.last?.size ?? 0,
                try Digest(hex: lines[7]) == cosigned.last?.root ?? .zero
            else { throw LedgerRefused() }
        } catch {
            throw LedgerRefused()
        }
    }

    private static func answers(_ bytes: [UInt8]) throws -> [Answer] {
        try Frames.decode(bytes, most: most).map { frame in
            let frames = try Frames.decode(frame, exactly: 4)
            guard frames[1].count == 8, frames[3].isEmpty || frames[3].count == releaseByteCount
            else { throw LedgerRefused() }
            return Answer(
                statement: try Digest(frames[0]), note: try SignedNote(parsing: frames[2]),
                releaseDigest: frames[3].isEmpty ? nil : Digest(hashing: frames[3]))
        }
    }

    private static func cosigned(_ bytes: [UInt8]) throws -> [Cosigned] {
        var cosigned: [Cosigned] = []
        var reader = ByteReader(bytes)
        while reader.remainingByteCount > 0 {
            let size = try reader.uint64()
            let root = try reader.digest()
            _ = try reader.uint64()
            guard size >= cosigned.last?.size ?? 0 else { throw LedgerRefused() }
            cosigned.append(Cosigned(size: size, root: root))
        }
        return cosigned
    }

    private static func indices(_ bytes: [UInt8]) throws -> [UInt64] {
        var indices: [UInt64] = []
        var reader = ByteReader(bytes)
        while reader.remainingByteCount > 0 { indices.append(try reader.uint64()) }
        return indices
    }

    private static func alarms(_ bytes: [UInt8]) throws -> [String] {
        try Frames.decode(bytes, most: most).map { frame in
            let code = String(
                validating: try Frames.decode(frame, exactly: 2)[0], as: UTF8.self)
            guard let code, alarmCodes.contains(code) else { throw LedgerRefused() }
            return code
        }
    }

    /// More than a trustee gives in decades.
    private static let most = 10_000_000
    private static let releaseByteCount = 1200
    private static let alarmCodes = ["smaller-tree", "other-tree"]
}

/// Thrown for a file that is no ledger signed by a trustee of the directory.
package struct LedgerRefused: Error, Equatable {
    package init() {}
}
