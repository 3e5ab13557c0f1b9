import Encoding
import Foundation
import GRDB
import SealedMessage

/// A stored value is not what the schema promises: the file was changed behind our back.
struct DamagedRow: Error {}

extension Row {
    func bytes(_ column: String) throws -> [UInt8] {
        guard let data: Data = self[column] else { throw DamagedRow() }
        return Array(data)
    }

    func digest(_ column: String) throws -> Digest {
        try Digest(bytes(column))
    }

    func messageID(_ column: String) throws -> MessageID {
        MessageID(try digest(column))
    }

    func uint64(_ column: String) throws -> UInt64 {
        guard let value: Int64 = self[column], let result = UInt64(exactly: value) else {
            throw DamagedRow()
        }
        return result
    }

    func kind(_ column: String) throws -> MessageKind {
        guard let value: Int = self[column], let code = UInt8(exactly: value),
            let kind = MessageKind(rawValue: code)
        else { throw DamagedRow() }
        return kind
    }
}

extension Digest {
    /// As an argument of SQL.
    var blob: Data { Data(bytes) }
}

extension MessageID {
    /// As an argument of SQL.
    var blob: Data { digest.blob }
}

extension [UInt8] {
    /// As an argument of SQL.
    var blob: Data { Data(self) }
}

extension UInt64 {
    /// As an argument of SQL, which has no larger integer: what lies beyond is larger than anything stored.
    var integer: Int64 { Int64(clamping: self) }
}

extension Database {
    /// Runs a statement from the cache.
    func run(_ sql: SQL) throws {
        try cachedStatement(literal: sql).execute()
    }

    /// The first row of a query, or nil.
    func row(_ sql: SQL) throws -> Row? {
        try Row.fetchOne(cachedStatement(literal: sql))
    }

    /// All rows of a query.
    func rows(_ sql: SQL) throws -> [Row] {
        try Row.fetchAll(cachedStatement(literal: sql))
    }
}
