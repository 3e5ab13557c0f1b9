import Encoding

/// The bytes of a ledger: records behind one another, each bound to all before it (Specification.md §1).
enum LedgerFormat {
    /// The first bytes of every ledger.
    static let magic: [UInt8] = Array("SENIM".utf8) + [0, 1, UInt8(ascii: "L")]
    /// The chain before the first record.
    static let start = labelledHash("senim/1 ledger", magic)
    /// The longest payload: 8192 entries of the usual size, several times over.
    static let maximumPayloadByteCount = 16 * 1024 * 1024
    private static let headByteCount = 8

    /// One record's bytes, and the chain after it.
    static func record(_ payload: [UInt8], after chain: Digest) -> (bytes: [UInt8], chain: Digest) {
        precondition(
            (1...maximumPayloadByteCount).contains(payload.count), "a payload has 1 B to 16 MiB")
        let next = labelledHash("senim/1 ledger", chain.bytes, payload)
        let length = [UInt8](bigEndian: UInt32(payload.count))
        return (length + check(length, after: chain) + payload + next.bytes, next)
    }

    /// What was read from a ledger's bytes.
    struct Contents {
        var records: [LedgerRecord] = []
        var chain = LedgerFormat.start
        /// How many bytes are good; what stands behind them was torn off in writing.
        var goodByteCount = 0
    }

    /// Reads all records; a torn end is left aside, any other flaw is damage (Specification.md §1.3).
    static func read(_ bytes: [UInt8]) throws(DamagedLedger) -> Contents {
        var contents = Contents()
        guard bytes.count >= magic.count else {
            guard magic.starts(with: bytes) || bytes.allSatisfy({ $0 == 0 }) else { throw .magic }
            return contents
        }
        guard bytes.starts(with: magic) else { throw .magic }
        contents.goodByteCount = magic.count
        // How far the file goes to the end of a flush.
        var whole = (recordCount: 0, chain: contents.chain, byteCount: magic.count)
        var (chain, byteCount) = (contents.chain, magic.count)
        while byteCount < bytes.count, let payload = try payload(bytes[byteCount...], after: chain)
        {
            let record = try LedgerRecord(parsing: payload)
            contents.records.append(record)
            chain = labelledHash("senim/1 ledger", chain.bytes, payload)
            byteCount += headByteCount + payload.count + Digest.byteCount
            if !record.isBeforeCosigned { whole = (contents.records.count, chain, byteCount) }
        }
        contents.records.removeLast(contents.records.count - whole.recordCount)
        contents.chain = whole.chain
        contents.goodByteCount = whole.byteCount
        return contents
    }

    /// The payload of the record at the beginning; nil when the file ends inside it.
    private static func payload(
        _ bytes: ArraySlice<UInt8>, after chain: Digest
    ) throws(DamagedLedger) -> [UInt8]? {
        // A file may have grown before its bytes reached the disk.
        if bytes.allSatisfy({ $0 == 0 }) { return nil }
        guard bytes.count >= headByteCount else { return nil }
        let length = Array(bytes.prefix(4))
        guard bytes.dropFirst(4).prefix(4).elementsEqual(check(length, after: chain)) else {
            throw .length
        }
        let count = length.reduce(0) { $0 << 8 | Int($1) }
        guard (1...maximumPayloadByteCount).contains(count) else { throw .length }
        let body = bytes.dropFirst(headByteCount)
        guard body.count >= count + Digest.byteCount else { return nil }
        let payload = Array(body.prefix(count))
        guard
            labelledHash("senim/1 ledger", chain.bytes, payload).bytes
                .elementsEqual(body.dropFirst(count).prefix(Digest.byteCount))
        else { throw .chain }
        return payload
    }

    private static func check(_ length: [UInt8], after chain: Digest) -> [UInt8] {
        Array(labelledHash("senim/1 ledger length", chain.bytes, length).bytes.prefix(4))
    }
}

/// Why a ledger cannot be relied on (Specification.md §1.3). It is never repaired.
package enum DamagedLedger: Error, Equatable {
    /// The file is no ledger of this version.
    case magic
    /// A record's length was changed.
    case length
    /// A record was changed, taken out or put in.
    case chain
    /// A record's payload is not as specified.
    case payload
    /// The first record does not say whose ledger it is, or another one does.
    case opening
    /// The ledger is another trustee's, or another portal's.
    case foreign
    /// An entry does not follow, or breaks a rule; or a root is not that of the entries.
    case entry(index: UInt64)
}
